//! Names: the strings that can denote an entity.

use super::image::{NameRow, NameTextRow};
use super::layer::Placed;
use super::{BLOCKER, Entity, Gazetteer, NameTraits};
use crate::date::Date;
use crate::vocabulary::{CaseRule, ContextRule, Form};

/// A name (alias) of an entity.
#[derive(Clone, Copy)]
pub struct Name<'g> {
    gazetteer: &'g Gazetteer,
    layer: &'g Placed,
    number: u32,
    row: NameRow,
}

impl<'g> Name<'g> {
    /// The name in the row of a layer, unless it is a blocking phrase, which denotes nothing.
    pub(crate) fn at(gazetteer: &'g Gazetteer, layer: &'g Placed, number: u32) -> Option<Name<'g>> {
        let row = layer.rows::<NameRow>().get(number);
        (row.entity != BLOCKER && !layer.hides_name(number)).then_some(Name { gazetteer, layer, number, row })
    }

    /// The name as it is printed.
    pub fn text(&self) -> &'g str {
        self.layer.string(self.text_row().text)
    }

    /// The languages it belongs to (BCP 47); `und` stands for any.
    pub fn languages(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        self.layer.string(self.text_row().language).split('|')
    }

    /// How it denotes the entity.
    pub fn form(&self) -> Form {
        self.traits().form()
    }

    /// Which letters it may be matched in.
    pub fn case(&self) -> CaseRule {
        self.traits().case()
    }

    /// Whether it counts by itself, with support in the same text, or with its country.
    pub fn context(&self) -> ContextRule {
        self.traits().context()
    }

    /// Whether it counts only with support in the same text.
    pub fn needs_context(&self) -> bool {
        self.traits().needs_context()
    }

    /// Since when it is in use, where that is known.
    pub fn start(&self) -> Option<Date> {
        Date::unpack(self.row.start)
    }

    /// Until when it was in use; `None` for names in use and where it is not known.
    pub fn end(&self) -> Option<Date> {
        Date::unpack(self.row.end)
    }

    /// What it denotes.
    pub fn entity(&self) -> Entity<'g> {
        self.gazetteer.entity_at(self.layer.handle(self.row.entity))
    }

    /// The ids of the sources that have it.
    pub fn sources(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        self.layer.string(self.text_row().sources).split('|')
    }

    fn text_row(&self) -> NameTextRow {
        self.layer.rows().get(self.number)
    }

    pub(crate) fn traits(&self) -> NameTraits {
        NameTraits(self.row.traits)
    }
}

impl std::fmt::Debug for Name<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Name({:?}, {}, {})", self.text(), self.form(), self.entity().id())
    }
}
