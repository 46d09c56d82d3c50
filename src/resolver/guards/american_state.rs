//! Georgia, the American state, and American towns that are called like countries: "Georgia prosecutors", "Cuba, N.Y.".

use crate::document::rejection::Rejection;
use crate::lexicon::{Lexicon, WordList};
use crate::resolver::country_namesakes::is_american_state;
use crate::resolver::enumeration::before_gap;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::text::Place;
use crate::text::fold::is_word_char;
use crate::text::words::{self, is_name_like};
use crate::vocabulary::{Form, Kind};

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
    forbids: |site, _| {
        let (lexicon, place) = (site.lexicon(), site.place);
        is_american_state(lexicon, place)
            || is_in_the_states(lexicon, place)
            || is_american_town(lexicon, place)
            || is_among_american_bodies(site)
    },
};

/// Whether what follows the comma says which Georgia: "in Georgia, USA, the governor".
fn is_in_the_states(lexicon: &Lexicon, place: Place<'_>) -> bool {
    const NAMES: [&str; 5] = ["USA", "U.S.A.", "U.S.", "United States", "US"];
    let Some(tail) = place.after().strip_prefix(", ") else { return false };
    // "Georgia, US officials said".
    let ends = |tail: &str| !tail.starts_with(|c: char| c == ' ' || c == '-' || c.is_alphanumeric());
    NAMES.iter().any(|name| tail.strip_prefix(name).is_some_and(ends))
        && lexicon.has(WordList::AmericanStateHomonyms, place.surface())
}

/// Whether its sentence has two of the bodies, parties and offices of American states, and no other country: "Two runoffs in Georgia gave
/// Democrats the Senate".
fn is_among_american_bodies(site: &Site<'_, '_>) -> bool {
    let (lexicon, place) = (site.lexicon(), site.place);
    let is_in = site.neighbours.before().lists.has(WordList::PlacePrepositions)
        && site.neighbours.own_lists().has(WordList::AmericanStateHomonyms);
    if !is_in {
        return false;
    }
    let before = place.before().rsplit(['.', '!', '?', '\n']).next().unwrap_or_default();
    let after = place.after().split(['.', '!', '?', '\n']).next().unwrap_or_default();
    let words = || [before, after].into_iter().flat_map(|part| part.split(|c: char| !is_word_char(c)));
    let is_body = |word: &&str| is_name_like(word) && lexicon.has(WordList::AmericanStateNouns, word);
    let is_another_country = |word: &str| {
        is_name_like(word)
            && site.context.gazetteer.named(word).iter().any(|name| name.entity().kind() == Kind::Country)
    };
    words().filter(is_body).nth(1).is_some() && !words().any(is_another_country)
}

/// Whether a state follows after a comma: "Cuba, N.Y.", "Lebanon, Tennessee, was".
pub(super) fn is_american_town(lexicon: &Lexicon, place: Place<'_>) -> bool {
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
