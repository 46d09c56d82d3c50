//! Mentions as columns: what data frames are made of.
//!
//! What the cells hold is found out on all cores, without the interpreter; then each object is made once, and the columns refer to it.

use legation::{Batch, Column, MentionRecord, Texts, Values};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyInt, PyList, PyString};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::interrupt;

/// At most this many mentions are looked at before other threads would be awake (some 50 µs).
const FEW: usize = 1 << 9;

/// The mentions of documents as columns: a dict of lists of one length, which `pandas.DataFrame`, `polars.DataFrame` and
/// `pyarrow.table` take as it is. A row is a mention, in the order of documents and places.
///
/// The columns are those of the records in `docs/tables.md`, the attributes of `Mention` among them; `document_id` is the position among
/// the given documents where they have no id.
///
/// Raises `TypeError` when one of `documents` is none.
#[pyfunction]
#[pyo3(signature = (documents: "Iterable[Document]", /) -> "dict[str, list[object]]")]
pub fn mention_table<'py>(py: Python<'py>, documents: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
    let documents = documents.try_iter()?.map(|document| Ok(document?.cast_into::<Document>()?.unbind()));
    let documents = documents.collect::<PyResult<Vec<Py<Document>>>>()?;
    let batches = batches(py, &documents)?;
    let table = PyDict::new(py);
    let mut objects = Objects::new(py);
    for (place, column) in MentionRecord::COLUMNS.iter().enumerate() {
        table.set_item(column.name, objects.list(column, place, &batches)?)?;
    }
    Ok(table)
}

fn batches(py: Python<'_>, documents: &[Py<Document>]) -> PyResult<Vec<Batch>> {
    let mentions: usize = documents.iter().map(|document| document.get().found().mentions().len()).sum();
    let batch = |first: usize, documents: &[Py<Document>]| {
        let documents: Vec<_> = documents.iter().map(|document| document.get().inner()).collect();
        Batch::of_mentions(first, &documents)
    };
    if mentions <= FEW {
        return interrupt::here(py, |_| Some(vec![batch(0, documents)]));
    }
    interrupt::on_all_cores(py, |keep_going| {
        // A few parts for each thread, so that all end at about the same time, and none so long that an interrupt has to wait.
        let length = documents.len().div_ceil(4 * rayon::current_num_threads()).clamp(1, 1 << 10);
        let parts = documents.par_chunks(length).enumerate();
        parts.map(|(number, documents)| keep_going().then(|| batch(number * length, documents))).collect()
    })
}

/// The objects of cells, each made once.
struct Objects<'p, 'py> {
    py: Python<'py>,
    strings: FxHashMap<&'p str, Bound<'py, PyAny>>,
    reals: FxHashMap<u64, Bound<'py, PyAny>>,
    /// The places in most articles.
    places: Vec<Option<Bound<'py, PyAny>>>,
}

impl<'p, 'py> Objects<'p, 'py> {
    /// How many places are kept.
    const FEW: usize = 1 << 13;

    fn new(py: Python<'py>) -> Objects<'p, 'py> {
        Objects { py, strings: FxHashMap::default(), reals: FxHashMap::default(), places: vec![None; Self::FEW] }
    }

    /// The cells of the column in this place.
    fn list(&mut self, column: &Column, place: usize, batches: &'p [Batch]) -> PyResult<Bound<'py, PyList>> {
        let mut cells = Vec::with_capacity(batches.iter().map(Batch::len).sum());
        for batch in batches {
            self.py.check_signals()?;
            match &batch.columns()[place] {
                Values::Integers(numbers) => cells.extend(numbers.iter().map(|&number| self.integer(number))),
                Values::Reals(numbers) => cells.extend(numbers.iter().map(|&number| self.real(number))),
                Values::Texts(Texts { distinct, rows }) => {
                    let none = self.py.None().into_bound(self.py);
                    let objects: Vec<_> = distinct
                        .iter()
                        .map(|text| text.as_deref().map_or_else(|| none.clone(), |text| self.string(text)))
                        .collect();
                    cells.extend(rows.iter().map(|&row| objects[row as usize].clone()));
                }
                _ => unreachable!("{} holds a type that is new", column.name),
            }
        }
        PyList::new(self.py, cells)
    }

    fn string(&mut self, text: &'p str) -> Bound<'py, PyAny> {
        self.strings.entry(text).or_insert_with(|| PyString::new(self.py, text).into_any()).clone()
    }

    fn real(&mut self, number: f64) -> Bound<'py, PyAny> {
        self.reals.entry(number.to_bits()).or_insert_with(|| PyFloat::new(self.py, number).into_any()).clone()
    }

    fn integer(&mut self, number: i64) -> Bound<'py, PyAny> {
        let py = self.py;
        let make = || PyInt::new(py, number).into_any();
        match usize::try_from(number).ok().and_then(|place| self.places.get_mut(place)) {
            Some(made) => made.get_or_insert_with(make).clone(),
            None => make(),
        }
    }
}
