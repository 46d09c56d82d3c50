//! The names of the holders of an office, laid out so that a misspelt one is compared with few: by the first letters of their words.

/// The names of those who held an office.
#[derive(Default)]
pub(super) struct NamesOfOffice {
    /// Each name once by the first letter of its first word and once by that of its last, with the letters of the whole name.
    outer: Vec<ByLetter>,
    /// Each name once for each of its words, by the first byte, with the letters of the word.
    by_word: Vec<ByLetter>,
    /// The words of all names.
    words: Vec<WordLetters>,
}

/// A word of a name, or a whole name.
#[derive(Clone, Copy)]
pub(crate) struct WordLetters {
    /// In bytes.
    pub length: u32,
    /// A bit for each letter.
    pub letters: u32,
}

impl WordLetters {
    pub(super) fn of(word: &str) -> WordLetters {
        WordLetters { length: word.len() as u32, letters: letter_set(word.as_bytes()) }
    }
}

#[derive(Clone, Copy)]
pub(super) struct Name {
    pub leader: u32,
    pub key: u32,
    /// Where its words are, and where they end.
    words: [u32; 2],
}

/// A name by a letter.
#[derive(Clone, Copy)]
struct ByLetter {
    letter: u32,
    word: WordLetters,
    name: Name,
}

impl NamesOfOffice {
    /// Adds a name of a leader with its key, the text of which this is.
    pub fn add(&mut self, leader: u32, key: u32, text: &str) {
        let first = self.words.len();
        self.words.extend(text.split(' ').map(WordLetters::of));
        let name = Name { leader, key, words: [first as u32, self.words.len() as u32] };
        let words = text.split(' ').zip(&self.words[first..]);
        let by_word = words.filter_map(|(text, &word)| Some(ByLetter { letter: first_byte(text)?, word, name }));
        self.by_word.extend(by_word);
        let whole = WordLetters::of(text);
        let letters = outer_letters(text).into_iter().flatten();
        self.outer.extend(letters.map(|letter| ByLetter { letter, word: whole, name }));
    }

    /// The names whose first or last word begins with the letter (see [`outer_letters`]), at most this many edits apart as far as letters tell.
    pub fn like(&self, letter: u32, name: WordLetters, edits: u8) -> impl Iterator<Item = Name> {
        near(&self.outer, letter, name, edits)
    }

    /// The names with a word of this first byte, at most this many edits apart as far as letters tell.
    pub fn with_word_like(&self, letter: u32, word: WordLetters, edits: u8) -> impl Iterator<Item = Name> {
        near(&self.by_word, letter, word, edits)
    }

    /// The words of a name.
    pub fn words(&self, name: Name) -> &[WordLetters] {
        let [first, end] = name.words;
        &self.words[first as usize..end as usize]
    }

    /// In the order that is asked for.
    pub fn finished(mut self) -> NamesOfOffice {
        for rows in [&mut self.outer, &mut self.by_word] {
            rows.sort_unstable_by_key(|row| (row.letter, row.word.length, row.name.leader, row.name.key));
        }
        self
    }
}

/// Of rows that are sorted by letter and length those of the letter that are nearly as long and have nearly the same letters.
fn near(rows: &[ByLetter], letter: u32, sought: WordLetters, edits: u8) -> impl Iterator<Item = Name> {
    let shortest = sought.length.saturating_sub(edits.into());
    let longest = sought.length + u32::from(edits);
    let first = rows.partition_point(|row| (row.letter, row.word.length) < (letter, shortest));
    let of_length = rows[first..].iter().take_while(move |row| row.letter == letter && row.word.length <= longest);
    of_length.filter(move |row| may_be_near(row.word.letters, sought.letters, edits)).map(|row| row.name)
}

/// The first byte of a word, which tells most letters apart.
pub(super) fn first_byte(word: &str) -> Option<u32> {
    word.as_bytes().first().copied().map(u32::from)
}

/// Marks the first letter of the last word.
const LAST: u32 = 1 << 31;

/// The first letter of the first word and that of the last, marked as such.
pub(super) fn outer_letters(key: &str) -> [Option<u32>; 2] {
    let first = |word: &str| word.chars().next().map(u32::from);
    [first(key), key.rsplit(' ').next().and_then(first).map(|letter| letter | LAST)]
}

/// Stands for letters beyond ASCII, which have several bytes.
const BEYOND_ASCII: u32 = 1 << 31;

/// A bit for each letter of a key.
pub(crate) fn letter_set(key: &[u8]) -> u32 {
    key.iter().fold(0, |letters, &byte| letters | if byte.is_ascii() { 1 << (byte & 31) } else { BEYOND_ASCII })
}

/// Whether two names have nearly the same letters, in whatever order: an edit adds one at most and takes one away.
pub(crate) fn may_be_near(letters: u32, others: u32, edits: u8) -> bool {
    is_small(letters & !others, edits) && is_small(others & !letters, edits)
}

/// Whether a set of letters has at most so many; quicker than counting them all.
fn is_small(mut letters: u32, most: u8) -> bool {
    for _ in 0..most {
        letters &= letters.wrapping_sub(1);
    }
    letters == 0
}
