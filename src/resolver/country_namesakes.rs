//! What else bears the name of a country: firms, products, an American state.

use super::enumeration::{after_gap, before_gap};
use super::title;
use crate::lexicon::{Lexicon, WordList, WordLists};
use crate::text::Place;
use crate::text::fold::is_word_char;
use crate::text::words;

/// Whether the place, a country's name, is here a firm's, a product's or an American state's: "Turkish Airlines", "the brand Jordan".
pub(super) fn is_something_else(lexicon: &Lexicon, place: Place<'_>, adjective: bool) -> bool {
    match adjective {
        true => is_of_firm(lexicon, place.after()),
        false => follows_firm_noun(lexicon, place) || is_american_state(lexicon, place),
    }
}

/// Whether capitalised words go on to what a firm of that name is: " Airlines", " International Air Lines".
fn is_of_firm(lexicon: &Lexicon, mut tail: &str) -> bool {
    const WORDS: usize = 2;
    for _ in 0..WORDS {
        let Some(rest) = tail.strip_prefix(' ') else { return false };
        let word = words::first(rest);
        if lexicon.has(WordList::FirmHeads, word) {
            return true;
        }
        if !words::is_name_like(word) {
            return false;
        }
        tail = &rest[word.len()..];
    }
    false
}

/// Whether the word before says that a firm, a product or an artist has the name: "the sportswear brand Jordan".
pub(super) fn follows_firm_noun(lexicon: &Lexicon, place: Place<'_>) -> bool {
    let Some(head) = place.before().strip_suffix(' ') else { return false };
    let (head, noun) = words::split_last(head);
    // "The pop group Japan".
    lexicon.has(WordList::FirmNouns, noun) || noun == "group" && lexicon.has(WordList::FirmNouns, words::last(head))
}

/// Whether the place, a leader's surname, begins the name of a firm: "the startup Macron", "Modi Foods".
pub(super) fn begins_firm(lexicon: &Lexicon, place: Place<'_>) -> bool {
    /// Words from the surname to what firms are called by, at most.
    const WORDS: usize = 2;
    // "The singer Macron" is somebody, of whom other rules know more.
    let occupation = || words::last(place.before().trim_end());
    if follows_firm_noun(lexicon, place) && !lexicon.has(WordList::Occupations, occupation()) {
        return true;
    }
    let mut tail = place.after();
    for _ in 0..WORDS {
        let Some(rest) = tail.strip_prefix(' ') else { return false };
        let word = words::first(rest);
        if !words::is_name_like(word) {
            return false;
        }
        if lexicon.has(WordList::FirmTails, word) {
            return true;
        }
        tail = &rest[word.len()..];
    }
    false
}

/// Whether the name is a state's.
pub(super) fn is_american_state(lexicon: &Lexicon, place: Place<'_>) -> bool {
    lexicon.has(WordList::AmericanStateHomonyms, place.surface())
        && (is_among_states(lexicon, place)
            || lexicon.has(WordList::AmericanStateNouns, place.next_word())
            || follows_its_office(lexicon, place)
            || has_its_places(lexicon, place))
}

/// Whether somebody or something of a state is named with "of" or "from" before it: "Senator Kelly Loeffler of ", "the state of ".
fn follows_its_office(lexicon: &Lexicon, place: Place<'_>) -> bool {
    /// Words from the office to the preposition, at most: "Rep. Marjorie Taylor Greene".
    const WORDS: usize = 4;
    const PREPOSITIONS: WordLists =
        WordLists::of(WordList::OfficePrepositions).or(WordLists::of(WordList::PlacePrepositions));
    let mut before = place.before().trim_end().rsplit(' ');
    if !before.next().is_some_and(|word| lexicon.lists(word).any(PREPOSITIONS)) {
        return false;
    }
    for word in before.take(WORDS) {
        let word = word.strip_suffix('.').unwrap_or(word);
        let lists = lexicon.lists(word);
        if lists.has(WordList::AmericanStatePrefixes)
            || lists.has(WordList::AmericanStateNouns) && title::is_title_word(lexicon, word)
        {
            return true;
        }
        if !words::is_name_like(word) {
            return false;
        }
    }
    false
}

/// Whether one of the state's cities or counties is named near it.
fn has_its_places(lexicon: &Lexicon, place: Place<'_>) -> bool {
    let mut words = [place.before(), place.after()].into_iter().flat_map(|part| part.split(|c: char| !is_word_char(c)));
    words.any(|word| lexicon.has(WordList::AmericanStatePlaces, word))
}

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
    fn nouns_and_places_make_a_state() {
        let gazetteer = Gazetteer::embedded();
        for (text, expected) in [
            ("Georgia prosecutors called", true),
            ("in Georgia, where the Atlanta office", true),
            ("Georgia called", false),
            ("Senator Mary Ann Miller of Georgia called", true),
            ("ran for governor of Georgia", true),
            ("the southern state of Georgia", true),
            ("the president of Georgia", false),
        ] {
            assert_eq!(is_american_state(gazetteer.lexicon(None), Place::of(text, "Georgia")), expected, "{text}");
        }
    }

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
