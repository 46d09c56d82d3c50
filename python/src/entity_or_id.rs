//! An argument that is an entity, or the id of one.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
#[cfg(feature = "stubs")]
use pyo3::{PyTypeInfo, inspect::PyStaticExpr, type_hint_union, types::PyString};

use crate::entity::Entity;
use crate::input::UnknownEntityError;

/// An entity, or its id; of both the id.
pub enum EntityOrId {
    Entity(String),
    Id(String),
}

impl EntityOrId {
    /// The entity in a gazetteer; of another gazetteer's entity there may be none.
    pub fn of<'g>(&self, gazetteer: &'g legation::Gazetteer) -> PyResult<Option<legation::Entity<'g>>> {
        let (EntityOrId::Entity(id) | EntityOrId::Id(id)) = self;
        let found = gazetteer.entity(id);
        if found.is_some() || matches!(self, EntityOrId::Entity(_)) {
            return Ok(found);
        }
        let mut named: Vec<String> = gazetteer.named(id).iter().map(|name| name.entity().id().to_owned()).collect();
        named.dedup();
        named.truncate(5);
        let hint = if named.is_empty() { String::new() } else { format!("; it is a name of {}", named.join(", ")) };
        Err(UnknownEntityError::new_err((format!("no entity has the id {id:?}{hint}"), named)))
    }
}

impl FromPyObject<'_, '_> for EntityOrId {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(Entity::TYPE_HINT, PyString::TYPE_HINT);

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<EntityOrId> {
        if let Ok(entity) = value.cast::<Entity>() {
            return Ok(EntityOrId::Entity(entity.get().id_str().to_owned()));
        }
        value.extract().map(EntityOrId::Id).map_err(|_| match value.get_type().name() {
            Ok(kind) => PyTypeError::new_err(format!("an entity, or its id as str, is expected, not {kind}")),
            Err(error) => error,
        })
    }
}
