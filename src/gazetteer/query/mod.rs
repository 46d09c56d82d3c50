//! What country is meant by a name as people type it and as tables print it.
//!
//! The gazetteer's own names are compared by key, as texts are. Only what they do not answer comes here. A query is mended (`spelling`), cut into
//! parts and words (`words`), and looked up among the names of countries by its words (`index`): in whatever order, abbreviations written out,
//! articles and conjunctions left out. In turn:
//!
//! 1. all words are those of a name: "Korea, Dem. People's Rep.", "Gambia, The", "Trinidad/Tobago";
//! 2. without remarks ("former", "mainland", a year) they are: "Yugoslavia (former)", "China, mainland";
//! 3. all letters are: "NewZealand", "Cote Divoire";
//! 4. without the forms of state they are: "Malta, Republic of", "Irán (República Islámica del)";
//! 5. the parts are two names of one country ("Burma/Myanmar"), a country and its capital ("Congo (Kinshasa)", "Guinea-Conakry"), the state it belongs to ("Hong Kong, China")
//!    or the state that it became ("Russia (Soviet Union)");
//! 6. all words are, some of them cut short: "Dominican R.", "St. Vincent & the Gr.", "Bosnia and Herzegov";
//! 7. nearly all letters are, and no other country is near: see `misspelling`.
//!
//! The first of them that finds anything decides. Where it finds several countries, none is given; nor where the query is two names of which one
//! has all words of the other: "Sudan and South Sudan".

use std::sync::Arc;

use once_cell::sync::OnceCell;

mod abbreviation;
mod index;
mod misspelling;
mod person;
mod romanisation;
mod spelling;
mod words;

pub(super) use index::Named;
use index::{CountryNames, Says, letters_of};
pub(super) use spelling::bare;
use words::{Part, Word, key_of};

use super::{Country, EntityHandle, Gazetteer};
use crate::date::Date;
use crate::vocabulary::{CodeSystem, CountryStatus};

/// The names of countries by their words, made when a look-up first needs them.
#[derive(Clone, Debug, Default)]
pub(super) struct QueryNames(Arc<OnceCell<CountryNames>>);

/// Of more words no split into two names is tried.
const LONGEST_SPLIT: usize = 12;

impl Named {
    /// A country under a name that was found by its key.
    pub(super) fn by_key(country: EntityHandle, years: (Option<Date>, Option<Date>)) -> Named {
        Named { country, says: Says::Country, needs_context: false, years }
    }
}

impl Gazetteer {
    /// The countries that a query can mean beside those that are called exactly so.
    pub(super) fn meant(&self, query: &str, on: Option<Date>) -> Vec<EntityHandle> {
        let mut reader = Reader { gazetteer: self, names: self.names_by_words(), on, former: false };
        let mut parts = reader.names.rules.parts(&spelling::mended(query));
        reader.former = parts.iter().flatten().any(|word| reader.names.rules.is_former(&word.text));
        reader.read(&mut parts)
    }

    /// The countries whose English names may be meant by a name of another language: "Nigera" is the Latvian for Niger, and nearly Nigeria.
    pub(super) fn mistakable(&self, name: &str, on: Option<Date>) -> Vec<EntityHandle> {
        let names = self.names_by_words();
        let words = names.rules.parts(&spelling::mended(name)).concat();
        self.preferred(misspelling::mistakable(names, &names.rules.plain(&words)), on)
    }

    /// Whether a name has no other words than those for parts of the world and forms of state: "North", "Central Africa".
    pub(super) fn names_a_region(&self, name: &str) -> bool {
        let rules = &self.names_by_words().rules;
        let parts = rules.parts(name);
        rules.are_of_regions(parts.iter().flatten().map(|word| word.text.as_str()))
    }

    fn names_by_words(&self) -> &CountryNames {
        self.query_names.0.get_or_init(|| CountryNames::of(self))
    }
}

/// A query on its way.
struct Reader<'g> {
    gazetteer: &'g Gazetteer,
    names: &'g CountryNames,
    on: Option<Date>,
    /// A state that ended is meant: the query says "former".
    former: bool,
}

impl<'g> Reader<'g> {
    fn read(&self, parts: &mut Vec<Part>) -> Vec<EntityHandle> {
        self.cut_reach(parts);
        let words = parts.concat();
        if words.is_empty() {
            return Vec::new();
        }
        let two = self.two_that_share_a_word(&words);
        if !two.is_empty() {
            return two;
        }
        let found = self.whole(&words);
        if !found.is_empty() {
            return found;
        }
        // "(Islamic Republic of)", "(former)": what describes a country names none.
        let (first, rest) = parts.split_first().expect("there are words");
        let others: Vec<&Part> = rest.iter().filter(|part| !self.describes(part)).collect();
        let found = match others[..] {
            [] => self.without_forms_of_state(if rest.is_empty() { &words } else { first }),
            [other] => self.together(first, other),
            _ => Vec::new(),
        };
        let found = if found.len() == 1 { found } else { self.split(parts).unwrap_or(found) };
        if !found.is_empty() {
            return found;
        }
        let found = self.cut_short(&words);
        if !found.is_empty() || parts.len() > 1 && !others.is_empty() {
            return found;
        }
        let readings = self.names.rules.readings(first);
        self.preferred(readings.iter().flat_map(|reading| misspelling::nearest(self.names, reading)).collect())
    }

    /// Two countries, one named after the other, of which the first has no word of its own: "Sudan and South Sudan", "Guinea and Guinea-Bissau".
    /// As order and number of words do not matter, all of them are those of the second.
    fn two_that_share_a_word(&self, words: &[Word]) -> Vec<EntityHandle> {
        let mut plain = self.names.rules.plain(words);
        plain.sort_unstable();
        if words.len() > LONGEST_SPLIT || plain.windows(2).all(|two| two[0] != two[1]) {
            return Vec::new();
        }
        let both = (1..words.len()).find_map(|place| {
            let (first, second) = words.split_at(place);
            let (one, other) = (self.by_words(first, Says::Country), self.by_words(second, Says::Country));
            let ([one], [other]) = (&one[..], &other[..]) else { return None };
            // "Germany, Federal Republic of (West Germany)" is one.
            let is_one =
                one == other || self.continued(*one, *other).or_else(|| self.continued(*other, *one)).is_some();
            (!is_one).then(|| vec![*one.min(other), *one.max(other)])
        });
        both.unwrap_or_default()
    }

    /// The one country that has two names here, or a name and its capital, wherever the first of them ends: "Korea, Republic of (South)",
    /// "China, Republic of (Taiwan)", "Guinea-Conakry".
    fn split(&self, parts: &[Part]) -> Option<Vec<EntityHandle>> {
        let words = parts.concat();
        let mut places: Vec<usize> = (1..words.len().min(LONGEST_SPLIT)).rev().collect();
        if parts.len() > 1 {
            let ends = parts.iter().scan(0, |end, part| {
                *end += part.len();
                Some(*end)
            });
            places = ends.filter(|&end| end < words.len()).collect();
            places.reverse();
        }
        let found = places.into_iter().map(|place| {
            let (first, second) = words.split_at(place);
            let one = self.by_words(first, Says::Country);
            let other = self.by_words(second, Says::Capital);
            one.into_iter().filter(|country| other.contains(country)).collect::<Vec<_>>()
        });
        found.into_iter().find(|both| both.len() == 1)
    }

    /// Those whose English names begin with these words, some of them cut short.
    fn cut_short(&self, words: &[Word]) -> Vec<EntityHandle> {
        let plain = self.names.rules.plain(words);
        self.preferred(abbreviation::meant(self.names, &plain))
    }

    /// Leaves out what follows "including" or "excluding": it says how far the figures of a country reach.
    fn cut_reach(&self, parts: &mut Vec<Part>) {
        let rules = &self.names.rules;
        let reach = |part: &Part| part.iter().position(|word| rules.is_reach(&word.text));
        let Some((number, place)) = parts.iter().enumerate().find_map(|(number, part)| Some((number, reach(part)?)))
        else {
            return;
        };
        if number + place > 0 {
            parts.truncate(number + 1);
            parts[number].truncate(place);
            parts.retain(|part| !part.is_empty());
        }
    }

    /// Those whose names have these words and no others, remarks aside, or these letters.
    fn whole(&self, words: &[Word]) -> Vec<EntityHandle> {
        let found = self.by_words(words, Says::Country);
        if !found.is_empty() {
            return found;
        }
        let plain: Vec<Word> = words.iter().filter(|word| !self.names.rules.is_remark(&word.text)).cloned().collect();
        if plain.len() < words.len() {
            let found = self.by_words(&plain, Says::Country);
            if !found.is_empty() {
                return found;
            }
        }
        self.chosen(self.names.by_letters(&letters_of(words)), Says::Country)
    }

    fn by_words(&self, words: &[Word], most: Says) -> Vec<EntityHandle> {
        let readings = self.names.rules.readings(words);
        let found =
            readings.iter().flat_map(|reading| self.names.by_words(&key_of(reading.iter().map(String::as_str))));
        self.chosen(found, most)
    }

    /// Those whose names have these words beside forms of state.
    fn without_forms_of_state(&self, words: &[Word]) -> Vec<EntityHandle> {
        let rules = &self.names.rules;
        let mut found = Vec::new();
        for reading in rules.readings(words) {
            let is_core = |word: &&str| !rules.is_form_of_state(word) && !rules.is_remark(word);
            let core = key_of(reading.iter().map(String::as_str).filter(is_core));
            found.extend(self.names.by_core(&core).iter().filter(|named| named.says == Says::Country));
        }
        self.preferred(found)
    }

    /// Whether the part says what kind of state, or of which time, and names nothing.
    fn describes(&self, part: &Part) -> bool {
        let rules = &self.names.rules;
        let says_form = part.iter().any(|word| rules.is_form_of_state(&word.text));
        let is_known = |word: &Word| {
            let key = std::slice::from_ref(word);
            !rules.is_form_of_state(&word.text) && !self.by_words(key, Says::Capital).is_empty()
        };
        let is_empty = |word: &Word| {
            rules.is_dropped(&word.text) || rules.is_form_of_state(&word.text) || rules.is_remark(&word.text)
        };
        part.iter().all(is_empty) || says_form && !part.iter().any(is_known)
    }

    /// What two names beside each other mean.
    fn together(&self, first: &Part, second: &Part) -> Vec<EntityHandle> {
        let (one, other) = (self.part(first, Says::Country), self.part(second, Says::Capital));
        let both: Vec<EntityHandle> = one.iter().copied().filter(|country| other.contains(country)).collect();
        if !both.is_empty() {
            return both;
        }
        let other = if other.is_empty() { self.by_code(second) } else { other };
        let belongs = |part: EntityHandle, whole: &[EntityHandle]| {
            self.country(part).parent().is_some_and(|parent| whole.contains(&parent.handle()))
        };
        // "Hong Kong, China", then "China, Hong Kong".
        for (parts, wholes) in [(&one, &other), (&other, &one)] {
            let found: Vec<EntityHandle> = parts.iter().copied().filter(|&part| belongs(part, wholes)).collect();
            if !found.is_empty() {
                return found;
            }
        }
        if let ([one], [other]) = (&one[..], &other[..])
            && let Some(country) = self.continued(*one, *other).or_else(|| self.continued(*other, *one))
        {
            return vec![country];
        }
        // Two countries, or one and something unknown.
        let mut all = [one, other].concat();
        all.sort_unstable();
        all.dedup();
        if all.len() > 1 { all } else { Vec::new() }
    }

    /// The one of a state and the one that continues it that is meant: that of the date, or the present one.
    fn continued(&self, former: EntityHandle, later: EntityHandle) -> Option<EntityHandle> {
        let former = self.country(former);
        let is_of_the_time = self.on.is_some_and(|on| former.existed_on(on));
        let mut next = former.continued_by();
        while let Some(country) = next {
            if country.handle() == later {
                return Some(if is_of_the_time { former.handle() } else { later });
            }
            next = country.continued_by();
        }
        None
    }

    /// A country in a part of a query.
    fn part(&self, part: &Part, most: Says) -> Vec<EntityHandle> {
        let found = self.by_words(part, most);
        if !found.is_empty() {
            return found;
        }
        let found = self.whole(part);
        if found.is_empty() { self.without_forms_of_state(part) } else { found }
    }

    /// "Saint Martin (FR)".
    fn by_code(&self, part: &Part) -> Vec<EntityHandle> {
        let [code] = &part[..] else {
            return Vec::new();
        };
        let code = code.text.to_uppercase();
        let systems = [CodeSystem::Iso2, CodeSystem::Iso3];
        let country = systems.into_iter().find_map(|system| self.gazetteer.country_by_code(system, &code, self.on));
        country.into_iter().map(|country| country.handle()).collect()
    }

    fn country(&self, handle: EntityHandle) -> Country<'g> {
        self.gazetteer.entity_at(handle).as_country().expect("names of countries denote countries")
    }

    fn chosen<'n>(&self, found: impl IntoIterator<Item = &'n Named>, most: Says) -> Vec<EntityHandle> {
        self.preferred(
            found.into_iter().filter(|named| named.says == Says::Country || named.says <= most).copied().collect(),
        )
    }

    fn preferred(&self, mut found: Vec<Named>) -> Vec<EntityHandle> {
        let is_former = |named: &Named| self.country(named.country).status() == CountryStatus::Historical;
        if self.former && found.iter().any(is_former) {
            found.retain(is_former);
        }
        self.gazetteer.preferred(found, self.on)
    }
}
