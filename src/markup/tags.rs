//! Hashtags and handles: `#NorthKorea` is read as "#North Korea", `@UN` as "UN".

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::Reader;
use crate::text::fold::{is_word_char, next_char, previous_char};

/// Bytes of a hashtag or handle.
const LONGEST: usize = 128;

impl Reader<'_, '_> {
    /// Reads a hashtag: the words of one that is no name by itself ("#BoJo") are told apart by their capitals and underscores.
    pub(super) fn read_hashtag(&mut self, at: usize) -> usize {
        let (start, end) = (at + 1, self.tag_end(at + 1));
        let tag = &self.text[start..end];
        if !previous_char(self.text, at).is_some_and(is_word_char) && has_joints(tag) && !self.is_name(tag) {
            self.divide(start, end);
        }
        self.go_on_from(start, end)
    }

    /// Reads a handle: it is a name if all of it is, else none of it.
    pub(super) fn read_handle(&mut self, at: usize) -> usize {
        let (start, end) = (at + 1, self.tag_end(at + 1));
        let tag = &self.text[start..end];
        let is_in_address = |c: char| is_word_char(c) || matches!(c, '.' | '-' | '+' | '/' | '@');
        let goes_on = match next_char(self.text, end) {
            Some('.') => next_char(self.text, end + 1).is_some_and(is_word_char),
            after => matches!(after, Some('@' | '-' | '/')),
        };
        // ".@UN met": the dot that shows a post to everybody.
        let is_opened = || self.text[..at].strip_suffix('.').is_some_and(|head| !head.ends_with(is_in_address));
        if tag.is_empty() || goes_on || previous_char(self.text, at).is_some_and(is_in_address) && !is_opened() {
            return end;
        }
        let words = || {
            let mut words = tag.replace('_', " ");
            joints(tag).collect::<Vec<_>>().into_iter().rev().for_each(|joint| words.insert(joint, ' '));
            words
        };
        if self.is_name(tag) {
            self.replace(at, start, "");
        } else if has_joints(tag) && self.is_name(&words()) {
            self.replace(at, start, "");
            self.divide(start, end);
        }
        self.go_on_from(start, end)
    }

    /// Where the reading goes on: what is beyond ASCII in a tag is read as everywhere else.
    fn go_on_from(&self, start: usize, end: usize) -> usize {
        let start = start.max(self.copied).min(end);
        self.text[start..end].find(|c: char| !c.is_ascii()).map_or(end, |place| start + place)
    }

    fn tag_end(&self, start: usize) -> usize {
        let tag =
            self.text[start..].char_indices().take_while(|&(at, c)| at < LONGEST && (c == '_' || is_word_char(c)));
        tag.last().map_or(start, |(at, c)| start + at + c.len_utf8())
    }

    fn is_name(&self, words: &str) -> bool {
        // Accents may be characters of their own.
        let words: Cow<'_, str> = if words.is_ascii() { words.into() } else { words.nfc().collect::<String>().into() };
        (self.names)(&words).iter().any(|name| name.start() == 0 && name.end() == words.len())
    }

    /// Puts blanks between the words of a tag.
    fn divide(&mut self, start: usize, end: usize) {
        let tag = &self.text[start..end];
        let underscores = tag.match_indices('_').map(|(at, _)| (at, at + 1));
        let mut blanks: Vec<(usize, usize)> = joints(tag).map(|at| (at, at)).chain(underscores).collect();
        blanks.sort_unstable();
        for (from, to) in blanks {
            self.replace(start + from, start + to, " ");
        }
    }
}

fn has_joints(tag: &str) -> bool {
    tag.contains('_') || joints(tag).next().is_some()
}

/// Where a new word begins in a run of letters and digits: "North|Korea", "US|President", "Ukraine|2022".
fn joints(tag: &str) -> impl Iterator<Item = usize> {
    let (before, after) = (letters(tag), letters(tag).skip(2).map(|(_, c)| Some(c)).chain([None]));
    before.zip(letters(tag).skip(1)).zip(after).filter_map(|(((_, before), (at, c)), after)| {
        let is_joint = match c {
            _ if c.is_uppercase() => {
                let is_lower_after = after.is_some_and(char::is_lowercase);
                before.is_lowercase() || before.is_numeric() || before.is_uppercase() && is_lower_after
            }
            _ => c.is_numeric() && before.is_lowercase(),
        };
        is_joint.then_some(at)
    })
}

/// The characters with their places, letters without their accents: these may be characters of their own, which are neither small nor capital.
fn letters(tag: &str) -> impl Iterator<Item = (usize, char)> {
    let without_accents = |c: char| {
        let mut base = None;
        decompose_canonical(c, |part| base = base.or(Some(part)));
        base.unwrap_or(c)
    };
    let letters = tag.char_indices().filter(|&(_, c)| c.is_ascii() || !is_combining_mark(c));
    letters.map(move |(at, c)| (at, if c.is_ascii() { c } else { without_accents(c) }))
}

#[cfg(test)]
mod tests {
    use super::joints;

    #[test]
    fn words_begin_at_capitals() {
        for (tag, words) in [
            ("NorthKorea", "North|Korea"),
            ("USPresident", "US|President"),
            ("Ukraine2022", "Ukraine|2022"),
            ("COP26", "COP26"),
            ("NATO", "NATO"),
            ("StandWithUkraine", "Stand|With|Ukraine"),
            ("СевернаяКорея", "Северная|Корея"),
            ("ÉcoleÀParis", "École|À|Paris"),
            ("E\u{301}coleA\u{300}Cafe\u{301}Paris", "E\u{301}cole|A\u{300}|Cafe\u{301}|Paris"),
            ("USE\u{301}cole", "US|E\u{301}cole"),
            // A letter that is neither small nor capital, and its parts.
            ("ᾨAguide", "ᾨ|Aguide"),
            ("Ω\u{314}\u{300}\u{345}Aguide", "Ω\u{314}\u{300}\u{345}|Aguide"),
        ] {
            let mut divided = tag.to_owned();
            joints(tag).collect::<Vec<_>>().into_iter().rev().for_each(|joint| divided.insert(joint, '|'));
            assert_eq!(divided, words);
        }
    }
}
