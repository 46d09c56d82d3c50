//! Whole columns of countries.

use legation::{CodeSystem, Date};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyAny;
#[cfg(feature = "stubs")]
use pyo3::{PyTypeInfo, inspect::PyStaticExpr, type_hint_identifier, type_hint_subscript, type_hint_union};

use crate::input::{self, GivenDates, UnknownEntityError};
use crate::value::value_class;

/// The cells of a column: texts, codes that are numbers, and gaps.
pub struct Cells(Vec<Option<String>>);

impl FromPyObject<'_, '_> for Cells {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterable"), PyAny::TYPE_HINT);

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<Cells> {
        let cells = input::items(&value, "column", "names", "country", "use country for one name")?;
        input::each(cells.bind(value.py()), |index, cell| input::name_or_number(&cell, || format!("column[{index}]")))
            .map(Cells)
    }
}

/// A code: letters, or a number of Python or numpy.
pub struct Code(pub String);

impl FromPyObject<'_, '_> for Code {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(pyo3::types::PyString::TYPE_HINT, pyo3::types::PyInt::TYPE_HINT);

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<Code> {
        Ok(Code(input::name_or_number(&value, || "code".to_owned())?.unwrap_or_default()))
    }
}

value_class! {
    /// A text of a column that denotes no country, or several.
    UnresolvedName {
        /// The text.
        text: String,
        /// How many rows have it.
        rows: usize,
        /// The ids of the countries that it can mean; empty where nothing is called so.
        candidates: Vec<String>,
    }
}

impl UnresolvedName {
    fn new(text: &legation::Unresolved) -> UnresolvedName {
        UnresolvedName { text: text.query().to_owned(), rows: text.rows(), candidates: text.candidates().to_vec() }
    }
}

/// The countries of a column, found without the interpreter.
pub struct Found<'g> {
    cells: Vec<Option<String>>,
    dates: Vec<Option<Date>>,
    countries: Vec<Option<legation::Country<'g>>>,
    unresolved: Vec<UnresolvedName>,
}

impl<'g> Found<'g> {
    pub fn of(
        py: Python<'_>,
        gazetteer: &'g legation::Gazetteer,
        column: Cells,
        on: Option<GivenDates>,
    ) -> PyResult<Found<'g>> {
        let cells = column.0;
        let dates = match on {
            None => vec![None; cells.len()],
            Some(GivenDates::One(date)) => vec![date.0; cells.len()],
            Some(GivenDates::Each(dates)) => {
                let dates = input::each(dates.bind(py), |index, date| input::read_date(&date, Some(index)))?;
                if dates.len() != cells.len() {
                    let (dates, rows) = (dates.len(), cells.len());
                    let message =
                        format!("{dates} dates for a column of {rows} rows; give one date, or one for each row");
                    return Err(input::LegationError::new_err(message));
                }
                dates.into_iter().map(|date| date.0).collect()
            }
        };
        let (countries, unresolved) = py.detach(|| {
            let given = cells.iter().zip(&dates).filter_map(|(cell, date)| Some((cell.as_deref()?, *date)));
            let found = gazetteer.countries_on(given);
            let mut of_rows = found.countries().iter().copied();
            // Gaps are no queries.
            let countries = cells.iter().map(|cell| cell.as_ref().and_then(|_| of_rows.next().flatten())).collect();
            (countries, found.unresolved().map(UnresolvedName::new).collect())
        });
        Ok(Found { cells, dates, countries, unresolved })
    }

    pub fn unresolved(self) -> Vec<UnresolvedName> {
        self.unresolved
    }

    /// The id of each row, or its code in a system.
    pub fn answers(self, system: Option<CodeSystem>, not_found: &str) -> PyResult<Vec<Option<String>>> {
        let keeps = match not_found {
            "raise" if !self.unresolved.is_empty() => return Err(UnknownEntityError::new_err(self.report())),
            "raise" | "none" => false,
            "keep" => true,
            _ => {
                let message = format!("not_found must be \"raise\", \"none\" or \"keep\", not {not_found:?}");
                return Err(PyValueError::new_err(message));
            }
        };
        let answer = |country: &legation::Country<'g>, on: Option<Date>| match system {
            Some(system) => country.code(system, on).map(str::to_owned),
            None => Some(country.id().to_owned()),
        };
        let rows = self.cells.into_iter().zip(self.dates).zip(&self.countries);
        let rows = rows.map(|((cell, on), country)| match country {
            Some(country) => answer(country, on),
            None => cell.filter(|_| keeps),
        });
        Ok(rows.collect())
    }

    /// What is wrong, the texts of the most rows first.
    fn report(&self) -> String {
        const SHOWN: usize = 10;
        let told = self.unresolved.iter().take(SHOWN).map(|name| {
            let meanings = name.candidates.join(" or ");
            let why = if meanings.is_empty() { "not found".to_owned() } else { format!("ambiguous: {meanings}") };
            format!("{:?} ({} rows, {why})", name.text, name.rows)
        });
        let told = told.collect::<Vec<_>>().join("; ");
        let more = self.unresolved.len().saturating_sub(SHOWN);
        let more = if more > 0 { format!("; and {more} more") } else { String::new() };
        format!("no country for {told}{more}; not_found=\"none\" or \"keep\" goes on without them")
    }
}
