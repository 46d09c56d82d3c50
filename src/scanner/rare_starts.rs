//! Which words that start with a small letter or a digit are worth a look: by their first bytes, hardly any.

use super::ascii::eight_bytes;
use crate::bit_set::BitSet;
use crate::gazetteer::NameTraits;
use crate::options::Options;
use crate::text::fold::two_bytes;

/// How the names begin that may start with a small letter or a digit.
pub(super) struct RareStarts {
    usual: FirstBytes,
    /// With the names that only texts of other languages hold.
    foreign: FirstBytes,
}

impl RareStarts {
    /// Of no names.
    pub const NONE: RareStarts = RareStarts { usual: FirstBytes::NONE, foreign: FirstBytes::NONE };

    /// Adds a key; `names`: the traits of its names.
    pub fn insert(&mut self, key: &[u8], names: &[NameTraits]) {
        let mut rare = names.iter().filter(|traits| traits.lower_start() || key[0].is_ascii_digit()).peekable();
        if rare.peek().is_some() {
            self.foreign.insert(key);
        }
        if rare.any(|traits| !traits.foreign()) {
            self.usual.insert(key);
        }
    }

    /// Those that matter in a text.
    pub fn of(&self, options: &Options) -> &FirstBytes {
        match options {
            _ if options.lower_case => &FirstBytes::ALL,
            _ if options.given_language().is_some() => &self.foreign,
            _ => &self.usual,
        }
    }
}

/// Sets of first bytes.
pub(super) struct FirstBytes {
    /// By the hash of three bytes, where the first is of ASCII.
    ascii: BitSet<{ FirstBytes::WORDS }>,
    /// By two bytes, where the first is not of ASCII.
    other: BitSet<{ FirstBytes::WORDS }>,
}

impl FirstBytes {
    const WORDS: usize = (1 << 16) / 64;
    const NONE: FirstBytes = FirstBytes { ascii: BitSet::EMPTY, other: BitSet::EMPTY };
    const ALL: FirstBytes = FirstBytes { ascii: BitSet::ALL, other: BitSet::ALL };

    fn insert(&mut self, key: &[u8]) {
        if !key[0].is_ascii() {
            return self.other.insert(two_bytes(key, 0));
        }
        // What is not of the word is zero.
        let letter = |at: usize| key.get(at).copied().filter(u8::is_ascii_alphanumeric).unwrap_or(0);
        if key[0] == b'd' {
            // "d'Estaing": keys have no apostrophes.
            self.ascii.insert(place_of(u32::from_le_bytes([key[0], 0, letter(1), 0])));
        }
        let mut insert = |third: u8| self.ascii.insert(place_of(u32::from_le_bytes([key[0], letter(1), third, 0])));
        if letter(1) != 0 {
            insert(letter(2));
        } else {
            // What follows is of another word: anything.
            (0..=u8::MAX).filter(|byte| folded(*byte) == *byte).for_each(insert);
        }
    }

    /// Whether a name may start with the small ASCII letter or the digit at byte `at`.
    pub fn may_start_ascii(&self, bytes: &[u8], at: usize) -> bool {
        let [first, second, third, ..] = eight_bytes(bytes, at).to_le_bytes();
        let first = u32::from_le_bytes([folded(first), folded(second), folded(third), 0]);
        // Letters beyond ASCII may fold to any.
        self.may_start(first) || !second.is_ascii() || !third.is_ascii()
    }

    /// Whether a name may start with three bytes, the first one lowest: letters and digits of ASCII folded, all others zero.
    #[inline]
    pub fn may_start(&self, first: u32) -> bool {
        self.ascii.has(place_of(first))
    }

    /// Whether a name may start with the small letter at byte `at`, which is not of ASCII.
    pub fn may_start_other(&self, bytes: &[u8], at: usize) -> bool {
        self.other.has(two_bytes(bytes, at))
    }
}

/// A letter or digit of ASCII in small letters; zero for other bytes.
fn folded(byte: u8) -> u8 {
    if byte.is_ascii_alphanumeric() { byte.to_ascii_lowercase() } else { 0 }
}

/// A hash of the three lowest bytes.
#[inline]
fn place_of(first: u32) -> usize {
    ((first << 8).wrapping_mul(0x9e37_79b1) >> 16) as usize
}
