//! What was found in a text, without the text and the gazetteer.

use super::discovered::Discovery;
use super::mention::Mention;
use super::rejection::Rejected;
use crate::text::Span;

/// What was found in a text, without the text and the gazetteer.
///
/// For front ends that keep them apart: see [`Document::restore`](crate::Document::restore).
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    pub(crate) mentions: Vec<Mention>,
    pub(crate) discovered: Vec<Discovery>,
    pub(crate) rejected: Vec<Rejected>,
}

impl Findings {
    /// The mentions, in the order of the text; they do not overlap.
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// Moves everything to other places.
    pub(crate) fn place(&mut self, at: impl Fn(Span) -> Span) {
        for mention in &mut self.mentions {
            mention.span = at(mention.span);
            mention.reasons.place(&at);
        }
        for Discovery { name, office, .. } in &mut self.discovered {
            (*name, *office) = (at(*name), at(*office));
        }
        for rejected in &mut self.rejected {
            rejected.span = at(rejected.span);
        }
    }
}

impl From<Findings> for std::borrow::Cow<'_, Findings> {
    fn from(findings: Findings) -> Self {
        std::borrow::Cow::Owned(findings)
    }
}

impl<'f> From<&'f Findings> for std::borrow::Cow<'f, Findings> {
    fn from(findings: &'f Findings) -> Self {
        std::borrow::Cow::Borrowed(findings)
    }
}
