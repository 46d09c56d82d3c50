//! From texts to documents, one or many at a time; the interpreter is free meanwhile.

use std::collections::BTreeMap;
use std::sync::Arc;

use legation::{Findings, Options};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyTuple;
use rayon::prelude::*;

use crate::document::Document;
use crate::gazetteer::{Gazetteer, built_in, have_the_same_data, refused};
use crate::input::{self, GivenDate, GivenDates, Text, Texts};
use crate::interrupt::{self, KeepGoing};
use crate::options::{Options as GivenOptions, dated, given, of_named, warn};
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

    fn read_many(
        &self,
        py: Python<'_>,
        texts: Texts,
        dates: Option<GivenDates>,
        options: Options,
    ) -> PyResult<Vec<Py<Document>>> {
        let texts = texts.0;
        let options: Vec<Options> = match dates {
            None => vec![options; texts.len()],
            Some(GivenDates::One(date)) => vec![dated(options, Some(date)); texts.len()],
            Some(GivenDates::Each(dates)) if dates.len() == texts.len() => {
                dates.into_iter().map(|date| dated(options.clone(), Some(date))).collect()
            }
            Some(GivenDates::Each(dates)) => {
                let (dates, texts) = (dates.len(), texts.len());
                let message = format!("{dates} dates for {texts} texts; give one date, or one for each text");
                return Err(input::LegationError::new_err(message));
            }
        };
        let found: Vec<Findings> = if is_soon_read(&texts) {
            interrupt::here(py, |keep_going| {
                texts.iter().zip(&options).map(|(text, options)| self.findings(text, options, keep_going)).collect()
            })?
        } else {
            interrupt::on_all_cores(py, |keep_going| {
                // Small portions, so that no core waits for another that is slower, or has the longer texts.
                let texts = texts.par_iter().zip(&options).with_max_len(8);
                texts.map(|(text, options)| self.findings(text, options, keep_going)).collect()
            })?
        };
        let documents = texts.into_iter().zip(options).zip(found);
        let documents = documents.map(|((text, options), found)| self.document(None, text, options, found));
        interrupt::between(py, documents).map(|document| Py::new(py, document?)).collect()
    }
}

/// Whether texts are read before other threads would be awake (some 50 µs), or a single one keeps no other thread busy.
fn is_soon_read(texts: &[PyBackedStr]) -> bool {
    const TEXTS: usize = 16;
    const BYTES: usize = 1 << 10;
    texts.len() <= 1 || texts.len() <= TEXTS && texts.iter().map(|text| text.len()).sum::<usize>() <= BYTES
}

/// Makes a pickled document again.
///
/// Warns of options that this version does not know, and of other data than the document was made with.
#[pyfunction]
#[pyo3(signature = (text, date, language, switches, data_version, gazetteer = None, id = None))]
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
) -> PyResult<Document> {
    let options = of_named(py, switches)?;
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
pub struct Extractor {
    /// `None`: the built-in one, which the functions of the module share.
    own: Option<Arc<legation::Extractor>>,
}

impl Extractor {
    fn of(gazetteer: Arc<legation::Gazetteer>) -> Extractor {
        let own = !Arc::ptr_eq(&gazetteer, built_in());
        Extractor { own: own.then(|| Arc::new(legation::Extractor::new(gazetteer))) }
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
        /// `language` (BCP 47: "de", "pt-BR") lets the names of that language count beside the English ones; names
        /// in other alphabets than the Latin need none.
        ///
        /// On request also: `metonyms`, capitals and seats of power as mentions of their state ("Beijing", "the
        /// Kremlin"); `constituents`, countries within a state ("Scotland", "the Gaza Strip"); `news_agencies`
        /// ("told Reuters"). Leaders who are not in the gazetteer are mentions where the text introduces them by a political
        /// office ("Foreign Minister" and a name), unless `discovered` is false.
        ///
        /// `roles`: an office beside its country stands for its holder on the date ("the South Korean president");
        /// `head_nouns`: "the Court" stands for the International Criminal Court where the text has named it;
        /// `lower_case`: names count in small letters, too, as in posts and transcripts; `include_rejected`: the
        /// document's `rejected` holds the names that are no mentions, with the reason.
        ///
        /// `options` says all this at once; keywords that are given, and differ from their defaults, count on top of it.
        ///
        /// Raises `TypeError` when `text` is not a string, `TextError` when it holds a lone surrogate,
        /// `DateError` for an impossible date, `LegationError` for a language that is not a BCP 47 tag or that the
        /// gazetteer has no names in. Ctrl-C ends it within 0.2 s, however long the text is.
        #[pyfunction]
        #[pyo3(signature = (text, *, date = None, language = None, options = None, $($keyword = $default),+))]
        #[allow(clippy::too_many_arguments)] // keywords
        pub fn extract(
            py: Python<'_>,
            text: Text,
            date: Option<GivenDate>,
            language: Option<&str>,
            options: Option<&Bound<'_, GivenOptions>>,
            $($keyword: bool),+
        ) -> PyResult<Document> {
            let reader = Reader::built_in();
            let options = reader.in_language(given(options, Options::new()$(.$setter($keyword))+), language)?;
            reader.read(py, None, text, dated(options, date))
        }

        /// Extracts many texts on all cores; the documents come in the order of the texts.
        ///
        /// `texts` is an iterable of strings, such as a list or the column of a data frame. `dates` is one date for all texts,
        /// or one for each (`None`, NaN, NaT or NA where unknown). The other options are those of `extract`.
        ///
        /// Raises what `extract` raises, naming the place (`texts[17]`, `dates[17]`); `TypeError` for a data frame or a mapping,
        /// which would give its keys; `LegationError` when the numbers of texts and dates differ. Ctrl-C ends it within 0.2 s.
        /// It may be called in forked processes: each has threads of its own.
        #[pyfunction]
        #[pyo3(signature = (texts, *, dates = None, language = None, options = None, $($keyword = $default),+))]
        #[allow(clippy::too_many_arguments)] // keywords
        pub fn extract_many(
            py: Python<'_>,
            texts: Texts,
            dates: Option<GivenDates>,
            language: Option<&str>,
            options: Option<&Bound<'_, GivenOptions>>,
            $($keyword: bool),+
        ) -> PyResult<Vec<Py<Document>>> {
            let reader = Reader::built_in();
            let options = reader.in_language(given(options, Options::new()$(.$setter($keyword))+), language)?;
            reader.read_many(py, texts, dates, options)
        }

        #[pymethods]
        impl Extractor {
            /// Finds and links what a text mentions: see `legation.extract`, which has the same keywords and errors.
            #[pyo3(signature = (text, *, date = None, language = None, options = None, $($keyword = $default),+))]
            #[allow(clippy::too_many_arguments)] // keywords
            fn extract(
                &self,
                py: Python<'_>,
                text: Text,
                date: Option<GivenDate>,
                language: Option<&str>,
                options: Option<&Bound<'_, GivenOptions>>,
                $($keyword: bool),+
            ) -> PyResult<Document> {
                let reader = self.reader();
                let options = reader.in_language(given(options, Options::new()$(.$setter($keyword))+), language)?;
                reader.read(py, None, text, dated(options, date))
            }

            /// Extracts many texts on all cores: see `legation.extract_many`, which has the same keywords and errors.
            #[pyo3(signature = (texts, *, dates = None, language = None, options = None, $($keyword = $default),+))]
            #[allow(clippy::too_many_arguments)] // keywords
            fn extract_many(
                &self,
                py: Python<'_>,
                texts: Texts,
                dates: Option<GivenDates>,
                language: Option<&str>,
                options: Option<&Bound<'_, GivenOptions>>,
                $($keyword: bool),+
            ) -> PyResult<Vec<Py<Document>>> {
                let reader = self.reader();
                let options = reader.in_language(given(options, Options::new()$(.$setter($keyword))+), language)?;
                reader.read_many(py, texts, dates, options)
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
