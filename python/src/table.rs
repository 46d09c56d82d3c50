//! Mentions as columns: what data frames are made of.

use std::cell::LazyCell;
use std::hash::Hash;

use legation::{CodePoints, Extractor};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyInt, PyList, PyString};
use rustc_hash::FxHashMap;

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
    let version = PyString::new(py, gazetteer.info().version()).into_any();
    let mut columns = Columns::default();
    let (mut surfaces, mut entities, mut sorts) = (Made::default(), Made::default(), Made::default());
    let mut places: Vec<Option<Bound<'py, PyAny>>> = vec![None; FEW];
    for (number, document) in documents.try_iter()?.enumerate() {
        let document = document?.cast_into::<Document>()?;
        let document = document.get();
        let (text, number) = (document.text_str(), PyInt::new(py, number).into_any());
        let offsets = CodePoints::new(text);
        let restored = LazyCell::new(|| document.inner());
        for mention in document.found().mentions() {
            let span = mention.span();
            let [id, name] = match mention.entity_number() {
                Some(number) => entities.get(&number, || {
                    let entity = gazetteer.entity_at(number);
                    [entity.id(), entity.name()].map(|text| PyString::new(py, text).into_any())
                }),
                None => [py.None().into_bound(py), PyString::new(py, restored.name(mention)).into_any()],
            };
            let (kind, form, confidence) = (mention.kind(), mention.form(), mention.confidence());
            let [kind, form, confidence] = sorts.get(&(kind, form, confidence.to_bits()), || {
                let [kind, form] = [kind.as_str(), form.as_str()].map(|word| PyString::new(py, word).into_any());
                [kind, form, PyFloat::new(py, confidence.into()).into_any()]
            });
            let mut place = |byte| {
                let place = offsets.at(byte);
                let make = || PyInt::new(py, place).into_any();
                match places.get_mut(place) {
                    Some(made) => made.get_or_insert_with(make).clone(),
                    None => make(),
                }
            };
            let (start, end) = (place(span.start()), place(span.end()));
            let surface = &text[span.range()];
            let surface = surfaces.get(surface, || PyString::new(py, surface).into_any());
            let version = version.clone();
            columns.push([number.clone(), start, end, surface, kind, form, id, name, confidence, version]);
        }
    }
    columns.into_dict(py)
}

/// The places of an article, which a table of many has again and again.
const FEW: usize = 1 << 13;

/// Objects that were made before: a table has the same ones again and again.
struct Made<K, T>(FxHashMap<K, T>);

impl<K, T> Default for Made<K, T> {
    fn default() -> Made<K, T> {
        Made(FxHashMap::default())
    }
}

impl<K: Eq + Hash, T: Clone> Made<K, T> {
    fn get<Q>(&mut self, key: &Q, make: impl FnOnce() -> T) -> T
    where
        Q: Eq + Hash + ToOwned<Owned = K> + ?Sized,
        K: std::borrow::Borrow<Q>,
    {
        match self.0.get(key) {
            Some(made) => made.clone(),
            None => self.0.entry(key.to_owned()).or_insert(make()).clone(),
        }
    }
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
