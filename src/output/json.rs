//! A document as JSON and friends: its records, and what does not fit in a row.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::record::{EntityRecord, MentionRecord, RECORD_SCHEMA};
use crate::document::{
    DiscoveredLeader, Document, Evidence, Mention, MentionedEntity, RejectedCandidate, Rejection, Rule,
};
use crate::gazetteer::Term;
use crate::text::CodePoints;

impl Serialize for Document<'_> {
    /// Mentions and entities, without the text. Offsets are **code points**, as readers of JSON count them.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize_with(&CodePoints::new(self.text()), serializer)
    }
}

/// A document whose offsets are UTF-16 code units: [`Document::in_utf16`].
struct InUtf16<'d, 't>(&'d Document<'t>);

impl Serialize for InUtf16<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_with(&CodePoints::utf16(self.0.text()), serializer)
    }
}

impl Document<'_> {
    /// What the document itself serializes to, but with offsets in **UTF-16 code units**, as strings count in JavaScript, Java and C#.
    ///
    /// ```
    /// let document = legation::Extractor::embedded().extract("🌍 Peru");
    /// let json = serde_json::to_value(document.in_utf16())?;
    /// assert_eq!((&json["mentions"][0]["start"], &json["mentions"][0]["end"]), (&3.into(), &7.into()));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn in_utf16(&self) -> impl Serialize {
        InUtf16(self)
    }

    fn serialize_with<S: Serializer>(&self, offsets: &CodePoints<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        let info = self.gazetteer().info();
        let mentions: Vec<_> = self.mentions().map(|mention| MentionObject::new(self, mention, offsets)).collect();
        let discovered: Vec<_> =
            self.discovered_leaders().map(|leader| DiscoveredObject::new(&leader, offsets)).collect();
        let entities: Vec<_> = self.entities(None).map(|entity| EntityObject::new(self, &entity, offsets)).collect();
        let rejected: Vec<_> = self.rejected().map(|candidate| RejectedObject::new(&candidate, offsets)).collect();
        let fields = 8 + usize::from(!rejected.is_empty());
        let mut object = serializer.serialize_struct("Document", fields)?;
        object.serialize_field("schema", &RECORD_SCHEMA)?;
        object.serialize_field("document_id", &self.id())?;
        object.serialize_field("date", &self.date())?;
        object.serialize_field("data_version", info.version())?;
        object.serialize_field("data_hash", info.hash())?;
        object.serialize_field("mentions", &mentions)?;
        object.serialize_field("entities", &entities)?;
        object.serialize_field("discovered", &discovered)?;
        if rejected.is_empty() {
            object.skip_field("rejected")?;
        } else {
            object.serialize_field("rejected", &rejected)?;
        }
        object.end()
    }
}

/// A mention, with the words that its rules read.
#[derive(serde::Serialize)]
struct MentionObject<'d> {
    #[serde(flatten)]
    record: MentionRecord<'d>,
    /// The place among the discovered leaders.
    #[serde(skip_serializing_if = "Option::is_none")]
    discovered: Option<u32>,
    evidence: Vec<EvidenceObject>,
}

#[derive(serde::Serialize)]
struct EvidenceObject {
    rule: Rule,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
}

impl<'d> MentionObject<'d> {
    fn new(document: &'d Document<'_>, mention: &Mention, offsets: &CodePoints<'_>) -> MentionObject<'d> {
        let evidence = |evidence: Evidence| EvidenceObject {
            rule: evidence.rule(),
            start: evidence.span().map(|span| offsets.at(span.start())),
            end: evidence.span().map(|span| offsets.at(span.end())),
        };
        MentionObject {
            record: MentionRecord::new(document, mention, offsets),
            discovered: mention.discovered(),
            evidence: mention.evidence().map(evidence).collect(),
        }
    }
}

/// An entity, with all terms of office on the date.
#[derive(serde::Serialize)]
struct EntityObject<'d> {
    #[serde(flatten)]
    record: EntityRecord<'d>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    terms: Vec<Term<'d>>,
}

impl<'d> EntityObject<'d> {
    fn new(document: &'d Document<'_>, mentioned: &MentionedEntity<'d>, offsets: &CodePoints<'_>) -> EntityObject<'d> {
        EntityObject { record: EntityRecord::new(document, mentioned, offsets), terms: mentioned.terms() }
    }
}

/// A leader whom the gazetteer does not know; mentions refer to its place in the list.
#[derive(serde::Serialize)]
struct DiscoveredObject<'d> {
    name: &'d str,
    office: &'d str,
    body_id: Option<&'d str>,
    start: usize,
    end: usize,
    count: usize,
}

impl<'d> DiscoveredObject<'d> {
    fn new(leader: &DiscoveredLeader<'d>, offsets: &CodePoints<'_>) -> DiscoveredObject<'d> {
        DiscoveredObject {
            name: leader.name(),
            office: leader.office(),
            body_id: leader.body().map(|body| body.id()),
            start: offsets.at(leader.introduction().start()),
            end: offsets.at(leader.introduction().end()),
            count: leader.count(),
        }
    }
}

/// A name that is no mention.
#[derive(serde::Serialize)]
struct RejectedObject<'d> {
    start: usize,
    end: usize,
    text: &'d str,
    reason: Rejection,
    entity_ids: Vec<&'d str>,
}

impl<'d> RejectedObject<'d> {
    fn new(rejected: &RejectedCandidate<'d>, offsets: &CodePoints<'_>) -> RejectedObject<'d> {
        RejectedObject {
            start: offsets.at(rejected.span().start()),
            end: offsets.at(rejected.span().end()),
            text: rejected.surface(),
            reason: rejected.reason(),
            entity_ids: rejected.entities().map(|entity| entity.id()).collect(),
        }
    }
}
