//! Parquet and Arrow files, read and written by whoever can: the feature `parquet` of this crate, or the program that runs the command.

use std::path::Path;

use legation::{Batch, Gazetteer, GazetteerBuilder};

use crate::Failure;

/// What reads and writes files of columns.
pub trait Columnar {
    /// Opens a Parquet file: these columns of it, in this order, or all.
    ///
    /// # Errors
    /// What is wrong with the file, or what must be installed: one line for people, without the name of the file.
    fn open(&self, file: &Path, columns: Option<&[&str]>) -> Result<Rows, String>;

    /// Begins a file, or standard output, of the mentions of documents.
    ///
    /// # Errors
    /// Why it cannot be written.
    fn create(&self, form: ColumnarForm, file: Option<&Path>) -> Result<Box<dyn BatchWriter>, String>;
}

/// The rows of a file.
pub struct Rows {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// Whether the cells of each column are texts in the file, and not numbers or dates that are written as texts here.
    pub is_text: Vec<bool>,
    /// The cells of each row, in the order of the columns.
    pub rows: Box<dyn Iterator<Item = Result<Vec<Option<String>>, String>>>,
}

/// Forms of columns that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnarForm {
    /// Parquet.
    Parquet,
    /// A stream of the Arrow IPC format.
    Arrow,
}

/// What takes the rows of a file that is written.
pub trait BatchWriter {
    /// Writes mentions, with the columns of [`legation::MentionRecord`].
    ///
    /// # Errors
    /// Why they cannot be written.
    fn write(&mut self, batch: Batch) -> Result<(), String>;

    /// Ends the file.
    ///
    /// # Errors
    /// Why it cannot be written.
    fn finish(self: Box<Self>) -> Result<(), String>;
}

/// The layer of a list of own entities in a file: in Parquet, or what else lists are in.
pub(crate) fn read_list(base: &Gazetteer, file: &Path, columnar: &dyn Columnar) -> Result<Gazetteer, Failure> {
    if file.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("parquet")) {
        return legation_lists::read(base, file).map_err(Failure::message);
    }
    let failed = |message: String| Failure::message(format_args!("{}: {message}", file.display()));
    let table = columnar.open(file, None).map_err(failed)?;
    let mut builder = GazetteerBuilder::new(base, file);
    for (number, row) in (1..).zip(table.rows) {
        let row = row.map_err(failed)?;
        let cells = table.columns.iter().zip(&row).filter_map(|(column, cell)| Some((&**column, cell.as_deref()?)));
        builder.add(number, cells);
    }
    builder.build().map_err(Failure::message)
}
