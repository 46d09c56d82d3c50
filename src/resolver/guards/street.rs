//! Streets and places with a foreign preposition: "CALLE DE PALAU 14", "Bassas da India".

use crate::document::rejection::Rejection;
use crate::lexicon::{Lexicon, WordList, WordLists};
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::Place;
use crate::text::words;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A street or a place has the name after a foreign preposition: \"Calle de Palau 14\", \"Bassas da India\".",
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

const PARTICLES: WordLists = WordLists::of(WordList::NameParticles).or(WordLists::of(WordList::ForeignGenitives));

fn is_named_after_country(lexicon: &Lexicon, place: Place<'_>) -> bool {
    /// "de la".
    const WORDS: usize = 3;
    let mut head = place.before();
    let mut particle = "";
    for _ in 0..WORDS {
        let Some(rest) = head.strip_suffix(' ') else { return false };
        let word = words::last(rest);
        if !word.starts_with(char::is_alphabetic) {
            return false;
        }
        head = &rest[..rest.len() - word.len()];
        let capitalised = word.starts_with(char::is_uppercase);
        if capitalised && lexicon.has(WordList::StreetWords, &in_title_case(word)) {
            return true;
        }
        if !lexicon.lists_in_lower_case(word).any(PARTICLES) {
            return capitalised && lexicon.has(WordList::ForeignGenitives, particle);
        }
        particle = word;
    }
    false
}

fn in_title_case(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().chain(chars.flat_map(char::to_lowercase)).collect()
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
            ("Ilhas do Peru", true),
            ("the government of Peru", false),
            ("Alan de Peru", false),
            ("flew to Peru", false),
        ] {
            let name = if text.contains("PERU") { "PERU" } else { "Peru" };
            assert_eq!(is_named_after_country(gazetteer.lexicon(None), Place::of(text, name)), expected, "{text}");
        }
    }
}
