//! A name that goes on with what is part of nothing else: the number of a monarch, the family of an Arabic name.

use crate::document::rejection::Rejection;
use crate::gazetteer::Name;
use crate::lexicon::{Lexicon, WordList, WordLists};
use crate::resolver::fathers;
use crate::resolver::headline;
use crate::resolver::lone_surname::NO_SURNAMES;
use crate::resolver::neighbours::Neighbour;
use crate::resolver::readings::Admitted;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::resolver::title;
use crate::text::Place;
use crate::text::fold::fold_name;
use crate::text::words::{self, is_name_like};
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The name goes on with a monarch's number, the family, a second family name, or begins with another given name: \"Elizabeth I\", \"Bashir al-Assad\", \"Foreign Minister Assef Ahmed Ali\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::LEADERS,
    except: Rules::NONE,
    applies: |_, _| true,
    reads: Reads::Neighbours,
    forbids: |site, name| {
        goes_on(site.lexicon(), site.neighbours.after(), site.place) && !goes_on_with_own_family(site, name)
            || has_epithet(site, name)
            || name.form() == Form::Name && is_doubled(site.place)
            || name.form() == Form::Name
                && (follows_first_given_name(site, name)
                    || has_another_family_name(site)
                    || (has_unlisted_family_name(site) || follows_unlisted_given_name(site)) && is_of_given_names(site))
    },
};

/// Whether the text names the fathers of a leader whom the gazetteer has with fewer of them, up to the family: "Khalifa bin Salman bin Hamad Al Khalifa".
fn goes_on_with_own_family(site: &Site<'_, '_>, name: &Admitted) -> bool {
    let leader = site.context.gazetteer.entity_at(name.entity);
    let family = fathers::family(site.lexicon(), site.surface(), site.place.after());
    name.form() == Form::Name
        && family.is_some_and(|length| {
            let family = fold_name(words::last(&site.place.after()[..length]));
            family.is_some() && family == fold_name(words::last(leader.name()))
        })
}

/// Whether a byname in quotation marks follows the name of a monarch, as those of old have one: "Charles \"the Bald\"".
fn has_epithet(site: &Site<'_, '_>, name: &Admitted) -> bool {
    let leader = || site.context.gazetteer.entity_at(name.entity).as_leader();
    let follows =
        [" \"the ", " “the ", " ‘the ", " 'the "].iter().any(|opening| site.place.after().starts_with(opening));
    follows && leader().is_some_and(|leader| leader.family_name().is_none())
}

/// Whether a full name goes on with a second family name: "Angela Merkel-Schulz".
fn is_doubled(place: Place<'_>) -> bool {
    place.surface().contains(' ')
        && place.after().strip_prefix('-').is_some_and(|tail| is_name_like(words::first(tail)))
}

/// Whether one family name follows a whole name in running text: "Winston Churchill Hamdan sells shoes", but not "the Bill Clinton White House".
fn has_another_family_name(site: &Site<'_, '_>) -> bool {
    const WORDS: WordLists = NO_SURNAMES.or(WordLists::of(WordList::EverydayWords));
    let Neighbour { word, lists } = site.neighbours.after();
    let gazetteer = site.context.gazetteer;
    let is_surname = || {
        let is_of_leader = |name: &Name<'_>| name.form() == Form::Surname && name.entity().kind() == Kind::Leader;
        gazetteer.is_family_name(word) || gazetteer.named(word).iter().any(is_of_leader)
    };
    is_name_like(word)
        && site.surface().contains(' ')
        // German writes every noun with a capital.
        && site.is_english()
        && !lists.any(WORDS)
        && !is_name_like(words::first(site.place.after()[1 + word.len()..].trim_start_matches(' ')))
        && is_surname()
        && !site.lexicon().ends_like_verb(word)
        && !headline::is_in_title_case(site.lexicon(), site.place.text(), site.span())
}

/// Whether each word of a whole name is a given one: "Juan Luis", "Ahmed Ali".
fn is_of_given_names(site: &Site<'_, '_>) -> bool {
    let surface = site.surface();
    surface.contains(' ') && surface.split(' ').all(|word| site.context.gazetteer.is_given_name(word))
}

/// "Archbishop Juan Luis Cipriani": behind given names alone whatever has a capital in running text is the family name.
fn has_unlisted_family_name(site: &Site<'_, '_>) -> bool {
    let Neighbour { word, lists } = site.neighbours.after();
    is_name_like(word)
        && site.is_english()
        && !lists.any(NO_SURNAMES)
        && !site.lexicon().ends_like_verb(word)
        && !headline::is_in_title_case(site.lexicon(), site.place.text(), site.span())
}

/// "Foreign Minister Assef Ahmed Ali": the name begins right behind the office.
fn follows_unlisted_given_name(site: &Site<'_, '_>) -> bool {
    let Neighbour { word, .. } = site.neighbours.before();
    let start = || site.span().start() - " ".len() - word.len();
    is_name_like(word)
        && site.place.before().ends_with(' ')
        && !title::is_title_word(site.lexicon(), word)
        && title::before(site.lexicon(), site.place.text(), start()).is_some()
}

/// Whether the first of more given names stands before, by which another leader of the family is known: "Raul Ricardo Alfonsin" is not his son.
fn follows_first_given_name(site: &Site<'_, '_>, name: &Admitted) -> bool {
    let first = site.neighbours.before().word;
    let gazetteer = site.context.gazetteer;
    let surname = words::last(site.surface());
    is_name_like(first)
        && gazetteer.is_given_name(first)
        && surname.len() < site.surface().len()
        && gazetteer.named(&format!("{first} {surname}")).iter().any(|other| {
            let entity = other.entity();
            entity.kind() == Kind::Leader && entity.handle() != name.entity
        })
}

fn goes_on(lexicon: &Lexicon, next: Neighbour<'_>, place: Place<'_>) -> bool {
    let Neighbour { word, lists } = next;
    if word.is_empty() {
        return false;
    }
    let rest = &place.after()[1 + word.len()..];
    let number = word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    // "Castro I knew": a pronoun.
    let pronoun = || word == "I" && lexicon.has(WordList::PronounVerbs, words::first(rest.trim_start()));
    let family = lists.has(WordList::AttachedParticles) && rest.starts_with('-')
        || lists.has(WordList::Filiations) && rest.starts_with(' ');
    number && !pronoun() || family
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::resolver::neighbours::Neighbours;
    use crate::text::Place;

    #[test]
    fn numbers_and_families_go_on() {
        let gazetteer = Gazetteer::embedded();
        for (text, name, expected) in [
            ("Elizabeth I ruled", "Elizabeth", true),
            ("the Castro I knew", "Castro", false),
            ("Bashir al-Assad", "Bashir", true),
            ("Osama bin Laden", "Osama", true),
            ("Castro, I think", "Castro", false),
            ("Castro spoke", "Castro", false),
        ] {
            let (lexicon, place) = (gazetteer.lexicon(None), Place::of(text, name));
            let next = Neighbours::new(lexicon, place).after();
            assert_eq!(goes_on(lexicon, next, place), expected, "{text}");
        }
    }
}
