//! Search by the beginning of a name or a misspelt one.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::distance::DistanceMatrix;
use super::layer::Placed;
use super::{Entity, Gazetteer, Name, Term};
use crate::text::fold::fold_name;
use crate::vocabulary::{Form, Role};

/// An entity that [`Gazetteer::search`] found, with the name that comes nearest to the query.
#[derive(Clone, Copy, Debug)]
pub struct SearchResult<'g> {
    name: Name<'g>,
    edits: usize,
    whole: bool,
}

impl<'g> SearchResult<'g> {
    /// The entity.
    pub fn entity(&self) -> Entity<'g> {
        self.name.entity()
    }

    /// The name of the entity that matched best.
    pub fn name(&self) -> Name<'g> {
        self.name
    }

    /// How many letters had to be put in, left out, changed or swapped with their neighbour; 0 if the query is spelt like the name.
    pub fn edits(&self) -> usize {
        self.edits
    }

    /// Whether the query is the whole name and not only its beginning.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// What makes one result better than another, best first.
    fn rank(&self) -> (usize, bool, bool, Reverse<usize>, &'g str) {
        let foreign = !self.name.languages().any(|language| matches!(language, "en" | "und"));
        let figurative = matches!(self.name.form(), Form::Capital | Form::Metonym);
        (self.edits, !self.whole, foreign || figurative, Reverse(self.entity().prominence()), self.entity().id())
    }
}

impl Gazetteer {
    /// The entities with a name that is, begins with or is spelt nearly like the query, best first, at most `limit`.
    ///
    /// Case, diacritics, hyphens and dots do not matter. Whole names come before beginnings of names, and these before misspellings (one edit
    /// from four letters on, two from eight on, looked for only when there is nothing better, or from five on when fewer than `limit` names begin
    /// so and none is the query); among equals English
    /// names come first, then the entities that are written about most, as far as the number of their names, sources and high offices tells.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let best = |query| gazetteer.search(query, 5).first().map(|result| result.entity().id());
    /// assert_eq!(best("Angela Mer"), Some("leader:angela-merkel"));
    /// assert_eq!(best("Angela Merkle"), Some("leader:angela-merkel"));
    /// assert_eq!(best("Khazakstan"), Some("country:KAZ"));
    /// assert_eq!(best("qqqqqq"), None);
    /// ```
    pub fn search(&self, query: &str, limit: usize) -> Vec<SearchResult<'_>> {
        let Some(query) = fold_name(query.trim()) else {
            return Vec::new();
        };
        let mut found = self.in_all_layers(|layer| layer.beginning_with(&query));
        let letters: Vec<char> = query.chars().collect();
        let most_edits = match letters.len() {
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        };
        // "Merkle" begins Merkley, and whoever types it mostly means Merkel.
        const TYPED: usize = 5;
        let is_typed = letters.len() >= TYPED && found.len() < limit && found.iter().all(|result| !result.whole);
        for edits in 1..=most_edits {
            if found.is_empty() || edits == 1 && is_typed {
                found.extend(self.in_all_layers(|layer| layer.nearly_spelt(&letters, edits)));
            }
        }
        let mut ranked: Vec<_> = found.into_iter().map(|result| (result.rank(), result)).collect();
        ranked.sort_unstable_by_key(|(rank, _)| *rank);
        let mut seen = HashSet::new();
        let best = ranked.into_iter().map(|(_, result)| result).filter(|result| seen.insert(result.entity().handle()));
        best.take(limit).collect()
    }

    fn in_all_layers<'g>(&'g self, search: impl Fn(Searched<'g>) -> Vec<SearchResult<'g>>) -> Vec<SearchResult<'g>> {
        self.layers.iter().flat_map(|layer| search(Searched { gazetteer: self, layer })).collect()
    }
}

/// A layer that is searched.
#[derive(Clone, Copy)]
struct Searched<'g> {
    gazetteer: &'g Gazetteer,
    layer: &'g Placed,
}

impl<'g> Searched<'g> {
    fn beginning_with(self, query: &str) -> Vec<SearchResult<'g>> {
        let keys = self.layer.keys();
        let start = keys.partition_point(0..keys.len(), |key| key < query.as_bytes());
        let mut found = Vec::new();
        for place in start..keys.len() {
            let key = keys.get(place);
            if !key.starts_with(query.as_bytes()) {
                break;
            }
            found.extend(self.results_of_key(place, 0, key.len() == query.len()));
        }
        found
    }

    /// The names within so many edits of the query.
    ///
    /// The sorted keys are walked like a trie: neighbours share the rows of the distance matrix for the letters they share, and where
    /// the best of a row is too far away every key with that beginning is passed over.
    fn nearly_spelt(self, query: &[char], edits: u8) -> Vec<SearchResult<'g>> {
        let keys = self.layer.keys();
        let mut found = Vec::new();
        let mut matrix = DistanceMatrix::new(query, edits);
        let mut place = 0;
        while place < keys.len() {
            let key = keys.text(place);
            let shared = matrix.letters.iter().zip(key.chars()).take_while(|(a, b)| **a == *b).count();
            matrix.letters.truncate(shared);
            let hopeless = key.char_indices().skip(shared).find(|&(_, letter)| matrix.push(letter) > edits);
            match hopeless {
                Some((at, letter)) => place = self.after_beginning(place, &key.as_bytes()[..at + letter.len_utf8()]),
                None => {
                    let distance = matrix.distance();
                    if distance <= edits {
                        found.extend(self.results_of_key(place, distance.into(), true));
                    }
                    place += 1;
                }
            }
        }
        found
    }

    /// The first key behind `place` that does not begin so; most runs are short, so it is looked for in growing steps.
    fn after_beginning(self, place: u32, beginning: &[u8]) -> u32 {
        let keys = self.layer.keys();
        let begins_so = |key: &[u8]| key.starts_with(beginning);
        let (mut low, mut step) = (place + 1, 1);
        while low + step < keys.len() && begins_so(keys.get(low + step)) {
            low += step;
            step *= 2;
        }
        keys.partition_point(low..(low + step).min(keys.len()), begins_so)
    }

    fn results_of_key(self, key: u32, edits: usize, whole: bool) -> impl Iterator<Item = SearchResult<'g>> {
        let names = self.layer.names_of_key(key);
        let names = names.filter_map(move |number| Name::at(self.gazetteer, self.layer, number));
        names.map(move |name| SearchResult { name, edits, whole })
    }
}

impl Entity<'_> {
    /// How much is written about it, roughly: what is written about much has many names and sources, and who ruled is written about most.
    fn prominence(&self) -> usize {
        let names = self.names().count();
        let ruled = |term: &Term<'_>| term.role() <= Role::EffectiveLeader;
        names
            + 5 * self.sources().count()
            + self.as_leader().map_or(0, |leader| 10 * leader.terms().filter(ruled).count())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for SearchResult<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("entity", self.entity().id())?;
        map.serialize_entry("kind", &self.entity().kind())?;
        map.serialize_entry("canonical_name", self.entity().name())?;
        map.serialize_entry("name", self.name.text())?;
        map.serialize_entry("edits", &self.edits)?;
        map.serialize_entry("whole", &self.whole)?;
        map.end()
    }
}
