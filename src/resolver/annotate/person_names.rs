//! What looks like a person's name: capitalised words in a row, with the particles and initials that names have.

use smallvec::SmallVec;

use crate::document::mention::Mention;
use crate::lexicon::{Lexicon, WordList, WordLists};
use crate::scanner::Capitalised;
use crate::text::fold::{is_apostrophe, is_blank, is_hyphen, is_silent, is_word_char};
use crate::text::words::{self, is_name_like};
use crate::text::{Span, cursor};

/// Particles that a hyphen may join to the next word.
const PARTICLES: WordLists = WordLists::of(WordList::NameParticles).or(WordLists::of(WordList::AttachedParticles));

/// What can stand at most between two words of a name, in bytes: blanks and two particles.
const FARTHEST: usize = 24;

/// Visits the runs of capitalised words outside the mentions, in the order of the text.
///
/// `capitals`: the capitalised words of the text; `counts_alone`: whether a word matters that is a run by itself.
pub(super) fn for_each_run(
    lexicon: &Lexicon,
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
            !may_go_on(lexicon, text, end, next) && !counts_alone(&text[start..end])
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
            let following = following_word(lexicon, text, word.end()).filter(|&following| following < end);
            // The parts of a compound are no words of their own.
            at = word.end();
            if lexicon.has(WordList::Calendar, &text[word.range()]) {
                break;
            }
            words.push(word);
            let following = following.filter(|&next| {
                let has_line_end = text.as_bytes()[word.end()..next].contains(&b'\n');
                !has_line_end || goes_on_in_next_line(lexicon, text, &words, next)
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

/// Whether a name may go on after byte `end`, where the next capitalised word starts at byte `next`; a "no" is right.
fn may_go_on(lexicon: &Lexicon, text: &str, end: usize, next: Option<usize>) -> bool {
    next.is_some_and(|next| {
        let gap = &text.as_bytes()[end..next.max(end)];
        match gap {
            [b' ' | b'\n'] => true,
            [b' ' | b'\n', first, second, ..] if gap.len() <= FARTHEST => {
                !first.is_ascii_lowercase() || lexicon.may_start_particle(*first, *second)
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
fn goes_on_in_next_line(lexicon: &Lexicon, text: &str, words: &[Span], next: usize) -> bool {
    let first = words::first(&text[next..]);
    if lexicon.has(WordList::SentenceOpeners, first) && !is_initial(text, next) {
        return false;
    }
    let is_title_word = |word: &Span| lexicon.titles().may_end_with(&text[word.range()]);
    // Two are enough to tell, however long the run is.
    let of_name = words.iter().rev().take(2).take_while(|word| !is_title_word(word)).count();
    of_name < 2 || words.last().is_some_and(|last| is_in_running_text(lexicon, text, last.end(), next))
}

/// Whether an initial stands at a byte: one letter with a dot.
pub(super) fn is_initial(text: &str, start: usize) -> bool {
    words::first(&text[start..]).len() == 1 && text[start + 1..].starts_with('.')
}

/// Whether a line is broken between two bytes because it would be too long, as far as it, the line before it and the next one tell.
fn is_in_running_text(lexicon: &Lexicon, text: &str, end: usize, next: usize) -> bool {
    /// Bytes of a line at most; longer ones are whole paragraphs.
    const LONGEST: usize = 120;
    /// Letters of a word that no caption has in lower case, unlike "of" and "the".
    const LETTERS: usize = 4;
    let (head, tail) = (cursor::before(text, end), cursor::after(text, next));
    let mut before = head.rsplit('\n');
    let (line, above) = (before.next().unwrap_or_default(), before.next().unwrap_or_default().trim_end());
    let next_line = tail.split('\n').next().unwrap_or_default();
    // The next word would have made the line the longest.
    let is_full =
        line.len() >= LONGEST / 2 - 10 && line.len() + 1 + words::first(tail).len() >= next_line.trim_end().len();
    let is_small = |word: &str| word.len() >= LETTERS && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let goes_on_from_above = || above.len() > LONGEST / 3 && above.ends_with(|c: char| c.is_lowercase() || c == ',');
    line.len() <= LONGEST
        && next_line.len() <= LONGEST
        && (is_full
            || line.split(' ').any(is_small)
            || lexicon.has(WordList::SentenceOpeners, words::first(line))
            || goes_on_from_above())
}

/// The capitalised word that starts here: "Angela", "O'Brien", "Jae-myung", "J.".
fn name_word(text: &str, word: Capitalised) -> Option<Span> {
    let start = word.start();
    if let Some(end) = word.end() {
        return Some(Span::new(start, end));
    }
    let tail = cursor::after(text, start);
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

/// Where the name goes on after one blank, particles ("van der", "al-", "bin") between.
fn following_word(lexicon: &Lexicon, text: &str, end: usize) -> Option<usize> {
    // Mostly the next word follows, or none that could be of the name.
    match text.as_bytes()[end..] {
        [b' ', first, ..] if first.is_ascii_uppercase() => return Some(end + 1),
        [b' ', first, second, ..] if first.is_ascii_lowercase() && !lexicon.may_start_particle(first, second) => {
            return None;
        }
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
        let lists = lexicon.lists(&tail[..length]);
        let hyphened = tail[length..].strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_uppercase));
        if hyphened && lists.any(PARTICLES) {
            return Some(at + length + 1);
        }
        if !lists.has(WordList::NameParticles) {
            return None;
        }
        at += length;
    }
    None
}
