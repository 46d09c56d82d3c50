//! Acronyms that the text itself defines: "the Regional Forum for University Development (RFUD)".

use super::words;
use crate::key::is_word_char;
use crate::span::Span;

/// Whether the span stands in brackets behind a capitalised phrase with its initials: then it stands for that phrase,
/// which the gazetteer does not know.
pub(super) fn is_defined_otherwise(text: &str, span: Span) -> bool {
    let Some(head) = text[..span.start()].strip_suffix('(') else { return false };
    if !text[span.end()..].starts_with(')') {
        return false;
    }
    let mut initials = text[span.range()].chars().filter(|c| c.is_alphanumeric()).rev().peekable();
    let words = words::near_end(head).trim_end().rsplit(|c: char| !is_word_char(c)).filter(|word| !word.is_empty());
    for word in words.take(12) {
        let Some(&wanted) = initials.peek() else { break };
        let first = word.chars().next().expect("not empty");
        if first == wanted {
            initials.next();
        } else if first.is_uppercase() {
            return false;
        }
    }
    initials.peek().is_none()
}
