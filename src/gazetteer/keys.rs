//! The match keys of an image, sorted.
//!
//! Nearly every key is what folding plainly makes of one of its names, and has no bytes of its own in the image. They are made a block at a time,
//! when the first of it is read.

use std::ops::Range;

use once_cell::sync::OnceCell;

use super::image::{Image, KeyRow, NameTextRow, partition_point};
use crate::text::fold::fold_char;

/// The keys of an image.
#[derive(Clone, Copy)]
pub(crate) struct Keys<'i> {
    image: &'i Image,
    blocks: &'i KeyBlocks,
}

/// The names of each key, and the keys that were read.
pub(super) struct KeyBlocks {
    /// The first name row of each key, then the number of all.
    first_names: Box<[u32]>,
    blocks: Box<[Block]>,
}

/// How many keys are made together.
const BLOCK: usize = 128;

struct Block {
    /// Where the bytes of those keys start that no name tells.
    own: u32,
    keys: OnceCell<MadeKeys>,
}

/// The keys of a block.
struct MadeKeys {
    bytes: Box<[u8]>,
    /// Where each key ends, after a zero.
    ends: [u32; BLOCK + 1],
}

impl KeyBlocks {
    /// Makes none of the keys yet.
    pub(super) fn of(image: &Image) -> KeyBlocks {
        let rows = image.rows::<KeyRow>();
        let mut first_names = rows.column("names");
        first_names.push(0);
        let mut total = 0_u32;
        for names in &mut first_names {
            let first = total;
            total = total.saturating_add(*names);
            *names = first;
        }
        let mut total = 0_u32;
        let lengths = rows.column("length");
        let blocks = lengths.chunks(BLOCK).map(|lengths| {
            let own = total;
            total = lengths.iter().fold(total, |total, length| total.saturating_add(*length));
            Block { own, keys: OnceCell::new() }
        });
        KeyBlocks { blocks: blocks.collect(), first_names: first_names.into() }
    }

    /// # Panics
    /// When the rows of keys, names and strings do not fit together.
    #[cold]
    fn make(&self, image: &Image, block: usize) -> MadeKeys {
        let rows = image.rows::<KeyRow>();
        let mut own = &image.key_bytes()[self.blocks[block].own as usize..];
        let mut bytes = Vec::new();
        let mut ends = [0; BLOCK + 1];
        let first = block * BLOCK;
        for number in first..(first + BLOCK).min(self.first_names.len() - 1) {
            let row = rows.get(number as u32);
            match row.text {
                0 => {
                    let (key, rest) = own.split_at(row.length as usize);
                    bytes.extend_from_slice(key);
                    own = rest;
                }
                place => fold_name_at(image, self.first_names[number], place, &mut bytes),
            }
            ends[number - first + 1] = bytes.len() as u32;
        }
        MadeKeys { bytes: bytes.into(), ends }
    }
}

impl<'i> Keys<'i> {
    pub(super) fn new(image: &'i Image, blocks: &'i KeyBlocks) -> Keys<'i> {
        Keys { image, blocks }
    }

    pub(crate) fn len(self) -> u32 {
        self.blocks.first_names.len() as u32 - 1
    }

    /// # Panics
    /// When there is no such key.
    #[inline]
    pub(crate) fn get(self, number: u32) -> &'i [u8] {
        let (block, key) = (number as usize / BLOCK, number as usize % BLOCK);
        let make = || self.blocks.make(self.image, block);
        let MadeKeys { bytes, ends } = self.blocks.blocks[block].keys.get_or_init(make);
        &bytes[ends[key] as usize..ends[key + 1] as usize]
    }

    /// Adds the bytes of a key to others, without making its neighbours: for whoever reads few of a block.
    pub(super) fn read(self, number: u32, out: &mut Vec<u8>) {
        let place = self.image.rows::<KeyRow>().get(number).text;
        if place == 0 {
            return out.extend_from_slice(self.get(number));
        }
        fold_name_at(self.image, self.names(number).start, place, out);
    }

    /// The same as text.
    pub(crate) fn text(self, number: u32) -> &'i str {
        std::str::from_utf8(self.get(number)).expect("keys are text")
    }

    pub(crate) fn iter(self) -> impl ExactSizeIterator<Item = &'i [u8]> {
        (0..self.len()).map(move |number| self.get(number))
    }

    /// The numbers of the name rows under a key.
    #[inline]
    pub(crate) fn names(self, number: u32) -> Range<u32> {
        let names = &self.blocks.first_names;
        names[number as usize]..names[number as usize + 1]
    }

    /// The key of a name row.
    pub(crate) fn of_name(self, name: u32) -> u32 {
        self.blocks.first_names.partition_point(|&first| first <= name) as u32 - 1
    }

    /// The number of a key.
    pub(crate) fn position(self, key: &[u8]) -> Option<u32> {
        let number = self.partition_point(0..self.len(), |other| other < key);
        (number < self.len() && self.get(number) == key).then_some(number)
    }

    /// The number of the first key for which `before` is false; the keys within must be partitioned by it.
    pub(crate) fn partition_point(self, within: Range<u32>, before: impl Fn(&[u8]) -> bool) -> u32 {
        partition_point(within, |number| before(self.get(number)))
    }
}

/// Adds the key that is folded from one of its names, which start at a row; `place`: which, counted from one.
fn fold_name_at(image: &Image, first_name: u32, place: u32, out: &mut Vec<u8>) {
    let text = image.rows::<NameTextRow>().get(first_name + place - 1).text;
    fold_plainly(image.bytes_of(text), out);
}

/// Adds the key of a text, if folding does no more with it than reading hyphens as spaces, dropping dots and apostrophes and folding the letters of
/// Latin, Greek and Cyrillic; what it adds for others is no key of theirs.
pub(super) fn fold_plainly(text: &[u8], out: &mut Vec<u8>) {
    // Eight letters at once.
    let start = out.len();
    let (chunks, rest) = text.as_chunks();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    for (chunk, length) in chunks.iter().map(|chunk| (chunk, 8)).chain([(&last, rest.len())]) {
        let Some(folded) = fold_letters(u64::from_le_bytes(*chunk)) else {
            out.truncate(start);
            return fold_others(std::str::from_utf8(text).unwrap_or_default(), out);
        };
        out.extend_from_slice(&folded.to_le_bytes()[..length]);
    }
}

/// Eight characters of ASCII in lower case; nothing if another character is among them, or one that folding drops or changes otherwise.
#[inline]
fn fold_letters(chunk: u64) -> Option<u64> {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = ONES << 7;
    // Where a byte is this one, its highest bit is set.
    let is = |byte: u8| {
        let other = chunk ^ (ONES * u64::from(byte));
        other.wrapping_sub(ONES) & !other
    };
    let other = (chunk | is(b'-') | is(b'.') | is(b'\'')) & HIGH;
    // What has this bit is a letter, or a sign that no name has.
    (other == 0).then_some(chunk | (chunk & (ONES << 6)) >> 1)
}

#[cold]
fn fold_others(text: &str, out: &mut Vec<u8>) {
    for c in text.chars() {
        match c {
            '.' | '\'' => {}
            '-' => out.push(b' '),
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase() as u8),
            // The tables of more scripts are not worth their time here.
            '\0'..'\u{600}' => fold_char(c, |byte| out.push(byte)),
            _ => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold_name;

    #[test]
    fn most_names_fold_plainly() {
        let plain = |text: &str| {
            let mut key = b"before ".to_vec();
            fold_plainly(text.as_bytes(), &mut key);
            String::from_utf8(key.split_off("before ".len())).unwrap()
        };
        for text in ["Lee Jae-myung", "U.S.", "Côte d'Ivoire", "Путин", "Ελλάδα", "中国", "x, y", "Straße"]
        {
            assert_eq!(Some(plain(text)), fold_name(text), "{text}");
        }
        // What stands between two words is one space.
        assert_ne!(Some(plain("Asia - Pacific")), fold_name("Asia - Pacific"));
    }
}
