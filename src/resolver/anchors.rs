//! What the text mentions by names that need no support; other mentions can lean on it.

use super::readings::Admitted;
use crate::bit_set::BitSet;
use crate::document::mention::Mention;
use crate::gazetteer::{EntityHandle, Gazetteer};
use crate::options::Options;
use crate::text::Span;
use crate::vocabulary::Kind;

/// The entities of the first pass and where they stand.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// By entity, then place.
    places: Vec<(EntityHandle, Span)>,
    /// A bit for each entity, by the last digits of its handle: most that are asked for are not there.
    known: BitSet<{ Anchors::BITS / 64 }>,
    /// The length of the longest mention of each entity, by entity.
    longest: Vec<(EntityHandle, usize)>,
    most_mentions_of_a_country: usize,
    /// The countries that mentioned leaders rule (on the date of the text, if it is known), once for each mention; sorted.
    ruled: Vec<EntityHandle>,
}

impl Anchors {
    const BITS: usize = 1024;

    /// Takes the mentions of the first pass.
    pub fn new(gazetteer: &Gazetteer, options: &Options, mentions: &[Mention]) -> Anchors {
        let mut places = Vec::with_capacity(mentions.len());
        places.extend(mentions.iter().filter_map(|mention| Some((mention.target.entity()?, mention.span))));
        places.sort_unstable_by_key(|&(entity, span)| (entity, span.start()));
        let mut countries = Vec::with_capacity(mentions.len());
        let of_countries = mentions.iter().filter(|mention| mention.kind == Kind::Country);
        countries.extend(of_countries.filter_map(|mention| mention.target.entity()));
        countries.sort_unstable();
        let runs = countries.chunk_by(|a, b| a == b).map(<[EntityHandle]>::len);
        let ruled = rulers(gazetteer, options, &places);
        let same = places.chunk_by(|one, other| one.0 == other.0);
        let mut longest = Vec::with_capacity(places.len());
        longest.extend(same.map(|same| (same[0].0, same.iter().map(|(_, span)| span.len()).max().unwrap_or(0))));
        let mut known = BitSet::EMPTY;
        places.iter().for_each(|&(entity, _)| known.insert(entity.hash_bits() % Anchors::BITS));
        Anchors { places, known, longest, most_mentions_of_a_country: runs.max().unwrap_or(0), ruled }
    }

    /// How often the text has leaders who rule the country.
    pub fn rulers_of(&self, country: EntityHandle) -> usize {
        let start = self.ruled.partition_point(|&other| other < country);
        self.ruled.partition_point(|&other| other <= country) - start
    }

    /// How often the text names the country that it names most.
    pub fn most_mentions_of_a_country(&self) -> usize {
        self.most_mentions_of_a_country
    }

    /// Whether the text has the entity.
    #[inline]
    pub fn has(&self, entity: EntityHandle) -> bool {
        self.may_have(entity) && !self.of(entity).is_empty()
    }

    /// Whether the text may have the entity; a "no" is right.
    #[inline]
    fn may_have(&self, entity: EntityHandle) -> bool {
        self.known.has(entity.hash_bits() % Anchors::BITS)
    }

    /// Whether the text has the entity by more letters than the span has.
    pub fn has_longer(&self, entity: EntityHandle, span: Span) -> bool {
        let place = self.longest.binary_search_by_key(&entity, |&(entity, _)| entity);
        place.is_ok_and(|place| self.longest[place].1 > span.len())
    }

    /// How often the text has the entity.
    pub fn count(&self, entity: EntityHandle) -> usize {
        self.of(entity).len()
    }

    /// Whether the text has the entity before byte `start`.
    pub fn has_before(&self, entity: EntityHandle, start: usize) -> bool {
        self.of(entity).first().is_some_and(|(_, span)| span.start() < start)
    }

    /// Of the names whose entity the text has by a longer form, the one whose longer form stands nearest before `start`;
    /// failing that, nearest after it.
    pub fn nearest(&self, names: impl Iterator<Item = Admitted>, start: usize) -> Option<(Admitted, Span)> {
        let mut best: Option<((bool, usize), Admitted, Span)> = None;
        for name in names {
            let places = self.of(name.entity);
            let behind = places.partition_point(|&(_, span)| span.start() < start);
            // A mention does not support itself.
            let later = places[behind..].iter().find(|(_, span)| span.start() > start);
            let Some(&(_, span)) = behind.checked_sub(1).map(|last| &places[last]).or(later) else { continue };
            let rank = (span.start() > start, span.start().abs_diff(start));
            if best.as_ref().is_none_or(|(other, ..)| rank < *other) {
                best = Some((rank, name, span));
            }
        }
        best.map(|(_, name, span)| (name, span))
    }

    /// How often the text has the entity, and the place nearest before `start`, else the first.
    pub fn nearest_of(&self, entity: EntityHandle, start: usize) -> Option<(usize, Span)> {
        let places = self.of(entity);
        let behind = places.partition_point(|&(_, span)| span.start() < start);
        let place = behind.checked_sub(1).map_or(places.first(), |last| places.get(last))?;
        Some((places.len(), place.1))
    }

    fn of(&self, entity: EntityHandle) -> &[(EntityHandle, Span)] {
        if !self.may_have(entity) {
            return &[];
        }
        let start = self.places.partition_point(|&(other, _)| other < entity);
        let end = self.places.partition_point(|&(other, _)| other <= entity);
        &self.places[start..end]
    }
}

/// The countries that the leaders among the entities rule, once for each place of the leader.
fn rulers(gazetteer: &Gazetteer, options: &Options, places: &[(EntityHandle, Span)]) -> Vec<EntityHandle> {
    let mut ruled = Vec::new();
    for same in places.chunk_by(|one, other| one.0 == other.0) {
        let Some(leader) = gazetteer.entity_at(same[0].0).as_leader() else { continue };
        let terms = leader.terms().filter(|term| term.role().rules());
        let mut countries: Vec<EntityHandle> = terms
            .filter(|term| options.date.is_none_or(|date| term.holds_on(date)))
            .map(|term| term.body_handle())
            .collect();
        countries.sort_unstable();
        countries.dedup();
        same.iter().for_each(|_| ruled.extend_from_slice(&countries));
    }
    ruled.sort_unstable();
    ruled
}
