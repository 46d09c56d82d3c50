//! Mentions as columns: what data frames are made of.
//!
//! What the cells hold is found out on all cores, without the interpreter; then each object is made once, and the columns refer to it.

use std::cell::LazyCell;
use std::hash::Hash;

use legation::{CodePoints, Form, Kind};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyInt, PyList, PyString};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::interrupt::{self, KeepGoing};

/// At most this many mentions are looked at before other threads would be awake (some 50 µs).
const FEW: usize = 1 << 9;

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
    let documents = documents.try_iter()?.map(|document| Ok(document?.cast_into::<Document>()?.unbind()));
    let documents = documents.collect::<PyResult<Vec<Py<Document>>>>()?;
    let mentions: usize = documents.iter().map(|document| document.get().found().mentions().len()).sum();
    let parts: Vec<Part<'_>> = if mentions <= FEW {
        interrupt::here(py, |keep_going| Part::of(0, documents.iter().map(Py::get), keep_going).map(|part| vec![part]))?
    } else {
        interrupt::on_all_cores(py, |keep_going| {
            // A few parts for each thread, so that all end at about the same time.
            let length = documents.len().div_ceil(4 * rayon::current_num_threads()).max(1);
            let parts = documents.par_chunks(length).enumerate();
            parts
                .map(|(number, documents)| Part::of(number * length, documents.iter().map(Py::get), keep_going))
                .collect()
        })?
    };
    let mut objects = Objects::new(py);
    let mut rows = Vec::with_capacity(parts.iter().map(|part| part.rows.len()).sum());
    let mut made = Made::default();
    for part in &parts {
        py.check_signals()?;
        rows.extend(part.rows.iter().map(|row| row.behind(&made)));
        objects.add(part, &mut made);
    }
    let Made { surfaces, sorts, entities } = made;
    let mut document = (usize::MAX, objects.none.clone());
    let number = |row: &Row| {
        if row.document != document.0 {
            document = (row.document, PyInt::new(py, row.document).into_any());
        }
        document.1.clone()
    };
    let table = Columns { table: PyDict::new(py), rows: &rows };
    table.add("document", number)?;
    table.add("start", |row| objects.place(row.start))?;
    table.add("end", |row| objects.place(row.end))?;
    table.add("text", |row| surfaces[row.surface as usize].clone())?;
    table.add("kind", |row| sorts[row.sort as usize][0].clone())?;
    table.add("form", |row| sorts[row.sort as usize][1].clone())?;
    table.add("entity_id", |row| entities[row.entity as usize][0].clone())?;
    table.add("name", |row| entities[row.entity as usize][1].clone())?;
    table.add("confidence", |row| sorts[row.sort as usize][2].clone())?;
    table.add("data_version", |row| objects.string(documents[row.document].get().gazetteer().info().version()))?;
    Ok(table.table)
}

/// The table while it is made.
struct Columns<'r, 'py> {
    table: Bound<'py, PyDict>,
    rows: &'r [Row],
}

impl<'py> Columns<'_, 'py> {
    /// A column with a cell for each row.
    fn add(&self, name: &str, cell: impl FnMut(&Row) -> Bound<'py, PyAny>) -> PyResult<()> {
        let py = self.table.py();
        let cells = interrupt::between(py, self.rows.iter().map(cell)).collect::<PyResult<Vec<_>>>()?;
        self.table.set_item(name, PyList::new(py, cells)?)
    }
}

/// The rows of some documents that follow each other.
#[derive(Default)]
struct Part<'d> {
    rows: Vec<Row>,
    /// What stands in many rows.
    surfaces: Distinct<&'d str>,
    sorts: Distinct<(Kind, Form, u64)>,
    entities: Distinct<Entity<'d>>,
}

/// Whom or what a mention denotes: an entity, or the name of somebody whom the gazetteer does not know.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Entity<'d> {
    Known(legation::Entity<'d>),
    Discovered(String),
}

/// A mention; what stands in many rows by its place in the part.
struct Row {
    document: usize,
    start: usize,
    end: usize,
    surface: u32,
    sort: u32,
    entity: u32,
}

impl Row {
    /// The row with the places of its objects behind those that were made before.
    fn behind(&self, made: &Made<'_>) -> Row {
        Row {
            surface: self.surface + made.surfaces.len() as u32,
            sort: self.sort + made.sorts.len() as u32,
            entity: self.entity + made.entities.len() as u32,
            ..*self
        }
    }
}

impl<'d> Part<'d> {
    /// Of documents, the first of which has this number; nothing where `keep_going` said no.
    fn of(first: usize, documents: impl Iterator<Item = &'d Document>, keep_going: KeepGoing<'_>) -> Option<Part<'d>> {
        let mut part = Part::default();
        for (number, document) in (first..).zip(documents) {
            if !keep_going() {
                return None;
            }
            part.add(number, document);
        }
        Some(part)
    }

    fn add(&mut self, number: usize, document: &'d Document) {
        let text = document.text_str();
        let offsets = CodePoints::new(text);
        let restored = LazyCell::new(|| document.inner());
        for mention in document.found().mentions() {
            let span = mention.span();
            let entity = match mention.handle() {
                Some(handle) => Entity::Known(document.gazetteer().entity_at(handle)),
                None => Entity::Discovered(restored.name(mention).to_owned()),
            };
            self.rows.push(Row {
                document: number,
                start: offsets.at(span.start()),
                end: offsets.at(span.end()),
                surface: self.surfaces.place_of(&text[span.range()]),
                sort: self.sorts.place_of((mention.kind(), mention.form(), mention.confidence().to_bits())),
                entity: self.entities.place_of(entity),
            });
        }
    }
}

/// Values in the order in which they came first.
struct Distinct<T> {
    values: Vec<T>,
    places: FxHashMap<T, u32>,
}

impl<T> Default for Distinct<T> {
    fn default() -> Distinct<T> {
        Distinct { values: Vec::new(), places: FxHashMap::default() }
    }
}

impl<T: Clone + Eq + Hash> Distinct<T> {
    fn place_of(&mut self, value: T) -> u32 {
        *self.places.entry(value).or_insert_with_key(|value| {
            self.values.push(value.clone());
            (self.values.len() - 1) as u32
        })
    }
}

/// The objects of what stands in many rows.
#[derive(Default)]
struct Made<'py> {
    surfaces: Vec<Bound<'py, PyAny>>,
    /// Kind, form and confidence.
    sorts: Vec<[Bound<'py, PyAny>; 3]>,
    /// The id, if there is one, and the name.
    entities: Vec<[Bound<'py, PyAny>; 2]>,
}

/// The objects of cells, each made once.
struct Objects<'p, 'py> {
    py: Python<'py>,
    strings: FxHashMap<&'p str, Bound<'py, PyAny>>,
    /// The id, if there is one, and the name.
    entities: FxHashMap<legation::Entity<'p>, [Bound<'py, PyAny>; 2]>,
    /// The places in most articles.
    places: Vec<Option<Bound<'py, PyAny>>>,
    none: Bound<'py, PyAny>,
}

impl<'p, 'py> Objects<'p, 'py> {
    /// How many places are kept.
    const FEW: usize = 1 << 13;

    fn new(py: Python<'py>) -> Objects<'p, 'py> {
        let none = py.None().into_bound(py);
        let (strings, entities) = (FxHashMap::default(), FxHashMap::default());
        Objects { py, strings, entities, places: vec![None; Self::FEW], none }
    }

    fn add(&mut self, part: &'p Part<'p>, made: &mut Made<'py>) {
        made.surfaces.extend(part.surfaces.values.iter().map(|surface| self.string(surface)));
        made.sorts.extend(part.sorts.values.iter().map(|sort| self.sort(sort)));
        made.entities.extend(part.entities.values.iter().map(|entity| self.entity(entity)));
    }

    fn string(&mut self, text: &'p str) -> Bound<'py, PyAny> {
        self.strings.entry(text).or_insert_with(|| PyString::new(self.py, text).into_any()).clone()
    }

    fn place(&mut self, place: usize) -> Bound<'py, PyAny> {
        let py = self.py;
        let make = || PyInt::new(py, place).into_any();
        match self.places.get_mut(place) {
            Some(made) => made.get_or_insert_with(make).clone(),
            None => make(),
        }
    }

    fn sort(&mut self, &(kind, form, confidence): &(Kind, Form, u64)) -> [Bound<'py, PyAny>; 3] {
        let confidence = PyFloat::new(self.py, f64::from_bits(confidence)).into_any();
        [self.string(kind.as_str()), self.string(form.as_str()), confidence]
    }

    fn entity(&mut self, entity: &'p Entity<'p>) -> [Bound<'py, PyAny>; 2] {
        let make = |entity: legation::Entity<'_>| {
            [entity.id(), entity.name()].map(|text| PyString::new(self.py, text).into_any())
        };
        match entity {
            Entity::Known(entity) => self.entities.entry(*entity).or_insert_with_key(|&entity| make(entity)).clone(),
            Entity::Discovered(name) => [self.none.clone(), self.string(name)],
        }
    }
}
