//! A surname with the given names of a well-known bearer, more of them or spelt otherwise: "Bola Ahmed Tinubu", "Basher Assad", "PUTIN Vladimir".

use smallvec::SmallVec;

use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::gazetteer::Entity;
use crate::lexicon::{Lexicon, WordList, WordLists};
use crate::resolver::given_names::{NO_GIVEN_NAMES, without_attached_particle, without_nickname};
use crate::resolver::politics;
use crate::resolver::prominence::{self, Crowd};
use crate::resolver::readings::{Admitted, NameClasses, Names};
use crate::resolver::rule::{Accepted, Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::spelling::are_alike;
use crate::resolver::surnames::{Bearer, Bearers, FullName};
use crate::resolver::title;
use crate::text::fold::fold_name;
use crate::text::words::{self, is_name_like};
use crate::text::{Place, Span};
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::OwnName,
    classes: NameClasses::OFFICIALS_SURNAME,
    applies: |site| may_follow_given_name(site) || is_listed_first(site) || may_be_family_name_first(site),
    reads: Reads::Document,
    decide,
};

/// Given names in the text with their particles, at most; a longer run of capitalised words is a headline.
const MOST: usize = 6;

/// Bearers of the surname that are looked at, at most; of more no spelling tells one.
const BEARERS: usize = 24;

/// Few of the people of a surname have the given name, too.
const OF_GIVEN_NAME: f64 = 0.25;

fn decide(site: &Site<'_, '_>) -> Verdict {
    if site.names.len() > BEARERS {
        return Verdict::Abstain;
    }
    let in_capitals = is_listed_first(site);
    let before = if in_capitals { None } else { given_names(site) };
    let (mut given, start) = match before {
        Some((given, start)) => (given, Some(start)),
        None if in_capitals => (given_names_behind(site), None),
        None if may_be_family_name_first(site) => (SmallVec::from_slice(&[site.neighbours.after().word]), None),
        None => return Verdict::Abstain,
    };
    // "CLINTON Vice-President": what one word may be, the compound is not.
    if given.is_empty() {
        return Verdict::Abstain;
    }
    // A surname that is not in capitals stands first only before the very name.
    let as_it_is = start.is_none() && !in_capitals;
    let context = site.context;
    // Nearly always nobody of the surname has the letter, and nothing needs to be folded.
    let has_letter = |name: &Admitted| starts_alike(context.gazetteer.entity_at(name.entity).name(), given[0]);
    let is_meant = |name: &&Admitted| name.form() == Form::Surname && has_letter(name);
    let people: Names = site.of_kind(Kind::Leader).filter(is_meant).copied().collect();
    if people.is_empty() {
        return Verdict::Abstain;
    }
    if start.is_some() && site.place.after().starts_with('-') {
        return Verdict::Abstain;
    }
    // Of the words behind the surname the first ones may be given names: "BARROSO José Manuel".
    while start.is_none() && given.len() > 1 && bearers(site, &people, &given).is_empty() {
        given.pop();
    }
    let behind: usize = given.iter().map(|word| " ".len() + word.len()).sum();
    let end = site.span().end() + if start.is_none() { behind } else { 0 };
    let words = &context.text[start.unwrap_or(site.span().start())..end];
    let full_name = FullName { words, surname: site.surface().len(), leaders: people.len() };
    let bearers = context.full_names.bearers(full_name, || {
        // What the gazetteer has as it stands is decided as that, also where a guard forbade it.
        let is_known = start.is_some() && !context.gazetteer.named(words).is_empty();
        if is_known { Bearers::new() } else { bearers(site, &people, &given) }
    });
    let may_be_meant =
        |bearer: &&Bearer| !bearer.is_spelt_otherwise || !as_it_is && is_nowhere_else(site, &bearer.name);
    let people: Names = bearers.iter().filter(may_be_meant).map(|bearer| bearer.name).collect();
    if people.is_empty() {
        return Verdict::Abstain;
    }
    let crowd = Crowd::of_surname(context, site.surface(), people.len()).times(OF_GIVEN_NAME);
    match prominence::best(context, &people, crowd, |_| true).filter(prominence::Best::is_far) {
        None => Verdict::Abstain,
        // "Juan Castro" scored.
        Some(best) if start.is_some() && crowd.people >= MANY && !may_be_a_leader(site, best.name) => Verdict::Abstain,
        Some(best) => {
            let reasons = Reasons::of_rule(Rule::OwnName).chosen_by(Some(Evidence::new(Rule::OtherSpelling)));
            Verdict::Accept(Accepted { name: *best.name, reasons, start, share: None })
        }
    }
}

/// As many people have the given names, too, where many have the surname.
const MANY: f64 = 0.3;

/// Whether the sentence speaks of politics, or the text has the country or the organisation.
fn may_be_a_leader(site: &Site<'_, '_>, name: &Admitted) -> bool {
    politics::is_spoken_of(site)
        || site.title().is_some()
        || site.context.terms(name).any(|term| site.context.anchors.has(term.body_handle()))
}

/// The leaders of a surname who have these given names.
fn bearers(site: &Site<'_, '_>, people: &[Admitted], given: &[&str]) -> Bearers {
    let folded: Option<SmallVec<[String; MOST]>> = given.iter().map(|word| fold_name(word)).collect();
    let Some((folded, surname)) = folded.zip(fold_name(site.surface())) else { return Bearers::new() };
    let bearers = people.iter().filter_map(|name| {
        let leader = site.context.gazetteer.entity_at(name.entity);
        let has_names = |otherwise| has_given_names(site.lexicon(), leader, &surname, &folded, otherwise);
        let is_spelt_otherwise = !has_names(false);
        (!is_spelt_otherwise || has_names(true)).then_some(Bearer { name: *name, is_spelt_otherwise })
    });
    bearers.collect()
}

/// Whether two names start with the same letter, as far as that is plain: letters beyond ASCII may fold to it.
fn starts_alike(name: &str, given: &str) -> bool {
    match (name.as_bytes().first(), given.as_bytes().first()) {
        (Some(one), Some(other)) if one.is_ascii() && other.is_ascii() => initial_sound(*one) == initial_sound(*other),
        (one, other) => one.is_some() && other.is_some(),
    }
}

/// The sound of a first letter: "Costas" as "Kostas", "Yulia" as "Iulia".
fn initial_sound(letter: u8) -> u8 {
    match letter.to_ascii_lowercase() {
        b'c' => b'k',
        b'y' => b'i',
        letter => letter,
    }
}

/// Whether a given name may stand before the place.
fn may_follow_given_name(site: &Site<'_, '_>) -> bool {
    let before = site.neighbours.before();
    is_name_like(before.word) && !before.lists.any(NO_GIVEN_NAMES)
        || before.word.is_empty() && {
            let head = site.place.before();
            head.ends_with(['-']) && without_attached_particle(site.lexicon(), head).len() < head.len()
                || head.ends_with("\" ") && without_nickname(&head[..head.len() - 1]).len() + 1 < head.len()
        }
}

/// Whether the text has the person nowhere else: "Bashar met Bashir" are two.
fn is_nowhere_else(site: &Site<'_, '_>, name: &Admitted) -> bool {
    let (_, places) = site.context.anchors.around(name.entity, site.span().start());
    // The place itself, which an earlier pass may have accepted with the given names.
    let is_here = |place: &Span| place.start() <= site.span().end() && place.end() >= site.span().start();
    !site.context.is_first_pass && places.iter().flatten().all(is_here)
}

/// Whether the leader has a full name with these given names: more or fewer of them, or, where that may be, all of them spelt a little otherwise.
fn has_given_names(
    lexicon: &Lexicon,
    leader: Entity<'_>,
    surname: &str,
    given: &[String],
    may_be_spelt_otherwise: bool,
) -> bool {
    leader.keys_of_full_names().any(|name| {
        let Some(own) = name.strip_suffix(surname.as_bytes()).and_then(|own| own.strip_suffix(b" ")) else {
            return false;
        };
        let own = std::str::from_utf8(own).expect("keys are text");
        let own: SmallVec<[&str; MOST]> = own.split(' ').collect();
        let given: SmallVec<[&str; MOST]> = given.iter().map(String::as_str).collect();
        let (short, long) = if own.len() < given.len() { (&own, &given) } else { (&given, &own) };
        let same_first = own[0] == given[0] && own[0].len() > 2;
        let in_order = || {
            let mut rest = long.iter();
            short.iter().all(|word| rest.any(|other| other == word))
        };
        let is_one = |(word, own): (&&str, &&str)| word == own || is_spelt_otherwise(word, own);
        let spelt_otherwise =
            || short.len() == long.len() && given.iter().zip(&own).all(is_one) || are_servants(&own, &given);
        // "Faisal bin Salman bin Abdulaziz" is not Faisal bin Abdulaziz.
        let same_father = || father(lexicon, short).zip(father(lexicon, long)).is_none_or(|(one, other)| one == other);
        same_first && in_order() && same_father() || may_be_spelt_otherwise && spelt_otherwise()
    })
}

/// Whether both are one name of a servant of God, in one word or two: "Abdul Salam" as "Abdelsalam".
fn are_servants(own: &[&str], given: &[&str]) -> bool {
    let is_servant = |names: &[&str]| names[0].starts_with("abd") && names.len() <= 2;
    is_servant(own)
        && is_servant(given)
        && own.len() != given.len()
        && is_spelt_otherwise(&given.concat(), &own.concat())
}

/// The name after the first "son of".
fn father<'n>(lexicon: &Lexicon, names: &[&'n str]) -> Option<&'n str> {
    let filiation = names.iter().position(|word| lexicon.has(WordList::Filiations, word))?;
    names.get(filiation + 1).copied()
}

/// Whether two folded words are one given name in two spellings. "Paula" is not Paul, nor "Maria" Mario.
fn is_spelt_otherwise(word: &str, own: &str) -> bool {
    let ends_alike = || word.chars().next_back() == own.chars().next_back();
    let same_letter = word.chars().next() == own.chars().next();
    same_letter && ends_alike() && are_alike(word, own) || starts_alike(word, own) && sounds(word).eq(sounds(own))
}

/// The letters of a folded word as they sound: "hosny" as "hosni", "helmuth" as "helmut", "mahmood" as "mahmoud".
fn sounds(word: &str) -> impl Iterator<Item = u8> + '_ {
    let letters = word.as_bytes();
    (0..letters.len()).filter_map(|place| {
        let before = place.checked_sub(1).map(|before| letters[before]);
        match (before, letters[place]) {
            (Some(b't' | b'd'), b'h') | (Some(b'o'), b'u') => None,
            (Some(before), letter) if before == letter => None,
            (_, b'y') => Some(b'i'),
            (_, b'c') if !matches!(letters.get(place + 1), Some(b'h' | b'e' | b'i')) => Some(b'k'),
            // "ou" and "oo" are "u".
            (_, b'o') if matches!(letters.get(place + 1), Some(b'o' | b'u')) => Some(b'u'),
            (_, letter) => Some(letter),
        }
    })
}

/// The given names before the surname, with the place of the first.
fn given_names<'s>(site: &Site<'s, '_>) -> Option<(SmallVec<[&'s str; MOST]>, usize)> {
    // "Muammar al-Qaddafi", "Benjamin "Bibi" Netanyahu".
    let head = without_attached_particle(site.lexicon(), site.place.before());
    let plain = head.strip_suffix(' ').map(without_nickname);
    let head = plain.filter(|plain| plain.len() + 1 < head.len()).map_or(head, |plain| &head[..plain.len() + 1]);
    let mut given: SmallVec<[&str; MOST]> = SmallVec::new();
    let mut start = head.len();
    while let Some(rest) = head[..start].strip_suffix(' ') {
        let Some(at) = words::start_of_last(rest, Place::LONGEST_WORD, Some('-')) else { break };
        let word = &rest[at..];
        // "Mohammed bin Abdulrahman": the particle is of the name if a name stands before it.
        let is_particle = !given.is_empty() && site.lexicon().has(WordList::Filiations, word);
        if given.len() == MOST || !is_particle && !is_given(site, word) {
            break;
        }
        given.insert(0, word);
        start = at;
    }
    while given.first().is_some_and(|word| !is_name_like(word)) {
        start += given.remove(0).len() + 1;
    }
    let start = site.span().start() - site.place.before().len() + start;
    (!given.is_empty() && !site.is_taken(start)).then_some((given, start))
}

/// Whether a word beside the surname may be a given name.
fn is_given(site: &Site<'_, '_>, word: &str) -> bool {
    is_name_like(word) && !site.lexicon().lists(word).any(NO_GIVEN_NAMES) && !title::is_title_word(site.lexicon(), word)
}

/// The words behind a surname in capitals that may be given names.
fn given_names_behind<'s>(site: &Site<'s, '_>) -> SmallVec<[&'s str; MOST]> {
    /// Words that are read.
    const WORDS: usize = 3;
    site.place.compounds_behind().take(WORDS).take_while(|word| is_given(site, word)).collect()
}

/// Whether it is a surname in capitals, as lists of participants have it before the given name: "PUTIN Vladimir".
fn is_listed_first(site: &Site<'_, '_>) -> bool {
    let surface = site.surface();
    surface.len() > 2 && !surface.contains(char::is_lowercase) && is_given(site, site.neighbours.after().word)
}

/// Whether a given name may stand behind the surname, as in Japanese and Hungarian use: "Abe Shinzo", but not "the Clinton Bill".
fn may_be_family_name_first(site: &Site<'_, '_>) -> bool {
    const WORDS: WordLists = WordLists::of(WordList::EverydaySurnames)
        .or(WordLists::of(WordList::EverydayWords))
        .or(WordLists::of(WordList::FrequentSurnames));
    let given = site.neighbours.after();
    site.surface().len() > 2
        && given.word.len() > 3
        && is_name_like(given.word)
        && !given.lists.any(WORDS.or(NO_GIVEN_NAMES))
        && !site.place.after()[1 + given.word.len()..].trim_start().starts_with(char::is_uppercase)
        && !site.lexicon().lists_in_lower_case(given.word).any(WORDS)
        && (site.context.gazetteer.is_given_name(given.word) || site.title().is_some())
        && !title::is_title_word(site.lexicon(), given.word)
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;

    #[test]
    fn a_given_name_ends_as_it_does_in_another_spelling() {
        for (word, own, expected) in [
            ("basher", "bashar", true),
            ("tayip", "tayyip", true),
            ("costas", "kostas", true),
            ("paula", "paul", false),
            ("maria", "mario", false),
            ("hosny", "hosni", true),
            ("helmuth", "helmut", true),
            ("mahmood", "mahmoud", true),
            ("victor", "viktor", true),
            ("marthe", "martha", false),
        ] {
            assert_eq!(is_spelt_otherwise(word, own), expected, "{word}");
        }
    }
}
