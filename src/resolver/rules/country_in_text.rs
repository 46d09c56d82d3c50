//! A name that needs its country, where the text names it: "Foreign Ministry" in a text about Iran, a ruler's rare surname, a minister's whole name
//! beside those of colleagues.

use std::cell::LazyCell;
use std::cmp::Reverse;

use smallvec::SmallVec;

use crate::date::Date;
use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::document::mention::Mention;
use crate::gazetteer::{EntityHandle, Term};
use crate::lexicon::WordList;
use crate::resolver::capitals;
use crate::resolver::context::Context;
use crate::resolver::prominence;
use crate::resolver::readings::{Admitted, NameClasses};
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::window::Window;
use crate::resolver::worth::{RuleRow, Worth};
use crate::text::{Span, cursor};
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static RULE: RuleRow = RuleRow {
    rule: Rule::CountryInText,
    description: "The country that the name needs is in the text, or somebody or something of it: \"Foreign Ministry\" where Iran is. The words are that.",
    worth: Worth::Accepts(|_, form| if form == Form::Acronym { 0.7 } else { 0.83 }),
};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::CountryInText,
    classes: NameClasses::MAY_LEAN_ON_COUNTRY,
    applies: |site| !site.contested,
    reads: Reads::Document,
    decide: |site| {
        let found = of_best_country(site);
        Verdict::of(
            found.map(|(name, country)| (name, Reasons::new(Evidence::from_words(Rule::CountryInText, country)))),
        )
    },
};

/// How well a country supports a name: the weight of its mentions, how near it is, of a body's country its share in news, how late the person ruled.
type Rank = (usize, Reverse<usize>, u32, Option<Date>);

/// Of the names that need their country, the one whose country stands beside, or is named most.
fn of_best_country(site: &Site<'_, '_>) -> Option<(Admitted, Span)> {
    let (context, span) = (site.context, site.span());
    // Two letters are too easily something else: "GE" is a firm before it is a French party.
    let letters = LazyCell::new(|| site.surface().chars().filter(|c| c.is_alphanumeric()).count());
    let names_a_country = context.anchors.names_a_country();
    let (gazetteer, lexicon) = (context.gazetteer, site.lexicon());
    let capital = LazyCell::new(|| {
        capitals::after(gazetteer, lexicon, site.place).or_else(|| capitals::before(gazetteer, lexicon, site.place))
    });
    let may_be_in_capital =
        || context.dateline().is_some() || site.classes.any(NameClasses::ORGANISATION) && capital.is_some();
    // "NATO's George Robertson" serves a body of no country.
    let may_serve = || site.classes.any(NameClasses::LEADER) && context.anchors.has_any();
    let is_implied = || context.anchors.implies_any() || context.anchors.has_servants() || may_serve();
    if !names_a_country && !is_implied() && !may_be_in_capital() {
        return None;
    }
    let mut best: Option<(Rank, Admitted, Span)> = None;
    // "Michel Temer of the PMDB".
    let of_whom = LazyCell::new(|| leader_before_of(site));
    // "Manasseh Sogavare told Parliament that the pact with China".
    let of_speaker = LazyCell::new(|| states_of_speaker(site));
    let told = |country| if of_speaker.contains(&country) { 3 * IN_SENTENCE } else { 0 };
    for name in site.names {
        let is_body = name.kind() == Some(Kind::Organisation);
        let is_of_them = || is_body && of_whom.is_some_and(|leader| serves(context, leader, name));
        if name.form() == Form::Acronym && *letters <= 2 && !is_of_them() {
            continue;
        }
        // "Priti Patel" beside others in office of her country, or bodies of it.
        let is_whole_name = name.kind() == Some(Kind::Leader) && name.form() == Form::Name;
        // Only they may lean on what implies a country.
        if !names_a_country && !is_body && !is_whole_name {
            continue;
        }
        // "The Department of Health in Pretoria" is none of another country, even if that has the only one of the name.
        let is_elsewhere = is_body
            && site.neighbours.after().lists.has(WordList::PlacePrepositions)
            && capital.is_some_and(|(country, _)| name.country() != Some(country));
        if is_elsewhere {
            continue;
        }
        // "Federico Franco of the Liberals": those of his country.
        let of_them = || of_whom.filter(|_| is_of_them()).map(|leader| leader.span);
        let in_capital = || {
            capital.as_ref().filter(|(country, _)| is_body && name.country() == Some(*country)).map(|&(_, place)| place)
        };
        // Parties are meant by their acronyms more often than agencies.
        let is_agency = || name.form() == Form::Acronym && !is_everywhere(context, name);
        let of_dateline =
            |country: EntityHandle| context.dateline().filter(|&(of, _)| of == country).map(|(_, place)| place);
        for_each_country_of(context, name, |country, recent| {
            let (named, places) = context.anchors.around(country, span.start());
            // "The Senate" beside a dozen states is rather the American than the Belgian one.
            let share = || if is_body { context.news_weight(country) } else { 0 };
            let found = match nearest(context, places, span) {
                Some((near, place)) => {
                    // "Hasina fled to India … the BNP leader": of whose rulers the text speaks, too.
                    let spoken_of = named + context.anchors.rulers_of(country);
                    if is_everywhere(context, name) && spoken_of < context.anchors.most_mentions_of_a_country() {
                        return;
                    }
                    let beside = if is_body && near.is_some() { IN_SENTENCE } else { 0 };
                    let told = if is_body { told(country) } else { 0 };
                    let weight = 1 + spoken_of + beside + told;
                    let distance = if is_body { near.unwrap_or(usize::MAX) } else { 0 };
                    Some(((weight, Reverse(distance), share(), recent), place))
                }
                None if is_body => {
                    let is_acronym = name.form() == Form::Acronym;
                    let anchors = &context.anchors;
                    let implied = anchors.implies(country, span);
                    let implied = implied.or_else(|| if is_agency() { None } else { of_dateline(country) });
                    // An acronym is anybody's: it takes one of its people, or whoever is said to be of it.
                    let of_its_own = || anchors.served_by(name.entity, span);
                    let served = || match is_acronym {
                        false => anchors.served_by(country, span),
                        true if is_of_them() => of_whom.map(|leader| leader.span),
                        true => of_its_own(),
                    };
                    let of_weight = |weight| move |place| ((weight, Reverse(usize::MAX), share(), recent), place);
                    implied.map(|place| of_weight(1 + told(country))(place)).or_else(|| served().map(of_weight(0)))
                }
                None if is_whole_name && is_in_office(context, name, country) => {
                    let place = context.anchors.served_by(country, span);
                    let place =
                        place.or_else(|| context.anchors.implies(country, span)).or_else(|| of_dateline(country));
                    place.map(|place| ((0, Reverse(usize::MAX), 0, recent), place))
                }
                None => None,
            };
            let place = if is_body { in_capital().or_else(of_them) } else { None };
            let found = match place {
                Some(place) => Some(((usize::MAX, Reverse(0), 0, recent), place)),
                None => found,
            };
            let Some((rank, place)) = found else { return };
            if best.as_ref().is_none_or(|(other, ..)| rank > *other) {
                best = Some((rank, *name, place));
            }
        });
    }
    best.map(|(_, name, place)| (name, place))
}

/// About the terms of its people a body is spoken of.
const OF_ITS_PEOPLE: Window = Window { before: 2, after: 8 };

/// For how long news still calls the holder of an office by surname alone where the country is.
const FRESH: Window = Window { before: 0, after: 25 };

/// As many mentions elsewhere a country in the sentence outweighs.
const IN_SENTENCE: usize = 3;

/// The place of a country that is nearest to a name, with the distance where both are in one sentence; else the one before it, or the first.
fn nearest(context: &Context<'_>, [before, after]: [Option<Span>; 2], span: Span) -> Option<(Option<usize>, Span)> {
    let gap = |first: Span, then: Span| {
        let between = cursor::near(context.text, first.end(), then.start())?;
        (!between.contains(['\n', '!', '?', ';']) && !between.contains(". ")).then_some(between.len())
    };
    let near_before = before.and_then(|place| Some((gap(place, span)?, place)));
    // What is named only afterwards is less likely the one that is spoken of.
    let near_after = after.and_then(|place| Some((2 * gap(span, place)?, place)));
    match [near_before, near_after].into_iter().flatten().min_by_key(|&(distance, _)| distance) {
        Some((distance, place)) => Some((Some(distance), place)),
        None => Some((None, before.or(after)?)),
    }
}

/// The countries that support a name, with a date that tells which of several people is meant: the later one.
fn for_each_country_of(context: &Context<'_>, name: &Admitted, mut visit: impl FnMut(EntityHandle, Option<Date>)) {
    name.country().into_iter().for_each(|country| visit(country, None));
    if name.kind() != Some(Kind::Leader) {
        return;
    }
    // The rare surname of a ruler, or the whole name of somebody less known.
    let only_rule = name.needs_only_country();
    if only_rule || name.form() == Form::Name && name.needs_context() {
        let terms = context.terms(name);
        // A ruler by the whole name is of history: "Suharto" in a text of today about Indonesia.
        let is_of_history = |term: &Term<'_>| {
            let has_begun = |date: Date| !prominence::is_still_to_come(term, date);
            !only_rule && term.role().rules() && context.options.date.is_none_or(has_begun)
        };
        let is_fresh = |term: &Term<'_>| context.options.date.is_none_or(|date| FRESH.has(term, date));
        let counts = |term: &Term<'_>| (!only_rule || term.role().rules()) && is_fresh(term);
        for term in terms.filter(|term| counts(term) || is_of_history(term)) {
            visit(term.served_handle(), term.start());
        }
    }
}

/// The leader before the place who is said to be of what stands here: "Michel Temer of the PMDB", "Haddad (PT)".
fn leader_before_of<'s>(site: &Site<'s, '_>) -> Option<&'s Mention> {
    let leader = site.before.filter(|mention| mention.kind == Kind::Leader)?;
    let between = cursor::near(site.context.text, leader.span.end(), site.span().start())?;
    matches!(between, " of the " | " of " | " and his " | " and her " | " from the " | " (" | ", of the ")
        .then_some(leader)
}

/// The states that are ruled by who stands before the place in its sentence, as the last mention.
fn states_of_speaker(site: &Site<'_, '_>) -> SmallVec<[EntityHandle; 2]> {
    let context = site.context;
    let speaker = site.before.filter(|mention| mention.kind == Kind::Leader);
    let between = |leader: &Mention| cursor::near(context.text, leader.span.end(), site.span().start());
    let is_in_sentence = |between: &str| !between.contains(['\n', '!', '?', ';']) && !between.contains(". ");
    let speaker = speaker.filter(|&leader| between(leader).is_some_and(is_in_sentence));
    let own = speaker.and_then(|leader| leader.target.entity()).map(|entity| context.gazetteer.entity_at(entity));
    let terms = own.and_then(|entity| entity.as_leader()).into_iter().flat_map(|leader| leader.terms());
    let rules = |term: &Term<'_>| term.role().rules() && prominence::is_present_on(term, context.options.date);
    terms.filter(rules).map(|term| term.body_handle()).collect()
}

/// Whether a leader has an office of a body, or of its country, about the date.
fn serves(context: &Context<'_>, leader: &Mention, body: &Admitted) -> bool {
    let Some(entity) = leader.target.entity() else { return false };
    let own = context.gazetteer.entity_at(entity).as_leader();
    let is_of_the_time = |term: &Term<'_>| context.options.date.is_none_or(|date| OF_ITS_PEOPLE.has(term, date));
    let mut bodies = own.into_iter().flat_map(|own| own.terms()).filter(is_of_the_time);
    bodies.any(|term| {
        term.body_handle() == body.entity || term.country_handle() == body.country() && body.country().is_some()
    })
}

/// Whether a leader has an office of the country about the date of the text, if that is known.
fn is_in_office(context: &Context<'_>, name: &Admitted, country: EntityHandle) -> bool {
    let is_such =
        |term: Term<'_>| prominence::is_present_on(&term, context.options.date) && term.served_handle() == country;
    context.options.date.is_some() && context.terms(name).any(is_such)
}

/// Every country has parties with every acronym: only those of the country that the text is about count.
fn is_everywhere(context: &Context<'_>, name: &Admitted) -> bool {
    name.form() == Form::Acronym && context.gazetteer.entity_at(name.entity).is_party()
}
