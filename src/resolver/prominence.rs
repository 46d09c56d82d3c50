//! How well known a leader is on a date: by the office, the state's share of the news, and how long ago the term was.
//!
//! The prominence of a term is the product of three numbers: the weight of its role (a ruler 1, a deputy or foreign minister less), the square root of
//! the state's share of mentions in news (`news_weights.tsv` of the lexicon, in ten-thousandths), and how present the term is: in force, just
//! ended or about to begin, or past. That of a person is the greatest of the terms.

use super::context::Context;
use super::readings::Admitted;
use crate::date::Date;
use crate::gazetteer::{Term, TermEnd};
use crate::vocabulary::Role;

/// How often the best known of several people is better known than the next, at least, to be meant without more being said.
pub(super) const FAR: f64 = 3.0;

/// The prominence of whom a name denotes, by the terms that count.
pub(super) fn of(context: &Context<'_>, name: &Admitted, counts: impl Fn(&Term<'_>) -> bool) -> f64 {
    let terms = context.terms(name).filter(|term| counts(term));
    terms.map(|term| of_term(context, &term)).fold(0.0, f64::max)
}

fn of_term(context: &Context<'_>, term: &Term<'_>) -> f64 {
    let presence = presence(term, context.options.date);
    if presence == 0.0 {
        return 0.0;
    }
    let body = term.body();
    let share = match (body.as_country(), body.as_organisation()) {
        (Some(country), _) => context.lexicon.news_weight(country.id()),
        // An organisation of the world is in the news like a middling state, one of a state like a small part of it.
        (_, Some(organisation)) => match organisation.country() {
            Some(country) => context.lexicon.news_weight(country.id()) / 4,
            None => 60,
        },
        _ => 1,
    };
    weight_of_role(term.role()) * f64::from(share.max(1)).sqrt() * presence
}

fn weight_of_role(role: Role) -> f64 {
    match role {
        Role::HeadOfState | Role::HeadOfGovernment | Role::EffectiveLeader => 1.0,
        Role::HeadOfOrganisation => 0.5,
        Role::VicePresident | Role::ForeignMinister => 0.35,
        Role::DeputyHeadOfGovernment | Role::DefenceMinister | Role::OppositionLeader | Role::PartyLeader => 0.2,
        Role::Minister | Role::FinanceMinister | Role::InteriorMinister => 0.1,
        _ => 0.05,
    }
}

/// How present a term is on a date: 1 in force, less the longer it is over. Without a date the latest years count as the present.
fn presence(term: &Term<'_>, date: Option<Date>) -> f64 {
    let years_over = |end: Date, now: u16| now.saturating_sub(end.year());
    match (date, term.end()) {
        (Some(date), _) if term.holds_on(date) => 1.0,
        (Some(date), _) if begins_soon(term, date) => 0.7,
        (Some(date), _) if !has_begun(term, date) => 0.0,
        (Some(date), TermEnd::On(end)) => fading(years_over(end, date.year())),
        (Some(date), TermEnd::Unknown | TermEnd::Open) => {
            fading(latest(term).map_or(50, |day| date.year().saturating_sub(day.year())))
        }
        (None, TermEnd::Open) => 1.0,
        (None, TermEnd::On(end)) => fading(years_over(end, NOW)),
        (None, TermEnd::Unknown) => fading(latest(term).map_or(50, |day| NOW.saturating_sub(day.year()))),
    }
}

/// The last day on which the person is known to have been in office, of a term whose end is unknown.
fn latest(term: &Term<'_>) -> Option<Date> {
    term.last_seen().or(term.start())
}

/// Without a date a text is taken to be of these years: a term that ended in one of the years before is nearly as present as one in force.
const NOW: u16 = 2018;

/// Who left office is remembered for years, less and less.
fn fading(years: u16) -> f64 {
    match years {
        0 | 1 => 0.9,
        2..=5 => 0.6,
        6..=15 => 0.4,
        16..=40 => 0.25,
        _ => 0.15,
    }
}

fn has_begun(term: &Term<'_>, date: Date) -> bool {
    term.start().is_some_and(|start| start.earliest() <= date.latest())
}

/// Whether the term begins in the months after the date: elected, not yet sworn in.
fn begins_soon(term: &Term<'_>, date: Date) -> bool {
    const MONTHS: i32 = 4;
    let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month().unwrap_or(6));
    !has_begun(term, date) && term.start().is_some_and(|start| months(start) - months(date) <= MONTHS)
}

/// The best known of several people, with whether nobody else comes near; `None` where nobody is known at all.
pub(super) fn best<'n>(
    context: &Context<'_>,
    people: &'n [Admitted],
    counts: impl Fn(&Term<'_>) -> bool,
) -> Option<Best<'n>> {
    let mut best: Option<(&Admitted, f64)> = None;
    let mut next: f64 = 0.0;
    for name in people {
        let prominence = of(context, name, &counts);
        match best {
            Some((known, _)) if known.entity == name.entity => {}
            Some((_, most)) if prominence <= most => next = next.max(prominence),
            _ => {
                next = best.map_or(0.0, |(_, most)| most);
                best = Some((name, prominence));
            }
        }
    }
    let (name, prominence) = best?;
    let mut terms = context.terms(name).filter(|term| counts(term));
    let is_present = terms.any(|term| presence(&term, context.options.date) > fading(2));
    Some(Best { name, prominence, is_far: prominence > 0.0 && prominence >= FAR * next, is_present })
}

/// The best known of several people.
pub(super) struct Best<'n> {
    pub name: &'n Admitted,
    pub prominence: f64,
    /// Nobody else of them comes near.
    pub is_far: bool,
    /// In office, just left it, or about to come to it.
    pub is_present: bool,
}
