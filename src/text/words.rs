//! Words beside a place in the text. Nearly all are of ASCII letters, which need no decoding.

use super::fold::{is_apostrophe, is_word_char};

/// Characters of a word that are looked at, at most; a longer run of letters is not a word of a name.
pub(crate) const LONGEST: usize = 64;

/// Where the last word of a text starts; at most `longest` characters of it are looked at. `joins`: what may be inside it, such as a hyphen.
pub(crate) fn start_of_last(head: &str, longest: usize, joins: Option<char>) -> Option<usize> {
    let bytes = head.as_bytes();
    let is_join = |byte: u8| joins.is_some_and(|c| u32::from(byte) == u32::from(c));
    let nearest = &bytes[bytes.len().saturating_sub(longest)..];
    let before = nearest.iter().rposition(|&byte| !IS_OF_WORD[usize::from(byte)] && !is_join(byte));
    let length = before.map_or(nearest.len(), |before| nearest.len() - 1 - before);
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

/// The text before its last word, without the blanks there, and that word.
pub(crate) fn split_last(text: &str) -> (&str, &str) {
    let word = last(text);
    (text[..text.len() - word.len()].trim_end_matches(' '), word)
}

/// A word as it is written in names: "AVENUE" and "avenue" as "Avenue".
pub(crate) fn in_title_case(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let rest = letters.as_str();
    if word.contains(char::is_lowercase) {
        first.chain(rest.chars()).collect()
    } else {
        first.chain(rest.to_lowercase().chars()).collect()
    }
}

/// The word at the beginning of a text, of at most [`LONGEST`] characters; empty if there is none.
pub(crate) fn first(tail: &str) -> &str {
    first_joined(tail, None)
}

/// The same for a word that hyphens may join.
pub(crate) fn first_compound(tail: &str) -> &str {
    first_joined(tail, Some(b'-'))
}

#[inline]
fn first_joined(tail: &str, joins: Option<u8>) -> &str {
    let bytes = tail.as_bytes();
    let nearest = &bytes[..bytes.len().min(LONGEST)];
    let behind = nearest.iter().position(|&byte| !IS_OF_WORD[usize::from(byte)] && joins != Some(byte));
    let ascii = behind.unwrap_or(nearest.len());
    match bytes.get(ascii) {
        Some(byte) if !byte.is_ascii() => first_with(tail, |c| is_word_char(c) || joins.map(char::from) == Some(c)),
        _ => &tail[..ascii],
    }
}

fn first_with(tail: &str, is_of_word: impl Fn(char) -> bool) -> &str {
    let word = tail.char_indices().take(LONGEST).take_while(|&(_, c)| is_of_word(c));
    &tail[..word.last().map_or(0, |(start, c)| start + c.len_utf8())]
}

/// The last word of a text, of at most [`LONGEST`] characters; empty if it does not end in a word.
pub(crate) fn last(head: &str) -> &str {
    start_of_last(head, LONGEST, None).map_or("", |start| &head[start..])
}

/// The length of the possessive ending at the beginning of a text: an apostrophe and one of the suffixes, or the apostrophe alone.
pub(crate) fn possessive(tail: &str, suffixes: &[impl AsRef<str>]) -> usize {
    let Some(apostrophe) = tail.chars().next().filter(|&c| is_apostrophe(c)) else { return 0 };
    let rest = &tail[apostrophe.len_utf8()..];
    let ends = |suffix: &&str| rest.strip_prefix(*suffix).is_some_and(|rest| !rest.starts_with(is_word_char));
    apostrophe.len_utf8() + suffixes.iter().map(AsRef::as_ref).find(ends).map_or(0, str::len)
}

/// A capital, then a lower-case letter.
pub(crate) fn is_name_like(word: &str) -> bool {
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
    fn no_look_goes_far() {
        for letter in ["a", "é", "e\u{301}", "中", "a-"] {
            let text = letter.repeat(1000);
            for near in [first(&text), first_compound(&text), last(&text)] {
                assert!(near.chars().count() <= LONGEST, "{letter}: {}", near.len());
            }
        }
        assert_eq!(first_compound("Jae-myung of"), "Jae-myung");
    }

    #[test]
    fn a_possessive_is_an_apostrophe_with_or_without_its_letter() {
        let suffixes = ["s"];
        for (tail, length) in [("'s talks", 2), ("’s", 4), ("' talks", 1), (" talks", 0), ("'sh", 1), ("", 0)] {
            assert_eq!(possessive(tail, &suffixes), length, "{tail}");
        }
    }

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
}
