//! Words that are folded character by character: with letters beyond ASCII, inner apostrophes, initials.

use smallvec::SmallVec;

use super::Scan;
use super::batch::Start;
use crate::gazetteer::WordShape;
use crate::gazetteer::prefix_table::{Hash, PrefixTable};
use crate::text::fold::{Word, WordSink, read_separator, read_word};

impl Scan<'_> {
    /// Reads the word of a start, and adds the names that end inside of it; `None`: no key begins so.
    pub(super) fn read_first_folded(&mut self, number: usize) -> Option<Start> {
        let mut walk = FirstWord {
            table: self.table,
            longest_key: self.scanner.longest_key,
            folded: std::mem::take(&mut self.folded),
            before_possessive: None,
            unsegmented: SmallVec::new(),
            apostrophes: SmallVec::new(),
            is_over: false,
        };
        walk.folded.clear();
        let word = read_word(self.text, self.batch.starts.words[number].at, &mut walk);
        self.folded = walk.folded;
        let ends_in_part = word.and_then(|word| word.possessive).is_some_and(|end| is_last(&walk.unsegmented, end));
        for (end, length) in walk.unsegmented {
            if word.is_none_or(|word| word.end != end) {
                self.find_part(
                    number,
                    end,
                    Hash::EMPTY.word(&self.folded[..length]),
                    WordShape::new().then(true, true),
                );
            }
        }
        self.find_before(number, walk.apostrophes, Hash::EMPTY, WordShape::new());
        let word = word?;
        // Where a word may end anywhere, its possessive was found with the rest.
        if let (Some(length), Some(end)) = (walk.before_possessive, word.possessive.filter(|_| !ends_in_part)) {
            let hash = Hash::EMPTY.word(&self.folded[..length]);
            self.find_part(number, end, hash, WordShape::new().then(word.capital, word.upper));
        }
        Some(start_of(word, Hash::EMPTY.word(&self.folded)))
    }

    /// Reads one more word, at byte `at`, after what has this hash, and adds the names that end inside of it: before its possessive `'s`, or before
    /// the particles of a word of Hangul; `None`: no key is so long.
    pub(super) fn read_next_folded(&mut self, number: usize, at: usize, before: Hash) -> Option<Start> {
        self.folded.clear();
        let mut sink = Limited {
            folded: std::mem::take(&mut self.folded),
            limit: self.scanner.longest_key,
            before_possessive: None,
            unsegmented: SmallVec::new(),
            apostrophes: SmallVec::new(),
        };
        let word = read_word(self.text, at, &mut sink);
        self.folded = sink.folded;
        let shape = self.batch.reached.shape(number);
        let ends_in_part = word.and_then(|word| word.possessive).is_some_and(|end| is_last(&sink.unsegmented, end));
        for (end, length) in sink.unsegmented {
            if word.is_none_or(|word| word.end != end) {
                self.find_part(number, end, before.word(&self.folded[..length]), shape.then(true, true));
            }
        }
        self.find_before(number, sink.apostrophes, before, shape);
        let word = word?;
        if let (Some(length), Some(end)) = (sink.before_possessive, word.possessive.filter(|_| !ends_in_part)) {
            self.find_part(number, end, before.word(&self.folded[..length]), shape.then(word.capital, word.upper));
        }
        Some(start_of(word, before.word(&self.folded)))
    }

    /// Adds the keys that end before the apostrophes in the word after what has this hash, if names of the language do.
    fn find_before(&mut self, number: usize, apostrophes: Apostrophes, before: Hash, shape: WordShape) {
        if self.wanted.apostrophes {
            for Apostrophe { end, length, capital, upper } in apostrophes {
                self.find_part(number, end, before.word(&self.folded[..length]), shape.then(capital, upper));
            }
        }
    }

    /// Adds the key that is the words from a start to byte `end`, inside a word, if there is one.
    fn find_part(&mut self, number: usize, end: usize, hash: Hash, shape: WordShape) {
        let place = self.look_up(hash, end, shape);
        if place.flags.is_name() {
            self.find(number, end, hash, place, shape, false);
        }
    }
}

/// An apostrophe inside a word.
struct Apostrophe {
    /// Byte offset of what it ends, and how many folded bytes precede it.
    end: usize,
    length: usize,
    capital: bool,
    upper: bool,
}

type Apostrophes = SmallVec<[Apostrophe; 1]>;

/// Whether the last part of a word ends at this byte.
fn is_last(parts: &[(usize, usize)], end: usize) -> bool {
    parts.last().is_some_and(|part| part.0 == end)
}

fn start_of(word: Word, hash: Hash) -> Start {
    Start::new(word.start, word.end - word.start, hash, word.capital, word.upper, true)
}

/// Whether words of a text, folded, are a key.
pub(super) fn is_key(text: &str, key: &[u8]) -> bool {
    let mut rest = Rest(Some(key));
    let mut at = 0;
    while let Some(word) = read_word(text, at, &mut rest) {
        let Some((separator, next)) = read_separator(text, word.start..word.end) else { break };
        separator.bytes().for_each(|byte| {
            rest.byte(byte);
        });
        at = next;
    }
    rest.0.is_some_and(<[u8]>::is_empty)
}

/// What is left of a key after the bytes that were read; `None`: they are others.
struct Rest<'k>(Option<&'k [u8]>);

impl WordSink for Rest<'_> {
    fn byte(&mut self, byte: u8) -> bool {
        self.0 = self.0.and_then(|rest| rest.strip_prefix(&[byte]));
        self.0.is_some()
    }
}

/// Keeps the folded bytes of a first word, as long as a key can start with them.
struct FirstWord<'s> {
    table: PrefixTable<'s>,
    longest_key: usize,
    folded: Vec<u8>,
    /// How many bytes the word has without its possessive.
    before_possessive: Option<usize>,
    /// Where a name may end inside the word: the byte of the text, and how many folded ones there are.
    unsegmented: SmallVec<[(usize, usize); 8]>,
    /// Where it has apostrophes.
    apostrophes: Apostrophes,
    /// No key continues so.
    is_over: bool,
}

impl WordSink for FirstWord<'_> {
    #[inline]
    fn byte(&mut self, byte: u8) -> bool {
        if self.is_over {
            return false;
        }
        self.folded.push(byte);
        self.folded.len() <= self.longest_key
    }

    fn before_possessive(&mut self) {
        self.before_possessive = Some(self.folded.len());
    }

    fn apostrophe(&mut self, end: usize, capital: bool, upper: bool) {
        self.apostrophes.push(Apostrophe { end, length: self.folded.len(), capital, upper });
    }

    fn unsegmented(&mut self, end: usize) {
        if !self.table.knows(Hash::EMPTY.word(&self.folded)) {
            self.is_over = true;
        } else {
            self.unsegmented.push((end, self.folded.len()));
        }
    }
}

/// Adds the folded bytes of a word, as long as a key can have so many.
struct Limited {
    folded: Vec<u8>,
    limit: usize,
    before_possessive: Option<usize>,
    /// Where a name may end inside the word: the byte of the text, and how many folded ones there are.
    unsegmented: SmallVec<[(usize, usize); 8]>,
    /// Where it has apostrophes.
    apostrophes: Apostrophes,
}

impl WordSink for Limited {
    fn byte(&mut self, byte: u8) -> bool {
        self.folded.push(byte);
        self.folded.len() <= self.limit
    }

    fn before_possessive(&mut self) {
        self.before_possessive = Some(self.folded.len());
    }

    fn apostrophe(&mut self, end: usize, capital: bool, upper: bool) {
        self.apostrophes.push(Apostrophe { end, length: self.folded.len(), capital, upper });
    }

    fn unsegmented(&mut self, end: usize) {
        self.unsegmented.push((end, self.folded.len()));
    }
}
