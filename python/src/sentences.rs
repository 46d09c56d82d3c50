//! The sentences of a document.

use legation::CodePoints;
use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::document::{Document, Mention};
use crate::input::LegationError;
use crate::interrupt;
use crate::value::{ListOf, value_class};

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

fn sentence(
    document: &legation::Document<'_>,
    offsets: &CodePoints<'_>,
    number: usize,
    span: legation::Span,
) -> Sentence {
    let (start, end) = (offsets.at(span.start()), offsets.at(span.end()));
    Sentence { number, start, end, text: document.text()[span.range()].to_owned() }
}

#[pymethods]
impl Document {
    /// The sentences of the text, found anew with each call: those of UAX #29, but neither "Mr.", "Gen." and initials nor a mention are cut, "U.S."
    /// ends a sentence only before a word that opens sentences, and lines that are wrapped go on.
    ///
    /// >>> document = legation.extract("Mr. Putin met Gen. Sisi in the U.S. embassy. Xi stayed away.")
    /// >>> [sentence.text for sentence in document.sentences()]
    /// ['Mr. Putin met Gen. Sisi in the U.S. embassy.', 'Xi stayed away.']
    fn sentences<'py>(slf: &Bound<'py, Self>) -> PyResult<ListOf<'py, Sentence>> {
        let py = slf.py();
        let sentences = Document::made(slf, |document| {
            let offsets = CodePoints::new(document.text());
            let sentences = document.sentences();
            (0..).zip(sentences.iter()).map(|(number, span)| sentence(document, &offsets, number, span)).collect()
        })?;
        let sentences: Vec<Sentence> = sentences;
        let sentences = interrupt::between(py, sentences.into_iter()).map(|sentence| Py::new(py, sentence?));
        Ok(ListOf::new(PyList::new(py, sentences.collect::<PyResult<Vec<_>>>()?)?))
    }

    /// The sentence in which a mention of this document stands.
    ///
    /// For all mentions of many documents: `Documents.mentions(sentences=True)`.
    ///
    /// >>> document = legation.extract("Peru won. Chile lost.")
    /// >>> document.sentence_of(document.mentions[1]).text
    /// 'Chile lost.'
    ///
    /// Raises `LegationError` for a mention of another document.
    #[pyo3(signature = (mention, /))]
    fn sentence_of(slf: &Bound<'_, Self>, mention: &Bound<'_, Mention>) -> PyResult<Option<Sentence>> {
        let (start, end, words) = (mention.get().start, mention.get().end, mention.get().text.clone());
        let found = Document::made(slf, move |document| {
            let there = document.text().chars().skip(start).take(end - start);
            if !there.eq(words.chars()) {
                return Err(words);
            }
            let offsets = CodePoints::new(document.text());
            let sentences = document.sentences();
            let found = (0..).zip(sentences.iter()).find(|(_, span)| start < offsets.at(span.end()));
            Ok(found.map(|(number, span)| sentence(document, &offsets, number, span)))
        })?;
        found.map_err(|words| LegationError::new_err(format!("the mention {words:?} is not of this document")))
    }
}
