//! What one pass after another reads of a text: all of it, or where it is very long, one chunk at a time, scanned again for each pass, so that
//! no more is held at once than a chunk has.

use super::{Candidate, Capitalised, Progress, Scanned, Scanner, Wanted};
use crate::cancellation::Going;
use crate::gazetteer::Gazetteer;
use crate::options::Options;
use crate::text::Span;

/// A text before the passes.
pub(crate) struct Chunks<'s> {
    scanner: &'s Scanner,
    gazetteer: &'s Gazetteer,
    text: &'s str,
    options: &'s Options,
    going: &'s Going<'s>,
    /// How many bytes make a chunk.
    length: usize,
    /// What the text has, if it is one chunk.
    whole: Option<Scanned>,
}

impl<'s> Chunks<'s> {
    /// Longer texts are divided: far beyond what a person writes.
    const LONGEST: usize = 16 << 20;
    const CHUNK: usize = 1 << 18;

    pub(crate) fn new(
        scanner: &'s Scanner,
        gazetteer: &'s Gazetteer,
        text: &'s str,
        options: &'s Options,
        going: &'s Going<'s>,
    ) -> Chunks<'s> {
        let length = if text.len() > Self::LONGEST { Self::CHUNK } else { text.len() };
        Chunks::of_length(length, scanner, gazetteer, text, options, going)
    }

    fn of_length(
        length: usize,
        scanner: &'s Scanner,
        gazetteer: &'s Gazetteer,
        text: &'s str,
        options: &'s Options,
        going: &'s Going<'s>,
    ) -> Chunks<'s> {
        let scan = || scanner.scan(gazetteer, text, options, options.discovered, going);
        let whole = (length >= text.len() && going.ask()).then(scan);
        Chunks { scanner, gazetteer, text, options, going, length, whole }
    }

    /// All candidates, if they are held.
    pub(crate) fn whole(&self) -> Option<&[Candidate]> {
        self.whole.as_ref().map(|scanned| &scanned.candidates[..])
    }

    /// The candidates of one chunk after another, scanned for it.
    pub(crate) fn for_each(&self, mut visit: impl FnMut(&[Candidate])) {
        self.scan(Wanted { names: true, capitals: false }).for_each(|scanned| visit(&scanned.candidates));
    }

    /// The capitalised words that may be of names, in the order of the text.
    pub(crate) fn capitals(&self) -> impl Iterator<Item = Capitalised> {
        let held = self.whole.as_ref().map_or(&[][..], |scanned| &scanned.capitals);
        let chunks = self
            .whole
            .is_none()
            .then(|| self.scan(Wanted { names: false, capitals: true }).flat_map(|scanned| scanned.capitals));
        let held = held.chunks(4096).take_while(|_| self.going.ask()).flatten();
        held.copied().chain(chunks.into_iter().flatten())
    }

    /// The index of the key that occurs at a span.
    pub(crate) fn key_at(&self, span: Span) -> Option<u32> {
        let key_at = |candidates: &[Candidate], span| {
            let place = candidates.binary_search_by_key(&span, |candidate| candidate.span).ok()?;
            Some(candidates[place].key)
        };
        match self.whole() {
            Some(candidates) => key_at(candidates, span),
            None => {
                let name = &self.text[span.range()];
                let scanned = self.scanner.scan(self.gazetteer, name, self.options, false, self.going);
                key_at(&scanned.candidates, Span::new(0, name.len()))
            }
        }
    }

    fn scan(&self, wanted: Wanted) -> impl Iterator<Item = Scanned> {
        let Chunks { scanner, gazetteer, text, options, length, going, .. } = *self;
        let mut progress = Progress::START;
        std::iter::from_fn(move || {
            (progress.at < text.len() && going.ask())
                .then(|| scanner.scan_from(&mut progress, length, gazetteer, text, options, wanted, going))
        })
    }
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::resolver::resolve;

    #[test]
    fn a_text_in_chunks_says_what_the_whole_says() {
        let gazetteer = Gazetteer::embedded();
        let scanner = Scanner::new(&gazetteer);
        let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/news");
        let files = std::fs::read_dir(directory).expect("the news are in the repository");
        let texts = files.map(|file| std::fs::read_to_string(file.unwrap().path()).expect("a text"));
        let text =
            texts.collect::<Vec<_>>().join("\n\n") + "安倍晋三はフランスを訪れた。EU Commissioner Jon Doe: O'Brien";
        for options in [
            Options::new(),
            Options::new().date("2024-07-05".parse().unwrap()).rejected(true).roles(true).head_nouns(true),
            Options::new().lower_case(true).language("de").discovered(false),
        ] {
            let find = |length| {
                let going = Going::always();
                let chunks = Chunks::of_length(length, &scanner, &gazetteer, &text, &options, &going);
                resolve(&gazetteer, &text, &chunks, &options, &going).expect("nobody stops it")
            };
            let whole = find(text.len());
            assert!(!whole.mentions.is_empty());
            for length in [1, 1000, 4096, 30_000] {
                assert!(find(length) == whole, "chunks of {length}");
            }
        }
    }
}
