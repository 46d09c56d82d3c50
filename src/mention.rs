//! Mentions: accepted and linked candidates.

use crate::evidence::{Evidence, EvidenceList};
use crate::span::Span;
use crate::vocabulary::{Form, Kind};

/// A place in the text that denotes an entity.
///
/// Its [`Document`](crate::Document) knows the text and the entity behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    pub(crate) form: Form,
    /// The number of the entity in the gazetteer.
    pub(crate) entity: u32,
    pub(crate) confidence: f32,
    pub(crate) evidence: EvidenceList,
}

impl Mention {
    /// Where it stands, in bytes.
    pub fn span(&self) -> Span {
        self.span
    }

    /// What it denotes: a country, a leader or an organisation.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// How it denotes: by name, adjective, surname, acronym …
    pub fn form(&self) -> Form {
        self.form
    }

    /// How sure the resolver is, from 0 to 1: set by rule, not yet calibrated on annotated text.
    pub fn confidence(&self) -> f32 {
        self.confidence
    }

    /// The rules that decided, with the words they read.
    pub fn evidence(&self) -> impl Iterator<Item = Evidence> + use<> {
        self.evidence.iter()
    }
}
