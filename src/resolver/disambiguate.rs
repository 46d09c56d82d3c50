//! Choosing between entities that share a name: by the longer form in the text, the date, the country, and what is usual.

use super::context::Context;
use super::prominence::{self, Crowd};
use super::readings::{Admitted, Names, kind_of};
use super::worth::{RuleRow, Worth};
use crate::date::Date;
use crate::document::evidence::{Evidence, Rule};
use crate::gazetteer::{EntityHandle, Term, TermEnd};
use crate::lexicon::WordList;
use crate::text::fold::is_word_char;
use crate::text::{Place, Span, cursor};
use crate::vocabulary::{CountryStatus, Form, Kind};

pub(super) static OFFICE_ON_DATE: RuleRow = RuleRow {
    rule: Rule::OfficeOnDate,
    description: "Of several people of the name, this one held the office on the document's date.",
    worth: Worth::Lowers(0.98),
};

pub(super) static YEARS_ON_DATE: RuleRow = RuleRow {
    rule: Rule::YearsOnDate,
    description: "Of several entities of the name, this one existed, or the name was in use, on the document's date.",
    worth: Worth::Lowers(0.98),
};

pub(super) static LATEST_TERM: RuleRow = RuleRow {
    rule: Rule::LatestTerm,
    description: "Of several people of the name, this one was in office last.",
    worth: Worth::Lowers(0.8),
};

pub(super) static USUAL_MEANING: RuleRow = RuleRow {
    rule: Rule::UsualMeaning,
    description: "Of several entities of the name, this one is usually meant.",
    worth: Worth::Lowers(0.8),
};

pub(super) static PROMINENCE: RuleRow = RuleRow {
    rule: Rule::Prominence,
    description: "Of several people of the name, this one is far the best known: \"President Obama\".",
    worth: Worth::Lowers(0.95),
};

/// The chosen name with the reason, where a choice was to be made.
pub(super) struct Chosen {
    pub name: Admitted,
    pub evidence: Option<Evidence>,
}

/// Chooses among names that are each enough by themselves.
pub(super) fn choose(context: &Context<'_>, names: &[Admitted], span: Span) -> Option<Chosen> {
    let first = *names.first()?;
    if names.iter().all(|name| name.entity == first.entity) {
        return Some(Chosen { name: first, evidence: None });
    }
    // Names that hold on the date come before those that do not.
    let current: Names = names.iter().copied().filter(|name| in_use(context, name)).collect();
    let by_years = !current.is_empty() && current.len() < names.len();
    let names = if current.is_empty() { names } else { &current[..] };
    let usual = names.iter().min_by_key(|name| usualness(context, name))?;
    let kind = kind_of(usual);
    if kind == Kind::Leader {
        let people: Names = names.iter().copied().filter(|name| name.kind() == Some(kind)).collect();
        return choose_person(context, &people, span, |_| true);
    }
    let rule = if by_years { Rule::YearsOnDate } else { Rule::UsualMeaning };
    Some(Chosen { name: *usual, evidence: Some(Evidence::new(rule)) })
}

/// Chooses among people of one name by the terms that count.
pub(super) fn choose_person(
    context: &Context<'_>,
    people: &[Admitted],
    span: Span,
    counts: impl Fn(&Term<'_>) -> bool,
) -> Option<Chosen> {
    let first = *people.first()?;
    if people.iter().all(|name| name.entity == first.entity) {
        return Some(Chosen { name: first, evidence: None });
    }
    if people.iter().any(|name| name.needs_context())
        && let Some((name, long_form)) = by_long_form(context, people, span)
    {
        let evidence = Some(long_form_evidence(span, long_form));
        return Some(Chosen { name, evidence });
    }
    let best = prominence::best(context, people, Crowd::NOBODY, &counts);
    if let Some(best) = best.as_ref().filter(|best| best.is_far()) {
        let in_office = |date| context.terms(best.name).any(|term| counts(&term) && term.holds_on(date));
        let rule = if context.options.date.is_some_and(in_office) { Rule::OfficeOnDate } else { Rule::Prominence };
        return Some(Chosen { name: *best.name, evidence: Some(Evidence::new(rule)) });
    }
    let counted = |name: &Admitted| context.terms(name).filter(|term| counts(term)).collect::<Vec<_>>();
    if let Some(date) = context.options.date {
        let holds = |name: &&Admitted| counted(name).iter().any(|term| term.holds_on(date));
        let best = best.iter().map(|best| best.name).find(holds);
        if let Some(&name) = best.or_else(|| people.iter().find(holds)) {
            return Some(Chosen { name, evidence: Some(Evidence::new(Rule::OfficeOnDate)) });
        }
    }
    // Nobody held it then: the one who left it last before the date, else the first to come.
    let start = |term: &Term<'_>| term.start().map(Date::earliest);
    let past = |term: &Term<'_>| {
        context.options.date.is_none_or(|date| start(term).is_some_and(|start| start <= date.latest()))
    };
    // A state's leader before a territory's.
    let rank = |term: &Term<'_>| {
        let member = term.body().as_country().is_some_and(|country| country.status() == CountryStatus::Member);
        start(term).map(|start| (member, start))
    };
    let latest = |name: &Admitted| counted(name).iter().filter(|term| past(term)).filter_map(rank).max();
    let name = *people.iter().max_by_key(|name| (latest(name), std::cmp::Reverse(name.entity)))?;
    Some(Chosen { name, evidence: Some(Evidence::new(Rule::LatestTerm)) })
}

/// Of the names whose entity the text has by a longer form, the one that is meant.
///
/// Of several the one whom the sentence has before, then the one in office on the date, the one that the text has most, and the one that it has
/// nearest: the president and his father, the two Koreas.
pub(super) fn by_long_form(context: &Context<'_>, names: &[Admitted], span: Span) -> Option<(Admitted, Span)> {
    // Most names are nobody's in the text.
    let first = names.iter().position(|name| context.anchors.has(name.entity))?;
    let mut known: Names = names[first..].iter().copied().filter(|name| context.anchors.has(name.entity)).collect();
    known.sort_by_key(|name| name.entity);
    known.dedup_by_key(|name| name.entity);
    if known.len() > 1 {
        let is_of_dead = is_beside(context, span, WordList::DeathWords);
        let rank = |name: &Admitted| {
            let fits = is_of_dead.then(|| gone(context, name));
            let is_in_sentence = stands_before_in_sentence(context, name.entity, span);
            (fits, is_in_sentence, rules_on_date(context, name.entity), context.anchors.count(name.entity))
        };
        let best = known.iter().map(rank).max()?;
        known.retain(|name| rank(name) == best);
    }
    context.anchors.nearest(known.into_iter(), span.start())
}

/// Of several people the one who died in the weeks before, where the words around tell of a death: "Castro died on Friday night".
pub(super) fn who_just_died<'n>(context: &Context<'_>, people: &'n [Admitted], span: Span) -> Option<&'n Admitted> {
    const DAYS: u32 = 31;
    // Every month counts as one of 31 days.
    let day = |date: Date| {
        let [month, day] = [date.month(), date.day()].map(|part| u32::from(part.unwrap_or(1)));
        (u32::from(date.year()) * 12 + month) * 31 + day
    };
    let date = context.options.date.filter(|_| people.len() > 1)?;
    let just_died = |name: &&Admitted| {
        let leader = context.gazetteer.entity_at(name.entity).as_leader();
        let died = leader.and_then(|leader| leader.died()).map(|died| day(died.earliest()));
        died.and_then(|died| day(date.latest()).checked_sub(died)).is_some_and(|days| days <= DAYS)
    };
    people.iter().find(just_died).filter(|_| is_beside(context, span, WordList::DeathWords))
}

/// Whether the sentence names the entity before the span.
fn stands_before_in_sentence(context: &Context<'_>, entity: EntityHandle, span: Span) -> bool {
    let (_, [before, _]) = context.anchors.around(entity, span.start());
    let between = before.and_then(|place| cursor::near(context.text, place.end(), span.start()));
    between.is_some_and(|between| !between.contains(['.', '!', '?', '\n']))
}

/// Whether and how surely somebody is gone by the date of the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gone {
    No,
    /// Had held the last office, as far as is known.
    FromOffice,
    Dead,
}

fn gone(context: &Context<'_>, name: &Admitted) -> Gone {
    let leader = context.gazetteer.entity_at(name.entity).as_leader();
    let died = leader.and_then(|leader| leader.died());
    let is_dead = died.is_some_and(|died| context.options.date.is_none_or(|date| died.earliest() <= date.latest()));
    let is_out = |date: Date| {
        let is_over = |term: Term<'_>| matches!(term.end(), TermEnd::On(end) if end.earliest() <= date.latest());
        died.is_none() && context.terms(name).all(is_over)
    };
    match context.options.date {
        _ if is_dead => Gone::Dead,
        Some(date) if is_out(date) => Gone::FromOffice,
        _ => Gone::No,
    }
}

/// Whether one of the few words around a place, in its sentence, is on a list.
fn is_beside(context: &Context<'_>, span: Span, list: WordList) -> bool {
    const WORDS: usize = 4;
    let place = Place::new(context.text, span);
    let of_sentence = |c: char| !matches!(c, '.' | '!' | '?' | ';' | '\n');
    let after = place.after();
    let after = &after[..after.find(|c| !of_sentence(c)).unwrap_or(after.len())];
    let before = place.before();
    let before = &before[before.rfind(|c| !of_sentence(c)).map_or(0, |end| end + 1)..];
    let is_word = |word: &&str| !word.is_empty();
    let not_word = |c: char| !is_word_char(c);
    let mut words = after.split(not_word).filter(is_word).take(WORDS);
    let mut earlier = before.rsplit(not_word).filter(is_word).take(WORDS);
    words.any(|word| context.lexicon.has(list, word)) || earlier.any(|word| context.lexicon.has(list, word))
}

/// On which side of a mention its longer form stands, with its words.
pub(super) fn long_form_evidence(span: Span, long_form: Span) -> Evidence {
    let rule = if long_form.start() < span.start() { Rule::LongFormBefore } else { Rule::LongFormAfter };
    Evidence::from_words(rule, long_form)
}

/// Whether the entity is a leader who is head of state or of government on the date of the text.
fn rules_on_date(context: &Context<'_>, entity: EntityHandle) -> bool {
    let Some(date) = context.options.date else { return false };
    // Who fell or died not long ago, at most in the year before, is still the one of the name.
    let recent = |term: &Term<'_>| match term.end() {
        TermEnd::On(end) => date.year() <= end.year() + 1 && end.earliest() <= date.latest(),
        _ => false,
    };
    let ruled = |term: Term<'_>| term.role().rules() && (term.holds_on(date) || recent(&term));
    context.gazetteer.entity_at(entity).as_leader().is_some_and(|leader| leader.terms().any(ruled))
}

/// Whether the name, and what it denotes, existed on the document's date.
fn in_use(context: &Context<'_>, name: &Admitted) -> bool {
    let Some(date) = context.options.date else { return true };
    let within = |start: Option<Date>, end: Option<Date>| {
        start.is_none_or(|start| start.earliest() <= date.latest())
            && end.is_none_or(|end| date.earliest() <= end.latest())
    };
    let entity = context.gazetteer.entity_at(name.entity);
    let lasts = match (entity.as_country(), entity.as_organisation()) {
        (Some(country), _) => within(country.start(), country.end()),
        (_, Some(organisation)) => within(organisation.start(), organisation.end()),
        _ => true,
    };
    lasts && within(Date::unpack(name.start), Date::unpack(name.end))
}

/// Orders what a shared name usually means: smaller is more usual.
///
/// A state before its territories and predecessors, a country before an organisation before a person; a proper name before an adjective.
fn usualness(context: &Context<'_>, name: &Admitted) -> (u32, u32, EntityHandle) {
    let entity = context.gazetteer.entity_at(name.entity);
    let rank = match entity.as_country().map(|country| country.status()) {
        Some(CountryStatus::Member | CountryStatus::State) => 0,
        Some(CountryStatus::Territory | CountryStatus::Constituent) => 1,
        Some(_) => 2,
        None if entity.kind() == Kind::Organisation => 3,
        None => 4,
    };
    let form = u32::from(matches!(name.form(), Form::Capital | Form::Metonym));
    (form, rank, name.entity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_long_form_stands_on_one_side() {
        let span = Span::new(10, 12);
        assert_eq!(long_form_evidence(span, Span::new(0, 5)).rule(), Rule::LongFormBefore);
        assert_eq!(long_form_evidence(span, Span::new(20, 25)).rule(), Rule::LongFormAfter);
    }
}
