//! Where words start and which letters they have, in ASCII: many bytes at once.
//!
//! A word is a run of letters and digits. Whole blocks are classified with the vector instructions that every processor of an architecture has
//! (SSE2, NEON), by the `wide` crate; single words within machine words ("SWAR": a range test is an addition that carries into the highest bit
//! of each byte).

use wide::i8x16;

use super::hash::{CHUNK, Hash};
use super::starts::Start;

/// How many bytes make a block.
pub(super) const BLOCK: usize = 64;

/// A block and what follows it: so much that sixteen bytes can be read from each of its places. Behind the end of a text stand zeros.
pub(super) type Window = [u8; BLOCK + CHUNK];

/// What the bytes of one block are, a bit each, the first byte lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// ASCII letters and digits.
    pub word: u64,
    /// Small ASCII letters.
    pub small: u64,
    /// Capital ASCII letters.
    pub capital: u64,
    /// The apostrophes `'` and `` ` ``.
    pub apostrophe: u64,
    /// The bytes and those behind them: letters small, all that is not of a word zero.
    pub folded: Window,
}

impl Block {
    /// Looks at a block; `None` when it or one of the bytes behind it is not ASCII.
    #[inline(always)]
    pub fn read(window: &Window) -> Option<Block> {
        let chunks = window.as_chunks::<16>().0;
        let bytes: [i8x16; BLOCK / 16 + 1] =
            std::array::from_fn(|chunk| i8x16::from(chunks[chunk].map(u8::cast_signed)));
        // Bytes beyond ASCII are negative.
        if bytes.iter().fold(splat(0), |all, &bytes| all | bytes).to_bitmask() != 0 {
            return None;
        }
        let at_least = |bytes: i8x16, limit: u8| bytes.simd_gt(splat(limit - 1));
        let at_most = |bytes: i8x16, limit: u8| splat(limit + 1).simd_gt(bytes);
        let mut block = Block { word: 0, small: 0, capital: 0, apostrophe: 0, folded: [0; _] };
        let mut letters = 0;
        let folded = block.folded.as_chunks_mut::<16>().0;
        for (chunk, (bytes, folded)) in bytes.into_iter().zip(folded).enumerate() {
            let lowered = bytes | splat(CASE as u8);
            let letter = at_least(lowered, b'a') & at_most(lowered, b'z');
            let digit = at_least(bytes, b'0') & at_most(bytes, b'9');
            *folded = (lowered & (letter | digit)).to_array().map(i8::cast_unsigned);
            if chunk < BLOCK / 16 {
                let apostrophe = bytes.simd_eq(splat(b'\'')) | bytes.simd_eq(splat(b'`'));
                let bits = |bytes: i8x16| u64::from(bytes.to_bitmask()) << (16 * chunk);
                block.word |= bits(letter | digit);
                block.small |= bits(letter & at_least(bytes, b'a'));
                letters |= bits(letter);
                block.apostrophe |= bits(apostrophe);
            }
        }
        block.capital = letters & !block.small;
        Some(block)
    }

    /// The same as [`read_word`] for the word at a place of the block, which starts at byte `at`.
    #[inline(always)]
    pub fn read_word(&self, window: &Window, bytes: &[u8], at: usize, place: u32) -> Start {
        let start = at + place as usize;
        let letters = (self.word >> place).trailing_ones();
        let behind = place + letters;
        if behind >= BLOCK as u32 || letters >= CHUNK as u32 {
            return read_word(bytes, start, Hash::EMPTY);
        }
        let small = self.small >> place & u64::MAX >> (64 - letters);
        let odd = self.apostrophe >> behind & 1 != 0 || letters == 1 && window[behind as usize] == b'.';
        let [within, within_next] = WITHIN[letters as usize];
        let hash = Hash::EMPTY.chunk(self.eight(place) & within, self.eight(place + 8) & within_next);
        Start::new(start, letters as usize, hash, small & 1 == 0, small == 0, !odd)
    }

    /// Eight of the folded bytes, the first one lowest.
    #[inline(always)]
    pub fn eight(&self, place: u32) -> u64 {
        let eight = self.folded[place as usize..].first_chunk().expect("sixteen bytes follow each place of the block");
        u64::from_le_bytes(*eight)
    }
}

/// All bits of so many bytes, of sixteen.
static WITHIN: [[u64; 2]; CHUNK] = {
    let mut within = [[0; 2]; CHUNK];
    let mut letters = 1;
    while letters < CHUNK {
        within[letters] = match letters {
            0..8 => [(1 << (8 * letters)) - 1, 0],
            _ => [u64::MAX, (1 << (8 * letters - 64)) - 1],
        };
        letters += 1;
    }
    within
};

/// Sixteen times the same byte, of ASCII.
fn splat(byte: u8) -> i8x16 {
    i8x16::splat(byte.cast_signed())
}

/// Reads the letters and digits of ASCII that start at byte `at`, and adds their folded bytes to the hash.
// Twice in the hottest loop: the compiler would call it.
#[inline(always)]
pub(super) fn read_word(bytes: &[u8], at: usize, hash: Hash) -> Start {
    let mut end = at;
    let mut small = 0;
    loop {
        let eight = eight_bytes(bytes, end);
        // All bits from the first byte on that is not of the word.
        let behind = !word_bytes(eight) & HIGH;
        let length = behind.trailing_zeros() / 8;
        let within = u64::MAX.checked_shr(64 - 8 * length).unwrap_or(0);
        small |= small_letters(eight) & HIGH & within;
        end += length as usize;
        if length < 8 {
            break;
        }
    }
    let odd = match bytes.get(end) {
        Some(b'.') => end - at == 1,
        Some(b'\'' | b'`') => true,
        Some(byte) => !byte.is_ascii(),
        None => false,
    };
    let hash = hash_letters(hash, bytes, at, end - at);
    Start::new(at, end - at, hash, !bytes[at].is_ascii_lowercase(), small == 0, !odd)
}

/// The hash with a word of ASCII letters and digits.
#[inline(always)]
fn hash_letters(mut hash: Hash, bytes: &[u8], mut start: usize, mut letters: usize) -> Hash {
    while letters >= CHUNK {
        hash = hash.chunk(eight_bytes(bytes, start) | CASE, eight_bytes(bytes, start + 8) | CASE);
        start += CHUNK;
        letters -= CHUNK;
    }
    // Only letters have this bit in one case and not in the other; digits have it.
    let [first, second] = WITHIN[letters];
    hash.chunk((eight_bytes(bytes, start) | CASE) & first, (eight_bytes(bytes, start + 8) | CASE) & second)
}

/// Whether the word of these letters goes on behind an initial's dot or an apostrophe at byte `end`, or may.
pub(super) fn end_word(bytes: &[u8], at: usize, end: usize) -> Ending {
    let goes_on = |place: usize| bytes.get(place).is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    let next = bytes.get(end + 1);
    let may_go_on = match bytes.get(end) {
        // "U.S.", "H. W."
        Some(b'.') if end - at == 1 => {
            let dot_behind = || bytes.get(end + 3).is_none_or(|byte| *byte == b'.' || !byte.is_ascii());
            goes_on(end + 1) || next == Some(&b' ') && goes_on(end + 2) && dot_behind()
        }
        Some(b'\'' | b'`') if matches!(next, Some(b's' | b'S')) && !goes_on(end + 2) => return Ending::Possessive,
        Some(b'\'' | b'`') => goes_on(end + 1),
        behind => behind.is_some_and(|byte| !byte.is_ascii()),
    };
    if may_go_on { Ending::GoesOn } else { Ending::Word }
}

/// How the letters and digits of a word of ASCII end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// The word ends.
    Word,
    /// A possessive `'s` follows, and ends the word.
    Possessive,
    /// The word may go on: it must be read character by character.
    GoesOn,
}

/// The eight bytes at `at`, the first one lowest; zeros behind the end of the text.
#[inline]
pub(super) fn eight_bytes(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        Some(&eight) => u64::from_le_bytes(eight),
        None => bytes.get(at..).unwrap_or_default().iter().rev().fold(0, |eight, &byte| eight << 8 | u64::from(byte)),
    }
}

/// Whether a key is these words of ASCII letters and digits, with separators as keys have them, whatever their case.
#[inline]
pub(super) fn is_key(words: &[u8], key: &[u8]) -> bool {
    let length = words.len();
    if length != key.len() {
        return false;
    }
    // Separators have the bit, too. The last chunk may read again what the one before it did.
    let eight = |bytes: &[u8], at: usize| bytes[at..].first_chunk().map(|&eight| u64::from_le_bytes(eight) | CASE);
    let four = |bytes: &[u8], at: usize| bytes[at..].first_chunk().map(|&four| u32::from_le_bytes(four) | CASE as u32);
    match length {
        8.. => (0..length - 8).step_by(8).chain([length - 8]).all(|at| eight(words, at) == eight(key, at)),
        4.. => [0, length - 4].into_iter().all(|at| four(words, at) == four(key, at)),
        _ => words.eq_ignore_ascii_case(key),
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
        for at in 0..text.len() - size_of::<Window>() {
            let window = text[at..].first_chunk().unwrap();
            let block = Block::read(window).unwrap();
            for place in (0..BLOCK as u32).filter(|&place| block.word >> place & 1 != 0) {
                let start = at + place as usize;
                let word = block.read_word(window, &text, at, place);
                assert_eq!(word, read_word(&text, start, Hash::EMPTY), "{start}");
                let folded = text[start..word.end()].to_ascii_lowercase();
                assert_eq!(word.hash, Hash::EMPTY.word(&folded), "{start}");
            }
        }
    }

    #[test]
    fn every_byte_is_what_it_is_at_every_place() {
        for byte in 0..128u8 {
            for place in 0..size_of::<Window>() {
                let mut window = [b' '; _];
                window[place] = byte;
                let is = |property: bool| if place < BLOCK { u64::from(property) << place } else { 0 };
                let mut folded = [0; _];
                folded[place] = if byte.is_ascii_alphanumeric() { byte.to_ascii_lowercase() } else { 0 };
                let expected = Block {
                    word: is(byte.is_ascii_alphanumeric()),
                    small: is(byte.is_ascii_lowercase()),
                    capital: is(byte.is_ascii_uppercase()),
                    apostrophe: is(matches!(byte, b'\'' | b'`')),
                    folded,
                };
                assert_eq!(Block::read(&window), Some(expected), "{byte} at {place}");
            }
        }
        let mut window = [b' '; _];
        window[65] = 0xC3;
        assert_eq!(Block::read(&window), None);
    }

    #[test]
    fn a_word_ends_or_goes_on() {
        for (text, letters, ending) in [
            ("Peru", 4, Ending::Word),
            ("Peru.", 4, Ending::Word),
            ("J. Smith", 1, Ending::Word),
            ("H. W. Bush", 1, Ending::GoesOn),
            ("U.S.", 1, Ending::GoesOn),
            ("China's", 5, Ending::Possessive),
            ("China'São", 5, Ending::GoesOn),
            ("Workers' Party", 7, Ending::Word),
            ("O'Brien", 1, Ending::GoesOn),
            ("Malmö", 4, Ending::GoesOn),
        ] {
            assert_eq!(end_word(text.as_bytes(), 0, letters), ending, "{text}");
        }
    }

    #[test]
    fn a_key_is_its_words_in_any_letters_and_no_others() {
        for words in ["UK", "Peru", "Sudan", "Thailand", "New Zealand", "Trinidad & Tobago", "Alliance 90/The Greens"] {
            let key = words.to_lowercase();
            assert!(is_key(words.as_bytes(), key.as_bytes()), "{words}");
            for at in 0..key.len() {
                let mut other = key.clone().into_bytes();
                other[at] = b'~';
                assert!(!is_key(words.as_bytes(), &other), "{words} at {at}");
            }
            assert!(!is_key(words.as_bytes(), &key.as_bytes()[1..]), "{words}");
        }
    }
}
