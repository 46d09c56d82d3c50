//! What a document looks like outside: as JSON, and in words for people.

mod explain;
#[cfg(feature = "serde")]
mod json;
