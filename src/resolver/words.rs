//! Words beside a place in the text. Nearly all are of ASCII letters, which need no decoding.
//!
//! No look at the neighbours of a place goes further than a fixed number of characters: whatever a text repeats, reading it takes time in
//! proportion to its length.

use crate::key::is_word_char;

/// Characters of a word at most; of a longer run of letters only so many are looked at, and it is not a word of a name.
pub(super) const LONGEST: usize = 64;

/// Bytes between two words that belong together at most, and of what stands beside a place.
const NEAR: usize = 256;

/// The end of a text, at most [`NEAR`] bytes.
pub(super) fn near_end(head: &str) -> &str {
    let start = (head.len().saturating_sub(NEAR)..).find(|&start| head.is_char_boundary(start));
    &head[start.unwrap_or(head.len())..]
}

/// The beginning of a text, at most [`NEAR`] bytes.
pub(super) fn near_start(tail: &str) -> &str {
    let end = (0..=tail.len().min(NEAR)).rev().find(|&end| tail.is_char_boundary(end));
    &tail[..end.unwrap_or(0)]
}

/// What stands between two places of a text; `None` where they are not near each other, or in the wrong order.
pub(super) fn between(text: &str, start: usize, end: usize) -> Option<&str> {
    text.get(start..end).filter(|between| between.len() <= NEAR)
}

/// Where the last word of a text starts; it is looked at for so many characters at most. `joins`: what may stand inside it, such as a hyphen.
pub(super) fn start_of_last(head: &str, longest: usize, joins: Option<char>) -> Option<usize> {
    let bytes = head.as_bytes();
    let is_join = |byte: u8| joins.is_some_and(|c| u32::from(byte) == u32::from(c));
    let nearest = bytes.iter().rev().take(longest);
    let length = nearest.take_while(|&&byte| IS_OF_WORD[usize::from(byte)] || is_join(byte)).count();
    let start = bytes.len() - length;
    if length < longest && start > 0 && !bytes[start - 1].is_ascii() {
        return start_of_any(head, longest, joins);
    }
    (length > 0).then_some(start)
}

/// The letters and digits of ASCII.
static IS_OF_WORD: [bool; 256] = {
    let (mut is_of_word, mut byte) = ([false; 256], 0);
    while byte < 128 {
        is_of_word[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    is_of_word
};

fn start_of_any(head: &str, longest: usize, joins: Option<char>) -> Option<usize> {
    let word = head.char_indices().rev().take(longest).take_while(|&(_, c)| is_word_char(c) || joins == Some(c));
    word.last().map(|(start, _)| start)
}

/// The word at the beginning of a text, of at most [`LONGEST`] characters; empty if there is none.
pub(super) fn first(tail: &str) -> &str {
    let bytes = tail.as_bytes();
    let ascii = bytes.iter().take(LONGEST).take_while(|&&byte| IS_OF_WORD[usize::from(byte)]).count();
    match bytes.get(ascii) {
        Some(byte) if !byte.is_ascii() => first_with(tail, is_word_char),
        _ => &tail[..ascii],
    }
}

/// The same for a word that hyphens may join.
pub(super) fn first_compound(tail: &str) -> &str {
    first_with(tail, |c| is_word_char(c) || c == '-')
}

fn first_with(tail: &str, is_of_word: impl Fn(char) -> bool) -> &str {
    let mut word = tail.char_indices().take(LONGEST).take_while(|&(_, c)| is_of_word(c));
    let end = word.by_ref().last().map_or(0, |(start, c)| start + c.len_utf8());
    &tail[..end]
}

/// A capital, then a small letter.
pub(super) fn is_name_like(word: &str) -> bool {
    match word.as_bytes() {
        [first, second, ..] if first.is_ascii() && second.is_ascii() => {
            first.is_ascii_uppercase() && second.is_ascii_lowercase()
        }
        _ => {
            let mut chars = word.chars();
            chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_beyond_ascii_are_letters() {
        for (text, start, last) in
            [("met Xi", 4, "met"), ("Ana Müller", 4, "Ana"), ("Čapek", 0, "Čapek"), ("a b ", 4, "a")]
        {
            assert_eq!(start_of_last(text, 32, None).unwrap_or(text.len()), start, "{text}");
            assert_eq!(first(text), last, "{text}");
        }
        assert_eq!(start_of_last("Kim Jae-myung", 32, Some('-')), Some(4));
        assert_eq!(start_of_last("Kim Jae-myung", 32, None), Some(8));
        assert_eq!(start_of_last("abcdef", 3, None), Some(3));
    }

    #[test]
    fn no_look_goes_far() {
        for letter in ["a", "é", "e\u{301}", "中", "a-"] {
            let text = letter.repeat(1000);
            for near in [first(&text), first_compound(&text), near_start(&text), near_end(&text)] {
                assert!(near.len() <= 4 * LONGEST.max(NEAR / 4), "{letter}: {}", near.len());
            }
        }
        assert_eq!((near_start("né"), near_end("né"), first_compound("Jae-myung of")), ("né", "né", "Jae-myung"));
        assert_eq!((between("a b", 1, 2), between("a b", 2, 1)), (Some(" "), None));
        assert_eq!(between(&" ".repeat(1000), 0, 1000), None);
    }
}
