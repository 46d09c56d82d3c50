//! A surname alone in a headline or a post that has others of its state's politics: "Cunha presides as Brazil votes against Rousseff".
//!
//! That a word is also the surname of somebody in office says little; that two or three words of one sentence are surnames of people in office
//! in one state on the date, or that the state itself is named, is hardly chance. The more people have the name the more must speak for it.

use std::cell::LazyCell;

use crate::date::Date;
use crate::document::evidence::{Reasons, Rule};
use crate::gazetteer::{Entity, EntityHandle, Term};
use crate::lexicon::{Lexicon, WordList, WordLists};
use crate::options::Surnames;
use crate::resolver::headline;
use crate::resolver::lone_surname::{self, NO_SURNAMES, NOT_PEOPLE};
use crate::resolver::politics;
use crate::resolver::prominence::{self, Crowd};
use crate::resolver::readings::{NameClasses, count_entities};
use crate::resolver::rule::{Accepted, Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::text::fold::is_word_char;
use crate::text::words::{self, is_name_like};
use crate::vocabulary::{Form, Role};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::WellKnown,
    classes: NameClasses::SURNAME.or(NameClasses::OFFICIALS_SURNAME),
    applies: |site| {
        site.context.options.date.is_some()
            && count_entities(site.names) <= LEADERS
            && !site.contested
            && !site.surface().contains(' ')
            && !site.classes.any(NOT_PEOPLE.or(NameClasses::ALONE))
            && !site.neighbours.own_lists().any(NO_NAMES)
    },
    reads: Reads::Document,
    decide,
};

/// Bytes of a headline or a post, whose sentences belong together; a longer text names the state or somebody of it.
const A_POST: usize = 300;

/// Words that are capitalised and no names.
const NO_NAMES: WordLists = WordLists::of(WordList::Calendar).or(WordLists::of(WordList::SentenceOpeners));

/// Leaders of a name, at most; of more no company tells one.
const LEADERS: usize = 16;

/// Words near the place that are looked up, at most.
const OTHERS: usize = 12;

/// What the state or somebody of it in the text says.
const NAMED: u32 = 2;

/// What the surname of somebody else says whom nothing else supports; and the same where many have it.
const COLLEAGUE: u32 = 2;
const FREQUENT_COLLEAGUE: u32 = 1;

/// What a word of politics says.
const POLITICS: u32 = 1;

/// Hardly more people than the leaders have the name, or no more than some that the census lists.
const FEW: f64 = 1.0;

/// The least prominence among the leaders of the name who may be meant.
const RATHER: f64 = 0.6;

/// The share of right mentions.
const RIGHT: f64 = 0.88;

fn decide(site: &Site<'_, '_>) -> Verdict {
    let context = site.context;
    let Some(date) = context.options.date.filter(|_| !context.is_first_pass) else { return Verdict::Abstain };
    if context.options.given_surnames() == Surnames::Strict
        || !site.is_english()
        || lone_surname::goes_on(site, !headline::is_in_title_case(site.lexicon(), context.text, site.span()))
        || lone_surname::is_of_a_longer_name(site)
        || precedes_surname(site)
        || site.neighbours.before().lists.has(WordList::NameParticles)
    {
        return Verdict::Abstain;
    }
    let mut people = site.people();
    people.retain(|name| {
        matches!(name.form(), Form::Surname | Form::Given) && states(context.terms(name), date).next().is_some()
    });
    if people.is_empty() {
        return Verdict::Abstain;
    }
    let needed = needed(site, count_entities(&people));
    // Many more have a given name than its list says.
    let needed_of_given = needed + if context.text.len() <= A_POST { 0 } else { 2 };
    let politics = if politics::is_spoken_of(site) { POLITICS } else { 0 };
    let colleagues = LazyCell::new(|| colleagues(site, date));
    people.retain(|name| {
        let needed = if name.form() == Form::Given { needed_of_given } else { needed };
        // "Romney scored twice": who only runs for an office is met in politics.
        let is_in_office = || {
            let is_office = |term: &Term<'_>| !prominence::is_candidacy(term);
            states(context.terms(name).filter(is_office), date).next().is_some()
        };
        states(context.terms(name), date).any(|state| {
            let found = politics + support_of_state(site, state);
            let is_enough = found >= needed && (politics > 0 || is_in_office());
            is_enough || {
                let beside = support_of_colleagues(&colleagues, name.entity, state);
                beside > 0 && found + beside >= needed
            }
        })
    });
    // Who ruled before is still the one of the name: in 1996 Bush is not yet the governor.
    let counts = |term: &Term<'_>| prominence::is_present_on(term, Some(date)) || term.role().rules();
    let all = site.people();
    match prominence::best(context, &all, Crowd::NOBODY, counts) {
        Some(best) if best.share >= RATHER && people.contains(best.name) => Verdict::Accept(Accepted {
            name: *best.name,
            reasons: Reasons::of_rule(Rule::WellKnown),
            start: None,
            share: Some(RIGHT),
        }),
        _ => Verdict::Abstain,
    }
}

/// "Payne Stewart": a given name, in a line where each word has a capital.
fn precedes_surname(site: &Site<'_, '_>) -> bool {
    let (gazetteer, next) = (site.context.gazetteer, site.neighbours.after().word);
    let is_given = gazetteer.is_given_name(site.surface()) || gazetteer.is_family_name(next);
    is_name_like(next) && is_given && !site.lexicon().ends_like_verb(next)
}

/// How much must speak for a surname: the more the more people have it.
fn needed(site: &Site<'_, '_>, leaders: usize) -> u32 {
    const SOME: f64 = 1.5;
    let (own, lexicon) = (words::in_title_case(site.surface()), site.lexicon());
    let lists = lexicon.lists(&own).or(lexicon.lists_in_lower_case(&own));
    match Crowd::of_surname(site.context, &own, leaders).people {
        _ if lists.has(WordList::EverydaySurnames) => 7,
        _ if lists.has(WordList::EverydayWords) => 6,
        people if people <= FEW => 2,
        people if people <= SOME => 3,
        _ => 4,
    }
}

/// What of the text speaks for a state: its name, somebody or something of it.
fn support_of_state(site: &Site<'_, '_>, state: EntityHandle) -> u32 {
    let (anchors, span) = (&site.context.anchors, site.span());
    let has_somebody = || anchors.implies(state, span).is_some() || anchors.served_by(state, span).is_some();
    let named = if anchors.has(state) { NAMED } else { 0 };
    let implied = if has_somebody() { NAMED } else { 0 };
    named + implied
}

/// What the surnames of others in office in a state say.
fn support_of_colleagues(colleagues: &[Colleague], own: EntityHandle, state: EntityHandle) -> u32 {
    let is_of_it = |colleague: &&Colleague| colleague.offices.iter().any(|&(person, of)| person != own && of == state);
    colleagues.iter().filter(is_of_it).map(|colleague| colleague.says).sum()
}

/// A surname near the place, of people whom nothing else in the text supports yet.
struct Colleague {
    /// Who has it, with the states that they are in office of.
    offices: Vec<(EntityHandle, EntityHandle)>,
    /// What it says for each of the states.
    says: u32,
}

fn colleagues(site: &Site<'_, '_>, date: Date) -> Vec<Colleague> {
    let context = site.context;
    let of_surname = |word: &str| {
        let word = words::in_title_case(word);
        let names = context.gazetteer.named(&word);
        let mut people: Vec<Entity<'_>> =
            names.iter().filter(|name| name.form() == Form::Surname).map(|name| name.entity()).collect();
        people.dedup_by_key(|person| person.handle());
        if people.len() > LEADERS {
            return None;
        }
        let is_frequent = Crowd::of_surname(context, &word, people.len()).people > FEW;
        let is_new = |person: &Entity<'_>| !context.anchors.has(person.handle());
        let leaders =
            people.into_iter().filter(is_new).filter_map(|person| Some((person.handle(), person.as_leader()?)));
        let offices =
            leaders.flat_map(|(person, leader)| states(leader.terms(), date).map(move |state| (person, state)));
        Some(Colleague { offices: offices.collect(), says: if is_frequent { FREQUENT_COLLEAGUE } else { COLLEAGUE } })
    };
    // A longer text says more, and looking up the words beside each name would take long where it is all names.
    let others = if context.text.len() <= A_POST { others(site) } else { Vec::new() };
    others.into_iter().filter_map(of_surname).collect()
}

/// The other capitalised words near the place that may be surnames, each once.
fn others<'t>(site: &Site<'t, '_>) -> Vec<&'t str> {
    let own = site.surface();
    let (before, after) = (site.place.before(), site.place.after());
    let mut found: Vec<&str> = Vec::new();
    for near in [before, after] {
        let mut words = near.split([' ', '\n']).peekable();
        while let Some(whole) = words.next() {
            let word =
                whole.split(|letter: char| !is_word_char(letter)).find(|word| !word.is_empty()).unwrap_or_default();
            // "Kejriwal Brothers".
            let goes_on = whole.ends_with(is_word_char)
                && words.peek().is_some_and(|next| {
                    let next = words::first(next);
                    is_name_like(next) && !site.lexicon().ends_like_verb(next)
                });
            if found.len() < OTHERS
                && word != own
                && !goes_on
                && may_be_surname(site.lexicon(), word)
                && !found.contains(&word)
            {
                found.push(word);
            }
        }
    }
    found
}

fn may_be_surname(lexicon: &Lexicon, word: &str) -> bool {
    const SHORTEST: usize = 4;
    let lists = || lexicon.lists(word).or(lexicon.lists_in_lower_case(word));
    word.len() >= SHORTEST && is_like_name(word) && !lists().any(NO_SURNAMES) && !lists().has(WordList::EverydayWords)
}

/// The states that somebody is in office of on a date, has just been, or is about to be.
fn states<'g>(terms: impl Iterator<Item = Term<'g>>, date: Date) -> impl Iterator<Item = EntityHandle> {
    terms
        .filter(move |term| term.role() != Role::Ambassador && prominence::is_present_on(term, Some(date)))
        .filter_map(|term| term.country_handle())
}

/// Whether a word is capitalised as a name is, or in a line of capitals.
fn is_like_name(word: &str) -> bool {
    is_name_like(word) || word.chars().all(char::is_uppercase)
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::{Extractor, Options};

    #[test]
    fn several_surnames_of_one_state_support_each_other() {
        for (text, date, expected) in [
            ("Kejriwal smiles, Sisodia waits", "2016-01-11", &["Kejriwal", "Sisodia"][..]),
            ("KEJRIWAL SMILES, SISODIA WAITS", "2016-01-11", &["KEJRIWAL", "SISODIA"]),
            ("Kejriwal smiles, Sisodia waits", "1982-01-11", &[]),
            ("Kejriwal smiles, Karpov waits", "2016-01-11", &[]),
            ("Kejriwal Foundation smiles, Sisodia waits", "2016-01-11", &[]),
        ] {
            let options = Options::default().date(date.parse().expect("a date"));
            let document = Extractor::embedded().extract_with(text, &options);
            let found: Vec<&str> = document.mentions().map(|mention| &text[mention.span().range()]).collect();
            assert_eq!(found, expected, "{text} {date}");
        }
    }
}
