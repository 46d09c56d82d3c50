//! The full names of those who held offices of a body, by their first letters and their length.
//!
//! A misspelt name is compared only with those that begin, or whose last word begins, with the same letter and are about as long: a body like
//! the United States has thousands.

use std::collections::BTreeMap;

use super::compile::CompiledName;
use super::image::{HolderBodyRow, HolderNameRow, KeyRow, NONE, TermRow};
use super::layer::Placed;
use super::{EntityHandle, Gazetteer, NameTraits};
use crate::vocabulary::Form;

/// The name of an office holder.
pub(crate) struct HolderName<'g> {
    /// The leader.
    pub leader: EntityHandle,
    /// The folded name.
    pub key: &'g [u8],
}

impl Gazetteer {
    /// The names of those who held one of the roles (a bit set) in the body, whose first or last word begins like that of the key, and that may be
    /// so many edits apart from it. A name of which both is true may come twice.
    pub(crate) fn similar_holder_names(
        &self,
        body: EntityHandle,
        roles: u32,
        key: &str,
        edits: u8,
    ) -> impl Iterator<Item = HolderName<'_>> {
        self.stated(body).flat_map(move |(layer, body)| layer.similar_holder_names(body, roles, key, edits))
    }
}

impl Placed {
    fn similar_holder_names(
        &self,
        body: u32,
        roles: u32,
        key: &str,
        edits: u8,
    ) -> impl Iterator<Item = HolderName<'_>> + use<'_> {
        let (bodies, rows, keys) = (self.rows::<HolderBodyRow>(), self.rows::<HolderNameRow>(), self.rows::<KeyRow>());
        let place = bodies.position(body, |row| row.body);
        let of_body = place.map_or(0..0, |place| bodies.get(place).first_name..bodies.get(place + 1).first_name);
        let longest = (key.len() + usize::from(edits)) as u32;
        let shortest = key.len().saturating_sub(edits.into()) as u32;
        let letters = letter_set(key.as_bytes());
        let names = outer_letters(key).into_iter().flatten().flat_map(move |letter| {
            let before = |row: HolderNameRow| (row.letter, row.length) < (letter, shortest);
            let near = (rows.partition_point(of_body.clone(), before)..of_body.end).map(move |number| rows.get(number));
            near.take_while(move |row| row.letter == letter && row.length <= longest)
        });
        let names = names.filter(move |row| row.roles & roles != 0 && may_be_near(row.letters, letters, edits));
        names.map(move |row| HolderName { leader: self.handle(row.leader), key: self.key(keys.get(row.key)) })
    }
}

/// The first letter of the first word and that of the last, marked as such.
fn outer_letters(key: &str) -> [Option<u32>; 2] {
    const LAST: u32 = 1 << 31;
    let first = |word: &str| word.chars().next().map(u32::from);
    [first(key), key.rsplit(' ').next().and_then(first).map(|letter| letter | LAST)]
}

/// Stands for letters beyond ASCII, which have several bytes.
const BEYOND_ASCII: u32 = 1 << 31;

/// A bit for each letter of a key.
fn letter_set(key: &[u8]) -> u32 {
    key.iter().fold(0, |letters, &byte| letters | if byte.is_ascii() { 1 << (byte & 31) } else { BEYOND_ASCII })
}

/// Whether two names have nearly the same letters, in whatever order: an edit adds one at most and takes one away.
fn may_be_near(letters: u32, others: u32, edits: u8) -> bool {
    (letters | others) & BEYOND_ASCII != 0 || (letters ^ others).count_ones() <= 2 * u32::from(edits)
}

/// The rows, sorted; `names`: sorted by their keys.
pub(super) fn rows(terms: &[TermRow], names: &[CompiledName<'_>]) -> (Vec<HolderNameRow>, Vec<HolderBodyRow>) {
    let mut full_names: BTreeMap<u32, Vec<(&str, u32)>> = BTreeMap::new();
    for (number, same_key) in (0..).zip(names.chunk_by(|one, other| one.key == other.key)) {
        for name in same_key {
            if matches!(NameTraits(name.row.traits).form(), Form::Name | Form::Official) {
                full_names.entry(name.row.entity).or_default().push((&name.key, number));
            }
        }
    }
    let mut holders: BTreeMap<u32, BTreeMap<u32, u32>> = BTreeMap::new();
    for term in terms {
        *holders.entry(term.body).or_default().entry(term.leader).or_default() |= 1 << term.role;
    }
    let (mut rows, mut bodies) = (Vec::new(), Vec::new());
    for (&body, holders) in &holders {
        let first = rows.len();
        bodies.push(HolderBodyRow { body, first_name: first as u32 });
        for (&leader, &roles) in holders {
            for &(text, key) in full_names.get(&leader).into_iter().flatten() {
                for letter in outer_letters(text).into_iter().flatten() {
                    let (length, letters) = (text.len() as u32, letter_set(text.as_bytes()));
                    rows.push(HolderNameRow { letter, length, roles, letters, leader, key });
                }
            }
        }
        rows[first..].sort_unstable_by_key(|row| (row.letter, row.length, row.leader, row.key));
    }
    bodies.push(HolderBodyRow { body: NONE, first_name: rows.len() as u32 });
    (rows, bodies)
}
