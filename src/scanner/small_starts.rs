//! Which words in small letters are worth a look: by their first bytes, hardly any.

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
    /// Of keys with their numbers and the traits of their names.
    pub fn new<'k>(keys: impl Iterator<Item = (u32, &'k [u8], impl Iterator<Item = NameTraits>)>) -> SmallStarts {
        let mut starts = SmallStarts { usual: Starts::NONE, foreign: Starts::NONE };
        for (_, key, names) in keys {
            for traits in names.filter(|traits| traits.lower_start()) {
                starts.foreign.insert(key);
                if !traits.foreign() {
                    starts.usual.insert(key);
                }
            }
        }
        starts
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
    /// By three letters of ASCII.
    ascii: [u64; (1 << 15) / 64],
    /// By two bytes, where the first is not of ASCII.
    other: [u64; (1 << 16) / 64],
}

impl Starts {
    const NONE: Starts = Starts { ascii: [0; _], other: [0; _] };
    const ALL: Starts = Starts { ascii: [u64::MAX; _], other: [u64::MAX; _] };

    fn insert(&mut self, key: &[u8]) {
        if key[0].is_ascii() {
            let place = three_letters(first_bytes(key, 0));
            // Behind an unclear second letter the third is anything.
            let after_first = (0..32).map(|third| place & !0x3FF | UNCLEAR << 5 | third);
            for place in after_first.chain([place, place & !0x1F | UNCLEAR]) {
                self.ascii[place / 64] |= 1 << (place % 64);
            }
        } else {
            let place = two_bytes(key, 0);
            self.other[place / 64] |= 1 << (place % 64);
        }
    }

    /// Whether a name may start with the small ASCII letter at byte `at`.
    #[inline]
    pub fn may_start_ascii(&self, bytes: &[u8], at: usize) -> bool {
        let place = three_letters(first_bytes(bytes, at));
        self.ascii[place / 64] >> (place % 64) & 1 != 0
    }

    /// Whether a name may start with the small letter at byte `at`, which is not of ASCII.
    pub fn may_start_other(&self, bytes: &[u8], at: usize) -> bool {
        let place = two_bytes(bytes, at);
        self.other[place / 64] >> (place % 64) & 1 != 0
    }
}

/// Stands for a letter beyond ASCII, which may fold to any, and for the curly apostrophe, which folds to nothing.
const UNCLEAR: usize = 31;

/// Three letters, five bits each; what is no letter counts as zero, and everything behind it.
#[inline]
fn three_letters(bytes: u32) -> usize {
    // Letters have bit 6, digits and nearly all punctuation have not; bit 7 is beyond ASCII.
    let all_if = |bit: u32| (bytes >> bit & 1).wrapping_neg();
    let letter = |place: u32| (bytes >> (8 * place) & all_if(8 * place + 6) | all_if(8 * place + 7)) & 0x1F;
    let (second, third) = (letter(1), letter(2));
    let third = if second == 0 { 0 } else { third };
    (letter(0) << 10 | second << 5 | third) as usize
}

/// Up to four bytes at `at`, the first one lowest.
#[inline]
fn first_bytes(bytes: &[u8], at: usize) -> u32 {
    match bytes[at..].first_chunk() {
        Some(&four) => u32::from_le_bytes(four),
        None => bytes[at..].iter().rev().fold(0, |four, &byte| four << 8 | u32::from(byte)),
    }
}
