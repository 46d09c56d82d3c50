//! Parquet and Arrow for the command, by pyarrow: a library of its own would weigh megabytes in a wheel of ten at most.

use std::path::Path;
use std::sync::Arc;

use legation::{Batch, MentionRecord};
use legation_cli::{BatchWriter, Columnar, ColumnarForm, Rows};
use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::table::{Table, layout};

/// Rows that are read at a time: few, as texts may be long.
const ROWS: usize = 256;

pub struct Pyarrow;

impl Columnar for Pyarrow {
    fn open(&self, file: &Path, columns: Option<&[&str]>) -> Result<Rows, String> {
        attached(|py| {
            let pyarrow = import(py, "pyarrow")?;
            let opened = import(py, "pyarrow.parquet")?.call_method1("ParquetFile", (file,))?;
            let schema = opened.getattr("schema_arrow")?;
            let known: Vec<String> = schema.getattr("names")?.extract()?;
            let columns =
                columns.map_or_else(|| known.clone(), |names| names.iter().map(|&name| name.into()).collect());
            let mut is_text = Vec::new();
            for column in &columns {
                if !known.contains(column) {
                    return Ok(Err(format!("there is no column {column:?}; the columns are {}", known.join(", "))));
                }
                let kind = schema.call_method1("field", (column,))?.getattr("type")?;
                if pyarrow.getattr("types")?.call_method1("is_nested", (&kind,))?.is_truthy()? {
                    return Ok(Err(format!("column {column:?} holds {kind}, not single values")));
                }
                is_text.push(kind.to_string().contains("string"));
            }
            let keywords = PyDict::new(py);
            keywords.set_item("batch_size", ROWS)?;
            keywords.set_item("columns", &columns)?;
            let batches = opened.call_method("iter_batches", (), Some(&keywords))?.unbind();
            let text = pyarrow.call_method0("large_string")?.unbind();
            let rows = Batches { batches, text, columns: columns.clone(), ready: Vec::new().into_iter() };
            Ok(Ok(Rows { columns, is_text, rows: Box::new(rows) }))
        })?
    }

    fn create(&self, form: ColumnarForm, file: Option<&Path>) -> Result<Box<dyn BatchWriter>, String> {
        attached(|py| {
            let pyarrow = import(py, "pyarrow")?;
            let keywords = PyDict::new(py);
            let file = match file {
                Some(file) => pyarrow.call_method1("OSFile", (file.as_os_str(), "wb"))?,
                None => {
                    keywords.set_item("closefd", false)?;
                    let out = py.import("builtins")?.call_method("open", (1, "wb"), Some(&keywords))?;
                    pyarrow.call_method1("PythonFile", (out, "w"))?
                }
            };
            let schema = pyarrow.call_method1("schema", (table(Vec::new())?,))?;
            let writer = match form {
                ColumnarForm::Parquet => {
                    let keywords = PyDict::new(py);
                    keywords.set_item("compression", "zstd")?;
                    import(py, "pyarrow.parquet")?.call_method("ParquetWriter", (&file, schema), Some(&keywords))?
                }
                ColumnarForm::Arrow => import(py, "pyarrow.ipc")?.call_method1("new_stream", (&file, schema))?,
            };
            Ok(Box::new(Writer { file: file.unbind(), writer: writer.unbind() }) as Box<dyn BatchWriter>)
        })
    }
}

/// Rows, a batch at a time.
struct Batches {
    batches: Py<PyAny>,
    text: Py<PyAny>,
    columns: Vec<String>,
    ready: std::vec::IntoIter<Vec<Option<String>>>,
}

impl Iterator for Batches {
    type Item = Result<Vec<Option<String>>, String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.ready.next() {
                return Some(Ok(row));
            }
            let read = attached(|py| {
                let Some(batch) = self.batches.bind(py).try_iter()?.next().transpose()? else { return Ok(None) };
                let mut rows: Vec<Vec<Option<String>>> = vec![Vec::new(); batch.len()?];
                for column in &self.columns {
                    let cells = batch.call_method1("column", (column,))?.call_method1("cast", (&self.text,))?;
                    let cells: Vec<Option<String>> = cells.call_method0("to_pylist")?.extract()?;
                    rows.iter_mut().zip(cells).for_each(|(row, cell)| row.push(cell));
                }
                Ok(Some(rows))
            });
            match read {
                Ok(Some(rows)) => self.ready = rows.into_iter(),
                Ok(None) => return None,
                Err(message) => return Some(Err(message)),
            }
        }
    }
}

struct Writer {
    file: Py<PyAny>,
    writer: Py<PyAny>,
}

impl BatchWriter for Writer {
    fn write(&mut self, batch: Batch) -> Result<(), String> {
        attached(|py| {
            let rows = import(py, "pyarrow")?.call_method1("table", (table(vec![batch.into()])?,))?;
            self.writer.call_method1(py, "write_table", (rows,)).map(drop)
        })
    }

    fn finish(self: Box<Self>) -> Result<(), String> {
        attached(|py| {
            self.writer.call_method0(py, "close")?;
            self.file.call_method0(py, "close").map(drop)
        })
    }
}

fn table(batches: Vec<Arc<Batch>>) -> PyResult<Table> {
    Ok(Table::new(layout(MentionRecord::COLUMNS, None, false)?, batches))
}

fn import<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyModule>> {
    py.import(name).map_err(|error| match error.is_instance_of::<PyImportError>(py) {
        true => PyImportError::new_err("Parquet and Arrow need pyarrow here: pip install pyarrow"),
        false => error,
    })
}

/// Something with the interpreter; what it raises is told in one line.
fn attached<T>(work: impl for<'py> FnOnce(Python<'py>) -> PyResult<T>) -> Result<T, String> {
    let done = Python::try_attach(|py| work(py).map_err(|error| error.value(py).to_string()));
    done.unwrap_or_else(|| Err("the interpreter is shutting down".to_owned()))
}
