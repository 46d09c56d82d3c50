//! What looks like a person's name: capitalised words in a row, with the particles and initials that names have.

use smallvec::SmallVec;

use super::neighbours::{is_calendar_word, is_opening_word};
use super::words::{self, is_name_like};
use crate::gazetteer::Gazetteer;
use crate::key::{is_apostrophe, is_blank, is_hyphen, is_silent, is_word_char};
use crate::mention::Mention;
use crate::scanner::Capitalised;
use crate::span::Span;

/// What can stand at most between two words of a name, in bytes: blanks and two particles.
const FARTHEST: usize = 24;

/// Visits the runs of capitalised words outside the mentions, in the order of the text.
///
/// `capitals`: the capitalised words of the text; `counts_alone`: whether a word matters that is a run by itself.
pub(super) fn for_each_run(
    gazetteer: &Gazetteer,
    text: &str,
    capitals: impl Iterator<Item = Capitalised>,
    mentions: &[Mention],
    counts_alone: impl Fn(&str) -> bool,
    mut visit: impl FnMut(&[Span]),
) {
    let mut words = SmallVec::<[Span; 8]>::new();
    let mut capitals = capitals.peekable();
    let mut mentions = mentions.iter().map(|mention| mention.span).peekable();
    let mut at = 0;
    while let Some(first) = capitals.next() {
        // Most are alone.
        let start = first.start();
        let alone = first.end().is_some_and(|end| {
            let next = capitals.peek().map(|next| next.start());
            !may_go_on(text, end, next) && !counts_alone(&text[start..end])
        });
        if alone || start < at {
            continue;
        }
        while mentions.next_if(|mention| mention.end() <= start).is_some() {}
        let end = mentions.peek().map_or(text.len(), |mention| mention.start());
        if start >= end {
            continue;
        }
        words.clear();
        let mut next = Some(first);
        while let Some(word) = next.and_then(|word| name_word(text, word)).filter(|word| word.end() <= end) {
            let following = following_word(text, word.end()).filter(|&following| following < end);
            // The parts of a compound are no words of their own.
            at = word.end();
            if is_calendar_word(&text[word.range()]) {
                break;
            }
            words.push(word);
            let following = following.filter(|&next| {
                let has_line_end = text.as_bytes()[word.end()..next].contains(&b'\n');
                !has_line_end || goes_on_in_next_line(gazetteer, text, &words, next)
            });
            next = following.and_then(|following| {
                while capitals.next_if(|word| word.start() < following).is_some() {}
                capitals.next_if(|word| word.start() == following)
            });
        }
        if words.len() > 1 || words.first().is_some_and(|word| counts_alone(&text[word.range()])) {
            visit(&words);
        }
    }
}

/// Whether a name may go on behind byte `end`, where the next capitalised word starts at byte `next`; a "no" is right.
fn may_go_on(text: &str, end: usize, next: Option<usize>) -> bool {
    next.is_some_and(|next| {
        let gap = &text.as_bytes()[end..next.max(end)];
        match gap {
            [b' ' | b'\n'] => true,
            [b' ' | b'\n', first, second, ..] if gap.len() <= FARTHEST => {
                !first.is_ascii_lowercase() || may_start_particle(*first, *second)
            }
            // A line end of two characters, or a blank beyond ASCII.
            [b'\r' | 0xC2 | 0xE2 | 0xE3, ..] => gap.len() <= FARTHEST,
            _ => false,
        }
    })
}

/// Whether a name goes on over the end of a line, with the word at byte `next`.
///
/// Not with a word that opens a sentence. A name that is whole already goes on only in running text: a headline, a caption or an item of a list
/// ends with its line though no full stop says so.
fn goes_on_in_next_line(gazetteer: &Gazetteer, text: &str, words: &[Span], next: usize) -> bool {
    let first = words::first(&text[next..]);
    let is_initial = first.len() == 1 && text[next + 1..].starts_with('.');
    if is_opening_word(first) && !is_initial {
        return false;
    }
    let is_title_word = |word: &Span| gazetteer.may_end_title(&text[word.range()]);
    let of_name = words.iter().rev().take_while(|word| !is_title_word(word)).count();
    of_name < 2 || words.last().is_some_and(|last| is_in_running_text(&text[..last.end()], &text[next..]))
}

/// Whether a line is broken here because it would be too long, as far as it, the line before it and the next one tell.
fn is_in_running_text(head: &str, tail: &str) -> bool {
    /// Bytes of a line at most; longer ones are whole paragraphs.
    const LONGEST: usize = 120;
    /// Letters of a word that no caption has in lower case, unlike "of" and "the".
    const LETTERS: usize = 4;
    let mut before = words::near_end(head).rsplit('\n');
    let (line, above) = (before.next().unwrap_or_default(), before.next().unwrap_or_default().trim_end());
    let next_line = words::near_start(tail).split('\n').next().unwrap_or_default();
    // The next word would have made the line the longest.
    let is_full =
        line.len() >= LONGEST / 2 - 10 && line.len() + 1 + words::first(tail).len() >= next_line.trim_end().len();
    let is_small = |word: &str| word.len() >= LETTERS && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let goes_on_from_above = || above.len() > LONGEST / 3 && above.ends_with(|c: char| c.is_lowercase() || c == ',');
    line.len() <= LONGEST
        && next_line.len() <= LONGEST
        && (is_full || line.split(' ').any(is_small) || is_opening_word(words::first(line)) || goes_on_from_above())
}

/// The capitalised word that starts here: "Angela", "O'Brien", "Jae-myung", "J.".
fn name_word(text: &str, word: Capitalised) -> Option<Span> {
    let start = word.start();
    if let Some(end) = word.end() {
        return Some(Span::new(start, end));
    }
    let tail = &text[start..];
    let mut end = 0;
    for (at, c) in tail.char_indices().take(words::LONGEST) {
        let rest = || &tail[at + c.len_utf8()..];
        if is_silent(c) {
            // Not seen: of the word only if it goes on.
        } else if is_word_char(c) {
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
    let initial = word.chars().nth(1).is_none() && !word.is_empty() && tail[end..].starts_with('.');
    initial.then(|| Span::new(start, start + end + 1))
}

fn is_possessive(tail: &str) -> bool {
    tail.strip_prefix('s').is_some_and(|rest| !rest.starts_with(is_word_char))
}

/// Where the name goes on behind one blank, particles ("van der", "al-", "bin") between.
fn following_word(text: &str, end: usize) -> Option<usize> {
    // Mostly the next word follows, or none that could be of the name.
    match text.as_bytes()[end..] {
        [b' ', first, ..] if first.is_ascii_uppercase() => return Some(end + 1),
        [b' ', first, second, ..] if first.is_ascii_lowercase() && !may_start_particle(first, second) => return None,
        [b' ' | b'\n' | b'\r' | 0xC2 | 0xE2 | 0xE3, _, ..] => {}
        _ => return None,
    }
    let mut at = end;
    for _ in 0..3 {
        at += match text[at..].chars().next()? {
            '\r' if text[at + 1..].starts_with('\n') => 2,
            c if c == '\n' || is_blank(c) => c.len_utf8(),
            _ => return None,
        };
        let tail = &text[at..];
        if tail.starts_with(char::is_uppercase) {
            return Some(at);
        }
        // The longest particle has five letters, and most words that follow are none.
        let length = tail.bytes().take(6).take_while(u8::is_ascii_lowercase).count();
        if !PARTICLES.contains(&&tail[..length]) {
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

/// Whether a particle starts with the small letter and what stands behind it.
fn may_start_particle(first: u8, second: u8) -> bool {
    const SECOND: [u32; 26] = {
        let (mut letters, mut number) = ([0; 26], 0);
        while number < PARTICLES.len() {
            let particle = PARTICLES[number].as_bytes();
            letters[(particle[0] - b'a') as usize] |= 1 << (particle[1] - b'a');
            number += 1;
        }
        letters
    };
    second.is_ascii_lowercase() && SECOND[usize::from(first - b'a')] >> (second - b'a') & 1 != 0
}

const PARTICLES: [&str; 22] = [
    "al", "bin", "ben", "ibn", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "la", "le",
    "van", "von", "wa", "ould", "ter",
];
