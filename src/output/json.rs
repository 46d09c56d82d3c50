//! A document as JSON and friends.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::document::{DiscoveredLeader, Document, Mention, MentionedEntity, RejectedCandidate, Rejection, Rule};
use crate::gazetteer::Term;
use crate::text::CodePoints;
use crate::vocabulary::{Form, Kind};

impl Serialize for Document<'_> {
    /// Mentions and entities, without the text. Offsets are **code points**, as readers of JSON count them.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let info = self.gazetteer().info();
        let offsets = CodePoints::new(self.text());
        let mentions: Vec<_> = self.mentions().map(|mention| MentionRecord::new(self, mention, &offsets)).collect();
        let discovered: Vec<_> =
            self.discovered_leaders().map(|leader| DiscoveredRecord::new(&leader, &offsets)).collect();
        let entities: Vec<_> = self.entities(None).map(|entity| EntityRecord::new(&entity, &offsets)).collect();
        let rejected: Vec<_> = self.rejected().map(|candidate| RejectedRecord::new(&candidate, &offsets)).collect();
        let fields = 6 + usize::from(!rejected.is_empty());
        let mut record = serializer.serialize_struct("Document", fields)?;
        record.serialize_field("date", &self.date())?;
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
            start: offsets.at(mention.span().start()),
            end: offsets.at(mention.span().end()),
            surface: document.surface(mention),
            kind: mention.kind(),
            form: mention.form(),
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
