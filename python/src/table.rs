//! Rows and columns: what data frames are made of.
//!
//! What the cells hold is found out on all cores, without the interpreter, and handed on as it is to those who read Arrow. For lists each
//! object is made once, and the columns refer to it.

use std::collections::BTreeMap;
use std::sync::Arc;

use legation::{
    Batch, Cell, Column, ColumnType, CountRecord, DyadCountRecord, DyadRecord, EntityRecord, Knowledge, MentionRecord,
    SentenceRecord, Texts, Values,
};
use pyo3::exceptions::{PyImportError, PyKeyError};
use pyo3::prelude::*;
use pyo3::types::{PyAny, PyBool, PyBytes, PyCFunction, PyCapsule, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};
use rustc_hash::FxHashMap;

use crate::arrow::{self, Layout, Raised, Source};
use crate::input::{ColumnName, LegationError, Names};
use crate::value::{IteratorOf, ListOf, TupleOf};

/// The columns that are named, in that order, or all.
pub fn layout(all: &'static [Column], named: Option<Names>, dictionaries: bool) -> PyResult<Layout> {
    let place = |name: &String| {
        let found = all.iter().enumerate().find(|(_, column)| column.name == name);
        found.ok_or_else(|| {
            let names: Vec<_> = all.iter().map(|column| column.name).collect();
            LegationError::new_err(format!("there is no column {name:?}; the columns are {}", names.join(", ")))
        })
    };
    let columns = match &named {
        None => all.iter().enumerate().collect(),
        Some(Names(names)) if names.is_empty() => {
            let names: Vec<_> = all.iter().map(|column| column.name).collect();
            let message = format!("columns names none; leave it out for all, or name some of {}", names.join(", "));
            return Err(LegationError::new_err(message));
        }
        Some(Names(names)) => {
            if let Some(twice) = (1..names.len()).find(|&place| names[..place].contains(&names[place])) {
                return Err(LegationError::new_err(format!("column {:?} is named twice", names[twice])));
            }
            names.iter().map(place).collect::<PyResult<_>>()?
        }
    };
    Ok(Layout { columns, dictionaries })
}

/// Rows and columns of facts, for data frames and databases: anything that takes an `__arrow_c_stream__` reads it.
#[pyclass(frozen, module = "legation")]
pub struct Table {
    layout: Layout,
    /// At least one, so that readers see the columns of a table without rows.
    batches: Arc<[Arc<Batch>]>,
}

impl Table {
    pub fn new(layout: Layout, batches: Vec<Arc<Batch>>) -> Table {
        Table { layout, batches: batches.into() }
    }

    fn rows(&self) -> usize {
        self.batches.iter().map(|batch| batch.len()).sum()
    }

    fn names(&self) -> Vec<&'static str> {
        self.layout.columns.iter().map(|(_, column)| column.name).collect()
    }

    /// What the function of a package makes of the table. A signal while it reads is the signal's exception, not what the package makes of it.
    fn read_by<'py>(&self, package: &Bound<'py, PyModule>, function: &str) -> PyResult<Bound<'py, PyAny>> {
        let raised = Raised::default();
        let source = Export { layout: self.layout.clone(), batches: self.batches.clone(), raised: raised.clone() };
        let read = package.call_method1(function, (Bound::new(package.py(), source)?,));
        raised.take().map_or(read, Err)
    }
}

#[pymethods]
impl Table {
    /// The names of the columns.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<TupleOf<'py, &'static str>> {
        TupleOf::of(py, self.layout.columns.iter().map(|(_, column)| column.name))
    }

    /// The cells of a column.
    ///
    /// Raises `KeyError` when there is no such column.
    fn __getitem__<'py>(&self, py: Python<'py>, name: ColumnName) -> PyResult<ListOf<'py, Bound<'py, PyAny>>> {
        let ColumnName(name) = name;
        let found = self.layout.columns.iter().find(|(_, column)| column.name == name);
        let &(place, column) = found.ok_or_else(|| {
            PyKeyError::new_err(format!("there is no column {name:?}; the columns are {}", self.names().join(", ")))
        })?;
        Objects::new(py).list(column, place, &self.batches).map(ListOf::new)
    }

    /// Whether there is a column of this name.
    fn __contains__(&self, name: ColumnName) -> bool {
        self.names().contains(&&*name.0)
    }

    /// The rows, each a dict of its cells by column.
    ///
    /// >>> table = legation.extract_many(["Peru asked Chile."]).mentions(["start", "entity_id"])
    /// >>> [row["entity_id"] for row in table]
    /// ['country:PER', 'country:CHL']
    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<IteratorOf<'py, BTreeMap<String, Bound<'py, PyAny>>>> {
        let builtins = py.import("builtins")?;
        let columns: Vec<_> = self.to_dict(py)?.values().iter().collect();
        let cells = builtins.call_method1("zip", PyTuple::new(py, columns)?)?;
        let (names, dict) = (PyTuple::new(py, self.names())?.unbind(), builtins.getattr("dict")?.unbind());
        let zip = builtins.getattr("zip")?.unbind();
        let row = move |cells: &Bound<'_, PyTuple>, _: Option<&Bound<'_, PyDict>>| -> PyResult<Py<PyAny>> {
            let py = cells.py();
            dict.call1(py, (zip.call1(py, (&names, cells.get_item(0)?))?,))
        };
        let row = PyCFunction::new_closure(py, None, None, row)?;
        builtins.call_method1("map", (row, cells))?.try_iter().map(IteratorOf::new)
    }

    /// Pickles as its columns; another process or version reads it as it was.
    #[pyo3(signature = () -> "tuple[object, tuple[object, ...]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let columns = self.layout.columns.iter();
        let columns: Vec<_> =
            columns.map(|(_, column)| (column.name, kind_of(column.holds), column.nullable)).collect();
        let batches = self.batches.iter().map(|batch| {
            let columns = self.layout.columns.iter().map(|&(place, _)| pickled(py, &batch.columns()[place]));
            PyList::new(py, columns.collect::<PyResult<Vec<_>>>()?)
        });
        let batches = batches.collect::<PyResult<Vec<_>>>()?;
        let parts = (columns, self.layout.dictionaries, PyList::new(py, batches)?);
        Ok((py.get_type::<Table>().getattr("_restore")?, parts.into_pyobject(py)?))
    }

    #[staticmethod]
    fn _restore(
        columns: Vec<(String, String, bool)>,
        dictionaries: bool,
        batches: Vec<Vec<Bound<'_, PyAny>>>,
    ) -> PyResult<Table> {
        let columns = (0..).zip(&columns).map(|(place, (name, kind, nullable))| {
            let known = known_columns()
                .find(|column| column.name == name && kind_of(column.holds) == kind && column.nullable == *nullable);
            known.map(|column| (place, column)).ok_or_else(|| {
                LegationError::new_err(format!("no table of this version has a column {name:?} of {kind}"))
            })
        });
        let columns = columns.collect::<PyResult<Vec<_>>>()?;
        let layout = Layout { columns, dictionaries };
        let damaged = || LegationError::new_err("the pickled table is damaged: its columns do not fit one another");
        let batches = batches.into_iter().map(|cells| {
            if cells.len() != layout.columns.len() {
                return Err(damaged());
            }
            let values = cells.iter().zip(&layout.columns).map(|(cells, (_, column))| restored(cells, column));
            let batch = Batch::from_columns(values.collect::<PyResult<_>>()?);
            batch.map(Arc::new).ok_or_else(damaged)
        });
        let batches: Vec<_> = batches.collect::<PyResult<_>>()?;
        if batches.is_empty() { Err(damaged()) } else { Ok(Table::new(layout, batches)) }
    }

    /// As a `pandas.DataFrame`: texts are of the type `str`, or categories where the table has dictionaries.
    #[pyo3(signature = () -> "Any")]
    pub fn to_pandas<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let pandas = import(py, "to_pandas", "pandas")?;
        let keywords = PyDict::new(py);
        let mut objects = Objects::new(py);
        let series = PyDict::new(py);
        for &(place, column) in &self.layout.columns {
            let kind = match column.holds {
                legation::ColumnType::Integer => "int64",
                legation::ColumnType::Real => "float64",
                _ if self.layout.dictionaries => "category",
                _ => "str",
            };
            keywords.set_item("dtype", kind)?;
            let cells = objects.list(column, place, &self.batches)?;
            series.set_item(column.name, pandas.call_method("Series", (cells,), Some(&keywords))?)?;
        }
        pandas.call_method1("DataFrame", (series,))
    }

    /// As a `polars.DataFrame`.
    #[pyo3(signature = () -> "Any")]
    pub fn to_polars<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.read_by(&import(py, "to_polars", "polars")?, "DataFrame")
    }

    /// As a `pyarrow.Table`.
    #[pyo3(signature = () -> "Any")]
    pub fn to_arrow<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.read_by(&import(py, "to_arrow", "pyarrow")?, "table")
    }

    /// As a dict of lists of one length.
    #[pyo3(signature = () -> "dict[str, list[object]]")]
    pub fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let table = PyDict::new(py);
        let mut objects = Objects::new(py);
        for &(place, column) in &self.layout.columns {
            table.set_item(column.name, objects.list(column, place, &self.batches)?)?;
        }
        Ok(table)
    }

    /// For other libraries: a capsule of the Arrow C stream interface. Another schema than ours is not made.
    #[pyo3(signature = (requested_schema = None))]
    pub fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        stream(py, &self.layout, &self.batches, Raised::default())
    }

    /// A capsule of the Arrow C data interface with the schema.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::schema_capsule(py, &self.layout)
    }

    /// The first rows and their number, as HTML with a style of its own and no script.
    fn to_html(&self) -> String {
        let names = self.names();
        let cells = |batch: &'_ Arc<Batch>, row: usize| {
            let columns = self.layout.columns.iter().map(|&(place, _)| cell(&batch.columns()[place], row));
            columns.collect::<Vec<_>>()
        };
        let rows = self.batches.iter().flat_map(|batch| (0..batch.len()).map(move |row| cells(batch, row)));
        legation::table_to_html(&names, self.rows(), rows)
    }

    /// What a notebook shows.
    fn _repr_html_(&self) -> String {
        self.to_html()
    }

    fn __len__(&self) -> usize {
        self.rows()
    }

    /// Tables are equal when they have the same columns, in the same order, with the same cells.
    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(other) = other.cast::<Table>() else { return Ok(false) };
        let other = other.get();
        Ok(self.names() == other.names() && self.rows() == other.rows() && self.to_dict(py)?.eq(other.to_dict(py)?)?)
    }

    fn __repr__(&self) -> String {
        let names = self.names();
        format!("<Table of {} rows: {}>", self.rows(), names.join(", "))
    }
}

/// All columns of all tables.
fn known_columns() -> impl Iterator<Item = &'static Column> {
    let tables = [
        MentionRecord::COLUMNS,
        SentenceRecord::COLUMNS,
        EntityRecord::COLUMNS,
        CountRecord::COLUMNS,
        DyadRecord::COLUMNS,
        DyadCountRecord::COLUMNS,
    ];
    tables.into_iter().chain(Knowledge::ALL.iter().map(|table| table.columns())).flatten()
}

/// What a column holds, in a pickle.
fn kind_of(holds: ColumnType) -> &'static str {
    match holds {
        ColumnType::Integer => "integers",
        ColumnType::Real => "reals",
        _ => "texts",
    }
}

/// The cells of a column as pickle keeps them: bytes, the lowest first; of texts those that occur, and which of them each row has.
fn pickled<'py>(py: Python<'py>, values: &Values) -> PyResult<Bound<'py, PyAny>> {
    py.check_signals()?;
    let bytes = |bytes: Vec<u8>| PyBytes::new(py, &bytes);
    Ok(match values {
        Values::Integers(numbers) => bytes(numbers.iter().flat_map(|number| number.to_le_bytes()).collect()).into_any(),
        Values::Reals(numbers) => bytes(numbers.iter().flat_map(|number| number.to_le_bytes()).collect()).into_any(),
        Values::Texts(Texts { distinct, rows }) => {
            let rows = bytes(rows.iter().flat_map(|row| row.to_le_bytes()).collect());
            (PyList::new(py, distinct.iter().map(Option::as_deref))?, rows).into_pyobject(py)?.into_any()
        }
        _ => unreachable!("a type of column that is new"),
    })
}

/// The same, back; what cannot be the cells of the column is an error.
fn restored(cells: &Bound<'_, PyAny>, column: &Column) -> PyResult<Values> {
    cells.py().check_signals()?;
    let damaged = || LegationError::new_err(format!("the pickled column {:?} is damaged", column.name));
    fn numbers<const N: usize, T>(bytes: &Bound<'_, PyAny>, read: fn([u8; N]) -> T) -> Option<Vec<T>> {
        let (numbers, rest) = bytes.cast::<PyBytes>().ok()?.as_bytes().as_chunks::<N>();
        rest.is_empty().then(|| numbers.iter().copied().map(read).collect())
    }
    match column.holds {
        ColumnType::Integer => numbers(cells, i64::from_le_bytes).map(Values::Integers).ok_or_else(damaged),
        ColumnType::Real => {
            let numbers = numbers(cells, f64::from_le_bytes);
            let finite = numbers.filter(|numbers| numbers.iter().all(|number| number.is_finite()));
            finite.map(Values::Reals).ok_or_else(damaged)
        }
        _ => {
            let (distinct, rows): (Vec<Option<String>>, Bound<'_, PyAny>) = cells.extract().map_err(|_| damaged())?;
            if !column.nullable && distinct.iter().any(Option::is_none) {
                return Err(damaged());
            }
            let rows = numbers(&rows, u32::from_le_bytes).ok_or_else(damaged)?;
            let distinct = distinct.into_iter().map(|text| text.map(String::into_boxed_str)).collect();
            Ok(Values::Texts(Texts { distinct, rows: rows.into() }))
        }
    }
}

/// The cell of a column in a row.
fn cell(values: &Values, row: usize) -> Cell<'static> {
    match values {
        Values::Integers(numbers) => Cell::Integer(numbers[row] as u64),
        Values::Reals(numbers) => Cell::Real(numbers[row]),
        Values::Texts(texts) => match &texts.distinct[texts.rows[row] as usize] {
            Some(text) => Cell::Text(text.to_string().into()),
            None => Cell::Missing,
        },
        _ => Cell::Missing,
    }
}

/// Rows of anything as notebooks show them: `legation.display` has a face for it. Cells are `None`, numbers, or else their text.
#[pyfunction]
pub fn rows_to_html(columns: Vec<String>, rows: Vec<Vec<Bound<'_, PyAny>>>, count: usize) -> PyResult<String> {
    let cell = |object: Bound<'_, PyAny>| {
        Ok(match object.extract::<u64>() {
            _ if object.is_none() => Cell::Missing,
            Ok(number) if !object.is_instance_of::<PyBool>() => Cell::Integer(number),
            _ => Cell::Text(object.str()?.to_str()?.to_owned().into()),
        })
    };
    let rows = rows.into_iter().map(|row| row.into_iter().map(cell).collect::<PyResult<Vec<_>>>());
    let names: Vec<&str> = columns.iter().map(String::as_str).collect();
    Ok(legation::table_to_html(&names, count, rows.collect::<PyResult<Vec<_>>>()?))
}

/// A package that a method needs and that is not installed with this one.
pub fn import<'py>(py: Python<'py>, method: &str, name: &str) -> PyResult<Bound<'py, PyModule>> {
    py.import(name).map_err(|error| match error.is_instance_of::<PyImportError>(py) {
        true => PyImportError::new_err(format!("{method} needs {name}: pip install {name}")),
        false => error,
    })
}

/// The rows of a table, which another package reads; `raised` takes the exception of a signal meanwhile.
fn stream<'py>(
    py: Python<'py>,
    layout: &Layout,
    batches: &Arc<[Arc<Batch>]>,
    raised: Raised,
) -> PyResult<Bound<'py, PyCapsule>> {
    arrow::stream_capsule(py, layout.clone(), Rest { batches: batches.clone(), given: 0 }, raised)
}

/// A table on its way to another package.
#[pyclass(frozen)]
struct Export {
    layout: Layout,
    batches: Arc<[Arc<Batch>]>,
    raised: Raised,
}

#[pymethods]
impl Export {
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        stream(py, &self.layout, &self.batches, self.raised.clone())
    }
}

/// The batches of a table that a reader has not seen.
struct Rest {
    batches: Arc<[Arc<Batch>]>,
    given: usize,
}

impl Source for Rest {
    fn next(&mut self) -> Result<Option<Arc<Batch>>, String> {
        let batch = self.batches.get(self.given).cloned();
        self.given += 1;
        Ok(batch)
    }
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
    fn list(&mut self, column: &Column, place: usize, batches: &'p [Arc<Batch>]) -> PyResult<Bound<'py, PyList>> {
        let mut cells = Vec::with_capacity(batches.iter().map(|batch| batch.len()).sum());
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
