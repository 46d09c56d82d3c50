//! The bare surname of a ruler of the time, or of world fame: "Talks with Erdogan failed."

use crate::document::evidence::{Reasons, Rule};
use crate::lexicon::{WordList, WordLists};
use crate::resolver::prominence;
use crate::resolver::readings::{Admitted, NameClasses, Names};
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::worth::{RuleRow, Worth};
use crate::text::words::{self, is_name_like};
use crate::vocabulary::Form;

pub(in crate::resolver) static RULE: RuleRow = RuleRow {
    rule: Rule::WellKnown,
    description: "A ruler of the time, or of world fame, is called by surname alone: \"Talks with Erdogan failed\".",
    worth: Worth::Accepts(|_, _| 0.85),
};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::WellKnown,
    classes: NameClasses::SURNAME,
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
    let surname = |name: &&Admitted| name.form() == Form::Surname;
    let surface = site.surface();
    let is_a_word =
        || [surface, &surface.to_lowercase()].iter().any(|word| site.lexicon().lists(word).any(NO_SURNAMES));
    site.names.len() <= MOST
        && !surface.contains(' ')
        && !is_a_word()
        && site.names.iter().filter(surname).any(|name| site.context.terms(name).any(|term| term.role().rules()))
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
    let people: Names = site.people();
    let Some(best) = prominence::best(context, &people, |term| term.role().rules()) else { return Verdict::Abstain };
    let surface = site.surface();
    // Whom everybody thinks of first is meant, though the surname is also a given name or that of many leaders.
    let is_great = best.is_present && best.prominence >= GREAT;
    let is_frequent = surface.chars().count() < 4
        // In a line of capitals any word may look like a name.
        || !surface.contains(char::is_lowercase)
        || site.lexicon().has(WordList::FrequentSurnames, surface)
        || !is_great && (namesakes(&people) >= MANY || context.gazetteer.is_given_name(surface));
    let names_country = || {
        context
            .terms(best.name)
            .filter(|term| term.role().rules())
            .any(|term| context.anchors.has(term.body().handle()))
    };
    // "in Churchill": whoever is long out of office may also be a place; "BATE Borisov": a part of another name.
    let before = words::last(site.place.before().strip_suffix(' ').unwrap_or_default());
    let is_a_place = !best.is_present && site.lexicon().has(WordList::PlacePrepositions, before);
    let is_part = before.chars().count() > 1 && before.chars().all(char::is_uppercase);
    if is_a_place || is_part && !site.is_taken(site.span().start().saturating_sub(2)) {
        return Verdict::Abstain;
    }
    let is_known = match is_frequent {
        // "Martin Marietta", "Carter Hawley": a frequent name goes on with that of a firm.
        true => {
            best.prominence >= FREQUENT && best.is_present && !is_name_like(site.place.next_word()) && names_country()
        }
        false => best.prominence >= if best.is_present { RARE } else { FAMED },
    };
    let accepted = (best.is_far && is_known).then(|| (*best.name, Reasons::of_rule(Rule::WellKnown)));
    Verdict::of(accepted)
}
