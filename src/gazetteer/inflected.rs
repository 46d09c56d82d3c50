//! Names as a language has them: "Франции" of "Франция", "französischen" of "französisch", "وفرنسا" of "فرنسا", "сената" of what English calls "Senate".
//!
//! Sources state the dictionary form. What a language makes of it is data (`inflection.rs`), and so are its words for nationalities and for
//! bodies; all forms are made of them when a text of the language is first read, some ten thousand within milliseconds. In the image they would
//! take more room than all names of countries, for every reader of English, too.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use once_cell::sync::OnceCell;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::bodies::{Composed, bearers, is_ending};
use super::handle::LayerId;
use super::image::{BodyRow, FunctionWordsRow, InflectionRow, NONE, NameRow, NameTextRow, NationalityRow};
use super::inflection::{Beside, Inflection};
use super::prefix_table::{ScannerTables, TablesBuilder};
use super::{BLOCKER, EntityHandle, Gazetteer, KeyHandle, Layer, NameTraits};
use crate::lexicon::{Detector, ShortTexts};
use crate::text::fold::fold_name;
use crate::text::{Span, words};
use crate::vocabulary::{CaseRule, ContextRule, Form, Kind};

/// The forms of each language that has some, made when its first text is read, and what tells languages apart.
#[derive(Default)]
pub(super) struct WordForms {
    languages: OnceCell<Vec<(Box<str>, OnceCell<Forms>)>>,
    detector: OnceCell<Detector>,
    short_texts: OnceCell<ShortTexts>,
}

/// The forms of one language.
pub(crate) struct Forms {
    /// The bytes of all keys, one after another, sorted.
    keys: Vec<u8>,
    rows: Vec<FormRow>,
    names: Vec<NameRow>,
    /// Bodies that the country beside them tells from others of the name: of each key that has some, sorted by country.
    composed: Vec<Composed>,
    pub(crate) beside: Vec<Beside>,
    pub(crate) tables: ScannerTables,
    pub(crate) longest_key: usize,
    /// Whether suffixes follow an apostrophe, which ends the name.
    pub(crate) has_apostrophes: bool,
}

struct FormRow {
    end: u32,
    /// Where its names are: many keys share theirs.
    names: (u32, u32),
    composed: (u32, u32),
    /// How many of its first letters are words of their own, joined to the name.
    joined: u32,
    /// How it is spelt, in lower case, where it counts only so, and inside a sentence.
    syllable: Option<Box<str>>,
    /// It counts at the beginning of a sentence, too.
    is_clear: bool,
}

/// How many forms a language can have; the bits of a key's row above say which language.
const FORM_BITS: u32 = 20;

impl Gazetteer {
    /// The numbers of those of these languages (BCP 47; the first subtag counts) that have forms.
    pub(crate) fn languages_with_forms<'l>(&self, languages: impl Iterator<Item = &'l str>) -> Vec<usize> {
        let all = self.layers[0].languages_with_forms();
        let primary = languages.map(|language| language.split('-').next().unwrap_or_default());
        primary.filter_map(|wanted| all.iter().position(|(language, _)| **language == *wanted)).collect()
    }

    /// How many languages have forms.
    pub(crate) fn count_languages_with_forms(&self) -> usize {
        self.layers[0].languages_with_forms().len()
    }

    /// The forms of a language.
    pub(crate) fn forms(&self, language: usize) -> &Forms {
        self.layers[0].forms(language)
    }

    /// The names under the key of a form: all are of the lowest layer.
    pub(crate) fn names_of_form(&self, key: KeyHandle) -> &[NameRow] {
        let forms = self.forms((key.row() >> FORM_BITS) as usize);
        &forms.names[forms.names_of(key.number_of_form())]
    }

    /// The languages that a text is in, as far as its words tell, the one with most of it first.
    pub(crate) fn languages_of(&self, text: &str) -> Vec<&str> {
        let found = self.detector().detect(text);
        let layer = &self.layers[0];
        let of_few_words = || layer.word_forms.short_texts.get_or_init(|| layer.make_short_texts()).detect(text);
        if found.is_empty() { of_few_words() } else { found }
    }

    /// What tells languages apart by their commonest words.
    pub(crate) fn detector(&self) -> &Detector {
        self.layers[0].word_forms.detector.get_or_init(|| self.layers[0].make_detector())
    }
}

impl Layer {
    fn languages_with_forms(&self) -> &[(Box<str>, OnceCell<Forms>)] {
        self.word_forms.languages.get_or_init(|| {
            let inflection = self.rows::<InflectionRow>().column("language");
            let nationalities = self.rows::<NationalityRow>().column("language");
            let bodies = self.rows::<BodyRow>().column("language");
            let languages: BTreeSet<u32> = [inflection, nationalities, bodies].concat().into_iter().collect();
            languages.into_iter().map(|language| (self.string(language).into(), OnceCell::new())).collect()
        })
    }

    fn forms(&self, language: usize) -> &Forms {
        let (language, forms) = &self.languages_with_forms()[language];
        forms.get_or_init(|| self.make_forms(language))
    }

    fn make_detector(&self) -> Detector {
        let rows = self.rows::<FunctionWordsRow>();
        let rows = rows.iter().filter(|row| row.is_for_short == 0);
        Detector::new(rows.map(|row| (self.string(row.language), self.string(row.words))))
    }

    fn make_short_texts(&self) -> ShortTexts {
        let words = self.rows::<FunctionWordsRow>();
        let words = words.iter().map(|row| (self.string(row.language), self.string(row.words)));
        let texts = self.rows::<NameTextRow>();
        let names = (0..).zip(texts.iter()).filter_map(|(number, text)| {
            let kind = NameTraits(self.rows::<NameRow>().get(number).traits).kind();
            (kind == Some(Kind::Country)).then(|| (self.string(text.language), self.string(text.text)))
        });
        let nationalities = self.rows::<NationalityRow>();
        let nationalities = nationalities.iter().map(|row| (self.string(row.language), self.string(row.text)));
        // What any language has English has, too.
        let names = names.chain(nationalities).filter(|(_, name)| name.chars().all(char::is_alphabetic));
        let names = names.flat_map(|(languages, name)| {
            languages.split('|').map(move |language| (if language == "und" { "en" } else { language }, name))
        });
        ShortTexts::new(words, names)
    }

    fn make_forms(&self, language: &str) -> Forms {
        let mut found = Found { inflection: Inflection::of(self, language), keys: BTreeMap::new() };
        for row in self.rows::<NationalityRow>().iter().filter(|row| self.string(row.language) == language) {
            let (form, case) = (Form::from_index(row.form), CaseRule::from_index(row.case));
            let name = NameRow { entity: row.country, traits: 0, start: 0, end: 0, country: NONE, parent: NONE };
            let kind = (row.country != BLOCKER).then_some(Kind::Country);
            let names = Names {
                rows: &[name],
                kind,
                languages: language,
                form,
                case,
                context: Some(ContextRule::Alone),
                only_composed: false,
            };
            found.add_all(self.string(row.text), form, &names);
        }
        for row in self.rows::<BodyRow>().iter().filter(|row| self.string(row.language) == language) {
            let (form, case) = (Form::from_index(row.form), CaseRule::from_index(row.case));
            let context = (row.context != NONE).then(|| ContextRule::from_index(row.context));
            let rows = &bearers(self, self.string(row.body));
            // An adjective is how it changes; rules take it for a short name.
            let shown = if matches!(form, Form::Adjective | Form::Demonym) { Form::Short } else { form };
            let kind = Some(Kind::Organisation);
            let only_composed = is_ending(self.string(row.body));
            let names = Names { rows, kind, languages: language, form: shown, case, context, only_composed };
            for text in self.string(row.texts).split('|') {
                found.add_all(text, form, &names);
            }
        }
        let joins_surnames = found.inflection.has_starts_of(Form::Surname);
        // Few lists of languages stand in many rows.
        let mut speaks: BTreeMap<u32, bool> = BTreeMap::new();
        let is_of = |list: &str| list.split('|').any(|known| known.split('-').next() == Some(language));
        let texts = self.rows::<NameTextRow>();
        for (number, text) in (0..).zip(texts.iter()) {
            if !*speaks.entry(text.language).or_insert_with(|| is_of(self.string(text.language))) {
                continue;
            }
            let name = self.rows::<NameRow>().get(number);
            let traits = NameTraits(name.traits);
            let kind = traits.kind();
            let is_country =
                kind == Some(Kind::Country) && matches!(traits.form(), Form::Name | Form::Short | Form::Official);
            let is_body = kind == Some(Kind::Organisation) && traits.form() == Form::Name;
            let is_leader = kind == Some(Kind::Leader) && joins_surnames && traits.form() == Form::Surname;
            if is_leader {
                let languages = self.string(text.language);
                let (form, case, context) = (traits.form(), traits.case(), Some(traits.context()));
                let names = Names { rows: &[name], kind, languages, form, case, context, only_composed: false };
                found.add_forms(self.string(text.text), form, &names);
            }
            if is_country || is_body {
                let (form, case, context) = (traits.form(), traits.case(), Some(traits.context()));
                let languages = self.string(text.language);
                let names = Names { rows: &[name], kind, languages, form, case, context, only_composed: false };
                found.add_forms(self.string(text.text), Form::Name, &names);
            }
        }
        Forms::new(found)
    }
}

/// What a text stands for.
struct Names<'n> {
    rows: &'n [NameRow],
    kind: Option<Kind>,
    languages: &'n str,
    form: Form,
    case: CaseRule,
    /// Nothing: as each row has it.
    context: Option<ContextRule>,
    /// They count only with their country beside them.
    only_composed: bool,
}

/// The forms of a language while they are made.
struct Found<'l> {
    inflection: Inflection<'l>,
    keys: BTreeMap<String, FoundKey>,
}

/// What is found under a key, and how many of its first letters are joined words.
#[derive(Default)]
struct FoundKey {
    names: Vec<NameRow>,
    joined: u32,
    /// How it is spelt, in lower case, where marks tell words apart.
    syllable: Option<Box<str>>,
    /// The bodies that a country beside them tells apart, with the traits that they have then.
    composed: Vec<NameRow>,
}

impl Found<'_> {
    /// Adds a text and all its forms.
    fn add_all(&mut self, text: &str, form: Form, names: &Names<'_>) {
        self.add("", text, names);
        self.add_forms(text, form, names);
    }

    /// Adds the forms of a text.
    fn add_forms(&mut self, text: &str, form: Form, names: &Names<'_>) {
        if let Some(other) = self.inflection.in_other_letters(text) {
            self.add("", &other, names);
        }
        let mut forms = Vec::new();
        self.inflection.forms(text, form, &mut |joined, text| forms.push((joined.to_owned(), text.to_owned())));
        for (joined, text) in forms {
            if let Some(other) = self.inflection.in_other_letters(&text) {
                self.add("", &other, names);
            }
            self.add(&joined, &text, names);
        }
    }

    fn add(&mut self, joined: &str, text: &str, names: &Names<'_>) {
        let (joined, text) = (joined.chars().count() as u32, &*[joined, text].concat());
        let Some(key) = fold_name(text).filter(|key| !self.inflection.never.contains(&**key)) else { return };
        if names.rows.is_empty() {
            return;
        }
        let known = self.keys.entry(key).or_default();
        if self.inflection.has_syllables && !text.contains(' ') {
            known.syllable = Some(text.to_lowercase().into());
        }
        // What may be the name itself is.
        known.joined = if known.names.is_empty() { joined } else { joined.min(known.joined) };
        let &Names { kind, languages, form, case, .. } = names;
        let traits_in = |case, context| {
            NameTraits::new(text, languages, kind, form, case, context, None::<fn(&str, usize) -> bool>)
        };
        let mut last: Option<NameTraits> = None;
        let mut composed: Option<NameTraits> = None;
        for row in names.rows {
            let context = names.context.unwrap_or_else(|| NameTraits(row.traits).context());
            let traits = match last {
                Some(traits) if traits.context() == context => traits,
                _ => *last.insert(traits_in(case, context)),
            };
            let holds = NameTraits(row.traits).held_high_office();
            let traits = if holds { traits.of_high_office() } else { traits };
            let row = NameRow { traits: traits.0, ..*row };
            // "British Conservatives" are a country and a party.
            if form != Form::Short
                && Composed::is_told_apart(&row)
                && !known.composed.iter().any(|known| known.entity == row.entity)
            {
                let traits = composed.get_or_insert_with(|| traits_in(case, ContextRule::Alone));
                known.composed.push(NameRow { traits: traits.0, ..row });
            }
            if names.only_composed {
                continue;
            }
            // "Deutsche" needs its capital, "deutsche" does not.
            match known.names.iter_mut().find(|known| known.entity == row.entity) {
                // "finsko-" is the first half of a compound, "Finsko" a name.
                Some(_) if traits.compound() => {}
                Some(known) if traits.lower_start() || NameTraits(known.traits).compound() => known.traits = traits.0,
                Some(_) => {}
                None => known.names.push(row),
            }
        }
    }
}

impl Forms {
    fn new(found: Found<'_>) -> Forms {
        let Found { inflection, keys: mut found } = found;
        // A form of several countries says nothing, unless one of them is called so: the first, which nationalities are.
        found.retain(|_, FoundKey { names, .. }| {
            let Some(first) = names.first().map(|name| NameTraits(name.traits)) else { return true };
            names.len() == 1 || first.kind() == Some(Kind::Organisation) || first.form() != Form::Name
        });
        let count = found.len().min(1 << (FORM_BITS - 1));
        let mut tables =
            TablesBuilder::new(found.keys().take(count).map(String::as_str).collect::<Vec<_>>().into_iter());
        let (mut keys, mut rows, mut names, mut composed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut lists: FxHashMap<Vec<NameRow>, (u32, u32)> = FxHashMap::default();
        let mut composed_lists: FxHashMap<(u32, u32), (u32, u32)> = FxHashMap::default();
        let mut listed = |of_key: &[NameRow]| {
            *lists.entry(of_key.to_vec()).or_insert_with(|| {
                names.extend_from_slice(of_key);
                ((names.len() - of_key.len()) as u32, names.len() as u32)
            })
        };
        for (index, (key, of_key)) in (0..).zip(found.iter().take(count)) {
            let mut traits: Vec<_> = of_key.names.iter().map(|name| NameTraits(name.traits)).collect();
            traits.extend(of_key.composed.iter().map(|name| NameTraits(name.traits)));
            traits.dedup();
            tables.insert(index, key.as_bytes(), &traits);
            keys.extend_from_slice(key.as_bytes());
            let of_countries = if of_key.composed.is_empty() {
                (0, 0)
            } else {
                let rows = Composed::sorted(&of_key.composed);
                let place = listed(&rows);
                *composed_lists.entry(place).or_insert_with(|| {
                    let start = composed.len() as u32;
                    composed.extend(Composed::of(&rows, place.0));
                    (start, composed.len() as u32)
                })
            };
            rows.push(FormRow {
                end: keys.len() as u32,
                names: listed(&of_key.names),
                composed: of_countries,
                joined: of_key.joined,
                syllable: of_key.syllable.clone(),
                is_clear: of_key.syllable.as_deref().is_some_and(|own| inflection.clear_syllables.contains(own)),
            });
        }
        let longest_key = found.keys().map(String::len).max().unwrap_or(0);
        let Inflection { beside, has_apostrophes, .. } = inflection;
        Forms {
            keys,
            rows,
            names,
            composed,
            beside,
            tables: ScannerTables::built(tables),
            longest_key,
            has_apostrophes,
        }
    }

    /// The number that stands for a key whose body is this country's, if there is one that only its country tells from others.
    pub(crate) fn composed(&self, number: u32, country: EntityHandle) -> Option<u32> {
        let (start, end) = self.rows.get(number as usize)?.composed;
        let of_key = &self.composed[start as usize..end as usize];
        let place = of_key.binary_search_by_key(&country.row(), |composed| composed.country).ok()?;
        Some(self.count() + start + place as u32).filter(|&number| number < 1 << FORM_BITS)
    }

    /// Whether a country beside the key may tell which body is meant.
    pub(crate) fn may_be_composed(&self, number: u32) -> bool {
        let (start, end) = self.rows[number as usize].composed;
        start < end
    }

    /// How many keys there are.
    pub(crate) fn count(&self) -> u32 {
        self.rows.len() as u32
    }

    /// The bytes of a key.
    pub(crate) fn key(&self, number: u32) -> &[u8] {
        let start = number.checked_sub(1).map_or(0, |before| self.rows[before as usize].end);
        &self.keys[start as usize..self.rows[number as usize].end as usize]
    }

    /// How many of a key's first letters are words of their own, joined to the name.
    pub(crate) fn joined(&self, number: u32) -> usize {
        self.rows[number as usize].joined as usize
    }

    /// Whether a key may stand at a place of a text: a name of one syllable is spelt with its marks, and follows a word in lower case.
    pub(crate) fn may_stand(&self, number: u32, text: &str, span: Span) -> bool {
        let FormRow { syllable, is_clear, .. } = &self.rows[number as usize];
        syllable.as_deref().is_none_or(|spelt| {
            let head = text[..span.start()].strip_suffix([' ', '-']).unwrap_or_default();
            let surface = text[span.range()].nfc().collect::<String>();
            let is_inside = || words::last(head).starts_with(char::is_lowercase);
            // "Mỹ sẽ", but not "Mỹ Linh".
            let is_a_name =
                || *is_clear && !words::first(text[span.end()..].trim_start()).starts_with(char::is_uppercase);
            surface.to_lowercase() == spelt && (is_inside() || is_a_name())
        })
    }

    fn names_of(&self, number: u32) -> Range<usize> {
        let (start, end) = match self.rows.get(number as usize) {
            Some(row) => row.names,
            None => self.composed[(number - self.count()) as usize].names,
        };
        start as usize..end as usize
    }
}

impl KeyHandle {
    /// Stands for a form of a language.
    pub(crate) fn of_form(language: usize, number: u32) -> KeyHandle {
        KeyHandle::new(LayerId::FORMS, (language as u32) << FORM_BITS | number)
    }

    /// The number of the form that it stands for.
    pub(crate) fn number_of_form(self) -> u32 {
        self.row() & ((1 << FORM_BITS) - 1)
    }
}
