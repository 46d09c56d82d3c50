//! Identifiers of leaders and organisations in other data sets, so that results can be joined to them.

use super::image::{ExternalIdBySystemRow, ExternalIdRow};
use super::{Entity, Gazetteer, LayerId};
use crate::vocabulary::ExternalIdSystem;

/// An identifier in another data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ExternalId<'g> {
    /// The data set.
    pub system: ExternalIdSystem,
    /// The identifier as it is written there.
    pub id: &'g str,
}

impl<'g> Entity<'g> {
    /// The identifiers in other data sets, by system; Wikidata and country codes are not among them.
    ///
    /// ```
    /// use legation::ExternalIdSystem::Archigos;
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let thatcher = gazetteer.leader("Margaret Thatcher")?;
    /// assert!(thatcher.external_ids().any(|id| id.system == Archigos));
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn external_ids(&self) -> impl Iterator<Item = ExternalId<'g>> + use<'g> {
        self.gazetteer.stated(self.handle).flat_map(|(layer, entity)| {
            let rows = layer.rows::<ExternalIdRow>();
            rows.equal_range(entity, |row| row.entity).map(move |number| {
                let row = rows.get(number);
                ExternalId { system: ExternalIdSystem::from_index(row.system), id: layer.string(row.id) }
            })
        })
    }
}

impl Gazetteer {
    /// The entities that have an identifier in another data set: one as a rule, several where the set does not tell them apart.
    ///
    /// ```
    /// use legation::ExternalIdSystem::Archigos;
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let thatcher = gazetteer.leader("Margaret Thatcher")?;
    /// let id = thatcher.external_ids().find(|id| id.system == Archigos).unwrap().id;
    /// assert_eq!(gazetteer.by_external_id(Archigos, id), [*thatcher]);
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn by_external_id(&self, system: ExternalIdSystem, id: &str) -> Vec<Entity<'_>> {
        let mut found: Vec<Entity<'_>> = Vec::new();
        for layer in &self.layers {
            let rows = layer.rows::<ExternalIdBySystemRow>();
            for number in rows.equal_range((system as u32, id), |row| (row.system, layer.string(row.id))) {
                let entity = layer.rows::<ExternalIdRow>().get(rows.get(number).row).entity;
                let entity = self.entity_at(layer.handle(entity));
                if layer.id() == LayerId::LOWEST || !found.contains(&entity) {
                    found.push(entity);
                }
            }
        }
        found
    }
}
