//! The rows of a table as columns, in which a text stands once.

use std::sync::Arc;

/// The cells of one column, one for each row.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Values {
    /// Whole numbers.
    Integers(Vec<i64>),
    /// Numbers with a fraction.
    Reals(Vec<f64>),
    /// Texts.
    Texts(Texts),
}

/// The texts of one column: those that occur, perhaps one of them several times, and which of them each row has.
#[derive(Clone, Debug)]
pub struct Texts {
    /// The texts; nothing stands for an empty cell.
    pub distinct: Vec<Option<Box<str>>>,
    /// For each row the position of its text.
    pub rows: Arc<[u32]>,
}

/// Rows of a table, column by column.
#[derive(Clone, Debug)]
pub struct Batch {
    rows: usize,
    pub(super) columns: Vec<Values>,
}

impl Batch {
    pub(super) fn new(rows: usize, columns: Vec<Values>) -> Batch {
        Batch { rows, columns }
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The cells of the columns, in the order of the record that the batch is of: [`MentionRecord::COLUMNS`](crate::MentionRecord::COLUMNS),
    /// [`EntityRecord::COLUMNS`](crate::EntityRecord::COLUMNS) …
    pub fn columns(&self) -> &[Values] {
        &self.columns
    }
}
