//! Records as columns: what tables are made of.
//!
//! Most cells repeat: an entity on a date has the same codes in every row. So each distinct cell is found out once, and the rows point to it.

use std::borrow::Cow;
use std::hash::Hash;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::record::{Cell, Column, ColumnType, DependsOn, EntityRecord, MentionRecord, Record};
use crate::date::Date;
use crate::document::{Document, Rule};
use crate::gazetteer::EntityHandle;
use crate::text::CodePoints;
use crate::vocabulary::Form;

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
    columns: Vec<Values>,
}

impl Batch {
    /// The number of rows.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The cells of the columns, in the order of [`MentionRecord::COLUMNS`] or [`EntityRecord::COLUMNS`].
    pub fn columns(&self) -> &[Values] {
        &self.columns
    }

    /// The mentions of documents; the first has this position among all that a table is made of.
    ///
    /// ```
    /// use legation::{Batch, Extractor, MentionRecord, Values};
    /// let document = Extractor::embedded().extract("Peru and Chile");
    /// let batch = Batch::of_mentions(0, [&document]);
    /// let start = MentionRecord::COLUMNS.iter().position(|column| column.name == "start").unwrap();
    /// assert!(matches!(&batch.columns()[start], Values::Integers(starts) if starts == &[0, 9]));
    /// ```
    pub fn of_mentions<'d, 't: 'd>(first: usize, documents: impl IntoIterator<Item = &'d Document<'t>>) -> Batch {
        let mut rows = Rows::<MentionRecord<'d>>::default();
        for (position, document) in (first..).zip(documents) {
            add_mentions(&mut rows, position, document);
        }
        rows.into_batch()
    }

    /// The entities of documents, and the leaders whom they introduce; the first has this position among all that a table is made of.
    pub fn of_entities<'d, 't: 'd>(first: usize, documents: impl IntoIterator<Item = &'d Document<'t>>) -> Batch {
        let mut rows = Rows::<EntityRecord<'d>>::default();
        for (position, document) in (first..).zip(documents) {
            add_entities(&mut rows, position, document);
        }
        rows.into_batch()
    }
}

/// What decides the cells of a row that follow from its target: an entity of a gazetteer on a date, or a leader of one document.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum TargetKey {
    Entity(usize, EntityHandle, Option<Date>),
    Discovered(usize, u32),
}

type DecisionKey = (Form, u64, SmallVec<[Rule; 3]>);

/// Rows while they are collected.
struct Rows<'d, R> {
    /// The cells that every row has for itself, column by column.
    own: Vec<Vec<i64>>,
    documents: Distinct<usize, R>,
    surfaces: Distinct<&'d str, R>,
    decisions: Distinct<DecisionKey, R>,
    targets: Distinct<TargetKey, R>,
}

/// The first record of each key, and the key of each row.
struct Distinct<K, R> {
    positions: FxHashMap<K, u32>,
    records: Vec<R>,
    rows: Vec<u32>,
}

impl<K, R> Default for Distinct<K, R> {
    fn default() -> Distinct<K, R> {
        Distinct { positions: FxHashMap::default(), records: Vec::new(), rows: Vec::new() }
    }
}

impl<K: Eq + Hash, R> Distinct<K, R> {
    fn add(&mut self, key: K, record: impl FnOnce() -> R) {
        let records = &mut self.records;
        let position = *self.positions.entry(key).or_insert_with(|| {
            records.push(record());
            (records.len() - 1) as u32
        });
        self.rows.push(position);
    }
}

impl<R: Record> Default for Rows<'_, R> {
    fn default() -> Self {
        let own = R::COLUMNS.iter().filter(|column| column.depends_on == DependsOn::Row).map(|_| Vec::new()).collect();
        let (documents, surfaces) = (Distinct::default(), Distinct::default());
        Rows { own, documents, surfaces, decisions: Distinct::default(), targets: Distinct::default() }
    }
}

impl<R: Record> Rows<'_, R> {
    fn add_own(&mut self, cells: impl IntoIterator<Item = usize>) {
        for (column, cell) in self.own.iter_mut().zip(cells) {
            column.push(cell as i64);
        }
    }

    fn into_batch(self) -> Batch {
        let rows = self.targets.rows.len();
        let mut own = self.own.into_iter();
        let shared = [
            (self.documents.records, Arc::from(self.documents.rows)),
            (self.surfaces.records, Arc::from(self.surfaces.rows)),
            (self.decisions.records, Arc::from(self.decisions.rows)),
            (self.targets.records, Arc::from(self.targets.rows)),
        ];
        let column = |(column, cell): (&Column, for<'r> fn(&'r R) -> Cell<'r>)| {
            let (records, rows) = match column.depends_on {
                DependsOn::Row => return Values::Integers(own.next().expect("one for each such column")),
                DependsOn::Document => &shared[0],
                DependsOn::Surface => &shared[1],
                DependsOn::Decision => &shared[2],
                DependsOn::Target => &shared[3],
            };
            values(column, records, rows, cell)
        };
        Batch { rows, columns: R::COLUMNS.iter().zip(R::cells()).map(column).collect() }
    }
}

/// The cells of a column that rows share.
fn values<R>(column: &Column, records: &[R], rows: &Arc<[u32]>, cell: for<'r> fn(&'r R) -> Cell<'r>) -> Values {
    let each = |number: u32| cell(&records[number as usize]);
    match column.holds {
        ColumnType::Text => {
            let text = |record| match cell(record) {
                Cell::Text(text) => Some(Box::from(text)),
                _ => None,
            };
            Values::Texts(Texts { distinct: records.iter().map(text).collect(), rows: rows.clone() })
        }
        ColumnType::Integer => {
            let number = |&row| if let Cell::Integer(number) = each(row) { number as i64 } else { 0 };
            Values::Integers(rows.iter().map(number).collect())
        }
        ColumnType::Real => {
            let number = |&row| if let Cell::Real(number) = each(row) { number } else { f64::NAN };
            Values::Reals(rows.iter().map(number).collect())
        }
    }
}

fn gazetteer_of(document: &Document<'_>) -> usize {
    Arc::as_ptr(document.gazetteer()).addr()
}

fn add_mentions<'d>(rows: &mut Rows<'d, MentionRecord<'d>>, position: usize, document: &'d Document<'_>) {
    let offsets = CodePoints::new(document.text());
    let gazetteer = gazetteer_of(document);
    for mention in document.mentions() {
        let record = || {
            let mut record = MentionRecord::new(document, mention, &offsets);
            record.document_id.get_or_insert_with(|| Cow::Owned(position.to_string()));
            record
        };
        let target = match (mention.handle(), mention.discovered()) {
            (Some(handle), _) => TargetKey::Entity(gazetteer, handle, document.date()),
            (None, number) => TargetKey::Discovered(position, number.unwrap_or_default()),
        };
        let rules = mention.evidence().map(|evidence| evidence.rule()).collect();
        let span = mention.span();
        rows.add_own([offsets.at(span.start()), offsets.at(span.end())]);
        rows.documents.add(position, record);
        rows.surfaces.add(document.surface(mention), record);
        rows.decisions.add((mention.form(), mention.confidence().to_bits(), rules), record);
        rows.targets.add(target, record);
    }
}

fn add_entities<'d>(rows: &mut Rows<'d, EntityRecord<'d>>, position: usize, document: &'d Document<'_>) {
    let offsets = CodePoints::new(document.text());
    let gazetteer = gazetteer_of(document);
    let named = |mut record: EntityRecord<'d>| {
        record.document_id.get_or_insert_with(|| Cow::Owned(position.to_string()));
        record
    };
    for mentioned in document.entities(None) {
        let record = || named(EntityRecord::new(document, &mentioned, &offsets));
        rows.add_own([mentioned.count(), offsets.at(mentioned.first().start())]);
        rows.documents.add(position, record);
        rows.targets.add(TargetKey::Entity(gazetteer, mentioned.entity().handle(), document.date()), record);
    }
    for (number, leader) in (0..).zip(document.discovered_leaders()) {
        let record = || named(EntityRecord::of_discovered(document, leader, &offsets));
        rows.add_own([leader.count(), offsets.at(leader.introduction().start())]);
        rows.documents.add(position, record);
        rows.targets.add(TargetKey::Discovered(position, number), record);
    }
}
