//! The full names of those who held offices of a body, by their first letters and their length.
//!
//! A misspelt name is compared only with those that begin, or whose last word begins, with the same letter and are about as long: a body like
//! the United States has thousands. The list of a body is made when it is first asked for, and kept: few bodies ever are.

use once_cell::sync::OnceCell;
use rustc_hash::FxHashMap;

use super::image::{NameRow, TermRow};
use super::layer::Placed;
use super::{EntityHandle, Gazetteer, Layer, NameTraits};
use crate::vocabulary::Form;

/// The name of an office holder.
pub(crate) struct HolderName<'g> {
    layer: &'g Placed,
    name: Name,
}

impl<'g> HolderName<'g> {
    /// The leader.
    pub fn leader(&self) -> EntityHandle {
        self.layer.handle(self.name.leader)
    }

    /// The folded name.
    pub fn key(&self) -> &'g [u8] {
        self.layer.keys().get(self.name.key)
    }
}

/// The names of the holders of each body, as far as they were asked for.
#[derive(Default)]
pub(super) struct HolderNames(OnceCell<FxHashMap<u32, OnceCell<NamesOfBody>>>);

/// The names of those who held offices of a body, each once by the first letter of its first word and once by that of its last.
#[derive(Default)]
struct NamesOfBody {
    /// Sorted by letter and length.
    by_letter: Box<[ByLetter]>,
    /// The roles that anybody held.
    roles: u32,
    /// Each name once, those of people who held the same roles together.
    names: Box<[Name]>,
    /// What most of them are turned away by, in their order.
    blocks: Box<[Block]>,
}

/// The roles and the letters of a few names, which are compared at once; none where the names end.
#[derive(Clone, Copy, Default)]
struct Block {
    /// That one of the people held.
    any_roles: u32,
    roles: [u32; Block::NAMES],
    letters: [u32; Block::NAMES],
}

#[derive(Clone, Copy)]
struct Name {
    leader: u32,
    key: u32,
}

#[derive(Clone, Copy)]
struct ByLetter {
    letter: u32,
    /// Of the key, in bytes.
    length: u32,
    /// A bit for each role that was held.
    roles: u32,
    letters: u32,
    name: Name,
}

impl Gazetteer {
    /// The names of those who held one of the roles (a bit set) in the body, whose first or last word begins like that of the key, and that may be
    /// at most this many edits apart from it. A name of which both is true may come twice.
    pub(crate) fn similar_holder_names(
        &self,
        body: EntityHandle,
        roles: u32,
        key: &str,
        edits: u8,
    ) -> impl Iterator<Item = HolderName<'_>> {
        let longest = (key.len() + usize::from(edits)) as u32;
        let shortest = key.len().saturating_sub(edits.into()) as u32;
        let (letters, outer) = (letter_set(key.as_bytes()), outer_letters(key));
        self.names_of_holders(body, roles).flat_map(move |(layer, names)| {
            let names = outer.into_iter().flatten().flat_map(move |letter| {
                let rows = &names.by_letter;
                let first = rows.partition_point(|row| (row.letter, row.length) < (letter, shortest));
                rows[first..].iter().take_while(move |row| row.letter == letter && row.length <= longest)
            });
            let near = names.filter(move |row| row.roles & roles != 0 && may_be_near(row.letters, letters, edits));
            near.map(|row| HolderName { layer, name: row.name })
        })
    }

    /// Visits the names of those who held one of the roles in the body that have the letters of two words, each but for as many as it may be edits
    /// apart.
    pub(crate) fn for_each_holder_name<'g>(
        &'g self,
        body: EntityHandle,
        roles: u32,
        words: impl Iterator<Item = (u32, u8)> + Clone,
        mut visit: impl FnMut(HolderName<'g>),
    ) {
        for (layer, names) in self.names_of_holders(body, roles) {
            let blocks = names.blocks.iter().zip(names.names.chunks(Block::NAMES));
            for (block, names) in blocks.filter(|(block, _)| block.any_roles & roles != 0) {
                let have = block.have_two_words(roles, words.clone());
                // Mostly none is left.
                if have.contains(&true) {
                    let left = names.iter().zip(have).filter(|(_, has)| *has);
                    left.for_each(|(&name, _)| visit(HolderName { layer, name }));
                }
            }
        }
    }

    /// The names of the holders of a body in each layer, if any of them held one of the roles.
    fn names_of_holders(&self, body: EntityHandle, roles: u32) -> impl Iterator<Item = (&Placed, &NamesOfBody)> {
        let names = self.stated(body).filter_map(|(layer, body)| Some((layer, layer.names_of_holders(body)?)));
        names.filter(move |(_, names)| names.roles & roles != 0)
    }
}

impl Block {
    const NAMES: usize = 16;

    /// Which of the names are of people who held one of the roles and have the letters of two of the words.
    #[inline]
    fn have_two_words(&self, roles: u32, words: impl Iterator<Item = (u32, u8)>) -> [bool; Block::NAMES] {
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

impl Layer {
    fn names_of_holders(&self, body: u32) -> Option<&NamesOfBody> {
        let bodies = self
            .holder_names
            .0
            .get_or_init(|| self.rows::<TermRow>().iter().map(|row| (row.body, OnceCell::new())).collect());
        bodies.get(&body).map(|names| names.get_or_init(|| self.make_names_of_holders(body)))
    }

    fn make_names_of_holders(&self, body: u32) -> NamesOfBody {
        let mut roles_held: FxHashMap<u32, u32> = FxHashMap::default();
        for term in self.terms_of_body(body) {
            *roles_held.entry(term.leader).or_default() |= 1 << term.role;
        }
        let mut rows = Vec::new();
        for (&leader, &roles) in &roles_held {
            for (key, text) in self.full_names(leader) {
                for letter in outer_letters(text).into_iter().flatten() {
                    let (length, letters) = (text.len() as u32, letter_set(text.as_bytes()));
                    rows.push(ByLetter { letter, length, roles, letters, name: Name { leader, key } });
                }
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
            roles: roles_held.values().fold(0, |all, roles| all | roles),
            names: each_once.iter().map(|row| row.name).collect(),
            blocks: each_once.chunks(Block::NAMES).map(block).collect(),
            by_letter: rows.into(),
        }
    }

    /// The full names of a leader: the number of the key, and the key.
    fn full_names(&self, leader: u32) -> impl Iterator<Item = (u32, &str)> {
        let (names, keys) = (self.rows::<NameRow>(), self.keys());
        let full =
            move |number: &u32| matches!(NameTraits(names.get(*number).traits).form(), Form::Name | Form::Official);
        self.names_of_entity(leader).filter(full).map(move |number| {
            let key = keys.of_name(number);
            (key, keys.text(key))
        })
    }
}

/// Marks the first letter of the last word.
const LAST: u32 = 1 << 31;

/// The first letter of the first word and that of the last, marked as such.
fn outer_letters(key: &str) -> [Option<u32>; 2] {
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
