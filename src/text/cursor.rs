//! A place in a text, as rules see it: bounded looks at what is around it.

use super::Span;
use super::words;

/// A span of a text with its surroundings.
///
/// No look goes further than [`Place::REACH`] bytes, so that whatever a rule does with what it sees takes time in proportion to the
/// number of places, and never to the square of a text's length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'t> {
    text: &'t str,
    span: Span,
}

impl<'t> Place<'t> {
    /// How many bytes are seen on either side, at most.
    pub const REACH: usize = 256;
    /// Characters of a word that are looked at.
    pub const LONGEST_WORD: usize = 32;

    pub fn new(text: &'t str, span: Span) -> Place<'t> {
        Place { text, span }
    }

    /// The place of a name in a text, for tests.
    #[cfg(test)]
    pub fn of(text: &'t str, name: &str) -> Place<'t> {
        let start = text.find(name).expect("the name is in the text");
        Place::new(text, Span::new(start, start + name.len()))
    }

    /// The whole text, for functions that bound their looks themselves.
    pub fn text(self) -> &'t str {
        self.text
    }

    pub fn span(self) -> Span {
        self.span
    }

    /// The words of the place itself.
    pub fn surface(self) -> &'t str {
        &self.text[self.span.range()]
    }

    /// What comes before, on any line.
    pub fn before(self) -> &'t str {
        before(self.text, self.span.start())
    }

    /// What follows, on any line.
    pub fn after(self) -> &'t str {
        after(self.text, self.span.end())
    }

    /// The word after one space; empty if none follows so.
    pub fn next_word(self) -> &'t str {
        self.after().strip_prefix(' ').map_or("", words::first)
    }

    /// The words after it with the parts that hyphens join, one space before each; the last one is empty if something else follows.
    pub fn compounds_behind(self) -> impl Iterator<Item = &'t str> {
        let mut tail = self.after();
        std::iter::from_fn(move || {
            let rest = tail.strip_prefix(' ')?;
            let word = words::first_compound(rest);
            tail = &rest[word.len()..];
            Some(word)
        })
    }

    /// The text between this place and a later one; `None` where they overlap or are far from each other.
    pub fn between(self, later: Span) -> Option<&'t str> {
        near(self.text, self.span.end(), later.start())
    }

    /// Whether the line break before or after it touches the place, or the text begins or ends there.
    #[allow(dead_code)] // part of what a rule can ask
    pub fn is_alone_on_its_line(self) -> bool {
        matches!(self.text.as_bytes()[..self.span.start()].last(), None | Some(b'\n'))
            && matches!(self.text.as_bytes().get(self.span.end()), None | Some(b'\n' | b'\r'))
    }
}

/// What comes before byte `end`, as far as rules look.
pub(crate) fn before(text: &str, end: usize) -> &str {
    let mut start = end.saturating_sub(Place::REACH);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..end]
}

/// What follows byte `start`, as far as rules look.
pub(crate) fn after(text: &str, start: usize) -> &str {
    let mut end = (start + Place::REACH).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[start..end]
}

/// The text between two bytes; `None` where they are out of order or far from each other.
pub(crate) fn near(text: &str, start: usize, end: usize) -> Option<&str> {
    (start <= end && end - start <= Place::REACH).then(|| &text[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_bounded_and_whole_characters() {
        let text = format!("{}Peru{}", "é".repeat(1000), "中".repeat(1000));
        let place = Place::new(&text, Span::new(2000, 2004));
        assert_eq!(place.surface(), "Peru");
        assert_eq!(place.before(), "é".repeat(Place::REACH / 2));
        assert_eq!(place.after(), "中".repeat(Place::REACH / 3));
        assert_eq!(place.between(Span::new(2004, 2007)), Some(""));
        assert_eq!(place.between(Span::new(text.len(), text.len())), None);
    }

    #[test]
    fn a_place_knows_its_neighbours() {
        let text = "the Peru Foundation";
        let place = Place::new(text, Span::new(4, 8));
        assert_eq!((place.next_word(), place.before()), ("Foundation", "the "));
        assert!(!place.is_alone_on_its_line());
    }
}
