//! Many texts with their ids and dates, from lists, iterators and columns, all at once or some at a time.

use std::str::FromStr;

use legation::Options;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyIterator, PyString};

use crate::input::{self, GivenDate, GivenDates, Ids, LegationError, Texts};
use crate::interrupt;
use crate::options::dated;

/// What to do with a text that is missing.
#[derive(Clone, Copy)]
pub enum Missing {
    Raise,
    Empty,
}

impl FromStr for Missing {
    type Err = PyErr;

    fn from_str(word: &str) -> PyResult<Missing> {
        match word {
            "raise" => Ok(Missing::Raise),
            "empty" => Ok(Missing::Empty),
            _ => Err(PyValueError::new_err(format!("missing must be \"raise\" or \"empty\", not {word:?}"))),
        }
    }
}

/// A text with what is known of it.
pub struct Item {
    pub id: Option<String>,
    pub text: PyBackedStr,
    pub options: Options,
}

/// Where texts come from, with their ids and dates.
pub struct Inputs {
    texts: Py<PyIterator>,
    ids: Option<Py<PyIterator>>,
    dates: Option<GivenDates>,
    missing: Missing,
    options: Options,
    /// How many texts were taken.
    taken: usize,
}

impl Inputs {
    pub fn new(
        texts: Texts,
        ids: Option<Ids>,
        dates: Option<GivenDates>,
        missing: &str,
        options: Options,
    ) -> PyResult<Inputs> {
        Ok(Inputs { texts: texts.0, ids: ids.map(|ids| ids.0), dates, missing: missing.parse()?, options, taken: 0 })
    }

    /// The next texts, at most so many; none when there are no more.
    pub fn take(&mut self, py: Python<'_>, most: usize) -> PyResult<Vec<Item>> {
        let first = self.taken;
        let texts = next(py, &self.texts, first, most, |index, text| {
            let text = input::plain(text)?;
            if matches!(self.missing, Missing::Empty) && input::is_missing(&text) {
                return PyBackedStr::try_from(PyString::new(py, ""));
            }
            Ok(input::read_text(&text, || format!("texts[{index}]"))?.0)
        })?;
        // One more than there are texts shows that the numbers differ.
        let ended = texts.len() < most;
        let wanted = texts.len() + usize::from(ended);
        let count = texts.len();
        let ids = match &self.ids {
            None => None,
            Some(ids) => {
                let read = next(py, ids, first, wanted, |index, id| read_id(&input::plain(id)?, index))?;
                check(py, "ids", "an id", ids, first, read.len(), count)?;
                Some(read)
            }
        };
        let dates: Vec<Option<GivenDate>> = match &self.dates {
            None => vec![None; count],
            Some(GivenDates::One(date)) => vec![Some(*date); count],
            Some(GivenDates::Each(dates)) => {
                let read = next(py, dates, first, wanted, |index, date| {
                    input::read_date(&input::plain_of_dates(date, index)?, Some(index)).map(Some)
                })?;
                check(py, "dates", "one date, or one", dates, first, read.len(), count)?;
                read
            }
        };
        self.taken += count;
        let ids = ids.map_or_else(|| vec![None; count], |ids| ids.into_iter().map(Some).collect());
        let items = texts.into_iter().zip(ids).zip(dates);
        Ok(items.map(|((text, id), date)| Item { id, text, options: dated(self.options.clone(), date) }).collect())
    }
}

/// The next items of an iterator, at most so many.
fn next<T>(
    py: Python<'_>,
    items: &Py<PyIterator>,
    first: usize,
    most: usize,
    mut read: impl FnMut(usize, Bound<'_, PyAny>) -> PyResult<T>,
) -> PyResult<Vec<T>> {
    let items = interrupt::between(py, items.bind(py).clone().take(most));
    items.enumerate().map(|(place, item)| read(first + place, item??)).collect()
}

/// Whether there are as many as texts.
fn check(
    py: Python<'_>,
    what: &str,
    give: &str,
    rest: &Py<PyIterator>,
    first: usize,
    read: usize,
    texts: usize,
) -> PyResult<()> {
    if read == texts {
        return Ok(());
    }
    // Some iterators have no end.
    const COUNTED: usize = 1 << 20;
    let rest = if read > texts { rest.bind(py).clone().take(COUNTED).count() } else { 0 };
    let more_than = if rest == COUNTED { "more than " } else { "" };
    let (read, texts) = (first + read + rest, first + texts);
    let at_least = if read < texts && first > 0 { "at least " } else { "" };
    Err(LegationError::new_err(format!(
        "{more_than}{read} {what} for {at_least}{texts} texts; give {give} for each text"
    )))
}

fn read_id(value: &Bound<'_, PyAny>, index: usize) -> PyResult<String> {
    if input::is_missing(value) {
        return Err(LegationError::new_err(format!("ids[{index}] is missing; give an id for each text")));
    }
    if input::is_binary(value) {
        let kind = value.get_type().name()?;
        return Err(PyTypeError::new_err(format!("ids[{index}] must be an id, not {kind}; decode it first")));
    }
    let text = value.str()?;
    let text = text.to_str().map_err(|_| input::TextError::new_err(format!("ids[{index}] holds a lone surrogate")))?;
    Ok(text.to_owned())
}
