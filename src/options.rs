//! What a caller can ask of an extraction.

use crate::date::Date;

/// How a text is to be read.
///
/// ```
/// let options = legation::Options::new().date("2025-11-01".parse()?).metonyms(true);
/// let text = "Beijing and Seoul are intent on a stable relationship.";
/// let document = legation::Extractor::embedded().extract_with(text, &options);
/// assert_eq!(document.mentions().count(), 2);
/// assert_eq!(legation::Extractor::embedded().extract(text).mentions().count(), 0);
/// # Ok::<(), legation::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    pub(crate) date: Option<Date>,
    pub(crate) metonyms: bool,
}

impl Options {
    /// No date, no metonyms.
    pub fn new() -> Options {
        Options::default()
    }

    /// The date of the text (UTC): decides who held an office and which of several namesakes is meant.
    /// Default: none; then the latest holder is meant.
    pub fn date(mut self, date: Date) -> Options {
        self.date = Some(date);
        self
    }

    /// Whether capitals and seats of power are mentions of their state ("Beijing", "the Kremlin"). Default: no, because in news "in Beijing"
    /// is mostly a place.
    pub fn metonyms(mut self, include: bool) -> Options {
        self.metonyms = include;
        self
    }

    /// The date, if one was given.
    pub fn given_date(&self) -> Option<Date> {
        self.date
    }

    /// Whether capitals and seats of power count.
    pub fn includes_metonyms(&self) -> bool {
        self.metonyms
    }
}
