//! Finds and identifies the **leaders, countries and organisations** in political and diplomatic text.
//!
//! Text goes in; out come exact mentions, each linked to an entity with ISO, COW, Gleditsch–Ward and Wikidata codes, and with the
//! office held on the text's date. The gazetteer is inside the library: no model, no network, no server.
//!
//! ```
//! use legation::{Extractor, Kind, Options};
//!
//! let text = "Chinese President Xi Jinping held talks with South Korean President Lee Jae-myung in Gyeongju. Xi stressed …";
//! let options = Options::new().date("2025-11-01".parse()?);
//! let document = Extractor::embedded().extract_with(text, &options);
//!
//! let found: Vec<(&str, &str)> =
//!     document.mentions().map(|mention| (document.surface(mention), document.entity(mention).unwrap().id())).collect();
//! assert_eq!(found, [
//!     ("Chinese", "country:CHN"),
//!     ("Xi Jinping", "leader:xi-jinping"),
//!     ("South Korean", "country:KOR"),
//!     ("Lee Jae-myung", "leader:lee-jae-myung"),
//!     ("Xi", "leader:xi-jinping"),
//! ]);
//! # Ok::<(), legation::DateError>(())
//! ```
//!
//! The main types: an [`Extractor`] reads texts with [`Options`] and gives [`Document`]s of [`Mention`]s; a [`Gazetteer`] answers
//! look-ups about [`Country`], [`Leader`], [`Organisation`] and [`Term`] by itself.
//!
//! # What it does not do
//! It knows English best; names in other languages are matched where the gazetteer has them. It does not resolve pronouns, code events or
//! judge sentiment; offices without a name are read on request ([`Options::roles`]). Of people who are not in the gazetteer only those are
//! mentions whom the text introduces by a political office.
//!
//! # Features
//! - `embedded` (default): the built-in gazetteer, compiled from the tables of `legation-data`; most of the size of a program that uses this library.
//! - `serde`: `Serialize` on the public types, `Deserialize` on plain values.
//! - `parallel`: `Extractor::extract_many` on all cores.
//!
//! # Data
//! The facts come from redistributable sources, each row with its own; see `DATA.md` and [`Gazetteer::info`]. Spans are **byte** offsets,
//! half-open; [`CodePoints`] translates them.

// Input is never unwrapped: an `expect` says why there is something. What is indexed was found in the same slice, which the fuzz targets hold, with
// overflow checks and debug assertions.
#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used, clippy::get_unwrap, clippy::panic, clippy::todo, clippy::unimplemented, clippy::dbg_macro,
        clippy::exit
    )
)]

#[macro_use]
mod vocabulary;
mod analysis;
mod bit_set;
mod cancellation;
mod date;
mod document;
#[cfg(feature = "embedded")]
mod embedded;
mod error;
mod extractor;
mod gazetteer;
mod lexicon;
mod markup;
mod options;
mod output;
mod resolver;
mod scanner;
mod text;

pub use analysis::{CountRecord, Counts, DyadCountRecord, DyadCounts, DyadRecord, Pairing, Period, TimeSpan, Within};
pub use date::{Date, DateError};
pub use document::{
    DiscoveredLeader, Document, Evidence, Findings, Mention, MentionedEntity, RejectedCandidate, Rejection, Rule,
    Sentences,
};
pub use error::{Error, ErrorKind, Location};
pub use extractor::Extractor;
#[doc(hidden)]
pub use gazetteer::table_schemas;
pub use gazetteer::{
    Change, ChangeKind, CodedCountry, Country, CountryColumn, DataInfo, Entity, EntityHandle, ExternalId, Gazetteer,
    GazetteerBuilder, LayerId, LayerInfo, Leader, ListInfo, Membership, Name, OWN_COLUMNS, Organisation, Other,
    OwnCell, OwnColumn, SearchResult, Selection, Source, Term, TermEnd, Unresolved, compile, pack,
};
pub use options::{Options, Surnames};
#[doc(hidden)]
pub use output::columns_page;
pub use output::{
    Batch, Cell, Column, ColumnType, EntityFacts, EntityRecord, Knowledge, MentionRecord, RECORD_SCHEMA,
    SentenceRecord, Texts, Values, documents_to_html, table_to_html,
};
#[doc(hidden)]
pub use resolver::rule_table;
pub use scanner::ReferenceEngine;
#[doc(hidden)]
pub use text::fold_key;
pub use text::{CodePoints, Span};
pub use vocabulary::{
    CaseRule, CodeSystem, ContextRule, CountryStatus, ExternalIdSystem, Form, Kind, LayerKind, MembershipStatus,
    OrganisationClass, PersonWord, Role, TitlePosition, UnknownWord,
};
