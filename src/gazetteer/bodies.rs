//! Bodies as a language calls them: "Сенат" is whatever English calls "Senate", and "Сенат США" is the American one.
//!
//! A row of `seeds/lexicon/<language>/bodies.tsv` gives the words of a language for one body, or for all that have a name in English. Of these the rules
//! choose as in English. A country beside the words tells which one is meant: such pairs are put together where a text has them, for the forms of
//! all bodies with those of all countries would be a million keys.

use std::collections::BTreeSet;

use super::Layer;
use super::image::{EntityRow, ExternalIdRow, NONE, NameRow, OrganisationRow};
use super::name_traits::NameTraits;
use crate::text::fold::fold_name;
use crate::vocabulary::{ExternalIdSystem, Kind};

/// The bodies that have this id, all whose ids end so ("-navy"), or those that bear this name.
pub(super) fn bearers(layer: &Layer, body: &str) -> Vec<NameRow> {
    let name = |number| layer.rows::<NameRow>().get(number);
    if let Some(entity) = layer.row_of_id(body) {
        return vec![of_entity(layer, entity, layer.rows::<EntityRow>().get(entity).detail)];
    }
    if is_ending(body) {
        let entities = layer.rows::<EntityRow>();
        let own = (0..).zip(entities.iter()).map(|(entity, row)| (entity, row.id));
        // A body that was joined with another is called as before.
        let former = layer.rows::<ExternalIdRow>().iter().filter(|row| row.system == ExternalIdSystem::Legation as u32);
        let ids = own.chain(former.map(|row| (row.entity, row.id)));
        let ending: BTreeSet<u32> =
            ids.filter(|&(_, id)| layer.string(id).ends_with(body)).map(|(entity, _)| entity).collect();
        let bodies = ending.into_iter().map(|entity| (entity, entities.get(entity)));
        let bodies = bodies.filter(|(_, row)| row.kind == Kind::Organisation as u32);
        return bodies.map(|(entity, row)| of_entity(layer, entity, row.detail)).collect();
    }
    let Some(key) = fold_name(body).and_then(|key| layer.keys().position(key.as_bytes())) else { return Vec::new() };
    let names = layer.names_of_key(key).map(name);
    let mut bodies: Vec<_> = names.filter(|name| NameTraits(name.traits).kind() == Some(Kind::Organisation)).collect();
    bodies.sort_by_key(|name| (name.entity, NameTraits(name.traits).needs_context()));
    bodies.dedup_by_key(|name| name.entity);
    bodies
}

/// Whether it stands for all bodies whose ids end so: they share no name, and only the country beside it says which is meant.
pub(super) fn is_ending(body: &str) -> bool {
    body.starts_with('-')
}

fn of_entity(layer: &Layer, entity: u32, detail: u32) -> NameRow {
    let OrganisationRow { country, parent, .. } = layer.rows().get(detail);
    NameRow { entity, traits: 0, start: 0, end: 0, country, parent }
}

/// The bodies of one name and one country.
pub(super) struct Composed {
    pub country: u32,
    /// Where they are among the names of the language.
    pub names: (u32, u32),
}

impl Composed {
    /// Whether a country tells it from other bodies of its name.
    pub fn is_told_apart(name: &NameRow) -> bool {
        let traits = NameTraits(name.traits);
        traits.kind() == Some(Kind::Organisation) && traits.needs_context() && name.country != NONE
    }

    /// The names in the order of countries.
    pub fn sorted(names: &[NameRow]) -> Vec<NameRow> {
        let mut rows = names.to_vec();
        rows.sort_by_key(|name| (name.country, name.entity));
        rows
    }

    /// The countries of names in their order, the first of which has this place.
    pub fn of(names: &[NameRow], first: u32) -> impl Iterator<Item = Composed> + '_ {
        let mut end = first;
        names.chunk_by(|one, next| one.country == next.country).map(move |of_country| {
            let start = end;
            end += of_country.len() as u32;
            Composed { country: of_country[0].country, names: (start, end) }
        })
    }
}
