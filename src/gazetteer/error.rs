//! What can be wrong with a gazetteer, and where.

use std::fmt;
use std::path::{Path, PathBuf};

/// A gazetteer that cannot be read, with the place of the fault.
///
/// ```no_run
/// let error = legation::Gazetteer::from_directory("my-gazetteer").unwrap_err();
/// // my-gazetteer/countries.tsv:7: column 10 (start): invalid date "2025-13-01": there is no such date
/// println!("{error}");
/// ```
#[derive(Debug)]
pub struct GazetteerError {
    path: PathBuf,
    line: Option<usize>,
    field: Option<(usize, &'static str)>,
    message: String,
}

impl GazetteerError {
    pub(crate) fn file(path: &Path, message: impl fmt::Display) -> GazetteerError {
        GazetteerError { path: path.to_owned(), line: None, field: None, message: message.to_string() }
    }

    pub(crate) fn line(path: &Path, line: usize, message: impl fmt::Display) -> GazetteerError {
        GazetteerError { line: Some(line), ..GazetteerError::file(path, message) }
    }

    pub(crate) fn field(
        path: &Path,
        line: usize,
        field: (usize, &'static str),
        message: impl fmt::Display,
    ) -> GazetteerError {
        GazetteerError { field: Some(field), ..GazetteerError::line(path, line, message) }
    }

    /// The file with the fault.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The line with the fault, from 1, if it is in one.
    pub fn line_number(&self) -> Option<usize> {
        self.line
    }

    /// The name of the column with the fault, if it is in one.
    pub fn column(&self) -> Option<&'static str> {
        self.field.map(|(_, name)| name)
    }
}

impl fmt::Display for GazetteerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some((number, name)) = self.field {
            write!(f, ": column {number} ({name})")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for GazetteerError {}
