//! What analysts ask of many documents: counts, timelines, and who is mentioned with whom.

use legation::{
    Batch, Column, CountRecord, Counts, DyadCountRecord, DyadCounts, DyadRecord, Kind, Pairing, Period, Values, Within,
};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
#[cfg(feature = "stubs")]
use pyo3::{inspect::PyStaticExpr, type_hint_identifier, type_hint_subscript};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::documents::{DocumentStream, Documents, FEW, RowsOf};
use crate::entity_or_id::EntityOrId;
use crate::gazetteer::built_in;
use crate::input::{LegationError, items};
use crate::interrupt::{self, KeepGoing};
use crate::table::{Table, import, layout};
use crate::word::Word;

/// What documents are counted into, apart and then together.
trait Tally: Clone + Send + Sync {
    fn add(&mut self, document: &legation::Document<'_>, keep_going: KeepGoing<'_>);
    fn merge(&mut self, other: &Self);
}

impl Tally for Counts {
    fn add(&mut self, document: &legation::Document<'_>, _: KeepGoing<'_>) {
        Counts::add(self, document);
    }

    fn merge(&mut self, other: &Counts) {
        Counts::merge(self, other);
    }
}

impl Tally for DyadCounts {
    fn add(&mut self, document: &legation::Document<'_>, keep_going: KeepGoing<'_>) {
        self.add_while(document, keep_going);
    }

    fn merge(&mut self, other: &DyadCounts) {
        DyadCounts::merge(self, other);
    }
}

/// Counts documents, without the interpreter, on all cores where there is much.
fn tally<T: Tally>(py: Python<'_>, documents: &[Py<Document>], empty: &T) -> PyResult<T> {
    let mentions: usize = documents.iter().map(|document| document.get().found().mentions().len()).sum();
    let count = |documents: &[Py<Document>], keep_going: KeepGoing<'_>| {
        let mut tally = empty.clone();
        for document in documents {
            tally.add(&document.get().inner(), keep_going);
            keep_going().then_some(())?;
        }
        Some(tally)
    };
    if mentions <= FEW {
        return interrupt::here(py, |keep_going| count(documents, keep_going));
    }
    interrupt::on_all_cores(py, |keep_going| {
        let length = documents.len().div_ceil(4 * rayon::current_num_threads()).max(1);
        let parts = documents.par_chunks(length).map(|part| count(part, keep_going));
        let parts: Vec<T> = parts.collect::<Option<_>>()?;
        let mut whole = empty.clone();
        parts.iter().for_each(|part| whole.merge(part));
        Some(whole)
    })
}

/// The same for a stream, to its end.
fn tally_all<T: Tally>(py: Python<'_>, stream: &DocumentStream, empty: &T) -> PyResult<T> {
    let mut whole = empty.clone();
    while let Some(documents) = stream.__next__(py)? {
        whole.merge(&tally(py, documents.all(), empty)?);
    }
    Ok(whole)
}

/// Rows that are made without the interpreter, unless a signal comes.
fn made(py: Python<'_>, make: impl FnOnce(KeepGoing<'_>) -> Batch + Send) -> PyResult<Batch> {
    interrupt::here(py, |keep_going| {
        let rows = make(keep_going);
        keep_going().then_some(rows)
    })
}

fn table(columns: &'static [Column], batch: Batch, dictionaries: bool) -> PyResult<Table> {
    Ok(Table::new(layout(columns, None, dictionaries)?, vec![batch.into()]))
}

fn counts_table(py: Python<'_>, counts: &Counts, dictionaries: bool) -> PyResult<Table> {
    table(CountRecord::COLUMNS, made(py, |keep_going| counts.batch_while(keep_going))?, dictionaries)
}

fn dyad_counts_table(py: Python<'_>, dyads: &DyadCounts, dictionaries: bool) -> PyResult<Table> {
    table(DyadCountRecord::COLUMNS, made(py, |keep_going| dyads.batch_while(keep_going))?, dictionaries)
}

/// Several entities, or their ids.
pub struct Wanted(Vec<EntityOrId>);

impl FromPyObject<'_, '_> for Wanted {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterable"), EntityOrId::INPUT_TYPE);

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<Wanted> {
        let remedy = "give a list, also for one: [\"country:PER\"]";
        let given = items(&value, "entities", "entities or their ids", "entity_id", remedy)?;
        given.bind(value.py()).clone().map(|one| one?.extract()).collect::<PyResult<_>>().map(Wanted)
    }
}

/// Counts of the entities that are named, or of all.
fn counts_of(
    by: Word<Period>,
    kind: Option<Word<Kind>>,
    entities: Option<Wanted>,
    documents: Option<&[Py<Document>]>,
) -> PyResult<Counts> {
    let mut counts = Counts::by(by.0);
    if let Some(kind) = kind {
        counts = counts.of_kind(kind.0);
    }
    let Some(entities) = entities else { return Ok(counts) };
    let first = documents.and_then(<[_]>::first).map(|document| document.get().gazetteer());
    let gazetteer = first.unwrap_or(built_in());
    let handles =
        entities.0.iter().filter_map(|entity| Some(entity.of(gazetteer).transpose()?.map(|one| one.handle())));
    Ok(counts.of_entities(gazetteer, handles.collect::<PyResult<Vec<_>>>()?))
}

/// A timeline that memory may not hold is refused before it is made.
fn timeline_table(py: Python<'_>, counts: &Counts, dictionaries: bool) -> PyResult<Table> {
    const MOST: usize = 2_000_000;
    let rows = counts.timeline_len();
    if rows > MOST {
        let message = format!(
            "a timeline of {rows} rows, where {MOST} are the most; name the entities that you want, or take longer periods"
        );
        return Err(LegationError::new_err(message));
    }
    let rows = made(py, |keep_going| counts.timeline_while(keep_going))?;
    table(CountRecord::COLUMNS, rows, dictionaries)
}

fn pairing(kind: Option<Word<Kind>>, within: Word<Within>, directed: bool, offices: bool) -> Pairing {
    Pairing::new().kind(kind.map(|kind| kind.0)).within(within.0).directed(directed).offices(offices)
}

/// The graph of dyads that were counted together.
fn graph<'py>(py: Python<'py>, dyads: &DyadCounts, within: Within, directed: bool) -> PyResult<Bound<'py, PyAny>> {
    let networkx = import(py, "dyad_graph", "networkx")?;
    let batch = made(py, |keep_going| dyads.batch_while(keep_going))?;
    let column = |name: &str| {
        let place = DyadCountRecord::COLUMNS.iter().position(|column| column.name == name);
        &batch.columns()[place.expect("a column of dyads")]
    };
    let text = |name: &str, row: usize| match column(name) {
        Values::Texts(texts) => texts.distinct[texts.rows[row] as usize].as_deref(),
        _ => None,
    };
    let number = |name: &str, row: usize| match column(name) {
        Values::Integers(numbers) => numbers[row],
        _ => 0,
    };
    // Entities whose codes change with the dates have a row for each.
    let mut places = FxHashMap::default();
    let mut edges: Vec<(usize, i64, i64)> = Vec::new();
    for row in 0..batch.len() {
        let place = *places.entry((text("source_id", row), text("target_id", row))).or_insert_with(|| {
            edges.push((row, 0, 0));
            edges.len() - 1
        });
        edges[place].1 += number("documents", row);
        edges[place].2 += number("sentences", row);
    }
    let graph = networkx.call_method0(if directed { "DiGraph" } else { "Graph" })?;
    let (nodes, links) = (PyList::empty(py), PyList::empty(py));
    for (row, documents, sentences) in edges {
        for [id, name, iso3] in
            [["source_id", "source_name", "source_iso3"], ["target_id", "target_name", "target_iso3"]]
        {
            let facts = PyDict::new(py);
            facts.set_item("name", text(name, row))?;
            if let Some(iso3) = text(iso3, row) {
                facts.set_item("iso3", iso3)?;
            }
            nodes.append((text(id, row), facts))?;
        }
        let facts = PyDict::new(py);
        facts.set_item("documents", documents)?;
        facts.set_item("sentences", sentences)?;
        facts.set_item("weight", if within == Within::Sentence { sentences } else { documents })?;
        links.append((text("source_id", row), text("target_id", row), facts))?;
    }
    graph.call_method1("add_nodes_from", (nodes,))?;
    graph.call_method1("add_edges_from", (links,))?;
    Ok(graph)
}

#[pymethods]
impl Documents {
    /// How often each entity is mentioned, by period ("year", "quarter", "month", "week", "day", or "whole" for all together): a table with
    /// a row for each period and entity, in that order.
    ///
    /// Entities of one `kind` alone, or those named in `entities` (objects or ids). A document whose date is not known so precisely counts in
    /// a row without a period. Leaders whom single texts introduce have no id, and are not counted. `docs/analysis.md` has the columns.
    ///
    /// Raises `UnknownEntityError` for an id that there is not.
    ///
    /// >>> texts = ["Peru won. Peru cheered.", "Peru and Chile"]
    /// >>> counts = legation.extract_many(texts, dates=["2020-05-01", "2021"]).counts("year")
    /// >>> list(zip(counts["period"], counts["iso3"], counts["mentions"]))
    /// [('2020', 'PER', 2), ('2021', 'CHL', 1), ('2021', 'PER', 1)]
    #[pyo3(signature = (by, *, kind = None, entities = None, dictionaries = false))]
    fn counts(
        &self,
        py: Python<'_>,
        by: Word<Period>,
        kind: Option<Word<Kind>>,
        entities: Option<Wanted>,
        dictionaries: bool,
    ) -> PyResult<Table> {
        let empty = counts_of(by, kind, entities, Some(self.all()))?;
        counts_table(py, &tally(py, self.all(), &empty)?, dictionaries)
    }

    /// `counts` with a row also for each period between the first and the last one in which an entity is not mentioned: with zeros, and
    /// with the codes that it had then. Entities that are named in `entities` are in it even if nothing mentions them.
    ///
    /// Raises `UnknownEntityError` for an id that there is not, `LegationError` for a timeline of more than two million rows.
    ///
    /// >>> documents = legation.extract_many(["Peru", "Chile", "Peru"], dates=["2020-01", "2020-02", "2020-04"])
    /// >>> timeline = documents.timeline("month", entities=["country:PER"])
    /// >>> list(zip(timeline["period"], timeline["documents"], timeline["of_documents"]))
    /// [('2020-01', 1, 1), ('2020-02', 0, 1), ('2020-03', 0, 0), ('2020-04', 1, 1)]
    #[pyo3(signature = (by, *, kind = None, entities = None, dictionaries = false))]
    fn timeline(
        &self,
        py: Python<'_>,
        by: Word<Period>,
        kind: Option<Word<Kind>>,
        entities: Option<Wanted>,
        dictionaries: bool,
    ) -> PyResult<Table> {
        let empty = counts_of(by, kind, entities, Some(self.all()))?;
        timeline_table(py, &tally(py, self.all(), &empty)?, dictionaries)
    }

    /// Who is mentioned with whom: a table with a row for each pair in each document, dated, with the codes on the date.
    ///
    /// Pairs of entities of one `kind` (`None`: of all kinds), `within` one "sentence" or one "document". `directed`: the source is who comes first in the
    /// sentence (or document), the target who follows; otherwise the source is the one whose id is first in the alphabet. `offices`: a leader
    /// counts for the country whose office the person held on the document's date.
    ///
    /// Their number, and the time it takes, may grow with the square of the number of entities in a sentence (or document).
    ///
    /// >>> documents = legation.extract_many(["Peru asked Chile. Bolivia slept."], dates="2020-05-01")
    /// >>> dyads = documents.dyads()
    /// >>> list(zip(dyads["date"], dyads["source_iso3"], dyads["target_iso3"], dyads["source_cow"]))
    /// [('2020-05-01', 'CHL', 'PER', '155')]
    /// >>> documents.dyads(directed=True)["source_iso3"]
    /// ['PER']
    /// >>> len(documents.dyads(within="document"))
    /// 3
    #[pyo3(signature = (kind = Some(Word(Kind::Country)), *, within = Word(Within::Sentence), directed = false, offices = false, dictionaries = false))]
    fn dyads(
        &self,
        py: Python<'_>,
        kind: Option<Word<Kind>>,
        within: Word<Within>,
        directed: bool,
        offices: bool,
        dictionaries: bool,
    ) -> PyResult<Table> {
        let pairing = pairing(kind, within, directed, offices);
        let batches = self.batches(py, RowsOf::Dyads(pairing))?;
        Ok(Table::new(layout(DyadRecord::COLUMNS, None, dictionaries)?, batches))
    }

    /// How often pairs are mentioned together, by period: `dyads` counted, with a row for each period and pair.
    ///
    /// >>> documents = legation.extract_many(["Peru met Chile.", "Chile and Peru"], dates=["2020-05-01", "2020-06"])
    /// >>> counts = documents.dyad_counts("year")
    /// >>> list(zip(counts["period"], counts["source_iso3"], counts["target_iso3"], counts["documents"]))
    /// [('2020', 'CHL', 'PER', 2)]
    #[pyo3(signature = (by, kind = Some(Word(Kind::Country)), *, within = Word(Within::Sentence), directed = false, offices = false, dictionaries = false))]
    #[allow(clippy::too_many_arguments)] // keywords
    fn dyad_counts(
        &self,
        py: Python<'_>,
        by: Word<Period>,
        kind: Option<Word<Kind>>,
        within: Word<Within>,
        directed: bool,
        offices: bool,
        dictionaries: bool,
    ) -> PyResult<Table> {
        let empty = DyadCounts::by(by.0, pairing(kind, within, directed, offices));
        dyad_counts_table(py, &tally(py, self.all(), &empty)?, dictionaries)
    }

    /// Who is mentioned with whom, as a `networkx.Graph` (`directed`: a `DiGraph`).
    ///
    /// Nodes are the ids of entities, with `name` and, of countries, `iso3`; edges have `documents`, `sentences`, and as `weight` the one of them
    /// that `within` names.
    ///
    /// Raises `ImportError` when networkx is not installed.
    ///
    /// >>> graph = legation.extract_many(["Peru met Chile.", "Chile and Peru"]).dyad_graph()
    /// >>> graph.edges["country:PER", "country:CHL"]["weight"]
    /// 2
    #[pyo3(signature = (kind = Some(Word(Kind::Country)), *, within = Word(Within::Sentence), directed = false, offices = false) -> "Any")]
    fn dyad_graph<'py>(
        &self,
        py: Python<'py>,
        kind: Option<Word<Kind>>,
        within: Word<Within>,
        directed: bool,
        offices: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let empty = DyadCounts::by(Period::Whole, pairing(kind, within, directed, offices));
        graph(py, &tally(py, self.all(), &empty)?, within.0, directed)
    }
}

#[pymethods]
impl DocumentStream {
    /// `Documents.counts` of all texts that are left, a batch at a time.
    ///
    /// >>> stream = legation.extract_iter(["Peru", "Chile", "Peru"], dates="2020", batch=2)
    /// >>> stream.counts("year")["documents"]
    /// [1, 2]
    #[pyo3(signature = (by, *, kind = None, entities = None, dictionaries = false))]
    fn counts(
        &self,
        py: Python<'_>,
        by: Word<Period>,
        kind: Option<Word<Kind>>,
        entities: Option<Wanted>,
        dictionaries: bool,
    ) -> PyResult<Table> {
        counts_table(py, &tally_all(py, self, &counts_of(by, kind, entities, None)?)?, dictionaries)
    }

    /// `Documents.timeline` of all texts that are left, a batch at a time.
    #[pyo3(signature = (by, *, kind = None, entities = None, dictionaries = false))]
    fn timeline(
        &self,
        py: Python<'_>,
        by: Word<Period>,
        kind: Option<Word<Kind>>,
        entities: Option<Wanted>,
        dictionaries: bool,
    ) -> PyResult<Table> {
        timeline_table(py, &tally_all(py, self, &counts_of(by, kind, entities, None)?)?, dictionaries)
    }

    /// `Documents.dyad_counts` of all texts that are left, a batch at a time.
    #[pyo3(signature = (by, kind = Some(Word(Kind::Country)), *, within = Word(Within::Sentence), directed = false, offices = false, dictionaries = false))]
    #[allow(clippy::too_many_arguments)] // keywords
    fn dyad_counts(
        &self,
        py: Python<'_>,
        by: Word<Period>,
        kind: Option<Word<Kind>>,
        within: Word<Within>,
        directed: bool,
        offices: bool,
        dictionaries: bool,
    ) -> PyResult<Table> {
        let empty = DyadCounts::by(by.0, pairing(kind, within, directed, offices));
        dyad_counts_table(py, &tally_all(py, self, &empty)?, dictionaries)
    }

    /// `Documents.dyad_graph` of all texts that are left, a batch at a time.
    #[pyo3(signature = (kind = Some(Word(Kind::Country)), *, within = Word(Within::Sentence), directed = false, offices = false) -> "Any")]
    fn dyad_graph<'py>(
        &self,
        py: Python<'py>,
        kind: Option<Word<Kind>>,
        within: Word<Within>,
        directed: bool,
        offices: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let empty = DyadCounts::by(Period::Whole, pairing(kind, within, directed, offices));
        graph(py, &tally_all(py, self, &empty)?, within.0, directed)
    }
}
