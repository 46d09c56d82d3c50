//! Finding: from text to candidates. Knows nothing of politics.
//!
//! A name can only start where a word starts, and most words start none: a filter over the first words of all names ([`Beginnings`]) turns
//! them away. The automaton is built over the distinct *prefixes* of the keys, the first four bytes of their first words (a sixth of the names,
//! so it is there in milliseconds), and walked by hand, anchored, on folded bytes. What passes both is looked up word by word.
//! Every key that ends at the end of a word is a candidate: the longest is for the resolver to choose.

mod beginnings;
mod word_starts;

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use beginnings::{Beginnings, Hash};
use word_starts::{BLOCK, Block};

use crate::gazetteer::image::{KeyRow, LowerStartRow, PrefixRow};
use crate::gazetteer::{Gazetteer, WordShape};
use crate::key::{
    PREFIX, Word, WordSink, is_apostrophe, is_unsegmented, is_word_char, key_prefix, next_char, previous_char,
    read_separator, read_simple_word, read_word, two_bytes,
};
use crate::options::Options;
use crate::span::Span;

/// A key found in the text, before any decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub span: Span,
    /// Number of the key row.
    pub key: u32,
    pub shape: WordShape,
}

/// What a text has for the resolver.
#[derive(Debug, Default)]
pub(crate) struct Scanned {
    /// Ordered by start, then end.
    pub candidates: Vec<Candidate>,
    /// Where capitalised words start, if leaders are to be discovered among them.
    pub capitals: Vec<usize>,
}

impl Scanned {
    /// With room for what news of this length has.
    fn for_text(length: usize) -> Scanned {
        Scanned { candidates: Vec::with_capacity(length / 64), capitals: Vec::with_capacity(length / 16) }
    }
}

/// Finds the keys of one gazetteer.
pub(crate) struct Scanner {
    automaton: NFA,
    start: StateID,
    /// By the first two folded bytes: how long the first word of a name is that may begin with a small letter; zero: there is none.
    lower_starts: Vec<u8>,
    longest_key: usize,
    beginnings: Beginnings,
}

impl Scanner {
    /// Builds the scanner; takes time in proportion to the keys.
    pub(crate) fn new(gazetteer: &Gazetteer) -> Scanner {
        let keys = gazetteer.rows::<KeyRow>();
        let rows = gazetteer.rows::<PrefixRow>();
        let prefixes = rows.iter().map(|row| key_prefix(gazetteer.key_bytes(keys.get(row.first_key).key)));
        let prefixes: Vec<&[u8]> = prefixes.collect();
        let mut lower_starts = vec![0; 1 << 16];
        for row in gazetteer.rows::<LowerStartRow>().iter() {
            lower_starts[row.bytes as usize] = row.longest.min(u32::from(u8::MAX)) as u8;
        }
        let automaton = NFA::builder()
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .build(&prefixes)
            // The limits are 2^31 patterns and states: beyond what an image can number.
            .expect("the prefixes of a gazetteer fit an automaton");
        let start = automaton.start_state(Anchored::Yes).expect("an NFA supports anchored searches");
        let beginnings = Beginnings::new((0..keys.len()).map(|number| gazetteer.key_bytes(keys.get(number).key)));
        Scanner { automaton, start, lower_starts, longest_key: gazetteer.longest_key(), beginnings }
    }

    /// Whether the word in small ASCII letters at `at` is short enough to be the first of a name that may start so.
    fn may_start_small(&self, bytes: &[u8], at: usize) -> bool {
        let longest = usize::from(self.lower_starts[two_bytes(bytes, at)]);
        if longest == 0 {
            return false;
        }
        let word = bytes[at..].iter().take(longest + 1).take_while(|byte| byte.is_ascii_alphanumeric());
        word.count() <= longest || longest == usize::from(u8::MAX)
    }

    /// Finds every key at every place where a name can start.
    pub(crate) fn scan(&self, gazetteer: &Gazetteer, text: &str, options: &Options) -> Scanned {
        let mut scan = Scan {
            scanner: self,
            gazetteer,
            text,
            options,
            folded: Vec::with_capacity(self.longest_key),
            found: Scanned::for_text(text.len()),
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        // Whether a word can start at `at`.
        let mut boundary = true;
        while at < bytes.len() {
            match bytes[at..].first_chunk().and_then(Block::read) {
                Some(block) => {
                    boundary = scan.read_block(at, block, boundary);
                    at += BLOCK;
                }
                None => (at, boundary) = scan.read_slowly(at, at + BLOCK, boundary),
            }
        }
        scan.found
    }

    /// Whether the automaton knows the prefix of these folded words.
    fn knows_prefix(&self, words: &[u8]) -> bool {
        let automaton = &self.automaton;
        let prefix = key_prefix(words);
        let walk = |state, &byte: &u8| automaton.next_state(Anchored::Yes, state, byte);
        let state = prefix.iter().fold(self.start, walk);
        // A state also lists the patterns that are a suffix of what was read.
        automaton.is_match(state)
            && (0..automaton.match_len(state))
                .any(|index| automaton.pattern_len(automaton.match_pattern(state, index)) == prefix.len())
    }
}

/// One text under the scanner.
struct Scan<'s> {
    scanner: &'s Scanner,
    gazetteer: &'s Gazetteer,
    text: &'s str,
    options: &'s Options,
    /// The folded bytes of the words that are being compared.
    folded: Vec<u8>,
    found: Scanned,
}

/// How many folded bytes, and their hash.
type Folded = (usize, Hash);

/// Words that some keys begin with.
#[derive(Clone, Copy)]
struct Reached {
    /// How many folded bytes they have, and the hash of these.
    length: usize,
    hash: Hash,
    shape: WordShape,
}

impl Scan<'_> {
    /// Reads a block of ASCII at byte `at`; the answer is whether a word can start behind it.
    fn read_block(&mut self, at: usize, block: Block, boundary: bool) -> bool {
        let bytes = self.text.as_bytes();
        let mut starts = block.word & !(block.word << 1 | u64::from(!boundary));
        let mut quoted = starts & (block.apostrophe << 1);
        while quoted != 0 {
            let place = quoted.trailing_zeros();
            if !starts_after_apostrophe(self.text, at + place as usize - 1) {
                starts &= !(1 << place);
            }
            quoted &= quoted - 1;
        }
        while starts != 0 {
            let place = starts.trailing_zeros();
            let start = at + place as usize;
            let small = block.small >> place & 1 != 0;
            self.see_capital(start, !small && bytes[start].is_ascii_uppercase());
            if !small || self.options.lower_case || self.scanner.may_start_small(bytes, start) {
                self.start_at_ascii(start);
            }
            starts &= starts - 1;
        }
        let last = 1 << (BLOCK - 1);
        if block.apostrophe & last != 0 {
            starts_after_apostrophe(self.text, at + BLOCK - 1)
        } else {
            block.word & last == 0
        }
    }

    /// Reads characters from byte `at` up to `end` or the end of the text; the answer is where it stopped, and whether a word can start there.
    fn read_slowly(&mut self, mut at: usize, end: usize, mut boundary: bool) -> (usize, bool) {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(at).filter(|_| at < end) {
            if byte.is_ascii_alphanumeric() {
                let may_start =
                    || !byte.is_ascii_lowercase() || self.options.lower_case || self.scanner.may_start_small(bytes, at);
                self.see_capital(at, boundary && byte.is_ascii_uppercase());
                if boundary && may_start() {
                    self.start_at_ascii(at);
                }
                boundary = false;
                at += 1;
            } else if byte.is_ascii() {
                boundary = byte != b'\'' || starts_after_apostrophe(self.text, at);
                at += 1;
            } else {
                let c = next_char(self.text, at).expect("a byte is left");
                if is_word_char(c) {
                    self.see_capital(at, boundary && c.is_uppercase());
                    let lower_starts = &self.scanner.lower_starts;
                    let may_start =
                        !c.is_lowercase() || self.options.lower_case || lower_starts[two_bytes(bytes, at)] > 0;
                    if (boundary || is_unsegmented(c)) && may_start {
                        self.start_at(at);
                    }
                    boundary = false;
                } else {
                    boundary = !is_apostrophe(c) || starts_after_apostrophe(self.text, at);
                }
                at += c.len_utf8();
            }
        }
        (at, boundary)
    }

    /// Keeps the place of a capitalised word.
    fn see_capital(&mut self, at: usize, is_capital: bool) {
        if is_capital && self.options.discovered {
            self.found.capitals.push(at);
        }
    }

    /// Adds the keys that start with the ASCII letter or digit at byte `at`, shortest first.
    fn start_at_ascii(&mut self, at: usize) {
        let mut hash = Hash::new();
        let Some(word) = read_simple_word(self.text, at, |byte| hash = hash.then(byte)) else {
            return self.start_at(at);
        };
        if self.scanner.beginnings.may_be(hash).is_nothing() {
            return;
        }
        self.folded.clear();
        self.folded.extend_from_slice(&self.text.as_bytes()[at..word.end]);
        self.folded.make_ascii_lowercase();
        let shape = WordShape::new().then(word.capital, word.upper);
        self.start_with(at, word, Reached { length: self.folded.len(), hash, shape });
    }

    /// Adds the keys that start at byte `at`, shortest first.
    fn start_at(&mut self, at: usize) {
        let scanner = self.scanner;
        self.folded.clear();
        let mut walk = Walk {
            scanner,
            state: scanner.start,
            hash: Hash::new(),
            folded: &mut self.folded,
            before_possessive: None,
            unsegmented: Vec::new(),
        };
        let word = read_word(self.text, at, &mut walk);
        let (whole, before_possessive) = (walk.reached(), walk.before_possessive);
        let unsegmented = std::mem::take(&mut walk.unsegmented);
        for (end, (length, hash)) in unsegmented {
            if word.is_none_or(|word| word.end != end) {
                self.find(at, end, Reached { length, hash, shape: WordShape::new().then(true, true) });
            }
        }
        let Some(word) = word else { return };
        let shape = WordShape::new().then(word.capital, word.upper);
        if let (Some((length, hash)), Some(end)) = (before_possessive, word.possessive) {
            self.find(at, end, Reached { length, hash, shape });
        }
        if let Some((length, hash)) = whole {
            self.start_with(at, word, Reached { length, hash, shape });
        }
    }

    /// Adds the key that is these words and nothing more, if there is one.
    fn find(&mut self, start: usize, end: usize, reached: Reached) {
        let beginnings = &self.scanner.beginnings;
        let words = &self.folded[..reached.length];
        if !beginnings.may_be(reached.hash).is_key() || !self.scanner.knows_prefix(words) {
            return;
        }
        let keys = self.gazetteer.rows::<KeyRow>();
        let is = |number: u32| self.gazetteer.key_bytes(keys.get(number).key) == words;
        if let Some(key) = beginnings.find(reached.hash, is) {
            self.found.candidates.push(Candidate { span: Span::new(start, end), key, shape: reached.shape });
        }
    }

    /// Follows the keys from their first word on, one word of the text at a time.
    fn start_with(&mut self, start: usize, mut word: Word, mut reached: Reached) {
        let beginnings = &self.scanner.beginnings;
        loop {
            self.find(start, word.end, reached);
            if !beginnings.may_be(reached.hash).goes_on() {
                return;
            }
            let Some((separator, next)) = read_separator(self.text, &word) else { return };
            self.folded.truncate(reached.length);
            self.folded.extend_from_slice(separator.as_bytes());
            let hash = separator.bytes().fold(reached.hash, Hash::then);
            let Some((next_word, hash, before_possessive)) = self.read_next(next, hash) else { return };
            word = next_word;
            let shape = reached.shape.then(word.capital, word.upper);
            if let (Some((length, hash)), Some(end)) = (before_possessive, word.possessive) {
                self.find(start, end, Reached { length, hash, shape });
            }
            if beginnings.may_be(hash).is_nothing() {
                return;
            }
            reached = Reached { length: self.folded.len(), hash, shape };
        }
    }

    /// Reads the word at byte `at` behind the folded ones: the word, the hash with it, and how far and with which hash it goes without its
    /// possessive.
    fn read_next(&mut self, at: usize, hash: Hash) -> Option<(Word, Hash, Option<Folded>)> {
        let bytes = self.text.as_bytes();
        let mut simple = hash;
        if bytes[at].is_ascii_alphanumeric()
            && let Some(word) = read_simple_word(self.text, at, |byte| simple = simple.then(byte))
        {
            // What is longer than any key is turned away by the filter, or else by the keys.
            let before = self.folded.len();
            self.folded.extend_from_slice(&bytes[at..word.end]);
            self.folded[before..].make_ascii_lowercase();
            return Some((word, simple, None));
        }
        let limit = self.scanner.longest_key;
        let mut sink = Limited { folded: &mut self.folded, hash, limit, before_possessive: None };
        let word = read_word(self.text, at, &mut sink)?;
        Some((word, sink.hash, sink.before_possessive))
    }
}

/// Walks the automaton along the first folded bytes of a word and keeps them all.
struct Walk<'s> {
    scanner: &'s Scanner,
    state: StateID,
    hash: Hash,
    folded: &'s mut Vec<u8>,
    before_possessive: Option<Folded>,
    unsegmented: Vec<(usize, Folded)>,
}

impl Walk<'_> {
    /// How many bytes were read, and their hash, if keys may begin so.
    fn reached(&self) -> Option<Folded> {
        let length = self.folded.len();
        let may_be = self.scanner.beginnings.may_be(self.hash);
        (!may_be.is_nothing()).then_some((length, self.hash))
    }
}

impl WordSink for Walk<'_> {
    #[inline]
    fn byte(&mut self, byte: u8) -> bool {
        let automaton = &self.scanner.automaton;
        self.hash = self.hash.then(byte);
        self.folded.push(byte);
        let length = self.folded.len();
        if length > PREFIX {
            return length <= self.scanner.longest_key;
        }
        self.state = automaton.next_state(Anchored::Yes, self.state, byte);
        if length < PREFIX { !automaton.is_dead(self.state) } else { automaton.is_match(self.state) }
    }

    fn before_possessive(&mut self) {
        self.before_possessive = self.reached();
    }

    fn unsegmented(&mut self, end: usize) {
        if let Some(reached) = self.reached() {
            self.unsegmented.push((end, reached));
        }
    }
}

/// Adds the folded bytes of a word, as long as a key can have so many.
struct Limited<'b> {
    folded: &'b mut Vec<u8>,
    hash: Hash,
    limit: usize,
    before_possessive: Option<Folded>,
}

impl WordSink for Limited<'_> {
    fn byte(&mut self, byte: u8) -> bool {
        self.folded.push(byte);
        self.hash = self.hash.then(byte);
        self.folded.len() <= self.limit
    }

    fn before_possessive(&mut self) {
        self.before_possessive = Some((self.folded.len(), self.hash));
    }
}

/// Whether a name can start behind the apostrophe at `at`: in `l'Italie` and `'China'`, but not in `O'Brien`.
fn starts_after_apostrophe(text: &str, at: usize) -> bool {
    !previous_char(text, at).is_some_and(|c| c.is_uppercase() || c.is_numeric())
}
