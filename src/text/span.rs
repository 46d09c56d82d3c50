//! Places in a text.

use std::ops::Range;

/// A half-open range of **byte** offsets in a UTF-8 text, both on character boundaries.
///
/// ```
/// let text = "Chinese President Xi";
/// let span = legation::Span::new(18, 20);
/// assert_eq!(&text[span.range()], "Xi");
/// assert!(legation::Span::new(0, 20).contains(span));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The span from `start` (inclusive) to `end` (exclusive).
    ///
    /// # Panics
    /// When `start > end`.
    pub fn new(start: usize, end: usize) -> Span {
        assert!(start <= end, "span ends at {end}, before its start {start}");
        Span { start, end }
    }

    /// The offset of the first byte.
    pub fn start(self) -> usize {
        self.start
    }

    /// The offset behind the last byte.
    pub fn end(self) -> usize {
        self.end
    }

    /// The span as a range, to slice the text with.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies within this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}
