//! What looks like a person's name: capitalised words in a row, with the particles and initials that names have.

use std::iter::Peekable;

use super::neighbours::is_calendar_word;
use super::words::is_name_like;
use crate::key::{is_apostrophe, is_hyphen, is_word_char};
use crate::mention::Mention;
use crate::scanner::Capitalised;
use crate::span::Span;

/// Every run of capitalised words outside the mentions, in the order of the text.
pub(super) struct Runs {
    words: Vec<Span>,
    /// For each run the number of words up to its end.
    ends: Vec<usize>,
}

impl Runs {
    /// `capitals`: the capitalised words of the text.
    pub fn new(text: &str, capitals: &[Capitalised], mentions: &[Mention]) -> Runs {
        let (words, ends) = (Vec::with_capacity(capitals.len()), Vec::with_capacity(capitals.len()));
        let mut runs = Runs { words, ends };
        let mut capitals = capitals.iter().peekable();
        let mut at = 0;
        for mention in mentions {
            runs.collect(text, &mut capitals, at, mention.span.start());
            at = mention.span.end();
        }
        runs.collect(text, &mut capitals, at, text.len());
        runs
    }

    /// The words of each run.
    pub fn iter(&self) -> impl Iterator<Item = &[Span]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.words[start..end])
    }

    /// Adds the runs between two bytes.
    fn collect<'c>(
        &mut self,
        text: &str,
        capitals: &mut Peekable<impl Iterator<Item = &'c Capitalised>>,
        mut at: usize,
        end: usize,
    ) {
        while let Some(&first) = capitals.next_if(|word| word.start < end) {
            if first.start < at {
                continue;
            }
            let before = self.words.len();
            let mut next = Some(first);
            while let Some(word) = next.and_then(|word| name_word(text, word)).filter(|word| word.end() <= end) {
                if is_calendar_word(&text[word.range()]) {
                    break;
                }
                self.words.push(word);
                at = word.end();
                next = following_word(text, at).filter(|&next| next < end).and_then(|next| {
                    while capitals.next_if(|word| word.start < next).is_some() {}
                    capitals.next_if(|word| word.start == next).copied()
                });
            }
            if self.words.len() > before {
                self.ends.push(self.words.len());
            }
        }
    }
}

/// The capitalised word that starts here: "Angela", "O'Brien", "Jae-myung", "J.".
fn name_word(text: &str, word: Capitalised) -> Option<Span> {
    let start = word.start;
    if let Some(end) = word.end {
        return Some(Span::new(start, end.get()));
    }
    let tail = &text[start..];
    let mut end = 0;
    for (at, c) in tail.char_indices() {
        let rest = || &tail[at + c.len_utf8()..];
        if is_word_char(c) {
            end = at + c.len_utf8();
        } else if is_hyphen(c) && !rest().starts_with(char::is_alphabetic)
            || is_apostrophe(c) && (is_possessive(rest()) || !rest().starts_with(char::is_alphabetic))
            || !is_hyphen(c) && !is_apostrophe(c)
        {
            break;
        }
    }
    let word = &tail[..end];
    if is_name_like(word) {
        return Some(Span::new(start, start + end));
    }
    let initial = word.chars().count() == 1 && tail[end..].starts_with('.');
    initial.then(|| Span::new(start, start + end + 1))
}

fn is_possessive(tail: &str) -> bool {
    tail.strip_prefix('s').is_some_and(|rest| !rest.starts_with(is_word_char))
}

/// Where the name goes on behind one blank, particles ("van der", "al-", "bin") between.
fn following_word(text: &str, end: usize) -> Option<usize> {
    // Mostly the next word follows, or none that could be of the name.
    match text.as_bytes().get(end..end + 2) {
        Some([b' ', next]) if next.is_ascii_uppercase() => return Some(end + 1),
        Some([b' ' | b'\n' | 0xC2, _]) => {}
        _ => return None,
    }
    let mut at = end;
    for _ in 0..3 {
        let gap = text[at..].chars().next().filter(|&c| c == ' ' || c == '\n' || c == '\u{a0}')?;
        at += gap.len_utf8();
        let tail = &text[at..];
        if tail.starts_with(char::is_uppercase) {
            return Some(at);
        }
        // The longest particle has five letters, and most words that follow are none.
        let length = tail.bytes().take(6).take_while(u8::is_ascii_lowercase).count();
        if !is_particle(&tail[..length]) {
            return None;
        }
        let hyphened = tail[length..].strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_uppercase));
        if hyphened {
            return Some(at + length + 1);
        }
        at += length;
    }
    None
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "bin"
            | "ben"
            | "ibn"
            | "da"
            | "de"
            | "del"
            | "della"
            | "den"
            | "der"
            | "di"
            | "do"
            | "dos"
            | "du"
            | "el"
            | "la"
            | "le"
            | "van"
            | "von"
            | "wa"
            | "ould"
            | "ter"
    )
}
