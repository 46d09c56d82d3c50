//! Words that people are called by: is this capitalised word a given name, a family name?
//!
//! Nearly every word that is asked about is neither, so a filter answers before the tables are searched.

use once_cell::sync::OnceCell;

use super::Gazetteer;
use super::image::{FamilyNameRow, GivenNameRow};
use crate::key::fold_name;

/// Filled when first asked.
#[derive(Clone, Default)]
pub(super) struct PersonWords {
    given: OnceCell<WordFilter>,
    family: OnceCell<WordFilter>,
}

impl Gazetteer {
    /// Whether this word is a frequent given name, or the names of some leaders open with it.
    pub(crate) fn is_given_name(&self, word: &str) -> bool {
        let rows = self.rows::<GivenNameRow>();
        let filter = || WordFilter::of(rows.iter().map(|row| self.key_bytes(row.key)));
        self.person_words.given.get_or_init(filter).may_hold(word)
            && fold_name(word).is_some_and(|key| rows.position(key.as_bytes(), |row| self.key_bytes(row.key)).is_some())
    }

    /// Whether this word is a frequent family name.
    pub(crate) fn is_family_name(&self, word: &str) -> bool {
        let rows = self.rows::<FamilyNameRow>();
        let filter = || WordFilter::of(rows.iter().map(|row| self.key_bytes(row.key)));
        self.person_words.family.get_or_init(filter).may_hold(word)
            && fold_name(word).is_some_and(|key| rows.position(key.as_bytes(), |row| self.key_bytes(row.key)).is_some())
    }
}

/// Bits for the hashes of words.
#[derive(Clone)]
struct WordFilter {
    bits: Vec<u64>,
}

impl WordFilter {
    /// About this many bits for each word, so that one other word in as many passes.
    const BITS_A_WORD: usize = 16;

    fn of<'k>(keys: impl ExactSizeIterator<Item = &'k [u8]>) -> WordFilter {
        let mut filter = WordFilter { bits: vec![0; (keys.len() * Self::BITS_A_WORD / 64).next_power_of_two()] };
        for key in keys {
            let place = filter.place(key);
            filter.bits[place / 64] |= 1 << (place % 64);
        }
        filter
    }

    /// Whether the word may be one of them, whatever its case. Words with more than ASCII letters always may.
    fn may_hold(&self, word: &str) -> bool {
        let place = self.place(word.as_bytes());
        !word.bytes().all(|byte| byte.is_ascii_alphabetic()) || self.bits[place / 64] >> (place % 64) & 1 != 0
    }

    fn place(&self, word: &[u8]) -> usize {
        let hash = word.iter().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
        });
        (hash ^ hash >> 15) as usize % (self.bits.len() * 64)
    }
}
