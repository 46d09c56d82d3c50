//! Which words that start in lower case or with a digit are worth a look-up: hardly any, told by their first bytes.

use std::borrow::Cow;

use super::bit_filter::{BitFilter, Bits};
use crate::gazetteer::NameTraits;
use crate::text::fold::{fold_char, is_apostrophe, is_dropped_mark, is_silent, is_word_char, two_bytes};

/// How the names begin that may start in lower case or with a digit, as an image holds it.
#[derive(Clone)]
pub(crate) struct LowercaseStarts {
    /// Four filters of one size: of the usual names by three bytes of ASCII and by two other bytes, then the same with the names that only
    /// texts of other languages hold.
    words: Cow<'static, [u64]>,
}

/// The filters under construction.
pub(super) struct LowercaseStartsBuilder([Bits; 4]);

const USUAL_ASCII: usize = 0;
const USUAL_OTHER: usize = 1;
const FOREIGN_ASCII: usize = 2;
const FOREIGN_OTHER: usize = 3;

impl LowercaseStartsBuilder {
    /// Two bytes have no more values.
    const MOST_BITS: u32 = 16;

    /// Filters for the names of at most `keys` keys.
    pub fn new(keys: usize) -> LowercaseStartsBuilder {
        LowercaseStartsBuilder(std::array::from_fn(|_| Bits::new(keys, Self::MOST_BITS)))
    }

    /// Adds a key; `names`: the traits of its names.
    pub fn insert(&mut self, key: &[u8], names: &[NameTraits]) {
        let lowercase = || names.iter().filter(|traits| traits.lower_start() || key[0].is_ascii_digit());
        if lowercase().next().is_some() {
            self.insert_start(FOREIGN_ASCII, FOREIGN_OTHER, key);
        }
        if lowercase().any(|traits| !traits.foreign()) {
            self.insert_start(USUAL_ASCII, USUAL_OTHER, key);
        }
    }

    fn insert_start(&mut self, ascii: usize, other: usize, key: &[u8]) {
        if !key[0].is_ascii() {
            return self.0[other].insert(hash_of_two(key, 0));
        }
        let mut insert =
            |bytes: [u8; 3]| self.0[ascii].insert(hash_of_three(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0])));
        // What is not of the word is zero.
        let letter = |at: usize| key.get(at).copied().filter(u8::is_ascii_alphanumeric).unwrap_or(0);
        if key[0] == b'd' {
            // "d'Estaing": keys have no apostrophes.
            insert([key[0], 0, letter(1)]);
        }
        if letter(1) != 0 {
            insert([key[0], letter(1), letter(2)]);
        } else {
            // What follows is of another word: anything.
            (0..=u8::MAX).filter(|byte| folded(*byte) == *byte).for_each(|third| insert([key[0], 0, third]));
        }
    }

    pub fn finish(self) -> Vec<u64> {
        self.0.into_iter().flat_map(Bits::finish).collect()
    }
}

impl LowercaseStarts {
    pub(super) fn new(words: Cow<'static, [u64]>) -> LowercaseStarts {
        LowercaseStarts { words }
    }

    /// Those of the names that every text may hold.
    pub(crate) fn usual(&self) -> FirstBytes<'_> {
        FirstBytes { ascii: self.filter(USUAL_ASCII), other: self.filter(USUAL_OTHER) }
    }

    /// The same with the names that only texts of other languages hold.
    pub(crate) fn foreign(&self) -> FirstBytes<'_> {
        FirstBytes { ascii: self.filter(FOREIGN_ASCII), other: self.filter(FOREIGN_OTHER) }
    }

    fn filter(&self, number: usize) -> BitFilter<'_> {
        let length = self.words.len() / 4;
        BitFilter::new(&self.words[number * length..][..length])
    }
}

/// A set of first bytes. "No" is always right, "yes" almost.
#[derive(Clone, Copy)]
pub(crate) struct FirstBytes<'t> {
    /// By three bytes, where the first is of ASCII.
    ascii: BitFilter<'t>,
    /// By two bytes, where the first is not of ASCII.
    other: BitFilter<'t>,
}

impl FirstBytes<'_> {
    /// All there are.
    pub(crate) const ALL: FirstBytes<'static> = FirstBytes { ascii: BitFilter::ALL, other: BitFilter::ALL };

    /// Whether a name may start with the lower-case ASCII letter or the digit at byte `at`.
    pub(crate) fn may_start_ascii(self, text: &str, at: usize) -> bool {
        let mut first = [0; 3];
        let mut length = 0;
        let mut push = |byte: u8| {
            if let Some(place) = first.get_mut(length) {
                *place = folded(byte);
                length += 1;
            }
        };
        for c in text[at..].chars().take(3) {
            match c {
                _ if c.is_ascii() => push(c as u8),
                // What is skipped inside a word: more characters may count than are looked at.
                _ if is_silent(c) || is_apostrophe(c) || is_dropped_mark(c) => return true,
                _ if is_word_char(c) => fold_char(c, &mut push),
                _ => break,
            }
        }
        self.may_start(u32::from_le_bytes([first[0], first[1], first[2], 0]))
    }

    /// Whether a name may start with three bytes, the first one lowest: letters and digits of ASCII folded, all others zero.
    #[inline]
    pub(crate) fn may_start(self, first: u32) -> bool {
        self.ascii.has(hash_of_three(first))
    }

    /// Whether a name may start with the lower-case letter at byte `at`, which is not of ASCII.
    #[inline]
    pub(crate) fn may_start_other(self, bytes: &[u8], at: usize) -> bool {
        self.other.has(hash_of_two(bytes, at))
    }
}

/// A letter or digit of ASCII in lower case; zero for other bytes.
fn folded(byte: u8) -> u8 {
    if byte.is_ascii_alphanumeric() { byte.to_ascii_lowercase() } else { 0 }
}

/// A hash of the three lowest bytes.
#[inline]
fn hash_of_three(first: u32) -> u64 {
    u64::from((first << 8).wrapping_mul(0x9e37_79b1)) << 32
}

/// A hash of the two bytes at `at`: no two have the same.
#[inline]
fn hash_of_two(bytes: &[u8], at: usize) -> u64 {
    (two_bytes(bytes, at) as u64).wrapping_mul(0x9e37_79b1) << 48
}
