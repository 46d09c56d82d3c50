//! The `legation` command.

use std::ffi::OsString;

use pyo3::prelude::*;

use crate::columnar::Pyarrow;
use crate::update::PythonNetwork;

/// Runs the command line with the arguments of a process, program name first, and returns its exit code.
#[pyfunction]
pub fn run_command(py: Python<'_>, arguments: Vec<OsString>) -> PyResult<u8> {
    let python = PythonNetwork::default();
    let code = py.detach(|| {
        let network = legation_cli::Network { transport: &python, clock: &python };
        legation_cli::run_with(arguments, &network, &Pyarrow)
    });
    python.raised().map_or(Ok(code), Err)
}
