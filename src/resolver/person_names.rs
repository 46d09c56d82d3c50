//! What looks like a person's name: capitalised words in a row, with the particles and initials that names have.

use super::neighbours::{is_calendar_word, is_name_like};
use crate::key::{is_apostrophe, is_hyphen, is_word_char, previous_char};
use crate::mention::Mention;
use crate::span::Span;

/// Capitalised words in a row that no mention holds, and where each of them stands.
#[derive(Debug)]
pub(super) struct CapitalisedWords {
    pub words: Vec<Span>,
}

/// Every run of capitalised words outside the mentions, in the order of the text.
pub(super) fn runs(text: &str, mentions: &[Mention]) -> Vec<CapitalisedWords> {
    let mut runs = Vec::new();
    let mut at = 0;
    for end in mentions.iter().map(|mention| mention.span.start()).chain([text.len()]) {
        collect(text, at, end, &mut runs);
        let behind = mentions.partition_point(|mention| mention.span.start() <= end);
        at = behind.checked_sub(1).map_or(0, |last| mentions[last].span.end()).max(end);
    }
    runs
}

/// The runs between two bytes.
fn collect(text: &str, mut at: usize, end: usize, runs: &mut Vec<CapitalisedWords>) {
    while let Some(start) = next_capital(text, at, end) {
        let mut words = Vec::new();
        at = start;
        let mut next = Some(start);
        while let Some(start) = next {
            let word = name_word(text, start).filter(|word| word.end() <= end);
            let Some(word) = word.filter(|word| !is_calendar_word(&text[word.range()])) else { break };
            words.push(word);
            at = word.end();
            next = following_word(text, word.end()).filter(|&next| next < end);
        }
        if words.is_empty() {
            at = start + text[start..].chars().next().map_or(1, char::len_utf8);
            while text[at..].chars().next().is_some_and(is_word_char) && at < end {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
            }
        } else {
            runs.push(CapitalisedWords { words });
        }
    }
}

/// The first capital between two bytes that starts a word.
fn next_capital(text: &str, at: usize, end: usize) -> Option<usize> {
    let mut inside = previous_char(text, at).is_some_and(is_word_char);
    for (offset, c) in text[at..end].char_indices() {
        let word = is_word_char(c);
        if word && !inside && c.is_uppercase() {
            return Some(at + offset);
        }
        inside = word;
    }
    None
}

/// The capitalised word that starts here: "Angela", "O'Brien", "Jae-myung", "J.".
fn name_word(text: &str, start: usize) -> Option<Span> {
    let tail = &text[start..];
    let mut end = 0;
    let mut chars = tail.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = (is_hyphen(c) || is_apostrophe(c))
            && tail[at + c.len_utf8()..].starts_with(|next: char| next.is_alphabetic())
            // The possessive is no part of the name.
            && !(is_apostrophe(c) && is_possessive(&tail[at + c.len_utf8()..]));
        if is_word_char(c) {
            end = at + c.len_utf8();
        } else if !joins {
            break;
        }
    }
    let word = &tail[..end];
    let initial = word.chars().count() == 1 && tail[end..].starts_with('.');
    if initial {
        return Some(Span::new(start, start + end + 1));
    }
    is_name_like(word).then(|| Span::new(start, start + end))
}

fn is_possessive(tail: &str) -> bool {
    tail.strip_prefix('s').is_some_and(|rest| !rest.starts_with(is_word_char))
}

/// Where the name goes on behind one blank, particles ("van der", "al-", "bin") between.
fn following_word(text: &str, end: usize) -> Option<usize> {
    const PARTICLES: [&str; 22] = [
        "al", "bin", "ben", "ibn", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "la", "le",
        "van", "von", "wa", "ould", "ter",
    ];
    let mut at = end;
    for _ in 0..3 {
        let gap = text[at..].chars().next().filter(|&c| c == ' ' || c == '\n' || c == '\u{a0}')?;
        at += gap.len_utf8();
        let tail = &text[at..];
        if tail.starts_with(char::is_uppercase) {
            return Some(at);
        }
        let length = tail.find(|c: char| !is_word_char(c)).unwrap_or(tail.len());
        let particle = PARTICLES.contains(&&tail[..length]);
        if !particle {
            return None;
        }
        let rest = &tail[length..];
        if let Some(hyphened) = rest.strip_prefix('-')
            && hyphened.starts_with(char::is_uppercase)
        {
            return Some(at + length + 1);
        }
        at += length;
    }
    None
}
