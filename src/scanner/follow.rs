//! Following the keys from their first words on, one word of the text at a time.

use std::num::NonZeroUsize;

use aho_corasick::Anchored;
use aho_corasick::automaton::{Automaton, StateID};

use super::ascii::{self, Ending};
use super::beginnings::Place;
use super::hash::Hash;
use super::starts::{Start, Starts};
use super::{Candidate, Scan, Scanner};
use crate::gazetteer::WordShape;
use crate::gazetteer::image::KeyRow;
use crate::key::{PREFIX, WordSink, read_separator, read_word};
use crate::span::Span;

/// Words of the text that some keys begin with.
#[derive(Clone, Copy)]
struct Reached {
    /// Where the last of them starts and ends.
    start: usize,
    end: usize,
    hash: Hash,
    /// What the words may be here.
    place: Place,
    shape: WordShape,
    /// How many bytes they have in `Scan::folded`; `None`: lowering the letters of the text is all that folds them, it was not done yet.
    folded: Option<NonZeroUsize>,
}

impl Scan<'_> {
    /// Adds the keys that start with the words that were kept.
    pub(super) fn follow_starts(&mut self) {
        let (bytes, beginnings, asked) = (self.text.as_bytes(), &self.scanner.beginnings, self.asked);
        let Starts { words, places, tagged, count } = &mut self.starts;
        let count = std::mem::take(count).min(Starts::ROOM);
        // For all words at once, so that the processor waits for its caches only once.
        for (tagged, word) in tagged.iter_mut().zip(&*words).take(count) {
            *tagged = beginnings.tagged(word.hash);
        }
        let mut kept = 0;
        for number in 0..count {
            let word = words[number];
            let mut place = beginnings.place(word.hash, tagged[number]);
            place.may_be = place.may_be.and(asked.at(bytes, word.end(), word.capital(), word.upper()));
            words[kept] = word;
            places[kept] = place;
            kept += usize::from(!word.is_simple() | !place.may_be.is_nothing());
        }
        for number in 0..kept {
            let (word, place) = (self.starts.words[number], self.starts.places[number]);
            if word.is_simple() { self.follow(word.at, word.with(place)) } else { self.follow_other(word) }
        }
        self.prove();
    }

    /// Adds the keys that start with a word that is not simple, shortest first.
    fn follow_other(&mut self, word: Start) {
        let is_ascii = word.length() > 0;
        match is_ascii.then(|| ascii::end_word(self.text.as_bytes(), word.at, word.end())) {
            Some(Ending::Word) if !self.scanner.beginnings.may_start(word.hash) => {}
            Some(Ending::Word) => {
                let place = self.look_up(word.hash, word.end(), word.shape());
                self.follow(word.at, word.with(place));
            }
            _ => self.follow_folded(word.at),
        }
    }

    /// Adds the keys that start with the word at byte `at`, which is folded character by character, shortest first.
    fn follow_folded(&mut self, at: usize) {
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
        let reached = |scan: &Self, length: usize, end, shape| {
            let hash = Hash::EMPTY.word(&scan.folded[..length]);
            let place = scan.look_up(hash, end, shape);
            Reached { start: at, end, hash, place, shape, folded: NonZeroUsize::new(length) }
        };
        for (end, length) in unsegmented {
            if word.is_none_or(|word| word.end != end) {
                let reached = reached(self, length, end, WordShape::new().then(true, true));
                self.find(at, &reached);
            }
        }
        let Some(word) = word else { return };
        let shape = WordShape::new().then(word.capital, word.upper);
        if let (Some(length), Some(end)) = (before_possessive, word.possessive) {
            let reached = reached(self, length, end, shape);
            self.find(at, &reached);
        }
        self.follow(at, reached(self, self.folded.len(), word.end, shape));
    }

    /// What words of this hash may be that end at byte `end`.
    #[inline]
    fn look_up(&self, hash: Hash, end: usize, shape: WordShape) -> Place {
        let beginnings = &self.scanner.beginnings;
        let mut place = beginnings.look_up(hash);
        let asked = self.asked.at(self.text.as_bytes(), end, !shape.starts_small(), shape.upper);
        place.may_be = place.may_be.and(asked);
        place
    }

    /// Adds the keys that start with the words at byte `start`, shortest first.
    fn follow(&mut self, start: usize, mut reached: Reached) {
        loop {
            let may_be = reached.place.may_be;
            if may_be.is_name() {
                self.find(start, &reached);
            }
            if !may_be.goes_on() {
                return;
            }
            match self.next(start, &reached) {
                Some(next) => reached = next,
                None => return,
            }
        }
    }

    /// Adds the key that is these words and nothing more, if there is one.
    fn find(&mut self, start: usize, reached: &Reached) {
        let text = &self.text.as_bytes()[start..reached.end];
        if !reached.place.may_be.is_name() {
            return;
        }
        if self.walked != start {
            if !self.scanner.knows_beginning(text) {
                return;
            }
            self.walked = start;
        }
        let beginnings = &self.scanner.beginnings;
        let (span, shape) = (Span::new(start, reached.end), reached.shape);
        let found = match (reached.folded, beginnings.likely_key(reached.place)) {
            (None, Some(key)) => {
                self.unproven.push((self.found.candidates.len(), reached.place, reached.hash));
                Some(key)
            }
            (None, None) => beginnings.key(reached.place, reached.hash, |number| ascii::is_key(text, self.key(number))),
            (Some(length), _) => {
                beginnings.key(reached.place, reached.hash, |number| *self.key(number) == self.folded[..length.get()])
            }
        };
        if let Some(key) = found {
            self.found.candidates.push(Candidate { span, key, shape });
        }
    }

    fn key(&self, number: u32) -> &[u8] {
        self.gazetteer.key(self.gazetteer.rows::<KeyRow>().get(number))
    }

    /// Compares the candidates that rest on a hash with their keys.
    // Together, so that the processor can wait for many keys at once.
    fn prove(&mut self) {
        let bytes = self.text.as_bytes();
        let mut unproven = std::mem::take(&mut self.unproven);
        let mut is_wrong = false;
        for &(candidate, place, hash) in &unproven {
            let Candidate { span, key, .. } = self.found.candidates[candidate];
            let is = |number| ascii::is_key(&bytes[span.range()], self.key(number));
            if !is(key) {
                is_wrong = true;
                self.found.candidates[candidate].key = self.scanner.beginnings.key(place, hash, is).unwrap_or(u32::MAX);
            }
        }
        if is_wrong {
            self.found.candidates.retain(|candidate| candidate.key != u32::MAX);
        }
        unproven.clear();
        self.unproven = unproven;
    }

    /// One more word.
    #[inline]
    fn next(&mut self, start: usize, reached: &Reached) -> Option<Reached> {
        let bytes = self.text.as_bytes();
        let next = reached.end + 1;
        let is_blank = bytes[reached.end] == b' ' && bytes.get(next).is_some_and(u8::is_ascii_alphanumeric);
        let (separator, next) = match is_blank {
            true => (" ", next),
            false => read_separator(self.text, reached.start..reached.end)?,
        };
        if !is_blank && reached.place.may_be.and(self.asked.before(bytes[next])).is_nothing() {
            return None;
        }
        // A name over a line break, or with hyphens, is not spelt as its key is.
        let is_plain = reached.folded.is_none() && (is_blank || *separator == self.text[reached.end..next]);
        if is_plain && bytes[next].is_ascii() {
            let word = ascii::read_word(bytes, next, reached.hash.separator(separator.as_bytes()));
            if word.is_simple() {
                let shape = reached.shape.then(word.capital(), word.upper());
                let place = self.look_up(word.hash, word.end(), shape);
                return Some(Reached { start: next, end: word.end(), hash: word.hash, place, shape, folded: None });
            }
        }
        self.next_folded(start, reached, separator, next)
    }

    /// One more word, at byte `next`, folded character by character.
    fn next_folded(&mut self, start: usize, reached: &Reached, separator: &str, next: usize) -> Option<Reached> {
        match reached.folded {
            Some(length) => self.folded.truncate(length.get()),
            None => {
                self.folded.clear();
                self.folded.extend_from_slice(&self.text.as_bytes()[start..reached.end]);
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
        let before_word = reached.hash.separator(separator.as_bytes());
        let to = |scan: &Self, length: usize, end| {
            let hash = before_word.word(&scan.folded[before..length]);
            let place = scan.look_up(hash, end, shape);
            Reached { start: next, end, hash, place, shape, folded: NonZeroUsize::new(length) }
        };
        if let (Some(length), Some(end)) = (before_possessive, word.possessive) {
            let reached = to(self, length, end);
            self.find(start, &reached);
        }
        Some(to(self, self.folded.len(), word.end))
    }
}

impl Start {
    /// The word, whose hash stands at this place.
    fn with(self, place: Place) -> Reached {
        Reached { start: self.at, end: self.end(), hash: self.hash, place, shape: self.shape(), folded: None }
    }

    /// The letters of this first word.
    fn shape(self) -> WordShape {
        WordShape::new().then(self.capital(), self.upper())
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
        if !self.scanner.beginnings.knows(Hash::EMPTY.word(self.folded)) {
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
