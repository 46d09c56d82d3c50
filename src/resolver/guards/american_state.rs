//! Georgia, the American state, and American towns that are called like countries: "Georgia prosecutors", "Cuba, N.Y.".

use crate::document::rejection::Rejection;
use crate::lexicon::{Lexicon, WordList};
use crate::resolver::country_namesakes::is_american_state;
use crate::resolver::enumeration::before_gap;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::Place;
use crate::text::words::{self, is_name_like};
use crate::vocabulary::Form;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The name is an American state's or town's: \"Pennsylvania, Georgia and Michigan\", \"Cuba, N.Y.\".",
    reason: Rejection::LongerName,
    kinds: Kinds::COUNTRIES,
    except: Rules::NONE,
    applies: |site, name| {
        name.form() == Form::Name
            && (site.place.after().starts_with(", ")
                || site.neighbours.own_lists().has(WordList::AmericanStateHomonyms))
    },
    reads: Reads::Neighbours,
    forbids: |site, _| is_american_state(site.lexicon(), site.place) || is_american_town(site.lexicon(), site.place),
};

/// Whether a state follows after a comma: "Cuba, N.Y.", "Lebanon, Tennessee, was".
fn is_american_town(lexicon: &Lexicon, place: Place<'_>) -> bool {
    let Some(tail) = place.after().strip_prefix(", ") else { return false };
    let length = tail.bytes().take(8).take_while(|&byte| byte.is_ascii_alphabetic() || byte == b'.').count();
    if lexicon.has(WordList::AmericanAbbreviations, &tail[..length]) {
        return true;
    }
    let first = words::first(tail);
    // "Poland, New York", "Lebanon, North Dakota".
    let second = tail[first.len()..].strip_prefix(' ').map(words::first).filter(|word| is_name_like(word));
    let state = second.map_or(first, |second| &tail[..first.len() + 1 + second.len()]);
    let is_last_word = |second: &str| {
        lexicon.has(WordList::AmericanStatePrefixes, first) && lexicon.has(WordList::AmericanStates, second)
    };
    (lexicon.has(WordList::AmericanStates, state) || second.is_some_and(is_last_word))
        && !lexicon.has(WordList::AmericanStateHomonyms, place.surface())
        && tail[state.len()..].starts_with([',', '.', ')'])
        && before_gap(lexicon, place.before()).is_none()
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::text::Place;

    #[test]
    fn towns_have_their_state_after_a_comma() {
        let gazetteer = Gazetteer::embedded();
        for (text, expected) in [
            ("a barn in Peru, Ind., burned", true),
            ("of Peru, Indiana, burned", true),
            ("of Peru, New York, burned", true),
            ("in Peru, Ecuador and Chile", false),
            ("between Chile, Peru, Florida, and Texas", false),
        ] {
            assert_eq!(is_american_town(gazetteer.lexicon(None), Place::of(text, "Peru")), expected, "{text}");
        }
    }
}
