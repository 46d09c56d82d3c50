//! How often entities are mentioned, by period.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::actors::{Actor, Actors};
use super::period::{Period, TimeSpan};
use crate::document::Document;
use crate::gazetteer::{EntityHandle, Gazetteer};
use crate::output::record::record;
use crate::output::{Batch, RecordRows};
use crate::vocabulary::{CodeSystem, Kind};

record! {
    /// How often an entity is mentioned in a period.
    CountRecord<'d> {
        /// The period: `2025`, `2025-Q4`, `2025-11`, `2025-W44` or `2025-11-01`; empty where everything is counted together, and for documents whose date is not known so precisely.
        period: Option<String>;
        /// The id of the entity.
        entity_id: &'d str;
        /// What it is: `country`, `leader`, `organisation`, or `other` for something of your own.
        kind: Kind;
        /// The canonical name of the entity.
        entity_name: &'d str;
        /// The Wikidata item of the entity.
        qid: Option<&'d str>;
        /// ISO 3166-1 alpha-3, of a country; of a former state the last one it had, or that of the state which continues it (West Germany: `DEU`).
        iso3: Option<&'d str>;
        /// The Correlates of War code, of a country, on the documents' dates: where it changes in a period, each code has a row.
        cow: Option<&'d str>;
        /// The Gleditsch–Ward code, of a country, on the documents' dates.
        gw: Option<&'d str>;
        /// How many mentions it has.
        mentions: usize;
        /// How many documents mention it.
        documents: usize;
        /// How many documents there are of the period, whatever they mention.
        of_documents: usize;
    }
}

/// Counts of mentions and documents by entity and period. Leaders whom single texts introduce, and who have no id, are not counted.
///
/// ```
/// use legation::{CountRecord, Counts, Extractor, Options, Period, Values};
/// let mut counts = Counts::by(Period::Year);
/// for (text, date) in [("Peru won. Peru cheered.", "2020-05-01"), ("Peru and Chile", "2020-06-01"), ("Chile", "2021")] {
///     counts.add(&Extractor::embedded().extract_with(text, &Options::new().date(date.parse()?)));
/// }
/// let table = counts.batch();
/// let mentions = CountRecord::COLUMNS.iter().position(|column| column.name == "mentions").unwrap();
/// // 2020: Chile, Peru; 2021: Chile.
/// assert!(matches!(&table.columns()[mentions], Values::Integers(counts) if counts == &[1, 3, 1]));
/// # Ok::<(), legation::DateError>(())
/// ```
#[derive(Clone)]
pub struct Counts {
    period: Period,
    kind: Option<Kind>,
    /// Only these entities are counted.
    chosen: Option<FxHashSet<u32>>,
    actors: Actors,
    cells: FxHashMap<(Option<TimeSpan>, Actor), Count>,
    documents: FxHashMap<Option<TimeSpan>, usize>,
}

#[derive(Clone, Copy, Default)]
struct Count {
    mentions: usize,
    documents: usize,
}

impl Counts {
    /// Nothing yet, to be counted by this period.
    pub fn by(period: Period) -> Counts {
        Counts {
            period,
            kind: None,
            chosen: None,
            actors: Actors::default(),
            cells: FxHashMap::default(),
            documents: FxHashMap::default(),
        }
    }

    /// Counts entities of one kind alone.
    #[must_use]
    pub fn of_kind(self, kind: Kind) -> Counts {
        Counts { kind: Some(kind), ..self }
    }

    /// Counts these entities of the gazetteer alone; a [timeline](Counts::timeline) has them even where nothing mentions them.
    #[must_use]
    pub fn of_entities(
        mut self,
        gazetteer: &Arc<Gazetteer>,
        entities: impl IntoIterator<Item = EntityHandle>,
    ) -> Counts {
        self.chosen = Some(entities.into_iter().map(|handle| self.actors.entity(gazetteer, handle)).collect());
        self
    }

    /// Counts what a document mentions, in time that grows with its mentions.
    pub fn add(&mut self, document: &Document<'_>) {
        let span = document.date().and_then(|date| self.period.of(date));
        *self.documents.entry(span).or_default() += 1;
        for mentioned in document.entities(self.kind) {
            let entity = self.actors.entity(document.gazetteer(), mentioned.entity().handle());
            if self.chosen.as_ref().is_some_and(|chosen| !chosen.contains(&entity)) {
                continue;
            }
            let actor = self.actors.on(entity, document.date());
            let count = self.cells.entry((span, actor)).or_default();
            count.mentions += mentioned.count();
            count.documents += 1;
        }
    }

    /// Adds what was counted apart.
    pub fn merge(&mut self, other: &Counts) {
        for (&(span, actor), count) in &other.cells {
            let actor = self.actors.adopt(&other.actors, actor);
            let sum = self.cells.entry((span, actor)).or_default();
            sum.mentions += count.mentions;
            sum.documents += count.documents;
        }
        for (&span, documents) in &other.documents {
            *self.documents.entry(span).or_default() += documents;
        }
    }

    /// The table of what was counted, with the columns of [`CountRecord`], in the order of periods and ids; what has no period comes last.
    pub fn batch(&self) -> Batch {
        self.batch_while(&|| true)
    }

    /// The same, made only in part where `keep_going`, which is asked again and again, says no.
    pub fn batch_while(&self, keep_going: &dyn Fn() -> bool) -> Batch {
        self.rows(self.cells.iter().map(|(&(span, actor), &count)| (span, actor, count)).collect(), keep_going)
    }

    /// The same with a row also for each period between the first and the last one in which an entity is not mentioned: with zeros, and
    /// the codes that it had on the first day. All documents have a part in which period is first and last, whatever they mention.
    pub fn timeline(&self) -> Batch {
        self.timeline_while(&|| true)
    }

    /// The same, made only in part where `keep_going`, which is asked again and again, says no.
    pub fn timeline_while(&self, keep_going: &dyn Fn() -> bool) -> Batch {
        let mut actors = self.actors.clone();
        let mut cells: Vec<_> = self.cells.iter().map(|(&(span, actor), &count)| (span, actor, count)).collect();
        if let Some((first, last)) = self.range() {
            let counted: FxHashSet<_> = self.cells.keys().map(|&(span, actor)| (span, actor.entity)).collect();
            for entity in self.entities() {
                let is_empty = |span: &TimeSpan| !counted.contains(&(Some(*span), entity));
                for span in first.through(last).filter(is_empty).take_while(|_| keep_going()) {
                    cells.push((Some(span), actors.on(entity, span.first_day()), Count::default()));
                }
            }
        }
        Counts { actors, documents: self.documents.clone(), cells: FxHashMap::default(), chosen: None, ..*self }
            .rows(cells, keep_going)
    }

    /// How many rows a timeline has at least: a row for each entity and period.
    pub fn timeline_len(&self) -> usize {
        let spans = self.range().map_or(0, |(first, last)| first.through(last).len());
        spans.saturating_mul(self.entities().len())
    }

    /// The first and the last period that documents have.
    fn range(&self) -> Option<(TimeSpan, TimeSpan)> {
        let spans = || self.documents.keys().flatten().copied();
        Some((spans().min()?, spans().max()?))
    }

    fn entities(&self) -> FxHashSet<u32> {
        match &self.chosen {
            Some(chosen) => chosen.clone(),
            None => self.cells.keys().map(|(_, actor)| actor.entity).collect(),
        }
    }

    fn rows(&self, mut cells: Vec<(Option<TimeSpan>, Actor, Count)>, keep_going: &dyn Fn() -> bool) -> Batch {
        let ranks = self.actors.ranks(cells.iter().map(|&(_, actor, _)| actor));
        if keep_going() {
            cells.sort_unstable_by_key(|&(span, actor, _)| (span.is_none(), span, ranks[&actor]));
        }
        let mut rows = RecordRows::new();
        for (span, actor, count) in cells.into_iter().take_while(|_| keep_going()) {
            let entity = self.actors.get(actor.entity);
            rows.push(&CountRecord {
                period: span.map(|span| span.to_string()),
                entity_id: entity.id(),
                kind: entity.kind(),
                entity_name: entity.name(),
                qid: entity.qid(),
                iso3: entity.as_country().and_then(|country| country.code(CodeSystem::Iso3, None)),
                cow: self.actors.cow(actor),
                gw: self.actors.gw(actor),
                mentions: count.mentions,
                documents: count.documents,
                of_documents: self.documents.get(&span).copied().unwrap_or_default(),
            });
        }
        rows.into_batch()
    }
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::output::Values;
    use crate::{Extractor, Options};

    fn documents(texts: &[(&'static str, Option<&str>)]) -> Vec<Document<'static>> {
        let document = |&(text, date): &(&'static str, Option<&str>)| {
            let options = date.map_or(Options::new(), |date| Options::new().date(date.parse().expect("a date")));
            Extractor::embedded().extract_with(text, &options)
        };
        texts.iter().map(document).collect()
    }

    /// Some columns of a table, row by row.
    fn rows(batch: &Batch, names: &[&str]) -> Vec<String> {
        let place = |name: &str| CountRecord::COLUMNS.iter().position(|column| column.name == name).expect("a column");
        let cell = |row: usize, name: &str| match &batch.columns()[place(name)] {
            Values::Integers(numbers) => numbers[row].to_string(),
            Values::Texts(texts) => texts.distinct[texts.rows[row] as usize].as_deref().unwrap_or("-").to_owned(),
            Values::Reals(_) => unreachable!("no such column"),
        };
        (0..batch.len()).map(|row| names.iter().map(|name| cell(row, name)).collect::<Vec<_>>().join(" ")).collect()
    }

    const SOME: [(&str, Option<&str>); 5] = [
        ("Peru and Chile. Peru again.", Some("2020-01-31")),
        ("Xi Jinping left Peru.", Some("2020-04-02")),
        ("Nothing.", Some("2020-02-02")),
        ("Chile", Some("2020")),
        ("Foreign Minister Rudolf Rassendyll of Chile", None),
    ];

    #[test]
    fn entities_are_counted_by_period() {
        let mut counts = Counts::by(Period::Month);
        documents(&SOME).iter().for_each(|document| counts.add(document));
        let columns = ["period", "entity_id", "mentions", "documents", "of_documents"];
        assert_eq!(
            rows(&counts.batch(), &columns),
            [
                "2020-01 country:CHL 1 1 1",
                "2020-01 country:PER 2 1 1",
                "2020-04 country:PER 1 1 1",
                "2020-04 leader:xi-jinping 1 1 1",
                // One has a code, of 2020; the other has no date.
                "- country:CHL 1 1 2",
                "- country:CHL 1 1 2",
            ]
        );
    }

    #[test]
    fn a_timeline_has_no_holes() {
        let peru = Gazetteer::embedded().country("Peru").expect("a country").handle();
        let mut counts = Counts::by(Period::Month).of_entities(&Gazetteer::embedded(), [peru]);
        documents(&SOME).iter().for_each(|document| counts.add(document));
        assert_eq!(
            rows(&counts.timeline(), &["period", "mentions", "of_documents", "cow"]),
            ["2020-01 2 1 135", "2020-02 0 1 135", "2020-03 0 0 135", "2020-04 1 1 135"]
        );
        assert_eq!(counts.timeline_len(), 4);
        assert_eq!(rows(&Counts::by(Period::Day).timeline(), &["period"]), [""; 0]);
    }

    #[test]
    fn parts_add_up() {
        let documents = documents(&SOME);
        let mut whole = Counts::by(Period::Year).of_kind(Kind::Country);
        documents.iter().for_each(|document| whole.add(document));
        let mut sum = Counts::by(Period::Year).of_kind(Kind::Country);
        for part in documents.chunks(2) {
            let mut counts = Counts::by(Period::Year).of_kind(Kind::Country);
            part.iter().for_each(|document| counts.add(document));
            sum.merge(&counts);
        }
        let columns: Vec<_> = CountRecord::COLUMNS.iter().map(|column| column.name).collect();
        assert_eq!(rows(&sum.batch(), &columns), rows(&whole.batch(), &columns));
        assert_eq!(whole.batch().len(), 3);
    }

    #[test]
    fn codes_are_those_of_the_dates() {
        let mut counts = Counts::by(Period::Year);
        let texts = [
            ("West Germany and the GDR", Some("1985-05-05")),
            ("Germany", Some("1990-02-01")),
            ("Germany", Some("1990-11-01")),
        ];
        documents(&texts).iter().for_each(|document| counts.add(document));
        assert_eq!(
            rows(&counts.batch(), &["period", "entity_id", "iso3", "cow"]),
            [
                "1985 country:DDDE DDR 265",
                "1985 country:west-germany DEU 260",
                "1990 country:DEU DEU 255",
                "1990 country:DEU DEU 260",
            ]
        );
    }
}
