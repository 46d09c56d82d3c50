//! Finding: from text to candidates. Knows nothing of politics.
//!
//! A name can only start where a word starts, and most words start none: a small filter of first words rejects them. The gazetteer's prefix table
//! knows all keys up to the end of each of their words, and how they may continue; what it lets pass is compared with the key itself. In scripts
//! without word spaces any character may start a name: there an automaton over the first words of the keys says which do. Every key that ends at
//! the end of a word is a candidate: the longest is for the resolver to choose. See `README.md` beside this file for the algorithm.

mod admissible;
mod ascii;
mod batch;
mod chunks;
mod extend;
mod layered;
mod reference;
mod slow_path;
mod unsegmented;

use admissible::Admissible;
use ascii::{BLOCK, Block, Window};
use batch::{Start, Starts};
pub(crate) use chunks::Chunks;
use extend::Batch;
pub(crate) use layered::LayeredScanner;
use once_cell::sync::OnceCell;
#[doc(hidden)]
pub use reference::ReferenceEngine;
use unsegmented::{FirstWords, Run, is_unsegmented_word};

use crate::cancellation::Going;
use crate::gazetteer::prefix_table::{FirstBytes, Hash, PrefixTable, ScannerTables};
use crate::gazetteer::{Forms, KeyHandle, Layer, WordShape};
use crate::options::Options;
use crate::text::Span;
use crate::text::characters::Class;
use crate::text::fold::{is_dropped_mark, is_word_char, next_char, previous_char};

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

/// A word with a capital first, followed by lower case where that is known.
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

    /// Where the word ends, if it is of ASCII letters alone and nothing that follows may belong to it.
    pub(crate) fn end(self) -> Option<usize> {
        let length = self.0 as usize & ((1 << Self::LENGTH_BITS) - 1);
        (length > 0).then(|| self.start() + length)
    }
}

impl Scanned {
    /// With the capacity for what news of this length has.
    fn for_text(length: usize, wanted: Wanted) -> Scanned {
        let capacity = |is_wanted: bool, bytes: usize| if is_wanted { length / bytes } else { 0 };
        let (candidates, capitals) = (capacity(wanted.names, 64), capacity(wanted.capitals, 16));
        Scanned { candidates: Vec::with_capacity(candidates), capitals: Vec::with_capacity(capitals) }
    }
}

/// What a scan is for.
#[derive(Clone, Copy)]
struct Wanted {
    names: bool,
    /// Capitalised words.
    capitals: bool,
    /// Names that end before an apostrophe and a suffix.
    apostrophes: bool,
}

/// How far the scanner is in a text.
#[derive(Clone, Copy)]
struct Progress {
    at: usize,
    /// Whether a word can start here.
    boundary: bool,
}

impl Progress {
    const START: Progress = Progress { at: 0, boundary: true };
}

/// The keys that a scanner finds: of a layer, or what a language makes of them.
#[derive(Clone, Copy)]
pub(crate) enum Keys<'s> {
    Layer(&'s Layer),
    Forms(&'s Forms),
}

impl<'s> Keys<'s> {
    fn count(self) -> u32 {
        match self {
            Keys::Layer(layer) => layer.keys().len(),
            Keys::Forms(forms) => forms.count(),
        }
    }

    /// The bytes of a key.
    #[inline]
    fn key(self, number: u32) -> &'s [u8] {
        match self {
            Keys::Layer(layer) => layer.keys().get(number),
            Keys::Forms(forms) => forms.key(number),
        }
    }
}

/// Finds the keys of one layer of a gazetteer, or the forms of one language.
pub(crate) struct Scanner {
    tables: ScannerTables,
    /// Of scripts without word spaces, built when the first text has such a script.
    first_words: OnceCell<FirstWords>,
    longest_key: usize,
}

impl Scanner {
    /// Takes the tables of a layer: those of the embedded one are read where they are, others are copied.
    pub(crate) fn new(gazetteer: &Layer) -> Scanner {
        let tables = gazetteer.scanner_tables();
        Scanner { tables, first_words: OnceCell::new(), longest_key: gazetteer.longest_key() }
    }

    /// Takes the tables of the forms of a language.
    pub(crate) fn of_forms(forms: &Forms) -> Scanner {
        Scanner { tables: forms.tables.clone(), first_words: OnceCell::new(), longest_key: forms.longest_key }
    }

    /// Finds every key at every place in the next bytes of the text, about `length` of them, where a name can start: the progress is after them then, unless
    /// it is stopped.
    #[allow(clippy::too_many_arguments, reason = "one place where all of a scan comes together")]
    fn scan_from(
        &self,
        progress: &mut Progress,
        length: usize,
        keys: Keys<'_>,
        text: &str,
        options: &Options,
        wanted: Wanted,
        going: &Going<'_>,
    ) -> Scanned {
        let mut scan = Scan {
            scanner: self,
            keys,
            text,
            wanted,
            table: self.tables.prefix_table(),
            lowercase_starts: self.lowercase_starts(options),
            folded: Vec::new(),
            run: Run::default(),
            admissible: Admissible::of(options),
            batch: Batch::take(),
            found: Scanned::for_text(length, wanted),
        };
        let bytes = text.as_bytes();
        let Progress { mut at, mut boundary } = *progress;
        let until = at.saturating_add(length).min(bytes.len());
        // What is left of the text, followed by zeros.
        let mut end;
        while at < until {
            if scan.batch.starts.is_full() {
                scan.extend_starts();
                if !going.on(Starts::CAPACITY / 4) {
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
        scan.extend_starts();
        *progress = Progress { at, boundary };
        scan.batch.put_back();
        scan.found
    }
}

impl Scanner {
    /// How the names start that may start in lower case or with a digit in a text.
    fn lowercase_starts(&self, options: &Options) -> FirstBytes<'_> {
        match options {
            _ if options.lower_case => FirstBytes::ALL,
            _ if options.main_language().is_some() => self.tables.lowercase_starts.foreign(),
            _ => self.tables.lowercase_starts.usual(),
        }
    }
}

/// One text under the scanner.
struct Scan<'s> {
    scanner: &'s Scanner,
    keys: Keys<'s>,
    text: &'s str,
    wanted: Wanted,
    table: PrefixTable<'s>,
    /// Of the names that may start in lower case or with a digit.
    lowercase_starts: FirstBytes<'s>,
    /// The folded bytes of the words that are being compared.
    folded: Vec<u8>,
    /// The characters of a script without word spaces.
    run: Run,
    admissible: Admissible,
    /// Words that were not followed yet.
    batch: Box<Batch>,
    found: Scanned,
}

impl Scan<'_> {
    /// Reads a block of ASCII at byte `at`; returns whether a word can start after it.
    fn read_block(&mut self, at: usize, window: &Window, block: &Block, boundary: bool) -> bool {
        let bytes = self.text.as_bytes();
        let mut starts = block.word & !(block.word << 1 | u64::from(!boundary));
        let mut quoted = starts & (block.apostrophe << 1);
        while quoted != 0 {
            let place = quoted.trailing_zeros();
            if !starts_after(self.text, at + place as usize - 1) {
                starts &= !(1 << place);
            }
            quoted &= quoted - 1;
        }
        // Of the words that start with a lower-case letter or a digit hardly any is left.
        let mut worth = starts & block.capital;
        let mut rare = starts & !block.capital;
        while rare != 0 {
            let place = rare.trailing_zeros();
            let first = block.eight(place) as u32;
            worth |= u64::from(self.lowercase_starts.may_start(first)) << place;
            rare &= rare - 1;
        }
        let is_lower_after = window[BLOCK].is_ascii_lowercase();
        let capitalised = block.capital & (block.lower >> 1 | u64::from(is_lower_after) << (BLOCK - 1));
        while worth != 0 {
            let place = worth.trailing_zeros();
            let is_capital = block.capital >> place & 1 != 0;
            let is_capitalised = capitalised >> place & 1 != 0;
            self.see(block.read_word(window, bytes, at, place), is_capital, is_capitalised);
            worth &= worth - 1;
        }
        let last = 1 << (BLOCK - 1);
        if block.apostrophe & last != 0 { starts_after(self.text, at + BLOCK - 1) } else { block.word & last == 0 }
    }

    /// Reads characters from byte `at` up to `end` or the end of the text; returns where it stopped, and whether a word can start there.
    fn read_slowly(&mut self, mut at: usize, end: usize, mut boundary: bool) -> (usize, bool) {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(at).filter(|_| at < end) {
            if byte.is_ascii_alphanumeric() {
                let may_start = || byte.is_ascii_uppercase() || self.lowercase_starts.may_start_ascii(self.text, at);
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
                if is_unsegmented_word(c) {
                    (at, boundary) = (self.read_unsegmented(at), false);
                    if self.batch.starts.is_full() {
                        break;
                    }
                    continue;
                }
                let class = Class::of(c);
                if class.is_silent() {
                    // No word starts with it, and it ends none.
                } else if class.is_word() {
                    if boundary && class.is_upper() {
                        self.see_capital(at, None);
                    }
                    // What a language makes of names often starts with an accent: "états-unien".
                    let may_start_folded =
                        || matches!(self.keys, Keys::Forms(_)) && self.lowercase_starts.may_start_ascii(self.text, at);
                    let may_start =
                        !class.is_lower() || self.lowercase_starts.may_start_other(bytes, at) || may_start_folded();
                    if boundary && may_start {
                        self.batch.starts.push(Start::other(at), self.wanted.names);
                    }
                    boundary = false;
                } else {
                    boundary = !class.is_apostrophe() || starts_after_apostrophe(self.text, at);
                }
                at += c.len_utf8();
            }
        }
        (at, boundary)
    }

    /// Keeps a word of ASCII, if a name may start with it; `capitalised`: it starts with a capital, then follows lower case.
    #[inline(always)]
    fn see(&mut self, word: Start, capital: bool, capitalised: bool) {
        if self.wanted.capitals && (capitalised | capital & !word.is_simple()) {
            let is_whole = word.is_simple() && self.text.as_bytes().get(word.end()) != Some(&b'-');
            self.see_capital(word.at, is_whole.then_some(word.end()));
        }
        let may_start = !word.is_simple() | self.table.may_start(word.hash);
        self.batch.starts.push(word, self.wanted.names & may_start);
    }

    /// Keeps the place of a capitalised word.
    fn see_capital(&mut self, start: usize, end: Option<usize>) {
        if self.wanted.capitals {
            self.found.capitals.push(Capitalised::new(start, end));
        }
    }
}

/// Whether a name can start after the `'` or `` ` `` at `at`.
fn starts_after(text: &str, at: usize) -> bool {
    text.as_bytes()[at] == b'`' || starts_after_apostrophe(text, at)
}

/// Whether a name can start after the apostrophe at `at`: in `l'Italie`, `L'Italie`, `D'Italie` and `'China'`, but not in `O'Brien`.
fn starts_after_apostrophe(text: &str, at: usize) -> bool {
    /// A letter has no more accents after it.
    const MARKS: usize = 4;
    let is_article =
        || matches!(text.as_bytes()[at - 1], b'L' | b'D') && !previous_char(text, at - 1).is_some_and(is_word_char);
    let before = text[..at].chars().rev().take(MARKS).find(|&c| !is_dropped_mark(c));
    !before.is_some_and(|c| (c.is_uppercase() || c.is_numeric()) && !is_article())
}
