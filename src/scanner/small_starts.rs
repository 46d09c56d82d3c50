//! Which words in small letters are worth a look: by their first bytes, hardly any.

use super::ascii::eight_bytes;
use crate::gazetteer::NameTraits;
use crate::key::two_bytes;
use crate::options::Options;

/// How the names begin that may start with a small letter.
pub(super) struct SmallStarts {
    usual: Starts,
    /// With the names that only texts of other languages hold.
    foreign: Starts,
}

impl SmallStarts {
    /// Of no names.
    pub const NONE: SmallStarts = SmallStarts { usual: Starts::NONE, foreign: Starts::NONE };

    /// Adds a key; `names`: the traits of its names.
    pub fn insert(&mut self, key: &[u8], names: &[NameTraits]) {
        let mut small = names.iter().filter(|traits| traits.lower_start()).peekable();
        if small.peek().is_some() {
            self.foreign.insert(key);
        }
        if small.any(|traits| !traits.foreign()) {
            self.usual.insert(key);
        }
    }

    /// Those that matter in a text.
    pub fn of(&self, options: &Options) -> &Starts {
        match options {
            _ if options.lower_case => &Starts::ALL,
            _ if options.given_language().is_some() => &self.foreign,
            _ => &self.usual,
        }
    }
}

/// Sets of first bytes.
pub(super) struct Starts {
    /// By the hash of three bytes, where the first is of ASCII.
    ascii: [u64; Starts::WORDS],
    /// By two bytes, where the first is not of ASCII.
    other: [u64; Starts::WORDS],
}

impl Starts {
    const WORDS: usize = (1 << 16) / 64;
    const NONE: Starts = Starts { ascii: [0; _], other: [0; _] };
    const ALL: Starts = Starts { ascii: [u64::MAX; _], other: [u64::MAX; _] };

    fn insert(&mut self, key: &[u8]) {
        if !key[0].is_ascii() {
            let place = two_bytes(key, 0);
            self.other[place / 64] |= 1 << (place % 64);
            return;
        }
        let word = key.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let mut insert = |third: u8| {
            let place = place_of(u32::from_le_bytes([key[0], *key.get(1).unwrap_or(&0), third, 0]));
            self.ascii[place / 64] |= 1 << (place % 64);
        };
        match word {
            // What follows in a text may be of another word: anything.
            1 => self.ascii = [u64::MAX; _],
            // A blank, a hyphen, the end of the text …
            2 => (0..=u8::MAX).filter(|byte| !byte.is_ascii_alphanumeric()).for_each(insert),
            _ => insert(key[2]),
        }
    }

    /// Whether a name may start with the small ASCII letter at byte `at`.
    #[inline]
    pub fn may_start_ascii(&self, bytes: &[u8], at: usize) -> bool {
        let first = eight_bytes(bytes, at) as u32;
        let place = place_of(first);
        // Letters beyond ASCII may fold to any.
        self.ascii[place / 64] >> (place % 64) & 1 != 0 || first & 0x0080_8000 != 0
    }

    /// Whether a name may start with the small letter at byte `at`, which is not of ASCII.
    pub fn may_start_other(&self, bytes: &[u8], at: usize) -> bool {
        let place = two_bytes(bytes, at);
        self.other[place / 64] >> (place % 64) & 1 != 0
    }
}

/// A hash of the first three bytes, whatever their case.
#[inline]
fn place_of(bytes: u32) -> usize {
    let folded = (bytes | 0x0020_2020) << 8;
    (folded.wrapping_mul(0x9e37_79b1) >> 16) as usize
}
