//! The countries of a whole column.

use rustc_hash::FxHashMap;

use super::{Country, Gazetteer};
use crate::date::Date;

/// The countries of a column, from [`Gazetteer::countries`].
#[derive(Clone, Debug)]
pub struct CountryColumn<'g> {
    countries: Vec<Option<Country<'g>>>,
    unresolved: Vec<Unresolved>,
}

/// A text of a column that denotes no country, or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unresolved {
    query: String,
    rows: usize,
    candidates: Vec<String>,
}

impl Unresolved {
    /// The text.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// How many rows have it.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The ids of the countries that it can mean; empty where nothing is called so.
    pub fn candidates(&self) -> &[String] {
        &self.candidates
    }
}

impl<'g> CountryColumn<'g> {
    pub(super) fn of<'q>(
        gazetteer: &'g Gazetteer,
        rows: impl IntoIterator<Item = (&'q str, Option<Date>)>,
    ) -> CountryColumn<'g> {
        let mut column = CountryColumn { countries: Vec::new(), unresolved: Vec::new() };
        // What each text denotes on its date, or its place among those that denote nothing.
        let mut known: FxHashMap<(&str, Option<Date>), Result<Country<'g>, usize>> = FxHashMap::default();
        let mut places: FxHashMap<&str, usize> = FxHashMap::default();
        for (query, on) in rows {
            let answer = *known.entry((query, on)).or_insert_with(|| {
                gazetteer.country_on(query, on).map_err(|error| {
                    *places.entry(query).or_insert_with(|| {
                        let candidates = error.candidates().to_vec();
                        column.unresolved.push(Unresolved { query: query.to_owned(), rows: 0, candidates });
                        column.unresolved.len() - 1
                    })
                })
            });
            if let Err(place) = answer {
                column.unresolved[place].rows += 1;
            }
            column.countries.push(answer.ok());
        }
        column.unresolved.sort_by_key(|text| std::cmp::Reverse(text.rows));
        column
    }

    /// The country of each row; `None` where it cannot be told.
    pub fn countries(&self) -> &[Option<Country<'g>>] {
        &self.countries
    }

    /// The different texts that denote no country or several, those of the most rows first.
    pub fn unresolved(&self) -> impl ExactSizeIterator<Item = &Unresolved> {
        self.unresolved.iter()
    }
}
