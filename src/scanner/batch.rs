//! Words at which names may start, gathered until there are enough to look at them together.
//!
//! Whether a word starts a name is a surprise for the branches of a processor, and where the table knows it one for its caches. So each step
//! looks at many words, and what it rejects is written over instead of branched around.

use crate::gazetteer::prefix_table::Hash;

/// A word at which a name may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// Byte offset of its first letter or digit.
    pub at: usize,
    pub hash: Hash,
    /// How many letters and digits of ASCII it starts with, above three bits that say what it is.
    form: usize,
}

impl Start {
    const CAPITAL: usize = 1;
    const UPPER: usize = 2;
    const SIMPLE: usize = 4;
    const LENGTH_BITS: u32 = 3;

    #[inline(always)]
    pub fn new(at: usize, length: usize, hash: Hash, capital: bool, upper: bool, is_simple: bool) -> Start {
        let form = (length << Start::LENGTH_BITS)
            | (usize::from(capital) * Start::CAPITAL)
            | (usize::from(upper) * Start::UPPER)
            | (usize::from(is_simple) * Start::SIMPLE);
        Start { at, hash, form }
    }

    /// A word that must be read character by character.
    pub const fn other(at: usize) -> Start {
        Start { at, hash: Hash::EMPTY, form: 0 }
    }

    /// How many letters and digits of ASCII it starts with.
    #[inline]
    pub fn length(self) -> usize {
        self.form >> Start::LENGTH_BITS
    }

    /// Byte offset after them.
    #[inline]
    pub fn end(self) -> usize {
        self.at + self.length()
    }

    /// The first character is not in lower case.
    #[inline]
    pub fn capital(self) -> bool {
        self.form & Start::CAPITAL != 0
    }

    /// No character is in lower case.
    #[inline]
    pub fn upper(self) -> bool {
        self.form & Start::UPPER != 0
    }

    /// The word ends with these letters: it has nothing beyond ASCII, no apostrophe and is no initial with its dot.
    #[inline]
    pub fn is_simple(self) -> bool {
        self.form & Start::SIMPLE != 0
    }
}

/// Words in the order of the text.
pub(super) struct Starts {
    pub words: [Start; Starts::CAPACITY],
    pub count: usize,
}

impl Starts {
    /// Enough that loops over them end seldom, and few enough to stay in a processor's first cache; a power of two, so that a mask keeps their
    /// indices inside.
    pub const CAPACITY: usize = 128;
    /// When there may be no capacity for the words of one more block.
    const FULL: usize = Starts::CAPACITY - super::BLOCK / 2;

    pub const NONE: Starts = Starts { words: [Start::other(0); _], count: 0 };

    /// Adds a word if it is kept.
    #[inline]
    pub fn push(&mut self, word: Start, is_kept: bool) {
        self.words[self.count] = word;
        self.count += usize::from(is_kept);
    }

    /// Whether there may be no capacity for the words of one more block.
    pub fn is_full(&self) -> bool {
        self.count > Starts::FULL
    }
}
