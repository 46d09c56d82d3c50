//! The library's folding and its tables' columns, for tests and the generator of the seed tables: they must not have their own.

use pyo3::prelude::*;

/// The key under which a name is stored and a text is searched; `None` where it cannot be one name.
#[pyfunction]
pub fn fold_key(text: &str) -> Option<String> {
    legation::fold_key(text)
}

/// The columns of each seed table by its path below the directory of the seeds, with `*` for the language where each has one.
#[pyfunction]
pub fn table_schemas() -> Vec<(String, Vec<&'static str>)> {
    legation::table_schemas().into_iter().map(|(path, columns)| (path, columns.to_vec())).collect()
}
