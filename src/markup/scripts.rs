//! Words of two alphabets.
//!
//! "EUの" and "FBI가" are two words without a blank: one is put between them, so that each is found. "Tрaмп" with a Latin T and a is one word of one alphabet, typed
//! on two keyboards, as Serbian and Ukrainian news is now and then, or to deceive: its Latin letters are read as the Cyrillic ones that look the same.

use unicode_normalization::UnicodeNormalization;

use super::Reader;
use super::characters::is_accent;
use crate::text::fold::{is_word_char, may_end_inside_word, next_char, previous_char};

/// Letters of a word on either side that are looked at.
const LONGEST: usize = 32;

impl Reader<'_, '_> {
    /// Looks at the letters of ASCII before characters beyond it; returns where to go on.
    pub(super) fn start_script(&mut self, at: usize) -> usize {
        /// A letter has no more accents after it.
        const ACCENTS: usize = 4;
        match self.text.as_bytes()[..at] {
            [.., last] if last.is_ascii_alphabetic() => {
                let before = self.text[..at - 1].chars().rev().take(ACCENTS).find(|&c| !is_accent(c));
                self.join_scripts(at, before, at)
            }
            _ => at,
        }
    }

    /// The same for those after them.
    pub(super) fn end_script(&mut self, at: usize) -> usize {
        match self.text.as_bytes()[at..] {
            [next, ..] if next.is_ascii_alphabetic() => {
                let last = previous_char(self.text, at).map_or(at, |c| at - c.len_utf8());
                self.join_scripts(last, next_char(self.text, at + 1), at)
            }
            _ => at,
        }
    }

    /// Reads a character beyond ASCII and a letter of it that touch at a byte; `second`: what is beyond that letter.
    fn join_scripts(&mut self, character: usize, second: Option<char>, at: usize) -> usize {
        match self.text.as_bytes().get(character) {
            Some(0xD0 | 0xD1) => self.write_in_cyrillic(at),
            // One letter may be an initial: "ジョージ・W・ブッシュ".
            Some(0xE1 | 0xE3..=0xED) if second.is_some_and(is_latin) && self.copied <= at => {
                match next_char(self.text, character) {
                    Some(c) if may_end_inside_word(c) && is_word_char(c) || is_part(c) => self.replace(at, at, " "),
                    _ => at,
                }
            }
            _ => at,
        }
    }

    /// Writes the word around a byte in Cyrillic letters if all others of it look like some; returns its end.
    fn write_in_cyrillic(&mut self, at: usize) -> usize {
        let is_of_word = |c: char| c.is_alphabetic() || is_accent(c);
        let before = self.text[..at].char_indices().rev().take(LONGEST).take_while(|&(_, c)| is_of_word(c));
        let start = before.last().map_or(at, |(start, _)| start);
        let word = self.text[at..].char_indices().take(LONGEST).take_while(|&(_, c)| is_of_word(c));
        let end = word.last().map_or(at, |(last, c)| at + last + c.len_utf8());
        let in_cyrillic = |word: &str| word.nfc().map(as_cyrillic).collect::<Option<String>>();
        // Letters and their accents may have been put together already.
        let rest = start.max(self.copied).min(end);
        match in_cyrillic(&self.text[start..end]).and_then(|_| in_cyrillic(&self.text[rest..end])) {
            Some(cyrillic) if rest < end => self.replace(rest, end, &cyrillic),
            _ => at,
        }
    }
}

/// Whether it is a Latin letter, with or without an accent.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='ɏ' | 'Ḁ'..='ỿ') && c.is_alphabetic()
}

/// Whether it is a part of a letter of Hangul or kana, which may be written so.
fn is_part(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{1112}' | '\u{1161}'..='\u{1175}' | '\u{11A8}'..='\u{11C2}' | '\u{3099}' | '\u{309A}')
}

/// The letter, or the Cyrillic one that looks like it; `None`: it looks like none.
fn as_cyrillic(c: char) -> Option<char> {
    const LATIN: &str = "ABCEHIJKMOPSTXYaceijopsxy";
    const CYRILLIC: &str = "АВСЕНІЈКМОРЅТХУасеіјорѕху";
    match c {
        '\u{400}'..='\u{52F}' => Some(c),
        _ => LATIN.chars().zip(CYRILLIC.chars()).find(|&(latin, _)| latin == c).map(|(_, cyrillic)| cyrillic),
    }
}

#[cfg(test)]
mod tests {
    use super::super::PlainText;
    use crate::cancellation::Going;

    #[test]
    fn words_of_two_alphabets_become_plain() {
        for (text, plain) in [
            ("EUの政策とNATO加盟", "EU の政策と NATO 加盟"),
            ("FBI가 수사하는 EU를", "FBI 가 수사하는 EU 를"),
            ("与EU的", "与 EU 的"),
            ("总统Mário在", "总统 Mário 在"),
            ("总统Ma\u{301}rio在", "总统 Mário 在"),
            ("总统Aço在", "总统 Aço 在"),
            ("总统Ac\u{327}o在", "总统 Aço 在"),
            ("ジョージ・W・ブッシュ", "ジョージ・W・ブッシュ"),
            ("ジョージWブッシュ 5月", "ジョージWブッシュ 5月"),
            ("Дoнaлд Tрaмп у СAД", "Доналд Трамп у САД"),
            ("iPhoneом, NATOм", "iPhoneом, NATOм"),
            ("EУ", "ЕУ"),
            ("café and naïve", "café and naïve"),
        ] {
            assert_eq!(PlainText::new(text, &|_| Vec::new(), &Going::always()).text(), plain, "{text}");
        }
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "とNATO加盟、Tрaмпом";
        let plain = PlainText::new(text, &|_| Vec::new(), &Going::always());
        for (name, surface) in [("NATO", "NATO"), ("加盟", "加盟"), ("Трампом", "Tрaмпом")] {
            let start = plain.text().find(name).unwrap();
            let span = plain.original(crate::text::Span::new(start, start + name.len()));
            assert_eq!(&text[span.range()], surface);
        }
    }
}
