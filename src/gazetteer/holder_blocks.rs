//! The names of the holders of a body, laid out so that a misspelt one is compared with many at once: by their letters and roles.

use once_cell::sync::OnceCell;
use rustc_hash::FxHashMap;

/// The names of the holders of each body, as far as they were asked for.
#[derive(Default)]
pub(super) struct HolderNames(pub(super) OnceCell<FxHashMap<u32, OnceCell<NamesOfBody>>>);

/// The names of those who held offices of a body, each once by the first letter of its first word and once by that of its last.
#[derive(Default)]
pub(super) struct NamesOfBody {
    /// Sorted by letter and length.
    pub by_letter: Box<[ByLetter]>,
    /// The roles that anybody held.
    pub roles: u32,
    /// Each name once, those of people who held the same roles together.
    pub names: Box<[Name]>,
    /// What most of them are turned away by, in their order.
    pub blocks: Box<[Block]>,
}

/// The roles and the letters of a few names, which are compared at once; none where the names end.
#[derive(Clone, Copy, Default)]
pub(super) struct Block {
    /// That one of the people held.
    pub any_roles: u32,
    roles: [u32; Block::NAMES],
    letters: [u32; Block::NAMES],
}

#[derive(Clone, Copy)]
pub(super) struct Name {
    pub leader: u32,
    pub key: u32,
}

#[derive(Clone, Copy)]
pub(super) struct ByLetter {
    pub letter: u32,
    /// Of the key, in bytes.
    pub length: u32,
    /// A bit for each role that was held.
    pub roles: u32,
    pub letters: u32,
    pub name: Name,
}

impl NamesOfBody {
    /// Of these names, with the roles that each leader held and the key.
    pub fn of<'k>(names: impl Iterator<Item = (Name, u32, &'k str)>) -> NamesOfBody {
        let mut rows = Vec::new();
        for (name, roles, text) in names {
            for letter in outer_letters(text).into_iter().flatten() {
                let (length, letters) = (text.len() as u32, letter_set(text.as_bytes()));
                rows.push(ByLetter { letter, length, roles, letters, name });
            }
        }
        rows.sort_unstable_by_key(|row| (row.letter, row.length, row.name.leader, row.name.key));
        let mut each_once: Vec<&ByLetter> = rows.iter().filter(|row| row.letter & LAST != 0).collect();
        each_once.sort_unstable_by_key(|row| (row.roles, row.name.leader, row.name.key));
        let block = |rows: &[&ByLetter]| {
            let mut block = Block::default();
            for (place, row) in rows.iter().enumerate() {
                (block.roles[place], block.letters[place]) = (row.roles, row.letters);
                block.any_roles |= row.roles;
            }
            block
        };
        NamesOfBody {
            roles: rows.iter().fold(0, |all, row| all | row.roles),
            names: each_once.iter().map(|row| row.name).collect(),
            blocks: each_once.chunks(Block::NAMES).map(block).collect(),
            by_letter: rows.into(),
        }
    }
}

impl Block {
    pub const NAMES: usize = 16;

    /// Which of the names are of people who held one of the roles and have the letters of two of the words.
    #[inline]
    pub fn have_two_words(&self, roles: u32, words: impl Iterator<Item = (u32, u8)>) -> [bool; Block::NAMES] {
        let mut shared = [0; Block::NAMES];
        for (word, edits) in words {
            match edits {
                0 => self.count::<0>(word, &mut shared),
                1 => self.count::<1>(word, &mut shared),
                _ => self.count::<2>(word, &mut shared),
            }
        }
        let mut have = [false; Block::NAMES];
        for (has, (shared, held)) in have.iter_mut().zip(shared.iter().zip(&self.roles)) {
            *has = (*shared >= 2) & (held & roles != 0);
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
