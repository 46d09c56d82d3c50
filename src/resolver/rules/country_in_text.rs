//! A name that needs its country, where the text names it: "Foreign Ministry" in a text about Iran, a ruler's rare surname.

use std::cell::LazyCell;

use crate::date::Date;
use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::gazetteer::{Entity, EntityHandle, Term, TermEnd};
use crate::resolver::context::Context;
use crate::resolver::readings::{Admitted, NameClasses};
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::worth::{RuleRow, Worth};
use crate::text::Span;
use crate::vocabulary::{Form, Kind, OrganisationClass};

pub(in crate::resolver) static RULE: RuleRow = RuleRow {
    rule: Rule::CountryInText,
    description: "The country that the name needs is in the text: \"Foreign Ministry\" where Iran is. The words are the country.",
    worth: Worth::Accepts(|_, form| if form == Form::Acronym { 0.7 } else { 0.83 }),
};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::CountryInText,
    classes: NameClasses::MAY_LEAN_ON_COUNTRY,
    applies: |site| !site.contested,
    // What is read for a leader, the check of what may be kept from the first pass does not know.
    reads: Reads::Relatives,
    decide: |site| {
        let found = of_most_named_country(site);
        Verdict::of(
            found.map(|(name, country)| (name, Reasons::new(Evidence::from_words(Rule::CountryInText, country)))),
        )
    },
};

/// How well a country supports a name: how often it is named, how late the person ruled.
type Rank = (usize, Option<Date>);

/// Of the names that need their country, the one whose country the text names most.
fn of_most_named_country(site: &Site<'_, '_>) -> Option<(Admitted, Span)> {
    let (context, span) = (site.context, site.span());
    let most = context.anchors.most_mentions_of_a_country();
    if most == 0 {
        return None;
    }
    let mut best: Option<(Rank, Admitted, Span)> = None;
    // Two letters are too easily something else: "GE" is a firm before it is a French party.
    let letters = LazyCell::new(|| site.surface().chars().filter(|c| c.is_alphanumeric()).count());
    for name in site.names.iter().filter(|name| name.form() != Form::Acronym || *letters > 2) {
        for_each_country_of(context, name, |country, recent| {
            let Some((named, place)) = context.anchors.nearest_of(country, span.start()) else { return };
            let count = named + context.anchors.rulers_of(country);
            if is_everywhere(context, name) && named < most {
                return;
            }
            let rank = (count, recent);
            if best.as_ref().is_none_or(|(other, ..)| rank > *other) {
                best = Some((rank, *name, place));
            }
        });
    }
    best.map(|(_, name, place)| (name, place))
}

/// The countries that support a name, with a date that tells which of several people is meant: the later one.
fn for_each_country_of(context: &Context<'_>, name: &Admitted, mut visit: impl FnMut(EntityHandle, Option<Date>)) {
    name.country().into_iter().for_each(|country| visit(country, None));
    if name.kind() != Some(Kind::Leader) {
        return;
    }
    let country = |body: Entity<'_>| match body.as_organisation() {
        Some(organisation) => organisation.country_handle(),
        None => Some(body.handle()),
    };
    // The rare surname of a ruler, or the whole name of somebody less known.
    let only_rule = name.needs_only_country();
    if only_rule || name.form() == Form::Name && name.needs_context() {
        let terms = context.terms(name);
        for term in terms.filter(|term| (!only_rule || term.role().rules()) && is_fresh(context, term)) {
            country(term.body()).into_iter().for_each(|country| visit(country, term.start()));
        }
    }
}

/// Whether news of the document's date still calls the holder by surname alone: in office then, or in the ten years before.
fn is_fresh(context: &Context<'_>, term: &Term<'_>) -> bool {
    const YEARS: u16 = 10;
    let Some(date) = context.options.date else { return true };
    let begun = term.start().is_some_and(|start| start.earliest() <= date.latest());
    begun
        && match term.end() {
            TermEnd::On(end) => end.year() + YEARS >= date.year(),
            TermEnd::Open => true,
            TermEnd::Unknown => term.last_seen().is_some_and(|seen| seen.year() + YEARS >= date.year()),
        }
}

/// Every country has parties with every acronym: only those of the country that the text is about count.
fn is_everywhere(context: &Context<'_>, name: &Admitted) -> bool {
    let organisation = || context.gazetteer.entity_at(name.entity).as_organisation();
    name.form() == Form::Acronym && organisation().is_some_and(|body| body.class() == OrganisationClass::Party)
}
