//! What was changed, to find the way back.

use crate::text::Span;

/// The changes of a text, in its order.
#[derive(Debug, Default)]
pub(crate) struct Edits(Vec<Edit>);

/// Something that stands in the plain text for something else.
#[derive(Clone, Copy, Debug)]
struct Edit {
    /// Where it ends in the plain text, and what it stands for in the original.
    plain_end: usize,
    original_end: usize,
    plain_length: u32,
    original_length: u32,
}

impl Edit {
    fn plain_start(&self) -> usize {
        self.plain_end - self.plain_length as usize
    }

    fn original_start(&self) -> usize {
        self.original_end - self.original_length as usize
    }
}

impl Edits {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a change behind all others.
    pub fn push(&mut self, plain_end: usize, plain_length: usize, original_end: usize, original_length: usize) {
        let length = |length: usize| u32::try_from(length).expect("no markup has gigabytes");
        let (plain_length, original_length) = (length(plain_length), length(original_length));
        self.0.push(Edit { plain_end, original_end, plain_length, original_length });
    }

    /// The place in the text of a place in the plain one.
    pub fn original(&self, span: Span) -> Span {
        if self.0.is_empty() {
            return span;
        }
        let start = self.original_start(span.start());
        Span::new(start, if span.is_empty() { start } else { self.original_end(span.end()) })
    }

    /// After all that was taken out before it.
    fn original_start(&self, plain: usize) -> usize {
        match self.0[..self.0.partition_point(|edit| edit.plain_start() <= plain)].last() {
            None => plain,
            Some(edit) if plain < edit.plain_end => edit.original_start(),
            Some(edit) => edit.original_end + (plain - edit.plain_end),
        }
    }

    /// Before all that was taken out after it.
    fn original_end(&self, plain: usize) -> usize {
        match self.0[..self.0.partition_point(|edit| edit.plain_start() < plain)].last() {
            None => plain,
            Some(edit) if plain <= edit.plain_end => edit.original_end,
            Some(edit) => edit.original_end + (plain - edit.plain_end),
        }
    }
}
