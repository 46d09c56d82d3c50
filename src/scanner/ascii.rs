//! Where words start and which letters they have, in ASCII: many bytes at once.
//!
//! A word is a run of letters and digits. Sixteen bytes are classified together, of whole blocks and of single words, with the vector instructions
//! that every processor of an architecture has (SSE2, NEON), by the `wide` crate.

use smallvec::SmallVec;
use wide::i8x16;

use super::batch::Start;
use crate::gazetteer::prefix_table::{CHUNK, Hash};

/// How many bytes make a block.
pub(super) const BLOCK: usize = 64;

/// A block and what follows it: so much that sixteen bytes can be read from each of its positions. Zeros follow the end of a text.
pub(super) type Window = [u8; BLOCK + CHUNK];

/// What the bytes of one block are, a bit each, the first byte lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// ASCII letters and digits.
    pub word: u64,
    /// Lower-case ASCII letters.
    pub lower: u64,
    /// Upper-case ASCII letters.
    pub capital: u64,
    /// The apostrophes `'` and `` ` ``.
    pub apostrophe: u64,
    /// The bytes and those after them: letters in lower case, all that is not of a word zero.
    pub folded: Window,
}

impl Block {
    /// Looks at a block; `None` when it or one of the bytes after it is not ASCII.
    #[inline(always)]
    pub fn read(window: &Window) -> Option<Block> {
        let chunks = window.as_chunks::<16>().0;
        let bytes: [i8x16; BLOCK / 16 + 1] =
            std::array::from_fn(|chunk| i8x16::from(chunks[chunk].map(u8::cast_signed)));
        // Bytes beyond ASCII are negative.
        if bytes.iter().fold(splat(0), |all, &bytes| all | bytes).to_bitmask() != 0 {
            return None;
        }
        let mut block = Block { word: 0, lower: 0, capital: 0, apostrophe: 0, folded: [0; _] };
        let mut letters = 0;
        for (chunk, (bytes, folded)) in bytes.into_iter().zip(block.folded.as_chunks_mut().0).enumerate() {
            let Letters { word, lower, letter, folded: folded_bytes } = Letters::of(bytes);
            *folded = folded_bytes.to_array().map(i8::cast_unsigned);
            if chunk < BLOCK / 16 {
                let apostrophe = bytes.simd_eq(splat(b'\'')) | bytes.simd_eq(splat(b'`'));
                let bits = |bits: u16| u64::from(bits) << (16 * chunk);
                block.word |= bits(word);
                block.lower |= bits(lower);
                letters |= bits(letter);
                block.apostrophe |= bits(apostrophe.to_bitmask() as u16);
            }
        }
        block.capital = letters & !block.lower;
        Some(block)
    }

    /// The same as [`read_word`] for the word at a place of the block, which starts at byte `at`.
    #[inline(always)]
    pub fn read_word(&self, window: &Window, bytes: &[u8], at: usize, place: u32) -> Start {
        let start = at + place as usize;
        let letters = (self.word >> place).trailing_ones();
        let after = place + letters;
        if after >= BLOCK as u32 || letters >= CHUNK as u32 {
            return read_word(bytes, start, Hash::EMPTY);
        }
        let lower = self.lower >> place & u64::MAX >> (64 - letters);
        let odd = self.apostrophe >> after & 1 != 0 || letters == 1 && window[after as usize] == b'.';
        let [within, within_next] = WITHIN[letters as usize];
        let hash = Hash::EMPTY.chunk(self.eight(place) & within, self.eight(place + 8) & within_next);
        Start::new(start, letters as usize, hash, lower & 1 == 0, lower == 0, !odd)
    }

    /// Eight of the folded bytes, the first one lowest.
    #[inline(always)]
    pub fn eight(&self, place: u32) -> u64 {
        let eight = self.folded[place as usize..].first_chunk().expect("sixteen bytes follow each place of the block");
        u64::from_le_bytes(*eight)
    }
}

/// All bits of the first bytes, of sixteen: of none up to all of them.
static WITHIN: [[u64; 2]; CHUNK + 1] = {
    let mut within = [[0; 2]; CHUNK + 1];
    let mut letters = 1;
    while letters <= CHUNK {
        within[letters] = match letters {
            0..8 => [(1 << (8 * letters)) - 1, 0],
            8 => [u64::MAX, 0],
            _ => [u64::MAX, u64::MAX >> (128 - 8 * letters)],
        };
        letters += 1;
    }
    within
};

/// What sixteen bytes are, a bit each, the first byte lowest.
struct Letters {
    /// Letters and digits of ASCII.
    word: u16,
    lower: u16,
    letter: u16,
    /// The bytes, letters in lower case, all that is not of a word zero.
    folded: i8x16,
}

impl Letters {
    #[inline(always)]
    fn of(bytes: i8x16) -> Letters {
        // Bytes beyond ASCII are negative.
        let at_least = |bytes: i8x16, limit: u8| bytes.simd_gt(splat(limit - 1));
        let at_most = |bytes: i8x16, limit: u8| splat(limit + 1).simd_gt(bytes);
        let lowered = bytes | splat(CASE as u8);
        let letter = at_least(lowered, b'a') & at_most(lowered, b'z');
        let digit = at_least(bytes, b'0') & at_most(bytes, b'9');
        let lower = letter & at_least(bytes, b'a');
        let bits = |bytes: i8x16| bytes.to_bitmask() as u16;
        let word = letter | digit;
        Letters { word: bits(word), lower: bits(lower), letter: bits(letter), folded: lowered & word }
    }
}

/// Sixteen times the same byte, of ASCII.
fn splat(byte: u8) -> i8x16 {
    i8x16::splat(byte.cast_signed())
}

/// Reads the letters and digits of ASCII that start at byte `at`, and adds their folded bytes to the hash.
#[inline(always)]
pub(super) fn read_word(bytes: &[u8], at: usize, mut hash: Hash) -> Start {
    let (mut end, mut upper) = (at, true);
    loop {
        let chunk = chunk_at(bytes, end);
        let Letters { word, lower, folded, .. } = Letters::of(i8x16::from(chunk.map(u8::cast_signed)));
        let letters = word.trailing_ones() as usize;
        let folded = u128::from_le_bytes(folded.to_array().map(i8::cast_unsigned));
        let [within, within_next] = WITHIN[letters];
        hash = hash.chunk(folded as u64 & within, (folded >> 64) as u64 & within_next);
        upper &= lower.trailing_zeros() as usize >= letters;
        end += letters;
        if let Some(&after) = chunk.get(letters) {
            let odd = matches!(after, b'\'' | b'`' | 128..) || after == b'.' && end - at == 1;
            return Start::new(at, end - at, hash, !bytes[at].is_ascii_lowercase(), upper, !odd);
        }
    }
}

/// The sixteen bytes at `at`; zeros after the end of the text.
#[inline(always)]
fn chunk_at(bytes: &[u8], at: usize) -> [u8; CHUNK] {
    let rest = &bytes[at..];
    rest.first_chunk().copied().unwrap_or_else(|| {
        let mut chunk = [0; CHUNK];
        chunk[..rest.len()].copy_from_slice(rest);
        chunk
    })
}

/// The hash with a word of ASCII letters and digits, and the `s` of its possessive.
pub(super) fn hash_with_s(bytes: &[u8], word: Start, before: Hash) -> Hash {
    let mut folded: SmallVec<[u8; 32]> = SmallVec::from_slice(&bytes[word.at..word.end()]);
    folded.make_ascii_lowercase();
    folded.push(b's');
    before.word(&folded)
}

/// Whether the word of these letters continues after an initial's dot or an apostrophe at byte `end`, or may.
pub(super) fn end_word(bytes: &[u8], at: usize, end: usize) -> Ending {
    let continues =
        |place: usize| bytes.get(place).is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    let next = bytes.get(end + 1);
    let may_continue = match bytes.get(end) {
        // "U.S.", "H. W."
        Some(b'.') if end - at == 1 => {
            let dot_after = || bytes.get(end + 3).is_none_or(|byte| *byte == b'.' || !byte.is_ascii());
            let letter = |place: usize| continues(place) && !bytes[place].is_ascii_digit();
            letter(end + 1) || next == Some(&b' ') && letter(end + 2) && dot_after()
        }
        Some(b'\'' | b'`') if matches!(next, Some(b's' | b'S')) && !continues(end + 2) => return Ending::Possessive,
        Some(b'\'' | b'`') => continues(end + 1),
        after => after.is_some_and(|byte| !byte.is_ascii()),
    };
    if may_continue { Ending::Continues } else { Ending::Word }
}

/// How the letters and digits of a word of ASCII end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// The word ends.
    Word,
    /// A possessive `'s` follows, and ends the word.
    Possessive,
    /// The word may continue: it must be read character by character.
    Continues,
}

/// Whether a key is these words of ASCII letters and digits, with separators as keys have them, whatever their case.
#[inline]
pub(super) fn is_key(words: &[u8], key: &[u8]) -> bool {
    if words.len() != key.len() {
        return false;
    }
    // Separators have the bit, too. The last chunk may read again what the one before it did.
    let eight = |chunk: &[u8; 8]| u64::from_le_bytes(*chunk) | CASE;
    let four = |chunk: &[u8; 4]| u32::from_le_bytes(*chunk) | CASE as u32;
    if let (Some(last), Some(last_of_key)) = (words.last_chunk(), key.last_chunk()) {
        let mut chunks = words.as_chunks().0.iter().zip(key.as_chunks().0);
        return eight(last) == eight(last_of_key) && chunks.all(|(words, key)| eight(words) == eight(key));
    }
    match (words.first_chunk(), key.first_chunk(), words.last_chunk(), key.last_chunk()) {
        (Some(first), Some(first_of_key), Some(last), Some(last_of_key)) => {
            four(first) == four(first_of_key) && four(last) == four(last_of_key)
        }
        _ => words.eq_ignore_ascii_case(key),
    }
}

/// The bit that tells lower case from upper case, of every byte.
const CASE: u64 = 0x2020_2020_2020_2020;

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
                    lower: is(byte.is_ascii_lowercase()),
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
    fn a_word_ends_or_continues() {
        for (text, letters, ending) in [
            ("Peru", 4, Ending::Word),
            ("Peru.", 4, Ending::Word),
            ("J. Smith", 1, Ending::Word),
            ("H. W. Bush", 1, Ending::Continues),
            ("U.S.", 1, Ending::Continues),
            ("China's", 5, Ending::Possessive),
            ("China'São", 5, Ending::Continues),
            ("Workers' Party", 7, Ending::Word),
            ("O'Brien", 1, Ending::Continues),
            ("Malmö", 4, Ending::Continues),
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
