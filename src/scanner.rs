//! Finding: from text to candidates. Knows nothing of politics.
//!
//! A name can only start where a word starts, so the automaton never sees most bytes. It is built over the distinct *prefixes* of the keys,
//! the first four bytes of their first words (a sixth of the names, so it is there in milliseconds), and walked by hand, anchored, on folded
//! bytes; a prefix leads to the run of sorted keys that begin with it, which is narrowed word by word, unless [`Beginnings`] knows better.
//! Every key that ends at the end of a word is a candidate: the longest is for the resolver to choose.

mod beginnings;

use std::ops::Range;

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use beginnings::{Beginnings, Hash};

use crate::gazetteer::image::{KeyRow, LowerStartRow, PrefixRow};
use crate::gazetteer::{Gazetteer, WordShape};
use crate::key::{
    PREFIX, Word, WordSink, is_apostrophe, is_unsegmented, is_word_char, key_prefix, next_char, previous_char,
    read_separator, read_word, two_bytes,
};
use crate::span::Span;

/// A key found in the text, before any decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub span: Span,
    /// Number of the key row.
    pub key: u32,
    pub shape: WordShape,
}

/// Finds the keys of one gazetteer.
pub(crate) struct Scanner {
    automaton: NFA,
    start: StateID,
    /// Pattern → number of the first key with this prefix; one more at the end.
    first_keys: Vec<u32>,
    /// By the first two folded bytes: how long the first word of a name is that may begin with a small letter; zero: there is none.
    lower_starts: Vec<u8>,
    longest_key: usize,
    beginnings: Beginnings,
}

impl Scanner {
    /// Builds the scanner; takes time in proportion to the distinct prefixes.
    pub(crate) fn new(gazetteer: &Gazetteer) -> Scanner {
        let keys = gazetteer.rows::<KeyRow>();
        let rows = gazetteer.rows::<PrefixRow>();
        let mut first_keys: Vec<u32> = rows.iter().map(|row| row.first_key).collect();
        let prefixes = first_keys.iter().map(|&key| key_prefix(gazetteer.key_bytes(keys.get(key).key)));
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
        first_keys.push(keys.len());
        let start = automaton.start_state(Anchored::Yes).expect("an NFA supports anchored searches");
        let beginnings = Beginnings::new(keys.iter().map(|row| gazetteer.key_bytes(row.key)));
        Scanner { automaton, start, first_keys, lower_starts, longest_key: gazetteer.longest_key(), beginnings }
    }

    /// Whether the word in small ASCII letters at `at` is short enough to be the first of a name that may start so.
    fn may_start_small(&self, bytes: &[u8], at: usize) -> bool {
        let longest = usize::from(self.lower_starts[two_bytes(bytes, at)]);
        let word = bytes[at..].iter().take(longest + 1).take_while(|byte| byte.is_ascii_alphanumeric());
        longest > 0 && (word.count() <= longest || longest == usize::from(u8::MAX))
    }

    /// Finds every key at every place where a name can start; candidates come ordered by start, then end.
    ///
    /// `lower_case`: every word can start a name, not only those that some name writes so.
    pub(crate) fn scan(&self, gazetteer: &Gazetteer, text: &str, lower_case: bool) -> Vec<Candidate> {
        let mut scan = Scan { scanner: self, gazetteer, text, rest: Vec::new(), found: Vec::new() };
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut boundary = true;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii() {
                if byte.is_ascii_alphanumeric() {
                    if boundary && (!byte.is_ascii_lowercase() || lower_case || self.may_start_small(bytes, at)) {
                        scan.start_at(at);
                    }
                    boundary = false;
                } else {
                    boundary = byte != b'\'' || starts_after_apostrophe(text, at);
                }
                at += 1;
            } else {
                let c = next_char(text, at).expect("a byte is left");
                if is_word_char(c) {
                    let may_start = !c.is_lowercase() || lower_case || self.lower_starts[two_bytes(bytes, at)] > 0;
                    if (boundary || is_unsegmented(c)) && may_start {
                        scan.start_at(at);
                    }
                    boundary = false;
                } else {
                    boundary = !is_apostrophe(c) || starts_after_apostrophe(text, at);
                }
                at += c.len_utf8();
            }
        }
        scan.found
    }
}

/// One text under the scanner.
struct Scan<'s> {
    scanner: &'s Scanner,
    gazetteer: &'s Gazetteer,
    text: &'s str,
    /// The folded bytes of the word that is being compared.
    rest: Vec<u8>,
    found: Vec<Candidate>,
}

impl Scan<'_> {
    /// Adds the keys that start at byte `at`, shortest first.
    fn start_at(&mut self, at: usize) {
        let scanner = self.scanner;
        self.rest.clear();
        let mut walk = Walk {
            scanner,
            state: scanner.start,
            length: 0,
            hash: Hash::new(),
            rest: &mut self.rest,
            before_possessive: None,
            unsegmented: Vec::new(),
        };
        let word = read_word(self.text, at, &mut walk);
        let (whole, before_possessive) = (walk.reached(), walk.before_possessive);
        let unsegmented = std::mem::take(&mut walk.unsegmented);
        for (end, reached) in unsegmented {
            if word.is_none_or(|word| word.end != end) {
                self.begin(at, end, reached, WordShape::new().then(true, true));
            }
        }
        let Some(word) = word else { return };
        let shape = WordShape::new().then(word.capital, word.upper);
        if let (Some(reached), Some(end)) = (before_possessive, word.possessive) {
            self.begin(at, end, reached, shape);
        }
        if let Some(reached) = whole {
            let narrowing = self.begin(at, word.end, reached, shape);
            self.extend(at, word, narrowing);
        }
    }

    /// The keys that begin with a first word; adds the one that is this word and nothing more, if there is one.
    fn begin(&mut self, start: usize, end: usize, reached: Reached, shape: WordShape) -> Narrowing {
        let first_keys = &self.scanner.first_keys;
        let keys = first_keys[reached.pattern]..first_keys[reached.pattern + 1];
        let mut narrowing = Narrowing { keys, depth: reached.length.min(PREFIX), hash: reached.hash, shape };
        if reached.length > PREFIX {
            narrowing = narrowing.by(self.gazetteer, &self.rest[..reached.length - PREFIX], reached.hash);
        }
        if narrowing.is_exact(self.gazetteer) {
            self.found.push(narrowing.candidate(start, end));
        }
        narrowing
    }

    /// Follows the keys behind their first word, one word of the text at a time.
    fn extend(&mut self, start: usize, mut word: Word, mut narrowing: Narrowing) {
        loop {
            // The key that ends here sorts first; what is longer goes on.
            if narrowing.is_exact(self.gazetteer) {
                narrowing.keys.start += 1;
            }
            if narrowing.keys.is_empty() {
                return;
            }
            let Some((separator, next)) = read_separator(self.text, &word) else { return };
            self.rest.clear();
            self.rest.extend_from_slice(separator.as_bytes());
            let limit = self.scanner.longest_key;
            let hash = separator.bytes().fold(narrowing.hash, Hash::then);
            let mut sink = Limited { bytes: &mut self.rest, hash, limit, before_possessive: None };
            let Some(next_word) = read_word(self.text, next, &mut sink) else { return };
            let (hash, before_possessive) = (sink.hash, sink.before_possessive);
            word = next_word;
            narrowing.shape = narrowing.shape.then(word.capital, word.upper);
            let beginnings = &self.scanner.beginnings;
            if let (Some((length, hash)), Some(end)) = (before_possessive, word.possessive)
                && beginnings.may_hold(hash)
            {
                let base = narrowing.by(self.gazetteer, &self.rest[..length], hash);
                if base.is_exact(self.gazetteer) {
                    self.found.push(base.candidate(start, end));
                }
            }
            if !beginnings.may_hold(hash) {
                return;
            }
            narrowing = narrowing.by(self.gazetteer, &self.rest, hash);
            if narrowing.is_exact(self.gazetteer) {
                self.found.push(narrowing.candidate(start, word.end));
            }
        }
    }
}

/// The keys that still agree with the text, up to `depth` bytes of each.
struct Narrowing {
    keys: Range<u32>,
    depth: usize,
    /// Of these bytes.
    hash: Hash,
    shape: WordShape,
}

impl Narrowing {
    /// The keys among these that go on with `part`; `hash` is that of all bytes with it.
    fn by(&self, gazetteer: &Gazetteer, part: &[u8], hash: Hash) -> Narrowing {
        let rows = gazetteer.rows::<KeyRow>();
        let rest = |row: KeyRow| &gazetteer.key_bytes(row.key)[self.depth..];
        let low = rows.partition_point(self.keys.clone(), |row| rest(row) < part);
        let high = rows.partition_point(low..self.keys.end, |row| rest(row).starts_with(part));
        Narrowing { keys: low..high, depth: self.depth + part.len(), hash, shape: self.shape }
    }

    fn is_exact(&self, gazetteer: &Gazetteer) -> bool {
        let first = || gazetteer.rows::<KeyRow>().get(self.keys.start).key;
        !self.keys.is_empty() && gazetteer.key_bytes(first()).len() == self.depth
    }

    fn candidate(&self, start: usize, end: usize) -> Candidate {
        Candidate { span: Span::new(start, end), key: self.keys.start, shape: self.shape }
    }
}

/// Walks the automaton along the first folded bytes of a word and keeps the rest.
struct Walk<'s> {
    scanner: &'s Scanner,
    state: StateID,
    length: usize,
    hash: Hash,
    rest: &'s mut Vec<u8>,
    before_possessive: Option<Reached>,
    unsegmented: Vec<(usize, Reached)>,
}

/// A word, or the part of one that may be a name, whose prefix some keys have.
#[derive(Clone, Copy)]
struct Reached {
    pattern: usize,
    length: usize,
    hash: Hash,
}

impl Walk<'_> {
    /// Where the walk is, if keys begin so.
    fn reached(&self) -> Option<Reached> {
        let automaton = &self.scanner.automaton;
        if !self.scanner.beginnings.may_hold(self.hash) || !automaton.is_match(self.state) {
            return None;
        }
        // A state also lists the patterns that are a suffix of what was read.
        let patterns = 0..automaton.match_len(self.state);
        let mut patterns = patterns.map(|index| automaton.match_pattern(self.state, index));
        let pattern = patterns.find(|&pattern| automaton.pattern_len(pattern) == self.length.min(PREFIX))?;
        Some(Reached { pattern: pattern.as_usize(), length: self.length, hash: self.hash })
    }
}

impl WordSink for Walk<'_> {
    #[inline]
    fn byte(&mut self, byte: u8) -> bool {
        let automaton = &self.scanner.automaton;
        self.length += 1;
        self.hash = self.hash.then(byte);
        if self.length > PREFIX {
            self.rest.push(byte);
            return self.length <= self.scanner.longest_key;
        }
        self.state = automaton.next_state(Anchored::Yes, self.state, byte);
        if self.length < PREFIX { !automaton.is_dead(self.state) } else { automaton.is_match(self.state) }
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

/// Collects the folded bytes of a word, as long as a key can have so many.
struct Limited<'b> {
    bytes: &'b mut Vec<u8>,
    hash: Hash,
    limit: usize,
    before_possessive: Option<(usize, Hash)>,
}

impl WordSink for Limited<'_> {
    fn byte(&mut self, byte: u8) -> bool {
        self.bytes.push(byte);
        self.hash = self.hash.then(byte);
        self.bytes.len() <= self.limit
    }

    fn before_possessive(&mut self) {
        self.before_possessive = Some((self.bytes.len(), self.hash));
    }
}

/// Whether a name can start behind the apostrophe at `at`: in `l'Italie` and `'China'`, but not in `O'Brien`.
fn starts_after_apostrophe(text: &str, at: usize) -> bool {
    !previous_char(text, at).is_some_and(|c| c.is_uppercase() || c.is_numeric())
}
