//! The names of the holders of an office, laid out so that a misspelt one is compared with few: by the first letters of their words.

/// The names of those who held an office.
#[derive(Default)]
pub(super) struct NamesOfOffice {
    /// Each name once by the first letter of its first word and once by that of its last; sorted by letter and length.
    pub by_letter: Vec<ByLetter>,
    /// Each name once for each of its words; sorted by letter and length.
    pub by_word: Vec<ByWord>,
    /// The words of all names.
    words: Vec<WordLetters>,
}

/// A word of a name.
#[derive(Clone, Copy)]
pub(crate) struct WordLetters {
    /// In bytes.
    pub length: u32,
    /// A bit for each letter.
    pub letters: u32,
}

impl WordLetters {
    fn of(word: &str) -> WordLetters {
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

#[derive(Clone, Copy)]
pub(super) struct ByLetter {
    pub letter: u32,
    /// Of the key, in bytes.
    pub length: u32,
    pub letters: u32,
    pub name: Name,
}

#[derive(Clone, Copy)]
pub(super) struct ByWord {
    /// The first byte of the word.
    pub letter: u8,
    pub word: WordLetters,
    pub name: Name,
}

impl NamesOfOffice {
    /// Adds a name of a leader with its key, the text of which this is.
    pub fn add(&mut self, leader: u32, key: u32, text: &str) {
        let first = self.words.len() as u32;
        self.words.extend(text.split(' ').map(WordLetters::of));
        let name = Name { leader, key, words: [first, self.words.len() as u32] };
        let words = text.split(' ').filter_map(|word| Some((*word.as_bytes().first()?, WordLetters::of(word))));
        self.by_word.extend(words.map(|(letter, word)| ByWord { letter, word, name }));
        let (length, letters) = (text.len() as u32, letter_set(text.as_bytes()));
        let letters_of_words = outer_letters(text).into_iter().flatten();
        self.by_letter.extend(letters_of_words.map(|letter| ByLetter { letter, length, letters, name }));
    }

    /// The words of a name.
    pub fn words(&self, name: Name) -> &[WordLetters] {
        let [first, end] = name.words;
        &self.words[first as usize..end as usize]
    }

    /// In the order that is asked for.
    pub fn finished(mut self) -> NamesOfOffice {
        self.by_letter.sort_unstable_by_key(|row| (row.letter, row.length, row.name.leader, row.name.key));
        self.by_word.sort_unstable_by_key(|row| (row.letter, row.word.length, row.name.leader, row.name.key));
        self
    }
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
