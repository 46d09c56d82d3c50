//! What one pass after another reads of a text: all of it, or where it is very long, one chunk at a time, scanned again for each pass, so that
//! no more is held at once than a chunk has.

use smallvec::SmallVec;

use super::{Candidate, Capitalised, LayeredScanner, Progress, Scanned, Wanted};
use crate::cancellation::Going;
use crate::gazetteer::{Gazetteer, KeyHandle};
use crate::options::Options;
use crate::text::Span;

/// A text before the passes.
pub(crate) struct Chunks<'s> {
    scanner: &'s LayeredScanner,
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
        scanner: &'s LayeredScanner,
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
        scanner: &'s LayeredScanner,
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
        self.scan(Wanted { names: true, capitals: false, apostrophes: false })
            .for_each(|scanned| visit(&scanned.candidates));
    }

    /// The capitalised words that may be of names, in the order of the text.
    pub(crate) fn capitals(&self) -> impl Iterator<Item = Capitalised> {
        let held = self.whole.as_ref().map_or(&[][..], |scanned| &scanned.capitals);
        let chunks = self.whole.is_none().then(|| {
            self.scan(Wanted { names: false, capitals: true, apostrophes: false }).flat_map(|scanned| scanned.capitals)
        });
        let mut parts = held.chunks(4096).take_while(|_| self.going.ask());
        let (mut part, mut chunks) = (held[..0].iter(), chunks.into_iter().flatten());
        // Nearly always the next one is in the same part.
        std::iter::from_fn(move || {
            part.next().copied().or_else(|| {
                part = parts.next().unwrap_or_default().iter();
                part.next().copied().or_else(|| chunks.next())
            })
        })
    }

    /// The keys that stand at a place: one of each layer at most.
    pub(crate) fn keys_at(&self, span: Span) -> SmallVec<[KeyHandle; 2]> {
        let keys_at = |candidates: &[Candidate], span| {
            let first = candidates.partition_point(|candidate| candidate.span < span);
            candidates[first..].iter().take_while(|name| name.span == span).map(|name| name.key).collect()
        };
        match self.whole() {
            Some(candidates) => keys_at(candidates, span),
            None => {
                let name = &self.text[span.range()];
                let scanned = self.scanner.scan(self.gazetteer, name, self.options, false, self.going);
                keys_at(&scanned.candidates, Span::new(0, name.len()))
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
        let built_in = Gazetteer::embedded();
        let one_layer = LayeredScanner::new(&built_in);
        // A layer that says nothing new changes nothing.
        let doubled = built_in.extend(&built_in).expect("two layers");
        let two_layers = LayeredScanner::new(&doubled);
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
            let find = |length, scanner, gazetteer| {
                let going = Going::always();
                let chunks = Chunks::of_length(length, scanner, gazetteer, &text, &options, &going);
                resolve(gazetteer, &text, &chunks, &options, &going).expect("nobody stops it")
            };
            let whole = find(text.len(), &one_layer, &built_in);
            assert!(!whole.mentions.is_empty());
            for length in [1, 1000, 4096, 30_000] {
                assert!(find(length, &one_layer, &built_in) == whole, "chunks of {length}");
            }
            for length in [1000, text.len()] {
                assert!(find(length, &two_layers, &doubled) == whole, "chunks of {length} in two layers");
            }
        }
    }
}
