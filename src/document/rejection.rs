//! Candidates that are no mentions, and why: on request, for those who wonder what was left out.

use crate::gazetteer::{Entity, EntityHandle, Gazetteer};
use crate::text::Span;

vocabulary! {
    /// Why a name in the text is not a mention.
    ///
    /// ```
    /// assert_eq!(legation::Rejection::PersonsName.as_str(), "persons_name");
    /// ```
    Rejection, "rejection" {
        /// It is part of a phrase that denotes something else: "South China Sea".
        Blocked = "blocked",
        /// It denotes what was not asked for: a capital, a constituent country, a news agency.
        NotAskedFor = "not_asked_for",
        /// The country's name is here a person's: "Michael Jordan".
        PersonsName = "persons_name",
        /// It is part of an institution's name, or a language: "Nigerian Literature Prize", "in Turkish".
        LongerName = "longer_name",
        /// The name goes on to the left or the right with what is not this person's: "Laura Bush".
        AnotherName = "another_name",
        /// The text introduces somebody else of this name.
        Stranger = "stranger",
        /// The text spells the acronym out as something else.
        DefinedOtherwise = "defined_otherwise",
        /// Nobody of this name was of the time of the text.
        OtherTime = "other_time",
        /// Neither a longer form nor an office nor a country in the text supports the name.
        NoSupport = "no_support",
    }
}

/// A candidate that was turned down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rejected {
    pub span: Span,
    /// Whom or what the name may denote, each once.
    pub entities: Vec<EntityHandle>,
    pub reason: Rejection,
}

/// A name of the gazetteer that stands in the text and is not a mention, with the reason.
///
/// ```
/// use legation::{Extractor, Options, Rejection};
/// let text = "Laura Bush retired.";
/// let document = Extractor::embedded().extract_with(text, &Options::new().rejected(true));
/// let rejected = document.rejected().next().unwrap();
/// assert_eq!((rejected.surface(), rejected.reason()), ("Bush", Rejection::AnotherName));
/// assert!(rejected.entities().any(|entity| entity.id() == "leader:george-w-bush"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RejectedCandidate<'d> {
    pub(super) text: &'d str,
    pub(super) gazetteer: &'d Gazetteer,
    pub(super) rejected: &'d Rejected,
}

impl<'d> RejectedCandidate<'d> {
    /// Where it stands, in bytes.
    pub fn span(&self) -> Span {
        self.rejected.span
    }

    /// Its words.
    pub fn surface(&self) -> &'d str {
        &self.text[self.rejected.span.range()]
    }

    /// Why it is not a mention.
    pub fn reason(&self) -> Rejection {
        self.rejected.reason
    }

    /// Whom or what the name may denote; none for a phrase that only hides names.
    pub fn entities(&self) -> impl Iterator<Item = Entity<'d>> + use<'d> {
        let gazetteer = self.gazetteer;
        self.rejected.entities.iter().map(move |&handle| gazetteer.entity_at(handle))
    }
}
