//! Finding: from text to candidates. Knows nothing of politics.
//!
//! A name can only start where a word starts, and most words start none: a small filter of first words turns them away. A hash table knows all
//! keys up to the end of each of their words, and how they may go on ([`Beginnings`]). The automaton is built over the distinct *prefixes* of the
//! keys, the first four bytes of their first words (a sixth of the names, so it is there in milliseconds), and walked by hand, anchored, on
//! folded bytes. What passes is compared with the key itself.
//! Every key that ends at the end of a word is a candidate: the longest is for the resolver to choose.

mod ascii;
mod beginnings;
mod hash;
mod small_starts;

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use ascii::{BLOCK, Block};
use beginnings::{Beginnings, Place};
use hash::Hash;
use small_starts::SmallStarts;

use crate::gazetteer::image::{KeyRow, NameRow, PrefixRow};
use crate::gazetteer::{Gazetteer, NameTraits, WordShape};
use crate::key::{
    PREFIX, Word, WordSink, is_apostrophe, is_silent, is_unsegmented, is_word_char, key_prefix, next_char,
    previous_char, read_separator, read_word,
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
    /// The capitalised words that may be of names, if leaders are to be discovered among them.
    pub capitals: Vec<Capitalised>,
}

/// A word with a capital first, and a small letter behind it where that is known.
///
/// Its start, and in the lowest bits its length: a text has many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Capitalised(u64);

impl Capitalised {
    const LENGTH_BITS: u32 = 16;

    fn new(start: usize, end: Option<usize>) -> Capitalised {
        let length = end.map_or(0, |end| end - start) as u64;
        let length = if length >> Self::LENGTH_BITS == 0 { length } else { 0 };
        Capitalised((start as u64) << Self::LENGTH_BITS | length)
    }

    pub(crate) fn start(self) -> usize {
        (self.0 >> Self::LENGTH_BITS) as usize
    }

    /// Where the word ends, if it is of ASCII letters alone and nothing behind it may belong to it.
    pub(crate) fn end(self) -> Option<usize> {
        let length = self.0 as usize & ((1 << Self::LENGTH_BITS) - 1);
        (length > 0).then(|| self.start() + length)
    }
}

impl Scanned {
    /// With room for what news of this length has.
    fn for_text(length: usize) -> Scanned {
        Scanned { candidates: Vec::with_capacity(length / 64), capitals: Vec::with_capacity(length / 16) }
    }

    /// The number of the key that stands at a place.
    pub(crate) fn key_at(&self, span: Span) -> Option<u32> {
        let place = self.candidates.binary_search_by_key(&span, |candidate| candidate.span).ok()?;
        Some(self.candidates[place].key)
    }
}

/// Finds the keys of one gazetteer.
pub(crate) struct Scanner {
    automaton: NFA,
    start: StateID,
    small_starts: SmallStarts,
    beginnings: Beginnings,
    longest_key: usize,
}

impl Scanner {
    /// Builds the scanner; takes time in proportion to the keys.
    pub(crate) fn new(gazetteer: &Gazetteer) -> Scanner {
        let keys = gazetteer.rows::<KeyRow>();
        let names = gazetteer.rows::<NameRow>();
        let rows = gazetteer.rows::<PrefixRow>();
        let prefixes = rows.iter().map(|row| key_prefix(gazetteer.key(keys.get(row.first_key))));
        let prefixes: Vec<&[u8]> = prefixes.collect();
        let automaton = NFA::builder()
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .build(&prefixes)
            // The limits are 2^31 patterns and states: beyond what an image can number.
            .expect("the prefixes of a gazetteer fit an automaton");
        let start = automaton.start_state(Anchored::Yes).expect("an NFA supports anchored searches");
        let (mut small_starts, mut beginnings) =
            (SmallStarts::NONE, Beginnings::with_room(gazetteer.beginnings_of_keys()));
        let mut traits = Vec::new();
        for number in 0..keys.len() {
            let key = gazetteer.key(keys.get(number));
            traits.clear();
            traits.extend(gazetteer.names_of_key(number).map(|name| NameTraits(names.get(name).traits)));
            small_starts.insert(key, &traits);
            beginnings.insert(number, key, &traits);
        }
        Scanner { automaton, start, small_starts, beginnings, longest_key: gazetteer.longest_key() }
    }

    /// Finds every key at every place where a name can start.
    pub(crate) fn scan(&self, gazetteer: &Gazetteer, text: &str, options: &Options) -> Scanned {
        let mut scan = Scan {
            scanner: self,
            gazetteer,
            text,
            options,
            small_starts: self.small_starts.of(options),
            folded: Vec::with_capacity(self.longest_key),
            walked: usize::MAX,
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

    /// Whether the automaton knows how these words begin, the first of which is of ASCII letters and digits.
    fn knows_prefix(&self, words: &[u8]) -> bool {
        let automaton = &self.automaton;
        let prefix = words.iter().take(PREFIX).take_while(|byte| byte.is_ascii_alphanumeric());
        let walk = |(state, length), byte: &u8| {
            (automaton.next_state(Anchored::Yes, state, byte.to_ascii_lowercase()), length + 1)
        };
        let (state, length) = prefix.fold((self.start, 0), walk);
        // A state also lists the patterns that are a suffix of what was read.
        automaton.is_match(state)
            && (0..automaton.match_len(state))
                .any(|index| automaton.pattern_len(automaton.match_pattern(state, index)) == length)
    }
}

/// One text under the scanner.
struct Scan<'s> {
    scanner: &'s Scanner,
    gazetteer: &'s Gazetteer,
    text: &'s str,
    options: &'s Options,
    small_starts: &'s small_starts::Starts,
    /// The folded bytes of the words that are being compared.
    folded: Vec<u8>,
    /// Where the automaton knows the first word.
    walked: usize,
    found: Scanned,
}

/// Words of the text that some keys begin with.
#[derive(Clone, Copy)]
struct Reached {
    hash: Hash,
    place: Place,
    shape: WordShape,
    /// How many bytes they have in `Scan::folded`; `None`: lowering the letters of the text is all that folds them, it was not done yet.
    folded: Option<usize>,
}

impl Scan<'_> {
    /// Reads a block of ASCII at byte `at`; the answer is whether a word can start behind it.
    fn read_block(&mut self, at: usize, block: Block, boundary: bool) -> bool {
        let bytes = self.text.as_bytes();
        let mut starts = block.word & !(block.word << 1 | u64::from(!boundary));
        let mut quoted = starts & (block.apostrophe << 1);
        while quoted != 0 {
            let place = quoted.trailing_zeros();
            if !starts_behind(self.text, at + place as usize - 1) {
                starts &= !(1 << place);
            }
            quoted &= quoted - 1;
        }
        // Of the words in small letters hardly any is left.
        let mut worth = starts & !block.small;
        let mut small = starts & block.small;
        while small != 0 {
            let place = small.trailing_zeros();
            worth |= u64::from(self.small_starts.may_start_ascii(bytes, at + place as usize)) << place;
            small &= small - 1;
        }
        while worth != 0 {
            let place = worth.trailing_zeros();
            self.start_at_ascii(at + place as usize, block.read_word(bytes, at, place));
            worth &= worth - 1;
        }
        let last = 1 << (BLOCK - 1);
        if block.apostrophe & last != 0 { starts_behind(self.text, at + BLOCK - 1) } else { block.word & last == 0 }
    }

    /// Reads characters from byte `at` up to `end` or the end of the text; the answer is where it stopped, and whether a word can start there.
    fn read_slowly(&mut self, mut at: usize, end: usize, mut boundary: bool) -> (usize, bool) {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(at).filter(|_| at < end) {
            if byte.is_ascii_alphanumeric() {
                let may_start = || !byte.is_ascii_lowercase() || self.small_starts.may_start_ascii(bytes, at);
                if boundary && may_start() {
                    self.start_at_ascii(at, ascii::read_word(bytes, at, Hash::EMPTY));
                }
                boundary = false;
                at += 1;
            } else if byte.is_ascii() {
                boundary = byte != b'\'' || starts_after_apostrophe(self.text, at);
                at += 1;
            } else {
                let c = next_char(self.text, at).expect("a byte is left");
                if is_silent(c) {
                    // No word starts with it, and it ends none.
                } else if is_word_char(c) {
                    if boundary && c.is_uppercase() {
                        self.see_capital(at, None);
                    }
                    let may_start = !c.is_lowercase() || self.small_starts.may_start_other(bytes, at);
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
    fn see_capital(&mut self, start: usize, end: Option<usize>) {
        if self.options.discovered {
            self.found.capitals.push(Capitalised::new(start, end));
        }
    }

    /// Adds the keys that start with the ASCII letter or digit at byte `at`, shortest first.
    ///
    /// `word`: the word, if it is simple.
    fn start_at_ascii(&mut self, at: usize, word: Option<(Word, Hash)>) {
        let bytes = self.text.as_bytes();
        let is_capital = bytes[at].is_ascii_uppercase();
        match word {
            Some((word, hash)) => {
                if is_capital && bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase) {
                    self.see_capital(at, (bytes.get(word.end) != Some(&b'-')).then_some(word.end));
                }
                if self.scanner.beginnings.may_start(hash) {
                    let shape = WordShape::new().then(word.capital, word.upper);
                    self.start_with(at, word, self.reached(hash, shape, None));
                }
            }
            None => {
                if is_capital {
                    self.see_capital(at, None);
                }
                self.start_at(at);
            }
        }
    }

    /// Adds the keys that start at byte `at`, shortest first.
    fn start_at(&mut self, at: usize) {
        let scanner = self.scanner;
        self.folded.clear();
        let mut walk = Walk {
            scanner,
            state: scanner.start,
            folded: &mut self.folded,
            before_possessive: None,
            unsegmented: Vec::new(),
            is_over: false,
        };
        let word = read_word(self.text, at, &mut walk);
        self.walked = at;
        let before_possessive = walk.before_possessive;
        let unsegmented = std::mem::take(&mut walk.unsegmented);
        let reached = |scan: &Self, length: usize, shape| {
            scan.reached(Hash::EMPTY.word(&scan.folded[..length]), shape, Some(length))
        };
        for (end, length) in unsegmented {
            if word.is_none_or(|word| word.end != end) {
                self.find(at, end, reached(self, length, WordShape::new().then(true, true)));
            }
        }
        let Some(word) = word else { return };
        let shape = WordShape::new().then(word.capital, word.upper);
        if let (Some(length), Some(end)) = (before_possessive, word.possessive) {
            self.find(at, end, reached(self, length, shape));
        }
        self.start_with(at, word, reached(self, self.folded.len(), shape));
    }

    fn reached(&self, hash: Hash, shape: WordShape, folded: Option<usize>) -> Reached {
        Reached { hash, place: self.scanner.beginnings.look_up(hash), shape, folded }
    }

    /// Adds the key that is these words and nothing more, if there is one.
    fn find(&mut self, start: usize, end: usize, reached: Reached) {
        if !reached.place.may_be.is_name(reached.shape, self.options.lower_case) {
            return;
        }
        if self.walked != start {
            if !self.scanner.knows_prefix(&self.text.as_bytes()[start..end]) {
                return;
            }
            self.walked = start;
        }
        let words = match reached.folded {
            Some(length) => &self.folded[..length],
            None => &self.text.as_bytes()[start..end],
        };
        let keys = self.gazetteer.rows::<KeyRow>();
        // Keys have no capitals: folded words are compared byte by byte.
        let is = |number: u32| self.gazetteer.key(keys.get(number)).eq_ignore_ascii_case(words);
        if let Some(key) = self.scanner.beginnings.key(reached.place, is) {
            self.found.candidates.push(Candidate { span: Span::new(start, end), key, shape: reached.shape });
        }
    }

    /// Follows the keys from their first word on, one word of the text at a time.
    fn start_with(&mut self, start: usize, mut word: Word, mut reached: Reached) {
        let bytes = self.text.as_bytes();
        let lower_case = self.options.lower_case;
        let may_be = reached.place.may_be;
        if may_be.is_nothing() || !word.capital && !may_be.starts_small() && !lower_case {
            return;
        }
        loop {
            self.find(start, word.end, reached);
            if !reached.place.may_be.goes_on() {
                return;
            }
            let blank = bytes.get(word.end) == Some(&b' ');
            let (separator, next) = match bytes.get(word.end + 1) {
                Some(byte) if blank && byte.is_ascii_alphanumeric() => (" ", word.end + 1),
                _ => match read_separator(self.text, &word) {
                    Some(found) => found,
                    None => return,
                },
            };
            if !reached.place.may_be.goes_on_with(bytes[next], lower_case) {
                return;
            }
            let hash = reached.hash.separator(separator.as_bytes());
            // A name over a line break, or with hyphens, is not spelt as its key is.
            let plain = reached.folded.is_none() && *separator == self.text[word.end..next];
            let simple = || ascii::read_word(bytes, next, hash);
            match (plain && bytes[next].is_ascii()).then(simple).flatten() {
                Some((next_word, hash)) => {
                    word = next_word;
                    reached = self.reached(hash, reached.shape.then(word.capital, word.upper), None);
                }
                None => match self.read_next(start, word.end, reached, separator, next) {
                    Some(found) => (word, reached) = found,
                    None => return,
                },
            }
            if reached.place.may_be.is_nothing() {
                return;
            }
        }
    }

    /// Reads the word at byte `next` behind those from `start` to `end`, folding it.
    fn read_next(
        &mut self,
        start: usize,
        end: usize,
        reached: Reached,
        separator: &str,
        next: usize,
    ) -> Option<(Word, Reached)> {
        match reached.folded {
            Some(length) => self.folded.truncate(length),
            None => {
                self.folded.clear();
                self.folded.extend_from_slice(&self.text.as_bytes()[start..end]);
                self.folded.make_ascii_lowercase();
            }
        }
        self.folded.extend_from_slice(separator.as_bytes());
        let before = self.folded.len();
        let limit = self.scanner.longest_key;
        let mut sink = Limited { folded: &mut self.folded, limit, before_possessive: None };
        let word = read_word(self.text, next, &mut sink)?;
        let before_possessive = sink.before_possessive;
        let shape = reached.shape.then(word.capital, word.upper);
        let hash = reached.hash.separator(separator.as_bytes());
        let to =
            |scan: &Self, length: usize| scan.reached(hash.word(&scan.folded[before..length]), shape, Some(length));
        if let (Some(length), Some(end)) = (before_possessive, word.possessive) {
            self.find(start, end, to(self, length));
        }
        Some((word, to(self, self.folded.len())))
    }
}

/// Walks the automaton along the first folded bytes of a word and keeps them all.
struct Walk<'s> {
    scanner: &'s Scanner,
    state: StateID,
    folded: &'s mut Vec<u8>,
    /// How many bytes the word has without its possessive.
    before_possessive: Option<usize>,
    /// Where a name may end inside the word: the byte of the text, and how many folded ones there are.
    unsegmented: Vec<(usize, usize)>,
    /// No key goes on so.
    is_over: bool,
}

impl WordSink for Walk<'_> {
    #[inline]
    fn byte(&mut self, byte: u8) -> bool {
        if self.is_over {
            return false;
        }
        let automaton = &self.scanner.automaton;
        self.folded.push(byte);
        let length = self.folded.len();
        if length > PREFIX {
            return length <= self.scanner.longest_key;
        }
        self.state = automaton.next_state(Anchored::Yes, self.state, byte);
        if length < PREFIX { !automaton.is_dead(self.state) } else { automaton.is_match(self.state) }
    }

    fn before_possessive(&mut self) {
        self.before_possessive = Some(self.folded.len());
    }

    fn unsegmented(&mut self, end: usize) {
        if self.scanner.beginnings.look_up(Hash::EMPTY.word(self.folded)).may_be.is_nothing() {
            self.is_over = true;
        } else {
            self.unsegmented.push((end, self.folded.len()));
        }
    }
}

/// Adds the folded bytes of a word, as long as a key can have so many.
struct Limited<'b> {
    folded: &'b mut Vec<u8>,
    limit: usize,
    before_possessive: Option<usize>,
}

impl WordSink for Limited<'_> {
    fn byte(&mut self, byte: u8) -> bool {
        self.folded.push(byte);
        self.folded.len() <= self.limit
    }

    fn before_possessive(&mut self) {
        self.before_possessive = Some(self.folded.len());
    }
}

/// Whether a name can start behind the `'` or `` ` `` at `at`.
fn starts_behind(text: &str, at: usize) -> bool {
    text.as_bytes()[at] == b'`' || starts_after_apostrophe(text, at)
}

/// Whether a name can start behind the apostrophe at `at`: in `l'Italie` and `'China'`, but not in `O'Brien`.
fn starts_after_apostrophe(text: &str, at: usize) -> bool {
    !previous_char(text, at).is_some_and(|c| c.is_uppercase() || c.is_numeric())
}
