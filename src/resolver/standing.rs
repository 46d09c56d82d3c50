//! Where people stand in the politics of a date, and who stands there together: of a surname those who are in office or were not long ago.

use super::context::Context;
use super::prominence;
use super::window;
use crate::date::Date;
use crate::gazetteer::{Entity, EntityHandle, Term, TermEnd};
use crate::vocabulary::{Form, Kind, Role};

/// Leaders of a name, at most; of more no company tells one.
pub(super) const MOST: usize = 20;

/// How high somebody stands on a date: in office or about to be, or only before; and in what office.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Standing {
    pub is_now: bool,
    /// In thousandths.
    weight: u32,
}

impl Standing {
    /// Whether the office is that of who rules a state on the date: such people meet.
    pub fn rules(self) -> bool {
        const RULES: u32 = 1000;
        self.is_now && self.weight >= RULES
    }

    /// Whether the office is one that news of the world has.
    pub fn is_high(self) -> bool {
        const HIGH: u32 = 200;
        self.weight >= HIGH
    }
}

pub(super) fn standing<'g>(terms: impl Iterator<Item = Term<'g>>, date: Date) -> Option<Standing> {
    let of_term = |term: Term<'g>| {
        let weight = (prominence::weight_of(&term) * 1000.0) as u32;
        Some(Standing { is_now: is_of_the_time(&term, date)?, weight })
    };
    let all: Vec<Standing> = terms.filter(|term| term.role() != Role::Ambassador).filter_map(of_term).collect();
    let is_now = all.iter().any(|standing| standing.is_now);
    let weight = all.iter().map(|standing| standing.weight).max()?;
    Some(Standing { is_now, weight })
}

/// Whether a term is in force on a date or begins in the two years after, or else has ended not long ago; `None` where it is of another time.
fn is_of_the_time(term: &Term<'_>, date: Date) -> Option<bool> {
    const YEARS_BEFORE: u16 = 2;
    const YEARS_AFTER: u16 = 5;
    let start = term.start()?;
    if start.year() > date.year() + YEARS_BEFORE {
        return None;
    }
    if term.holds_on(date) || start.earliest() > date.latest() {
        return Some(true);
    }
    let last = match term.end() {
        TermEnd::On(end) => end,
        TermEnd::Open | TermEnd::Unknown => window::latest(term).unwrap_or(start),
    };
    (last.year() + YEARS_AFTER >= date.year()).then_some(false)
}

/// The leaders of a name who were in office about the date.
pub(super) fn colleagues<'g>(context: &Context<'g>, name: &str, date: Date) -> Vec<(Entity<'g>, Standing)> {
    let names = context.gazetteer.named(name).into_iter().filter(|name| name.form() == Form::Surname);
    let mut people: Vec<Entity<'g>> =
        names.map(|name| name.entity()).filter(|entity| entity.kind() == Kind::Leader).collect();
    people.dedup_by_key(|entity| entity.handle());
    if people.len() > MOST {
        people.retain(|entity| entity.as_leader().is_some_and(|leader| leader.terms().any(|term| term.role().rules())));
    }
    let with_standing = |entity: Entity<'g>| Some((entity, standing(entity.as_leader()?.terms(), date)?));
    let people: Vec<(Entity<'g>, Standing)> = people.into_iter().filter_map(with_standing).collect();
    if people.len() > MOST { Vec::new() } else { people }
}

/// Whether two people were in offices of one state about the date.
pub(super) fn share_a_state<'g>(terms: impl Iterator<Item = Term<'g>>, other: Entity<'g>, date: Date) -> bool {
    let state = |term: Term<'g>| is_of_the_time(&term, date).and_then(|_| term.country_handle());
    let theirs: Vec<EntityHandle> =
        other.as_leader().into_iter().flat_map(|leader| leader.terms()).filter_map(state).collect();
    terms.filter_map(state).any(|body| theirs.contains(&body))
}
