//! Following the keys from their first words on, one word of the text at a time.
//!
//! All names of a batch are extended by one word together, so that the processor waits for the memory of many at once.

use std::cell::Cell;

use smallvec::SmallVec;

use super::admissible::Admissible;
use super::ascii::{self, Ending};
use super::batch::{Start, Starts};
use super::{Candidate, Scan, slow_path};
use crate::gazetteer::prefix_table::{Hash, Place, Tagged};
use crate::gazetteer::{KeyHandle, LayerId, WordShape};
use crate::text::Span;
use crate::text::fold::read_separator;

/// Words that were not extended yet, and what was reached from those that are. Kept from one text to the next, because short texts are many.
pub(super) struct Batch {
    pub starts: Starts,
    pub reached: Reached,
}

thread_local! {
    static SPARE: Cell<Option<Box<Batch>>> = const { Cell::new(None) };
}

impl Batch {
    /// An empty one.
    pub fn take() -> Box<Batch> {
        SPARE.take().unwrap_or_else(|| Box::new(Batch { starts: Starts::NONE, reached: Reached::NONE }))
    }

    /// Gives it back, empty.
    pub fn put_back(self: Box<Batch>) {
        SPARE.set(Some(self));
    }
}

/// What was reached from the starts of a batch, each at the index of its start.
///
/// It stays there, and only the indices of those that continue are gathered: whether words do is a surprise for the branches of a processor, so
/// an index that is rejected is written over instead of branched around.
pub(super) struct Reached {
    /// The last words.
    words: [Start; Starts::CAPACITY],
    /// Where the table may have the words up to them.
    tagged: [Tagged; Starts::CAPACITY],
    /// What those may be.
    places: [Place; Starts::CAPACITY],
    shapes: [WordShape; Starts::CAPACITY],
    /// Whether they are spelt as keys are, but for their case.
    plain: [bool; Starts::CAPACITY],
}

impl Reached {
    pub const NONE: Reached = Reached {
        words: [Start::other(0); _],
        tagged: [Tagged::NONE; _],
        places: [Place::NONE; _],
        shapes: [WordShape::new(); _],
        plain: [true; _],
    };

    /// The letters of the words that were reached from a start.
    pub fn shape(&self, number: usize) -> WordShape {
        self.shapes[number]
    }
}

/// Numbers of starts.
struct Numbers {
    list: [u8; Starts::CAPACITY],
    count: usize,
}

impl Numbers {
    const NONE: Numbers = Numbers { list: [0; _], count: 0 };

    /// Adds a number if it is kept.
    #[inline]
    fn push(&mut self, number: usize, is_kept: bool) {
        self.list[self.count % Starts::CAPACITY] = number as u8;
        self.count += usize::from(is_kept);
    }

    fn iter(&self) -> impl Iterator<Item = usize> {
        self.list[..self.count].iter().map(|&number| usize::from(number) % Starts::CAPACITY)
    }
}

impl Scan<'_> {
    /// Adds the keys that start with the words that were kept.
    pub(super) fn extend_starts(&mut self) {
        let before = self.found.candidates.len();
        let (mut reached, others) = self.look_up_starts();
        self.find_all(&reached);
        let first = self.found.candidates.len();
        let mut known = Numbers::NONE;
        for number in others.iter() {
            let is_known = self.look_up_other(number);
            known.push(number, is_known);
        }
        self.find_all(&known);
        known.iter().for_each(|number| reached.push(number, true));
        while reached.count > 0 {
            reached = self.extend(&reached);
            self.find_all(&reached);
        }
        self.batch.starts.count = 0;
        self.merge_found(before, first);
    }

    /// Brings what was found in the order of the text: from the first number on it has this order, and from the second on none.
    fn merge_found(&mut self, first: usize, late: usize) {
        let found = &mut self.found.candidates;
        // Mostly one or two.
        let mut late: SmallVec<[Candidate; 8]> = SmallVec::from_slice(&found[late..]);
        late.sort_unstable_by_key(|candidate| candidate.span);
        let mut end = found.len();
        let mut ordered = end - late.len();
        while let Some(candidate) = late.pop() {
            while ordered > first && found[ordered - 1].span > candidate.span {
                (ordered, end) = (ordered - 1, end - 1);
                found[end] = found[ordered];
            }
            end -= 1;
            found[end] = candidate;
        }
    }

    /// Looks the starts up; returns those that are or begin keys, and those that may if their words are not simple.
    fn look_up_starts(&mut self) -> (Numbers, Numbers) {
        let (bytes, table, admissible) = (self.text.as_bytes(), &self.table, self.admissible);
        let Reached { words, tagged, places, shapes, plain } = &mut self.batch.reached;
        let starts = &self.batch.starts.words[..self.batch.starts.count.min(Starts::CAPACITY)];
        for (start, tagged) in starts.iter().zip(&mut *tagged) {
            *tagged = table.tagged(start.hash);
        }
        let (mut known, mut others) = (Numbers::NONE, Numbers::NONE);
        for (number, &start) in starts.iter().enumerate() {
            let place = table.place(start.hash, tagged[number]);
            let shape = WordShape::new().then(start.capital(), start.upper());
            (words[number], shapes[number], plain[number]) = (start, shape, true);
            places[number] = admit(place, admissible, bytes, start.end(), shape);
            known.push(number, start.is_simple() & !places[number].flags.is_nothing());
            others.push(number, !start.is_simple());
        }
        (known, others)
    }

    /// Looks a start up whose word is not simple; returns whether it is or begins a key.
    fn look_up_other(&mut self, number: usize) -> bool {
        let (word, table) = (self.batch.starts.words[number], &self.table);
        match self.ending(word) {
            Ending::Word => table.may_start(word.hash) && !self.batch.reached.places[number].flags.is_nothing(),
            Ending::Possessive => {
                if self.batch.reached.places[number].flags.is_name() {
                    self.find_reached(number);
                }
                let hash = ascii::hash_with_s(self.text.as_bytes(), word, Hash::EMPTY);
                self.table.may_start(hash) && self.reach(number, word.with_s(hash), WordShape::new(), false)
            }
            Ending::Continues => match self.read_first_folded(number) {
                Some(word) => self.reach(number, word, WordShape::new(), false),
                None => false,
            },
        }
    }

    /// Extends the names by one more word; returns those that still are or begin keys.
    fn extend(&mut self, reached: &Numbers) -> Numbers {
        let bytes = self.text.as_bytes();
        let (mut going, mut read, mut known) = (Numbers::NONE, Numbers::NONE, Numbers::NONE);
        for number in reached.iter() {
            going.push(number, self.batch.reached.places[number].flags.continues());
        }
        for number in going.iter() {
            let (word, place) = (self.batch.reached.words[number], self.batch.reached.places[number]);
            let (end, next) = (word.end(), word.end() + 1);
            // A name over a line break, or with hyphens, is not spelt as its key is.
            let is_short =
                matches!(bytes[end], b' ' | b'\n' | b'-') && bytes.get(next).is_some_and(u8::is_ascii_alphanumeric);
            let (separator, next) = match is_short {
                true => (" ", next),
                false => match read_separator(self.text, word.at..end) {
                    Some((_, next)) if place.flags.and(self.admissible.before(bytes[next])).is_nothing() => continue,
                    Some(separator) => separator,
                    None => continue,
                },
            };
            self.batch.reached.plain[number] &=
                if is_short { bytes[end] == b' ' } else { separator.as_bytes() == &bytes[end..next] };
            let before = word.hash.separator(separator.as_bytes());
            let word = ascii::read_word(bytes, next, before);
            if word.is_simple() {
                let Reached { words, tagged, shapes, .. } = &mut self.batch.reached;
                tagged[number] = self.table.tagged(word.hash);
                shapes[number] = shapes[number].then(word.capital(), word.upper());
                words[number] = word;
                read.push(number, true);
            } else {
                let is_known = self.extend_other(number, word, before);
                known.push(number, is_known);
            }
        }
        for number in read.iter() {
            let Reached { words, tagged, places, shapes, .. } = &mut self.batch.reached;
            let place = self.table.place(words[number].hash, tagged[number]);
            places[number] = admit(place, self.admissible, bytes, words[number].end(), shapes[number]);
            known.push(number, !places[number].flags.is_nothing());
        }
        known
    }

    /// Extends a name by a word that is not simple, after what has this hash; returns whether the words are or begin a key.
    fn extend_other(&mut self, number: usize, word: Start, before: Hash) -> bool {
        let (shape, plain) = (self.batch.reached.shapes[number], self.batch.reached.plain[number]);
        match self.ending(word) {
            Ending::Word => self.reach(number, word, shape, plain),
            Ending::Possessive => {
                if self.reach(number, word, shape, plain) && self.batch.reached.places[number].flags.is_name() {
                    self.find_reached(number);
                }
                let hash = ascii::hash_with_s(self.text.as_bytes(), word, before);
                self.reach(number, word.with_s(hash), shape, false)
            }
            Ending::Continues => match self.read_next_folded(number, word.at, before) {
                Some(word) => self.reach(number, word, shape, false),
                None => false,
            },
        }
    }

    /// How a word that is not simple ends.
    fn ending(&self, word: Start) -> Ending {
        match word.length() {
            0 => Ending::Continues,
            _ => ascii::end_word(self.text.as_bytes(), word.at, word.end()),
        }
    }

    /// Goes to a word after words of this shape; returns whether all are or begin a key.
    fn reach(&mut self, number: usize, word: Start, before: WordShape, is_plain: bool) -> bool {
        let shape = before.then(word.capital(), word.upper());
        let place = self.look_up(word.hash, word.end(), shape);
        let Reached { words, places, shapes, plain, .. } = &mut self.batch.reached;
        (words[number], places[number], shapes[number], plain[number]) = (word, place, shape, is_plain);
        !place.flags.is_nothing()
    }

    /// What words of this hash may be that end at byte `end`.
    pub(super) fn look_up(&self, hash: Hash, end: usize, shape: WordShape) -> Place {
        admit(self.table.look_up(hash), self.admissible, self.text.as_bytes(), end, shape)
    }

    /// Adds the keys that are the words which were reached from these starts, and nothing more.
    fn find_all(&mut self, reached: &Numbers) {
        let mut names = Numbers::NONE;
        for number in reached.iter() {
            names.push(number, self.batch.reached.places[number].flags.is_name());
        }
        names.iter().for_each(|number| self.find_reached(number));
    }

    /// Adds the key that is the words which were reached from a start, and nothing more, if there is one.
    fn find_reached(&mut self, number: usize) {
        let Reached { words, places, shapes, plain, .. } = &self.batch.reached;
        self.find(number, words[number].end(), words[number].hash, places[number], shapes[number], plain[number]);
    }

    /// Adds the key that is the words from a start to byte `end`, and nothing more, if there is one.
    pub(super) fn find(&mut self, number: usize, end: usize, hash: Hash, place: Place, shape: WordShape, plain: bool) {
        let span = Span::new(self.batch.starts.words[number].at, end);
        let words = &self.text.as_bytes()[span.range()];
        let is = |key| match plain {
            true => ascii::is_key(words, self.key(key)),
            false => slow_path::is_key(&self.text[span.range()], self.key(key)),
        };
        let table = &self.table;
        let key = match table.likely_key(place).filter(|&key| is(key)) {
            None => table.key(place, hash, is),
            likely => likely,
        };
        if let Some(key) = key {
            let key = KeyHandle::new(LayerId::LOWEST, key);
            self.found.candidates.push(Candidate { span, key, shape });
        }
    }

    fn key(&self, number: u32) -> &[u8] {
        self.keys.key(number)
    }
}

/// A place of the table, with what its words may be where they end at byte `end`.
#[inline]
fn admit(mut place: Place, admissible: Admissible, bytes: &[u8], end: usize, shape: WordShape) -> Place {
    place.flags = place.flags.and(admissible.at(bytes, end, !shape.starts_small(), shape.upper));
    place
}

impl Start {
    /// The same word with its possessive `'s`.
    fn with_s(self, hash: Hash) -> Start {
        Start::new(self.at, self.length() + "'s".len(), hash, self.capital(), self.upper(), true)
    }
}
