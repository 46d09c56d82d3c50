//! One interpreter for each process: objects that the binding keeps, such as the classes of its exceptions, are those of the first that loads it.

use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

/// Refuses a second interpreter, which would see exceptions that its `except` does not know, and objects that outlive their classes.
#[pyfunction]
pub fn check_interpreter(py: Python<'_>) -> PyResult<()> {
    static FIRST: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    // Every interpreter has its own.
    let modules = py.import("sys")?.getattr("modules")?;
    let first = FIRST.get_or_init(py, || modules.clone().unbind());
    if modules.is(first) {
        return Ok(());
    }
    let message = "legation was loaded by another interpreter of this process, and does not support several; use processes or threads";
    Err(PyImportError::new_err(message))
}
