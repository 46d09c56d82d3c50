//! Documents and mentions: offsets in code points, objects made when they are looked at.

use std::sync::Arc;

use legation::{CodePoints, Extractor, Gazetteer, Kind, Options};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyAny, PyDict, PyString, PyTuple};

use crate::entity::{Country, Entity, Leader, Organisation};
use crate::input::{self, GivenDate, GivenDates, Text, Texts};
use crate::value::{IteratorOf, TupleOf, hash, value_class};

value_class! {
    /// One reason behind a mention: a rule, and the words it read beside the mention itself.
    Evidence {
        /// The rule: "own_name", "title_before", "long_form_before" …
        rule: String,
        /// Where the words start (code points), if the rule read any.
        start: Option<usize>,
        /// Where they end, exclusive.
        end: Option<usize>,
    }
}

/// A place in the text that denotes an entity: `document.text[m.start:m.end] == m.text`.
#[pyclass(frozen, eq, hash, module = "legation")]
#[derive(Clone)]
pub struct Mention {
    gazetteer: Arc<Gazetteer>,
    /// The first code point.
    #[pyo3(get)]
    start: usize,
    /// Behind the last code point.
    #[pyo3(get)]
    end: usize,
    /// The words of the text.
    #[pyo3(get)]
    text: String,
    /// "country", "leader" or "organisation".
    #[pyo3(get)]
    kind: &'static str,
    /// How it denotes: "name", "adjective", "surname", "acronym" …
    #[pyo3(get)]
    form: &'static str,
    /// How sure the resolver is, from 0 to 1: set by rule, not yet calibrated.
    #[pyo3(get)]
    confidence: f32,
    /// The rules that decided, with the words they read.
    evidence: Vec<Evidence>,
    entity: String,
}

impl Mention {
    fn facts(&self) -> (usize, usize, &str, &str, &str, u32, &[Evidence]) {
        (self.start, self.end, &self.text, self.form, &self.entity, self.confidence.to_bits(), &self.evidence)
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
    /// What it denotes.
    #[getter]
    fn entity(&self, py: Python<'_>) -> PyResult<Py<Entity>> {
        Entity::wrap(py, &self.gazetteer, self.gazetteer.entity(&self.entity).expect("taken from this gazetteer"))
    }

    /// The rules that decided, with the words they read.
    #[getter]
    fn evidence<'py>(&self, py: Python<'py>) -> PyResult<TupleOf<'py, Evidence>> {
        TupleOf::of(py, self.evidence.clone())
    }

    fn __repr__(&self) -> String {
        format!("<Mention {}:{} {:?} {} {}>", self.start, self.end, self.text, self.form, self.entity)
    }

    #[pyo3(signature = () -> "tuple[object, tuple[object, ...]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let restore = py.get_type::<Mention>().getattr("_restore")?;
        let parts = (self.start, self.end, &self.text, self.form, self.confidence, &self.entity, self.evidence.clone());
        Ok((restore, parts.into_pyobject(py)?))
    }

    #[staticmethod]
    fn _restore(
        start: usize,
        end: usize,
        text: String,
        form: &str,
        confidence: f32,
        entity: String,
        evidence: Vec<Evidence>,
    ) -> PyResult<Mention> {
        let gazetteer = Gazetteer::embedded();
        let form = input::word::<legation::Form>(form)?.as_str();
        let kind = gazetteer.entity(&entity).map(|entity| entity.kind().as_str());
        let kind = kind.ok_or_else(|| {
            input::UnknownEntityError::new_err(format!("no entity has the id {entity:?} in this data version"))
        })?;
        Ok(Mention { gazetteer, start, end, text, kind, form, confidence, evidence, entity })
    }
}

/// What `extract` found in one text.
#[pyclass(frozen, module = "legation")]
pub struct Document {
    text: PyBackedStr,
    options: Options,
    gazetteer: Arc<Gazetteer>,
    found: Vec<legation::Mention>,
    mentions: PyOnceLock<Py<PyTuple>>,
}

impl Document {
    fn new(text: PyBackedStr, options: Options, found: Vec<legation::Mention>) -> Document {
        let gazetteer = Extractor::embedded().gazetteer().clone();
        Document { text, options, gazetteer, found, mentions: PyOnceLock::new() }
    }

    fn inner(&self) -> legation::Document<'_> {
        legation::Document::restore(&self.text, &self.options, self.gazetteer.clone(), self.found.clone())
    }

    fn make_mentions(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        let document = self.inner();
        let offsets = CodePoints::new(&self.text);
        let make = |mention: &legation::Mention| Mention {
            gazetteer: self.gazetteer.clone(),
            start: offsets.at(mention.span().start()),
            end: offsets.at(mention.span().end()),
            text: document.surface(mention).to_owned(),
            kind: mention.kind().as_str(),
            form: mention.form().as_str(),
            confidence: mention.confidence(),
            evidence: mention
                .evidence()
                .map(|evidence| {
                    let span = evidence.span();
                    let rule = evidence.rule().as_str().to_owned();
                    Evidence::new(rule, span.map(|s| offsets.at(s.start())), span.map(|s| offsets.at(s.end())))
                })
                .collect(),
            entity: document.entity(mention).id().to_owned(),
        };
        Ok(PyTuple::new(py, self.found.iter().map(make).collect::<Vec<_>>())?.unbind())
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

impl Evidence {
    fn new(rule: String, start: Option<usize>, end: Option<usize>) -> Evidence {
        Evidence { rule, start, end }
    }
}

#[pymethods]
impl Document {
    /// The text.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        PyString::new(py, &self.text)
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

    /// The mentions of one entity.
    #[pyo3(signature = (entity, /))]
    fn mentions_of(&self, py: Python<'_>, entity: &Bound<'_, Entity>) -> PyResult<Vec<Py<Mention>>> {
        let mut found = Vec::new();
        for mention in self.mention_objects(py)?.iter() {
            let mention = mention.cast_into::<Mention>()?;
            if mention.get().entity == entity.get().id_str() {
                found.push(mention.unbind());
            }
        }
        Ok(found)
    }

    /// Mentions, entities and the data version as JSON; offsets are code points.
    fn to_json(&self) -> String {
        serde_json::to_string(&self.inner()).expect("a document holds nothing that JSON cannot")
    }

    /// The same as `to_json`, as Python objects.
    #[pyo3(signature = () -> "dict[str, object]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        Ok(py.import("json")?.call_method1("loads", (self.to_json(),))?.cast_into()?)
    }

    fn __len__(&self) -> usize {
        self.found.len()
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
        let mentions = self.found.len();
        format!("<Document mentions={mentions} leaders={leaders} countries={countries} organisations={organisations}>")
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Document>().is_ok_and(|other| {
            let other = other.get();
            self.text[..] == other.text[..] && self.options == other.options && self.found == other.found
        })
    }

    fn __hash__(&self) -> u64 {
        hash(&(&self.text[..], self.found.len()))
    }

    /// Pickles as the text and the options: the same data version gives the same document.
    #[pyo3(signature = () -> "tuple[object, tuple[str, str | None, str | None, tuple[bool, bool, bool]]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let restore = py.import("legation._core")?.getattr("restore_document")?;
        let options = &self.options;
        let wishes = (options.includes_metonyms(), options.includes_constituents(), options.includes_news_agencies());
        Ok((restore, (&self.text[..], self.date(), options.given_language(), wishes).into_pyobject(py)?))
    }
}

/// What the callers of both functions can ask for.
struct Wishes<'w> {
    language: Option<&'w str>,
    metonyms: bool,
    constituents: bool,
    news_agencies: bool,
}

impl Wishes<'_> {
    fn options(&self, date: Option<GivenDate>) -> Options {
        let options = Options::new().metonyms(self.metonyms).constituents(self.constituents);
        let options = options.news_agencies(self.news_agencies);
        let options = match self.language {
            Some(language) => options.language(language),
            None => options,
        };
        match date {
            Some(date) => options.date(date.0),
            None => options,
        }
    }
}

/// Makes a pickled document again.
#[pyfunction]
pub fn restore_document(
    py: Python<'_>,
    text: Text,
    date: Option<GivenDate>,
    language: Option<&str>,
    wishes: (bool, bool, bool),
) -> Document {
    let (metonyms, constituents, news_agencies) = wishes;
    extract(py, text, date, language, metonyms, constituents, news_agencies)
}

/// Finds and links the leaders, countries and organisations that a text mentions.
///
/// `date` is the date of the text: "YYYY", "YYYY-MM", "YYYY-MM-DD", a `datetime.date` or a
/// `datetime.datetime` (an aware one is read in UTC). It decides who held an office.
///
/// `language` (BCP 47: "de", "pt-BR") lets the names of that language count beside the English ones; names
/// in other alphabets than the Latin need none.
///
/// On request also: `metonyms`, capitals and seats of power as mentions of their state ("Beijing", "the
/// Kremlin"); `constituents`, countries within a state ("Scotland", "the Gaza Strip"); `news_agencies`
/// ("told Reuters").
///
/// Raises `TypeError` when `text` is not a string, `TextError` when it holds a lone surrogate,
/// `DateError` for an impossible date.
#[pyfunction]
#[pyo3(signature = (text, *, date = None, language = None, metonyms = false, constituents = false, news_agencies = false))]
pub fn extract(
    py: Python<'_>,
    text: Text,
    date: Option<GivenDate>,
    language: Option<&str>,
    metonyms: bool,
    constituents: bool,
    news_agencies: bool,
) -> Document {
    py.detach(|| {
        let options = Wishes { language, metonyms, constituents, news_agencies }.options(date);
        let found = Extractor::embedded().extract_with(&text.0, &options).into_mentions();
        Document::new(text.0, options, found)
    })
}

/// Extracts many texts on all cores; the documents come in the order of the texts.
///
/// `dates` is one date for all texts, or one for each (`None` where unknown). The other wishes are those of
/// `extract`.
///
/// Raises what `extract` raises, naming the text, and `LegationError` when the numbers of texts and
/// dates differ.
#[pyfunction]
#[pyo3(signature = (texts, *, dates = None, language = None, metonyms = false, constituents = false, news_agencies = false))]
pub fn extract_many(
    py: Python<'_>,
    texts: Texts,
    dates: Option<GivenDates>,
    language: Option<&str>,
    metonyms: bool,
    constituents: bool,
    news_agencies: bool,
) -> PyResult<Vec<Document>> {
    let texts = texts.0;
    let wishes = Wishes { language, metonyms, constituents, news_agencies };
    let options: Vec<Options> = match dates {
        None => vec![wishes.options(None); texts.len()],
        Some(GivenDates::One(date)) => vec![wishes.options(Some(date)); texts.len()],
        Some(GivenDates::Each(dates)) if dates.len() == texts.len() => {
            dates.into_iter().map(|date| wishes.options(date)).collect()
        }
        Some(GivenDates::Each(dates)) => {
            let (dates, texts) = (dates.len(), texts.len());
            let message = format!("{dates} dates for {texts} texts; give one date, or one for each text");
            return Err(input::LegationError::new_err(message));
        }
    };
    Ok(py.detach(|| {
        let documents = Extractor::embedded().extract_many(&texts, |index| options[index].clone());
        let found: Vec<_> = documents.into_iter().map(legation::Document::into_mentions).collect();
        let documents = texts.into_iter().zip(options).zip(found);
        documents.map(|((text, options), found)| Document::new(text, options, found)).collect()
    }))
}
