//! The sentences of a document.

use legation::CodePoints;
use pyo3::prelude::*;

use crate::document::{Document, Mention};
use crate::value::value_class;

value_class! {
    /// A sentence of a document.
    Sentence {
        /// The number of the sentence in the document, from 0.
        number: usize,
        /// The first code point of the sentence, from 0.
        start: usize,
        /// The end of the sentence in code points, exclusive.
        end: usize,
        /// The words of the sentence: `document.text[start:end]`.
        text: String,
    }
}

#[pymethods]
impl Document {
    /// The sentences of the text, found anew with each call: those of UAX #29, but neither "Mr.", "Gen." and initials nor a mention are cut, "U.S."
    /// ends a sentence only before a word that opens sentences, and lines that are wrapped go on.
    ///
    /// >>> document = legation.extract("Mr. Putin met Gen. Sisi in the U.S. embassy. Xi stayed away.")
    /// >>> [sentence.text for sentence in document.sentences()]
    /// ['Mr. Putin met Gen. Sisi in the U.S. embassy.', 'Xi stayed away.']
    fn sentences(&self) -> Vec<Sentence> {
        let document = self.inner();
        let offsets = CodePoints::new(document.text());
        let sentence = |(number, span): (usize, legation::Span)| Sentence {
            number,
            start: offsets.at(span.start()),
            end: offsets.at(span.end()),
            text: document.text()[span.range()].to_owned(),
        };
        document.sentences().iter().enumerate().map(sentence).collect()
    }

    /// The sentence in which a mention of this document stands.
    ///
    /// For all mentions of many documents: `Documents.mentions(sentences=True)`.
    ///
    /// >>> document = legation.extract("Peru won. Chile lost.")
    /// >>> document.sentence_of(document.mentions[1]).text
    /// 'Chile lost.'
    #[pyo3(signature = (mention, /))]
    fn sentence_of(&self, mention: &Bound<'_, Mention>) -> Option<Sentence> {
        let start = mention.get().start;
        self.sentences().into_iter().find(|sentence| start < sentence.end)
    }
}
