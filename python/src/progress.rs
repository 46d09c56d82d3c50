//! How far a long call has come: a bar of `tqdm`, or a function of the caller's.

use pyo3::exceptions::{PyImportError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict};

/// Who is told.
pub enum Progress {
    Nobody,
    /// A bar, and how far it has come.
    Bar(Py<PyAny>, usize),
    Function(Py<PyAny>, Option<usize>),
}

impl Progress {
    /// Of an argument: `True`, `False`, `None` or a function of the number done and the total.
    pub fn new(given: Option<&Bound<'_, PyAny>>, total: Option<usize>) -> PyResult<Progress> {
        let Some(given) = given else { return Ok(Progress::Nobody) };
        let py = given.py();
        if let Ok(wanted) = given.cast::<PyBool>() {
            if !wanted.is_true() {
                return Ok(Progress::Nobody);
            }
            let tqdm = py.import("tqdm.auto").map_err(|_| {
                PyImportError::new_err(
                    "progress=True needs tqdm: pip install tqdm, or give a function of (done, total)",
                )
            })?;
            let keywords = PyDict::new(py);
            keywords.set_item("total", total)?;
            keywords.set_item("unit", " texts")?;
            return Ok(Progress::Bar(tqdm.getattr("tqdm")?.call((), Some(&keywords))?.unbind(), 0));
        }
        if given.is_callable() {
            return Ok(Progress::Function(given.clone().unbind(), total));
        }
        let kind = given.get_type().name()?;
        Err(PyTypeError::new_err(format!("progress must be a bool or a function of (done, total), not {kind}")))
    }

    /// Whether somebody is told.
    pub fn is_shown(&self) -> bool {
        !matches!(self, Progress::Nobody)
    }

    /// So many texts are done.
    pub fn tell(&mut self, py: Python<'_>, done: usize) -> PyResult<()> {
        match self {
            Progress::Nobody => {}
            Progress::Bar(bar, shown) => {
                bar.call_method1(py, "update", (done - *shown,))?;
                *shown = done;
            }
            Progress::Function(function, total) => {
                function.call1(py, (done, *total))?;
            }
        }
        Ok(())
    }

    pub fn close(&mut self, py: Python<'_>) -> PyResult<()> {
        match self {
            Progress::Bar(bar, _) => bar.call_method0(py, "close").map(drop),
            _ => Ok(()),
        }
    }
}
