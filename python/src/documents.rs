//! What many texts hold, as one result; and texts that come some at a time.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::{self, ThreadId};

use legation::{Batch, Column, EntityRecord, MentionRecord, Pairing, SentenceRecord};
use pyo3::exceptions::{PyIndexError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyAny, PyCapsule, PyDict, PyList, PySlice, PyTuple};
use rayon::prelude::*;

use crate::arrow::{self, Raised, Source};
use crate::document::{Document, Mention};
use crate::input::{Names, items};
use crate::interrupt::{self, KeepGoing};
use crate::table::{Table, layout};
use crate::value::IteratorOf;

/// At most this many mentions are looked at before other threads would be awake (some 50 µs).
pub const FEW: usize = 1 << 9;

/// What `extract_many` found: a sequence of documents, and tables of their mentions and entities.
///
/// To other libraries it is the table of mentions: `polars.DataFrame(documents)`, `pyarrow.table(documents)`,
/// `duckdb.sql("from documents")` and whatever else takes an `__arrow_c_stream__` read it without a copy of the texts in between.
/// `docs/tables.md` has the columns.
///
/// >>> documents = legation.extract_many(["Xi Jinping met Lee Jae-myung.", "Peru"], ids=["a", "b"])
/// >>> documents[1].mentions[0].entity_id
/// 'country:PER'
/// >>> documents.mentions(columns=["document_id", "entity_id"]).to_dict()["document_id"]
/// ['a', 'a', 'b']
#[pyclass(frozen, module = "legation")]
pub struct Documents {
    documents: Arc<[Py<Document>]>,
    /// The position of the first among the texts.
    first: usize,
}

impl Documents {
    pub fn new(documents: Vec<Py<Document>>, first: usize) -> Documents {
        Documents { documents: documents.into(), first }
    }

    fn of_one(document: &Bound<'_, Document>) -> Documents {
        Documents::new(vec![document.clone().unbind()], 0)
    }

    pub fn len(&self) -> usize {
        self.documents.len()
    }

    pub fn all(&self) -> &[Py<Document>] {
        &self.documents
    }

    /// The rows of a table, made without the interpreter, on all cores where there are many.
    pub fn batches(&self, py: Python<'_>, rows: RowsOf) -> PyResult<Vec<Arc<Batch>>> {
        let (documents, first) = (self.documents.clone(), self.first);
        let mentions: usize = documents.iter().map(|document| document.get().found().mentions().len()).sum();
        let batch = move |first: usize, documents: &[Py<Document>], keep_going: KeepGoing<'_>| {
            let documents: Vec<_> = documents.iter().map(|document| document.get().inner()).collect();
            let batch = rows.make(first, documents.iter().take_while(|_| keep_going()), keep_going);
            keep_going().then(|| Arc::new(batch))
        };
        if mentions <= FEW {
            return interrupt::here(py, |keep_going| Some(vec![batch(first, &documents, keep_going)?]));
        }
        // One document may have a million mentions, and its rows are made in one go.
        interrupt::aside(py, move |keep_going| {
            // A few parts for each thread, so that all end at about the same time.
            let length = documents.len().div_ceil(4 * rayon::current_num_threads()).clamp(1, 1 << 12);
            let parts = documents.par_chunks(length).enumerate();
            parts.map(|(part, documents)| batch(first + part * length, documents, keep_going)).collect()
        })
    }
}

/// What a table of documents has a row for.
#[derive(Clone, Copy)]
pub enum RowsOf {
    Mentions,
    MentionsInSentences,
    Entities,
    Dyads(Pairing),
}

impl RowsOf {
    /// The rows of documents, of which the first has this position.
    fn make<'d>(
        self,
        first: usize,
        documents: impl Iterator<Item = &'d legation::Document<'d>>,
        keep_going: KeepGoing<'_>,
    ) -> Batch {
        match self {
            RowsOf::Mentions => Batch::of_mentions(first, documents),
            RowsOf::MentionsInSentences => Batch::of_mentions_in_sentences(first, documents),
            RowsOf::Entities => Batch::of_entities(first, documents),
            RowsOf::Dyads(pairing) => Batch::of_dyads_while(first, documents, pairing, keep_going),
        }
    }
}

#[pymethods]
impl Document {
    /// The table of mentions of this document as a `pandas.DataFrame`. For many: `Documents`.
    #[pyo3(signature = () -> "Any")]
    fn to_pandas<'py>(slf: Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Documents::of_one(&slf).to_pandas(slf.py())
    }

    /// The table of mentions of this document as a `polars.DataFrame`.
    #[pyo3(signature = () -> "Any")]
    fn to_polars<'py>(slf: Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Documents::of_one(&slf).to_polars(slf.py())
    }

    /// The table of mentions of this document as a `pyarrow.Table`.
    #[pyo3(signature = () -> "Any")]
    fn to_arrow<'py>(slf: Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Documents::of_one(&slf).to_arrow(slf.py())
    }

    /// The table of mentions of this document for other libraries: a capsule of the Arrow C stream interface.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        slf: Bound<'py, Self>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        Documents::of_one(&slf).__arrow_c_stream__(slf.py(), requested_schema)
    }

    /// Refuses to be an array: `pandas.DataFrame(documents)` would be a table of unlike rows.
    #[pyo3(signature = (dtype = None, copy = None) -> "Any")]
    fn __array__(&self, dtype: Option<&Bound<'_, PyAny>>, copy: Option<&Bound<'_, PyAny>>) -> PyResult<()> {
        let _ = (dtype, copy);
        Err(no_array())
    }
}

/// What packages hear that would make an array of documents: pandas asks for one before it reads rows.
fn no_array() -> PyErr {
    PyTypeError::new_err(
        "documents are no rows: take the table of their mentions, .to_pandas(), or name another, .mentions(), .entities()",
    )
}

/// The columns of mentions, and those of their sentences.
fn columns_with_sentences() -> &'static [Column] {
    static COLUMNS: OnceLock<Vec<Column>> = OnceLock::new();
    COLUMNS.get_or_init(|| [MentionRecord::COLUMNS, SentenceRecord::COLUMNS].concat())
}

#[pymethods]
impl Documents {
    #[new]
    #[pyo3(signature = (documents: "Iterable[Document]" , /))]
    pub fn from_iterable(documents: &Bound<'_, PyAny>) -> PyResult<Documents> {
        let items = items(documents, "documents", "Document", "document", "give a list of what extract found")?;
        let document = |(place, document): (usize, PyResult<Bound<'_, PyAny>>)| {
            document?.cast_into::<Document>().map(Bound::unbind).map_err(|error| {
                let item = error.into_inner();
                let remedy = match item.is_instance_of::<Mention>() {
                    true => "; give a list, also for one document: [document]",
                    false => "; extract_many makes documents of texts",
                };
                let kind = item.get_type().name().map_or_else(|_| "another".to_owned(), |name| name.to_string());
                PyTypeError::new_err(format!("documents[{place}] must be Document, not {kind}{remedy}"))
            })
        };
        let documents = items.bind(documents.py()).clone().enumerate().map(document);
        Ok(Documents::new(documents.collect::<PyResult<_>>()?, 0))
    }

    /// The table of mentions, one row each: all columns, or those that are named, in that order.
    ///
    /// `sentences`: with the number and the bounds of the sentence of each mention (`sentence`, `sentence_start`, `sentence_end`), which may also be
    /// named in `columns`. `dictionaries`: each text is stored once, and rows refer to it (categories in pandas and Polars).
    ///
    /// Raises `LegationError` for a column that there is not.
    ///
    /// >>> documents = legation.extract_many(["Mr. Putin left. Peru stayed."])
    /// >>> documents.mentions(["text", "sentence"]).to_dict()
    /// {'text': ['Putin', 'Peru'], 'sentence': [0, 1]}
    #[pyo3(signature = (columns = None, *, sentences = false, dictionaries = false))]
    fn mentions(&self, py: Python<'_>, columns: Option<Names>, sentences: bool, dictionaries: bool) -> PyResult<Table> {
        let all = match sentences || columns.is_some() {
            true => columns_with_sentences(),
            false => MentionRecord::COLUMNS,
        };
        let layout = layout(all, columns, dictionaries)?;
        let has_sentences = layout.columns.iter().any(|(place, _)| *place >= MentionRecord::COLUMNS.len());
        let rows = if has_sentences { RowsOf::MentionsInSentences } else { RowsOf::Mentions };
        Ok(Table::new(layout, self.batches(py, rows)?))
    }

    /// The table of entities, one row for each entity of each document, with the number of its mentions: all columns, or those that
    /// are named. Leaders whom a text introduces and the gazetteer does not know are among them, without an id.
    ///
    /// Raises `LegationError` for a column that there is not.
    #[pyo3(signature = (columns = None, *, dictionaries = false))]
    fn entities(&self, py: Python<'_>, columns: Option<Names>, dictionaries: bool) -> PyResult<Table> {
        let layout = layout(EntityRecord::COLUMNS, columns, dictionaries)?;
        Ok(Table::new(layout, self.batches(py, RowsOf::Entities)?))
    }

    /// The table of mentions as a `pandas.DataFrame`.
    #[pyo3(signature = () -> "Any")]
    fn to_pandas<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.mentions(py, None, false, false)?.to_pandas(py)
    }

    /// The table of mentions as a `polars.DataFrame`.
    #[pyo3(signature = () -> "Any")]
    fn to_polars<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.mentions(py, None, false, false)?.to_polars(py)
    }

    /// The table of mentions as a `pyarrow.Table`.
    #[pyo3(signature = () -> "Any")]
    fn to_arrow<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.mentions(py, None, false, false)?.to_arrow(py)
    }

    /// The table of mentions as a dict of lists of one length.
    #[pyo3(signature = () -> "dict[str, list[object]]")]
    pub fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.mentions(py, None, false, false)?.to_dict(py)
    }

    /// The table of mentions for other libraries: a capsule of the Arrow C stream interface. Another schema than ours is not made.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        self.mentions(py, None, false, false)?.__arrow_c_stream__(py, requested_schema)
    }

    /// The schema of the table of mentions: a capsule of the Arrow C data interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::schema_capsule(py, &layout(MentionRecord::COLUMNS, None, false)?)
    }

    /// Refuses to be an array: `pandas.DataFrame(documents)` would be a table of unlike rows.
    #[pyo3(signature = (dtype = None, copy = None) -> "Any")]
    fn __array__(&self, dtype: Option<&Bound<'_, PyAny>>, copy: Option<&Bound<'_, PyAny>>) -> PyResult<()> {
        let _ = (dtype, copy);
        Err(no_array())
    }

    /// The entities that most documents mention and how the first documents begin, as HTML with a style of its own and no script.
    fn to_html(&self, py: Python<'_>) -> PyResult<String> {
        let documents = &self.documents;
        interrupt::here(py, |keep_going| {
            let documents = documents.iter().take_while(|_| keep_going()).map(|document| document.get().inner());
            Some(legation::documents_to_html(&documents.collect::<Vec<_>>()))
        })
    }

    /// What a notebook shows.
    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        self.to_html(py)
    }

    fn __len__(&self) -> usize {
        self.documents.len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<IteratorOf<'py, Document>> {
        PyTuple::new(py, &*self.documents)?.try_iter().map(IteratorOf::new)
    }

    fn __getitem__<'py>(&self, py: Python<'py>, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        if let Ok(slice) = index.cast::<PySlice>() {
            let indices = slice.indices(self.documents.len() as isize)?;
            let places = (0..indices.slicelength as isize).map(|place| (indices.start + place * indices.step) as usize);
            let documents = places.map(|place| self.documents[place].clone_ref(py)).collect();
            let first = if indices.step == 1 { self.first + indices.start as usize } else { 0 };
            return Ok(Bound::new(py, Documents::new(documents, first))?.into_any());
        }
        let index: isize =
            index.extract().map_err(|_| PyTypeError::new_err("documents are counted: give an int or a slice"))?;
        let place = if index < 0 { index + self.documents.len() as isize } else { index };
        let document = usize::try_from(place).ok().and_then(|place| self.documents.get(place));
        let document = document.ok_or_else(|| {
            PyIndexError::new_err(format!("there is no document {index}: there are {}", self.documents.len()))
        })?;
        Ok(document.bind(py).clone().into_any())
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let list = PyList::new(py, &*self.documents)?;
        match other.cast::<Documents>() {
            Ok(other) => list.eq(PyList::new(py, &*other.get().documents)?),
            Err(_) if other.is_instance_of::<PyList>() => list.eq(other),
            Err(_) => Ok(false),
        }
    }

    fn __repr__(&self) -> String {
        let mentions: usize = self.documents.iter().map(|document| document.get().found().mentions().len()).sum();
        format!("<Documents {} with {mentions} mentions>", self.documents.len())
    }

    #[pyo3(signature = () -> "tuple[object, tuple[object, ...]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let restore = py.get_type::<Documents>().getattr("_restore")?;
        Ok((restore, (PyList::new(py, &*self.documents)?, self.first).into_pyobject(py)?))
    }

    #[staticmethod]
    fn _restore(documents: Vec<Py<Document>>, first: usize) -> Documents {
        Documents::new(documents, first)
    }
}

/// What gives the next documents of a stream; `None` when there are no more texts.
pub type NextDocuments = Box<dyn FnMut(Python<'_>) -> PyResult<Option<Documents>> + Send>;

/// What `extract_iter` returns: an iterator of `Documents`, a batch of texts at a time.
///
/// To other libraries it is one table of mentions that is made while it is read: `pyarrow.RecordBatchReader.from_stream(stream)`.
#[pyclass(frozen, module = "legation")]
pub struct DocumentStream {
    next: Mutex<NextDocuments>,
}

impl DocumentStream {
    pub fn new(next: NextDocuments) -> DocumentStream {
        DocumentStream { next: Mutex::new(next) }
    }
}

#[pymethods]
impl DocumentStream {
    fn __repr__(&self) -> &'static str {
        "<DocumentStream: batches of Documents, each read once>"
    }

    /// Refuses to be an array: `pandas.DataFrame(documents)` would be a table of unlike rows.
    #[pyo3(signature = (dtype = None, copy = None) -> "Any")]
    fn __array__(&self, dtype: Option<&Bound<'_, PyAny>>, copy: Option<&Bound<'_, PyAny>>) -> PyResult<()> {
        let _ = (dtype, copy);
        Err(no_array())
    }

    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    pub fn __next__(&self, py: Python<'_>) -> PyResult<Option<Documents>> {
        use pyo3::sync::MutexExt;
        let mut next = self.next.lock_py_attached(py).unwrap_or_else(PoisonError::into_inner);
        next(py)
    }

    /// The mentions of all texts for other libraries: a capsule of the Arrow C stream interface. Texts are read while it is.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        slf: Py<Self>,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let layout = layout(MentionRecord::COLUMNS, None, false)?;
        let source = StreamSource { stream: slf, home: thread::current().id(), ready: VecDeque::new() };
        arrow::stream_capsule(py, layout, source, Raised::default())
    }

    /// The schema of the table of mentions: a capsule of the Arrow C data interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::schema_capsule(py, &layout(MentionRecord::COLUMNS, None, false)?)
    }
}

/// The batches of a stream, a few texts at a time.
struct StreamSource {
    stream: Py<DocumentStream>,
    /// The thread that asked for it.
    home: ThreadId,
    ready: VecDeque<Arc<Batch>>,
}

impl Source for StreamSource {
    fn next(&mut self) -> Result<Option<Arc<Batch>>, String> {
        if let Some(batch) = self.ready.pop_front() {
            return Ok(Some(batch));
        }
        let more = arrow::attached(self.home, |py| {
            let documents = self.stream.get().__next__(py)?;
            documents.map(|documents| documents.batches(py, RowsOf::Mentions)).transpose()
        });
        match more {
            Some(Ok(batches)) => {
                self.ready.extend(batches.into_iter().flatten());
                Ok(self.ready.pop_front())
            }
            Some(Err(error)) => Err(error.to_string()),
            None => Err("the interpreter is shutting down".to_owned()),
        }
    }
}

/// The mentions of documents as columns: a dict of lists of one length, which `pandas.DataFrame` takes as it is: the same as
/// `Documents(documents).to_dict()`.
///
/// `document_id` is the position among the given documents where they have no id.
///
/// Raises `TypeError` when one of `documents` is none.
#[pyfunction]
#[pyo3(signature = (documents: "Iterable[Document]", /) -> "dict[str, list[object]]")]
pub fn mention_table<'py>(py: Python<'py>, documents: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
    Documents::from_iterable(documents)?.to_dict(py)
}
