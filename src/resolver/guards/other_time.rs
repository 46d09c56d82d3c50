//! People of another time: who left office a generation ago, or comes to it only later.

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::gazetteer::{Term, TermEnd};
use crate::resolver::readings::Admitted;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::resolver::title;
use crate::text::words;
use crate::vocabulary::{ContextRule, Form};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "Nobody of this name was of the time of the text, which does not name the country either.",
    reason: Rejection::OtherTime,
    kinds: Kinds::LEADERS,
    // An office, a longer form or the country says enough.
    except: Rules::of(&[Rule::TitleBefore, Rule::LongFormBefore, Rule::CountryInText]),
    applies: |site, name| !name.needs_context() && is_of_another_time(site, name),
    reads: Reads::Document,
    forbids: |site, name| {
        let anchors = &site.context.anchors;
        // "Kirsty Coventry of Zimbabwe" swam before she was in any office; "Prince Charles" was heir.
        let is_titled = || title::is_title_word(site.lexicon(), words::first(site.surface()));
        is_before_their_time(site, name, LONG_BEFORE) && !is_titled()
            || !site.context.terms(name).any(|term| anchors.has(term.body_handle()))
    },
};

/// Years before the first term in which nobody is a leader yet, unless the text has the country.
const BEFORE: u16 = 3;

/// The same, whatever else the text has.
const LONG_BEFORE: u16 = 20;

/// Whether all terms begin so many years after the date: an actor of 2012 is no president yet.
fn is_before_their_time(site: &Site<'_, '_>, name: &Admitted, years: u16) -> bool {
    let Some(date) = site.context.options.date else { return false };
    let mut terms = site.context.terms(name).peekable();
    terms.peek().is_some() && terms.all(|term| term.start().is_some_and(|start| start.year() > date.year() + years))
}

/// Whether no term lies near the date; a rare surname is clear at any time but before all terms.
fn is_of_another_time(site: &Site<'_, '_>, name: &Admitted) -> bool {
    const YEARS_AFTER: u16 = 30;
    const YEARS_BEFORE: u16 = 10;
    let Some(date) = site.context.options.date else { return false };
    let near = |term: Term<'_>| {
        let begins = term.start().is_none_or(|start| start.year() <= date.year() + YEARS_BEFORE);
        let lasts = match term.end() {
            TermEnd::On(end) => end.year() + YEARS_AFTER >= date.year(),
            TermEnd::Open => true,
            TermEnd::Unknown => {
                term.last_seen().or(term.start()).is_none_or(|day| day.year() + YEARS_AFTER >= date.year())
            }
        };
        begins && lasts
    };
    if is_before_their_time(site, name, BEFORE) {
        return true;
    }
    let mut terms = site.context.terms(name).peekable();
    if terms.peek().is_none() || terms.any(near) {
        return false;
    }
    let leader = site.context.gazetteer.entity_at(name.entity);
    let is_rare = leader.names().any(|name| name.form() == Form::Surname && name.context() != ContextRule::Context);
    !is_rare
}
