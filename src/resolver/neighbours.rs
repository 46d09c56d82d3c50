//! A capitalised name that continues to the left of the span: "Michael Jordan" is not Jordan, "Laura Bush" not George.

use crate::gazetteer::Gazetteer;
use crate::key::{fold_name, is_word_char};
use crate::mention::Mention;
use crate::span::Span;

/// Whether the word before the span is the given name of somebody else.
///
/// It is when it is capitalised, stands in the same sentence, is no mention or title itself, and either is known as a given
/// name or does not open the sentence.
pub(super) fn is_surname_of(gazetteer: &Gazetteer, text: &str, span: Span, before: &[Mention]) -> bool {
    let Some(head) = text[..span.start()].strip_suffix(' ') else { return false };
    // A middle initial: "Laura W. Bush".
    let head = strip_initial(head);
    let start = head.char_indices().rev().take(32).take_while(|&(_, c)| is_word_char(c) || c == '-').last();
    let Some((start, _)) = start else { return false };
    let word = &head[start..];
    if before.last().is_some_and(|mention| mention.span.end() > start) || !is_name_like(word) {
        return false;
    }
    gazetteer.is_given_name(&fold_name(word).unwrap_or_default())
}

fn strip_initial(head: &str) -> &str {
    let mut chars = head.chars().rev();
    match (chars.next(), chars.next(), chars.next()) {
        (Some('.'), Some(initial), Some(' ')) if initial.is_uppercase() => &head[..head.len() - 2 - initial.len_utf8()],
        _ => head,
    }
}

/// A capital, then small letters.
fn is_name_like(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}
