//! Names of office holders that the text spells otherwise: "Prime Minister Yulia Timoshenko".

use crate::document::mention::Mention;
use crate::gazetteer::{DistanceMatrix, EntityHandle, Gazetteer};
use crate::resolver::title::Title;
use crate::text::fold::fold_name;
use crate::vocabulary::Kind;

/// Edits that two spellings of a full name may be apart.
const EDITS: u8 = 2;
/// Shorter names are too easily another's, unless only one letter differs and the country stands beside the office.
const SHORTEST: usize = 8;
const SHORTEST_BESIDE_COUNTRY: usize = 6;
/// Where the text names no country beside the office, at most this many that it does name are searched.
const COUNTRIES: usize = 6;

/// The leader whose name comes nearest to this one among those who held the office: of the body beside it, else of the countries.
pub(super) fn nearest_holder(
    gazetteer: &Gazetteer,
    name: &str,
    title: &Title,
    body: Option<&Mention>,
    countries: &[EntityHandle],
) -> Option<EntityHandle> {
    if !title.is_of_few() {
        return None;
    }
    let key = fold_name(name)?;
    let letters: Vec<char> = key.chars().collect();
    let edits = if letters.len() >= SHORTEST { EDITS } else { 1 };
    if letters.len() < SHORTEST && (body.is_none() || letters.len() < SHORTEST_BESIDE_COUNTRY) {
        return None;
    }
    let body = body.map(|body| body.target.entity());
    let bodies = body.as_ref().map_or(countries, |body| body.as_slice());
    let roles = title.roles_of_holders();
    let near = bodies.iter().flat_map(|&body| gazetteer.similar_holder_names(body, roles, &key, edits));
    let near = near.filter_map(|holder| {
        let other = std::str::from_utf8(holder.key).expect("keys are text");
        Some((DistanceMatrix::between(&letters, other, edits)?, holder.leader))
    });
    near.min().map(|(_, leader)| leader)
}

/// The countries that the text names most, the most named first: those whose offices are searched where no body stands beside the office.
pub(super) fn most_mentioned_countries(mentions: &[Mention]) -> Vec<EntityHandle> {
    let countries = mentions.iter().filter(|mention| mention.kind == Kind::Country);
    let mut countries: Vec<EntityHandle> = countries.filter_map(|mention| mention.target.entity()).collect();
    countries.sort_unstable();
    let mut counts: Vec<(usize, EntityHandle)> =
        countries.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
    counts.sort_by_key(|&(count, country)| (std::cmp::Reverse(count), country));
    counts.into_iter().map(|(_, country)| country).take(COUNTRIES).collect()
}
