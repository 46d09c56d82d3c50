//! Misspelt names of countries.
//!
//! Only words that no country's name has may be misspelt: "North Africa" is not "South Africa", nor "Southern Asia" anything. A word of five letters
//! or more may have one edit, of eight or more two, a name at most two; letters that changed places are one edit. Where another country's name is as near, or but one edit further
//! away, nothing is guessed ("Austrlia").

use super::index::{CountryNames, Named};
use crate::gazetteer::DistanceMatrix;

/// Stands for a letter that an encoding lost: "C?te".
const LOST: [char; 2] = ['?', '\u{fffd}'];

/// The countries in whose English names one letter is otherwise than in a reading, though that is a name itself: "Nigera", the Latvian for Niger.
pub(super) fn mistakable(names: &CountryNames, reading: &[String]) -> Vec<Named> {
    let english = names.english(reading.len()).iter();
    let near = english.filter(|(name, _)| edits_between(|_| false, reading, name).is_some_and(|edits| edits.made == 1));
    near.map(|(_, named)| *named).collect()
}

/// The countries that a reading may mean: one, or those that come too near to each other to be told apart.
pub(super) fn nearest(names: &CountryNames, reading: &[String]) -> Vec<Named> {
    let near: Vec<(Edits, Named)> = names
        .english(reading.len())
        .iter()
        .filter_map(|(name, named)| Some((edits_between(|word| names.has_word(word), reading, name)?, *named)))
        .collect();
    let best = near.iter().filter(|(edits, _)| edits.made <= edits.allowed).map(|(edits, _)| edits.made).min();
    let Some(best) = best else {
        return Vec::new();
    };
    near.into_iter().filter(|(edits, _)| edits.made <= best + 1).map(|(_, named)| named).collect()
}

struct Edits {
    made: u8,
    allowed: u8,
}

/// How many edits lie between the words that differ; nothing where they are two too many, or what is written is a word of another name.
fn edits_between(is_known: impl Fn(&str) -> bool, reading: &[String], name: &[String]) -> Option<Edits> {
    let differing = || reading.iter().zip(name).filter(|(written, meant)| written != meant);
    let letters = differing().map(|(written, _)| written.chars().count()).max()?;
    let allowed = if letters < 8 { 1 } else { 2 };
    let mut made = 0;
    for (written, meant) in differing() {
        let lost = written.contains(LOST);
        let length = written.chars().count().max(meant.chars().count());
        let is_long = length >= if lost { 4 } else { 5 };
        if !is_long || is_known(written) || written.chars().next() != meant.chars().next() {
            return None;
        }
        let query: Vec<char> = written.chars().collect();
        made += if has_letters_of(&query, meant) {
            1
        } else {
            DistanceMatrix::between(&query, meant, allowed + 1 + u8::from(lost))? - u8::from(lost)
        };
    }
    (made <= allowed + 1).then_some(Edits { made, allowed })
}

/// Whether letters changed places, and nothing else: "Lybia".
fn has_letters_of(written: &[char], meant: &str) -> bool {
    let (mut written, mut meant): (Vec<char>, Vec<char>) = (written.to_vec(), meant.chars().collect());
    written.sort_unstable();
    meant.sort_unstable();
    written == meant
}
