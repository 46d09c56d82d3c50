//! Lists in running text: "Ukraine, Georgia and Moldova".

use crate::lexicon::{Lexicon, WordList};
use crate::text::words;

/// What comes before the gap between two items of a list that ends here: ", and ", " and ", ", ".
pub(super) fn before_gap<'t>(lexicon: &Lexicon, head: &'t str) -> Option<&'t str> {
    let head = head.strip_suffix(' ')?;
    if let Some(before) = head.strip_suffix(',') {
        return Some(before);
    }
    let conjunction = words::last(head);
    let before = head[..head.len() - conjunction.len()].strip_suffix(' ')?;
    lexicon.has(WordList::Conjunctions, conjunction).then(|| before.strip_suffix(',').unwrap_or(before))
}

/// What comes after the gap between two items of a list that starts here.
pub(super) fn after_gap<'t>(lexicon: &Lexicon, tail: &'t str) -> Option<&'t str> {
    let (comma, rest) = match tail.strip_prefix(',') {
        Some(rest) => (true, rest),
        None => (false, tail),
    };
    let rest = rest.strip_prefix(' ')?;
    let conjunction = words::first(rest);
    match rest[conjunction.len()..].strip_prefix(' ') {
        Some(item) if lexicon.has(WordList::Conjunctions, conjunction) => Some(item),
        _ => comma.then_some(rest),
    }
}
