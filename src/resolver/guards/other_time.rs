//! People of another time: who left office a generation ago, or comes to it only later.

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::gazetteer::{EntityHandle, Term};
use crate::resolver::readings::Admitted;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::resolver::title;
use crate::resolver::window::Window;
use crate::text::words;
use crate::vocabulary::{ContextRule, Form};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "Nobody of this name was of the time of the text, which has nothing of the country either.",
    reason: Rejection::OtherTime,
    kinds: Kinds::LEADERS,
    // An office, a longer form or the country says enough.
    except: Rules::of(&[Rule::TitleBefore, Rule::LongFormBefore, Rule::CountryInText]),
    applies: |site, name| !name.needs_context() && is_of_another_time(site, name),
    reads: Reads::Document,
    forbids: |site, name| {
        // "Kirsty Coventry of Zimbabwe" swam before she was in any office; "Prince Charles" was heir.
        let is_titled = || title::is_title_word(site.lexicon(), words::first(site.surface()));
        let is_known = site.context.options.date.is_some_and(|date| date.year() >= KNOWN_SINCE);
        let years = if is_known { LONG_BEFORE } else { LONG_BEFORE_IN_HISTORY };
        is_before_their_time(site, name, years) && !is_titled()
            || !site.context.terms(name).any(|term| is_of_a_state_in_text(site, &term))
    },
};

/// Years before the first term in which nobody is a leader yet, unless the text has the country.
const BEFORE: u16 = 3;

/// The same, whatever else the text has.
const LONG_BEFORE: u16 = 7;

/// The same before ministers are known of every state, who may have had an office that is in no source: "Lester Pearson" of 1949.
const LONG_BEFORE_IN_HISTORY: u16 = 20;

/// Since this year they are known.
const KNOWN_SINCE: u16 = 1985;

/// Whether the text names the body or the state of an office, or has who rules it or something of it: "TOKYO - Koizumi named Heizo Takenaka".
fn is_of_a_state_in_text(site: &Site<'_, '_>, term: &Term<'_>) -> bool {
    let context = site.context;
    let anchors = &context.anchors;
    let is_in_text = |state: EntityHandle| {
        anchors.has(state)
            || anchors.rulers_of(state) > 0
            || anchors.implies(state, site.span()).is_some()
            || context.dateline().is_some_and(|(country, _)| country == state)
    };
    anchors.has(term.body_handle()) || term.country_handle().is_some_and(is_in_text)
}

/// Whether all terms whose start is known begin so many years after the date: an actor of 2012 is no president yet.
fn is_before_their_time(site: &Site<'_, '_>, name: &Admitted, years: u16) -> bool {
    let Some(date) = site.context.options.date else { return false };
    let first = site.context.terms(name).filter_map(|term| term.start()).map(|start| start.year()).min();
    first.is_some_and(|first| first > date.year() + years)
}

/// Whether no term lies near the date; a rare surname is clear at any time but before all terms.
fn is_of_another_time(site: &Site<'_, '_>, name: &Admitted) -> bool {
    const NEAR: Window = Window { before: 10, after: 30 };
    let Some(date) = site.context.options.date else { return false };
    if is_before_their_time(site, name, BEFORE) {
        return true;
    }
    let mut terms = site.context.terms(name).peekable();
    if terms.peek().is_none() || terms.any(|term| NEAR.has(&term, date)) || site.context.is_of_history(name) {
        return false;
    }
    let leader = site.context.gazetteer.entity_at(name.entity);
    let is_rare = leader.names().any(|name| name.form() == Form::Surname && name.context() != ContextRule::Context);
    !is_rare
}
