//! What comes from Python: texts, dates, words of a vocabulary; and the errors for what cannot be read.

use std::str::FromStr;

use legation::Date;
use pyo3::exceptions::{PyOverflowError, PyTypeError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyAny, PyByteArray, PyBytes, PyMapping, PyString};
#[cfg(feature = "stubs")]
use pyo3::{PyTypeInfo, inspect::PyStaticExpr, type_hint_identifier, type_hint_subscript, type_hint_union};

use crate::interrupt;

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
        if is_binary(&value) {
            let kind = value.get_type().name()?;
            let message =
                format!("texts must be an iterable of str, not {kind}; decode it, and use extract for one text");
            return Err(PyTypeError::new_err(message));
        }
        refuse_keyed(&value, "texts", "an iterable of str", "text")?;
        let read = |index, text| Ok(read_text(&text, || format!("texts[{index}]"))?.0);
        each(&value, read).map(Texts)
    }
}

/// What an iterable holds.
fn each<'py, T>(
    values: &Bound<'py, PyAny>,
    read: impl Fn(usize, Bound<'py, PyAny>) -> PyResult<T>,
) -> PyResult<Vec<T>> {
    let values = interrupt::between(values.py(), values.try_iter()?).enumerate();
    values.map(|(index, value)| read(index, value??)).collect()
}

/// Whether it is bytes and not text.
fn is_binary(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>()
}

/// Refuses what would give its keys where items are meant: a mapping and a data frame, whose class has `columns`.
fn refuse_keyed(value: &Bound<'_, PyAny>, what: &str, expected: &str, column: &str) -> PyResult<()> {
    let remedy = if value.cast::<PyMapping>().is_ok() {
        format!("give its values: {what}.values()")
    } else if value.get_type().hasattr("columns")? {
        format!("give one of its columns: {what}[{column:?}]")
    } else {
        return Ok(());
    };
    let kind = value.get_type().name()?;
    Err(PyTypeError::new_err(format!("{what} must be {expected}, not {kind}, which gives its keys; {remedy}")))
}

fn read_text(value: &Bound<'_, PyAny>, what: impl Fn() -> String) -> PyResult<Text> {
    let Ok(string) = value.cast::<PyString>() else {
        let kind = value.get_type().name()?;
        let hint = match () {
            _ if is_binary(value) => "; decode it first",
            _ if is_missing(value) => "; leave missing texts out, or give \"\" for them",
            _ => "",
        };
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

/// Whether the value stands for none: `None`, a NaN, the NaT and NA of pandas.
fn is_missing(value: &Bound<'_, PyAny>) -> bool {
    // NA answers no comparison with yes or no; what else refuses to be compared is not missing.
    let named = || value.get_type().name().is_ok_and(|name| matches!(&*name.to_string_lossy(), "NaTType" | "NAType"));
    value.is_none() || named() || value.ne(value).unwrap_or(false)
}

/// A date from `str` (YYYY, YYYY-MM, YYYY-MM-DD), `datetime.date` or `datetime.datetime` (an aware one is read in UTC); nothing where it is
/// unknown: `None`, NaN, NaT, NA.
#[derive(Clone, Copy)]
pub struct GivenDate(pub Option<Date>);

/// The date, if one was given and it is known.
pub fn known_date(given: Option<GivenDate>) -> Option<Date> {
    given.and_then(|given| given.0)
}

impl FromPyObject<'_, '_> for GivenDate {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(PyString::TYPE_HINT, type_hint_identifier!("datetime", "date"));

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<GivenDate> {
        read_date(&value, None)
    }
}

/// Reads a date; errors name its place among many.
fn read_date(value: &Bound<'_, PyAny>, index: Option<usize>) -> PyResult<GivenDate> {
    let wrong = |message: &str| match index {
        Some(index) => DateError::new_err(format!("dates[{index}]: {message}")),
        None => DateError::new_err(message.to_owned()),
    };
    if let Ok(string) = value.cast::<PyString>() {
        let string = string.to_str().map_err(|_| wrong("the date holds a lone surrogate"))?;
        let date = Date::from_str(string).map_err(|error| wrong(&error.to_string()))?;
        return Ok(GivenDate(Some(date)));
    }
    if is_missing(value) {
        return Ok(GivenDate(None));
    }
    let py = value.py();
    let datetime = py.import("datetime")?;
    let aware = value.is_instance(&datetime.getattr("datetime")?)? && !value.getattr("tzinfo")?.is_none();
    let value = if aware {
        let utc = value.call_method1("astimezone", (datetime.getattr("timezone")?.getattr("utc")?,));
        utc.map_err(|error| match error.is_instance_of::<PyOverflowError>(py) {
            true => wrong("in UTC it lies beyond the years 1 to 9999"),
            false => error,
        })?
    } else {
        value.clone()
    };
    if !value.is_instance(&datetime.getattr("date")?)? {
        let kind = value.get_type().name()?;
        let what = index.map_or("a date".to_owned(), |index| format!("dates[{index}]"));
        return Err(PyTypeError::new_err(format!("{what} must be str, datetime.date or None, not {kind}")));
    }
    let part = |name| value.getattr(name)?.extract::<u16>();
    let date = Date::from_day(part("year")?, part("month")? as u8, part("day")? as u8);
    date.map(|date| GivenDate(Some(date))).map_err(|error| wrong(&error.to_string()))
}

/// One date for all texts, or one for each.
pub enum GivenDates {
    One(GivenDate),
    Each(Vec<GivenDate>),
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
        if value.is_instance_of::<PyString>() || is_binary(&value) || !value.hasattr("__iter__")? {
            return read_date(&value, None).map(GivenDates::One);
        }
        refuse_keyed(&value, "dates", "a date or an iterable of dates", "date")?;
        each(&value, |index, date| read_date(&date, Some(index))).map(GivenDates::Each)
    }
}

/// A word of a vocabulary: a code system, a form.
pub fn word<T: FromStr<Err = legation::UnknownWord>>(word: &str) -> PyResult<T> {
    word.parse().map_err(|error: legation::UnknownWord| UnknownEntityError::new_err(error.to_string()))
}
