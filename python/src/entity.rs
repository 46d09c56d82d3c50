//! Entities: countries, leaders and organisations of a gazetteer.

use std::sync::Arc;

use legation::{CountryStatus, Gazetteer, Kind, LayerKind};
use pyo3::PyClassInitializer;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::gazetteer::Gazetteer as GazetteerObject;
use crate::value::{CountryCode, ExternalId, Name, TupleOf, hash};
use crate::word::Word;

/// A thing in the gazetteer: a country, a leader or an organisation.
///
/// Entities are equal when they have the same id; they pickle by id, those of other gazetteers than the built-in one with it.
#[pyclass(frozen, subclass, module = "legation")]
pub struct Entity {
    gazetteer: Arc<Gazetteer>,
    id: String,
}

impl Entity {
    fn view(&self) -> legation::Entity<'_> {
        self.gazetteer.entity(&self.id).expect("the entity was taken from this gazetteer")
    }

    pub fn gazetteer(&self) -> &Arc<Gazetteer> {
        &self.gazetteer
    }

    pub fn id_str(&self) -> &str {
        &self.id
    }

    /// The Python object of the class that fits the entity's kind.
    pub fn wrap(py: Python<'_>, gazetteer: &Arc<Gazetteer>, entity: legation::Entity<'_>) -> PyResult<Py<Entity>> {
        let object = match entity.kind() {
            legation::Kind::Country => Country::wrap(py, gazetteer, entity)?.into_any(),
            legation::Kind::Leader => Leader::wrap(py, gazetteer, entity)?.into_any(),
            legation::Kind::Organisation => Organisation::wrap(py, gazetteer, entity)?.into_any(),
            _ => return Py::new(py, Entity { gazetteer: gazetteer.clone(), id: entity.id().to_owned() }),
        };
        Ok(object.into_bound(py).cast_into()?.unbind())
    }
}

/// How an entity of a known kind becomes an object of its class.
macro_rules! wrap {
    ($class:ident) => {
        impl $class {
            /// The Python object of an entity that is of this kind.
            pub fn wrap(
                py: Python<'_>,
                gazetteer: &Arc<Gazetteer>,
                entity: legation::Entity<'_>,
            ) -> PyResult<Py<$class>> {
                let base = Entity { gazetteer: gazetteer.clone(), id: entity.id().to_owned() };
                Py::new(py, PyClassInitializer::from(base).add_subclass($class))
            }
        }
    };
}

wrap!(Country);
wrap!(Leader);
wrap!(Organisation);

#[pymethods]
impl Entity {
    /// The stable id: "country:KOR", "leader:lee-jae-myung", "org:apec".
    #[getter]
    fn id(&self) -> &str {
        &self.id
    }

    /// "country", "leader", "organisation"; "other" for something of your own that is none of them.
    #[getter]
    fn kind(&self) -> Word<Kind> {
        Word(self.view().kind())
    }

    /// The class of an organisation ("igo", "party", "ministry", "armed_group" …); of something of your own, what its list calls its kind: "company".
    #[getter]
    fn entity_class(&self) -> Option<&str> {
        self.view().class_word()
    }

    /// Where it comes from: "built_in" or "own"; of several layers that have it the lowest counts.
    #[getter]
    fn layer(&self) -> Word<LayerKind> {
        Word(self.view().layer())
    }

    /// The name that English-language news uses.
    #[getter]
    fn name(&self) -> &str {
        self.view().name()
    }

    /// The Wikidata item ("Q884"), where a source states it.
    #[getter]
    fn qid(&self) -> Option<&str> {
        self.view().qid()
    }

    /// The title of the English Wikipedia article, where it is known.
    #[getter]
    fn wikipedia(&self) -> Option<&str> {
        self.view().wikipedia()
    }

    /// The ids of the sources that state the entity; see `data_info()`.
    #[getter]
    fn sources<'py>(&self, py: Python<'py>) -> PyResult<TupleOf<'py, String>> {
        TupleOf::of(py, self.view().sources().map(str::to_owned))
    }

    /// All names of the entity.
    #[getter]
    fn names<'py>(&self, py: Python<'py>) -> PyResult<TupleOf<'py, Name>> {
        TupleOf::of(py, self.view().names().map(|name| Name::new(&name)))
    }

    /// The identifiers in other data sets (Archigos, PartyFacts …); Wikidata and country codes are not among them.
    #[getter]
    fn external_ids<'py>(&self, py: Python<'py>) -> PyResult<TupleOf<'py, ExternalId>> {
        TupleOf::of(py, self.view().external_ids().map(|external| ExternalId::new(&external)))
    }

    /// All that the gazetteer says of the entity, as JSON has it: id, kind, name, codes or terms by kind. What is not known is left out.
    #[pyo3(signature = () -> "dict[str, object]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let json = serde_json::to_string(&self.view()).expect("entities have nothing that JSON cannot hold");
        py.import("json")?.call_method1("loads", (json,))
    }

    /// The entity as notebooks show it: names, codes or terms, links, as HTML with a style of its own and no script.
    fn to_html(&self) -> String {
        self.view().to_html()
    }

    /// What a notebook shows.
    fn _repr_html_(&self) -> String {
        self.to_html()
    }

    // `subclass` is needed for the three classes of Rust; one of Python would have no objects.
    #[classmethod]
    fn __init_subclass__(cls: &Bound<'_, PyType>) -> PyResult<()> {
        let message = format!("{} cannot be a subclass of Entity: entities come from the gazetteer", cls.name()?);
        Err(PyTypeError::new_err(message))
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let class = slf.get_type().name()?;
        Ok(format!("<{class} {} {:?}>", slf.get().id, slf.get().view().name()))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Entity>().is_ok_and(|other| other.get().id == self.id)
    }

    fn __hash__(&self) -> u64 {
        hash(&self.id)
    }

    #[pyo3(signature = () -> "tuple[object, tuple[str]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((GazetteerObject::finder(py, &self.gazetteer, "entity")?, (self.id.clone(),)))
    }
}

/// A state, a territory or a historical state.
#[pyclass(frozen, extends = Entity, module = "legation")]
pub struct Country;

fn country_of<'s>(slf: &'s PyRef<'_, Country>) -> legation::Country<'s> {
    slf.as_super().view().as_country().expect("made for its kind")
}

#[pymethods]
impl Country {
    /// ISO 3166-1 alpha-2; for former states the last code they had.
    #[getter]
    fn iso2(slf: PyRef<'_, Self>) -> Option<String> {
        country_of(&slf).iso2().map(str::to_owned)
    }

    /// ISO 3166-1 alpha-3.
    #[getter]
    fn iso3(slf: PyRef<'_, Self>) -> Option<String> {
        country_of(&slf).iso3().map(str::to_owned)
    }

    /// ISO 3166-1 numeric, three digits.
    #[getter]
    fn numeric(slf: PyRef<'_, Self>) -> Option<String> {
        country_of(&slf).numeric().map(str::to_owned)
    }

    /// UN M49, three digits.
    #[getter]
    fn m49(slf: PyRef<'_, Self>) -> Option<String> {
        country_of(&slf).m49().map(str::to_owned)
    }

    /// "member" of the UN, "state", "territory", "constituent", "disputed" or "historical".
    #[getter]
    fn status(slf: PyRef<'_, Self>) -> Word<CountryStatus> {
        Word(country_of(&slf).status())
    }

    /// The COW and Gleditsch–Ward codes with the dates they were valid.
    #[getter]
    fn codes<'py>(slf: PyRef<'py, Self>) -> PyResult<TupleOf<'py, CountryCode>> {
        TupleOf::of(slf.py(), country_of(&slf).codes().map(|code| CountryCode::new(&code)))
    }

    /// Since when the state exists (YYYY, YYYY-MM or YYYY-MM-DD), where that is known.
    #[getter]
    fn start(slf: PyRef<'_, Self>) -> Option<String> {
        country_of(&slf).start().map(|date| date.to_string())
    }

    /// When the state ended; `None` for those that exist.
    #[getter]
    fn end(slf: PyRef<'_, Self>) -> Option<String> {
        country_of(&slf).end().map(|date| date.to_string())
    }

    /// The state that a territory belongs to.
    #[getter]
    fn parent(slf: PyRef<'_, Self>) -> PyResult<Option<Py<Country>>> {
        let parent = country_of(&slf).parent();
        parent.map(|parent| Country::wrap(slf.py(), &slf.as_super().gazetteer, *parent)).transpose()
    }

    /// The states that followed a historical one.
    #[getter]
    fn successors<'py>(slf: PyRef<'py, Self>) -> PyResult<TupleOf<'py, Py<Country>>> {
        let gazetteer = &slf.as_super().gazetteer;
        let successors = country_of(&slf).successors().map(|country| Country::wrap(slf.py(), gazetteer, *country));
        TupleOf::of(slf.py(), successors.collect::<PyResult<Vec<_>>>()?)
    }
}

/// A person who holds or held political office or leads a political body.
#[pyclass(frozen, extends = Entity, module = "legation")]
pub struct Leader;

pub fn leader_of<'s>(slf: &'s PyRef<'_, Leader>) -> legation::Leader<'s> {
    slf.as_super().view().as_leader().expect("made for its kind")
}

#[pymethods]
impl Leader {
    /// The family name, where a source marks it.
    #[getter]
    fn family_name(slf: PyRef<'_, Self>) -> Option<String> {
        leader_of(&slf).family_name().map(str::to_owned)
    }

    /// The date of birth (YYYY, YYYY-MM or YYYY-MM-DD), where a source states it.
    #[getter]
    fn born(slf: PyRef<'_, Self>) -> Option<String> {
        leader_of(&slf).born().map(|date| date.to_string())
    }

    /// The date of death, where a source states it.
    #[getter]
    fn died(slf: PyRef<'_, Self>) -> Option<String> {
        leader_of(&slf).died().map(|date| date.to_string())
    }
}

/// An intergovernmental body, a state body, a party, an armed group, a non-governmental organisation …
#[pyclass(frozen, extends = Entity, module = "legation")]
pub struct Organisation;

fn organisation_of<'s>(slf: &'s PyRef<'_, Organisation>) -> legation::Organisation<'s> {
    slf.as_super().view().as_organisation().expect("made for its kind")
}

#[pymethods]
impl Organisation {
    /// The country of a party, a ministry, a state firm …
    #[getter]
    fn country(slf: PyRef<'_, Self>) -> PyResult<Option<Py<Country>>> {
        let country = organisation_of(&slf).country();
        country.map(|country| Country::wrap(slf.py(), &slf.as_super().gazetteer, *country)).transpose()
    }

    /// The organisation that it is a part of.
    #[getter]
    fn parent(slf: PyRef<'_, Self>) -> PyResult<Option<Py<Organisation>>> {
        let parent = organisation_of(&slf).parent();
        parent.map(|parent| Organisation::wrap(slf.py(), &slf.as_super().gazetteer, *parent)).transpose()
    }

    /// When it was founded (YYYY, YYYY-MM or YYYY-MM-DD), where that is known.
    #[getter]
    fn start(slf: PyRef<'_, Self>) -> Option<String> {
        organisation_of(&slf).start().map(|date| date.to_string())
    }

    /// When it ended; `None` for those that exist and where it is not known.
    #[getter]
    fn end(slf: PyRef<'_, Self>) -> Option<String> {
        organisation_of(&slf).end().map(|date| date.to_string())
    }
}
