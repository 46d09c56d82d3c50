//! The bare surname of a ruler of the time, or of world fame: "Talks with Erdogan failed."

use crate::document::evidence::{Reasons, Rule};
use crate::gazetteer::Term;
use crate::lexicon::{WordList, WordLists};
use crate::resolver::prominence;
use crate::resolver::readings::{Admitted, NameClasses, Names};
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::worth::{RuleRow, Worth};
use crate::text::words::is_name_like;
use crate::vocabulary::Form;

pub(in crate::resolver) static RULE: RuleRow = RuleRow {
    rule: Rule::WellKnown,
    description: "A ruler of the time, or of world fame, is called by surname alone: \"Talks with Erdogan failed\".",
    worth: Worth::Accepts(|_, _| 0.85),
};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::WellKnown,
    classes: NameClasses::RULERS_SURNAME,
    applies: |site| !site.contested && is_a_rulers_name(site),
    reads: Reads::Document,
    decide,
};

/// The least prominence of somebody in office who is meant by a surname that hardly anybody else has.
const RARE: f64 = 1.5;
/// The same for somebody out of office: of world fame.
const FAMED: f64 = 3.0;
/// The same for a surname that is also a given name or frequent, where the text names the country ruled.
const FREQUENT: f64 = 6.0;

/// A surname of more leaders says nothing by itself: "Kim".
const MOST: usize = 48;
/// The prominence of those in office whom everybody thinks of first: "Erdogan".
const GREAT: f64 = 9.0;
/// A surname of this many leaders is many other people's, too.
const MANY: usize = 4;

/// Words that are names in capitals at most by chance.
const NO_SURNAMES: WordLists = WordLists::of(WordList::Calendar)
    .or(WordLists::of(WordList::SentenceOpeners))
    .or(WordLists::of(WordList::EverydayWords))
    .or(WordLists::of(WordList::EverydaySurnames));

fn is_a_rulers_name(site: &Site<'_, '_>) -> bool {
    let surface = site.surface();
    let small = || with_lower_case(surface, |small| site.lexicon().lists(small));
    site.names.len() <= MOST
        && !surface.contains(' ')
        && !site.neighbours.own_lists().any(NO_SURNAMES)
        && !small().any(NO_SURNAMES)
        && site.names.iter().any(|name| is_rulers_surname(site, name))
}

fn is_rulers_surname(site: &Site<'_, '_>, name: &Admitted) -> bool {
    name.form() == Form::Surname && site.context.is_of_ruler(name)
}

/// How many different people the names denote.
fn namesakes(people: &[Admitted]) -> usize {
    let mut entities: Vec<_> = people.iter().map(|name| name.entity).collect();
    entities.sort_unstable();
    entities.dedup();
    entities.len()
}

fn decide(site: &Site<'_, '_>) -> Verdict {
    let context = site.context;
    // The first pass learns who is in the text by the full name; who is leads.
    if context.is_first_pass {
        return Verdict::Abstain;
    }
    let surface = site.surface();
    // "BATE Borisov": a part of another name.
    let before = site.neighbours.before();
    let is_part = before.word.chars().count() > 1 && before.word.chars().all(char::is_uppercase);
    if is_part && !site.is_taken(site.span().start().saturating_sub(2)) {
        return Verdict::Abstain;
    }
    let people = site.people();
    let rulers: Names = people.iter().filter(|name| context.is_of_ruler(name)).copied().collect();
    let rules = |term: &Term<'_>| term.role().rules();
    let names_country =
        |name: &Admitted| context.terms(name).filter(rules).any(|term| context.anchors.has(term.body_handle()));
    // "Martin Marietta", "Carter Hawley": a frequent name goes on with that of a firm.
    let goes_on = || is_name_like(site.neighbours.after().word);
    let is_frequent = surface.chars().count() < 4
        // In a line of capitals any word may look like a name.
        || !surface.contains(char::is_lowercase)
        || site.neighbours.own_lists().has(WordList::FrequentSurnames);
    // How well known somebody is takes longer to find out.
    if is_frequent && (goes_on() || !rulers.iter().any(names_country)) {
        return Verdict::Abstain;
    }
    let Some(best) = prominence::best(context, &rulers, rules) else { return Verdict::Abstain };
    // "in Churchill": whoever is long out of office may also be a place.
    if !best.is_present && before.lists.has(WordList::PlacePrepositions) {
        return Verdict::Abstain;
    }
    // Whom everybody thinks of first is meant, though the surname is also a given name or that of many leaders.
    let is_great = best.is_present && best.prominence >= GREAT;
    let is_shared = || !is_great && (namesakes(&people) >= MANY || context.gazetteer.is_given_name(surface));
    let is_known = match is_frequent || is_shared() {
        true => best.prominence >= FREQUENT && best.is_present && !goes_on() && names_country(best.name),
        false => best.prominence >= if best.is_present { RARE } else { FAMED },
    };
    let accepted = (best.is_far && is_known).then(|| (*best.name, Reasons::of_rule(Rule::WellKnown)));
    Verdict::of(accepted)
}

/// The word in lower case, given to a function; most need no memory for it.
fn with_lower_case<T>(word: &str, then: impl FnOnce(&str) -> T) -> T {
    const LONGEST: usize = 32;
    let mut small = [0; LONGEST];
    match small.get_mut(..word.len()) {
        Some(small) if word.is_ascii() => {
            small.copy_from_slice(word.as_bytes());
            small.make_ascii_lowercase();
            then(std::str::from_utf8(small).expect("it is ASCII"))
        }
        _ => then(&word.to_lowercase()),
    }
}
