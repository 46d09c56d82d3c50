//! What comes from Python: texts, dates, words of a vocabulary; and the errors for what cannot be read.

use std::str::FromStr;

use legation::Date;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyAny, PyString};
#[cfg(feature = "stubs")]
use pyo3::{PyTypeInfo, inspect::PyStaticExpr, type_hint_identifier, type_hint_subscript, type_hint_union};

pyo3::import_exception!(legation._errors, LegationError);
pyo3::import_exception!(legation._errors, TextError);
pyo3::import_exception!(legation._errors, DateError);
pyo3::import_exception!(legation._errors, UnknownEntityError);

/// A text, without a copy.
pub struct Text(pub PyBackedStr);

impl FromPyObject<'_, '_> for Text {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<Text> {
        read_text(&value, || "text".to_owned())
    }
}

/// Texts, each without a copy.
pub struct Texts(pub Vec<PyBackedStr>);

impl FromPyObject<'_, '_> for Texts {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterable"), PyString::TYPE_HINT);

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<Texts> {
        if value.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err("texts must be an iterable of str, not one str; use extract"));
        }
        let texts = value.try_iter()?.enumerate();
        texts
            .map(|(index, text)| Ok(read_text(&text?, || format!("texts[{index}]"))?.0))
            .collect::<PyResult<_>>()
            .map(Texts)
    }
}

fn read_text(value: &Bound<'_, PyAny>, what: impl Fn() -> String) -> PyResult<Text> {
    let Ok(string) = value.cast::<PyString>() else {
        let kind = value.get_type().name()?;
        let hint = if kind.to_string_lossy() == "bytes" { "; decode it first" } else { "" };
        return Err(PyTypeError::new_err(format!("{} must be str, not {kind}{hint}", what())));
    };
    PyBackedStr::try_from(string.clone()).map(Text).map_err(|_| {
        TextError::new_err(format!(
            "{} holds a lone surrogate, which no Unicode text can; mend it with \
             text.encode(\"utf-16\", \"surrogatepass\").decode(\"utf-16\", \"replace\")",
            what()
        ))
    })
}

/// A date from `str` (YYYY, YYYY-MM, YYYY-MM-DD), `datetime.date` or `datetime.datetime` (an aware one is read in UTC).
#[derive(Clone, Copy)]
pub struct GivenDate(pub Date);

impl FromPyObject<'_, '_> for GivenDate {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(PyString::TYPE_HINT, type_hint_identifier!("datetime", "date"));

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<GivenDate> {
        if let Ok(string) = value.cast::<PyString>() {
            let string = string.to_str().map_err(|_| DateError::new_err("the date holds a lone surrogate"))?;
            let date = Date::from_str(string);
            return date.map(GivenDate).map_err(|error| DateError::new_err(error.to_string()));
        }
        let datetime = value.py().import("datetime")?;
        let aware = value.is_instance(&datetime.getattr("datetime")?)? && !value.getattr("tzinfo")?.is_none();
        let utc = datetime.getattr("timezone")?.getattr("utc")?;
        let value = if aware { value.call_method1("astimezone", (utc,))? } else { value.to_owned() };
        if !value.is_instance(&datetime.getattr("date")?)? {
            let kind = value.get_type().name()?;
            return Err(PyTypeError::new_err(format!("a date must be str, datetime.date or None, not {kind}")));
        }
        let part = |name| value.getattr(name)?.extract::<u16>();
        let date = Date::from_day(part("year")?, part("month")? as u8, part("day")? as u8);
        date.map(GivenDate).map_err(|error| DateError::new_err(error.to_string()))
    }
}

/// One date for all texts, or one for each.
pub enum GivenDates {
    One(GivenDate),
    Each(Vec<Option<GivenDate>>),
}

impl FromPyObject<'_, '_> for GivenDates {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        GivenDate::INPUT_TYPE,
        type_hint_subscript!(
            type_hint_identifier!("collections.abc", "Iterable"),
            <Option<GivenDate> as FromPyObject>::INPUT_TYPE
        )
    );

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<GivenDates> {
        if value.is_instance_of::<PyString>() || !value.hasattr("__iter__")? {
            return value.extract().map(GivenDates::One);
        }
        let dates = value.try_iter()?.map(|date| date?.extract::<Option<GivenDate>>());
        dates.collect::<PyResult<_>>().map(GivenDates::Each)
    }
}

/// A word of a vocabulary: a code system, a form.
pub fn word<T: FromStr<Err = legation::UnknownWord>>(word: &str) -> PyResult<T> {
    word.parse().map_err(|error: legation::UnknownWord| UnknownEntityError::new_err(error.to_string()))
}
