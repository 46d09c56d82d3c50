//! The full names of those who held offices of a body, by their first letters and their length.
//!
//! A misspelt name is compared only with those that begin, or whose last word begins, with the same letter and are about as long: a body like
//! the United States has thousands. The list of a body is made when it is first asked for, and kept: few bodies ever are.

use once_cell::sync::OnceCell;
use rustc_hash::FxHashMap;

use super::holder_blocks::{Block, Name, NamesOfBody, letter_set, may_be_near, outer_letters};
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
        let names = roles_held.iter().flat_map(|(&leader, &roles)| {
            self.full_names(leader).map(move |(key, text)| (Name { leader, key }, roles, text))
        });
        NamesOfBody::of(names)
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
