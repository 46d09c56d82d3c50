//! Finding: from text to candidates. Knows nothing of politics.
//!
//! A name can only start where a word starts, and most words start none: a small filter of first words turns them away. A hash table knows all
//! keys up to the end of each of their words, and how they may go on ([`Beginnings`]). The automaton is built over the distinct *prefixes* of the
//! keys, the first four bytes of their first words (a sixth of the names, so it is there in milliseconds), and walked by hand, anchored, on
//! folded bytes: along the first two letters of what the table knows, and along the prefix of every word that is not of plain ASCII. What passes
//! is compared with the key itself.
//! Every key that ends at the end of a word is a candidate: the longest is for the resolver to choose.

mod ascii;
mod batch;
mod beginnings;
mod folded;
mod follow;
mod hash;
mod layered;
mod may_be;
mod rare_starts;
mod starts;
mod stretches;

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use ascii::{BLOCK, Block, Window};
use batch::Batch;
use beginnings::Beginnings;
use hash::Hash;
pub(crate) use layered::LayeredScanner;
use may_be::Asked;
use rare_starts::{FirstBytes, RareStarts};
use starts::{Start, Starts};
pub(crate) use stretches::Stretches;

use crate::cancellation::Going;
use crate::gazetteer::image::{KeyRow, NameRow, PrefixRow};
use crate::gazetteer::{KeyHandle, Layer, NameTraits, WordShape};
use crate::options::Options;
use crate::text::Span;
use crate::text::fold::{is_apostrophe, is_silent, is_unsegmented, is_word_char, key_prefix, next_char, previous_char};

/// A key found in the text, before any decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub span: Span,
    pub key: KeyHandle,
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
    fn for_text(length: usize, wanted: Wanted) -> Scanned {
        let room = |is_wanted: bool, bytes: usize| if is_wanted { length / bytes } else { 0 };
        let (candidates, capitals) = (room(wanted.names, 64), room(wanted.capitals, 16));
        Scanned { candidates: Vec::with_capacity(candidates), capitals: Vec::with_capacity(capitals) }
    }
}

/// What a scan is for.
#[derive(Clone, Copy)]
struct Wanted {
    names: bool,
    /// Capitalised words.
    capitals: bool,
}

/// Where the scanner stands in a text.
#[derive(Clone, Copy)]
struct Progress {
    at: usize,
    /// Whether a word can start here.
    boundary: bool,
}

impl Progress {
    const START: Progress = Progress { at: 0, boundary: true };
}

/// Finds the keys of one layer of a gazetteer.
pub(crate) struct Scanner {
    automaton: NFA,
    start: StateID,
    rare_starts: RareStarts,
    beginnings: Beginnings,
    longest_key: usize,
}

impl Scanner {
    /// Builds the scanner; takes time in proportion to the keys.
    pub(crate) fn new(gazetteer: &Layer) -> Scanner {
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
        let (mut rare_starts, mut beginnings) =
            (RareStarts::NONE, Beginnings::with_room(gazetteer.beginnings_of_keys()));
        let mut traits = Vec::new();
        for number in 0..keys.len() {
            let key = gazetteer.key(keys.get(number));
            traits.clear();
            traits.extend(gazetteer.names_of_key(number).map(|name| NameTraits(names.get(name).traits)));
            rare_starts.insert(key, &traits);
            beginnings.insert(number, key, &traits);
        }
        Scanner { automaton, start, rare_starts, beginnings, longest_key: gazetteer.longest_key() }
    }

    /// Finds every key at every place in the next bytes of the text, about so many, where a name can start: the progress is behind them then, unless it is stopped.
    #[allow(clippy::too_many_arguments, reason = "one place where all of a scan comes together")]
    fn scan_from(
        &self,
        progress: &mut Progress,
        length: usize,
        gazetteer: &Layer,
        text: &str,
        options: &Options,
        wanted: Wanted,
        going: &Going<'_>,
    ) -> Scanned {
        let mut scan = Scan {
            scanner: self,
            gazetteer,
            text,
            wanted,
            rare_starts: self.rare_starts.of(options),
            folded: Vec::new(),
            asked: Asked::of(options),
            batch: Batch::take(),
            found: Scanned::for_text(length, wanted),
        };
        let bytes = text.as_bytes();
        let Progress { mut at, mut boundary } = *progress;
        let until = at.saturating_add(length).min(bytes.len());
        // What is left of the text, with zeros behind it.
        let mut end;
        while at < until {
            if scan.batch.starts.is_full() {
                scan.follow_starts();
                if !going.on(Starts::ROOM / 4) {
                    break;
                }
            }
            let window = match bytes[at..].first_chunk() {
                Some(window) => window,
                None => {
                    end = [0; _];
                    end[..bytes.len() - at].copy_from_slice(&bytes[at..]);
                    &end
                }
            };
            match Block::read(window) {
                Some(block) => {
                    boundary = scan.read_block(at, window, &block, boundary);
                    at += BLOCK;
                }
                None => (at, boundary) = scan.read_slowly(at, at + BLOCK, boundary),
            }
        }
        scan.follow_starts();
        *progress = Progress { at, boundary };
        scan.batch.put_back();
        scan.found
    }

    /// Whether the automaton knows how these words begin, the first of which is of ASCII letters and digits: it goes on behind two of them.
    fn knows_beginning(&self, words: &[u8]) -> bool {
        let mut state = self.start;
        for byte in words.iter().take(2).take_while(|byte| byte.is_ascii_alphanumeric()) {
            state = self.automaton.next_state(Anchored::Yes, state, byte.to_ascii_lowercase());
        }
        !self.automaton.is_dead(state)
    }
}

/// One text under the scanner.
struct Scan<'s> {
    scanner: &'s Scanner,
    gazetteer: &'s Layer,
    text: &'s str,
    wanted: Wanted,
    rare_starts: &'s FirstBytes,
    /// The folded bytes of the words that are being compared.
    folded: Vec<u8>,
    asked: Asked,
    /// Words that were not followed yet.
    batch: Box<Batch>,
    found: Scanned,
}

impl Scan<'_> {
    /// Reads a block of ASCII at byte `at`; the answer is whether a word can start behind it.
    fn read_block(&mut self, at: usize, window: &Window, block: &Block, boundary: bool) -> bool {
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
        // Of the words that start with a small letter or a digit hardly any is left.
        let mut worth = starts & block.capital;
        let mut rare = starts & !block.capital;
        while rare != 0 {
            let place = rare.trailing_zeros();
            let first = block.eight(place) as u32;
            worth |= u64::from(self.rare_starts.may_start(first)) << place;
            rare &= rare - 1;
        }
        let is_small_behind = window[BLOCK].is_ascii_lowercase();
        let capitalised = block.capital & (block.small >> 1 | u64::from(is_small_behind) << (BLOCK - 1));
        while worth != 0 {
            let place = worth.trailing_zeros();
            let is_capital = block.capital >> place & 1 != 0;
            let is_capitalised = capitalised >> place & 1 != 0;
            self.see(block.read_word(window, bytes, at, place), is_capital, is_capitalised);
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
                let may_start = || byte.is_ascii_uppercase() || self.rare_starts.may_start_ascii(bytes, at);
                if boundary && may_start() {
                    let is_capital = byte.is_ascii_uppercase();
                    let is_capitalised = is_capital && bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
                    self.see(ascii::read_word(bytes, at, Hash::EMPTY), is_capital, is_capitalised);
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
                    let may_start = !c.is_lowercase() || self.rare_starts.may_start_other(bytes, at);
                    if (boundary || is_unsegmented(c)) && may_start {
                        self.batch.starts.push(Start::other(at), self.wanted.names);
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

    /// Keeps a word of ASCII, if a name may start with it; `capitalised`: it starts with a capital, and goes on with a small letter.
    #[inline(always)]
    fn see(&mut self, word: Start, capital: bool, capitalised: bool) {
        if self.wanted.capitals && (capitalised | capital & !word.is_simple()) {
            let is_whole = word.is_simple() && self.text.as_bytes().get(word.end()) != Some(&b'-');
            self.see_capital(word.at, is_whole.then_some(word.end()));
        }
        let may_start = !word.is_simple() | self.scanner.beginnings.may_start(word.hash);
        self.batch.starts.push(word, self.wanted.names & may_start);
    }

    /// Keeps the place of a capitalised word.
    fn see_capital(&mut self, start: usize, end: Option<usize>) {
        if self.wanted.capitals {
            self.found.capitals.push(Capitalised::new(start, end));
        }
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
