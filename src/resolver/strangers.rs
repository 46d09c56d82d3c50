//! People whom the gazetteer does not know: their surnames, once introduced by a full name, are theirs for the whole text.
//!
//! "Neil Jordan … Jordan's film": no country. "Jay Nixon … Nixon said": not the president.

use std::collections::HashMap;

use super::admission::Readings;
use super::neighbours;
use crate::gazetteer::Gazetteer;
use crate::mention::Mention;
use crate::vocabulary::Kind;

/// Surnames and where each is first introduced.
#[derive(Debug, Default)]
pub(super) struct Strangers<'t> {
    introduced: HashMap<&'t str, usize>,
}

impl<'t> Strangers<'t> {
    /// Collects the names of countries and leaders that follow a given name without being part of a mention of the first pass.
    pub fn new(gazetteer: &Gazetteer, text: &'t str, readings: &Readings, first: &[Mention]) -> Strangers<'t> {
        let mut introduced_at = HashMap::new();
        for reading in readings.by_start().map(|same_start| &same_start[0]) {
            let behind = first.partition_point(|mention| mention.span.end() <= reading.span.start());
            let before = &first[..behind];
            if first.get(behind).is_some_and(|mention| mention.span.start() <= reading.span.start()) {
                continue;
            }
            let names = readings.names(reading);
            let introduced = [Kind::Leader, Kind::Country].into_iter().any(|kind| {
                names.iter().any(|name| name.kind() == Some(kind))
                    && (neighbours::follows_given_name(gazetteer, text, reading.span, before, kind)
                        || kind == Kind::Country && neighbours::precedes_family_name(gazetteer, text, reading.span))
            });
            if introduced {
                introduced_at.entry(&text[reading.span.range()]).or_insert(reading.span.start());
            }
        }
        Strangers { introduced: introduced_at }
    }

    /// Where somebody of this name is introduced.
    pub fn introduced_at(&self, name: &str) -> Option<usize> {
        self.introduced.get(name).copied()
    }
}
