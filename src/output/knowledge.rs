//! What a gazetteer knows, as tables: entities, names, terms of office, memberships, codes and identifiers.

use super::batch::Batch;
use super::record::{Column, record};
use super::rows::RecordRows;
use crate::date::Date;
use crate::gazetteer::{Entity, Gazetteer, TermEnd};
use crate::vocabulary::{
    CaseRule, CodeSystem, ContextRule, CountryStatus, ExternalIdSystem, Form, Kind, LayerKind, MembershipStatus, Role,
};

vocabulary! {
    /// A table of what a gazetteer knows.
    ///
    /// ```
    /// use legation::{Batch, Gazetteer, Knowledge};
    /// let terms = Batch::of_knowledge(&Gazetteer::embedded(), Knowledge::Terms);
    /// assert_eq!(terms.columns().len(), Knowledge::Terms.columns().len());
    /// assert!(terms.len() > 10_000);
    /// ```
    Knowledge, "table of knowledge" {
        /// Countries, leaders, organisations and what is of your own, a row each.
        Entities = "entities",
        /// Their names, each with its form.
        Names = "names",
        /// Who held which office from when to when.
        Terms = "terms",
        /// Who belonged to which organisation from when to when.
        Memberships = "memberships",
        /// The codes of countries, with their dates.
        Codes = "codes",
        /// The identifiers of entities in other data sets.
        ExternalIds = "external_ids",
    }
}

record! {
    /// An entity of a gazetteer.
    KnownEntityRecord<'d> {
        /// The id of the entity.
        entity_id: &'d str;
        /// What it is: `country`, `leader`, `organisation`, or `other` for something of your own.
        kind: Kind;
        /// The name that English-language news uses.
        entity_name: &'d str;
        /// The class of an organisation (`igo`, `party`, `ministry` …); of an entity of your own, what its list calls its kind.
        entity_class: Option<&'d str>;
        /// The standing of a country: `member`, `state`, `territory`, `historical` …
        status: Option<CountryStatus>;
        /// The Wikidata item.
        qid: Option<&'d str>;
        /// The title of the English Wikipedia article.
        wikipedia: Option<&'d str>;
        /// ISO 3166-1 alpha-2, of a country: its own, not that of a state which continues it.
        iso2: Option<&'d str>;
        /// ISO 3166-1 alpha-3, of a country: its own.
        iso3: Option<&'d str>;
        /// The id of the country of an organisation or of what is of your own.
        country_id: Option<&'d str>;
        /// The id of the state that a territory belongs to, or of the organisation of which one is a part.
        parent_id: Option<&'d str>;
        /// Since when it exists, where that is known; of a leader the date of birth.
        start: Option<Date>;
        /// Until when it existed; of a leader the date of death.
        end: Option<Date>;
        /// Where the entity comes from: `built_in` or `own`.
        layer: LayerKind;
        /// The ids of the sources, joined with spaces.
        sources: String;
    }
}

record! {
    /// A name of an entity.
    KnownNameRecord<'d> {
        /// The id of the entity.
        entity_id: &'d str;
        /// The name as it is printed.
        name: &'d str;
        /// How it denotes: `name`, `acronym`, `adjective`, `surname` …
        form: Form;
        /// The languages it belongs to (BCP 47), joined with spaces; `und` stands for any.
        languages: String;
        /// In which letters texts may have it: `title`, `exact` or `any`.
        case: CaseRule;
        /// What it needs to count: `alone` nothing, `context` support in the same text, `country` the country of a ruler.
        context: ContextRule;
        /// Since when it is in use, where that is known.
        start: Option<Date>;
        /// Until when it was in use.
        end: Option<Date>;
        /// The ids of the sources, joined with spaces.
        sources: String;
    }
}

record! {
    /// A term of office.
    KnownTermRecord<'d> {
        /// The id of the leader.
        leader_id: &'d str;
        /// The name of the leader.
        leader_name: &'d str;
        /// The id of the country or organisation whose office it is.
        body_id: &'d str;
        /// Its name.
        body_name: &'d str;
        /// The class of the office: `head_of_state`, `foreign_minister` …
        role: Role;
        /// The English title.
        office: &'d str;
        /// When it began, if a source says so.
        start: Option<Date>;
        /// When it ended: a date, `?` where no source says when; empty for those that had not ended when the data was made.
        end: Option<String>;
        /// When a source last saw the person in the office, where its end is unknown.
        last_seen: Option<Date>;
        /// The ids of the sources, joined with spaces.
        sources: String;
    }
}

record! {
    /// A membership in an organisation.
    KnownMembershipRecord<'d> {
        /// The id of the member.
        member_id: &'d str;
        /// The name of the member.
        member_name: &'d str;
        /// The id of the organisation.
        organisation_id: &'d str;
        /// The name of the organisation.
        organisation_name: &'d str;
        /// How it belongs: `member`, `observer`, `candidate`, `associate` or `suspended`.
        status: MembershipStatus;
        /// The date of joining, if a source states it.
        start: Option<Date>;
        /// The date of leaving: `?` where no source says when; empty for those who belonged when the data was made.
        end: Option<String>;
        /// The first year in which a yearly source lists it; the membership may be older.
        listed_from: Option<Date>;
        /// The last year in which a yearly source lists it.
        listed_to: Option<Date>;
        /// The ids of the sources, joined with spaces.
        sources: String;
    }
}

record! {
    /// A code of a country.
    KnownCodeRecord<'d> {
        /// The id of the country.
        entity_id: &'d str;
        /// The name of the country.
        entity_name: &'d str;
        /// The system: `iso2`, `iso3`, `numeric`, `m49`, `cow` or `gw`.
        system: CodeSystem;
        /// The code.
        code: &'d str;
        /// The letters beside the number, in the systems `cow` and `gw`.
        abbreviation: Option<&'d str>;
        /// Since when it is valid, where that is known.
        start: Option<Date>;
        /// Until when it was valid; empty for those that are.
        end: Option<Date>;
    }
}

record! {
    /// The identifier of an entity in another data set.
    KnownExternalIdRecord<'d> {
        /// The id of the entity.
        entity_id: &'d str;
        /// The data set: `archigos`, `partyfacts`, `ror` …
        system: ExternalIdSystem;
        /// The identifier as it is written there.
        external_id: &'d str;
    }
}

impl Knowledge {
    /// The columns of the table.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Knowledge::Entities => KnownEntityRecord::COLUMNS,
            Knowledge::Names => KnownNameRecord::COLUMNS,
            Knowledge::Terms => KnownTermRecord::COLUMNS,
            Knowledge::Memberships => KnownMembershipRecord::COLUMNS,
            Knowledge::Codes => KnownCodeRecord::COLUMNS,
            Knowledge::ExternalIds => KnownExternalIdRecord::COLUMNS,
        }
    }
}

impl Batch {
    /// A table of what a gazetteer knows, in the order of ids. [`Knowledge`] has an example.
    pub fn of_knowledge(gazetteer: &Gazetteer, table: Knowledge) -> Batch {
        match table {
            Knowledge::Entities => {
                let mut rows = RecordRows::new();
                gazetteer.entities().for_each(|entity| rows.push(&known_entity(entity)));
                rows.into_batch()
            }
            Knowledge::Names => names(gazetteer),
            Knowledge::Terms => terms(gazetteer),
            Knowledge::Memberships => memberships(gazetteer),
            Knowledge::Codes => codes(gazetteer),
            Knowledge::ExternalIds => {
                let mut rows = RecordRows::new();
                for entity in gazetteer.entities() {
                    for external in entity.external_ids() {
                        let (system, external_id) = (external.system, external.id);
                        rows.push(&KnownExternalIdRecord { entity_id: entity.id(), system, external_id });
                    }
                }
                rows.into_batch()
            }
        }
    }
}

fn joined<'s>(words: impl Iterator<Item = &'s str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

fn end_text(end: TermEnd) -> Option<String> {
    match end {
        TermEnd::Open => None,
        TermEnd::Unknown => Some("?".to_owned()),
        TermEnd::On(date) => Some(date.to_string()),
    }
}

fn known_entity(entity: Entity<'_>) -> KnownEntityRecord<'_> {
    let (country, leader) = (entity.as_country(), entity.as_leader());
    let (organisation, other) = (entity.as_organisation(), entity.as_other());
    let of_country = country.map(|country| (country.start(), country.end()));
    let of_leader = leader.map(|leader| (leader.born(), leader.died()));
    let of_organisation = organisation.map(|organisation| (organisation.start(), organisation.end()));
    let of_other = other.map(|other| (other.start(), other.end()));
    let (start, end) = of_country.or(of_leader).or(of_organisation).or(of_other).unwrap_or_default();
    let seat = organisation.and_then(|organisation| organisation.country());
    let seat = seat.or_else(|| other.and_then(|other| other.country()));
    let whole = organisation.and_then(|organisation| organisation.parent());
    KnownEntityRecord {
        entity_id: entity.id(),
        kind: entity.kind(),
        entity_name: entity.name(),
        entity_class: entity.class_word(),
        status: country.map(|country| country.status()),
        qid: entity.qid(),
        wikipedia: entity.wikipedia(),
        iso2: country.and_then(|country| country.iso2()),
        iso3: country.and_then(|country| country.iso3()),
        country_id: seat.map(|country| country.id()),
        parent_id: country
            .and_then(|country| country.parent())
            .map(|parent| parent.id())
            .or_else(|| whole.map(|parent| parent.id())),
        start,
        end,
        layer: entity.layer(),
        sources: joined(entity.sources()),
    }
}

fn names(gazetteer: &Gazetteer) -> Batch {
    let mut rows = RecordRows::new();
    for entity in gazetteer.entities() {
        for name in entity.names() {
            rows.push(&KnownNameRecord {
                entity_id: entity.id(),
                name: name.text(),
                form: name.form(),
                languages: joined(name.languages()),
                case: name.case(),
                context: name.context(),
                start: name.start(),
                end: name.end(),
                sources: joined(name.sources()),
            });
        }
    }
    rows.into_batch()
}

fn terms(gazetteer: &Gazetteer) -> Batch {
    let mut rows = RecordRows::new();
    for leader in gazetteer.entities_of(Kind::Leader).filter_map(Entity::as_leader) {
        for term in leader.terms() {
            let body = term.body();
            rows.push(&KnownTermRecord {
                leader_id: leader.id(),
                leader_name: leader.name(),
                body_id: body.id(),
                body_name: body.name(),
                role: term.role(),
                office: term.office(),
                start: term.start(),
                end: end_text(term.end()),
                last_seen: term.last_seen(),
                sources: joined(term.sources()),
            });
        }
    }
    rows.into_batch()
}

fn memberships(gazetteer: &Gazetteer) -> Batch {
    let mut rows = RecordRows::new();
    for organisation in gazetteer.entities_of(Kind::Organisation).filter_map(Entity::as_organisation) {
        for membership in gazetteer.memberships_in(&organisation) {
            let member = membership.member();
            rows.push(&KnownMembershipRecord {
                member_id: member.id(),
                member_name: member.name(),
                organisation_id: organisation.id(),
                organisation_name: organisation.name(),
                status: membership.status(),
                start: membership.start(),
                end: end_text(membership.end()),
                listed_from: membership.listed_from(),
                listed_to: membership.listed_to(),
                sources: joined(membership.sources()),
            });
        }
    }
    rows.into_batch()
}

fn codes(gazetteer: &Gazetteer) -> Batch {
    let mut rows = RecordRows::new();
    for country in gazetteer.entities_of(Kind::Country).filter_map(Entity::as_country) {
        let (entity_id, entity_name) = (country.id(), country.name());
        let present = [
            (CodeSystem::Iso2, country.iso2()),
            (CodeSystem::Iso3, country.iso3()),
            (CodeSystem::Numeric, country.numeric()),
            (CodeSystem::M49, country.m49()),
        ];
        for (system, code) in present {
            if let Some(code) = code {
                let (abbreviation, start, end) = (None, None, None);
                rows.push(&KnownCodeRecord { entity_id, entity_name, system, code, abbreviation, start, end });
            }
        }
        for code in country.codes() {
            rows.push(&KnownCodeRecord {
                entity_id,
                entity_name,
                system: code.system,
                code: code.code,
                abbreviation: Some(code.abbreviation).filter(|letters| !letters.is_empty()),
                start: code.start,
                end: code.end,
            });
        }
    }
    rows.into_batch()
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_out() {
        let gazetteer = Gazetteer::embedded();
        let rows = |table| Batch::of_knowledge(&gazetteer, table).len();
        let info = gazetteer.info();
        assert_eq!(rows(Knowledge::Entities), gazetteer.entities().len());
        assert_eq!(rows(Knowledge::Names), info.names());
        assert_eq!(rows(Knowledge::Terms), info.terms());
        let nato = gazetteer.organisation("NATO").expect("an organisation");
        let members = gazetteer.memberships_in(&nato);
        assert!(members.len() >= gazetteer.members("NATO", None).expect("an organisation").len());
        assert!(rows(Knowledge::Memberships) > 1_000 && rows(Knowledge::Codes) > 1_000);
        assert!(rows(Knowledge::ExternalIds) > 1_000);
    }
}
