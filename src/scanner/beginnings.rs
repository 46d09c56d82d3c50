//! What the words read so far may be: a name, or the beginning of one.
//!
//! A hash table knows every key up to the end of each of its words, in which letters its names may stand, and how the next word may begin.
//! One look at it turns away almost every word of a text. What it finds is compared with the key itself, so that no answer rests on a hash.

use super::hash::Hash;
use crate::gazetteer::{NameTraits, WordShape};
use crate::key::may_end_inside_word;
use crate::vocabulary::CaseRule;

/// The keys and their beginnings.
pub(super) struct Beginnings {
    /// Open addressing: the next free place behind the one that the hash says.
    table: Vec<Entry>,
    bits: u32,
    /// A bit for each hash of a first word, so few that they stay in a processor's cache.
    first_words: Vec<u64>,
}

/// The words of one hash.
#[derive(Clone, Copy, Default)]
struct Entry {
    /// Tells most other hashes of the place at once.
    tag: u16,
    may_be: MayBe,
    /// One more than the number of the key that these words are; zero: they only begin one.
    key: u32,
}

/// What words may be. A "no" is always right, a "yes" almost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct MayBe(u16);

impl MayBe {
    /// A name that starts with a small letter; of a beginning: of such a name.
    const SMALL: u16 = 1;
    /// A name with a capital first.
    const CAPITAL: u16 = 2;
    /// A name in capitals only.
    const UPPER: u16 = 4;
    /// From here on a bit for the first byte of the next word: eight groups for capitals, digits and the like, five for small letters.
    const NEXT_CAPITAL: u32 = 3;
    const NEXT_SMALL: u32 = 11;
    const GOES_ON: u16 = u16::MAX << MayBe::NEXT_CAPITAL;

    /// What is only part of a word goes on, if not as a word does.
    const PART: MayBe = MayBe(1 << MayBe::NEXT_CAPITAL);

    /// In which letters a name may stand.
    fn letters(traits: NameTraits) -> u16 {
        let exact = traits.case() == CaseRule::Exact;
        let mut letters = 0;
        for (one, is_admitted) in [
            (MayBe::SMALL, traits.lower_start()),
            (MayBe::CAPITAL, !exact || !traits.upper()),
            (MayBe::UPPER, !exact || traits.upper()),
        ] {
            letters |= if is_admitted { one } else { 0 };
        }
        letters
    }

    /// How the next word begins.
    fn next(folded: u8, is_small: bool) -> u16 {
        let folded = u32::from(folded);
        1 << if is_small { MayBe::NEXT_SMALL + folded % 5 } else { MayBe::NEXT_CAPITAL + folded % 8 }
    }

    /// Neither a name nor the beginning of one.
    pub fn is_nothing(self) -> bool {
        self.0 == 0
    }

    /// A name of these letters.
    #[inline]
    pub fn is_name(self, shape: WordShape, lower_case: bool) -> bool {
        let letters = match shape {
            _ if lower_case => MayBe::SMALL | MayBe::CAPITAL | MayBe::UPPER,
            _ if shape.starts_small() => MayBe::SMALL,
            _ if shape.upper => MayBe::UPPER,
            _ => MayBe::CAPITAL,
        };
        self.0 & letters != 0
    }

    /// The beginning of a longer name.
    pub fn goes_on(self) -> bool {
        self.0 & MayBe::GOES_ON != 0
    }

    /// The beginning of a name that goes on with a word whose first byte in the text is this one.
    #[inline]
    pub fn goes_on_with(self, byte: u8, lower_case: bool) -> bool {
        let next = |is_small| MayBe::next(byte.to_ascii_lowercase(), is_small);
        match byte {
            _ if !byte.is_ascii() => self.goes_on(),
            _ if lower_case => self.0 & (next(true) | next(false)) != 0,
            _ => self.0 & next(byte.is_ascii_lowercase()) != 0,
        }
    }

    /// A name, or the beginning of one, whose first letter is small.
    pub fn starts_small(self) -> bool {
        self.0 & MayBe::SMALL != 0
    }
}

/// Where the table has words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub may_be: MayBe,
    place: usize,
}

/// Whether the byte of a key is not of its words.
fn is_of_separator(byte: &u8) -> bool {
    matches!(byte, b' ' | b'+' | b',' | b'/' | b'&')
}

impl Beginnings {
    /// Fifty thousand first words fill a tenth of so many bits.
    const FIRST_BITS: u32 = 19;

    /// With room for so many beginnings.
    pub fn with_room(beginnings: u32) -> Beginnings {
        // At most two thirds of the table are taken.
        let bits = (beginnings as usize * 3 / 2).next_power_of_two().trailing_zeros().max(4);
        let first_words = vec![0; 1 << (Beginnings::FIRST_BITS - 6)];
        Beginnings { table: vec![Entry::default(); 1 << bits], bits, first_words }
    }

    /// Adds a key and its beginnings; `names`: the traits of its names.
    pub fn insert(&mut self, number: u32, key: &[u8], names: &[NameTraits]) {
        let letters = names.iter().fold(0, |all, &traits| all | MayBe::letters(traits));
        // Which of the words never start with a small letter in a text.
        let capitals = names.iter().map(|traits| if traits.case() == CaseRule::Any { 0 } else { traits.capitals() });
        let always_capital = capitals.fold(u16::MAX, |all, capitals| all & capitals);
        let mut hash = Hash::EMPTY;
        let mut rest = key;
        for words in 1.. {
            let (word, tail) = rest.split_at(rest.iter().position(is_of_separator).unwrap_or(rest.len()));
            if words == 1 {
                self.add_parts(word);
            }
            hash = hash.word(word);
            if words == 1 {
                let place = hash.high(Beginnings::FIRST_BITS);
                self.first_words[place / 64] |= 1 << (place % 64);
            }
            let (separator, next) =
                tail.split_at(tail.iter().position(|byte| !is_of_separator(byte)).unwrap_or(tail.len()));
            let Some(&first) = next.first() else { break };
            // The last bit is shared by all words that are left.
            let is_capital = words < 15 && always_capital >> words & 1 != 0;
            let next_word = MayBe::next(first, false) | if is_capital { 0 } else { MayBe::next(first, true) };
            self.add(hash, MayBe(next_word | letters & MayBe::SMALL), None);
            hash = hash.separator(separator);
            rest = next;
        }
        self.add(hash, MayBe(letters), Some(number));
    }

    /// Adds what a first word begins with, where a name may end inside a word: in scripts without spaces.
    fn add_parts(&mut self, word: &[u8]) {
        if word.is_ascii() {
            return;
        }
        let text = std::str::from_utf8(word).expect("keys are text");
        for (at, c) in text.char_indices().filter(|&(_, c)| may_end_inside_word(c)) {
            self.add(Hash::EMPTY.word(&word[..at + c.len_utf8()]), MayBe::PART, None);
        }
    }

    fn add(&mut self, hash: Hash, may_be: MayBe, key: Option<u32>) {
        let mask = self.table.len() - 1;
        let mut place = hash.high(self.bits);
        loop {
            let entry = &mut self.table[place];
            if entry.may_be.is_nothing() || entry.tag == hash.tag() {
                entry.tag = hash.tag();
                entry.may_be.0 |= may_be.0;
                match key {
                    // Another key of the same tag: both are kept, the first says what either may be.
                    Some(_) if entry.key != 0 => {}
                    Some(number) => return entry.key = number + 1,
                    None => return,
                }
            }
            place = (place + 1) & mask;
        }
    }

    /// Whether keys may start with the word of this hash.
    #[inline]
    pub fn may_start(&self, hash: Hash) -> bool {
        let place = hash.high(Beginnings::FIRST_BITS);
        self.first_words[place / 64] >> (place % 64) & 1 != 0
    }

    /// What the words of this hash may be.
    #[inline]
    pub fn look_up(&self, hash: Hash) -> Place {
        let mask = self.table.len() - 1;
        let mut place = hash.high(self.bits);
        loop {
            let entry = &self.table[place & mask];
            if entry.tag == hash.tag() || entry.may_be.is_nothing() {
                return Place { may_be: entry.may_be, place: place & mask };
            }
            place += 1;
        }
    }

    /// The number of the key that the words at this place are; `is` compares them with a key.
    pub fn key(&self, place: Place, is: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.table.len() - 1;
        let tag = self.table[place.place].tag;
        let mut place = place.place;
        loop {
            let entry = self.table[place];
            if entry.may_be.is_nothing() {
                return None;
            }
            if entry.tag == tag && entry.key.checked_sub(1).is_some_and(&is) {
                return Some(entry.key - 1);
            }
            place = (place + 1) & mask;
        }
    }
}
