//! Options as a value: made from the declaration of the core, like the keywords of `extract`.

use std::collections::BTreeMap;
use std::ffi::CString;

use pyo3::exceptions::PyUserWarning;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
#[cfg(feature = "stubs")]
use pyo3::{PyTypeInfo, inspect::PyStaticExpr};

use crate::input::{self, GivenDate, LegationError};

/// What to ask of an extraction, to be kept and given as `options=` to `extract` and `extract_many`.
///
/// The keywords are those of `extract`. Options are equal when all that they say is; they pickle by name, so that other versions of the
/// package can read them.
///
/// >>> options = legation.Options(date="2025-11-01", metonyms=True)
/// >>> legation.extract("Beijing welcomed the decision.", options=options).mentions[0].entity_id
/// 'country:CHN'
#[pyclass(frozen, eq, hash, module = "legation")]
#[derive(Clone, PartialEq, Eq)]
pub struct Options(pub legation::Options);

pub fn dated(options: legation::Options, date: Option<GivenDate>) -> legation::Options {
    match input::known_date(date) {
        Some(date) => options.date(date),
        None => options,
    }
}

/// A setting for surnames, by its word.
#[derive(Clone, Copy, Default)]
pub struct GivenSurnames(pub legation::Surnames);

impl<'a, 'py> FromPyObject<'a, 'py> for GivenSurnames {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    fn extract(word: Borrowed<'a, 'py, PyAny>) -> PyResult<GivenSurnames> {
        let word: &str = word.extract()?;
        let surnames = word.parse().map_err(|error: legation::UnknownWord| LegationError::new_err(error.to_string()));
        surnames.map(GivenSurnames)
    }
}

/// The options that were given, with the keywords on top that differ from their defaults.
pub fn given(
    options: Option<&Bound<'_, Options>>,
    surnames: Option<GivenSurnames>,
    keywords: legation::Options,
) -> legation::Options {
    let keywords_on_top = with_keywords(options, keywords);
    match surnames {
        Some(GivenSurnames(surnames)) => keywords_on_top.surnames(surnames),
        None => keywords_on_top,
    }
}

fn with_keywords(options: Option<&Bound<'_, Options>>, keywords: legation::Options) -> legation::Options {
    let Some(options) = options else { return keywords };
    let differing = keywords.switches().filter(|(_, value, default)| value != default);
    differing.fold(options.get().0.clone(), |options, (keyword, value, _)| {
        options.switch(keyword, value).expect("it is a keyword of the declaration")
    })
}

/// The switches by name, as pickles have them.
pub fn named(options: &legation::Options) -> BTreeMap<&'static str, bool> {
    options.switches().map(|(keyword, value, _)| (keyword, value)).collect()
}

/// The switches of a pickle; those that this version does not know are passed over, with a warning.
pub fn of_named(py: Python<'_>, switches: BTreeMap<String, bool>) -> PyResult<legation::Options> {
    let mut options = legation::Options::new();
    for (keyword, value) in switches {
        match options.clone().switch(&keyword, value) {
            Ok(switched) => options = switched,
            Err(unknown) => warn(py, format!("{unknown}; what was pickled is read without it"))?,
        }
    }
    Ok(options)
}

pub fn warn(py: Python<'_>, message: String) -> PyResult<()> {
    let message = CString::new(message).unwrap_or_default();
    PyErr::warn(py, &py.get_type::<PyUserWarning>(), &message, 1)
}

impl std::hash::Hash for Options {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.date(), self.language(), self.surnames()).hash(state);
        self.0.switches().for_each(|switch| switch.hash(state));
    }
}

/// Defines the constructor and a getter for each switch.
macro_rules! options_class {
    ($($(#[$doc:meta])* ($setter:ident, $getter:ident, $keyword:ident, $default:literal, $help:literal))+) => {
        #[pymethods]
        impl Options {
            #[new]
            #[pyo3(signature = (*, date = None, language = None, surnames = None, $($keyword = $default),+))]
            #[allow(clippy::too_many_arguments)] // keywords
            fn from_keywords(
                date: Option<GivenDate>,
                language: Option<&str>,
                surnames: Option<GivenSurnames>,
                $($keyword: bool),+
            ) -> Options {
                let options = legation::Options::new()$(.$setter($keyword))+.surnames(surnames.unwrap_or_default().0);
                let options = dated(options, date);
                Options(match language {
                    Some(language) => options.language(language),
                    None => options,
                })
            }

            $(
                #[doc = $help]
                #[getter]
                fn $keyword(&self) -> bool {
                    self.0.$getter()
                }
            )+
        }
    };
}

legation::for_each_switch!(options_class);

#[pymethods]
impl Options {
    /// The date of the text (YYYY, YYYY-MM or YYYY-MM-DD).
    #[getter]
    fn date(&self) -> Option<String> {
        self.0.given_date().map(|date| date.to_string())
    }

    /// The language of the text (BCP 47).
    #[getter]
    fn language(&self) -> Option<&str> {
        self.0.given_language()
    }

    /// How much must speak for a surname without the full name: "strict", "default" or "eager".
    #[getter]
    fn surnames(&self) -> &'static str {
        self.0.given_surnames().as_str()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (date, language) = (self.date(), self.language());
        let mut said = Vec::new();
        let surnames = Some(self.surnames()).filter(|_| self.0.given_surnames() != legation::Surnames::Default);
        for (keyword, text) in [("date", date.as_deref()), ("language", language), ("surnames", surnames)] {
            if let Some(text) = text {
                said.push(format!("{keyword}={}", PyString::new(py, text).repr()?));
            }
        }
        let switches = self.0.switches().filter(|(_, value, default)| value != default);
        said.extend(switches.map(|(keyword, value, _)| format!("{keyword}={}", if value { "True" } else { "False" })));
        Ok(format!("Options({})", said.join(", ")))
    }

    #[pyo3(signature = () -> "tuple[object, tuple[str | None, str | None, dict[str, bool], str]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let restore = py.get_type::<Options>().getattr("_restore")?;
        Ok((restore, (self.date(), self.language(), named(&self.0), self.surnames()).into_pyobject(py)?))
    }

    #[staticmethod]
    #[pyo3(signature = (date, language, switches, surnames = None))]
    fn _restore(
        py: Python<'_>,
        date: Option<GivenDate>,
        language: Option<&str>,
        switches: BTreeMap<String, bool>,
        surnames: Option<GivenSurnames>,
    ) -> PyResult<Options> {
        let options = dated(of_named(py, switches)?.surnames(surnames.unwrap_or_default().0), date);
        Ok(Options(match language {
            Some(language) => options.language(language),
            None => options,
        }))
    }
}
