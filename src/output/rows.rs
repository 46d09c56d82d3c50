//! Rows of records, one after another, as columns: for tables in which rows share little.

use std::marker::PhantomData;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::batch::{Batch, Texts, Values};
use super::record::{Cell, ColumnType, Record};

/// A table while its rows are collected.
pub(crate) struct RecordRows<R> {
    rows: usize,
    columns: Vec<Cells>,
    record: PhantomData<fn(&R)>,
}

enum Cells {
    Integers(Vec<i64>),
    Reals(Vec<f64>),
    Texts { distinct: Vec<Option<Box<str>>>, places: FxHashMap<Box<str>, u32>, missing: Option<u32>, rows: Vec<u32> },
}

impl Cells {
    fn push(&mut self, cell: Cell<'_>) {
        match (self, cell) {
            (Cells::Integers(numbers), Cell::Integer(number)) => numbers.push(number as i64),
            (Cells::Reals(numbers), Cell::Real(number)) => numbers.push(number),
            (Cells::Texts { distinct, places, rows, .. }, Cell::Text(text)) => {
                let place = places.get(&*text).copied().unwrap_or_else(|| {
                    distinct.push(Some(text.as_ref().into()));
                    let place = (distinct.len() - 1) as u32;
                    places.insert(text.into(), place);
                    place
                });
                rows.push(place);
            }
            (Cells::Texts { distinct, missing, rows, .. }, _) => rows.push(*missing.get_or_insert_with(|| {
                distinct.push(None);
                (distinct.len() - 1) as u32
            })),
            _ => unreachable!("numbers are never missing"),
        }
    }

    fn into_values(self) -> Values {
        match self {
            Cells::Integers(numbers) => Values::Integers(numbers),
            Cells::Reals(numbers) => Values::Reals(numbers),
            Cells::Texts { distinct, rows, .. } => Values::Texts(Texts { distinct, rows: Arc::from(rows) }),
        }
    }
}

impl<R: Record> RecordRows<R> {
    pub fn new() -> RecordRows<R> {
        let cells = |holds| match holds {
            ColumnType::Integer => Cells::Integers(Vec::new()),
            ColumnType::Real => Cells::Reals(Vec::new()),
            ColumnType::Text => {
                Cells::Texts { distinct: Vec::new(), places: FxHashMap::default(), missing: None, rows: Vec::new() }
            }
        };
        RecordRows {
            rows: 0,
            columns: R::COLUMNS.iter().map(|column| cells(column.holds)).collect(),
            record: PhantomData,
        }
    }

    pub fn push(&mut self, record: &R) {
        self.rows += 1;
        for (column, cell) in self.columns.iter_mut().zip(R::cells()) {
            column.push(cell(record));
        }
    }

    pub fn into_batch(self) -> Batch {
        Batch::new(self.rows, self.columns.into_iter().map(Cells::into_values).collect())
    }
}
