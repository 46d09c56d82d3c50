//! Mentions as columns: what data frames are made of.

use std::cell::LazyCell;
use std::collections::HashMap;

use legation::{CodePoints, Extractor};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyInt, PyList, PyString};

use crate::document::Document;

/// The mentions of documents as columns: a dict of lists of one length, which `pandas.DataFrame`, `polars.DataFrame` and
/// `pyarrow.table` take as it is. A row is a mention, in the order of documents and places.
///
/// The columns: `document` (its place among the given ones, from 0), `start` and `end` (code points, half-open), `text`,
/// `kind`, `form`, `entity_id` (`None` for a leader who is not in the gazetteer), `name`, `confidence` and `data_version`.
///
/// Raises `TypeError` when one of `documents` is none.
#[pyfunction]
#[pyo3(signature = (documents: "Iterable[Document]", /) -> "dict[str, list[object]]")]
pub fn mention_table<'py>(py: Python<'py>, documents: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
    let gazetteer = Extractor::embedded().gazetteer();
    let version = PyString::new(py, gazetteer.info().version());
    let mut columns = Columns::default();
    let mut words: HashMap<&'static str, Bound<'py, PyString>> = HashMap::new();
    let mut word = |word: &'static str| words.entry(word).or_insert_with(|| PyString::intern(py, word)).clone();
    // The id and the name of an entity are made once.
    let mut entities: HashMap<u32, [Bound<'py, PyString>; 2]> = HashMap::new();
    for (place, document) in documents.try_iter()?.enumerate() {
        let document = document?.cast_into::<Document>()?;
        let document = document.get();
        let (text, place) = (document.text_str(), PyInt::new(py, place));
        let offsets = CodePoints::new(text);
        let restored = LazyCell::new(|| document.inner());
        for mention in document.found().mentions() {
            let span = mention.span();
            let (id, name) = match mention.entity_number() {
                Some(number) => {
                    let [id, name] = entities.entry(number).or_insert_with(|| {
                        let entity = gazetteer.entity_at(number);
                        [entity.id(), entity.name()].map(|text| PyString::new(py, text))
                    });
                    (id.clone().into_any(), name.clone())
                }
                None => (py.None().into_bound(py), PyString::new(py, restored.name(mention))),
            };
            columns.push([
                place.clone().into_any(),
                PyInt::new(py, offsets.at(span.start())).into_any(),
                PyInt::new(py, offsets.at(span.end())).into_any(),
                PyString::new(py, &text[span.range()]).into_any(),
                word(mention.kind().as_str()).into_any(),
                word(mention.form().as_str()).into_any(),
                id,
                name.into_any(),
                PyFloat::new(py, mention.confidence().into()).into_any(),
                version.clone().into_any(),
            ]);
        }
    }
    columns.into_dict(py)
}

const NAMES: [&str; 10] =
    ["document", "start", "end", "text", "kind", "form", "entity_id", "name", "confidence", "data_version"];

/// The cells so far, column by column.
#[derive(Default)]
struct Columns<'py>([Vec<Bound<'py, PyAny>>; NAMES.len()]);

impl<'py> Columns<'py> {
    fn push(&mut self, row: [Bound<'py, PyAny>; NAMES.len()]) {
        for (column, cell) in self.0.iter_mut().zip(row) {
            column.push(cell);
        }
    }

    fn into_dict(self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let table = PyDict::new(py);
        for (name, cells) in NAMES.into_iter().zip(self.0) {
            table.set_item(name, PyList::new(py, cells)?)?;
        }
        Ok(table)
    }
}
