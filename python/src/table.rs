//! Rows and columns: what data frames are made of.
//!
//! What the cells hold is found out on all cores, without the interpreter, and handed on as it is to those who read Arrow. For lists each
//! object is made once, and the columns refer to it.

use std::sync::Arc;

use legation::{Batch, Cell, Column, Texts, Values};
use pyo3::exceptions::{PyImportError, PyKeyError};
use pyo3::prelude::*;
use pyo3::types::{PyAny, PyBool, PyCapsule, PyDict, PyFloat, PyInt, PyList, PyString};
use rustc_hash::FxHashMap;

use crate::arrow::{self, Layout, Source};
use crate::input::{LegationError, Names};
use crate::value::{ListOf, TupleOf};

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
    fn __getitem__<'py>(&self, py: Python<'py>, name: &str) -> PyResult<ListOf<'py, Bound<'py, PyAny>>> {
        let found = self.layout.columns.iter().find(|(_, column)| column.name == name);
        let &(place, column) = found.ok_or_else(|| PyKeyError::new_err(name.to_owned()))?;
        Objects::new(py).list(column, place, &self.batches).map(ListOf::new)
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
    pub fn to_polars(slf: Bound<'_, Self>) -> PyResult<Bound<'_, PyAny>> {
        import(slf.py(), "to_polars", "polars")?.call_method1("DataFrame", (slf,))
    }

    /// As a `pyarrow.Table`.
    #[pyo3(signature = () -> "Any")]
    pub fn to_arrow(slf: Bound<'_, Self>) -> PyResult<Bound<'_, PyAny>> {
        import(slf.py(), "to_arrow", "pyarrow")?.call_method1("table", (slf,))
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
        let source = Rest { batches: self.batches.clone(), given: 0 };
        arrow::stream_capsule(py, self.layout.clone(), source)
    }

    /// A capsule of the Arrow C data interface with the schema.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::schema_capsule(py, &self.layout)
    }

    /// The first rows and their number, as HTML with a style of its own and no script.
    fn to_html(&self) -> String {
        let names: Vec<&str> = self.layout.columns.iter().map(|(_, column)| column.name).collect();
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

    fn __repr__(&self) -> String {
        let names: Vec<_> = self.layout.columns.iter().map(|(_, column)| column.name).collect();
        format!("<Table of {} rows: {}>", self.rows(), names.join(", "))
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
