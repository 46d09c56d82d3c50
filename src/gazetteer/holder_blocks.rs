//! The names of the holders of an office, laid out so that a misspelt one is compared with many at once: by their letters.

/// The names of those who held an office, each once by the first letter of its first word and once by that of its last.
#[derive(Default)]
pub(super) struct NamesOfOffice {
    /// Sorted by letter and length.
    pub by_letter: Vec<ByLetter>,
    /// Each name once.
    pub names: Box<[Name]>,
    /// What most of them are turned away by, in their order.
    pub blocks: Box<[Block]>,
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

/// The letters of a few names, which are compared at once; none where the names end.
#[derive(Clone, Copy, Default)]
pub(super) struct Block {
    letters: [u32; Block::NAMES],
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

impl NamesOfOffice {
    /// Adds a name of a leader with its key, the text of which this is.
    pub fn add(&mut self, leader: u32, key: u32, text: &str) {
        let first = self.words.len() as u32;
        let words = text.split(' ').map(|word| (word.len() as u32, letter_set(word.as_bytes())));
        self.words.extend(words.map(|(length, letters)| WordLetters { length, letters }));
        let name = Name { leader, key, words: [first, self.words.len() as u32] };
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
        let each_once: Vec<&ByLetter> = self.by_letter.iter().filter(|row| row.letter & LAST != 0).collect();
        let block = |rows: &[&ByLetter]| {
            let mut block = Block::default();
            for (letters, row) in block.letters.iter_mut().zip(rows) {
                *letters = row.letters;
            }
            block
        };
        self.blocks = each_once.chunks(Block::NAMES).map(block).collect();
        self.names = each_once.iter().map(|row| row.name).collect();
        self
    }
}

impl Block {
    pub const NAMES: usize = 16;

    /// Which of the names have the letters of two of the words.
    #[inline]
    pub fn have_two_words(&self, words: impl Iterator<Item = (u32, u8)>) -> [bool; Block::NAMES] {
        let mut shared = [0; Block::NAMES];
        for (word, edits) in words {
            match edits {
                0 => self.count::<0>(word, &mut shared),
                1 => self.count::<1>(word, &mut shared),
                _ => self.count::<2>(word, &mut shared),
            }
        }
        let mut have = [false; Block::NAMES];
        for (has, shared) in have.iter_mut().zip(shared) {
            *has = shared >= 2;
        }
        have
    }

    /// Adds one to each name that has all but a few of the letters.
    #[inline]
    fn count<const FEW: u8>(&self, word: u32, shared: &mut [u32; Block::NAMES]) {
        for (shared, letters) in shared.iter_mut().zip(&self.letters) {
            *shared += u32::from(is_small(word & !letters, FEW));
        }
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
#[inline]
fn is_small(mut letters: u32, most: u8) -> bool {
    for _ in 0..most {
        letters &= letters.wrapping_sub(1);
    }
    letters == 0
}
