//! What front ends say of a mention and of an entity in a document: one declaration of names, types and meaning, from which JSON, CSV, the
//! columns of tables and the page about them are made.

use std::borrow::Cow;
use std::fmt;

use smallvec::SmallVec;

use crate::date::Date;
use crate::document::{DiscoveredLeader, Document, Mention, MentionedEntity, Rule};
use crate::gazetteer::Entity;
use crate::text::CodePoints;
use crate::vocabulary::{
    CaseRule, CodeSystem, ContextRule, CountryStatus, ExternalIdSystem, Form, Kind, LayerKind, MembershipStatus,
    OrganisationClass, Role,
};

/// The version of the records: it grows when a name or a meaning changes, not when one is added.
pub const RECORD_SCHEMA: u32 = 1;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ColumnType {
    /// Text.
    Text,
    /// Whole numbers from 0.
    Integer,
    /// Numbers with a fraction.
    Real,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// Its name, everywhere.
    pub name: &'static str,
    /// What its cells hold.
    pub holds: ColumnType,
    /// Whether a cell may be empty.
    pub nullable: bool,
    /// What it says, in words.
    pub description: &'static str,
    pub(crate) depends_on: DependsOn,
}

/// What a cell follows from: rows that share it share the cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DependsOn {
    Document,
    Surface,
    Decision,
    Target,
    /// Every row has its own.
    Row,
}

/// What stands in one row of one column.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Cell<'r> {
    /// Nothing is known.
    Missing,
    /// Text.
    Text(Cow<'r, str>),
    /// A whole number.
    Integer(u64),
    /// A number with a fraction.
    Real(f64),
}

impl fmt::Display for Cell<'_> {
    /// As CSV has it: nothing for what is missing, and numbers that read back as themselves.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cell::Missing => Ok(()),
            Cell::Text(text) => f.write_str(text),
            Cell::Integer(number) => write!(f, "{number}"),
            Cell::Real(number) => write!(f, "{number:?}"),
        }
    }
}

/// A type that a field of a record may have.
pub(crate) trait Field {
    const HOLDS: ColumnType = ColumnType::Text;
    const NULLABLE: bool = false;
    fn cell(&self) -> Cell<'_>;
}

impl<T: Field> Field for Option<T> {
    const HOLDS: ColumnType = T::HOLDS;
    const NULLABLE: bool = true;
    fn cell(&self) -> Cell<'_> {
        self.as_ref().map_or(Cell::Missing, Field::cell)
    }
}

impl Field for &str {
    fn cell(&self) -> Cell<'_> {
        Cell::Text(Cow::Borrowed(self))
    }
}

impl Field for String {
    fn cell(&self) -> Cell<'_> {
        Cell::Text(Cow::Borrowed(self))
    }
}

impl Field for Cow<'_, str> {
    fn cell(&self) -> Cell<'_> {
        Cell::Text(Cow::Borrowed(self))
    }
}

impl Field for Date {
    fn cell(&self) -> Cell<'_> {
        Cell::Text(Cow::Owned(self.to_string()))
    }
}

impl Field for usize {
    const HOLDS: ColumnType = ColumnType::Integer;
    fn cell(&self) -> Cell<'_> {
        Cell::Integer(*self as u64)
    }
}

impl Field for f64 {
    const HOLDS: ColumnType = ColumnType::Real;
    fn cell(&self) -> Cell<'_> {
        Cell::Real(*self)
    }
}

/// The rules that decided, in the order in which they spoke; a cell joins them with spaces.
pub(crate) type Rules = SmallVec<[Rule; 3]>;

impl Field for Rules {
    fn cell(&self) -> Cell<'_> {
        match self.as_slice() {
            [rule] => Cell::Text(Cow::Borrowed(rule.as_str())),
            rules => Cell::Text(Cow::Owned(rules.iter().map(|rule| rule.as_str()).collect::<Vec<_>>().join(" "))),
        }
    }
}

macro_rules! words {
    ($($vocabulary:ty),+) => {
        $(impl Field for $vocabulary {
            fn cell(&self) -> Cell<'_> {
                Cell::Text(Cow::Borrowed(self.as_str()))
            }
        })+
    };
}

words!(
    CaseRule, CodeSystem, ContextRule, CountryStatus, ExternalIdSystem, Form, Kind, LayerKind, MembershipStatus,
    OrganisationClass, Role
);

/// A record whose fields are the columns of a table.
pub(crate) trait Record: Sized {
    const COLUMNS: &'static [Column];
    /// How the cell of each column is read.
    fn cells() -> Vec<for<'r> fn(&'r Self) -> Cell<'r>>;
}

/// Defines a record: each field with its words, its type and, where rows share cells, what it follows from.
macro_rules! record {
    (@of) => { $crate::output::record::DependsOn::Row };
    (@of $source:ident) => { $crate::output::record::DependsOn::$source };
    ($(#[$doc:meta])* $name:ident $(<$lifetime:lifetime>)? {
        $($(#[doc = $what:literal])+ $(#[serde($serde:ident)])? $field:ident: $type:ty $(, of $source:ident)?;)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize))]
        #[non_exhaustive]
        pub struct $name$(<$lifetime>)? {
            $($(#[doc = $what])+ $(#[cfg_attr(feature = "serde", serde($serde))])? pub $field: $type,)+
        }

        impl$(<$lifetime>)? $name$(<$lifetime>)? {
            /// The columns of a table of such records, in their order.
            pub const COLUMNS: &'static [$crate::output::Column] = &[$($crate::output::Column {
                name: stringify!($field),
                holds: <$type as $crate::output::record::Field>::HOLDS,
                nullable: <$type as $crate::output::record::Field>::NULLABLE,
                description: concat!($($what),+),
                depends_on: record!(@of $($source)?),
            }),+];

            /// The cells of the record, in the order of the columns.
            #[allow(dead_code)] // of records that are nothing but rows of a table nobody asks for them
            pub fn cells(&self) -> impl Iterator<Item = $crate::output::Cell<'_>> {
                <Self as $crate::output::record::Record>::cells().into_iter().map(move |cell| cell(self))
            }
        }

        impl$(<$lifetime>)? $crate::output::record::Record for $name$(<$lifetime>)? {
            const COLUMNS: &'static [$crate::output::Column] = $name::COLUMNS;

            fn cells() -> Vec<for<'r> fn(&'r Self) -> $crate::output::Cell<'r>> {
                vec![$(|record| $crate::output::record::Field::cell(&record.$field)),+]
            }
        }
    };
}
pub(crate) use record;

record! {
    /// A mention with all that front ends say of it.
    ///
    /// ```
    /// use legation::{CodePoints, Extractor, MentionRecord, Options};
    /// let options = Options::new().date("2025-11-01".parse()?);
    /// let document = Extractor::embedded().extract_with("Chinese President Xi Jinping spoke.", &options);
    /// let mention = document.mentions().nth(1).unwrap();
    /// let record = MentionRecord::new(&document, mention, &CodePoints::new(document.text()));
    /// assert_eq!((record.start, record.end, record.entity_id), (18, 28, Some("leader:xi-jinping")));
    /// assert_eq!((record.office, record.body_id), (Some("President"), Some("country:CHN")));
    /// # Ok::<(), legation::DateError>(())
    /// ```
    MentionRecord<'d> {
        /// The document: the id that was given for it, in tables else its position among the texts, from 0.
        #[serde(skip)]
        document_id: Option<Cow<'d, str>>, of Document;
        /// The date that was given for the document: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        #[serde(skip)]
        date: Option<Date>, of Document;
        /// The first code point of the mention, from 0.
        start: usize, of Row;
        /// The end of the mention in code points, exclusive.
        end: usize, of Row;
        /// The surface form: what stands in the text from `start` to `end`.
        text: &'d str, of Surface;
        /// What is denoted: `country`, `leader`, `organisation`, or `other` for something of your own.
        kind: Kind, of Target;
        /// How it is denoted: `name`, `adjective`, `surname`, `acronym` …
        form: Form, of Decision;
        /// The id of the entity; empty for a leader who is not in the gazetteer.
        entity_id: Option<&'d str>, of Target;
        /// The canonical name of the entity, or the fullest form in the text of a discovered leader's name.
        entity_name: &'d str, of Target;
        /// The Wikidata item of the entity.
        qid: Option<&'d str>, of Target;
        /// ISO 3166-1 alpha-3, of a country; of a former state the last one it had, or that of the state which continues it (West Germany: `DEU`).
        iso3: Option<&'d str>, of Target;
        /// The Correlates of War code, of a country, on the date; empty without a date.
        cow: Option<&'d str>, of Target;
        /// The Gleditsch–Ward code, of a country, on the date; empty without a date.
        gw: Option<&'d str>, of Target;
        /// The title of the English Wikipedia article of the entity.
        wikipedia: Option<&'d str>, of Target;
        /// The class of an organisation (`igo`, `party`, `ministry` …); of an entity of your own, what its list calls its kind: `company`.
        entity_class: Option<&'d str>, of Target;
        /// The office that a leader held on the date, of several the highest; of a discovered leader, the one that the text names.
        office: Option<&'d str>, of Target;
        /// The id of the country or organisation whose office it is.
        body_id: Option<&'d str>, of Target;
        /// When the term in that office began.
        term_start: Option<Date>, of Target;
        /// How sure the decision is, from 0 to 1, in steps of a thousandth.
        confidence: f64, of Decision;
        /// The rules that decided, in the order in which they spoke; joined with spaces where a cell holds text.
        rules: Rules, of Decision;
        /// Where the entity comes from: `built_in`, `own` or `discovered`.
        layer: LayerKind, of Target;
        /// The version of the data.
        #[serde(skip)]
        data_version: &'d str, of Document;
    }
}

record! {
    /// An entity as one document mentions it, with all that front ends say of it.
    ///
    /// ```
    /// use legation::{CodePoints, EntityRecord, Extractor};
    /// let document = Extractor::embedded().extract("Xi Jinping met Lee Jae-myung. Xi left.");
    /// let xi = document.entities(None).next().unwrap();
    /// let record = EntityRecord::new(&document, &xi, &CodePoints::new(document.text()));
    /// assert_eq!((record.entity_name, record.count, record.first), ("Xi Jinping", 2, 0));
    /// ```
    EntityRecord<'d> {
        /// The document: the id that was given for it, in tables else its position among the texts, from 0.
        #[serde(skip)]
        document_id: Option<Cow<'d, str>>, of Document;
        /// The date that was given for the document: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        #[serde(skip)]
        date: Option<Date>, of Document;
        /// The id of the entity; empty for a leader who is not in the gazetteer.
        entity_id: Option<&'d str>, of Target;
        /// What it is: `country`, `leader`, `organisation`, or `other` for something of your own.
        kind: Kind, of Target;
        /// The canonical name of the entity, or the fullest form in the text of a discovered leader's name.
        entity_name: &'d str, of Target;
        /// The Wikidata item of the entity.
        qid: Option<&'d str>, of Target;
        /// ISO 3166-1 alpha-2, of a country; of a former state as `iso3`.
        iso2: Option<&'d str>, of Target;
        /// ISO 3166-1 alpha-3, of a country; of a former state the last one it had, or that of the state which continues it (West Germany: `DEU`).
        iso3: Option<&'d str>, of Target;
        /// The Correlates of War code, of a country, on the date; empty without a date.
        cow: Option<&'d str>, of Target;
        /// The Gleditsch–Ward code, of a country, on the date; empty without a date.
        gw: Option<&'d str>, of Target;
        /// The title of the English Wikipedia article of the entity.
        wikipedia: Option<&'d str>, of Target;
        /// The class of an organisation (`igo`, `party`, `ministry` …); of an entity of your own, what its list calls its kind: `company`.
        entity_class: Option<&'d str>, of Target;
        /// The office that a leader held on the date, of several the highest; of a discovered leader, the one that the text names.
        office: Option<&'d str>, of Target;
        /// The id of the country or organisation whose office it is.
        body_id: Option<&'d str>, of Target;
        /// When the term in that office began.
        term_start: Option<Date>, of Target;
        /// Where the entity comes from: `built_in`, `own` or `discovered`.
        layer: LayerKind, of Target;
        /// How many mentions it has in the document.
        count: usize, of Row;
        /// The first code point of its first mention, from 0; of a discovered leader, of the fullest form of the name.
        first: usize, of Row;
        /// The version of the data.
        #[serde(skip)]
        data_version: &'d str, of Document;
    }
}

record! {
    /// The sentence of a mention, for tables that have it beside the mention's record: see [`Batch::of_mentions_in_sentences`](crate::Batch::of_mentions_in_sentences).
    SentenceRecord {
        /// The number of the sentence in the document, from 0.
        sentence: usize;
        /// The first code point of the sentence, from 0.
        sentence_start: usize;
        /// The end of the sentence in code points, exclusive.
        sentence_end: usize;
    }
}

/// What records say of an entity, or of a leader whom the gazetteer does not know, on a date.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct EntityFacts<'g> {
    /// What it is.
    pub kind: Kind,
    /// Its id, if it is in the gazetteer.
    pub entity_id: Option<&'g str>,
    /// Its canonical name, or the fullest form in the text.
    pub entity_name: &'g str,
    /// The Wikidata item.
    pub qid: Option<&'g str>,
    /// The code of a country.
    pub iso2: Option<&'g str>,
    /// The code of a country; of a former state that of the one which continues it, where it had none.
    pub iso3: Option<&'g str>,
    /// The code of a country on the date.
    pub cow: Option<&'g str>,
    /// The code of a country on the date.
    pub gw: Option<&'g str>,
    /// The title of the English Wikipedia article.
    pub wikipedia: Option<&'g str>,
    /// The class of an organisation; of an entity of no other kind, what its layer calls its kind.
    pub entity_class: Option<&'g str>,
    /// The office of a leader on the date, of several the highest.
    pub office: Option<&'g str>,
    /// Whose office it is.
    pub body_id: Option<&'g str>,
    /// When the term in it began.
    pub term_start: Option<Date>,
    /// Where the entity comes from.
    pub layer: LayerKind,
}

impl<'g> EntityFacts<'g> {
    /// Of an entity; codes and offices on the date, none without one.
    pub fn new(entity: Entity<'g>, date: Option<Date>) -> EntityFacts<'g> {
        let country = entity.as_country();
        let code = |system| country.and_then(|country| country.code(system, Some(date?)));
        let term = date.and_then(|date| entity.terms_on(date).into_iter().next());
        EntityFacts {
            kind: entity.kind(),
            entity_id: Some(entity.id()),
            entity_name: entity.name(),
            qid: entity.qid(),
            iso2: country.and_then(|country| country.code(CodeSystem::Iso2, None)),
            iso3: country.and_then(|country| country.code(CodeSystem::Iso3, None)),
            cow: code(CodeSystem::Cow),
            gw: code(CodeSystem::Gw),
            wikipedia: entity.wikipedia(),
            entity_class: entity.class_word(),
            office: term.map(|term| term.office()),
            body_id: term.map(|term| term.body().id()),
            term_start: term.and_then(|term| term.start()),
            layer: entity.layer(),
        }
    }

    /// Of a leader whom the gazetteer does not know: what the text says.
    pub fn of_discovered(leader: DiscoveredLeader<'g>) -> EntityFacts<'g> {
        let body_id = leader.body().map(|body| body.id());
        EntityFacts { office: Some(leader.office()), body_id, ..EntityFacts::of_name(leader.name()) }
    }

    /// Of a leader of whom nothing but the name is known.
    pub fn of_name(name: &'g str) -> EntityFacts<'g> {
        EntityFacts {
            kind: Kind::Leader,
            entity_id: None,
            entity_name: name,
            qid: None,
            iso2: None,
            iso3: None,
            cow: None,
            gw: None,
            wikipedia: None,
            entity_class: None,
            office: None,
            body_id: None,
            term_start: None,
            layer: LayerKind::Discovered,
        }
    }

    pub(super) fn of_mention(document: &'g Document<'_>, mention: &Mention) -> EntityFacts<'g> {
        match document.entity(mention) {
            Some(entity) => EntityFacts::new(entity, document.date()),
            None => EntityFacts::of_discovered(document.discovered(mention).expect("it denotes one or the other")),
        }
    }
}

impl<'d> MentionRecord<'d> {
    /// Of a mention of the document; `offsets` are those of the document's text.
    pub fn new(document: &'d Document<'_>, mention: &Mention, offsets: &CodePoints<'_>) -> MentionRecord<'d> {
        let facts = EntityFacts::of_mention(document, mention);
        MentionRecord {
            document_id: document.id().map(Cow::Borrowed),
            date: document.date(),
            start: offsets.at(mention.span().start()),
            end: offsets.at(mention.span().end()),
            text: document.surface(mention),
            kind: facts.kind,
            form: mention.form(),
            entity_id: facts.entity_id,
            entity_name: facts.entity_name,
            qid: facts.qid,
            iso3: facts.iso3,
            cow: facts.cow,
            gw: facts.gw,
            wikipedia: facts.wikipedia,
            entity_class: facts.entity_class,
            office: facts.office,
            body_id: facts.body_id,
            term_start: facts.term_start,
            confidence: mention.confidence(),
            rules: mention.evidence().map(|evidence| evidence.rule()).collect(),
            layer: facts.layer,
            data_version: document.gazetteer().info().version(),
        }
    }
}

impl<'d> EntityRecord<'d> {
    /// Of an entity of the document; `offsets` are those of the document's text.
    pub fn new(
        document: &'d Document<'_>,
        mentioned: &MentionedEntity<'d>,
        offsets: &CodePoints<'_>,
    ) -> EntityRecord<'d> {
        let facts = EntityFacts::new(mentioned.entity(), document.date());
        EntityRecord::of(document, facts, mentioned.count(), offsets.at(mentioned.first().start()))
    }

    /// Of a leader whom the document introduces and the gazetteer does not know.
    pub fn of_discovered(
        document: &'d Document<'_>,
        leader: DiscoveredLeader<'d>,
        offsets: &CodePoints<'_>,
    ) -> EntityRecord<'d> {
        let first = offsets.at(leader.introduction().start());
        EntityRecord::of(document, EntityFacts::of_discovered(leader), leader.count(), first)
    }

    fn of(document: &'d Document<'_>, facts: EntityFacts<'d>, count: usize, first: usize) -> EntityRecord<'d> {
        EntityRecord {
            document_id: document.id().map(Cow::Borrowed),
            date: document.date(),
            entity_id: facts.entity_id,
            kind: facts.kind,
            entity_name: facts.entity_name,
            qid: facts.qid,
            iso2: facts.iso2,
            iso3: facts.iso3,
            cow: facts.cow,
            gw: facts.gw,
            wikipedia: facts.wikipedia,
            entity_class: facts.entity_class,
            office: facts.office,
            body_id: facts.body_id,
            term_start: facts.term_start,
            layer: facts.layer,
            count,
            first,
            data_version: document.gazetteer().info().version(),
        }
    }
}

/// The columns of a record as lines of a page, for `docs/tables.md`.
pub fn columns_page(columns: &[Column]) -> String {
    let mut page = String::from("| column | holds | may be empty | what it says |\n|---|---|---|---|\n");
    for column in columns {
        let holds = match column.holds {
            ColumnType::Text => "text",
            ColumnType::Integer => "integer",
            ColumnType::Real => "real",
        };
        let empty = if column.nullable { "yes" } else { "" };
        page += &format!("| `{}` | {holds} | {empty} | {} |\n", column.name, column.description.trim());
    }
    page
}
