//! From texts to documents, one or many at a time; the interpreter is free meanwhile.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use legation::{Findings, Options};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyTuple;
use rayon::prelude::*;

use crate::document::Document;
use crate::documents::{DocumentStream, Documents};
use crate::gazetteer::{Gazetteer, built_in, have_the_same_data};
use crate::input::{GivenDate, GivenDates, Ids, LegationError, Text, Texts, refused};
use crate::interrupt::{self, KeepGoing};
use crate::many::{Inputs, Item};
use crate::options::{GivenSurnames, Options as GivenOptions, dated, given, of_named, warn};
use crate::progress::Progress;
use crate::value::hash;

/// What reads texts with one gazetteer.
#[derive(Clone, Copy)]
struct Reader<'e> {
    extractor: &'e legation::Extractor,
}

impl Reader<'_> {
    fn built_in() -> Reader<'static> {
        Reader { extractor: legation::Extractor::embedded() }
    }

    /// The options in a language that the gazetteer knows.
    fn in_language(&self, options: Options, language: Option<&str>) -> PyResult<Options> {
        let language = language.or(options.given_language()).map(str::to_owned);
        Ok(match language.as_deref() {
            Some(language) => options.language(&self.extractor.gazetteer().language(language).map_err(refused)?),
            None => options,
        })
    }

    /// What a text holds; nothing where `keep_going` said no before all of it was read.
    fn findings(&self, text: &str, options: &Options, keep_going: KeepGoing<'_>) -> Option<Findings> {
        self.extractor.extract_while(text, options, keep_going).map(legation::Document::into_findings)
    }

    fn document(&self, id: Option<String>, text: PyBackedStr, options: Options, found: Findings) -> Document {
        Document::new(id, self.extractor.gazetteer().clone(), text, options, found)
    }

    fn read(&self, py: Python<'_>, id: Option<String>, text: Text, options: Options) -> PyResult<Document> {
        let found = interrupt::here(py, |keep_going| self.findings(&text.0, &options, keep_going))?;
        Ok(self.document(id, text.0, options, found))
    }

    /// The documents of texts; the first has this position among all. `progress` is told how many are done.
    fn read_many(
        &self,
        py: Python<'_>,
        first: usize,
        items: Vec<Item>,
        progress: &mut Progress,
    ) -> PyResult<Documents> {
        let done = AtomicUsize::new(0);
        let found = |item: &Item, keep_going: KeepGoing<'_>| {
            let found = self.findings(&item.text, &item.options, keep_going);
            done.fetch_add(1, Ordering::Relaxed);
            found
        };
        let findings: Vec<Findings> = if is_soon_read(&items) {
            interrupt::here(py, |keep_going| items.iter().map(|item| found(item, keep_going)).collect())?
        } else {
            let tell = || match progress.is_shown() {
                true => {
                    Python::try_attach(|py| progress.tell(py, first + done.load(Ordering::Relaxed))).unwrap_or(Ok(()))
                }
                false => Ok(()),
            };
            interrupt::telling(py, tell, |keep_going| {
                // Small portions, so that no core waits for another that is slower, or has the longer texts.
                items.par_iter().with_max_len(8).map(|item| found(item, keep_going)).collect()
            })?
        };
        progress.tell(py, first + items.len())?;
        let documents = items.into_iter().zip(findings);
        let documents = documents.map(|(item, found)| self.document(item.id, item.text, item.options, found));
        let documents = interrupt::between(py, documents).map(|document| Py::new(py, document?));
        Ok(Documents::new(documents.collect::<PyResult<_>>()?, first))
    }

    /// The documents of all texts.
    fn read_all(&self, py: Python<'_>, mut inputs: Inputs, progress: Option<&Bound<'_, PyAny>>) -> PyResult<Documents> {
        let items = inputs.take(py, usize::MAX)?;
        let mut progress = Progress::new(progress, Some(items.len()))?;
        let documents = self.read_many(py, 0, items, &mut progress);
        progress.close(py)?;
        documents
    }
}

/// Whether texts are read before other threads would be awake (some 50 µs), or a single one keeps no other thread busy.
fn is_soon_read(items: &[Item]) -> bool {
    const TEXTS: usize = 16;
    const BYTES: usize = 1 << 10;
    items.len() <= 1 || items.len() <= TEXTS && items.iter().map(|item| item.text.len()).sum::<usize>() <= BYTES
}

/// Makes a pickled document again.
///
/// Warns of options that this version does not know, and of other data than the document was made with.
#[pyfunction]
#[pyo3(signature = (text, date, language, switches, data_version, gazetteer = None, id = None, surnames = None))]
#[allow(clippy::too_many_arguments)] // the parts of a pickle
pub fn restore_document(
    py: Python<'_>,
    text: Text,
    date: Option<GivenDate>,
    language: Option<&str>,
    switches: BTreeMap<String, bool>,
    data_version: &str,
    gazetteer: Option<Py<Gazetteer>>,
    id: Option<String>,
    surnames: Option<GivenSurnames>,
) -> PyResult<Document> {
    py.check_signals()?;
    let options = of_named(py, switches)?.surnames(surnames.unwrap_or_default().0);
    let own = gazetteer.map(|gazetteer| Extractor::of(gazetteer.get().0.clone()));
    let reader = match &own {
        Some(own) => own.reader(),
        None => Reader::built_in(),
    };
    let options = dated(reader.in_language(options, language)?, date);
    let version = reader.extractor.gazetteer().info().version();
    if version != data_version {
        let message = format!("the document was made with data {data_version} and is read with {version}");
        warn(py, format!("{message}; its mentions may differ"))?;
    }
    reader.read(py, id, text, options)
}

/// Finds and links the leaders, countries and organisations of texts with a gazetteer: `Extractor(gazetteer)`, or with the
/// built-in one: `Extractor()`.
///
/// Keep it: what it needs is made when it first reads a text. Extractors are equal when their gazetteers are, and pickle with them.
#[pyclass(frozen, module = "legation")]
#[derive(Clone)]
pub struct Extractor {
    /// `None`: the built-in one, which the functions of the module share.
    own: Option<Arc<legation::Extractor>>,
}

impl Extractor {
    fn of(gazetteer: Arc<legation::Gazetteer>) -> Extractor {
        let own = !Arc::ptr_eq(&gazetteer, built_in());
        Extractor { own: own.then(|| Arc::new(legation::Extractor::new(gazetteer))) }
    }

    /// The documents of texts, a batch at a time.
    fn stream(&self, mut inputs: Inputs, batch: i64, progress: Option<&Bound<'_, PyAny>>) -> PyResult<DocumentStream> {
        let batch = usize::try_from(batch).ok().filter(|&batch| batch > 0).ok_or_else(|| {
            LegationError::new_err(format!("batch must be at least 1, not {batch}; leave it out for 4096"))
        })?;
        let extractor = self.clone();
        let mut progress = Progress::new(progress, None)?;
        let mut first = 0;
        Ok(DocumentStream::new(Box::new(move |py| {
            let items = inputs.take(py, batch)?;
            if items.is_empty() {
                progress.close(py)?;
                return Ok(None);
            }
            let documents = extractor.reader().read_many(py, first, items, &mut progress)?;
            first += documents.len();
            Ok(Some(documents))
        })))
    }

    fn reader(&self) -> Reader<'_> {
        match &self.own {
            Some(extractor) => Reader { extractor },
            None => Reader::built_in(),
        }
    }
}

/// Defines `extract` and `extract_many`, as functions of the module and as methods, with a keyword for each switch of the options.
macro_rules! extraction {
    ($($(#[$doc:meta])* ($setter:ident, $getter:ident, $keyword:ident, $default:literal, $help:literal))+) => {
        /// Finds and links the leaders, countries and organisations that a text mentions.
        ///
        /// `date` is the date of the text: "YYYY", "YYYY-MM", "YYYY-MM-DD", a `datetime.date` or a
        /// `datetime.datetime` (an aware one is read in UTC). It decides who held an office. `None`, NaN, NaT and NA say
        /// that it is not known.
        ///
        /// `language` (BCP 47: "de", "pt-BR") lets the names of that language count beside the English ones. Without it the
        /// language is found by its common words and names of countries; "en" keeps the names of other languages out.
        ///
        /// `surnames` says how much must speak for a surname without the full name, as in a headline ("Talks with Erdogan fail"):
        /// "strict", "default" (so much that hardly anybody else can be meant) or "eager" (so much that he probably is).
        ///
        /// On request also: `metonyms`, capitals and seats of power as mentions of their state ("Beijing", "the
        /// Kremlin"); `constituents`, countries within a state ("Scotland", "the Gaza Strip"); `news_agencies`
        /// ("told Reuters"). Leaders who are not in the gazetteer are mentions where the text introduces them by a political
        /// office ("Foreign Minister" and a name), unless `discovered` is false.
        ///
        /// `roles`: an office beside its country stands for its holder on the date ("the South Korean president");
        /// "the Court" stands for the International Criminal Court where the text has named it, unless `head_nouns` is false;
        /// `lower_case`: names count in small letters, too, as in posts and transcripts; `include_rejected`: the
        /// document's `rejected` holds the names that are no mentions, with the reason.
        ///
        /// `options` says all this at once; keywords that are given, and differ from their defaults, count on top of it.
        ///
        /// Raises `TypeError` when `text` is not a string, `TextError` when it holds a lone surrogate,
        /// `DateError` for an impossible date, `LegationError` for a language that is not a BCP 47 tag or that the
        /// gazetteer has no names in. Ctrl-C ends it within 0.2 s, however long the text is (after Python has
        /// encoded it, which takes some 2 ms a MB where it is not all ASCII).
        #[pyfunction]
        #[pyo3(signature = (text, *, date = None, language = None, surnames = None, options = None, $($keyword = $default),+))]
        #[allow(clippy::too_many_arguments)] // keywords
        pub fn extract(
            py: Python<'_>,
            text: Text,
            date: Option<GivenDate>,
            language: Option<&str>,
            surnames: Option<GivenSurnames>,
            options: Option<&Bound<'_, GivenOptions>>,
            $($keyword: bool),+
        ) -> PyResult<Document> {
            let reader = Reader::built_in();
            let options = reader.in_language(given(options, surnames, Options::new()$(.$setter($keyword))+), language)?;
            reader.read(py, None, text, dated(options, date))
        }

        /// Extracts many texts on all cores; the documents come in the order of the texts.
        ///
        /// `texts` is an iterable of strings, such as a list, a generator or a column of pandas, Polars or Arrow. `ids` has an id for each
        /// text, which documents and tables repeat as `document_id`. `dates` is one date for all texts, or one for each (`None`, NaN, NaT, NA
        /// or an Arrow null where unknown). `missing` says what to do with a text that is one of these: "raise", or "empty" to read it as "".
        /// `progress`: true shows a bar of tqdm, a function is called now and then with the number done and the total. The other options
        /// are those of `extract`.
        ///
        /// The result is a sequence of documents; to data frames and databases it is the table of their mentions.
        ///
        /// >>> documents = legation.extract_many(["Xi Jinping", None], ids=["a", "b"], missing="empty")
        /// >>> documents.mentions(columns=["document_id", "text"]).to_dict()
        /// {'document_id': ['a'], 'text': ['Xi Jinping']}
        ///
        /// Raises what `extract` raises, naming the place (`texts[17]`, `dates[17]`); `TypeError` for a data frame or a mapping,
        /// which would give its keys; `LegationError` when the numbers of texts, ids and dates differ. Ctrl-C ends it within 0.2 s.
        /// It may be called in forked processes: each has threads of its own.
        #[pyfunction]
        #[pyo3(signature = (texts, *, ids = None, dates = None, missing = "raise", progress = None, language = None, surnames = None, options = None, $($keyword = $default),+))]
        #[allow(clippy::too_many_arguments)] // keywords
        pub fn extract_many(
            py: Python<'_>,
            texts: Texts,
            ids: Option<Ids>,
            dates: Option<GivenDates>,
            missing: &str,
            progress: Option<&Bound<'_, PyAny>>,
            language: Option<&str>,
            surnames: Option<GivenSurnames>,
            options: Option<&Bound<'_, GivenOptions>>,
            $($keyword: bool),+
        ) -> PyResult<Documents> {
            let reader = Reader::built_in();
            let options = reader.in_language(given(options, surnames, Options::new()$(.$setter($keyword))+), language)?;
            reader.read_all(py, Inputs::new(texts, ids, dates, missing, options)?, progress)
        }

        /// Extracts texts as they come, at most `batch` of them at a time on all cores: for more than memory holds.
        ///
        /// Gives `Documents` for each batch, in the order of the texts; arguments and errors are those of `extract_many`, the total that
        /// `progress` is told is `None`. To data frames and databases it is one table of mentions, made while it is read.
        ///
        /// >>> texts = (f"Minister {number} of Peru" for number in range(5))
        /// >>> [len(documents) for documents in legation.extract_iter(texts, batch=2)]
        /// [2, 2, 1]
        #[pyfunction]
        #[pyo3(signature = (texts, *, ids = None, dates = None, batch = 4096, missing = "raise", progress = None, language = None, surnames = None, options = None, $($keyword = $default),+))]
        #[allow(clippy::too_many_arguments)] // keywords
        pub fn extract_iter(
            texts: Texts,
            ids: Option<Ids>,
            dates: Option<GivenDates>,
            batch: i64,
            missing: &str,
            progress: Option<&Bound<'_, PyAny>>,
            language: Option<&str>,
            surnames: Option<GivenSurnames>,
            options: Option<&Bound<'_, GivenOptions>>,
            $($keyword: bool),+
        ) -> PyResult<DocumentStream> {
            let options = given(options, surnames, Options::new()$(.$setter($keyword))+);
            let options = Reader::built_in().in_language(options, language)?;
            Extractor { own: None }.stream(Inputs::new(texts, ids, dates, missing, options)?, batch, progress)
        }

        #[pymethods]
        impl Extractor {
            /// Finds and links what a text mentions: see `legation.extract`, which has the same keywords and errors.
            #[pyo3(signature = (text, *, date = None, language = None, surnames = None, options = None, $($keyword = $default),+))]
            #[allow(clippy::too_many_arguments)] // keywords
            fn extract(
                &self,
                py: Python<'_>,
                text: Text,
                date: Option<GivenDate>,
                language: Option<&str>,
                surnames: Option<GivenSurnames>,
                options: Option<&Bound<'_, GivenOptions>>,
                $($keyword: bool),+
            ) -> PyResult<Document> {
                let reader = self.reader();
                let options = reader.in_language(given(options, surnames, Options::new()$(.$setter($keyword))+), language)?;
                reader.read(py, None, text, dated(options, date))
            }

            /// Extracts many texts on all cores: see `legation.extract_many`, which has the same keywords and errors.
            #[pyo3(signature = (texts, *, ids = None, dates = None, missing = "raise", progress = None, language = None, surnames = None, options = None, $($keyword = $default),+))]
            #[allow(clippy::too_many_arguments)] // keywords
            fn extract_many(
                &self,
                py: Python<'_>,
                texts: Texts,
                ids: Option<Ids>,
                dates: Option<GivenDates>,
                missing: &str,
                progress: Option<&Bound<'_, PyAny>>,
                language: Option<&str>,
                surnames: Option<GivenSurnames>,
                options: Option<&Bound<'_, GivenOptions>>,
                $($keyword: bool),+
            ) -> PyResult<Documents> {
                let reader = self.reader();
                let options = reader.in_language(given(options, surnames, Options::new()$(.$setter($keyword))+), language)?;
                reader.read_all(py, Inputs::new(texts, ids, dates, missing, options)?, progress)
            }

            /// Extracts texts as they come, a batch at a time: see `legation.extract_iter`, which has the same keywords and errors.
            #[pyo3(signature = (texts, *, ids = None, dates = None, batch = 4096, missing = "raise", progress = None, language = None, surnames = None, options = None, $($keyword = $default),+))]
            #[allow(clippy::too_many_arguments)] // keywords
            fn extract_iter(
                &self,
                texts: Texts,
                ids: Option<Ids>,
                dates: Option<GivenDates>,
                batch: i64,
                missing: &str,
                progress: Option<&Bound<'_, PyAny>>,
                language: Option<&str>,
                surnames: Option<GivenSurnames>,
                options: Option<&Bound<'_, GivenOptions>>,
                $($keyword: bool),+
            ) -> PyResult<DocumentStream> {
                let options = given(options, surnames, Options::new()$(.$setter($keyword))+);
                let options = self.reader().in_language(options, language)?;
                self.stream(Inputs::new(texts, ids, dates, missing, options)?, batch, progress)
            }
        }
    };
}

legation::for_each_switch!(extraction);

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(signature = (gazetteer = None))]
    fn from_gazetteer(gazetteer: Option<&Bound<'_, Gazetteer>>) -> Extractor {
        gazetteer.map_or(Extractor { own: None }, |gazetteer| Extractor::of(gazetteer.get().0.clone()))
    }

    /// The gazetteer that mentions are linked to.
    #[getter]
    fn gazetteer(&self) -> Gazetteer {
        Gazetteer(self.reader().extractor.gazetteer().clone())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        let gazetteer = |extractor: &Extractor| extractor.reader().extractor.gazetteer().clone();
        other.cast::<Extractor>().is_ok_and(|other| have_the_same_data(&gazetteer(self), &gazetteer(other.get())))
    }

    fn __hash__(&self) -> u64 {
        hash(&self.reader().extractor.gazetteer().info().hash())
    }

    fn __repr__(&self) -> String {
        format!("<Extractor {}>", self.reader().extractor.gazetteer().info().version())
    }

    #[pyo3(signature = () -> "tuple[type[Extractor], tuple[Gazetteer, ...]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let gazetteer = Gazetteer::unless_built_in(py, self.reader().extractor.gazetteer())?;
        Ok((py.get_type::<Extractor>().into_any(), PyTuple::new(py, gazetteer)?))
    }
}
