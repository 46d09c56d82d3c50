//! Look-ups on the embedded gazetteer.

use legation::Gazetteer;
use pyo3::prelude::*;

use crate::entity::{Country, Entity, Leader};
use crate::input::{self, GivenDate, UnknownEntityError};
use crate::term::Term;
use crate::value::{DataInfo, Name, Source};

fn found(error: legation::LookupError) -> PyErr {
    UnknownEntityError::new_err(error.to_string())
}

/// The entity with a legation id ("org:apec") or a Wikidata id ("Q15031").
///
/// Raises `UnknownEntityError` when there is none.
#[pyfunction]
pub fn entity(py: Python<'_>, id: &str) -> PyResult<Py<Entity>> {
    let gazetteer = Gazetteer::embedded();
    let entity = gazetteer.entity(id);
    let entity = entity.ok_or_else(|| UnknownEntityError::new_err(format!("no entity has the id {id:?}")))?;
    Entity::wrap(py, &gazetteer, entity)
}

/// The country with an id, an ISO code, a Wikidata id, a name, a former name or a demonym.
///
/// Raises `UnknownEntityError` when nothing matches, or several countries do ("Congo").
#[pyfunction]
pub fn country(py: Python<'_>, query: &str) -> PyResult<Py<Country>> {
    let gazetteer = Gazetteer::embedded();
    let country = gazetteer.country(query).map_err(found)?;
    Country::wrap(py, &gazetteer, *country)
}

/// The country that had a code of a system ("iso2", "iso3", "numeric", "m49", "cow", "gw", "qid"), on a date if given.
///
/// Raises `UnknownEntityError` when there is none.
#[pyfunction]
#[pyo3(signature = (system, code, *, on = None))]
pub fn country_by_code(py: Python<'_>, system: &str, code: &str, on: Option<GivenDate>) -> PyResult<Py<Country>> {
    let gazetteer = Gazetteer::embedded();
    let country = gazetteer.country_by_code(input::word(system)?, code, on.map(|on| on.0));
    let country =
        country.ok_or_else(|| UnknownEntityError::new_err(format!("no country has the {system} code {code:?}")))?;
    Country::wrap(py, &gazetteer, *country)
}

/// The leader with an id, a Wikidata id or a full name.
///
/// Raises `UnknownEntityError` when nobody matches, or several people do.
#[pyfunction]
pub fn leader(py: Python<'_>, query: &str) -> PyResult<Py<Leader>> {
    let gazetteer = Gazetteer::embedded();
    let leader = gazetteer.leader(query).map_err(found)?;
    Leader::wrap(py, &gazetteer, *leader)
}

/// The names that match a text as a whole, whatever its case, diacritics, hyphens and dots.
#[pyfunction]
pub fn named(text: &str) -> Vec<Name> {
    Gazetteer::embedded().named(text).iter().map(Name::new).collect()
}

/// Who held the offices of a country on a date; without a date, who holds them as of the data version.
///
/// Heads of state come first, then heads of government, then the other roles. Raises `UnknownEntityError` for an unknown country.
#[pyfunction]
#[pyo3(signature = (country, *, on = None))]
pub fn office_holders(country: &str, on: Option<GivenDate>) -> PyResult<Vec<Term>> {
    let gazetteer = Gazetteer::embedded();
    let terms = gazetteer.office_holders(country, on.map(|on| on.0)).map_err(found)?;
    Ok(terms.iter().map(|term| Term::new(&gazetteer, term)).collect())
}

/// What the gazetteer's data is: version, hash, counts and sources.
#[pyfunction]
pub fn data_info() -> DataInfo {
    let gazetteer = Gazetteer::embedded();
    let info = gazetteer.info();
    let source = |source: legation::Source<'_>| Source {
        id: source.id.to_owned(),
        title: source.title.to_owned(),
        licence: source.licence.to_owned(),
        as_of: source.as_of.to_owned(),
    };
    DataInfo {
        version: info.version().to_owned(),
        hash: info.hash().to_owned(),
        countries: info.countries(),
        leaders: info.leaders(),
        organisations: info.organisations(),
        names: info.names(),
        terms: info.terms(),
        sources: info.sources().map(source).collect(),
    }
}
