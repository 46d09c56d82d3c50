//! Leaders who are not in the gazetteer, as one text introduces them.

use crate::gazetteer::{Entity, EntityHandle, Gazetteer};
use crate::text::Span;

/// Somebody whom a text introduces by name and political office.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Discovery {
    /// The fullest form of the name in the text.
    pub name: Span,
    /// The words of the office.
    pub office: Span,
    /// The country or organisation whose office it is.
    pub body: Option<EntityHandle>,
    /// How many mentions the person has.
    pub count: usize,
}

/// A leader who is not in the gazetteer: a text introduces the person by name and political office.
///
/// What is known is what the text says; nothing links the person to those of other texts.
///
/// ```
/// let text = "Ruritanian Foreign Minister Rudolf Rassendyll resigned. Rassendyll gave no reason.";
/// let document = legation::Extractor::embedded().extract(text);
/// let leader = document.discovered_leaders().next().unwrap();
/// assert_eq!((leader.name(), leader.office()), ("Rudolf Rassendyll", "Foreign Minister"));
/// let surfaces: Vec<_> = document.mentions().map(|mention| document.surface(mention)).collect();
/// assert_eq!(surfaces, ["Rudolf Rassendyll", "Rassendyll"]);
/// assert!(document.entity(document.mentions().next().unwrap()).is_none());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DiscoveredLeader<'d> {
    pub(super) text: &'d str,
    pub(super) gazetteer: &'d Gazetteer,
    pub(super) discovery: Discovery,
}

impl<'d> DiscoveredLeader<'d> {
    /// The fullest form of the name in the text.
    pub fn name(&self) -> &'d str {
        &self.text[self.discovery.name.range()]
    }

    /// The office as the text words it: "Foreign Minister".
    pub fn office(&self) -> &'d str {
        &self.text[self.discovery.office.range()]
    }

    /// The country or organisation whose office it is, where the text names one of the gazetteer beside it.
    pub fn body(&self) -> Option<Entity<'d>> {
        self.discovery.body.map(|handle| self.gazetteer.entity_at(handle))
    }

    /// The mention that has the fullest form of the name, in bytes.
    pub fn introduction(&self) -> Span {
        self.discovery.name
    }

    /// How many mentions the person has.
    pub fn count(&self) -> usize {
        self.discovery.count
    }
}

impl PartialEq for DiscoveredLeader<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name() && self.discovery == other.discovery
    }
}
