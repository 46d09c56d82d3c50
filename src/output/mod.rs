//! What a document looks like outside: as records, tables and JSON, as HTML for notebooks, and in words for people.

mod batch;
mod document_batch;
mod explain;
mod html;
#[cfg(feature = "serde")]
mod json;
mod knowledge;
pub(crate) mod record;
mod rows;

pub use batch::{Batch, Texts, Values};
pub use html::{documents_to_html, table_to_html};
pub use knowledge::Knowledge;
pub use record::{
    Cell, Column, ColumnType, EntityFacts, EntityRecord, MentionRecord, RECORD_SCHEMA, SentenceRecord, columns_page,
};
pub(crate) use rows::RecordRows;
