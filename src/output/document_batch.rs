//! The mentions and entities of documents as columns.
//!
//! Most cells repeat: an entity on a date has the same codes in every row. So each distinct cell is found out once, and the rows point to it.

use std::borrow::Cow;
use std::hash::Hash;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::batch::{Batch, Texts, Values};
use super::record::{Cell, Column, ColumnType, DependsOn, EntityRecord, MentionRecord, Record, SentenceRecord};
use super::rows::RecordRows;
use crate::date::Date;
use crate::document::{Document, Mention, Rule};
use crate::gazetteer::EntityHandle;
use crate::text::CodePoints;
use crate::vocabulary::Form;

impl Batch {
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

    /// The same with the sentence of each mention: behind the columns of [`MentionRecord`] those of [`SentenceRecord`].
    ///
    /// ```
    /// use legation::{Batch, Extractor, MentionRecord, Values};
    /// let document = Extractor::embedded().extract("Mr. Putin left. Peru stayed.");
    /// let batch = Batch::of_mentions_in_sentences(0, [&document]);
    /// let sentence = &batch.columns()[MentionRecord::COLUMNS.len()];
    /// assert!(matches!(sentence, Values::Integers(numbers) if numbers == &[0, 1]));
    /// ```
    pub fn of_mentions_in_sentences<'d, 't: 'd>(
        first: usize,
        documents: impl IntoIterator<Item = &'d Document<'t>>,
    ) -> Batch {
        let mut sentence_rows = RecordRows::new();
        let documents = documents.into_iter().inspect(|document| {
            let (sentences, offsets) = (document.sentences(), CodePoints::new(document.text()));
            for mention in document.mentions() {
                let number = sentences.at(mention.span().start()).unwrap_or_default();
                let span = sentences.get(number).unwrap_or(mention.span());
                sentence_rows.push(&SentenceRecord {
                    sentence: number,
                    sentence_start: offsets.at(span.start()),
                    sentence_end: offsets.at(span.end()),
                });
            }
        });
        let mut batch = Batch::of_mentions(first, documents);
        batch.columns.extend(sentence_rows.into_batch().columns);
        batch
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
    /// The first record of each document that has rows.
    documents: Vec<R>,
    document_rows: Vec<u32>,
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
        Rows {
            own,
            documents: Vec::new(),
            document_rows: Vec::new(),
            surfaces: Distinct::default(),
            decisions: Distinct::default(),
            targets: Distinct::default(),
        }
    }
}

impl<R: Record> Rows<'_, R> {
    /// The rows that follow are a document's, if there are any.
    fn add_document(&mut self, rows: usize, record: impl FnOnce() -> R) {
        if rows > 0 {
            self.document_rows.extend(std::iter::repeat_n(self.documents.len() as u32, rows));
            self.documents.push(record());
        }
    }

    fn add_own(&mut self, cells: impl IntoIterator<Item = usize>) {
        for (column, cell) in self.own.iter_mut().zip(cells) {
            column.push(cell as i64);
        }
    }

    fn into_batch(self) -> Batch {
        let rows = self.targets.rows.len();
        let mut own = self.own.into_iter();
        let shared = [
            (self.documents, Arc::from(self.document_rows)),
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
        Batch::new(rows, R::COLUMNS.iter().zip(R::cells()).map(column).collect())
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
    let record = |mention: &Mention| {
        let mut record = MentionRecord::new(document, mention, &offsets);
        record.document_id.get_or_insert_with(|| Cow::Owned(position.to_string()));
        record
    };
    let mentions = document.mentions();
    rows.add_document(mentions.len(), || record(document.mentions().next().expect("there are some")));
    for mention in mentions {
        let target = match (mention.handle(), mention.discovered()) {
            (Some(handle), _) => TargetKey::Entity(gazetteer, handle, document.date()),
            (None, number) => TargetKey::Discovered(position, number.unwrap_or_default()),
        };
        let rules = mention.evidence().map(|evidence| evidence.rule()).collect();
        let span = mention.span();
        rows.add_own([offsets.at(span.start()), offsets.at(span.end())]);
        rows.surfaces.add(document.surface(mention), || record(mention));
        rows.decisions.add((mention.form(), mention.confidence().to_bits(), rules), || record(mention));
        rows.targets.add(target, || record(mention));
    }
}

fn add_entities<'d>(rows: &mut Rows<'d, EntityRecord<'d>>, position: usize, document: &'d Document<'_>) {
    let offsets = CodePoints::new(document.text());
    let gazetteer = gazetteer_of(document);
    let known = document.entities(None).map(|mentioned| {
        let key = TargetKey::Entity(gazetteer, mentioned.entity().handle(), document.date());
        (key, EntityRecord::new(document, &mentioned, &offsets))
    });
    let discovered = (0..).zip(document.discovered_leaders()).map(|(number, leader)| {
        (TargetKey::Discovered(position, number), EntityRecord::of_discovered(document, leader, &offsets))
    });
    let mut records: Vec<_> = known.chain(discovered).collect();
    for (_, record) in &mut records {
        record.document_id.get_or_insert_with(|| Cow::Owned(position.to_string()));
    }
    rows.add_document(records.len(), || records[0].1.clone());
    for (key, record) in records {
        rows.add_own([record.count, record.first]);
        rows.targets.add(key, || record);
    }
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::{Extractor, Options};

    /// The cells of a row, as CSV has them.
    fn row(batch: &Batch, row: usize) -> Vec<String> {
        let cell = |values: &Values| match values {
            Values::Integers(numbers) => numbers[row].to_string(),
            Values::Reals(numbers) => format!("{:?}", numbers[row]),
            Values::Texts(texts) => texts.distinct[texts.rows[row] as usize].as_deref().unwrap_or_default().to_owned(),
        };
        batch.columns().iter().map(cell).collect()
    }

    /// Rows share cells only where their records have the same.
    #[test]
    fn a_batch_holds_the_cells_of_its_records() {
        let texts = [
            "Chinese President Xi Jinping met Foreign Minister Rudolf Rassendyll. Rassendyll left, Xi stayed in China.",
            "",
            "Foreign Minister Rupert Hentzau saw Xi Jinping in China on a \u{e9}tape. Xi spoke to the EU.",
            "Xi Jinping of China",
        ];
        let dates = ["2025-11-01", "2020", "2010-05", "2025-11-01"];
        let options = |date: &str| Options::new().date(date.parse().expect("a date"));
        let documents: Vec<_> = texts
            .iter()
            .zip(dates)
            .map(|(text, date)| Extractor::embedded().extract_with(text, &options(date)).with_id(date))
            .collect();
        let batch = Batch::of_mentions(0, &documents);
        let offsets: Vec<_> = texts.iter().map(|text| CodePoints::new(text)).collect();
        let records = documents.iter().zip(&offsets).flat_map(|(document, offsets)| {
            document.mentions().map(move |mention| MentionRecord::new(document, mention, offsets))
        });
        let expected: Vec<Vec<String>> =
            records.map(|record| record.cells().map(|cell| cell.to_string()).collect()).collect();
        assert!(expected.len() > 10);
        assert_eq!((0..batch.len()).map(|number| row(&batch, number)).collect::<Vec<_>>(), expected);

        let entities = Batch::of_entities(0, &documents);
        let mut expected: Vec<Vec<String>> = Vec::new();
        for (document, offsets) in documents.iter().zip(&offsets) {
            let known = document.entities(None).map(|mentioned| EntityRecord::new(document, &mentioned, offsets));
            let discovered =
                document.discovered_leaders().map(|leader| EntityRecord::of_discovered(document, leader, offsets));
            expected
                .extend(known.chain(discovered).map(|record| record.cells().map(|cell| cell.to_string()).collect()));
        }
        assert_eq!((0..entities.len()).map(|number| row(&entities, number)).collect::<Vec<_>>(), expected);
    }
}
