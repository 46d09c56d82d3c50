//! The answer for one text.

pub(crate) mod confidence;
pub(crate) mod discovered;
pub(crate) mod evidence;
mod findings;
pub(crate) mod mention;
pub(crate) mod rejection;
mod sentences;

pub use discovered::DiscoveredLeader;
pub use evidence::{Evidence, Rule};
pub use findings::Findings;
pub use mention::Mention;
pub use rejection::{RejectedCandidate, Rejection};
pub use sentences::Sentences;

use std::borrow::Cow;
use std::sync::Arc;

use crate::date::Date;
use crate::gazetteer::{Entity, Gazetteer, Term};
use crate::options::Options;
use crate::text::Span;
use crate::vocabulary::{Kind, LayerKind};
use mention::Target;

/// The mentions found in a text, and the entities behind them.
///
/// ```
/// use legation::{Extractor, Kind, Options};
///
/// let text = "South Korea's president, Lee Jae-myung, welcomed Xi Jinping to the APEC summit.";
/// let options = Options::new().date("2025-11-01".parse()?);
/// let document = Extractor::embedded().extract_with(text, &options);
/// let leaders: Vec<_> = document.entities(Some(Kind::Leader)).collect();
/// assert_eq!(leaders[0].entity().name(), "Lee Jae-myung");
/// assert_eq!(leaders[0].terms()[0].office(), "President");
/// # Ok::<(), legation::DateError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Document<'t> {
    id: Option<Cow<'t, str>>,
    text: &'t str,
    date: Option<Date>,
    gazetteer: Arc<Gazetteer>,
    findings: Cow<'t, Findings>,
}

impl<'t> Document<'t> {
    /// The document of what [`Document::into_findings`] gave for the same text, options and gazetteer.
    pub fn restore(
        text: &'t str,
        options: &Options,
        gazetteer: Arc<Gazetteer>,
        findings: impl Into<Cow<'t, Findings>>,
    ) -> Document<'t> {
        Document { id: None, text, date: options.date, gazetteer, findings: findings.into() }
    }

    /// The same with an id, which records and JSON repeat as `document_id`.
    ///
    /// ```
    /// let document = legation::Extractor::embedded().extract("Peru").with_id("news-17");
    /// assert_eq!(document.id(), Some("news-17"));
    /// ```
    #[must_use]
    pub fn with_id(self, id: impl Into<Cow<'t, str>>) -> Document<'t> {
        Document { id: Some(id.into()), ..self }
    }

    /// The id that was given for the text.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The date that was given for the text.
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// The gazetteer that mentions are linked to.
    pub fn gazetteer(&self) -> &Arc<Gazetteer> {
        &self.gazetteer
    }

    /// The mentions, in the order of the text; they do not overlap.
    pub fn mentions(&self) -> impl ExactSizeIterator<Item = &Mention> {
        self.findings.mentions.iter()
    }

    /// The words of a mention.
    ///
    /// # Panics
    /// May panic when the mention is another document's.
    pub fn surface(&self, mention: &Mention) -> &'t str {
        &self.text[mention.span.range()]
    }

    /// What a mention of this document denotes; nothing where it is a leader whom the gazetteer does not know: see
    /// [`Document::discovered`].
    pub fn entity(&self, mention: &Mention) -> Option<Entity<'_>> {
        mention.target.entity().map(|handle| self.gazetteer.entity_at(handle))
    }

    /// The layer of what a mention of this document denotes: built in, a program's own, or discovered in this text.
    ///
    /// ```
    /// use legation::LayerKind::{BuiltIn, Discovered};
    /// let document = legation::Extractor::embedded().extract("Peruvian Foreign Minister Rudolf Rassendyll resigned.");
    /// let layers: Vec<_> = document.mentions().map(|mention| document.layer(mention)).collect();
    /// assert_eq!(layers, [BuiltIn, Discovered]);
    /// ```
    pub fn layer(&self, mention: &Mention) -> LayerKind {
        self.entity(mention).map_or(LayerKind::Discovered, |entity| entity.layer())
    }

    /// The leader whom a mention of this document denotes, where the gazetteer does not know the person.
    pub fn discovered(&self, mention: &Mention) -> Option<DiscoveredLeader<'_>> {
        mention.discovered().map(|number| self.discovered_at(number))
    }

    /// The leaders whom the text introduces and the gazetteer does not know, in the order of the text.
    pub fn discovered_leaders(&self) -> impl ExactSizeIterator<Item = DiscoveredLeader<'_>> {
        (0..self.findings.discovered.len() as u32).map(|number| self.discovered_at(number))
    }

    /// The names that are no mentions, with the reason, in the order of the text; only where [`Options::rejected`] asked for them.
    pub fn rejected(&self) -> impl ExactSizeIterator<Item = RejectedCandidate<'_>> {
        self.findings.rejected.iter().map(|rejected| RejectedCandidate {
            text: self.text,
            gazetteer: &self.gazetteer,
            rejected,
        })
    }

    fn discovered_at(&self, number: u32) -> DiscoveredLeader<'_> {
        let discovery = self.findings.discovered[number as usize];
        DiscoveredLeader { text: self.text, gazetteer: &self.gazetteer, discovery }
    }

    /// The name of what a mention denotes: the canonical name of an entity, the fullest form in the text of a discovered leader.
    pub fn name(&self, mention: &Mention) -> &str {
        match mention.target {
            Target::Entity(handle) => self.gazetteer.entity_at(handle).name(),
            Target::Discovered(number) => self.discovered_at(number).name(),
        }
    }

    /// The entities of one kind, or all, in the order of their first mention; discovered leaders are not among them.
    pub fn entities(&self, kind: Option<Kind>) -> impl Iterator<Item = MentionedEntity<'_>> {
        let mut found: Vec<MentionedEntity<'_>> = Vec::new();
        let mut places = std::collections::HashMap::new();
        for mention in self.mentions().filter(|mention| kind.is_none_or(|kind| mention.kind == kind)) {
            let Some(entity) = self.entity(mention) else { continue };
            let place = *places.entry(entity.handle()).or_insert_with(|| {
                found.push(MentionedEntity { entity, count: 0, first: mention.span, date: self.date });
                found.len() - 1
            });
            found[place].count += 1;
        }
        found.into_iter()
    }

    /// Gives up the document for what was found.
    pub fn into_findings(self) -> Findings {
        self.findings.into_owned()
    }
}

/// An entity as one document mentions it.
#[derive(Clone, Copy, Debug)]
pub struct MentionedEntity<'d> {
    entity: Entity<'d>,
    count: usize,
    first: Span,
    date: Option<Date>,
}

impl<'d> MentionedEntity<'d> {
    /// The entity.
    pub fn entity(&self) -> Entity<'d> {
        self.entity
    }

    /// How many mentions it has.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The first mention, in bytes.
    pub fn first(&self) -> Span {
        self.first
    }

    /// The terms of office of a leader that were in force on the document's date; none without a date.
    pub fn terms(&self) -> Vec<Term<'d>> {
        self.date.map(|date| self.entity.terms_on(date)).unwrap_or_default()
    }
}
