//! The full names of those who held an office of a body, by their first letters and their length.
//!
//! A misspelt name is compared only with those that begin, or of which a word begins, with the same letter and that are about as long: a body like
//! the United States has thousands. The list of an office is made when it is first asked for, and kept: few offices ever are.

use super::image::{NameRow, TermRow};
use super::layer::Placed;
use super::names_of_office::{Name, NamesOfOffice, WordLetters, first_byte, outer_letters};
use super::offices_held::{Office, Offices};
use super::{EntityHandle, Gazetteer, Layer, NameTraits};
use crate::vocabulary::Form;

/// The name of an office holder.
pub(crate) struct HolderName<'g> {
    layer: &'g Placed,
    names: &'g NamesOfOffice,
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

    /// The words of the folded name: quicker to look at than the name.
    pub fn words(&self) -> &'g [WordLetters] {
        self.names.words(self.name)
    }
}

impl Gazetteer {
    /// The names of those who held one of the roles (a bit set) in the body, whose first or last word begins like that of the key, and that may be
    /// at most this many edits apart from it. A name of which both is true may come twice, and that of who held several of the roles for each.
    pub(crate) fn similar_holder_names(
        &self,
        body: EntityHandle,
        roles: u32,
        key: &str,
        edits: u8,
    ) -> impl Iterator<Item = HolderName<'_>> {
        let (sought, outer) = (WordLetters::of(key), outer_letters(key));
        self.names_of_holders(body, roles).flat_map(move |(layer, names)| {
            let near = outer.into_iter().flatten().flat_map(move |letter| names.like(letter, sought, edits));
            near.map(move |name| HolderName { layer, names, name })
        })
    }

    /// The names of those who held one of the roles (a bit set) in the body that have a word like this one: with the same first letter, and at most
    /// this many edits apart. A name may come twice.
    pub(crate) fn holder_names_with_word(
        &self,
        body: EntityHandle,
        roles: u32,
        word: &str,
        edits: u8,
    ) -> impl Iterator<Item = HolderName<'_>> {
        let (sought, letter) = (WordLetters::of(word), first_byte(word));
        self.names_of_holders(body, roles).flat_map(move |(layer, names)| {
            let near = letter.into_iter().flat_map(move |letter| names.with_word_like(letter, sought, edits));
            near.map(move |name| HolderName { layer, names, name })
        })
    }

    /// Those who held one of the roles (a bit set) in the body; who held several of them comes for each.
    pub(crate) fn leaders_who_held(&self, body: EntityHandle, roles: u32) -> impl Iterator<Item = EntityHandle> + '_ {
        self.stated(body)
            .flat_map(move |(layer, body)| layer.leaders_who_held(body, roles).map(move |leader| layer.handle(leader)))
    }

    /// The names of the holders of the offices of a body in each layer.
    fn names_of_holders(&self, body: EntityHandle, roles: u32) -> impl Iterator<Item = (&Placed, &NamesOfOffice)> {
        self.stated(body)
            .flat_map(move |(layer, body)| layer.names_of_holders(body, roles).map(move |names| (layer, names)))
    }
}

impl Layer {
    fn names_of_holders(&self, body: u32, roles: u32) -> impl Iterator<Item = &NamesOfOffice> {
        let offices = self.offices_of(body, roles);
        offices.map(|(office, holders)| office.names.get_or_init(|| self.make_names(holders)))
    }

    fn leaders_who_held(&self, body: u32, roles: u32) -> impl Iterator<Item = u32> + '_ {
        self.offices_of(body, roles).flat_map(|(_, holders)| holders).copied()
    }

    /// The offices of a body with the roles, and who held them.
    fn offices_of(&self, body: u32, roles: u32) -> impl Iterator<Item = (&Office, &[u32])> {
        let terms = self.rows::<TermRow>();
        let make = || Offices::of(&terms.column("body"), &terms.column("role"), &terms.column("leader"));
        let offices = self.offices_held.get_or_init(make);
        let asked = offices.of_body(body).filter(move |office| roles & 1 << office.role != 0);
        asked.map(|office| (office, offices.holders(office)))
    }

    fn make_names(&self, leaders: &[u32]) -> NamesOfOffice {
        let keys = self.keys();
        let mut names = NamesOfOffice::default();
        let mut text = Vec::new();
        for &leader in leaders {
            for name in self.full_names(leader) {
                let key = keys.of_name(name);
                text.clear();
                keys.read(key, &mut text);
                names.add(leader, key, std::str::from_utf8(&text).expect("keys are text"));
            }
        }
        names.finished()
    }

    /// The name rows of a leader that have full names.
    fn full_names(&self, leader: u32) -> impl Iterator<Item = u32> {
        let names = self.rows::<NameRow>();
        let is_full =
            move |number: &u32| matches!(NameTraits(names.get(*number).traits).form(), Form::Name | Form::Official);
        self.names_of_entity(leader).filter(is_full)
    }
}
