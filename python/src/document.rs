//! Documents and mentions: offsets in code points, objects made when they are looked at.

use std::cell::LazyCell;
use std::sync::Arc;

use legation::{CodePoints, Date, EntityFacts, EntityHandle, Findings, Form, Gazetteer, Kind, LayerKind, Options};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyAny, PyCFunction, PyDict, PyString, PyTuple};

use smallvec::SmallVec;

use crate::entity::{Country, Entity, Leader, Organisation};
use crate::entity_or_id::EntityOrId;
use crate::gazetteer::Gazetteer as GazetteerObject;
use crate::input;
use crate::interrupt;
use crate::options;
use crate::value::{IteratorOf, TupleOf, hash, value_class};
use crate::word::Word;

value_class! {
    /// One reason behind a mention: a rule, and the words it read beside the mention itself.
    Evidence if Evidence::check {
        /// The rule: "own_name", "title_before", "long_form_before" …
        rule: Word<legation::Rule>,
        /// Where the words start (code points), if the rule read any.
        start: Option<usize>,
        /// Where they end, exclusive.
        end: Option<usize>,
    }
}

value_class! {
    /// A leader who is not in the gazetteer: the text introduces the person by name and political office.
    DiscoveredLeader if DiscoveredLeader::check {
        /// The fullest form of the name in the text.
        name: String,
        /// The office as the text words it: "Foreign Minister".
        office: String,
        /// The id of the country or organisation whose office it is, where the text names one beside it.
        body_id: Option<String>,
        /// The first code point of the fullest form of the name.
        start: usize,
        /// Behind its last code point.
        end: usize,
        /// How many mentions the person has.
        count: usize,
    }
}

value_class! {
    /// A name of the gazetteer that stands in the text and is not a mention, with the reason.
    RejectedCandidate if RejectedCandidate::check {
        /// The first code point.
        start: usize,
        /// Behind the last code point.
        end: usize,
        /// The words of the text.
        text: String,
        /// Why it is no mention: "blocked", "persons_name", "no_support" …
        reason: Word<legation::Rejection>,
        /// The ids of whom or what the name may denote.
        entity_ids: Vec<String>,
    }
}

/// Whether a place is one: it does not end before its start.
fn check_place(what: &str, start: usize, end: usize) -> PyResult<()> {
    if start <= end {
        return Ok(());
    }
    Err(input::LegationError::new_err(format!("{what} ends at {end}, before its start {start}")))
}

/// Whether words can stand in a place: it is as long as they are.
fn check_words(what: &str, start: usize, end: usize, text: &str) -> PyResult<()> {
    check_place(what, start, end)?;
    let (place, words) = (end - start, text.chars().count());
    if place == words {
        return Ok(());
    }
    let message = format!("{what} is from {start} to {end} ({place} code points), but its text {text:?} has {words}");
    Err(input::LegationError::new_err(message))
}

impl Evidence {
    fn check(&self) -> PyResult<()> {
        let what = || format!("evidence of the rule {:?}", self.rule.0.as_str());
        match (self.start, self.end) {
            (None, None) => Ok(()),
            (Some(start), Some(end)) => check_place(&what(), start, end),
            _ => Err(input::LegationError::new_err(format!("{} has a start or an end, but not both", what()))),
        }
    }
}

impl RejectedCandidate {
    fn check(&self) -> PyResult<()> {
        check_words("a rejected candidate", self.start, self.end, &self.text)
    }
}

impl DiscoveredLeader {
    fn check(&self) -> PyResult<()> {
        check_place("the name of a discovered leader", self.start, self.end)
    }

    fn new(leader: &legation::DiscoveredLeader<'_>, offsets: &CodePoints<'_>) -> DiscoveredLeader {
        let introduction = leader.introduction();
        DiscoveredLeader {
            name: leader.name().to_owned(),
            office: leader.office().to_owned(),
            body_id: leader.body().map(|body| body.id().to_owned()),
            start: offsets.at(introduction.start()),
            end: offsets.at(introduction.end()),
            count: leader.count(),
        }
    }
}

/// A place in the text that denotes an entity, or a leader whom the gazetteer does not know: `document.text[m.start:m.end] == m.text`.
#[pyclass(frozen, eq, hash, module = "legation")]
#[derive(Clone)]
pub struct Mention {
    /// The first code point.
    #[pyo3(get)]
    pub start: usize,
    /// Behind the last code point.
    #[pyo3(get)]
    pub end: usize,
    /// The words of the text.
    #[pyo3(get)]
    pub text: String,
    kind: Kind,
    form: Form,
    /// The date of the document.
    date: Option<Date>,
    /// How sure the decision is, from 0 to 1, to three decimals: the share of right mentions among those that rest on
    /// the same rules, measured on annotated news.
    #[pyo3(get)]
    confidence: f64,
    /// The rules that decided, with the code points of the words they read; made into objects when they are looked at.
    evidence: Reasons,
    target: Target,
    gazetteer: Arc<Gazetteer>,
}

/// A rule and the start and end (code points) of the words it read.
type Reason = (legation::Rule, Option<(usize, usize)>);
type Reasons = SmallVec<[Reason; 2]>;

/// What a mention denotes: the handle of an entity, or somebody whom the gazetteer does not know.
#[derive(Clone)]
enum Target {
    Entity(EntityHandle),
    Discovered(Box<DiscoveredLeader>),
}

impl Target {
    fn entity(&self) -> Option<EntityHandle> {
        match self {
            Target::Entity(handle) => Some(*handle),
            Target::Discovered(_) => None,
        }
    }

    fn discovered(&self) -> Option<&DiscoveredLeader> {
        match self {
            Target::Entity(_) => None,
            Target::Discovered(leader) => Some(leader),
        }
    }
}

/// The id of an entity, or a leader whom the gazetteer does not know.
type Denoted<'m> = (Option<&'m str>, Option<&'m DiscoveredLeader>);

impl Mention {
    fn view(&self) -> Option<legation::Entity<'_>> {
        self.target.entity().map(|handle| self.gazetteer.entity_at(handle))
    }

    fn facts(&self) -> (usize, usize, &str, Form, Denoted<'_>, u64, &[Reason]) {
        let denoted = (self.entity_id(), self.target.discovered());
        (self.start, self.end, &self.text, self.form, denoted, self.confidence.to_bits(), &self.evidence)
    }

    /// What records say of the entity.
    fn known(&self) -> EntityFacts<'_> {
        match (&self.target, self.view()) {
            (Target::Discovered(leader), _) => {
                let mut facts = EntityFacts::of_name(&leader.name);
                facts.office = Some(&leader.office);
                facts.body_id = leader.body_id.as_deref();
                facts
            }
            (_, entity) => EntityFacts::new(entity.expect("taken from this gazetteer"), self.date),
        }
    }

    fn evidence_objects(&self) -> Vec<Evidence> {
        let object = |&(rule, words): &Reason| Evidence {
            rule: Word(rule),
            start: words.map(|(start, _)| start),
            end: words.map(|(_, end)| end),
        };
        self.evidence.iter().map(object).collect()
    }
}

impl PartialEq for Mention {
    fn eq(&self, other: &Self) -> bool {
        self.facts() == other.facts()
    }
}

impl Eq for Mention {}

impl std::hash::Hash for Mention {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.facts().hash(state);
    }
}

#[pymethods]
impl Mention {
    /// "country", "leader" or "organisation".
    #[getter]
    fn kind(&self) -> Word<Kind> {
        Word(self.kind)
    }

    /// How it denotes: "name", "adjective", "surname", "acronym" …
    #[getter]
    fn form(&self) -> Word<Form> {
        Word(self.form)
    }

    /// What it denotes; `None` where it is a leader whom the gazetteer does not know: see `discovered`.
    #[getter]
    fn entity(&self, py: Python<'_>) -> PyResult<Option<Py<Entity>>> {
        self.view().map(|entity| Entity::wrap(py, &self.gazetteer, entity)).transpose()
    }

    /// The id of the entity; `None` for a leader whom the gazetteer does not know.
    #[getter]
    fn entity_id(&self) -> Option<&str> {
        self.view().map(|entity| entity.id())
    }

    /// Where what it denotes comes from: "built_in", "own" (a layer of your own) or "discovered" (in this text alone).
    #[getter]
    fn layer(&self) -> Word<LayerKind> {
        Word(self.view().map_or(LayerKind::Discovered, |entity| entity.layer()))
    }

    /// The leader whom it denotes, where the gazetteer does not know the person.
    #[getter]
    fn discovered(&self) -> Option<DiscoveredLeader> {
        self.target.discovered().cloned()
    }

    /// The canonical name of the entity, or the fullest form in the text of a discovered leader's name.
    #[getter]
    fn entity_name(&self) -> &str {
        match &self.target {
            Target::Entity(handle) => self.gazetteer.entity_at(*handle).name(),
            Target::Discovered(leader) => &leader.name,
        }
    }

    /// The Wikidata item of the entity.
    #[getter]
    fn qid(&self) -> Option<&str> {
        self.known().qid
    }

    /// ISO 3166-1 alpha-3, of a country; for former states the last code they had.
    #[getter]
    fn iso3(&self) -> Option<&str> {
        self.known().iso3
    }

    /// The Correlates of War code, of a country, on the document's date; `None` without a date.
    #[getter]
    fn cow(&self) -> Option<&str> {
        self.known().cow
    }

    /// The Gleditsch–Ward code, of a country, on the document's date; `None` without a date.
    #[getter]
    fn gw(&self) -> Option<&str> {
        self.known().gw
    }

    /// The title of the English Wikipedia article of the entity.
    #[getter]
    fn wikipedia(&self) -> Option<&str> {
        self.known().wikipedia
    }

    /// The class of an organisation ("igo", "party", "ministry" …); of an entity of your own, what its list calls its kind: "company".
    #[getter]
    fn entity_class(&self) -> Option<&str> {
        self.known().entity_class
    }

    /// The office that a leader held on the document's date, of several the highest; of a discovered leader, the one that the text names.
    #[getter]
    fn office(&self) -> Option<&str> {
        self.known().office
    }

    /// The id of the country or organisation whose office it is.
    #[getter]
    fn body_id(&self) -> Option<&str> {
        self.known().body_id
    }

    /// When the term in that office began (YYYY, YYYY-MM or YYYY-MM-DD).
    #[getter]
    fn term_start(&self) -> Option<String> {
        self.known().term_start.map(|date| date.to_string())
    }

    /// The rules that decided, in the order in which they spoke.
    #[getter]
    fn rules<'py>(&self, py: Python<'py>) -> PyResult<TupleOf<'py, Word<legation::Rule>>> {
        TupleOf::of(py, self.evidence.iter().map(|&(rule, _)| Word(rule)))
    }

    /// The rules that decided, with the words they read.
    #[getter]
    fn evidence<'py>(&self, py: Python<'py>) -> PyResult<TupleOf<'py, Evidence>> {
        TupleOf::of(py, self.evidence_objects())
    }

    fn __repr__(&self) -> String {
        format!(
            "<Mention {}:{} {:?} {} {}>",
            self.start,
            self.end,
            self.text,
            self.form.as_str(),
            self.entity_id().unwrap_or("discovered")
        )
    }

    #[pyo3(signature = () -> "tuple[object, tuple[object, ...]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        py.check_signals()?;
        let restore = py.get_type::<Mention>().getattr("_restore")?;
        let (entity, discovered) = (self.entity_id(), self.discovered());
        let target = (entity, discovered);
        let gazetteer = GazetteerObject::unless_built_in(py, &self.gazetteer)?;
        let (form, evidence) = (self.form.as_str(), self.evidence_objects());
        let date = self.date.map(|date| date.to_string());
        let parts = (self.start, self.end, &self.text, form, self.confidence, target, evidence, gazetteer, date);
        Ok((restore, parts.into_pyobject(py)?))
    }

    #[staticmethod]
    #[pyo3(signature = (start, end, text, form, confidence, target, evidence, gazetteer = None, date = None))]
    #[allow(clippy::too_many_arguments)] // the parts of a pickle
    fn _restore(
        py: Python<'_>,
        start: usize,
        end: usize,
        text: String,
        form: Word<Form>,
        confidence: f64,
        target: (Option<String>, Option<DiscoveredLeader>),
        evidence: Vec<Evidence>,
        gazetteer: Option<Py<GazetteerObject>>,
        date: Option<input::GivenDate>,
    ) -> PyResult<Mention> {
        py.check_signals()?;
        let gazetteer = GazetteerObject::or_built_in(gazetteer.as_ref());
        check_words("a mention", start, end, &text)?;
        if !(0.0..=1.0).contains(&confidence) {
            let message = format!("the confidence of a mention must be from 0 to 1, not {confidence}");
            return Err(input::LegationError::new_err(message));
        }
        let form = form.0;
        let unknown = |id: &Option<String>| {
            let message = format!("no entity has the id {:?} in this data version", id.as_deref().unwrap_or_default());
            input::UnknownEntityError::new_err(message)
        };
        let (kind, target) = match target {
            (_, Some(leader)) => (Kind::Leader, Target::Discovered(Box::new(leader))),
            (id, None) => {
                let entity = id.as_deref().and_then(|id| gazetteer.entity(id)).ok_or_else(|| unknown(&id))?;
                (entity.kind(), Target::Entity(entity.handle()))
            }
        };
        let reason = |evidence: Evidence| (evidence.rule.0, evidence.start.zip(evidence.end));
        let evidence = evidence.into_iter().map(reason).collect();
        let date = input::known_date(date);
        Ok(Mention { start, end, text, kind, form, date, confidence, evidence, target, gazetteer })
    }
}

/// What `extract` found in one text.
#[pyclass(frozen, module = "legation")]
pub struct Document {
    id: Option<String>,
    gazetteer: Arc<Gazetteer>,
    text: PyBackedStr,
    options: Options,
    found: Findings,
    mentions: PyOnceLock<Py<PyTuple>>,
}

impl Document {
    pub fn new(
        id: Option<String>,
        gazetteer: Arc<Gazetteer>,
        text: PyBackedStr,
        options: Options,
        found: Findings,
    ) -> Document {
        Document { id, gazetteer, text, options, found, mentions: PyOnceLock::new() }
    }

    pub fn gazetteer(&self) -> &Arc<Gazetteer> {
        &self.gazetteer
    }

    pub fn found(&self) -> &Findings {
        &self.found
    }

    /// The document of the core.
    pub fn inner(&self) -> legation::Document<'_> {
        let document = legation::Document::restore(&self.text, &self.options, self.gazetteer.clone(), &self.found);
        match &self.id {
            Some(id) => document.with_id(id),
            None => document,
        }
    }

    /// What is made of a document without the interpreter. It is not waited for after a signal: a text may be of any length.
    pub fn made<R: Send + 'static>(
        document: &Bound<'_, Document>,
        make: impl FnOnce(&legation::Document<'_>) -> R + Send + 'static,
    ) -> PyResult<R> {
        // What is soon done is done here.
        const SHORT: usize = 1 << 16;
        if document.get().text.len() <= SHORT {
            return Ok(make(&document.get().inner()));
        }
        let owned = document.clone().unbind();
        interrupt::aside(document.py(), move |_| Some(make(&owned.get().inner())))
    }

    /// The text as Python gave it.
    fn text_object<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        match (&self.text).into_pyobject(py) {
            Ok(text) => match text.cast_into_exact::<PyString>() {
                Ok(text) => text,
                Err(_) => PyString::new(py, &self.text),
            },
            Err(never) => match never {},
        }
    }

    fn make_mentions(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        let document = LazyCell::new(|| self.inner());
        let offsets = CodePoints::new(&self.text);
        let place = |span: legation::Span| (offsets.at(span.start()), offsets.at(span.end()));
        let make = |mention: &legation::Mention| {
            let (start, end) = place(mention.span());
            Mention {
                start,
                end,
                text: self.text[mention.span().range()].to_owned(),
                kind: mention.kind(),
                form: mention.form(),
                date: self.options.given_date(),
                confidence: mention.confidence(),
                evidence: mention.evidence().map(|evidence| (evidence.rule(), evidence.span().map(place))).collect(),
                target: mention.handle().map(Target::Entity).unwrap_or_else(|| {
                    let leader = document.discovered(mention).expect("it denotes one or the other");
                    Target::Discovered(Box::new(DiscoveredLeader::new(&leader, &offsets)))
                }),
                gazetteer: self.gazetteer.clone(),
            }
        };
        let mentions = interrupt::between(py, self.found.mentions().iter().map(make));
        let mentions: Vec<Py<Mention>> = mentions.map(|mention| Py::new(py, mention?)).collect::<PyResult<_>>()?;
        Ok(PyTuple::new(py, mentions)?.unbind())
    }

    /// Made when first looked at, then shared.
    fn mention_objects<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.mentions.get_or_try_init(py, || self.make_mentions(py)).map(|mentions| mentions.bind(py).clone())
    }

    /// The entities of a kind as objects of its class.
    fn entities_of<'py, T: IntoPyObject<'py>>(
        &self,
        py: Python<'py>,
        kind: Option<Kind>,
        wrap: fn(Python<'_>, &Arc<Gazetteer>, legation::Entity<'_>) -> PyResult<T>,
    ) -> PyResult<TupleOf<'py, T>> {
        let document = self.inner();
        let entities = document.entities(kind).map(|mentioned| wrap(py, &self.gazetteer, mentioned.entity()));
        TupleOf::of(py, entities.collect::<PyResult<Vec<T>>>()?)
    }
}

#[pymethods]
impl Document {
    /// The text.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        self.text_object(py)
    }

    /// The id that was given for the text.
    #[getter]
    fn document_id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The date that was given for the text (YYYY, YYYY-MM or YYYY-MM-DD).
    #[getter]
    fn date(&self) -> Option<String> {
        self.options.given_date().map(|date| date.to_string())
    }

    /// The mentions, in the order of the text; they do not overlap.
    #[getter]
    fn mentions<'py>(&self, py: Python<'py>) -> PyResult<TupleOf<'py, Mention>> {
        self.mention_objects(py).map(TupleOf::new)
    }

    /// Every entity mentioned, in the order of first mention.
    #[getter]
    fn entities<'py>(&self, py: Python<'py>) -> PyResult<TupleOf<'py, Py<Entity>>> {
        self.entities_of(py, None, Entity::wrap)
    }

    /// The leaders mentioned, in the order of first mention.
    #[getter]
    fn leaders<'py>(&self, py: Python<'py>) -> PyResult<TupleOf<'py, Py<Leader>>> {
        self.entities_of(py, Some(Kind::Leader), Leader::wrap)
    }

    /// The countries mentioned, in the order of first mention.
    #[getter]
    fn countries<'py>(&self, py: Python<'py>) -> PyResult<TupleOf<'py, Py<Country>>> {
        self.entities_of(py, Some(Kind::Country), Country::wrap)
    }

    /// The organisations mentioned, in the order of first mention.
    #[getter]
    fn organisations<'py>(&self, py: Python<'py>) -> PyResult<TupleOf<'py, Py<Organisation>>> {
        self.entities_of(py, Some(Kind::Organisation), Organisation::wrap)
    }

    /// The mentions of one entity, which may be given by its id.
    ///
    /// >>> [mention.text for mention in legation.extract("Peru won. Peruvians cheered.").mentions_of("country:PER")]
    /// ['Peru', 'Peruvians']
    ///
    /// Raises `UnknownEntityError` for an id that there is not.
    #[pyo3(signature = (entity, /))]
    fn mentions_of(&self, py: Python<'_>, entity: EntityOrId) -> PyResult<Vec<Py<Mention>>> {
        let Some(entity) = entity.of(self.gazetteer())? else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for mention in self.mention_objects(py)?.iter() {
            let mention = mention.cast_into::<Mention>()?;
            if mention.get().entity_id() == Some(entity.id()) {
                found.push(mention.unbind());
            }
        }
        Ok(found)
    }

    /// The leaders whom the text introduces and the gazetteer does not know, in the order of the text.
    #[getter]
    fn discovered<'py>(&self, py: Python<'py>) -> PyResult<TupleOf<'py, DiscoveredLeader>> {
        let offsets = CodePoints::new(&self.text);
        TupleOf::of(py, self.inner().discovered_leaders().map(|leader| DiscoveredLeader::new(&leader, &offsets)))
    }

    /// The names that are no mentions, with the reason, in the order of the text; empty unless
    /// `include_rejected` asked for them.
    #[getter]
    fn rejected<'py>(&self, py: Python<'py>) -> PyResult<TupleOf<'py, RejectedCandidate>> {
        let offsets = CodePoints::new(&self.text);
        let document = self.inner();
        TupleOf::of(
            py,
            document.rejected().map(|rejected| RejectedCandidate {
                start: offsets.at(rejected.span().start()),
                end: offsets.at(rejected.span().end()),
                text: rejected.surface().to_owned(),
                reason: Word(rejected.reason()),
                entity_ids: rejected.entities().map(|entity| entity.id().to_owned()).collect(),
            }),
        )
    }

    /// Every decision in words for people, one a line: the mention, what it denotes, how sure, which rules and
    /// from which words; then the rejected candidates, if they were asked for. The form may change.
    fn explain(slf: &Bound<'_, Self>) -> PyResult<String> {
        Document::made(slf, |document| document.explain())
    }

    /// Mentions, entities and the data version as JSON; offsets are code points.
    fn to_json(slf: &Bound<'_, Self>) -> PyResult<String> {
        Document::made(slf, |document| {
            serde_json::to_string(document).expect("a document holds nothing that JSON cannot")
        })
    }

    /// The same as `to_json`, as Python objects.
    #[pyo3(signature = () -> "dict[str, object]")]
    fn to_dict<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyDict>> {
        let (py, json) = (slf.py(), Document::to_json(slf)?);
        let keywords = PyDict::new(py);
        // Python reads JSON without looking for signals. Short texts do not need to be asked at every object.
        const SHORT: usize = 1 << 20;
        if json.len() > SHORT {
            let hook = |arguments: &Bound<'_, PyTuple>, _: Option<&Bound<'_, PyDict>>| -> PyResult<Py<PyAny>> {
                arguments.py().check_signals()?;
                Ok(arguments.get_item(0)?.unbind())
            };
            keywords.set_item("object_hook", PyCFunction::new_closure(py, None, None, hook)?)?;
        }
        Ok(py.import("json")?.call_method("loads", (json,), Some(&keywords))?.cast_into()?)
    }

    /// The text with its mentions marked and a table of the entities, as notebooks show it: HTML with a style of its own and no script.
    ///
    /// >>> "wikidata.org/wiki/Q419" in legation.extract("Peru").to_html()
    /// True
    fn to_html(slf: &Bound<'_, Self>) -> PyResult<String> {
        Document::made(slf, |document| document.to_html())
    }

    /// What a notebook shows.
    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        Document::to_html(slf)
    }

    /// The text and its mentions as spaCy's displaCy takes them: `displacy.render(document.to_displacy(), style="ent", manual=True)`.
    ///
    /// >>> legation.extract("Peru").to_displacy()["ents"][0]["kb_id"]
    /// 'Q419'
    #[pyo3(signature = () -> "dict[str, object]")]
    fn to_displacy<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let document = self.inner();
        let offsets = CodePoints::new(&self.text);
        let entities = interrupt::between(py, document.mentions()).map(|mention| {
            let mention = mention?;
            let entity = PyDict::new(py);
            entity.set_item("start", offsets.at(mention.span().start()))?;
            entity.set_item("end", offsets.at(mention.span().end()))?;
            entity.set_item("label", mention.kind().as_str().to_uppercase())?;
            // displaCy writes these two as they are: nothing but the id of an item, which has no characters of HTML.
            if let Some(qid) = document.entity(mention).and_then(|entity| entity.qid()) {
                entity.set_item("kb_id", qid)?;
                entity.set_item("kb_url", format!("https://www.wikidata.org/wiki/{qid}"))?;
            }
            Ok(entity)
        });
        let dict = PyDict::new(py);
        dict.set_item("text", self.text_object(py))?;
        dict.set_item("ents", entities.collect::<PyResult<Vec<_>>>()?)?;
        dict.set_item("title", self.id.as_deref())?;
        Ok(dict)
    }

    fn __len__(&self) -> usize {
        self.found.mentions().len()
    }

    /// A mention by its number, or several as a tuple.
    fn __getitem__<'py>(&self, py: Python<'py>, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.mention_objects(py)?.as_any().get_item(index)
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<IteratorOf<'py, Mention>> {
        self.mention_objects(py)?.try_iter().map(IteratorOf::new)
    }

    fn __bool__(&self) -> bool {
        true
    }

    fn __repr__(&self) -> String {
        let document = self.inner();
        let count = |kind| document.entities(Some(kind)).count();
        let (leaders, countries) = (count(Kind::Leader), count(Kind::Country));
        let organisations = count(Kind::Organisation);
        let mentions = self.found.mentions().len();
        format!("<Document mentions={mentions} leaders={leaders} countries={countries} organisations={organisations}>")
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Document>().is_ok_and(|other| {
            let other = other.get();
            self.text[..] == other.text[..]
                && self.id == other.id
                && self.options == other.options
                && self.found == other.found
                && self.gazetteer.info().hash() == other.gazetteer.info().hash()
        })
    }

    fn __hash__(&self) -> u64 {
        hash(&(&self.text[..], self.found.mentions().len()))
    }

    /// Pickles as the text, the options by name and the data version: the same data gives the same document.
    #[pyo3(signature = () -> "tuple[object, tuple[object, ...]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        // Pickle looks for no signals, however many documents it writes.
        py.check_signals()?;
        static RESTORE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let restore = RESTORE.import(py, "legation._core", "restore_document")?.clone();
        let options = &self.options;
        // The same objects for the same words: pickle writes each once.
        let word = |word: &str| PyString::intern(py, word);
        let switches = PyDict::new(py);
        options::named(options).into_iter().try_for_each(|(keyword, value)| switches.set_item(word(keyword), value))?;
        let gazetteer = GazetteerObject::unless_built_in(py, &self.gazetteer)?;
        let date = self.date().map(|date| word(&date));
        let (language, surnames) = (options.given_language().map(word), word(options.given_surnames().as_str()));
        let (id, version) = (self.id.as_deref(), word(self.gazetteer.info().version()));
        let parts = (self.text_object(py), date, language, switches, version, gazetteer, id, surnames);
        Ok((restore, parts.into_pyobject(py)?))
    }
}
