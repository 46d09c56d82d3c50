//! What the text mentions by names that need no support; other mentions can lean on it.

use super::Admitted;
use crate::mention::Mention;
use crate::span::Span;

/// The entities of the first pass and where they stand.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// By entity, then place.
    places: Vec<(u32, Span)>,
}

impl Anchors {
    /// Takes a mention of the first pass.
    pub fn add(&mut self, mention: &Mention) {
        self.places.push((mention.entity, mention.span));
    }

    /// To be called once, after the last `add`.
    pub fn sort(&mut self) {
        self.places.sort_by_key(|&(entity, span)| (entity, span.start()));
    }

    pub fn has(&self, entity: u32) -> bool {
        !self.of(entity).is_empty()
    }

    /// Of the names whose entity the text has by a longer form, the one whose longer form stands nearest before `start`;
    /// failing that, nearest behind it.
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

    /// How often the text names the country, and the place nearest before `start`, else the first.
    pub fn country(&self, entity: u32, start: usize) -> Option<(usize, Span)> {
        let places = self.of(entity);
        let behind = places.partition_point(|&(_, span)| span.start() < start);
        let place = behind.checked_sub(1).map_or(places.first(), |last| places.get(last))?;
        Some((places.len(), place.1))
    }

    fn of(&self, entity: u32) -> &[(u32, Span)] {
        let start = self.places.partition_point(|&(other, _)| other < entity);
        let end = self.places.partition_point(|&(other, _)| other <= entity);
        &self.places[start..end]
    }
}
