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

/// The key under which a name is stored and a text is searched, for the tests and tools that must fold as the library does; `None` where it
/// cannot be one name.
///
/// ```
/// assert_eq!(legation::fold_key("Côte d'Ivoire").as_deref(), Some("cote divoire"));
/// assert_eq!(legation::fold_key("Peru. Chile"), None);
/// ```
pub fn fold_key(text: &str) -> Option<String> {
    fold::fold_name(text)
}
