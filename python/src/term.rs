//! Terms of office.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use legation::{Gazetteer, Role};
use pyo3::prelude::*;
use pyo3::types::{PyAny, PyTuple};

use crate::entity::{Entity, Leader};
use crate::gazetteer::Gazetteer as Object;
use crate::input::UnknownEntityError;
use crate::value::end_text;
use crate::word::Word;

/// A person in an office of a country or an organisation, from one date to another.
#[pyclass(frozen, eq, hash, module = "legation")]
#[derive(Clone)]
pub struct Term {
    gazetteer: Arc<Gazetteer>,
    leader: String,
    body: String,
    /// The class of the office: "head_of_state", "head_of_government" …
    #[pyo3(get)]
    role: Word<Role>,
    /// The English title: "President", "Prime Minister".
    #[pyo3(get)]
    office: String,
    /// When it began (YYYY, YYYY-MM or YYYY-MM-DD), if a source says so.
    #[pyo3(get)]
    start: Option<String>,
    /// When it ended: a date, "?" when it ended on an unknown day, `None` when it had not ended as of the data version.
    #[pyo3(get)]
    end: Option<String>,
    /// When a source last saw the person in office, if the end is "?" and a source says.
    #[pyo3(get)]
    last_seen: Option<String>,
}

impl Term {
    pub fn new(gazetteer: &Arc<Gazetteer>, term: &legation::Term<'_>) -> Term {
        Term {
            gazetteer: gazetteer.clone(),
            leader: term.leader().id().to_owned(),
            body: term.body().id().to_owned(),
            role: Word(term.role()),
            office: term.office().to_owned(),
            start: term.start().map(|date| date.to_string()),
            end: end_text(term.end()),
            last_seen: term.last_seen().map(|date| date.to_string()),
        }
    }

    fn facts(&self) -> (&str, &str, Word<Role>, &str, Option<&str>, Option<&str>) {
        (&self.leader, &self.body, self.role, &self.office, self.start.as_deref(), self.end.as_deref())
    }
}

impl PartialEq for Term {
    fn eq(&self, other: &Self) -> bool {
        self.facts() == other.facts()
    }
}

impl Eq for Term {}

impl Hash for Term {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.facts().hash(state);
    }
}

#[pymethods]
impl Term {
    /// Who held the office.
    #[getter]
    fn leader(&self, py: Python<'_>) -> PyResult<Py<Leader>> {
        Leader::wrap(py, &self.gazetteer, self.gazetteer.entity(&self.leader).expect("taken from this gazetteer"))
    }

    /// The country or organisation.
    #[getter]
    fn body(&self, py: Python<'_>) -> PyResult<Py<Entity>> {
        Entity::wrap(py, &self.gazetteer, self.gazetteer.entity(&self.body).expect("taken from this gazetteer"))
    }

    fn __repr__(&self) -> String {
        let (start, end) = (self.start.as_deref().unwrap_or("?"), self.end.as_deref().unwrap_or("now"));
        format!("<Term {} {:?} of {} {start} to {end}>", self.leader, self.office, self.body)
    }

    /// Pickles as the leader and the place among the leader's terms.
    #[pyo3(signature = () -> "tuple[object, tuple[str, int, Gazetteer | None]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let leader = self.gazetteer.entity(&self.leader).and_then(|entity| entity.as_leader());
        let mut terms = leader.expect("taken from this gazetteer").terms();
        let place =
            terms.position(|term| Term::new(&self.gazetteer, &term) == *self).expect("taken from this gazetteer");
        Ok((
            py.get_type::<Term>().getattr("_restore")?,
            (&self.leader, place, Object::unless_built_in(py, &self.gazetteer)?).into_pyobject(py)?,
        ))
    }

    #[staticmethod]
    #[pyo3(signature = (leader, place, gazetteer = None))]
    fn _restore(leader: &str, place: usize, gazetteer: Option<Py<Object>>) -> PyResult<Term> {
        let gazetteer = Object::or_built_in(gazetteer.as_ref());
        let view = gazetteer.entity(leader).and_then(|entity| entity.as_leader());
        let term = view.and_then(|leader| leader.terms().nth(place)).map(|term| Term::new(&gazetteer, &term));
        term.ok_or_else(|| {
            UnknownEntityError::new_err(format!("{leader:?} has no term number {place} in this data version"))
        })
    }
}
