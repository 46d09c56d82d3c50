//! The whole way from a text to a document.

use std::borrow::Cow;
use std::sync::Arc;

use once_cell::sync::OnceCell;

use crate::cancellation::Going;
use crate::document::Document;
use crate::gazetteer::Gazetteer;
use crate::markup::PlainText;
use crate::options::Options;
use crate::resolver;
use crate::scanner::{Chunks, LayeredScanner};
use crate::text::Span;

/// Finds and links the leaders, countries and organisations of texts.
///
/// It holds a gazetteer and the scanner made from it, on first use. Share one between threads; extraction needs only `&self`.
///
/// ```
/// let extractor = legation::Extractor::embedded();
/// let document = extractor.extract("Chinese President Xi Jinping met his South Korean counterpart.");
/// let found: Vec<_> = document.mentions().map(|mention| document.surface(mention)).collect();
/// assert_eq!(found, ["Chinese", "Xi Jinping", "South Korean"]);
/// ```
pub struct Extractor {
    gazetteer: Arc<Gazetteer>,
    scanner: OnceCell<LayeredScanner>,
}

impl Extractor {
    /// The extractor of the embedded gazetteer; one per process.
    #[cfg(feature = "embedded")]
    pub fn embedded() -> &'static Extractor {
        static EMBEDDED: once_cell::sync::Lazy<Extractor> =
            once_cell::sync::Lazy::new(|| Extractor::new(Gazetteer::embedded()));
        &EMBEDDED
    }

    /// An extractor of a gazetteer of your own: all its layers are searched.
    pub fn new(gazetteer: Arc<Gazetteer>) -> Extractor {
        Extractor { gazetteer, scanner: OnceCell::new() }
    }

    /// The gazetteer that mentions are linked to.
    pub fn gazetteer(&self) -> &Arc<Gazetteer> {
        &self.gazetteer
    }

    /// Finds and links what a text mentions. Takes time in proportion to the text, any UTF-8 is fine; beyond 16 MB (2^24 bytes) memory grows
    /// with the names in it alone.
    pub fn extract<'t>(&self, text: &'t str) -> Document<'t> {
        self.extract_with(text, &Options::default())
    }

    /// The same, with a date and other wishes.
    pub fn extract_with<'t>(&self, text: &'t str, options: &Options) -> Document<'t> {
        self.extract_while(text, options, &|| true).expect("nobody stops it")
    }

    /// The same, as long as the caller wants: `None` as soon as `keep_going` returns `false`.
    ///
    /// It is asked before the work begins, then every few milliseconds at most, always on the calling thread, and not again after a "no". What was
    /// found until then is dropped.
    ///
    /// ```
    /// use std::time::{Duration, Instant};
    ///
    /// use legation::{Extractor, Options};
    ///
    /// let started = Instant::now();
    /// let in_time = || started.elapsed() < Duration::from_secs(60);
    /// let document = Extractor::embedded().extract_while("Peru and Chile", &Options::new(), &in_time);
    /// assert_eq!(document.unwrap().mentions().count(), 2);
    /// assert!(Extractor::embedded().extract_while("Peru and Chile", &Options::new(), &|| false).is_none());
    /// ```
    pub fn extract_while<'t>(
        &self,
        text: &'t str,
        options: &Options,
        keep_going: &(dyn Fn() -> bool + Sync),
    ) -> Option<Document<'t>> {
        let going = Going::new(keep_going);
        let plain = self.plain(text, options, &going);
        let (asked, options) = (options, &*self.in_its_languages(plain.text(), options));
        let chunks = Chunks::new(self.scanner(), &self.gazetteer, plain.text(), options, &going);
        let mut findings = resolver::resolve(&self.gazetteer, plain.text(), &chunks, options, &going)?;
        if !plain.is_unchanged() {
            findings.place(|span| plain.original(span));
        }
        Some(Document::restore(text, asked, self.gazetteer.clone(), findings))
    }

    /// The places (bytes) of all names in a text, before any decision: also those that turn out to be no mentions, and shorter names inside
    /// longer ones. Whole words only; in the order of starts, then ends. Several times as fast as extraction.
    ///
    /// ```
    /// let text = "Laura Bush visited New Jersey.";
    /// let candidates = legation::Extractor::embedded().candidates(text, &legation::Options::new());
    /// let names: Vec<&str> = candidates.map(|span| &text[span.range()]).collect();
    /// assert_eq!(names, ["Bush", "New Jersey", "Jersey"]);
    /// ```
    pub fn candidates(&self, text: &str, options: &Options) -> impl ExactSizeIterator<Item = Span> + use<> {
        let going = Going::new(&|| true);
        let plain = self.plain(text, options, &going);
        let options = &*self.in_its_languages(plain.text(), options);
        let mut candidates = self.scanner().scan(&self.gazetteer, plain.text(), options, false, &going).candidates;
        // What several layers have is one name.
        candidates.dedup_by(|upper, lower| upper.span == lower.span && upper.key.layer() > lower.key.layer());
        let edits = plain.into_edits();
        candidates.into_iter().map(move |candidate| edits.original(candidate.span))
    }

    /// The options with the languages that the text is found to be in, where none was given. English is always among them.
    fn in_its_languages<'o>(&self, text: &str, options: &'o Options) -> Cow<'o, Options> {
        let detected = match options.given_language() {
            Some(_) => Vec::new(),
            None => self.gazetteer.languages_of(text),
        };
        match detected[..] {
            [] | ["en"] => Cow::Borrowed(options),
            _ => Cow::Owned(options.in_languages(&detected)),
        }
    }

    /// A text without its markup.
    fn plain<'t>(&self, text: &'t str, options: &Options, going: &Going<'_>) -> PlainText<'t> {
        let names = |words: &str| {
            let scanned = self.scanner().scan(&self.gazetteer, words, options, false, going);
            scanned.candidates.into_iter().map(|candidate| candidate.span).collect()
        };
        PlainText::new(text, &names, going)
    }

    fn scanner(&self) -> &LayeredScanner {
        self.scanner.get_or_init(|| LayeredScanner::new(&self.gazetteer))
    }

    /// Extracts many texts on all cores; the documents come in the order of the texts.
    ///
    /// ```
    /// let texts = ["Xi Jinping", "Peru", "nothing"];
    /// let documents = legation::Extractor::embedded().extract_many(&texts, |_| legation::Options::new());
    /// assert_eq!(documents.iter().map(|d| d.mentions().count()).collect::<Vec<_>>(), [1, 1, 0]);
    /// ```
    #[cfg(feature = "parallel")]
    pub fn extract_many<'t, T>(&self, texts: &'t [T], options: impl Fn(usize) -> Options + Sync) -> Vec<Document<'t>>
    where
        T: AsRef<str> + Sync,
    {
        use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
        // Small portions, so that no core waits for another that is slower, or has the longer texts.
        let texts = texts.par_iter().enumerate().with_max_len(8);
        texts.map(|(index, text)| self.extract_with(text.as_ref(), &options(index))).collect()
    }
}
