//! The `legation` command.

use std::ffi::OsString;

use pyo3::prelude::*;

/// Runs the command line with the arguments of a process, program name first, and returns its exit code.
#[pyfunction]
pub fn run_command(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| legation_cli::run(arguments))
}
