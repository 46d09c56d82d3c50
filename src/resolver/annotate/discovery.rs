//! Leaders whom the gazetteer does not know: a person's name beside a political office.
//!
//! "EU Energy Commissioner Andris Piebalgs" introduces somebody; "Piebalgs" is then that person in the whole text.

use std::cell::LazyCell;
use std::collections::HashMap;

use super::fuzzy_holders;
use super::holder_on_date::holder_on_date;
use super::office_lists;
use super::person_names;
use super::rulers_by_sound;
use crate::document::discovered::Discovery;
use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::document::mention::{Mention, Target};
use crate::gazetteer::{Entity, EntityHandle, Gazetteer, KeyHandle};
use crate::lexicon::{Lexicon, WordList};
use crate::options::Options;
use crate::resolver::disambiguate::long_form_evidence;
use crate::resolver::headline;
use crate::resolver::table;
use crate::resolver::title::{self, Title};
use crate::scanner::Chunks;
use crate::text::fold::is_blank;
use crate::text::words::{self, is_name_like};
use crate::text::{Place, Span, cursor};
use crate::vocabulary::{Form, Kind, Role};

/// Words of the name of somebody who is introduced: nobody new is by one word, and more are a headline.
const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
/// Shorter last words of a name are too often another's.
const SHORTEST_SURNAME: usize = 4;

/// Finds the leaders that the text introduces and adds their mentions to those of the gazetteer, in the order of the text.
pub(super) fn discover(
    gazetteer: &Gazetteer,
    lexicon: &Lexicon,
    text: &str,
    chunks: &Chunks<'_>,
    options: &Options,
    mentions: &mut Vec<Mention>,
) -> Vec<Discovery> {
    let mut introduced: Vec<Introduction> = Vec::new();
    let mut rulers: Vec<(Span, EntityHandle)> = Vec::new();
    let mentioned = LazyCell::new(|| MentionedEntities::new(mentions));
    // Nobody is introduced by one word.
    person_names::for_each_run(
        lexicon,
        text,
        chunks.capitals(),
        mentions,
        |_| false,
        |words| match introduction(gazetteer, lexicon, text, words, chunks, mentions, &mentioned) {
            Some(introduction) => introduced.push(introduction),
            None => rulers.extend(rulers_by_sound::in_run(gazetteer, lexicon, text, chunks, words)),
        },
    );
    let mut people = People::of_mentions(gazetteer, text, chunks, mentions);
    let mut found = Vec::new();
    let countries = LazyCell::new(|| fuzzy_holders::most_mentioned_countries(gazetteer, options, mentions));
    for introduction in &introduced {
        let target = people.target_of(gazetteer, lexicon, text, options, introduction, || &countries);
        let Some(target) = target else { continue };
        let form = if introduction.is_surname { Form::Surname } else { Form::Name };
        let (form, reasons) = match target {
            Target::Discovered(_) => (Form::Discovered, introduction.reasons),
            Target::Entity(_) if introduction.known.is_some() => (form, introduction.reasons),
            Target::Entity(_) => (form, introduction.reasons.chosen_by(Some(Evidence::new(Rule::OtherSpelling)))),
        };
        found.push(table::mention(introduction.name, Kind::Leader, form, target, reasons));
    }
    for (name, ruler) in rulers {
        let person = Person { target: Target::Entity(ruler), name };
        people.know(&text[name.range()], person);
        found.push(table::mention(name, Kind::Leader, Form::Name, person.target, rulers_by_sound::reasons()));
    }
    found.sort_by_key(|mention| mention.span.start());
    if people.by_surname.is_empty() && people.by_double_surname.is_empty() {
        return Vec::new();
    }
    let names: Vec<Span> = found.iter().map(|mention| mention.span).collect();
    let mut next = names.iter().peekable();
    person_names::for_each_run(
        lexicon,
        text,
        chunks.capitals(),
        mentions,
        |word| people.may_be_surname(word),
        |words| {
            let last = *words.last().expect("a run has words");
            if next.next_if(|name| name.end() == last.end()).is_none() {
                found.extend(people.mentioned(lexicon, text, words));
            }
        },
    );
    for number in found.iter().filter_map(Mention::discovered) {
        people.discovered[number as usize].count += 1;
    }
    mentions.extend(found);
    mentions.sort_by_key(|mention| mention.span.start());
    people.discovered
}

/// What the text mentions, so that no introduction has to go through the mentions again.
struct MentionedEntities(Vec<EntityHandle>);

impl MentionedEntities {
    fn new(mentions: &[Mention]) -> MentionedEntities {
        let mut handles: Vec<EntityHandle> = mentions.iter().filter_map(|mention| mention.target.entity()).collect();
        handles.sort_unstable();
        handles.dedup();
        MentionedEntities(handles)
    }

    fn has(&self, entity: EntityHandle) -> bool {
        self.0.binary_search(&entity).is_ok()
    }
}

/// A person's name beside a political office.
struct Introduction {
    name: Span,
    /// One word, by which only a holder of the office is meant.
    is_surname: bool,
    title: Title,
    body: Option<Mention>,
    /// The leader of the gazetteer who has the name and held the office.
    known: Option<EntityHandle>,
    /// Whether the office says enough for somebody new.
    suits: bool,
    reasons: Reasons,
}

/// The person whom an office introduces in a run of capitalised words, with the reasons.
fn introduction(
    gazetteer: &Gazetteer,
    lexicon: &Lexicon,
    text: &str,
    run: &[Span],
    chunks: &Chunks<'_>,
    mentions: &[Mention],
    mentioned: &LazyCell<MentionedEntities, impl FnOnce() -> MentionedEntities>,
) -> Option<Introduction> {
    let last = run.last()?.end();
    // "Foreign Minister John Smith" is one run: the name starts after the last word that ends an office.
    let before = run.iter().enumerate().rev().find_map(|(place, word)| {
        // Inside the run the word before is known; mostly it ends no office.
        if place > 0 && !lexicon.titles().may_end_with(&text[run[place - 1].range()]) {
            return None;
        }
        let title = title::introducing(lexicon, text, word.start()).filter(Title::is_political)?;
        let body = body_before(lexicon, text, &title, mentions);
        Some((place, title, body.or_else(|| title::body_after(lexicon, text, last, mentions)), Rule::TitleBefore))
    });
    let whole = Span::new(run[0].start(), last);
    let before = before.or_else(|| {
        let (title, body) = title::of_body_before(lexicon, text, run[0].start(), mentions)
            .or_else(|| title::before_body(lexicon, text, run[0].start(), mentions))?;
        title.is_political().then_some((0, title, Some(body), Rule::TitleBefore))
    });
    let (start, title, body, rule) = before
        .or_else(|| {
            let (title, body) = title::after(lexicon, text, last, mentions)?;
            title.is_political().then_some((0, title, body, Rule::TitleAfter))
        })
        .or_else(|| {
            let (title, body) = title::apposed(lexicon, Place::new(text, whole), mentions)?;
            let body =
                body.filter(|body| body.kind != Kind::Leader).or_else(|| body_before(lexicon, text, &title, mentions));
            title.is_political().then_some((0, title, body, Rule::TitleBefore))
        })
        .or_else(|| {
            let title = office_lists::before(lexicon, text, run[0].start())?;
            let body = body_before(lexicon, text, &title, mentions);
            title.is_political().then_some((0, title, body, Rule::TitleBefore))
        })?;
    let words = without_verb(gazetteer, lexicon, text, &run[start..]);
    let last = words.last()?.end();
    let is_surname = words.len() == 1 && title.is_of_few();
    if !is_surname && !WORDS.contains(&words.len()) {
        return None;
    }
    let name = Span::new(words[0].start(), last);
    let first = &text[words[0].range()];
    // "In Moscow, James Baker and the foreign minister" introduces no Moscow; "the ambassador, Said Benali," is somebody.
    let lists = lexicon.lists(first);
    let is_apposed = text[..name.start()].ends_with(", ");
    if lists.has(WordList::SentenceOpeners) && !is_apposed || lists.has(WordList::PlaceWords) {
        return None;
    }
    // "Talks in Addis Ababa, the envoy says".
    let is_capital = |key: KeyHandle| gazetteer.names_under(key).any(|name| name.form() == Form::Capital);
    if rule == Rule::TitleAfter && chunks.keys_at(name).into_iter().any(is_capital) {
        return None;
    }
    let says_enough = match body {
        None => title.is_of_a_state() || is_clear_without_country(lexicon, text, &title, name, mentions),
        Some(body) => body.kind == Kind::Organisation || !title.is_of_an_organisation(),
    };
    // What is a surname of the gazetteer was decided as that.
    let known = || holder_of_name(gazetteer, &chunks.keys_at(name), &title, body.as_ref(), mentioned);
    let known = if is_surname { None } else { known() };
    // "President Ramchandra Paudel" may be of a firm, or of a country in the text under another spelling.
    let suits = known.is_some() || says_enough && !is_surname;
    if !suits && !is_surname && (body.is_some() || !title.is_of_few()) || !is_name_of_a_person(lexicon, text, words) {
        return None;
    }
    // "Dutch Minister Demands Action": in a headline a verb has a capital, too. Who is truly introduced there is found again by the text's words.
    let is_verb = || !gazetteer.is_given_name(first) && lexicon.ends_like_verb(first);
    if known.is_none() && is_verb() && headline::is_in_title_case(lexicon, text, words[0]) {
        return None;
    }
    let body_words = body.map(|body| Evidence::from_words(Rule::CountryOfOffice, body.span));
    let reasons = Reasons::new(Evidence::from_words(rule, title.span)).beside(body_words);
    Some(Introduction { name, is_surname, title, body, known, suits, reasons })
}

/// The words before the verb of a headline, where every word has a capital: "Harriet Nankya Denies Land Grab".
fn without_verb<'w>(gazetteer: &Gazetteer, lexicon: &Lexicon, text: &str, words: &'w [Span]) -> &'w [Span] {
    let is_verb = |word: &Span| {
        let word = &text[word.range()];
        lexicon.ends_like_verb(word) && !gazetteer.is_given_name(word) && !gazetteer.is_family_name(word)
    };
    let verb = words.iter().skip(*WORDS.start()).position(is_verb).map(|place| place + WORDS.start());
    match verb {
        Some(verb) if headline::is_in_title_case(lexicon, text, words[0]) => &words[..verb],
        _ => words,
    }
}

/// The only leader of this very name who held such an office, or any office of the body beside it or of a country in the text.
fn holder_of_name(
    gazetteer: &Gazetteer,
    keys: &[KeyHandle],
    title: &Title,
    body: Option<&Mention>,
    mentioned: &MentionedEntities,
) -> Option<EntityHandle> {
    let names = keys.iter().flat_map(|&key| gazetteer.names_under(key));
    let is_near = |entity: EntityHandle| match body.and_then(|body| body.target.entity()) {
        Some(body) => body == entity,
        None => mentioned.has(entity),
    };
    let country = |body: Entity<'_>| match body.as_organisation() {
        Some(organisation) => organisation.country_handle().unwrap_or(body.handle()),
        None => body.handle(),
    };
    let held = |entity: &Entity<'_>| {
        let mut terms = entity.as_leader().into_iter().flat_map(|leader| leader.terms());
        terms.any(|term| title.names(term.role()) || is_near(country(term.body())))
    };
    let mut holders = names.map(|name| name.entity()).filter(held).map(|entity| entity.handle());
    let first = holders.next()?;
    holders.all(|other| other == first).then_some(first)
}

/// Whether an office says enough without the country or organisation: of a parliament, of a city that stands beside it, of a vice-president where
/// no firm does.
fn is_clear_without_country(lexicon: &Lexicon, text: &str, title: &Title, name: Span, mentions: &[Mention]) -> bool {
    const BLANKS: [char; 2] = [' ', '\n'];
    let office = &text[title.span.range()];
    let last = words::last(office.trim_end_matches('.')).to_lowercase();
    let lists = lexicon.lists(&last);
    let before = words::last(cursor::before(text, title.span.start()).trim_end_matches(BLANKS));
    let follows_name = before.starts_with(char::is_uppercase)
        && !lexicon.has(WordList::SentenceOpeners, before)
        && !title::is_title_word(lexicon, before);
    let goes_on_with_name = || {
        [title.span.end(), name.end()].into_iter().any(|end| {
            let tail = cursor::after(text, end).strip_prefix(BLANKS).unwrap_or_default();
            let joint = words::first(tail);
            lexicon.has(WordList::OfficePrepositions, joint)
                && tail[joint.len()..].strip_prefix(BLANKS).is_some_and(|rest| rest.starts_with(char::is_uppercase))
        })
    };
    if title.is_of_a_body_of_states() && !goes_on_with_name() {
        return mentions.iter().any(|mention| mention.kind == Kind::Country);
    }
    if lists.has(WordList::LocalOffices) {
        return follows_name || goes_on_with_name();
    }
    // The vice-presidents of firms have the firm beside them, and no capital.
    let of_a_state = || {
        office.starts_with(char::is_uppercase)
            && !follows_name
            && !goes_on_with_name()
            && mentions.iter().any(|mention| mention.kind == Kind::Country)
    };
    // "Rep. Maria Holt", but not "our sales rep Maria Holt".
    let is_clear = || {
        let is_listed = lists.has(WordList::ClearOffices)
            || office.contains([' ', '-']) && lexicon.lists_in_lower_case(office).has(WordList::ClearOffices);
        is_listed && (last.len() > 3 || office.starts_with(char::is_uppercase))
    };
    is_clear() || title.is_vice_president() && of_a_state()
}

/// Whether no word is an office and one is longer than an initial or a particle.
fn is_name_of_a_person(lexicon: &Lexicon, text: &str, words: &[Span]) -> bool {
    let last = words.last().map_or("", |word| &text[word.range()]);
    // "PM Promotes His Image" is a headline, "Abdel Fattah Said Alsisi" a name.
    let opens_with_verb = words.first().is_some_and(|word| lexicon.ends_like_verb(&text[word.range()]));
    let is_opener = |word: &Span| lexicon.has(WordList::SentenceOpeners, &text[word.range()]);
    let inside = words.get(1..words.len().saturating_sub(1)).unwrap_or_default();
    let is_headline = opens_with_verb && inside.iter().any(is_opener);
    !is_headline
        && !lexicon.has(WordList::BodyHeads, last)
        && words.iter().any(|word| text[word.range()].chars().count() > 3)
        // "John M. Lynch" is no Monsieur Lynch.
        && !words.iter().map(|word| word.start()).any(|start| !person_names::is_initial(text, start) && title::starts_at(lexicon, text, start))
}

/// The country or organisation before an office, at most three words between: "EU Energy Commissioner".
///
/// What is capitalised between a country and an office is the name of something else: "Panamanian Boxing Association President".
fn body_before(lexicon: &Lexicon, text: &str, title: &Title, mentions: &[Mention]) -> Option<Mention> {
    let start = title.span.start();
    let after = mentions.partition_point(|mention| mention.span.end() <= start);
    // "Labour Party president": the office begins inside the name of the party.
    let around = mentions.get(after).filter(|mention| {
        mention.span.start() < start && mention.kind == Kind::Organisation && title.names(Role::PartyLeader)
    });
    if let Some(body) = around {
        return Some(*body);
    }
    let body = *mentions[..after].last().filter(|mention| mention.kind != Kind::Leader)?;
    let words = title::words_between(lexicon, cursor::near(text, body.span.end(), start)?)?;
    let something_else = body.kind == Kind::Country && words.capitalised;
    (!words.separating && !something_else).then_some(body)
}

/// Those whom the text introduced, by full name and by surname.
#[derive(Default)]
struct People<'t> {
    discovered: Vec<Discovery>,
    by_name: HashMap<&'t str, Person>,
    by_surname: HashMap<&'t str, Person>,
    /// The last two words of a longer name: "Gonzalez Urrutia".
    by_double_surname: HashMap<&'t str, Person>,
    /// A bit for the first and the last letter of each surname.
    surname_letters: u64,
}

/// Who is meant, and where the text has the full name.
#[derive(Clone, Copy)]
struct Person {
    target: Target,
    name: Span,
}

impl<'t> People<'t> {
    /// The surnames of mentioned leaders that the text spells otherwise than the gazetteer: "Khaled Meshaal … Meshaal"; and the double ones.
    fn of_mentions(gazetteer: &Gazetteer, text: &'t str, chunks: &Chunks<'_>, mentions: &[Mention]) -> People<'t> {
        let mut people = People::default();
        let is_known = |mention: &Mention, surname: &str, entity| {
            let place = Span::new(mention.span.end() - surname.len(), mention.span.end());
            let mut names = chunks.keys_at(place).into_iter().flat_map(|key| gazetteer.names_under(key));
            names.any(|name| name.entity().handle() == entity)
        };
        for mention in mentions.iter().filter(|mention| mention.form == Form::Name && mention.kind == Kind::Leader) {
            let surface = &text[mention.span.range()];
            let Some((_, surname)) = surface.rsplit_once(is_between_names) else { continue };
            let Some(entity) = mention.target.entity() else { continue };
            if let Some(double) = double_surname(surface) {
                people.by_double_surname.entry(double).or_insert(Person { target: mention.target, name: mention.span });
            }
            if is_name_like(surname)
                && surname.chars().count() >= SHORTEST_SURNAME
                && ends_in_family_name(gazetteer, entity)
                && !is_known(mention, surname, entity)
            {
                people.add_surname(surname, Person { target: mention.target, name: mention.span });
            }
        }
        people
    }

    fn add_surname(&mut self, surname: &'t str, person: Person) {
        self.surname_letters |= outer_letters(surname);
        self.by_surname.entry(surname).or_insert(person);
    }

    /// Whether a word may be one of the surnames; a "no" is right.
    fn may_be_surname(&self, word: &str) -> bool {
        self.surname_letters & outer_letters(word) != 0
    }

    /// Whom the text introduces: a leader of the gazetteer under another spelling, or somebody new if the office says enough.
    fn target_of<'c>(
        &mut self,
        gazetteer: &Gazetteer,
        lexicon: &Lexicon,
        text: &'t str,
        options: &Options,
        introduction: &Introduction,
        countries: impl Fn() -> &'c [EntityHandle],
    ) -> Option<Target> {
        let Introduction { name, is_surname, title, body, .. } = introduction;
        let surface = &text[name.range()];
        if let Some(person) = self.by_name.get(surface) {
            return Some(person.target);
        }
        let misspelt = || fuzzy_holders::nearest_holder(gazetteer, lexicon, surface, title, body.as_ref(), countries());
        let on_date = || {
            let date = options.date?;
            match body.and_then(|body| body.target.entity()) {
                Some(body) => holder_on_date(gazetteer, surface, title, &[body], date),
                // Without it a whole name may be anybody's: "Hugh Johnson, chief investment officer".
                None if *is_surname => holder_on_date(gazetteer, surface, title, countries(), date),
                None => None,
            }
        };
        let misspelt = || if *is_surname { None } else { misspelt() };
        let holder = introduction.known.or_else(misspelt).or_else(on_date);
        if holder.is_none() && !introduction.suits {
            return None;
        }
        let target = holder.map_or(Target::Discovered(self.discovered.len() as u32), Target::Entity);
        if holder.is_none() {
            let body = body.and_then(|body| body.target.entity());
            self.discovered.push(Discovery { name: *name, office: title.span, body, count: 0 });
        }
        self.know(surface, Person { target, name: *name });
        Some(target)
    }

    /// From now on the whole name and its last word are somebody's.
    fn know(&mut self, name: &'t str, person: Person) {
        self.by_name.insert(name, person);
        let surname = name.rsplit(is_between_names).next().unwrap_or(name);
        self.add_surname(surname, person);
    }

    /// The person that a run of capitalised words names: by the full name, or by the surname alone or after an office.
    fn mentioned(&self, lexicon: &Lexicon, text: &'t str, run: &[Span]) -> Option<Mention> {
        let (last, before) = run.split_last()?;
        let surname = &text[last.range()];
        if let Some(mention) = self.by_double_surname(lexicon, text, run) {
            return Some(mention);
        }
        // Who has a full name has a surname, too.
        let by_surname = *self.by_surname.get(surname)?;
        let longest = &before[before.len().saturating_sub(WORDS.end() - 1)..];
        let full = longest.iter().map(|word| Span::new(word.start(), last.end()));
        let full = full.filter_map(|span| Some((span, Form::Discovered, *self.by_name.get(&text[span.range()])?)));
        // "Foreign Minister Nguyen Van An" makes no other "An" of the text this minister.
        let opens = lexicon.has(WordList::SentenceOpeners, surname);
        let is_alone = || !opens && before.last().is_none_or(|word| title::is_title_word(lexicon, &text[word.range()]));
        let alone = || is_alone().then_some((*last, Form::Surname, by_surname));
        let (span, form, person) = full.into_iter().next().or_else(alone)?;
        let form = match person.target {
            Target::Entity(_) if form == Form::Discovered => Form::Name,
            _ => form,
        };
        let reasons = Reasons::new(long_form_evidence(span, person.name));
        Some(table::mention(span, Kind::Leader, form, person.target, reasons))
    }

    /// The person whom a run names by the last two words of the longer name, alone or after an office.
    fn by_double_surname(&self, lexicon: &Lexicon, text: &str, run: &[Span]) -> Option<Mention> {
        let [before @ .., first, last] = run else { return None };
        let span = Span::new(first.start(), last.end());
        let person = self.by_double_surname.get(&text[span.range()])?;
        let is_alone = before.last().is_none_or(|word| title::is_title_word(lexicon, &text[word.range()]));
        let reasons = || Reasons::new(long_form_evidence(span, person.name));
        is_alone.then(|| table::mention(span, Kind::Leader, Form::Surname, person.target, reasons()))
    }
}

/// The last two words of a name of three or more: "Gonzalez Urrutia" of "Edmundo Gonzalez Urrutia".
fn double_surname(name: &str) -> Option<&str> {
    let (rest, last) = name.rsplit_once(' ')?;
    let (given, first) = rest.rsplit_once(' ')?;
    let are_words = is_name_like(first) && is_name_like(last) && is_name_like(words::last(given));
    are_words.then(|| &name[given.len() + 1..])
}

/// Whether a character stands between the words of a name.
fn is_between_names(c: char) -> bool {
    c == '\n' || is_blank(c)
}

/// One of 64 bits.
fn outer_letters(word: &str) -> u64 {
    let (first, last) = (word.as_bytes()[0], word.as_bytes()[word.len() - 1]);
    1 << ((first ^ last.rotate_left(3)) & 63)
}

/// Whether the family name comes last: not in "Lee Kuan Yew", not in "Benedict XVI".
fn ends_in_family_name(gazetteer: &Gazetteer, leader: EntityHandle) -> bool {
    let entity = gazetteer.entity_at(leader);
    let family_name = entity.as_leader().and_then(|leader| leader.family_name());
    family_name.is_some_and(|family_name| entity.name().ends_with(family_name))
}
