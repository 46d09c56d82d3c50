//! Where words start and which letters they have, in ASCII: many bytes at once.
//!
//! A word is a run of letters and digits. Whole blocks are classified with the vector instructions that every processor of an architecture has
//! (SSE2, NEON), by the `wide` crate; single words within machine words ("SWAR": a range test is an addition that carries into the highest bit
//! of each byte).

use wide::i8x16;

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
    /// The apostrophes `'` and `` ` ``.
    pub apostrophe: u64,
}

impl Block {
    /// Looks at a block; `None` when it is not all ASCII.
    #[inline]
    pub fn read(bytes: &[u8; BLOCK]) -> Option<Block> {
        let mut block = Block::default();
        let mut beyond_ascii = 0;
        for (quarter, sixteen) in bytes.as_chunks::<16>().0.iter().enumerate() {
            let bytes = i8x16::from(sixteen.map(u8::cast_signed));
            // Bytes beyond ASCII are negative: below every limit.
            let at_least = |bytes: i8x16, limit: u8| bytes.simd_gt(splat(limit - 1));
            let at_most = |bytes: i8x16, limit: u8| splat(limit + 1).simd_gt(bytes);
            let letter = bytes | splat(CASE as u8);
            let letter = at_least(letter, b'a') & at_most(letter, b'z');
            let digit = at_least(bytes, b'0') & at_most(bytes, b'9');
            let apostrophe = bytes.simd_eq(splat(b'\'')) | bytes.simd_eq(splat(b'`'));
            let bits = |bytes: i8x16| u64::from(bytes.to_bitmask()) << (16 * quarter);
            block.word |= bits(letter | digit);
            block.small |= bits(letter & at_least(bytes, b'a'));
            block.apostrophe |= bits(apostrophe);
            beyond_ascii |= bits(bytes);
        }
        (beyond_ascii == 0).then_some(block)
    }

    /// The same as [`read_word`] for the word at a place of the block, which starts at byte `at`.
    #[inline(always)]
    pub fn read_word(self, bytes: &[u8], at: usize, place: u32) -> Option<(Word, Hash)> {
        let start = at + place as usize;
        let letters = (self.word >> place).trailing_ones();
        let behind = place + letters;
        if behind >= BLOCK as u32 {
            return read_word(bytes, start, Hash::EMPTY);
        }
        let end = at + behind as usize;
        if self.apostrophe >> behind & 1 != 0 || letters == 1 && bytes[end] == b'.' {
            return None;
        }
        let small = self.small >> place & u64::MAX >> (64 - letters);
        let (chunks, rest) = (letters / 8, letters % 8);
        let mut hash = Hash::EMPTY;
        for chunk in 0..chunks as usize {
            hash = hash.chunk(eight_bytes(bytes, start + 8 * chunk) | CASE);
        }
        let within = (1 << (8 * rest)) - 1;
        hash = hash.chunk((eight_bytes(bytes, start + 8 * chunks as usize) | CASE) & within);
        let letters = letters as usize;
        let word =
            Word { start, end, possessive: None, capital: small & 1 == 0, upper: small == 0, letters, initials: false };
        Some((word, hash))
    }
}

/// Sixteen times the same byte, of ASCII.
fn splat(byte: u8) -> i8x16 {
    i8x16::splat(byte.cast_signed())
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
pub(super) fn eight_bytes(bytes: &[u8], at: usize) -> u64 {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_block_is_read_as_one_of_the_text() {
        let text = b"US. A. O'Brien met Mr.X` and Internationalisation at x-ray 7a in Averyveryverylongword".repeat(3);
        for at in 0..text.len() - BLOCK {
            let block = Block::read(text[at..].first_chunk().unwrap()).unwrap();
            for place in (0..BLOCK as u32).filter(|&place| block.word >> place & 1 != 0) {
                let start = at + place as usize;
                assert_eq!(block.read_word(&text, at, place), read_word(&text, start, Hash::EMPTY), "{start}");
            }
        }
    }

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
                    apostrophe: is(matches!(byte, b'\'' | b'`')),
                };
                assert_eq!(Block::read(&bytes), Some(expected), "{byte} at {place}");
            }
        }
        let mut bytes = [b' '; BLOCK];
        bytes[63] = 0xC3;
        assert_eq!(Block::read(&bytes), None);
    }
}
