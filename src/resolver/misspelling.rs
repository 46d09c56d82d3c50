//! Names of office holders that the text spells otherwise: "Prime Minister Yulia Timoshenko".

use super::title::Title;
use crate::gazetteer::{DistanceMatrix, Gazetteer, Term};
use crate::key::fold_name;
use crate::mention::Mention;
use crate::vocabulary::{Form, Kind};

/// Edits that two spellings of a full name may be apart.
const EDITS: u8 = 2;
/// Shorter names are too easily another's, unless only one letter differs and the country stands beside the office.
const SHORTEST: usize = 8;
const SHORTEST_BESIDE_COUNTRY: usize = 6;
/// Where the text names no country beside the office, at most so many that it does name are searched.
const COUNTRIES: usize = 6;

/// The leader whose name comes nearest to this one among those who held the office: of the body beside it, else of the countries in the text.
pub(super) fn nearest_holder(
    gazetteer: &Gazetteer,
    name: &str,
    title: &Title,
    body: Option<&Mention>,
    mentions: &[Mention],
) -> Option<u32> {
    if !title.is_of_few() {
        return None;
    }
    let key = fold_name(name)?;
    let letters: Vec<char> = key.chars().collect();
    let edits = if letters.len() >= SHORTEST { EDITS } else { 1 };
    if letters.len() < SHORTEST && (body.is_none() || letters.len() < SHORTEST_BESIDE_COUNTRY) {
        return None;
    }
    let bodies = match body {
        Some(body) => body.target.entity().into_iter().collect(),
        None => most_mentioned_countries(mentions),
    };
    let terms = bodies.into_iter().flat_map(|body| gazetteer.terms_of_body(body));
    // A misspelt name begins, or its family name does, with the right letter; most holders are told apart by that at once.
    let initials = |name: &str| {
        let initial = |word: &str| word.chars().next().map(|c| c.to_ascii_lowercase());
        (initial(name), name.rsplit(' ').next().and_then(initial))
    };
    let (first, last) = initials(&key);
    let begins_alike = |term: &Term<'_>| {
        let (other_first, other_last) = initials(term.leader().name());
        first == other_first || last == other_last
    };
    let terms = terms.filter(|term| title.names(term.role()) && begins_alike(term));
    let mut holders: Vec<u32> = terms.map(|term| term.leader().number()).collect();
    holders.sort_unstable();
    holders.dedup();
    let distance = |&holder: &u32| {
        let names = gazetteer.entity_at(holder).names();
        let full = names.filter(|name| matches!(name.form(), Form::Name | Form::Official));
        let near = full.filter(|name| name.key().len().abs_diff(key.len()) <= usize::from(edits));
        near.filter_map(|name| DistanceMatrix::between(&letters, name.key(), edits)).min()
    };
    let near = holders.into_iter().filter_map(|holder| Some((distance(&holder)?, holder)));
    near.min().map(|(_, holder)| holder)
}

/// The countries that the text names most, the most named first.
fn most_mentioned_countries(mentions: &[Mention]) -> Vec<u32> {
    let countries = mentions.iter().filter(|mention| mention.kind == Kind::Country);
    let mut countries: Vec<u32> = countries.filter_map(|mention| mention.target.entity()).collect();
    countries.sort_unstable();
    let mut counts: Vec<(usize, u32)> = countries.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
    counts.sort_by_key(|&(count, country)| (std::cmp::Reverse(count), country));
    counts.into_iter().map(|(_, country)| country).take(COUNTRIES).collect()
}
