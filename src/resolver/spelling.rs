//! Two spellings of one word of a name: "Basher" and "Bashar", "Tayip" and "Tayyip".

use smallvec::SmallVec;

use crate::gazetteer::{DistanceMatrix, letter_set, may_be_near};

/// Whether two folded words are one name in two spellings: one letter apart, or two of long ones.
pub(super) fn are_alike(word: &str, other: &str) -> bool {
    Word::new(word).is_like(&Word::new(other))
}

/// A word of a folded name.
#[derive(Clone, Copy)]
pub(super) struct Word<'k> {
    pub text: &'k str,
    /// A bit for each letter.
    pub letters: u32,
}

impl<'k> Word<'k> {
    pub fn new(text: &'k str) -> Word<'k> {
        Word { text, letters: letter_set(text.as_bytes()) }
    }

    /// Whether a word of so many bytes, of these letters, may be another spelling of this one; a "no" is right.
    pub fn may_be_like(self, length: usize, letters: u32) -> bool {
        let edits = edits_of(self.text.len().min(length));
        self.text.len().abs_diff(length) <= edits.into() && may_be_near(self.letters, letters, edits)
    }

    pub fn is_like(self, other: &Word<'k>) -> bool {
        let edits = edits_of(self.text.len().min(other.text.len()));
        self.text == other.text
            || edits > 0 && self.may_be_like(other.text.len(), other.letters) && {
                let letters: SmallVec<[char; 16]> = self.text.chars().collect();
                DistanceMatrix::between(&letters, other.text, edits).is_some()
            }
    }
}

/// The edits that two spellings of a word of so many bytes may be apart.
pub(super) fn edits_of(bytes: usize) -> u8 {
    match bytes {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}
