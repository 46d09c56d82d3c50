//! Who is mentioned with whom: in a sentence, or in a document.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::actors::{Actor, Actors};
use super::period::{Period, TimeSpan};
use crate::date::Date;
use crate::document::{Document, Mention};
use crate::gazetteer::{Entity, EntityHandle};
use crate::output::record::record;
use crate::output::{Batch, EntityFacts, RecordRows};
use crate::vocabulary::Kind;

vocabulary! {
    /// In what two entities are mentioned together.
    Within, "unit of text" {
        /// One [sentence](Document::sentences).
        Sentence = "sentence",
        /// The whole document.
        Document = "document",
    }
}

/// Which pairs of entities count as dyads: by default undirected pairs of countries in one sentence.
///
/// ```
/// use legation::{Batch, DyadRecord, Extractor, Kind, Pairing, Values, Within};
/// let document = Extractor::embedded().extract("Peru asked Chile. Peru also asked Bolivia and Chile.");
/// let pairs = |pairing| Batch::of_dyads(0, [&document], pairing).len();
/// assert_eq!(pairs(Pairing::new()), 3);
/// assert_eq!(pairs(Pairing::new().kind(Some(Kind::Leader))), 0);
/// // Peru → Chile, Peru → Bolivia, Bolivia → Chile.
/// assert_eq!(pairs(Pairing::new().directed(true)), 3);
/// assert_eq!(pairs(Pairing::new().within(Within::Document)), 3);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pairing {
    kind: Option<Kind>,
    within: Within,
    directed: bool,
    offices: bool,
}

impl Default for Pairing {
    fn default() -> Pairing {
        Pairing { kind: Some(Kind::Country), within: Within::Sentence, directed: false, offices: false }
    }
}

impl Pairing {
    /// Undirected pairs of countries in one sentence.
    pub fn new() -> Pairing {
        Pairing::default()
    }

    /// Pairs of entities of this kind, or of all.
    #[must_use]
    pub fn kind(self, kind: Option<Kind>) -> Pairing {
        Pairing { kind, ..self }
    }

    /// Pairs in one sentence, or in one document.
    #[must_use]
    pub fn within(self, within: Within) -> Pairing {
        Pairing { within, ..self }
    }

    /// Whether who comes first in the sentence (or document) is the source, and who follows the target. Otherwise the source is the one whose
    /// id comes first in the alphabet.
    #[must_use]
    pub fn directed(self, directed: bool) -> Pairing {
        Pairing { directed, ..self }
    }

    /// Whether a leader counts for the country whose office the person held on the document's date (or holds by the text, if it introduces the
    /// person): "Xi met Lee" is then of China and South Korea.
    #[must_use]
    pub fn offices(self, offices: bool) -> Pairing {
        Pairing { offices, ..self }
    }
}

record! {
    /// Two entities that a document mentions together.
    DyadRecord<'d> {
        /// The document: the id that was given for it, else its position among the texts, from 0.
        document_id: Option<Cow<'d, str>>;
        /// The date that was given for the document: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        date: Option<Date>;
        /// The id of the one entity: directed, of the one that comes first; else of the one whose id is first in the alphabet.
        source_id: &'d str;
        /// Its canonical name.
        source_name: &'d str;
        /// Its ISO 3166-1 alpha-3 code, if it is a country.
        source_iso3: Option<&'d str>;
        /// Its Correlates of War code on the date.
        source_cow: Option<&'d str>;
        /// Its Gleditsch–Ward code on the date.
        source_gw: Option<&'d str>;
        /// The id of the other entity.
        target_id: &'d str;
        /// Its canonical name.
        target_name: &'d str;
        /// Its ISO 3166-1 alpha-3 code, if it is a country.
        target_iso3: Option<&'d str>;
        /// Its Correlates of War code on the date.
        target_cow: Option<&'d str>;
        /// Its Gleditsch–Ward code on the date.
        target_gw: Option<&'d str>;
        /// How many sentences mention both; within a document also 0.
        sentences: usize;
    }
}

record! {
    /// How often two entities are mentioned together in a period.
    DyadCountRecord<'d> {
        /// The period: `2025`, `2025-Q4`, `2025-11`, `2025-W44` or `2025-11-01`; empty where everything is counted together, and for documents whose date is not known so precisely.
        period: Option<String>;
        /// The id of the one entity: directed, of the one that comes first; else of the one whose id is first in the alphabet.
        source_id: &'d str;
        /// Its canonical name.
        source_name: &'d str;
        /// Its ISO 3166-1 alpha-3 code, if it is a country.
        source_iso3: Option<&'d str>;
        /// Its Correlates of War code on the documents' dates: where it changes in a period, each code has a row.
        source_cow: Option<&'d str>;
        /// Its Gleditsch–Ward code on the documents' dates.
        source_gw: Option<&'d str>;
        /// The id of the other entity.
        target_id: &'d str;
        /// Its canonical name.
        target_name: &'d str;
        /// Its ISO 3166-1 alpha-3 code, if it is a country.
        target_iso3: Option<&'d str>;
        /// Its Correlates of War code on the documents' dates.
        target_cow: Option<&'d str>;
        /// Its Gleditsch–Ward code on the documents' dates.
        target_gw: Option<&'d str>;
        /// How many documents mention both (in one sentence, if that was asked for).
        documents: usize;
        /// How many sentences mention both.
        sentences: usize;
    }
}

/// The dyads of one document.
struct Pairs {
    /// The entities, in the order of first mention.
    entities: Vec<EntityHandle>,
    /// Source, target (places among the entities) and how many sentences mention both.
    pairs: Vec<(u32, u32, usize)>,
}

impl Pairs {
    /// Of a document; nothing where `keep_going` said no. Time grows with the number of pairs, which may be the square of the number of
    /// entities in one sentence or document.
    fn of(document: &Document<'_>, pairing: Pairing, keep_going: &dyn Fn() -> bool) -> Option<Pairs> {
        let mut entities = Vec::new();
        let mut places = FxHashMap::default();
        let mut in_sentences: FxHashMap<(u32, u32), usize> = FxHashMap::default();
        let sentences = document.sentences();
        let mut number = None;
        let mut sentence: Vec<u32> = Vec::new();
        let mut offices = FxHashMap::default();
        for mention in document.mentions() {
            let Some(entity) = counted(document, mention, pairing, &mut offices) else { continue };
            let place = *places.entry(entity).or_insert_with(|| {
                entities.push(entity);
                (entities.len() - 1) as u32
            });
            let at = sentences.at(mention.span().start());
            if at != number {
                number = at;
                sentence.clear();
            }
            if sentence.contains(&place) {
                continue;
            }
            for &before in &sentence {
                let is_turned = !pairing.directed && before > place;
                let pair = if is_turned { (place, before) } else { (before, place) };
                *in_sentences.entry(pair).or_default() += 1;
            }
            sentence.push(place);
            if !keep_going() {
                return None;
            }
        }
        let mut pairs = Vec::new();
        match pairing.within {
            Within::Sentence => pairs.extend(in_sentences.into_iter().map(|((one, other), count)| (one, other, count))),
            Within::Document => {
                let sentences = |one, other| in_sentences.get(&(one, other)).copied().unwrap_or_default();
                for one in 0..entities.len() as u32 {
                    if !keep_going() {
                        return None;
                    }
                    pairs.extend((one + 1..entities.len() as u32).map(|other| {
                        let turned = if pairing.directed { sentences(other, one) } else { 0 };
                        (one, other, sentences(one, other) + turned)
                    }));
                }
            }
        }
        pairs.sort_unstable();
        if !pairing.directed {
            let id = |place: u32| document.gazetteer().entity_at(entities[place as usize]).id();
            for (one, other, _) in &mut pairs {
                if id(*one) > id(*other) {
                    std::mem::swap(one, other);
                }
            }
        }
        Some(Pairs { entities, pairs })
    }
}

/// What a mention counts for.
fn counted(
    document: &Document<'_>,
    mention: &Mention,
    pairing: Pairing,
    offices: &mut FxHashMap<EntityHandle, Option<EntityHandle>>,
) -> Option<EntityHandle> {
    let is_wanted = |entity: &Entity<'_>| pairing.kind.is_none_or(|kind| kind == entity.kind());
    if pairing.offices && mention.kind() == Kind::Leader {
        let country =
            |body: Option<Entity<'_>>| body.filter(|body| body.kind() == Kind::Country).map(|body| body.handle());
        let country = match (mention.handle(), document.discovered(mention)) {
            (Some(handle), _) => *offices.entry(handle).or_insert_with(|| {
                let term = document.date().and_then(|date| document.entity(mention)?.terms_on(date).into_iter().next());
                country(term.map(|term| term.body()))
            }),
            (None, leader) => country(leader.and_then(|leader| leader.body())),
        };
        if let Some(country) = country {
            return Some(country).filter(|_| pairing.kind.is_none_or(|kind| kind == Kind::Country));
        }
    }
    document.entity(mention).filter(is_wanted).map(|entity| entity.handle())
}

impl Batch {
    /// The dyads of documents, with the columns of [`DyadRecord`], in the order of documents and first mentions; the first document has this
    /// position among all that a table is made of. [`Pairing`] has an example.
    pub fn of_dyads<'d, 't: 'd>(
        first: usize,
        documents: impl IntoIterator<Item = &'d Document<'t>>,
        pairing: Pairing,
    ) -> Batch {
        Batch::of_dyads_while(first, documents, pairing, &|| true)
    }

    /// The same, made only in part where `keep_going`, which is asked again and again, says no.
    pub fn of_dyads_while<'d, 't: 'd>(
        first: usize,
        documents: impl IntoIterator<Item = &'d Document<'t>>,
        pairing: Pairing,
        keep_going: &dyn Fn() -> bool,
    ) -> Batch {
        let mut rows = RecordRows::new();
        for (position, document) in (first..).zip(documents) {
            let Some(found) = Pairs::of(document, pairing, keep_going) else { break };
            let facts: Vec<_> = found
                .entities
                .iter()
                .map(|&handle| EntityFacts::new(document.gazetteer().entity_at(handle), document.date()))
                .collect();
            for (source, target, sentences) in found.pairs {
                let (source, target) = (&facts[source as usize], &facts[target as usize]);
                rows.push(&DyadRecord {
                    document_id: Some(document.id().map_or_else(|| position.to_string().into(), Cow::Borrowed)),
                    date: document.date(),
                    source_id: source.entity_id.unwrap_or_default(),
                    source_name: source.entity_name,
                    source_iso3: source.iso3,
                    source_cow: source.cow,
                    source_gw: source.gw,
                    target_id: target.entity_id.unwrap_or_default(),
                    target_name: target.entity_name,
                    target_iso3: target.iso3,
                    target_cow: target.cow,
                    target_gw: target.gw,
                    sentences,
                });
            }
        }
        rows.into_batch()
    }
}

/// How often pairs of entities are mentioned together, by period.
///
/// ```
/// use legation::{DyadCounts, Extractor, Options, Pairing, Period};
/// let mut dyads = DyadCounts::by(Period::Year, Pairing::new());
/// for (text, date) in [("Peru met Chile.", "2020-05-01"), ("Chile met Peru.", "2020-06-01"), ("Peru met Chile.", "2021")] {
///     dyads.add(&Extractor::embedded().extract_with(text, &Options::new().date(date.parse()?)));
/// }
/// assert_eq!(dyads.batch().len(), 2);
/// # Ok::<(), legation::DateError>(())
/// ```
#[derive(Clone)]
pub struct DyadCounts {
    period: Period,
    pairing: Pairing,
    actors: Actors,
    cells: FxHashMap<(Option<TimeSpan>, Actor, Actor), Count>,
}

#[derive(Clone, Copy, Default)]
struct Count {
    documents: usize,
    sentences: usize,
}

impl DyadCounts {
    /// Nothing yet, to be counted by this period.
    pub fn by(period: Period, pairing: Pairing) -> DyadCounts {
        DyadCounts { period, pairing, actors: Actors::default(), cells: FxHashMap::default() }
    }

    /// Counts the dyads of a document.
    pub fn add(&mut self, document: &Document<'_>) {
        self.add_while(document, &|| true);
    }

    /// The same; where `keep_going`, which is asked again and again, says no, the document is not counted.
    pub fn add_while(&mut self, document: &Document<'_>, keep_going: &dyn Fn() -> bool) {
        let Some(found) = Pairs::of(document, self.pairing, keep_going) else { return };
        let span = document.date().and_then(|date| self.period.of(date));
        let gazetteer: &Arc<_> = document.gazetteer();
        let actors: Vec<Actor> = found
            .entities
            .iter()
            .map(|&handle| {
                let entity = self.actors.entity(gazetteer, handle);
                self.actors.on(entity, document.date())
            })
            .collect();
        for (source, target, sentences) in found.pairs {
            let count = self.cells.entry((span, actors[source as usize], actors[target as usize])).or_default();
            count.documents += 1;
            count.sentences += sentences;
        }
    }

    /// Adds what was counted apart.
    pub fn merge(&mut self, other: &DyadCounts) {
        for (&(span, source, target), count) in &other.cells {
            let [source, target] = [source, target].map(|actor| self.actors.adopt(&other.actors, actor));
            let sum = self.cells.entry((span, source, target)).or_default();
            sum.documents += count.documents;
            sum.sentences += count.sentences;
        }
    }

    /// The table of what was counted, with the columns of [`DyadCountRecord`], in the order of periods and ids; what has no period comes last.
    pub fn batch(&self) -> Batch {
        self.batch_while(&|| true)
    }

    /// The same, made only in part where `keep_going`, which is asked again and again, says no.
    pub fn batch_while(&self, keep_going: &dyn Fn() -> bool) -> Batch {
        let mut cells: Vec<_> = self.cells.iter().map(|(&cell, &count)| (cell, count)).collect();
        let ranks = self.actors.ranks(cells.iter().flat_map(|&((_, source, target), _)| [source, target]));
        cells.sort_unstable_by_key(|&((span, source, target), _)| {
            (span.is_none(), span, ranks[&source], ranks[&target])
        });
        let mut rows = RecordRows::new();
        for ((span, source, target), count) in cells.into_iter().take_while(|_| keep_going()) {
            let [one, other] = [source, target].map(|actor| EntityFacts::new(self.actors.get(actor.entity), None));
            rows.push(&DyadCountRecord {
                period: span.map(|span| span.to_string()),
                source_id: one.entity_id.unwrap_or_default(),
                source_name: one.entity_name,
                source_iso3: one.iso3,
                source_cow: self.actors.cow(source),
                source_gw: self.actors.gw(source),
                target_id: other.entity_id.unwrap_or_default(),
                target_name: other.entity_name,
                target_iso3: other.iso3,
                target_cow: self.actors.cow(target),
                target_gw: self.actors.gw(target),
                documents: count.documents,
                sentences: count.sentences,
            });
        }
        rows.into_batch()
    }
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::output::{Column, Values};
    use crate::{Extractor, Options};

    fn document(text: &'static str) -> Document<'static> {
        let options = Options::new().date("2025-11-01".parse().expect("a date"));
        Extractor::embedded().extract_with(text, &options)
    }

    fn rows(batch: &Batch, all: &[Column], names: &[&str]) -> Vec<String> {
        let place = |name: &str| all.iter().position(|column| column.name == name).expect("a column");
        let cell = |row: usize, name: &str| match &batch.columns()[place(name)] {
            Values::Integers(numbers) => numbers[row].to_string(),
            Values::Texts(texts) => texts.distinct[texts.rows[row] as usize].as_deref().unwrap_or("-").to_owned(),
            Values::Reals(_) => unreachable!("no such column"),
        };
        (0..batch.len()).map(|row| names.iter().map(|name| cell(row, name)).collect::<Vec<_>>().join(" ")).collect()
    }

    fn pairs(text: &'static str, pairing: Pairing) -> Vec<String> {
        let batch = Batch::of_dyads(0, [&document(text)], pairing);
        rows(&batch, DyadRecord::COLUMNS, &["source_iso3", "target_iso3", "sentences"])
    }

    #[test]
    fn a_dyad_is_in_one_sentence() {
        let text = "Peru asked Chile, and Peru waited. Bolivia slept. Then Chile told Mr. Putin of Peru.";
        assert_eq!(pairs(text, Pairing::new()), ["CHL PER 2"]);
        assert_eq!(pairs(text, Pairing::new().directed(true)), ["PER CHL 1", "CHL PER 1"]);
        let document = Pairing::new().within(Within::Document);
        assert_eq!(pairs(text, document), ["CHL PER 2", "BOL PER 0", "BOL CHL 0"]);
        assert_eq!(pairs(text, document.directed(true)), ["PER CHL 2", "PER BOL 0", "CHL BOL 0"]);
        assert_eq!(pairs(text, Pairing::new().kind(Some(Kind::Leader))), [""; 0]);
        assert_eq!(pairs(text, Pairing::new().kind(None)), ["CHL PER 2", "PER - 1", "CHL - 1"]);
    }

    #[test]
    fn leaders_count_for_their_countries_on_request() {
        let text = "Xi Jinping met Lee Jae-myung. Peruvian Foreign Minister Rudolf Rassendyll met Xi.";
        assert_eq!(pairs(text, Pairing::new()), [""; 0]);
        assert_eq!(pairs(text, Pairing::new().offices(true)), ["CHN KOR 1", "CHN PER 1"]);
        assert_eq!(pairs(text, Pairing::new().offices(true).kind(Some(Kind::Leader))), [""; 0]);
    }

    #[test]
    fn dyads_are_counted_by_period() {
        let texts = ["Peru met Chile. Chile and Peru", "Chile: Peru", ""];
        let mut whole = DyadCounts::by(Period::Quarter, Pairing::new());
        let mut sum = whole.clone();
        for text in texts {
            whole.add(&document(text));
            let mut part = DyadCounts::by(Period::Quarter, Pairing::new());
            part.add(&document(text));
            sum.merge(&part);
        }
        let columns = ["period", "source_cow", "target_cow", "documents", "sentences"];
        assert_eq!(rows(&whole.batch(), DyadCountRecord::COLUMNS, &columns), ["2025-Q4 155 135 2 3"]);
        assert_eq!(rows(&sum.batch(), DyadCountRecord::COLUMNS, &columns), ["2025-Q4 155 135 2 3"]);
    }

    #[test]
    fn long_lists_can_be_left_off() {
        let asked = std::cell::Cell::new(0);
        let keep_going = || {
            asked.set(asked.get() + 1);
            asked.get() < 3
        };
        let text = "Peru, Chile, Bolivia, Brazil, France and Spain";
        assert_eq!(Batch::of_dyads_while(0, [&document(text)], Pairing::new(), &keep_going).len(), 0);
        assert_eq!(asked.get(), 3);
    }
}
