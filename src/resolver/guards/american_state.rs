//! Georgia among American states: "Pennsylvania, Georgia and Michigan".

use super::language::{after_gap, before_gap};
use crate::document::rejection::Rejection;
use crate::lexicon::{Lexicon, WordList};
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::Place;
use crate::text::words;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A list of American states has the name beside it: \"Pennsylvania, Georgia and Michigan\".",
    reason: Rejection::LongerName,
    kinds: Kinds::COUNTRIES,
    except: Rules::NONE,
    applies: |site, _| site.neighbours.own_lists().has(WordList::AmericanStateHomonyms),
    reads: Reads::Neighbours,
    forbids: |site, _| is_among_states(site.lexicon(), site.place),
};

fn is_among_states(lexicon: &Lexicon, place: Place<'_>) -> bool {
    let before = before_gap(lexicon, place.before()).map(words::last);
    let after = after_gap(lexicon, place.after()).map(|tail| match words::first(tail) {
        word if lexicon.has(WordList::AmericanStatePrefixes, word) => {
            words::first(tail[word.len()..].strip_prefix(' ').unwrap_or_default())
        }
        word => word,
    });
    [before, after].into_iter().flatten().any(|word| lexicon.has(WordList::AmericanStates, word))
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::text::Place;

    #[test]
    fn states_stand_in_lists() {
        let gazetteer = Gazetteer::embedded();
        for (text, expected) in [
            ("in Pennsylvania, Georgia and Michigan", true),
            ("Georgia, North Carolina", true),
            ("Ukraine, Georgia and Moldova", false),
        ] {
            assert_eq!(is_among_states(gazetteer.lexicon(None), Place::of(text, "Georgia")), expected, "{text}");
        }
    }
}
