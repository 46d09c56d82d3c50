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

impl Values {
    /// The number of rows.
    fn len(&self) -> usize {
        match self {
            Values::Integers(numbers) => numbers.len(),
            Values::Reals(numbers) => numbers.len(),
            Values::Texts(texts) => texts.rows.len(),
        }
    }
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

    /// The rows of columns that came from elsewhere; nothing where one is shorter than another, or a row has a text that there is not.
    ///
    /// ```
    /// use legation::{Batch, Texts, Values};
    /// let names = Texts { distinct: vec![Some("Peru".into())], rows: [0, 0].into() };
    /// let batch = Batch::from_columns(vec![Values::Texts(names.clone()), Values::Integers(vec![1, 2])]).unwrap();
    /// assert_eq!(batch.len(), 2);
    /// assert!(Batch::from_columns(vec![Values::Texts(names), Values::Integers(vec![1])]).is_none());
    /// ```
    pub fn from_columns(columns: Vec<Values>) -> Option<Batch> {
        let rows = columns.first().map_or(0, Values::len);
        let fits = |values: &Values| {
            values.len() == rows
                && match values {
                    Values::Texts(texts) => texts.rows.iter().all(|&row| (row as usize) < texts.distinct.len()),
                    _ => true,
                }
        };
        columns.iter().all(fits).then(|| Batch::new(rows, columns))
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
