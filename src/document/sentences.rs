//! Where sentences begin and end: UAX #29, and what it leaves to those who know the language.
//!
//! The standard ends a sentence at every line break and after every dot that a capital follows. Here a dot after "Mr", "Gen" or an initial does not
//! end one, nor does the dot of "U.S." unless a word follows that opens sentences; no end is inside a mention; and the line breaks of a text that
//! is wrapped at 40 to 120 columns are spaces.

use unicode_segmentation::UnicodeSegmentation;

use super::Document;
use crate::lexicon::{Lexicon, WordList, WordLists};
use crate::text::Span;

/// The sentences of a text, in its order: half-open spans in bytes, without the space around them.
///
/// ```
/// let text = "Mr. Putin met Gen. Sisi in the U.S. embassy. Xi stayed away.";
/// let document = legation::Extractor::embedded().extract(text);
/// let sentences = document.sentences();
/// let found: Vec<&str> = sentences.iter().map(|span| &text[span.range()]).collect();
/// assert_eq!(found, ["Mr. Putin met Gen. Sisi in the U.S. embassy.", "Xi stayed away."]);
/// let last = document.mentions().last().unwrap();
/// assert_eq!(sentences.at(last.span().start()), Some(1));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentences {
    spans: Vec<Span>,
}

impl Sentences {
    /// The number of sentences.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there are none: the text is empty, or nothing but space.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Their spans in bytes.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Span> {
        self.spans.iter().copied()
    }

    /// The sentence with this number, from 0.
    pub fn get(&self, number: usize) -> Option<Span> {
        self.spans.get(number).copied()
    }

    /// The number of the sentence in which this byte stands, or which is the next after it; none after the last.
    pub fn at(&self, byte: usize) -> Option<usize> {
        let number = self.spans.partition_point(|span| span.end() <= byte);
        (number < self.spans.len()).then_some(number)
    }
}

impl Document<'_> {
    /// The sentences of the text, found anew with each call, in time that grows with its length.
    ///
    /// They are those of [UAX #29](https://www.unicode.org/reports/tr29/#Sentence_Boundaries), and better where the standard cannot know the
    /// language: [`Sentences`] has an example. No sentence ends inside a mention.
    pub fn sentences(&self) -> Sentences {
        let splitter = Splitter { text: self.text, lexicon: self.gazetteer.lexicon(None) };
        let mut mentions = self.mentions().map(|mention| mention.span()).peekable();
        let mut is_in_mention = |at: usize| {
            while mentions.next_if(|span| span.end() <= at).is_some() {}
            mentions.peek().is_some_and(|span| span.start() < at)
        };
        let mut spans = Vec::new();
        let mut start = 0;
        splitter.ends(&mut |end| {
            if !is_in_mention(end) {
                spans.extend(trimmed(self.text, start, end));
                start = end;
            }
        });
        spans.extend(trimmed(self.text, start, self.text.len()));
        Sentences { spans }
    }
}

/// The span without the space around it; nothing where there is only space.
fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let part = &text[start..end];
    let kept = part.trim();
    let start = end - part.trim_start().len();
    (!kept.is_empty()).then(|| Span::new(start, start + kept.len()))
}

/// What closes quotations and brackets: it may stand between the dot and the space.
const CLOSERS: [char; 9] = ['"', '\'', '’', '”', '»', ')', ']', '}', '*'];
/// What opens them.
const OPENERS: [char; 9] = ['"', '\'', '‘', '“', '«', '(', '[', '{', '*'];
/// How far a look at the words around an end goes, in bytes.
const REACH: usize = 64;

struct Splitter<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
}

impl Splitter<'_> {
    /// Tells where sentences end, in bytes after the space that follows; the end of the text is not told.
    fn ends(&self, tell: &mut dyn FnMut(usize)) {
        let mut start = 0;
        for end in hard_breaks(self.text).chain([self.text.len()]) {
            self.ends_in_block(start, end, tell);
            if end < self.text.len() {
                tell(end);
            }
            start = end;
        }
    }

    /// The same in a part of the text without hard line breaks.
    fn ends_in_block(&self, start: usize, end: usize, tell: &mut dyn FnMut(usize)) {
        let block = &self.text[start..end];
        let mut tell = |at: usize| {
            if at < block.len() && !self.goes_on(start, start + at) {
                tell(start + at);
            }
        };
        if block.is_ascii() || block.chars().all(is_no_terminator_beyond_ascii) {
            quick_ends(block, &mut tell);
        } else {
            let block = on_one_line(block);
            block.split_sentence_bound_indices().skip(1).for_each(|(at, _)| tell(at));
        }
    }

    /// Whether a sentence goes on where the standard ends it.
    fn goes_on(&self, block: usize, end: usize) -> bool {
        let before = back(self.text, block, end).trim_end();
        let after = after(self.text, end).trim_start_matches(OPENERS);
        let bare = before.trim_end_matches(CLOSERS);
        if bare.len() < before.len() && after.starts_with(char::is_lowercase) {
            return true; // “Stop!” he said.
        }
        let Some(stem) = bare.strip_suffix('.') else { return false };
        let word = stem.rsplit(|c: char| c.is_whitespace() || c == '-' || OPENERS.contains(&c)).next().unwrap_or(stem);
        if word.is_empty() || word.ends_with('.') {
            return false;
        }
        // "1. Peru" opens a list.
        if word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            return end - block <= REACH && self.text[block..end].trim().len() == word.len() + 1;
        }
        let lists = self.lexicon.lists(word);
        if lists.has(WordList::TitleAbbreviations) {
            return true;
        }
        let may_go_on = lists.has(WordList::Abbreviations)
            || is_initials(word)
            || self.lexicon.lists(&bare[bare.len() - word.len() - 1..]).has(WordList::AmericanAbbreviations);
        may_go_on && !self.opens_sentence(after)
    }

    /// Whether the text goes on with a word that opens sentences.
    fn opens_sentence(&self, text: &str) -> bool {
        let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        const OPENING: WordLists = WordLists::of(WordList::SentenceOpeners);
        self.lexicon.lists(word).any(OPENING)
    }
}

/// Letters, each before a dot, of which the last is taken off: "U.S", "J".
fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    })
}

/// What stands before `end`, from `start` on, as far as a look goes.
fn back(text: &str, start: usize, end: usize) -> &str {
    let mut from = start.max(end.saturating_sub(REACH));
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..end]
}

/// What follows, as far as a look goes.
fn after(text: &str, from: usize) -> &str {
    let mut end = text.len().min(from + REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[from..end]
}

/// The same length on one line: line breaks inside a sentence are space.
fn on_one_line(block: &str) -> String {
    block.replace(['\n', '\r'], " ")
}

/// Where lines end that are not wrapped, after the line break: at an empty line, and where the first word of the next one would have had room.
fn hard_breaks(text: &str) -> impl Iterator<Item = usize> {
    const NARROWEST: usize = 40;
    const WIDEST: usize = 120;
    let mut lines = Vec::new();
    let mut start = 0;
    let mut breaks = Vec::new();
    let paragraph = |lines: &mut Vec<(usize, usize)>, breaks: &mut Vec<usize>| {
        let width = lines.iter().map(|(start, end)| text[*start..*end].trim_end().len()).max().unwrap_or_default();
        for (place, &(start, end)) in lines.iter().enumerate() {
            let next = lines.get(place + 1).map_or("", |&(start, end)| text[start..end].trim_start());
            let first = next.split_whitespace().next().map_or(0, str::len);
            let has_room = text[start..end].trim_end().len() + 1 + first <= width;
            if first == 0 || has_room || !(NARROWEST..=WIDEST).contains(&width) {
                breaks.push(end);
            }
        }
        lines.clear();
    };
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        lines.push((start, end));
        if line.trim().is_empty() {
            paragraph(&mut lines, &mut breaks);
        }
        start = end;
    }
    paragraph(&mut lines, &mut breaks);
    breaks.retain(|&end| end < text.len());
    breaks.into_iter()
}

/// Letters of Europe and the signs of its typography: none of them ends a sentence or a paragraph.
fn is_no_terminator_beyond_ascii(c: char) -> bool {
    c.is_ascii()
        || matches!(c, '\u{a0}'..='\u{588}' | '\u{2010}'..='\u{2023}' | '\u{2025}'..='\u{2027}' | '\u{20a0}'..='\u{20c0}')
}

/// The ends of sentences in a block whose only terminators are those of ASCII, as the standard has them: most are told by what follows the dot.
fn quick_ends(block: &str, tell: &mut dyn FnMut(usize)) {
    let bytes = block.as_bytes();
    let mut place = 0;
    while let Some(found) = bytes[place..].iter().position(|byte| matches!(byte, b'.' | b'!' | b'?')) {
        let at = place + found;
        match &bytes[at + 1..] {
            [b' ', b'A'..=b'Z', ..] => {
                tell(at + 2);
                place = at + 2;
            }
            [b'a'..=b'z' | b'0'..=b'9' | b',', ..] if bytes[at] == b'.' => place = at + 2,
            [] => return,
            _ => {
                // Seldom: quotations, several signs, small letters. The word before decides, too.
                let start = at - back(block, 0, at).chars().next_back().map_or(0, char::len_utf8);
                let near = on_one_line(after(block, start));
                let end = near.split_sentence_bound_indices().map(|(end, _)| start + end).find(|&end| end > at);
                match end.filter(|&end| end < start + near.len()) {
                    Some(end) => {
                        tell(end);
                        place = end;
                    }
                    None => place = at + 1,
                }
            }
        }
    }
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::{hard_breaks, is_no_terminator_beyond_ascii, quick_ends};
    use crate::Extractor;

    fn sentences(text: &str) -> Vec<&str> {
        Extractor::embedded().extract(text).sentences().iter().map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        for text in [
            "Mr. Putin and Lt. Gen. Sisi met.",
            "He saw U.S. President Biden.",
            "J. R. Smith of Acme Inc. Tokyo won.",
            "It was on Nov. 3 at No. 10 Downing St. London.",
            "They live in St. Lucia.",
            "Sacramento, Calif. Governor Newsom spoke.",
            "“Stop!” he said.",
            "1. Peru",
            "At 5 p.m. Xi left.",
            "Xi said 3.5 percent, i.e. nothing.",
        ] {
            assert_eq!(sentences(text), [text], "{text}");
        }
    }

    #[test]
    fn sentences_end_where_they_do() {
        let expected: [&[&str]; 8] = [
            &["Xi left.", "Lee stayed!", "Why?", "Nobody knows."],
            &["They live in the U.S.", "The others left."],
            &["He joined Acme Inc.", "But she left."],
            &["“We won.”", "Then they slept."],
            &["Xi meets Lee", "The two talked."],
            &["He voted no.", "Xi did, too."],
            &["He left in 1994.", "Peru did not care."],
            &["他走了。", "我来了。"],
        ];
        for parts in expected {
            assert_eq!(sentences(&parts.join(" ").replace("Lee The", "Lee\nThe")), parts);
        }
    }

    #[test]
    fn wrapped_lines_are_one_sentence() {
        let wrapped = "The president of the republic, who had been\nelected in May, told the ambassador of Peru\nthat he would stay. He left.";
        assert_eq!(sentences(wrapped).len(), 2);
        assert_eq!(sentences("China\nPeru\nChile\n").len(), 3);
        assert_eq!(sentences("A headline about Peru\n\nThe body goes on.\r\n\r\nAnd on.").len(), 3);
        assert_eq!(sentences(" \n\n "), [""; 0]);
        assert_eq!(hard_breaks("a\nb").collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn what_is_passed_over_ends_nothing() {
        for c in
            (0..=0x10ffff).filter_map(char::from_u32).filter(|c| !c.is_ascii() && is_no_terminator_beyond_ascii(*c))
        {
            for text in [format!("Aa{c} Bb"), format!("Aa{c}Bb"), format!("Aa {c}")] {
                assert_eq!(text.split_sentence_bounds().count(), 1, "{c:?}");
            }
        }
    }

    proptest! {
        /// The quick way finds what the standard says.
        #[test]
        fn quick_ends_are_those_of_the_standard(text in "([A-Za-z0-9é]{0,3}[.!?]{0,2}[\"’)]{0,2}[ ,]{0,2}){0,12}") {
            let mut quick = Vec::new();
            quick_ends(&text, &mut |end| quick.push(end));
            let mut expected: Vec<usize> = text.split_sentence_bound_indices().map(|(at, _)| at).skip(1).collect();
            quick.retain(|&end| end < text.len());
            expected.retain(|&end| end < text.len());
            prop_assert_eq!(quick, expected);
        }
    }
}
