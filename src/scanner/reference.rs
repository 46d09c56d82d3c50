//! The reference engine: the same candidates as the [`Scanner`]'s, found in the obvious way, slowly.
//!
//! From every character at which a name may start the text is folded, with a map from the folded bytes back to the text, and an aho-corasick
//! automaton over all keys reads it. No prefix table, no filters, no blocks of ASCII, no batches. Tests compare both engines.

use std::collections::BTreeSet;
use std::sync::Arc;

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use super::{Candidate, LayeredScanner, starts_after_apostrophe};
use crate::cancellation::Going;
use crate::gazetteer::image::NameRow;
use crate::gazetteer::prefix_table::MatchFlags;
use crate::gazetteer::{Gazetteer, KeyHandle, Layer, LayerId, NameTraits, WordShape};
use crate::options::Options;
use crate::text::Span;
use crate::text::fold::{WordSink, is_apostrophe, is_silent, is_unsegmented, is_word_char, read_separator, read_word};

/// Both engines, side by side, on the lowest layer of a gazetteer.
#[doc(hidden)]
pub struct ReferenceEngine {
    gazetteer: Arc<Gazetteer>,
    scanner: LayeredScanner,
    /// Over all keys; a pattern has the index of its key.
    automaton: NFA,
    start: StateID,
}

impl ReferenceEngine {
    /// Builds the automaton, which takes a second.
    #[allow(missing_docs)]
    pub fn new(gazetteer: Arc<Gazetteer>) -> ReferenceEngine {
        let layer: &Layer = &gazetteer.placed_layers()[0];
        let patterns: Vec<&[u8]> = layer.keys().iter().collect();
        let automaton =
            NFA::builder().match_kind(MatchKind::Standard).prefilter(false).build(&patterns).expect("the keys fit");
        let start = automaton.start_state(Anchored::Yes).expect("an NFA supports anchored searches");
        let scanner = LayeredScanner::new(&gazetteer);
        ReferenceEngine { automaton, start, scanner, gazetteer }
    }

    /// How many candidates a text has, if both engines find the same ones.
    ///
    /// # Errors
    /// The first candidates that only one of them finds.
    pub fn compare(&self, text: &str, options: &Options) -> Result<usize, String> {
        let mut scanned = self.scanner.scan(&self.gazetteer, text, options, false, &Going::new(&|| true));
        // What a language makes of names is of no layer.
        scanned.candidates.retain(|candidate| candidate.key.layer() == LayerId::LOWEST);
        let in_order = scanned.candidates.is_sorted_by_key(|candidate| candidate.span);
        let kept = |candidates: Vec<Candidate>| -> BTreeSet<_> {
            let admissible = candidates.into_iter().filter(|candidate| self.is_admissible(candidate, options));
            let parts =
                |candidate: Candidate| (candidate.span, candidate.key, candidate.shape.capitals, candidate.shape.upper);
            admissible.map(parts).collect()
        };
        let (scanned, expected) = (kept(scanned.candidates), kept(self.candidates(text, options)));
        let difference: Vec<_> = scanned.symmetric_difference(&expected).take(3).collect();
        match difference.first() {
            None if in_order => Ok(expected.len()),
            None => Err("the candidates are not in the order of the text".to_owned()),
            Some((span, ..)) => {
                let only = if scanned.contains(difference[0]) { "the scanner" } else { "the reference engine" };
                Err(format!("only {only} finds {:?}: {difference:?} in {text:?}", &text[span.range()]))
            }
        }
    }

    /// Whether a name of the key may be written in these letters. The table's match flags say "no" with certainty, "yes" only almost: what they
    /// let pass beyond this is for the resolver to reject.
    fn is_admissible(&self, candidate: &Candidate, options: &Options) -> bool {
        if options.lower_case {
            return true;
        }
        let layer: &Layer = &self.gazetteer.placed_layers()[0];
        let names = layer.names_of_key(candidate.key.row());
        let rows = layer.rows::<NameRow>();
        let traits: Vec<_> = names.map(|name| NameTraits(rows.get(name).traits)).collect();
        let WordShape { capitals, upper, .. } = candidate.shape;
        let letters = match capitals & 1 != 0 {
            false => MatchFlags::LOWER,
            true if upper => MatchFlags::UPPER,
            true => MatchFlags::CAPITAL,
        };
        // Bit 15 stands for all later words, of which some may be in lower case.
        let later = MatchFlags::always_capital(&traits) & 0x7FFE & candidate.shape.mask();
        !MatchFlags::name(&traits).and(MatchFlags::from_bits(letters)).is_nothing() && later & !capitals == 0
    }

    /// All candidates.
    fn candidates(&self, text: &str, options: &Options) -> Vec<Candidate> {
        let mut found = Vec::new();
        let mut boundary = true;
        for (at, c) in text.char_indices() {
            if is_silent(c) {
                continue;
            }
            let is_word = is_word_char(c);
            if is_word && (boundary || is_unsegmented(c)) && self.may_start(text, at, c, options) {
                self.add_from(text, at, &mut found);
            }
            let may_join = is_apostrophe(c) && c != '`';
            boundary = !is_word && (!may_join || starts_after_apostrophe(text, at));
        }
        found
    }

    /// Whether names may start with this character: in lower case, and with digits, only those that are known to.
    fn may_start(&self, text: &str, at: usize, c: char, options: &Options) -> bool {
        let starts = self.scanner.lowest().lowercase_starts(options);
        match c {
            'A'..='Z' => true,
            'a'..='z' | '0'..='9' => starts.may_start_ascii(text, at),
            _ => !c.is_lowercase() || starts.may_start_other(text.as_bytes(), at),
        }
    }

    /// Adds the keys that start at byte `at`.
    fn add_from(&self, text: &str, at: usize, found: &mut Vec<Candidate>) {
        let Folded { bytes, ends } = Folded::from(text, at, self.scanner.lowest().longest_key);
        let mut state = self.start;
        for (index, &byte) in bytes.iter().enumerate() {
            state = self.automaton.next_state(Anchored::Yes, state, byte);
            if self.automaton.is_dead(state) {
                break;
            }
            if !self.automaton.is_match(state) {
                continue;
            }
            // Shorter keys at the end of what was read match here, too; they start elsewhere.
            let patterns = (0..self.automaton.match_len(state)).map(|place| self.automaton.match_pattern(state, place));
            for key in patterns.filter(|&key| self.automaton.pattern_len(key) == index + 1) {
                let ends = ends.iter().filter(|end| end.folded == index + 1);
                let candidate = |end: &End| Candidate {
                    span: Span::new(at, end.at),
                    key: KeyHandle::new(LayerId::LOWEST, key.as_u32()),
                    shape: end.shape,
                };
                found.extend(ends.map(candidate));
            }
        }
    }
}

/// A folded copy of a text from some character on.
struct Folded {
    bytes: Vec<u8>,
    ends: Vec<End>,
}

/// Where a name may end.
struct End {
    /// How many folded bytes there are until here.
    folded: usize,
    /// Its byte offset in the text.
    at: usize,
    shape: WordShape,
}

impl Folded {
    /// Of as many words as a key of at most `longest` bytes may have.
    fn from(text: &str, start: usize, longest: usize) -> Folded {
        let mut folded = Folded { bytes: Vec::new(), ends: Vec::new() };
        let (mut at, mut shape) = (start, WordShape::new());
        loop {
            let mut word_bytes = OneWord { bytes: folded.bytes, longest, before_possessive: None, parts: Vec::new() };
            let word = read_word(text, at, &mut word_bytes);
            let OneWord { bytes, before_possessive, parts, .. } = word_bytes;
            folded.bytes = bytes;
            for (folded_bytes, at) in parts {
                folded.ends.push(End { folded: folded_bytes, at, shape: shape.then(true, true) });
            }
            let Some(word) = word else { break };
            let before = shape;
            shape = before.then(word.capital, word.upper);
            let mut end = |folded_bytes: usize, at: usize| {
                // A part that is the whole word has the word's letters; where it ends before a possessive, its own.
                let is_part = folded.ends.iter().any(|end| end.at == at);
                if at == word.end {
                    folded.ends.retain(|end| end.at != at);
                } else if is_part {
                    return;
                }
                folded.ends.push(End { folded: folded_bytes, at, shape });
            };
            if let (Some(folded_bytes), Some(at)) = (before_possessive, word.possessive) {
                end(folded_bytes, at);
            }
            end(folded.bytes.len(), word.end);
            let Some((separator, next)) = read_separator(text, word.start..word.end) else { break };
            folded.bytes.extend_from_slice(separator.as_bytes());
            at = next;
        }
        folded
    }
}

/// Takes the folded bytes of one word.
struct OneWord {
    bytes: Vec<u8>,
    longest: usize,
    before_possessive: Option<usize>,
    /// Folded bytes, and bytes of the text, until characters that may be the last of a name.
    parts: Vec<(usize, usize)>,
}

impl WordSink for OneWord {
    fn byte(&mut self, byte: u8) -> bool {
        self.bytes.push(byte);
        self.bytes.len() <= self.longest
    }

    fn before_possessive(&mut self) {
        self.before_possessive = Some(self.bytes.len());
    }

    fn unsegmented(&mut self, end: usize) {
        self.parts.push((self.bytes.len(), end));
    }
}
