//! Terms of office.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use legation::{Gazetteer, Role};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyAny, PyTuple};

use crate::entity::{Entity, Leader, leader_of};
use crate::gazetteer::Gazetteer as Object;
use crate::input::{GivenDate, UnknownEntityError};
use crate::value::{TupleOf, end_text};
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

/// Leader, body, office, start and end.
type KnownBy = (String, String, String, Option<String>, Option<String>);

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

    /// Pickles as what it is known by, so that other data gives the same term or none.
    #[pyo3(signature = () -> "tuple[object, tuple[object, ...]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let known_by = (&self.leader, &self.body, &self.office, &self.start, &self.end);
        let restore = py.get_type::<Term>().getattr("_restore")?;
        Ok((restore, (known_by, Object::unless_built_in(py, &self.gazetteer)?).into_pyobject(py)?))
    }

    #[staticmethod]
    #[pyo3(signature = (known_by, gazetteer = None))]
    fn _restore(known_by: KnownBy, gazetteer: Option<Py<Object>>) -> PyResult<Term> {
        let gazetteer = Object::or_built_in(gazetteer.as_ref());
        let (id, body, office, start, end) = known_by;
        let leader = gazetteer.entity(&id).and_then(|entity| entity.as_leader());
        let terms = leader.into_iter().flat_map(|leader| leader.terms()).map(|term| Term::new(&gazetteer, &term));
        let same = |term: &Term| term.body == body && term.office == office && term.start == start;
        // What was open has perhaps ended since.
        let term = terms.filter(same).max_by_key(|term| term.end == end);
        term.ok_or_else(|| {
            let start = start.as_deref().unwrap_or("?");
            let message = format!("{id:?} has no term as {office:?} of {body:?} from {start} in this data version");
            UnknownEntityError::new_err(message)
        })
    }
}

// Here and not with the class: a term knows its leader already.
#[pymethods]
impl Leader {
    /// The terms of office, in the order of their starts.
    #[getter]
    fn terms<'py>(slf: PyRef<'py, Self>) -> PyResult<TupleOf<'py, Term>> {
        let gazetteer = slf.as_super().gazetteer();
        TupleOf::of(slf.py(), leader_of(&slf).terms().map(|term| Term::new(gazetteer, &term)))
    }

    /// The terms that were in force on a date.
    #[pyo3(signature = (date, /))]
    fn terms_on<'py>(slf: PyRef<'py, Self>, date: GivenDate) -> PyResult<TupleOf<'py, Term>> {
        let date = date.0.ok_or_else(|| PyTypeError::new_err("terms_on needs a date; terms holds all terms"))?;
        let gazetteer = slf.as_super().gazetteer();
        let terms = leader_of(&slf).terms().filter(|term| term.holds_on(date));
        TupleOf::of(slf.py(), terms.map(|term| Term::new(gazetteer, &term)))
    }
}
