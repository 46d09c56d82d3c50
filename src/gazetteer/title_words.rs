//! Which words may start or end a title of office.

use std::collections::HashMap;

use once_cell::sync::OnceCell;

use super::Gazetteer;
use super::image::OfficeRow;
use super::word_filter::WordFilter;
use crate::bit_set::BitSet;

/// Filled when first asked.
#[derive(Clone, Default)]
pub(super) struct TitleWords {
    all: OnceCell<WordFilter>,
    starts: OnceCell<WordFilter>,
    ends: OnceCell<WordFilter>,
    endings: OnceCell<Endings>,
    rows: OnceCell<HashMap<Box<[u8]>, OfficeRow>>,
}

/// A bit for the hash of the last four letters of each last word, or of all that it has.
#[derive(Clone)]
struct Endings(BitSet<64>);

impl Endings {
    /// Of four bytes, the last one highest: those before a blank do not count. `None`: not all of the word are letters of ASCII.
    fn place(four: [u8; 4]) -> Option<usize> {
        let blank = four.iter().rposition(|&byte| matches!(byte, b' ' | b'\n'));
        let word = four.map(|byte| byte | 0x20);
        let letters = blank.map_or(0, |blank| blank + 1);
        if !word[letters..].iter().all(u8::is_ascii_lowercase) {
            return None;
        }
        let word = u32::from_le_bytes(word) & u32::MAX.checked_shl(8 * letters as u32).unwrap_or(0);
        Some((word.wrapping_mul(0x9e37_79b1) >> 20) as usize)
    }

    fn of<'k>(titles: impl Iterator<Item = &'k [u8]>) -> Endings {
        let mut endings = BitSet::EMPTY;
        for title in titles {
            let word = key_words(title).next_back().unwrap_or_default();
            let mut four = [b' '; 4];
            let letters = word.len().min(4);
            four[4 - letters..].copy_from_slice(&word[word.len() - letters..]);
            Endings::place(four).into_iter().for_each(|place| endings.insert(place));
        }
        Endings(endings)
    }

    fn may_have(&self, four: [u8; 4]) -> bool {
        Endings::place(four).is_none_or(|place| self.0.has(place))
    }
}

impl Gazetteer {
    /// Whether the word of a text may be part of a title; words with other letters than ASCII always may.
    pub(crate) fn may_be_in_title(&self, word: &str) -> bool {
        let words = || -> Vec<&[u8]> {
            self.rows::<OfficeRow>().iter().flat_map(|row| key_words(self.key_bytes(row.key))).collect()
        };
        self.title_words.all.get_or_init(|| WordFilter::of(words().into_iter())).may_hold(word)
    }

    /// Whether a title may start with the word of a text; words with other letters than ASCII always may.
    pub(crate) fn may_start_title(&self, word: &str) -> bool {
        let first = |title| key_words(title).next().unwrap_or_default();
        self.title_words.starts.get_or_init(|| self.filter_of_titles(first)).may_hold(word)
    }

    /// Whether a title may end with the word of a text; words with other letters than ASCII always may.
    pub(crate) fn may_end_title(&self, word: &str) -> bool {
        let last = |title| key_words(title).next_back().unwrap_or_default();
        self.title_words.ends.get_or_init(|| self.filter_of_titles(last)).may_hold(word)
    }

    /// Whether the word that ends before byte `end` may be the last of a title, by its last four letters; where it has others than those of
    /// ASCII, it may.
    #[inline]
    pub(crate) fn may_end_title_before(&self, text: &[u8], end: usize) -> bool {
        let endings = || Endings::of(self.rows::<OfficeRow>().iter().map(|row| self.key_bytes(row.key)));
        let four = text[..end].last_chunk();
        four.is_none_or(|&four| self.title_words.endings.get_or_init(endings).may_have(four))
    }

    /// The row of a title; the first, where two titles are folded alike.
    pub(crate) fn title(&self, key: &[u8]) -> Option<OfficeRow> {
        let rows = || {
            let mut rows = HashMap::new();
            for row in self.rows::<OfficeRow>().iter() {
                rows.entry(Box::from(self.key_bytes(row.key))).or_insert(row);
            }
            rows
        };
        self.title_words.rows.get_or_init(rows).get(key).copied()
    }

    fn filter_of_titles<'g>(&'g self, word: impl Fn(&'g [u8]) -> &'g [u8]) -> WordFilter {
        WordFilter::of(self.rows::<OfficeRow>().iter().map(|row| word(self.key_bytes(row.key))))
    }
}

fn key_words(key: &[u8]) -> impl DoubleEndedIterator<Item = &[u8]> {
    key.split(|&byte| byte == b' ')
}
