//! Whether a sentence speaks of politics, which tells a leader from an athlete of the name.

use super::given_names::is_start_of_sentence;
use super::site::Site;
use crate::lexicon::{Lexicon, WordList};
use crate::text::fold::is_word_char;

/// Whether one of the words around, in the same sentence, is one of politics: "resigns", "election".
pub(super) fn is_spoken_of(site: &Site<'_, '_>) -> bool {
    /// Words on either side.
    const WORDS: usize = 10;
    let not_word = |c: char| !is_word_char(c);
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '\n');
    let is_political = |word: &str| has_word(site.lexicon(), word);
    // "McCain: we are all Georgians": who speaks in a note is somebody of politics.
    if site.place.after().starts_with(": ") && is_start_of_sentence(site.place.before()) {
        return true;
    }
    let before = site.place.before().rsplit(ends).next().unwrap_or_default();
    let after = site.place.after().split(ends).next().unwrap_or_default();
    before.rsplit(not_word).filter(|word| !word.is_empty()).take(WORDS).any(is_political)
        || after.split(not_word).filter(|word| !word.is_empty()).take(WORDS).any(is_political)
}

/// Whether news of politics has the word.
pub(super) fn has_word(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.lists_in_lower_case(word).has(WordList::PoliticalWords)
}
