//! The full names of those who held offices of a body, by their first letters and their length.
//!
//! A misspelt name is compared only with those that begin, or whose last word begins, with the same letter and are about as long: a body like
//! the United States has thousands. The list of a body is made when it is first asked for, and kept: few bodies ever are.

use once_cell::sync::OnceCell;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::image::{KeyRow, NameRow, TermByBodyRow, TermRow};
use super::{EntityHandle, Gazetteer, Layer, NameTraits};
use crate::vocabulary::Form;

/// The name of an office holder.
pub(crate) struct HolderName<'g> {
    /// The leader.
    pub leader: EntityHandle,
    /// The folded name.
    pub key: &'g [u8],
    /// A bit for each letter of the key: see [`letter_set`].
    pub letters: u32,
}

impl<'g> HolderName<'g> {
    fn of(layer: &'g Layer, leader: EntityHandle, row: &Row) -> HolderName<'g> {
        let key = layer.key(layer.rows::<KeyRow>().get(row.key));
        HolderName { leader, key, letters: row.letters }
    }
}

/// The names of the holders of each body, as far as they were asked for.
#[derive(Default)]
pub(super) struct HolderNames(OnceCell<FxHashMap<u32, OnceCell<Box<[Row]>>>>);

/// A name of somebody who held offices of a body, once by the first letter of its first word and once by that of its last.
#[derive(Clone, Copy)]
struct Row {
    letter: u32,
    /// Of the key, in bytes.
    length: u32,
    /// A bit for each role that was held.
    roles: u32,
    letters: u32,
    leader: u32,
    key: u32,
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
        self.stated(body).flat_map(move |(layer, body)| {
            let names = layer.similar_holder_names(body, roles, key, edits);
            names.map(|row| HolderName::of(layer, layer.handle(row.leader), row))
        })
    }

    /// All names of those who held one of the roles in the body that have nearly all letters of two words of the key.
    pub(crate) fn holder_names(
        &self,
        body: EntityHandle,
        roles: u32,
        key: &str,
    ) -> impl Iterator<Item = HolderName<'_>> {
        let words: SmallVec<[u32; 6]> =
            key.split(' ').filter(|word| word.len() > 2).map(|word| letter_set(word.as_bytes())).collect();
        self.stated(body).flat_map(move |(layer, body)| {
            let words = words.clone();
            let has = |row: &Row, word: u32| (word & !row.letters).count_ones() <= MISSING;
            // Each name is there twice: by its first letter and by that of its last word.
            let names = layer.holder_names_of(body).iter().filter(move |row| {
                let words = || words.iter().filter(|&&word| has(row, word));
                row.letter & LAST != 0 && row.roles & roles != 0 && words().nth(1).is_some()
            });
            names.map(|row| HolderName::of(layer, layer.handle(row.leader), row))
        })
    }
}

/// Letters of a word that another spelling may lack.
const MISSING: u32 = 2;

impl Layer {
    /// The same of one layer.
    fn similar_holder_names(
        &self,
        body: u32,
        roles: u32,
        key: &str,
        edits: u8,
    ) -> impl Iterator<Item = &Row> + use<'_> {
        let rows = self.holder_names_of(body);
        let longest = (key.len() + usize::from(edits)) as u32;
        let shortest = key.len().saturating_sub(edits.into()) as u32;
        let letters = letter_set(key.as_bytes());
        let names = outer_letters(key).into_iter().flatten().flat_map(move |letter| {
            let first = rows.partition_point(|row| (row.letter, row.length) < (letter, shortest));
            rows[first..].iter().take_while(move |row| row.letter == letter && row.length <= longest)
        });
        names.filter(move |row| row.roles & roles != 0 && may_be_near(row.letters, letters, edits))
    }

    /// The names of a body's holders, sorted by letter and length.
    fn holder_names_of(&self, body: u32) -> &[Row] {
        let bodies = self
            .holder_names
            .0
            .get_or_init(|| self.rows::<TermByBodyRow>().iter().map(|row| (row.body, OnceCell::new())).collect());
        bodies.get(&body).map_or(&[][..], |rows| rows.get_or_init(|| self.make_holder_names(body)))
    }

    fn make_holder_names(&self, body: u32) -> Box<[Row]> {
        let (by_body, terms) = (self.rows::<TermByBodyRow>(), self.rows::<TermRow>());
        let mut roles_held: FxHashMap<u32, u32> = FxHashMap::default();
        for number in by_body.equal_range(body, |row| row.body) {
            let term = terms.get(by_body.get(number).term);
            *roles_held.entry(term.leader).or_default() |= 1 << term.role;
        }
        let mut rows = Vec::new();
        for (leader, roles) in roles_held {
            for (key, text) in self.full_names(leader) {
                for letter in outer_letters(text).into_iter().flatten() {
                    let (length, letters) = (text.len() as u32, letter_set(text.as_bytes()));
                    rows.push(Row { letter, length, roles, letters, leader, key });
                }
            }
        }
        rows.sort_unstable_by_key(|row| (row.letter, row.length, row.leader, row.key));
        rows.into()
    }

    /// The full names of a leader: the number of the key, and the key.
    fn full_names(&self, leader: u32) -> impl Iterator<Item = (u32, &str)> {
        let (names, keys) = (self.rows::<NameRow>(), self.rows::<KeyRow>());
        let full =
            move |number: &u32| matches!(NameTraits(names.get(*number).traits).form(), Form::Name | Form::Official);
        self.names_of_entity(leader).filter(full).map(move |number| {
            let key = keys.partition_point(0..keys.len(), |row| row.first_name <= number) - 1;
            (key, std::str::from_utf8(self.key(keys.get(key))).expect("keys are text"))
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
    let lacks = |set: u32, others: u32| (set & !others).count_ones() <= u32::from(edits);
    lacks(letters, others) && lacks(others, letters)
}
