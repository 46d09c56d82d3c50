//! Streets, places and movements with a foreign preposition or head: "CALLE DE PALAU 14", "Bassas da India", "Movimiento Bolivia Libre".

use crate::document::rejection::Rejection;
use crate::lexicon::{Lexicon, WordList, WordLists};
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::Place;
use crate::text::words;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A street, a place or a movement has the name after a foreign preposition or head: \"Calle de Palau 14\", \"Bassas da India\", \"Vamos Uruguay\".",
    reason: Rejection::LongerName,
    kinds: Kinds::COUNTRIES,
    except: Rules::NONE,
    applies: |_, _| true,
    reads: Reads::Neighbours,
    // In other languages the prepositions are everyday words: Czech "do".
    forbids: |site, _| {
        // Mostly the word before is a small one that is no such preposition.
        let may_be = !site.neighbours.follow_small_word() || site.neighbours.before().lists.any(PARTICLES);
        may_be && site.is_english() && is_named_after_country(site.lexicon(), site.place)
    },
};

const HEADS: WordLists = WordLists::of(WordList::StreetWords).or(WordLists::of(WordList::ForeignHeads));

const PARTICLES: WordLists = WordLists::of(WordList::NameParticles).or(WordLists::of(WordList::ForeignGenitives));

pub(in crate::resolver) static PERSON: Guard = Guard {
    description: "A street or a building has the leader's name: \"Hotel King Hussein\", \"Avenida Charles de Gaulle\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::LEADERS,
    except: Rules::NONE,
    applies: |site, _| site.place.before().ends_with(' '),
    reads: Reads::Neighbours,
    forbids: |site, _| {
        const BEFORE: WordLists = WordLists::of(WordList::StreetWords).or(WordLists::of(WordList::BuildingNouns));
        let lexicon = site.lexicon();
        let before = site.neighbours.before();
        let is_named = |word: &str| word.starts_with(char::is_uppercase) && lexicon.lists(word).any(BEFORE);
        // "The Tower Putin saw" is none.
        before.lists.has(WordList::StreetWords) || site.before_title().is_some_and(is_named)
    },
};

fn is_named_after_country(lexicon: &Lexicon, place: Place<'_>) -> bool {
    /// "de la".
    const WORDS: usize = 3;
    /// A street by its number alone: "via Malta to Tunis".
    const VIA: &str = "via";
    let mut head = place.before();
    let mut particle = "";
    let is_numbered = || {
        let number = place.after().trim_start_matches([',', ' ']);
        number.len() < place.after().len() && number.starts_with(|c: char| c.is_ascii_digit())
    };
    for _ in 0..WORDS {
        let Some(rest) = head.strip_suffix(' ') else { return false };
        let word = words::last(rest);
        if !word.starts_with(char::is_alphabetic) {
            return false;
        }
        head = &rest[..rest.len() - word.len()];
        let capitalised = word.starts_with(char::is_uppercase);
        if capitalised
            && (lexicon.lists(&words::in_title_case(word)).any(HEADS)
                || word.eq_ignore_ascii_case(VIA) && is_numbered())
        {
            return true;
        }
        if !lexicon.lists_in_lower_case(word).any(PARTICLES) {
            return capitalised && lexicon.has(WordList::ForeignGenitives, particle);
        }
        particle = word;
    }
    false
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;

    #[test]
    fn streets_and_places_have_their_prepositions() {
        let gazetteer = Gazetteer::embedded();
        for (text, expected) in [
            ("CALLE DE PERU 7, LIMA", true),
            ("at Plaza Peru in", true),
            ("Via Peru 9, Roma", true),
            ("VIA PERU, 12", true),
            ("Via Peru they came", false),
            ("Ilhas do Peru", true),
            ("the Rassemblement pour le Peru", true),
            ("Movimiento Peru Libre", true),
            ("the government of Peru", false),
            ("Alan de Peru", false),
            ("flew to Peru", false),
        ] {
            let name = if text.contains("PERU") { "PERU" } else { "Peru" };
            assert_eq!(is_named_after_country(gazetteer.lexicon(None), Place::of(text, name)), expected, "{text}");
        }
    }
}
