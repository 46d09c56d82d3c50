//! Strings, on the ground: folding, words, spans and offsets. Knows nothing of names and entities.

pub(crate) mod characters;
pub(crate) mod cursor;
pub(crate) mod fold;
mod offsets;
mod span;
pub(crate) mod words;

pub(crate) use cursor::Place;
pub use offsets::CodePoints;
pub use span::Span;
