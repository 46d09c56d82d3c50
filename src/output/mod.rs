//! What a document looks like outside: as records, tables and JSON, and in words for people.

mod batch;
mod explain;
#[cfg(feature = "serde")]
mod json;
pub(crate) mod record;

pub use batch::{Batch, Texts, Values};
pub use record::{Cell, Column, ColumnType, EntityFacts, EntityRecord, MentionRecord, RECORD_SCHEMA, columns_page};
