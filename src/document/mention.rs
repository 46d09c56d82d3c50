//! Mentions: accepted and linked candidates.

use super::confidence::Confidence;
use super::evidence::{Evidence, Reasons};
use crate::gazetteer::EntityHandle;
use crate::text::Span;
use crate::vocabulary::{Form, Kind};

/// What a mention denotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Target {
    /// An entity of the gazetteer.
    Entity(EntityHandle),
    /// The number of a leader whom the text introduces and the gazetteer does not know.
    Discovered(u32),
}

impl Target {
    /// The entity, if the gazetteer has it.
    pub fn entity(self) -> Option<EntityHandle> {
        match self {
            Target::Entity(handle) => Some(handle),
            Target::Discovered(_) => None,
        }
    }
}

/// A place in the text that denotes an entity, or a leader whom the gazetteer does not know.
///
/// Its [`Document`](crate::Document) knows the text and the entity behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    pub(crate) form: Form,
    pub(crate) target: Target,
    pub(crate) reasons: Reasons,
    pub(crate) confidence: Confidence,
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

    /// The [handle](crate::Entity::handle) of the entity; `None` where it is a leader whom the gazetteer does not know.
    pub fn handle(&self) -> Option<EntityHandle> {
        self.target.entity()
    }

    /// The place of the leader among [`Document::discovered_leaders`](crate::Document::discovered_leaders), where the gazetteer does not know
    /// who is meant.
    pub fn discovered(&self) -> Option<u32> {
        match self.target {
            Target::Entity(_) => None,
            Target::Discovered(number) => Some(number),
        }
    }

    /// How sure the decision is, from 0 to 1 in steps of a thousandth: the share of right mentions among those that rest on the same
    /// rules, measured on annotated news; `docs/accuracy.md` says how well it holds.
    ///
    /// ```
    /// let document = legation::Extractor::embedded().extract("Peru");
    /// assert_eq!(document.mentions().next().unwrap().confidence(), 0.98);
    /// ```
    pub fn confidence(&self) -> f64 {
        self.confidence.share()
    }

    /// The rules that decided, with the words they read.
    pub fn evidence(&self) -> impl Iterator<Item = Evidence> + use<> {
        self.reasons.iter()
    }
}

/// Whether one of the mentions, which are in the order of the text, shares a byte with the span.
pub(crate) fn is_taken(mentions: &[Mention], span: Span) -> bool {
    let after = mentions.partition_point(|mention| mention.span.end() <= span.start());
    mentions.get(after).is_some_and(|mention| mention.span.start() < span.end())
}
