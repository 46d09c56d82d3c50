//! Where words start and which letters they have, in ASCII: several bytes at once.
//!
//! A word is a run of letters and digits. What each byte is, is computed in parallel within machine words ("SWAR": a range test is an
//! addition that carries into the highest bit of each byte), which needs no instructions beyond the oldest processors' and no `unsafe`.

use super::hash::Hash;
use crate::key::Word;

/// How many bytes make a block.
pub(super) const BLOCK: usize = 64;

/// What the bytes of one block are, a bit each, the first byte lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// ASCII letters and digits.
    pub word: u64,
    /// Small ASCII letters.
    pub small: u64,
    /// The apostrophe `'`.
    pub apostrophe: u64,
}

impl Block {
    /// Looks at a block; `None` when it is not all ASCII.
    #[inline]
    pub fn read(bytes: &[u8; BLOCK]) -> Option<Block> {
        let mut block = Block::default();
        let mut all = 0;
        for (place, eight) in bytes.as_chunks::<8>().0.iter().enumerate() {
            let eight = u64::from_le_bytes(*eight);
            all |= eight;
            let apostrophe = at_least(eight, b'\'') & !at_least(eight, b'\'' + 1);
            block.word |= gather(word_bytes(eight)) << (8 * place);
            block.small |= gather(small_letters(eight)) << (8 * place);
            if apostrophe & HIGH != 0 {
                block.apostrophe |= gather(apostrophe) << (8 * place);
            }
        }
        (all & HIGH == 0).then_some(block)
    }
}

/// Reads the word that starts with the letter or digit at byte `at`, if it is of ASCII alone and has neither dots nor apostrophes that might
/// belong to it, and adds its folded bytes to the hash. `None`: it must be read character by character.
// Twice in the hottest loop: the compiler would call it.
#[inline(always)]
pub(super) fn read_word(bytes: &[u8], at: usize, mut hash: Hash) -> Option<(Word, Hash)> {
    let mut end = at;
    let mut small = 0;
    loop {
        let eight = eight_bytes(bytes, end);
        // All bits from the first byte on that is not of the word.
        let behind = !word_bytes(eight) & HIGH;
        let length = behind.trailing_zeros() / 8;
        let within = u64::MAX.checked_shr(64 - 8 * length).unwrap_or(0);
        // Only letters have this bit in one case and not in the other; digits have it.
        hash = hash.chunk((eight | CASE) & within);
        small |= small_letters(eight) & HIGH & within;
        end += length as usize;
        if length < 8 {
            break;
        }
    }
    let letters = end - at;
    match bytes.get(end) {
        Some(b'.') if letters == 1 => None,
        Some(b'\'' | b'`') => None,
        Some(byte) if !byte.is_ascii() => None,
        _ => {
            let capital = !bytes[at].is_ascii_lowercase();
            Some((
                Word { start: at, end, possessive: None, capital, upper: small == 0, letters, initials: false },
                hash,
            ))
        }
    }
}

/// The eight bytes at `at`, the first one lowest; zeros behind the end of the text.
#[inline]
fn eight_bytes(bytes: &[u8], at: usize) -> u64 {
    match bytes[at..].first_chunk() {
        Some(&eight) => u64::from_le_bytes(eight),
        None => bytes[at..].iter().rev().fold(0, |eight, &byte| eight << 8 | u64::from(byte)),
    }
}

/// The bit that tells small letters from capitals, of every byte.
const CASE: u64 = 0x2020_2020_2020_2020;

/// The highest bit of every letter and digit.
#[inline]
fn word_bytes(eight: u64) -> u64 {
    let letter = eight | CASE;
    let letter = at_least(letter, b'a') & !at_least(letter, b'z' + 1);
    let digit = at_least(eight, b'0') & !at_least(eight, b'9' + 1);
    (letter | digit) & !eight
}

/// The highest bit of every small letter, among bytes below 128.
#[inline]
fn small_letters(eight: u64) -> u64 {
    at_least(eight, b'a') & !at_least(eight, b'z' + 1)
}

/// The highest bit of every byte.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The highest bit of every byte that is at least `limit`, of bytes below 128.
#[inline]
fn at_least(eight: u64, limit: u8) -> u64 {
    (eight & !HIGH) + u64::from(128 - limit) * 0x0101_0101_0101_0101
}

/// The highest bits of the eight bytes as eight neighbouring bits, the lowest byte's first.
#[inline]
fn gather(high: u64) -> u64 {
    ((high & HIGH) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_what_it_is_at_every_place() {
        for byte in 0..128u8 {
            for place in 0..BLOCK {
                let mut bytes = [b' '; BLOCK];
                bytes[place] = byte;
                let is = |property: bool| u64::from(property) << place;
                let expected = Block {
                    word: is(byte.is_ascii_alphanumeric()),
                    small: is(byte.is_ascii_lowercase()),
                    apostrophe: is(byte == b'\''),
                };
                assert_eq!(Block::read(&bytes), Some(expected), "{byte} at {place}");
            }
        }
        let mut bytes = [b' '; BLOCK];
        bytes[63] = 0xC3;
        assert_eq!(Block::read(&bytes), None);
    }
}
