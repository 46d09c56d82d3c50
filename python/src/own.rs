//! Own entities from Python: files, data frames, Arrow tables, lists of dicts.

use std::path::PathBuf;

use legation::GazetteerBuilder;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyList, PyMapping, PyString, PyTuple};

use crate::input::{LegationError, TextError, is_binary, is_missing, refused};
use crate::interrupt;

/// What messages call rows that come from no file.
const ROWS: &str = "rows";

/// The columns that a list of own entities may have, with what each holds; `id` and `name` are enough.
///
/// >>> legation.own_columns()["id"][:24]
/// 'The id that mentions get'
#[pyfunction]
#[pyo3(signature = () -> "dict[str, str]")]
pub fn own_columns(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let columns = PyDict::new(py);
    for column in legation::OWN_COLUMNS {
        columns.set_item(column.name, column.description)?;
    }
    Ok(columns)
}

/// The layer that something stands for: a file by its path, or rows with the columns of a list.
pub fn layer(base: &legation::Gazetteer, list: &Bound<'_, PyAny>) -> PyResult<legation::Gazetteer> {
    let py = list.py();
    if let Ok(path) = list.extract::<PathBuf>() {
        return py.detach(|| legation_lists::read(base, &legation_lists::find(&path)?)).map_err(refused);
    }
    let mut builder = GazetteerBuilder::new(base, ROWS);
    for (row, number) in interrupt::between(py, rows(list)?.try_iter()?).zip(1..) {
        let row = row??;
        let Ok(row) = row.cast::<PyMapping>() else {
            let kind = row.get_type().name()?;
            return Err(PyTypeError::new_err(format!("rows[{}] must be a dict of columns, not {kind}", number - 1)));
        };
        let mut cells = Vec::new();
        for item in row.items()? {
            let (column, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
            let Ok(column) = column.extract::<String>() else {
                let kind = column.get_type().name()?;
                return Err(PyTypeError::new_err(format!("the names of columns must be str, not {kind}")));
            };
            if let Some(cell) = cell(&value)? {
                cells.push((column, cell));
            }
        }
        builder.add(number, cells.iter().map(|(column, cell)| (&**column, &**cell)));
    }
    py.detach(|| builder.build()).map_err(refused)
}

/// The rows of a data frame or a table as dicts; anything else gives its items.
fn rows<'py>(list: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    if list.get_type().hasattr("collect_schema")? && !list.hasattr("to_dicts")? && list.hasattr("collect")? {
        return Err(PyTypeError::new_err("own entities are in a lazy frame: collect() it first"));
    }
    // Dicts would have one of two columns of a name.
    refuse_double_columns(list)?;
    // Polars, then pyarrow, then pandas.
    for method in ["to_dicts", "to_pylist"] {
        if list.hasattr(method)? {
            return list.call_method0(method);
        }
    }
    if list.hasattr("to_dict")? && list.hasattr("columns")? {
        return list.call_method1("to_dict", ("records",));
    }
    if list.cast::<PyMapping>().is_ok() || list.is_instance_of::<PyString>() || !list.hasattr("__iter__")? {
        let kind = list.get_type().name()?;
        return Err(PyTypeError::new_err(format!(
            "own entities must be a path, a data frame, or a list of dicts with the columns id and name, not {kind}"
        )));
    }
    Ok(list.clone())
}

/// Refuses a data frame or table with two columns of a name.
fn refuse_double_columns(list: &Bound<'_, PyAny>) -> PyResult<()> {
    for attribute in ["column_names", "columns"] {
        let Ok(names) = list.getattr(attribute) else { continue };
        let Ok(names) = names
            .try_iter()
            .and_then(|names| names.map(|name| name?.extract::<String>()).collect::<PyResult<Vec<_>>>())
        else {
            continue;
        };
        let mut seen = std::collections::HashSet::new();
        if let Some(twice) = names.iter().find(|name| !seen.insert(name.as_str())) {
            let message = format!("the column {twice:?} is there twice; keep one, or join them with |");
            return Err(LegationError::new_err(message));
        }
    }
    Ok(())
}

/// A value as the cell of a list; nothing where it is missing.
fn cell(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    if is_missing(value) {
        return Ok(None);
    }
    if let Ok(text) = value.cast::<PyString>() {
        let text = text
            .to_str()
            .map_err(|_| TextError::new_err("a cell holds a lone surrogate, which no Unicode text can"))?;
        return Ok(Some(text.to_owned()));
    }
    if is_binary(value) {
        return Err(PyTypeError::new_err(format!(
            "a cell must be a text, not {}; decode it first",
            value.get_type().name()?
        )));
    }
    if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        let part = |part: PyResult<Bound<'_, PyAny>>| match part? {
            part if part.is_instance_of::<PyList>() || part.is_instance_of::<PyTuple>() => {
                Err(PyTypeError::new_err(format!("a list in a cell must be one of texts, not {value}")))
            }
            part => cell(&part),
        };
        let parts = value.try_iter()?.map(part).collect::<PyResult<Vec<_>>>()?;
        return Ok(Some(parts.into_iter().flatten().collect::<Vec<_>>().join("|")));
    }
    if value.is_instance_of::<PyDict>() {
        return Err(PyTypeError::new_err(format!("a cell must be a text, a number or a list of texts, not {value}")));
    }
    // A column of years with gaps is one of floats in pandas.
    if value.is_instance_of::<PyFloat>() && !value.is_instance_of::<PyBool>() {
        let number: f64 = value.extract()?;
        if number.fract() == 0.0 {
            return Ok(Some(format!("{number:.0}")));
        }
    }
    // Dates of every library say their day first.
    if value.hasattr("isoformat")? {
        let text: String = value.call_method0("isoformat")?.extract()?;
        return Ok(Some(text.chars().take("2026-11-28".len()).collect()));
    }
    Ok(Some(value.str()?.to_str()?.to_owned()))
}
