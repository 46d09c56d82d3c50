//! The answer for one text.

use std::sync::Arc;

use crate::date::Date;
use crate::discovered::{DiscoveredLeader, Discovery};
use crate::gazetteer::{Entity, Gazetteer, Term};
use crate::mention::{Mention, Target};
use crate::options::Options;
use crate::rejection::{Rejected, RejectedCandidate};
use crate::span::Span;
use crate::vocabulary::Kind;

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
    text: &'t str,
    date: Option<Date>,
    gazetteer: Arc<Gazetteer>,
    findings: Findings,
}

/// What was found in a text, without the text and the gazetteer.
///
/// For faces that keep them apart: see [`Document::restore`].
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
}

impl<'t> Document<'t> {
    /// The document of what [`Document::into_findings`] gave for the same text, options and gazetteer.
    pub fn restore(text: &'t str, options: &Options, gazetteer: Arc<Gazetteer>, findings: Findings) -> Document<'t> {
        Document { text, date: options.date, gazetteer, findings }
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
        mention.target.entity().map(|number| self.gazetteer.entity_at(number))
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
        self.findings.rejected.iter().map(|rejected| RejectedCandidate { document: self, rejected })
    }

    fn discovered_at(&self, number: u32) -> DiscoveredLeader<'_> {
        DiscoveredLeader { document: self, discovery: self.findings.discovered[number as usize] }
    }

    /// The name of what a mention denotes: the canonical name of an entity, the fullest form in the text of a discovered leader.
    pub fn name(&self, mention: &Mention) -> &str {
        match mention.target {
            Target::Entity(number) => self.gazetteer.entity_at(number).name(),
            Target::Discovered(number) => self.discovered_at(number).name(),
        }
    }

    /// The entities of one kind, or all, in the order of their first mention; discovered leaders are not among them.
    pub fn entities(&self, kind: Option<Kind>) -> impl Iterator<Item = MentionedEntity<'_>> {
        let mut found: Vec<MentionedEntity<'_>> = Vec::new();
        let mut places = std::collections::HashMap::new();
        for mention in self.mentions().filter(|mention| kind.is_none_or(|kind| mention.kind == kind)) {
            let Some(entity) = self.entity(mention) else { continue };
            let place = *places.entry(entity.number()).or_insert_with(|| {
                found.push(MentionedEntity { entity, count: 0, first: mention.span, date: self.date });
                found.len() - 1
            });
            found[place].count += 1;
        }
        found.into_iter()
    }

    /// Gives up the document for what was found.
    pub fn into_findings(self) -> Findings {
        self.findings
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
        let (Some(leader), Some(date)) = (self.entity.as_leader(), self.date) else {
            return Vec::new();
        };
        let mut terms: Vec<Term<'d>> = leader.terms().filter(|term| term.holds_on(date)).collect();
        terms.sort_by_key(Term::role);
        terms
    }
}

#[cfg(feature = "serde")]
mod json {
    use super::*;
    use crate::code_points::CodePoints;
    use crate::evidence::Rule;
    use crate::rejection::Rejection;
    use crate::vocabulary::Form;
    use serde::ser::{Serialize, SerializeStruct, Serializer};

    impl Serialize for Document<'_> {
        /// Mentions and entities, without the text. Offsets are **code points**, as readers of JSON count them.
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let info = self.gazetteer.info();
            let offsets = CodePoints::new(self.text);
            let mentions: Vec<_> = self.mentions().map(|mention| MentionRecord::new(self, mention, &offsets)).collect();
            let discovered: Vec<_> =
                self.discovered_leaders().map(|leader| DiscoveredRecord::new(&leader, &offsets)).collect();
            let entities: Vec<_> = self.entities(None).map(|entity| EntityRecord::new(&entity, &offsets)).collect();
            let rejected: Vec<_> = self.rejected().map(|candidate| RejectedRecord::new(&candidate, &offsets)).collect();
            let fields = 6 + usize::from(!rejected.is_empty());
            let mut record = serializer.serialize_struct("Document", fields)?;
            record.serialize_field("date", &self.date)?;
            record.serialize_field("data_version", info.version())?;
            record.serialize_field("data_hash", info.hash())?;
            record.serialize_field("mentions", &mentions)?;
            record.serialize_field("entities", &entities)?;
            record.serialize_field("discovered", &discovered)?;
            if rejected.is_empty() {
                record.skip_field("rejected")?;
            } else {
                record.serialize_field("rejected", &rejected)?;
            }
            record.end()
        }
    }

    #[derive(serde::Serialize)]
    struct MentionRecord<'d> {
        start: usize,
        end: usize,
        surface: &'d str,
        kind: Kind,
        form: Form,
        entity: Option<&'d str>,
        name: &'d str,
        #[serde(skip_serializing_if = "Option::is_none")]
        discovered: Option<u32>,
        confidence: f64,
        evidence: Vec<EvidenceRecord>,
    }

    #[derive(serde::Serialize)]
    struct EvidenceRecord {
        rule: Rule,
        #[serde(skip_serializing_if = "Option::is_none")]
        start: Option<usize>,
        #[serde(skip_serializing_if = "Option::is_none")]
        end: Option<usize>,
    }

    impl<'d> MentionRecord<'d> {
        fn new(document: &'d Document<'_>, mention: &Mention, offsets: &CodePoints<'_>) -> MentionRecord<'d> {
            MentionRecord {
                start: offsets.at(mention.span.start()),
                end: offsets.at(mention.span.end()),
                surface: document.surface(mention),
                kind: mention.kind,
                form: mention.form,
                entity: document.entity(mention).map(|entity| entity.id()),
                name: document.name(mention),
                discovered: mention.discovered(),
                confidence: mention.confidence(),
                evidence: mention
                    .evidence()
                    .map(|evidence| EvidenceRecord {
                        rule: evidence.rule(),
                        start: evidence.span().map(|span| offsets.at(span.start())),
                        end: evidence.span().map(|span| offsets.at(span.end())),
                    })
                    .collect(),
            }
        }
    }

    #[derive(serde::Serialize)]
    struct EntityRecord<'d> {
        id: &'d str,
        kind: Kind,
        name: &'d str,
        qid: Option<&'d str>,
        wikipedia: Option<&'d str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        iso2: Option<&'d str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        iso3: Option<&'d str>,
        count: usize,
        first: usize,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        terms: Vec<Term<'d>>,
    }

    /// A leader whom the gazetteer does not know; mentions refer to its place in the list.
    #[derive(serde::Serialize)]
    struct DiscoveredRecord<'d> {
        name: &'d str,
        office: &'d str,
        body: Option<&'d str>,
        count: usize,
        first: usize,
    }

    impl<'d> DiscoveredRecord<'d> {
        fn new(leader: &DiscoveredLeader<'d>, offsets: &CodePoints<'_>) -> DiscoveredRecord<'d> {
            DiscoveredRecord {
                name: leader.name(),
                office: leader.office(),
                body: leader.body().map(|body| body.id()),
                count: leader.count(),
                first: offsets.at(leader.introduction().start()),
            }
        }
    }

    /// A name that is no mention.
    #[derive(serde::Serialize)]
    struct RejectedRecord<'d> {
        start: usize,
        end: usize,
        surface: &'d str,
        entities: Vec<&'d str>,
        reason: Rejection,
    }

    impl<'d> RejectedRecord<'d> {
        fn new(rejected: &RejectedCandidate<'d>, offsets: &CodePoints<'_>) -> RejectedRecord<'d> {
            RejectedRecord {
                start: offsets.at(rejected.span().start()),
                end: offsets.at(rejected.span().end()),
                surface: rejected.surface(),
                entities: rejected.entities().map(|entity| entity.id()).collect(),
                reason: rejected.reason(),
            }
        }
    }

    impl<'d> EntityRecord<'d> {
        fn new(mentioned: &MentionedEntity<'d>, offsets: &CodePoints<'_>) -> EntityRecord<'d> {
            let entity = mentioned.entity();
            let country = entity.as_country();
            EntityRecord {
                id: entity.id(),
                kind: entity.kind(),
                name: entity.name(),
                qid: entity.qid(),
                wikipedia: entity.wikipedia(),
                iso2: country.and_then(|country| country.iso2()),
                iso3: country.and_then(|country| country.iso3()),
                count: mentioned.count(),
                first: offsets.at(mentioned.first().start()),
                terms: mentioned.terms(),
            }
        }
    }
}
