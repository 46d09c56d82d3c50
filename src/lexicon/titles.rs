//! The offices of a language, and which words may start or end one: nearly all words of a text do neither.

use rustc_hash::FxHashMap;

use super::{TitleClasses, WordFilter};
use crate::bit_set::BitSet;
use crate::vocabulary::TitlePosition;

/// The words of an office and what they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Office {
    /// Roles and other classes.
    pub classes: TitleClasses,
    /// Where it may stand beside a name.
    pub position: TitlePosition,
}

/// The offices of one language, by their folded words.
#[derive(Clone, Debug)]
pub(crate) struct Titles {
    offices: FxHashMap<Box<[u8]>, Office>,
    all: WordFilter,
    starts: WordFilter,
    ends: WordFilter,
    endings: Endings,
}

impl Default for Titles {
    fn default() -> Titles {
        Titles::new(std::iter::empty())
    }
}

impl Titles {
    /// Of folded words with what they say; where two offices are folded alike, the first counts.
    pub fn new<'k>(offices: impl Iterator<Item = (&'k [u8], Office)>) -> Titles {
        let mut by_words: FxHashMap<Box<[u8]>, Office> = FxHashMap::default();
        for (words, office) in offices {
            by_words.entry(words.into()).or_insert(office);
        }
        let words = |key| key_words(key);
        let all: Vec<&[u8]> = by_words.keys().flat_map(|key| words(key)).collect();
        let starts: Vec<&[u8]> = by_words.keys().filter_map(|key| words(key).next()).collect();
        let ends: Vec<&[u8]> = by_words.keys().filter_map(|key| words(key).next_back()).collect();
        let endings = Endings::of(ends.iter().copied());
        let filter = |words: &[&[u8]]| WordFilter::of(words.iter().copied());
        let (all, starts, ends) = (filter(&all), filter(&starts), filter(&ends));
        Titles { offices: by_words, all, starts, ends, endings }
    }

    /// The office of folded words.
    pub fn office(&self, words: &[u8]) -> Option<Office> {
        self.offices.get(words).copied()
    }

    /// Whether the word of a text may be part of a title; words with other letters than ASCII always may.
    pub fn may_hold(&self, word: &str) -> bool {
        self.all.may_hold(word)
    }

    /// Whether a title may start with the word of a text; words with other letters than ASCII always may.
    pub fn may_start_with(&self, word: &str) -> bool {
        self.starts.may_hold(word)
    }

    /// Whether a title may end with the word of a text; words with other letters than ASCII always may.
    pub fn may_end_with(&self, word: &str) -> bool {
        self.ends.may_hold(word)
    }

    /// Whether the word that ends before byte `end` may be the last of a title, by its last four letters; where it has others than those of
    /// ASCII, it may.
    #[inline]
    pub fn may_end_before(&self, text: &[u8], end: usize) -> bool {
        text[..end].last_chunk().is_none_or(|&four| self.endings.may_have(four))
    }
}

/// A bit for the hash of the last four letters of each last word, or of all that it has.
#[derive(Clone, Debug)]
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

    fn of<'k>(last_words: impl Iterator<Item = &'k [u8]>) -> Endings {
        let mut endings = BitSet::EMPTY;
        for word in last_words {
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

fn key_words(key: &[u8]) -> impl DoubleEndedIterator<Item = &[u8]> {
    key.split(|&byte| byte == b' ')
}
