//! What comes from Python: texts, dates, words of a vocabulary; and the errors for what cannot be read.

use std::str::FromStr;

use legation::Date;
use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::sync::PyOnceLock;
use pyo3::types::{
    PyAny, PyBool, PyByteArray, PyBytes, PyFloat, PyIterator, PyList, PyMapping, PyString, PyTuple, PyType,
};
#[cfg(feature = "stubs")]
use pyo3::{PyTypeInfo, inspect::PyStaticExpr, type_hint_identifier, type_hint_subscript, type_hint_union};

use crate::interrupt;

pyo3::import_exception!(legation._errors, LegationError);
pyo3::import_exception!(legation._errors, TextError);
pyo3::import_exception!(legation._errors, DateError);
pyo3::import_exception!(legation._errors, UnknownEntityError);

/// The exception for a look-up that found nothing, or several entities.
pub fn found_nothing(error: legation::Error) -> PyErr {
    UnknownEntityError::new_err((error.to_string(), error.candidates().to_vec()))
}

/// The exception for data that cannot be read or put together.
pub fn refused(error: legation::Error) -> PyErr {
    LegationError::new_err(error.to_string())
}

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

/// Texts that nobody has read yet.
pub struct Texts(pub Py<PyIterator>);

impl FromPyObject<'_, '_> for Texts {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterable"), PyString::TYPE_HINT);

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<Texts> {
        items(&value, "texts", "str", "text", "use extract for one text").map(Texts)
    }
}

/// A name, or a number that is a code; nothing for a gap.
pub fn name_or_number(value: &Bound<'_, PyAny>, what: impl Fn() -> String) -> PyResult<Option<String>> {
    let plain = of_arrow(value)?;
    let value = plain.as_ref().unwrap_or(value);
    if let Ok(string) = value.cast::<PyString>() {
        return Ok(Some(string.to_string_lossy().into_owned()));
    }
    if is_missing(value) {
        return Ok(None);
    }
    match whole_number(value)? {
        Some(number) => Ok(Some(number.to_string())),
        None => {
            let kind = value.get_type().name()?;
            Err(PyTypeError::new_err(format!("{} must be str, int or None, not {kind}", what())))
        }
    }
}

/// What is asked for in words. A bare number is none: 732 is Korea in one system of codes, and Western Sahara in another.
pub struct Query(pub String);

impl FromPyObject<'_, '_> for Query {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<Query> {
        let kind = |value: Borrowed<'_, '_, PyAny>| value.get_type().name().map(|name| name.to_string());
        match value.cast::<PyString>() {
            Ok(text) => Ok(Query(text.to_string_lossy().into_owned())),
            Err(_) if whole_number(&value)?.is_some() => Err(PyTypeError::new_err(format!(
                "a query must be str, not {}; say the system of a code: country_by_code(\"cow\", \"732\")",
                kind(value)?
            ))),
            Err(_) => Err(PyTypeError::new_err(format!("a query must be str, not {}", kind(value)?))),
        }
    }
}

/// The Python value of a scalar of Arrow.
fn of_arrow<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    value.hasattr("as_py")?.then(|| value.call_method0("as_py")).transpose()
}

/// What an iterable holds.
pub fn each<'py, T>(
    values: &Bound<'py, PyAny>,
    read: impl Fn(usize, Bound<'py, PyAny>) -> PyResult<T>,
) -> PyResult<Vec<T>> {
    let values = interrupt::between(values.py(), values.try_iter()?).enumerate();
    values.map(|(index, value)| read(index, value??)).collect()
}

/// Ids of texts that nobody has read yet.
pub struct Ids(pub Py<PyIterator>);

impl FromPyObject<'_, '_> for Ids {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterable"), PyAny::TYPE_HINT);

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<Ids> {
        items(&value, "ids", "ids", "id", "give one for each text").map(Ids)
    }
}

/// An item as Python has it: those of Arrow columns wrap it.
pub fn plain(item: Bound<'_, PyAny>) -> PyResult<Bound<'_, PyAny>> {
    if item.is_instance_of::<PyString>() { Ok(item) } else { Ok(of_arrow(&item)?.unwrap_or(item)) }
}

/// The same of a date, with its place in the error for one that Python has no class for.
pub fn plain_of_dates(item: Bound<'_, PyAny>, index: usize) -> PyResult<Bound<'_, PyAny>> {
    let py = item.py();
    plain(item).map_err(|error| {
        let is_beyond = error.is_instance_of::<PyOverflowError>(py) || error.is_instance_of::<PyValueError>(py);
        let message = format!("dates[{index}]: it lies beyond the years 1 to 9999");
        if is_beyond { DateError::new_err(message) } else { error }
    })
}

/// Whether it is bytes and not text.
pub fn is_binary(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>()
}

/// What an iterable gives, one by one. Refuses what stands for one item, what gives none, and what would give its keys.
pub fn items(value: &Bound<'_, PyAny>, what: &str, of: &str, column: &str, remedy: &str) -> PyResult<Py<PyIterator>> {
    refuse_keyed(value, what, &format!("an iterable of {of}"), column)?;
    match value.try_iter() {
        Ok(items) if !value.is_instance_of::<PyString>() && !is_binary(value) => Ok(items.unbind()),
        Err(error) if !error.is_instance_of::<PyTypeError>(value.py()) => Err(error),
        _ => {
            let kind = value.get_type().name()?;
            Err(PyTypeError::new_err(format!("{what} must be an iterable of {of}, not {kind}; {remedy}")))
        }
    }
}

/// Refuses what would give its keys where items are meant: a mapping and a data frame, whose class has `columns`.
pub fn refuse_keyed(value: &Bound<'_, PyAny>, what: &str, expected: &str, column: &str) -> PyResult<()> {
    let remedy = if value.cast::<PyMapping>().is_ok() {
        format!("give its values: {what}.values()")
    } else if value.get_type().hasattr("collect_schema")? && value.hasattr("collect")? {
        // A lazy frame of Polars.
        format!("collect it and give one of its columns: {what}.collect()[{column:?}]")
    } else if value.hasattr("fetchall")? {
        // A relation of DuckDB.
        format!("give one of its columns: {what}.to_arrow_table()[{column:?}]")
    } else if value.get_type().hasattr("columns")? {
        format!("give one of its columns: {what}[{column:?}]")
    } else {
        return Ok(());
    };
    let kind = value.get_type().name()?;
    Err(PyTypeError::new_err(format!("{what} must be {expected}, not {kind}, which gives its keys; {remedy}")))
}

pub fn read_text(value: &Bound<'_, PyAny>, what: impl Fn() -> String) -> PyResult<Text> {
    let plain = if value.is_instance_of::<PyString>() { None } else { of_arrow(value)? };
    let value = plain.as_ref().unwrap_or(value);
    let Ok(string) = value.cast::<PyString>() else {
        let kind = value.get_type().name()?;
        let hint = match () {
            _ if is_binary(value) => "; decode it first",
            _ if value.is_instance_of::<PyTuple>() || value.is_instance_of::<PyList>() => "; give the text in it",
            _ if value.get_type().hasattr("columns")? => "; give one of its columns",
            _ if is_missing(value) => "; leave missing texts out, give \"\" for them, or ask for missing=\"empty\"",
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
pub fn is_missing(value: &Bound<'_, PyAny>) -> bool {
    // NA answers no comparison with yes or no; what else refuses to be compared is not missing.
    let named = || value.get_type().name().is_ok_and(|name| matches!(&*name.to_string_lossy(), "NaTType" | "NAType"));
    value.is_none() || named() || value.ne(value).unwrap_or(false)
}

/// A date from `str` (YYYY, YYYY-MM, YYYY-MM-DD, YYYYMMDD, ISO 8601 with a time, which is dropped), `int` (a year, or 20200101), `datetime.date` or
/// `datetime.datetime` (an aware one is read in UTC), `numpy.datetime64`, a Timestamp or Period of pandas, a scalar of Arrow; nothing where it is unknown:
/// `None`, NaN, NaT, NA.
#[derive(Clone, Copy)]
pub struct GivenDate(pub Option<Date>);

/// The date, if one was given and it is known.
pub fn known_date(given: Option<GivenDate>) -> Option<Date> {
    given.and_then(|given| given.0)
}

impl FromPyObject<'_, '_> for GivenDate {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr =
        type_hint_union!(PyString::TYPE_HINT, pyo3::types::PyInt::TYPE_HINT, type_hint_identifier!("datetime", "date"));

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<GivenDate> {
        read_date(&value, None)
    }
}

/// Reads a date; errors name its place among many.
pub fn read_date(value: &Bound<'_, PyAny>, index: Option<usize>) -> PyResult<GivenDate> {
    let wrong = |message: &str| match index {
        Some(index) => DateError::new_err(format!("dates[{index}]: {message}")),
        None => DateError::new_err(message.to_owned()),
    };
    if let Ok(string) = value.cast::<PyString>() {
        let string = string.to_str().map_err(|_| wrong("the date holds a lone surrogate"))?;
        let date = written_date(string).map_err(|error| wrong(&error.to_string()))?;
        return Ok(GivenDate(Some(date)));
    }
    if is_missing(value) {
        return Ok(GivenDate(None));
    }
    if let Some(date) = day_of(value, &wrong)? {
        return Ok(GivenDate(Some(date)));
    }
    if let Some(year) = whole_number(value)? {
        // 20200101 is a day.
        let date = if year < 0 { year.to_string() } else { format!("{year:04}") };
        let date = written_date(&date);
        return date.map(|date| GivenDate(Some(date))).map_err(|error| wrong(&error.to_string()));
    }
    let plain =
        plain_date(value, &wrong).map_err(|error| match error.is_instance_of::<PyOverflowError>(value.py()) {
            true => wrong("it lies beyond the years 1 to 9999"),
            false => error,
        })?;
    if let Some(plain) = plain {
        return read_date(&plain, index);
    }
    let kind = value.get_type().name()?;
    let what = index.map_or("a date".to_owned(), |index| format!("dates[{index}]"));
    Err(PyTypeError::new_err(format!("{what} must be str, int (a year), datetime.date or None, not {kind}")))
}

/// The day of a `datetime.date` or `datetime.datetime`; nothing for another value.
fn day_of(value: &Bound<'_, PyAny>, wrong: &impl Fn(&str) -> PyErr) -> PyResult<Option<Date>> {
    // Looked up once: the machinery of imports swallows the exception of a signal's handler.
    static DATE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    static DATETIME: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    static TIMEZONE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let py = value.py();
    if !value.is_instance(DATE.import(py, "datetime", "date")?)? {
        return Ok(None);
    }
    let aware = value.is_instance(DATETIME.import(py, "datetime", "datetime")?)? && !value.getattr("tzinfo")?.is_none();
    let day = if aware {
        let utc = value.call_method1("astimezone", (TIMEZONE.import(py, "datetime", "timezone")?.getattr("utc")?,));
        utc.map_err(|error| match error.is_instance_of::<PyOverflowError>(py) {
            true => wrong("in UTC it lies beyond the years 1 to 9999"),
            false => error,
        })?
    } else {
        value.clone()
    };
    let part = |name| day.getattr(name)?.extract::<u16>();
    let date = Date::from_day(part("year")?, part("month")? as u8, part("day")? as u8);
    date.map(Some).map_err(|error| wrong(&error.to_string()))
}

/// A date as it is written, with or without a time of day, or without hyphens.
fn written_date(text: &str) -> Result<Date, legation::DateError> {
    let text = text.trim();
    let is_time = |rest: &str| rest.starts_with(['T', 't', ' ']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    let bytes = text.as_bytes();
    if bytes.len() == 8 && bytes.iter().all(u8::is_ascii_digit) {
        return Date::from_str(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..])).or_else(|_| text.parse());
    }
    match text.get(10..) {
        Some(time) if is_time(time) => Date::from_str(&text[..10]),
        _ => Date::from_str(text),
    }
}

/// The value of an integer of Python or numpy, or of a float without a fraction; a year in a column with gaps is one.
pub fn whole_number(value: &Bound<'_, PyAny>) -> PyResult<Option<i64>> {
    if value.is_instance_of::<PyBool>() {
        return Ok(None);
    }
    if let Ok(number) = value.extract::<i64>() {
        return Ok(Some(number));
    }
    let number = value.is_instance_of::<PyFloat>().then(|| value.extract::<f64>()).transpose()?;
    Ok(number.filter(|number| number.fract() == 0.0 && number.abs() < 1e15).map(|number| number as i64))
}

/// What stands for a date in other packages, as one of the standard library or as text: `numpy.datetime64`, a Period of pandas, a scalar of Arrow.
fn plain_date<'py>(value: &Bound<'py, PyAny>, wrong: &impl Fn(&str) -> PyErr) -> PyResult<Option<Bound<'py, PyAny>>> {
    if let Some(plain) = of_arrow(value)? {
        return Ok(Some(plain));
    }
    let class = value.get_type();
    let module = class.getattr("__module__")?.to_string();
    let package = module.split('.').next().unwrap_or_default();
    let name = class.name()?.to_string();
    match (package, &*name) {
        // ISO 8601, in the unit that is known: "2020", "2020-01"; NaT is written so.
        ("numpy", "datetime64") => {
            let text = value.str()?;
            let is_missing = text.to_cow()? == "NaT";
            Ok(Some(if is_missing { value.py().None().into_bound(value.py()) } else { text.into_any() }))
        }
        ("pandas", "Period") => {
            let day = |end: &str| -> PyResult<String> {
                value.call_method1("asfreq", ("D", end))?.call_method1("strftime", ("%Y-%m-%d",))?.extract()
            };
            let (first, last) = (day("start")?, day("end")?);
            // As precise as its first and its last day agree: a week is a day nowhere.
            let ends = ["", "-00", "-00-00"].map(|rest| first.len().saturating_sub(rest.len()));
            let agreed = ends.into_iter().find(|&end| last.get(..end) == Some(&first[..end]));
            let agreed = agreed.ok_or_else(|| {
                wrong(&format!("the period from {first} to {last} is in two years; give a day of it: .start_time"))
            })?;
            Ok(Some(PyString::new(value.py(), &first[..agreed]).into_any()))
        }
        _ => Ok(None),
    }
}

/// One date for all texts, or one for each.
pub enum GivenDates {
    One(GivenDate),
    Each(Py<PyIterator>),
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
        Ok(GivenDates::Each(value.try_iter()?.unbind()))
    }
}

/// A word of a vocabulary: a code system, a form.
pub fn word<T: FromStr<Err = legation::UnknownWord>>(word: &str) -> PyResult<T> {
    word.parse().map_err(|error: legation::UnknownWord| UnknownEntityError::new_err(error.to_string()))
}

/// The name of one column.
pub struct ColumnName(pub String);

impl FromPyObject<'_, '_> for ColumnName {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<ColumnName> {
        value.extract().map(ColumnName).map_err(|_| {
            PyTypeError::new_err(
                "a table gives a column by its name, table[\"entity_id\"]; for rows go through it: for row in table",
            )
        })
    }
}

/// Texts in a list, a Series, a set: ids, names, countries.
#[derive(Default)]
pub struct Strings(pub Vec<String>);

impl FromPyObject<'_, '_> for Strings {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterable"), PyString::TYPE_HINT);

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<Strings> {
        let texts = items(&value, "it", "str", "name", "give a list, also for one: [\"…\"]")?;
        let text = |(place, text): (usize, PyResult<Bound<'_, PyAny>>)| {
            read_text(&text?, || format!("item {place}")).map(|text| text.0.to_string())
        };
        texts.bind(value.py()).clone().enumerate().map(text).collect::<PyResult<_>>().map(Strings)
    }
}

/// The names of columns.
pub struct Names(pub Vec<String>);

impl FromPyObject<'_, '_> for Names {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = <Vec<String> as FromPyObject>::INPUT_TYPE;

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<Names> {
        let names = items(&value, "columns", "names", "name", "give a list, also for one column")?;
        let name = |(place, name): (usize, PyResult<Bound<'_, PyAny>>)| {
            let name = name?;
            name.extract::<String>().map_err(|_| match name.get_type().name() {
                Ok(kind) => PyTypeError::new_err(format!("columns[{place}] must be str, not {kind}")),
                Err(error) => error,
            })
        };
        names.bind(value.py()).clone().enumerate().map(name).collect::<PyResult<_>>().map(Names)
    }
}
