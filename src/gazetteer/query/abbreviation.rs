//! Names of countries with words cut short: "Dominican R.", "Utd. Arab Emirates", and what columns of fixed width leave ("Bosnia and Herzegov").
//!
//! The table of look-up words has the abbreviations that mean a word wherever they stand ("Rep."). Here a word is whatever begins so in a name that has
//! the other words in the same order; the first letter may stand for it. One word at least must be whole, and no part of the world ("S. Arabia", not
//! "S. America"). Where names of several countries fit, they are given, and none is chosen.

use super::index::{CountryNames, Named};

/// A word alone is cut short with so many letters at least: "Switz".
const SHORTEST_ALONE: usize = 5;

/// The countries whose English names fit.
pub(super) fn meant(names: &CountryNames, written: &[String]) -> Vec<Named> {
    if let [word] = written
        && (word.chars().count() < SHORTEST_ALONE || names.has_word(word))
    {
        return Vec::new();
    }
    let is_anchor = |word: &str| {
        word.chars().count() > 2 && !names.rules.are_of_regions(std::iter::once(word)) && !names.rules.has(word)
    };
    let fits = |name: &[String]| {
        let anchored =
            written.len() == 1 || written.iter().zip(name).any(|(word, full)| word == full && is_anchor(word));
        anchored && written.iter().zip(name).all(|(word, full)| word == full || is_cut_short(names, word, full))
    };
    names.english(written.len()).iter().filter(|(name, _)| fits(name)).map(|(_, named)| *named).collect()
}

/// Whether the word is the beginning of the full one, and no word of another name.
fn is_cut_short(names: &CountryNames, word: &str, full: &str) -> bool {
    let is_letter = word.chars().count() == 1;
    full.len() > word.len() && full.starts_with(word) && (is_letter || !names.has_word(word) || names.rules.has(word))
}
