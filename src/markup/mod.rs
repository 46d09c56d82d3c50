//! From a text as files have it to a plain one: typography, markup and line ends that say nothing about names are taken out before names are looked for.
//!
//! "Trinidad &amp; Tobago", "*Putin*", "<b>Putin</b>", "> Angela\n> Merkel" and "#NorthKorea" are read as "Trinidad & Tobago", "Putin", "Putin",
//! "Angela\nMerkel" and "North Korea": what finds and decides sees one spelling, and its words of ASCII stay words of ASCII. Every change is noted, so that places in the plain
//! text are places in the text again. A text without any is not copied.

mod characters;
mod edits;
mod html;
mod links;
mod scripts;
mod special;
mod tags;

use std::borrow::Cow;

use crate::cancellation::Going;
use crate::text::Span;
use crate::text::fold::{is_blank, is_word_char, next_char, previous_char};
use edits::Edits;
use unicode_normalization::char::compose;

/// A text without its markup.
pub(crate) struct PlainText<'t> {
    text: Cow<'t, str>,
    edits: Edits,
}

impl<'t> PlainText<'t> {
    /// Reads a text. `names`: the places of names in a few words, which decide whether a hyphen at the end of a line is part of the name, and
    /// whether a handle is one.
    pub fn new(text: &'t str, names: &dyn Fn(&str) -> Vec<Span>, going: &Going<'_>) -> PlainText<'t> {
        let mut reader =
            Reader { text, names, plain: String::new(), copied: 0, edits: Edits::default(), link: None, divided: 0 };
        reader.read(going);
        if reader.edits.is_empty() {
            return PlainText { text: Cow::Borrowed(text), edits: reader.edits };
        }
        reader.plain.push_str(&text[reader.copied..]);
        PlainText { text: Cow::Owned(reader.plain), edits: reader.edits }
    }

    /// The plain text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text was plain before.
    pub fn is_unchanged(&self) -> bool {
        self.edits.is_empty()
    }

    /// The place in the text of a place in the plain one: without what was taken out at its edges.
    pub fn original(&self, span: Span) -> Span {
        self.edits.original(span)
    }

    /// The way back alone.
    pub fn into_edits(self) -> Edits {
        self.edits
    }
}

/// A text on its way.
struct Reader<'t, 'n> {
    text: &'t str,
    names: &'n dyn Fn(&str) -> Vec<Span>,
    plain: String,
    /// How much of the text was copied.
    copied: usize,
    edits: Edits,
    /// The end of the link's text that is being read.
    link: Option<links::End>,
    /// Where the last word that a line end may divide was looked up.
    divided: usize,
}

/// Lines of set text have more bytes: shorter ones are not looked at, so that many of them cost little.
const SHORTEST_LINE: usize = 12;
/// Characters on either side of a hyphen at the end of a line in which names with it are looked for.
const AROUND_HYPHEN: usize = 64;
/// Characters of a part of a word that is divided at the end of a line, and blanks before the other.
const LONGEST_PART: usize = 32;

impl Reader<'_, '_> {
    fn read(&mut self, going: &Going<'_>) {
        /// Bytes that take about as long as one name does.
        const WORK: usize = 512;
        let bytes = self.text.as_bytes();
        let (mut at, mut asked) = (self.start_line(0), 0);
        loop {
            let next = special::next(bytes, at);
            if at - asked > WORK {
                if !going.on((at - asked) / WORK) {
                    return;
                }
                asked = at;
            }
            at = match self.link.take_if(|link| link.text_end <= next.max(at)) {
                Some(link) => self.end_link(link, at),
                None if next < self.text.len() => self.read_special(next),
                None => return,
            };
        }
    }

    /// Reads what may be markup at a byte; returns where to go on.
    fn read_special(&mut self, at: usize) -> usize {
        match self.text.as_bytes()[at] {
            b'\n' => self.end_line(at),
            b'\r' => self.read_return(at),
            // The end of a page; its line has ended before.
            b'\x0c' => self.replace(at, at + 1, ""),
            b'&' => self.read_entity(at),
            b'*' | b'_' => self.read_emphasis(at),
            b'#' => self.read_hashtag(at),
            b'@' => self.read_handle(at),
            b'[' => self.start_link(at),
            b'<' => self.read_tag(at),
            byte if !byte.is_ascii() => self.read_characters(at),
            _ => at + 1,
        }
    }

    /// Writes something else for a part of the text; returns its end.
    fn replace(&mut self, start: usize, end: usize, plain: &str) -> usize {
        if self.plain.is_empty() {
            self.plain.reserve(self.text.len() + self.text.len() / 64);
        }
        self.plain.push_str(&self.text[self.copied..start]);
        self.plain.push_str(plain);
        self.edits.push(self.plain.len(), plain.len(), end, end - start);
        self.copied = end;
        end
    }

    /// Reads characters beyond ASCII.
    fn read_characters(&mut self, mut at: usize) -> usize {
        at = self.start_script(at);
        while let Some(length) = characters::length(self.text.as_bytes(), at) {
            if let Some(end) = self.compose(at) {
                at = end;
                continue;
            }
            let plain = characters::plain_at(self.text, at);
            at += length;
            match plain {
                // The end of the line decides what it is.
                Some("-") if self.is_line_end(at) => {}
                Some(plain) => {
                    self.replace(at - length, at, plain);
                }
                None => {}
            }
        }
        self.end_script(at)
    }

    /// Writes one character for a letter and the accents that stand apart from it, of which the first is here: file systems and PDF programs do so.
    fn compose(&mut self, at: usize) -> Option<usize> {
        if !characters::may_be_accent(&self.text.as_bytes()[at..]) {
            return None;
        }
        let letter = previous_char(self.text, at)?;
        let start = at - letter.len_utf8();
        let (mut composed, mut end) = (letter, at);
        for accent in self.text[at..].chars().take_while(|&c| characters::is_accent(c)) {
            let Some(both) = compose(composed, accent) else { break };
            (composed, end) = (both, end + accent.len_utf8());
        }
        (end > at && start >= self.copied).then(|| self.replace(start, end, composed.encode_utf8(&mut [0; 4])))
    }

    fn is_line_end(&self, at: usize) -> bool {
        matches!(self.text.as_bytes()[at..], [b'\n', ..] | [b'\r', b'\n', ..])
    }

    /// Of CR LF the line feed is enough; a CR alone ends a line of an old file.
    fn read_return(&mut self, at: usize) -> usize {
        if self.is_line_end(at) {
            return at + 1;
        }
        self.replace(at, at + 1, "\n");
        self.start_line(at + 1)
    }

    /// Reads a line break that may matter; a word that a hyphen divides there is one word, if a name has it.
    fn end_line(&mut self, at: usize) -> usize {
        let line = self.text[..at].strip_suffix('\r').unwrap_or(&self.text[..at]);
        let hyphen = line.chars().next_back().filter(|&c| c == '-' || c == '\u{ad}' || characters::is_hyphen(c));
        if let Some(hyphen) = hyphen {
            let next_line = quote_end(self.text, at + 1);
            let blanks = self.text[next_line..].bytes().take(LONGEST_PART).take_while(|&byte| byte == b' ').count();
            let (head_end, tail) = (line.len() - hyphen.len_utf8(), next_line + blanks);
            let is_divided = next_char(self.text, tail).is_some_and(char::is_lowercase)
                && (hyphen == '\u{ad}' || self.is_name_divided(head_end, tail));
            if is_divided {
                return self.replace(self.copied.max(head_end), tail, "");
            }
            if characters::is_hyphen(hyphen) {
                self.replace(head_end, line.len(), "-");
            }
        }
        if line.len() < at {
            self.replace(line.len(), at, "");
        }
        self.start_line(at + 1)
    }

    /// Whether some name has the two parts of a word as one ("Ko-\nrea"), and none has the hyphen ("Jae-\nmyung").
    fn is_name_divided(&mut self, head_end: usize, tail: usize) -> bool {
        let head = &self.text[..head_end];
        let part = head.chars().rev().take(LONGEST_PART).take_while(|&c| is_word_char(c));
        let is_of_set_text = self.divided == 0 || head_end - self.divided >= SHORTEST_LINE;
        if !is_of_set_text || !part.last().is_some_and(char::is_uppercase) {
            return false;
        }
        self.divided = tail;
        let start = head.char_indices().rev().take(AROUND_HYPHEN).last().map_or(0, |(at, _)| at);
        let end = self.text[tail..].char_indices().nth(AROUND_HYPHEN).map_or(self.text.len(), |(at, _)| tail + at);
        let (before, after) = (&head[start..], &self.text[tail..end]);
        let is_in_name = |between: &str| {
            let (start, end) = (before.len(), before.len() + between.len());
            let names = (self.names)(&[before, between, after].concat());
            names.iter().any(|name| name.start() < start && name.end() > end)
        };
        is_in_name("") && !is_in_name("-\n")
    }

    /// Takes out the marks of quotation at the beginning of a line: "> ".
    fn start_line(&mut self, at: usize) -> usize {
        match quote_end(self.text, at) {
            end if end > at => self.replace(at, end, ""),
            _ => at,
        }
    }

    /// "&amp;", "&#39;", "&nbsp;"
    fn read_entity(&mut self, at: usize) -> usize {
        /// "&CounterClockwiseContourIntegral;"
        const LONGEST: usize = 34;
        let rest = &self.text.as_bytes()[at..];
        let is_of_entity = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'#';
        let end = 1 + rest[1..].iter().take(LONGEST).take_while(is_of_entity).count();
        if rest.get(end) != Some(&b';') {
            return at + 1;
        }
        let entity = &self.text[at..at + end + 1];
        let decoded = html_escape::decode_html_entities(entity);
        if decoded == entity {
            return at + 1;
        }
        let mut plain = String::new();
        for (start, c) in decoded.char_indices() {
            let itself = &decoded[start..start + c.len_utf8()];
            plain.push_str(characters::plain_at(&decoded, start).filter(|_| !c.is_ascii()).unwrap_or(itself));
        }
        self.replace(at, at + entity.len(), &plain)
    }

    /// Asterisks and underscores around words: "*Putin*", "__Putin__"; not those inside a word, nor those that stand alone.
    fn read_emphasis(&mut self, at: usize) -> usize {
        const MOST: usize = 3;
        let bytes = self.text.as_bytes();
        let end = at + bytes[at..].iter().take_while(|&&byte| byte == bytes[at]).count();
        let (before, after) = (previous_char(self.text, at), next_char(self.text, end));
        let is_space = |c: Option<char>| c.is_none_or(|c| c == '\n' || is_blank(c));
        let is_in_word = before.is_some_and(is_word_char) && after.is_some_and(is_word_char);
        if end - at > MOST || is_in_word || is_space(before) && is_space(after) {
            return end;
        }
        self.replace(at, end, "")
    }
}

/// Where the marks of quotation end that start at a byte.
fn quote_end(text: &str, at: usize) -> usize {
    /// Bytes of the marks of one line: nobody quotes as deep.
    const LONGEST: usize = 128;
    let bytes = text.as_bytes();
    let mut end = at;
    while bytes.get(end) == Some(&b'>') && end - at < LONGEST {
        end += 1 + usize::from(bytes.get(end + 1) == Some(&b' '));
    }
    end
}
