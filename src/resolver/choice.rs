//! Choosing between entities that share a name: by the longer form in the text, the date, the country, and what is usual.

use super::{Admitted, Names, Resolver};
use crate::date::Date;
use crate::document::evidence::{Evidence, Rule};
use crate::document::mention::Mention;
use crate::gazetteer::{Entity, Term, TermEnd};
use crate::text::Span;
use crate::vocabulary::{ContextRule, CountryStatus, Form, Kind, OrganisationClass, Role};

/// How well a country supports a name: how often it is named, how late the bearer ruled.
type Rank = (usize, Option<Date>);

/// The chosen name with the reason, where a choice was to be made.
pub(super) struct Chosen {
    pub name: Admitted,
    pub evidence: Option<Evidence>,
}

/// Whether holders of the role rule a state.
pub(super) fn is_rule(role: Role) -> bool {
    matches!(role, Role::HeadOfState | Role::HeadOfGovernment | Role::EffectiveLeader)
}

/// On which side of a mention its longer form stands.
pub(super) fn long_form_rule(span: Span, long_form: Span) -> Rule {
    if long_form.start() < span.start() { Rule::LongFormBefore } else { Rule::LongFormAfter }
}

impl Resolver<'_> {
    /// Chooses among names that are each enough by themselves.
    pub(super) fn choose(&self, names: &[Admitted], span: Span) -> Option<Chosen> {
        let first = *names.first()?;
        if names.iter().all(|name| name.entity == first.entity) {
            return Some(Chosen { name: first, evidence: None });
        }
        // Names that hold on the date come before those that do not.
        let current: Names = names.iter().copied().filter(|name| self.in_use(name)).collect();
        let by_years = !current.is_empty() && current.len() < names.len();
        let names = if current.is_empty() { names } else { &current[..] };
        let usual = names.iter().min_by_key(|name| self.usualness(name))?;
        let kind = self.kind(usual);
        if kind == Kind::Leader {
            let people: Names = names.iter().copied().filter(|name| self.kind(name) == kind).collect();
            return self.choose_person(&people, span, |_| true);
        }
        let rule = if by_years { Rule::YearsOnDate } else { Rule::UsualMeaning };
        Some(Chosen { name: *usual, evidence: Some(Evidence::new(rule)) })
    }

    /// Chooses among people of one name by the terms that count.
    pub(super) fn choose_person(
        &self,
        people: &[Admitted],
        span: Span,
        counts: impl Fn(&Term<'_>) -> bool,
    ) -> Option<Chosen> {
        let first = *people.first()?;
        if people.iter().all(|name| name.entity == first.entity) {
            return Some(Chosen { name: first, evidence: None });
        }
        if people.iter().any(|name| name.needs_context())
            && let Some((name, long_form)) = self.by_long_form(people, span)
        {
            let evidence = Some(Evidence::from_words(long_form_rule(span, long_form), long_form));
            return Some(Chosen { name, evidence });
        }
        let terms = |name: &Admitted| {
            let leader = self.gazetteer.entity_at(name.entity).as_leader().expect("only people are chosen here");
            leader.terms().filter(|term| counts(term)).collect::<Vec<_>>()
        };
        if let Some(date) = self.options.date {
            let holds = |name: &&Admitted| terms(name).iter().any(|term| term.holds_on(date));
            if let Some(&name) = people.iter().find(holds) {
                return Some(Chosen { name, evidence: Some(Evidence::new(Rule::OfficeOnDate)) });
            }
        }
        // Nobody held it then: the one who left it last before the date, else the first to come.
        let start = |term: &Term<'_>| term.start().map(Date::earliest);
        let past = |term: &Term<'_>| {
            self.options.date.is_none_or(|date| start(term).is_some_and(|start| start <= date.latest()))
        };
        // A state's leader before a territory's.
        let rank = |term: &Term<'_>| {
            let member = term.body().as_country().is_some_and(|country| country.status() == CountryStatus::Member);
            start(term).map(|start| (member, start))
        };
        let latest = |name: &Admitted| terms(name).iter().filter(|term| past(term)).filter_map(rank).max();
        let name = *people.iter().max_by_key(|name| (latest(name), std::cmp::Reverse(name.entity)))?;
        Some(Chosen { name, evidence: Some(Evidence::new(Rule::LatestTerm)) })
    }

    /// Of the names whose entity the text has by a longer form, the one that is meant.
    ///
    /// Of several the one in office on the date, then the one that the text has most, then the one that it has nearest: the president and
    /// his father, the two Koreas.
    pub(super) fn by_long_form(&self, names: &[Admitted], span: Span) -> Option<(Admitted, Span)> {
        let mut known: Names = names.iter().copied().filter(|name| self.anchors().has(name.entity)).collect();
        known.sort_by_key(|name| name.entity);
        known.dedup_by_key(|name| name.entity);
        if known.len() > 1 {
            let rank = |name: &Admitted| (self.rules_on_date(name.entity), self.anchors().count(name.entity));
            let best = known.iter().map(rank).max()?;
            known.retain(|name| rank(name) == best);
        }
        self.anchors().nearest(known.into_iter(), span.start())
    }

    /// Whether the entity is a leader who is head of state or of government on the date of the text.
    fn rules_on_date(&self, entity: u32) -> bool {
        let Some(date) = self.options.date else { return false };
        // Who fell or died not long ago, at most in the year before, is still the one of the name.
        let recent = |term: &Term<'_>| match term.end() {
            TermEnd::On(end) => date.year() <= end.year() + 1 && end.earliest() <= date.latest(),
            _ => false,
        };
        let ruled = |term: Term<'_>| is_rule(term.role()) && (term.holds_on(date) || recent(&term));
        self.gazetteer.entity_at(entity).as_leader().is_some_and(|leader| leader.terms().any(ruled))
    }

    /// The part of an organisation that the text names: "the General Assembly" beside the United Nations.
    pub(super) fn by_parent(&self, names: &[Admitted], span: Span) -> Option<(Admitted, Span)> {
        names.iter().find_map(|name| {
            let (_, place) = self.anchors().country(name.parent()?, span.start())?;
            Some((*name, place))
        })
    }

    /// The organisation of the country that stands right before: "Peru's Foreign Ministry", "Iranian parliament".
    pub(super) fn by_country_beside(
        &self,
        names: &[Admitted],
        span: Span,
        before: &[Mention],
    ) -> Option<(Admitted, Span)> {
        let beside = before.last().filter(|mention| mention.kind == Kind::Country)?;
        let between = self.text.get(beside.span.end()..span.start())?;
        let adjacent = matches!(between, " " | "'s " | "’s " | "' " | "’ " | "-");
        let of_country = |name: &&Admitted| name.country().is_some() && name.country() == beside.target.entity();
        let name = names.iter().filter(|_| adjacent).find(of_country)?;
        Some((*name, beside.span))
    }

    /// Of the names that need their country, the one whose country the text names most.
    pub(super) fn by_country(&self, names: &[Admitted], span: Span) -> Option<(Admitted, Span)> {
        let mut best: Option<(Rank, Admitted, Span)> = None;
        if self.anchors().most_mentions_of_a_country() == 0 {
            return None;
        }
        // Two letters are too easily something else: "GE" is a firm before it is a French party.
        let letters = self.text[span.range()].chars().filter(|c| c.is_alphanumeric()).count();
        for name in names.iter().filter(|name| name.form() != Form::Acronym || letters > 2) {
            self.for_each_country_of(name, |country, recent| {
                let Some((named, place)) = self.anchors().country(country, span.start()) else { return };
                let count = named + self.anchors().rulers_of(country);
                if self.is_everywhere(name) && named < self.anchors().most_mentions_of_a_country() {
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

    /// The countries that support a name, with a date that tells which of several bearers is meant: the later one.
    fn for_each_country_of(&self, name: &Admitted, mut visit: impl FnMut(u32, Option<Date>)) {
        name.country().into_iter().for_each(|country| visit(country, None));
        if self.kind(name) != Kind::Leader {
            return;
        }
        let leader = self.gazetteer.entity_at(name.entity).as_leader().expect("a leader by kind");
        let country = |body: Entity<'_>| match body.as_organisation() {
            Some(organisation) => organisation.country_number(),
            None => Some(body.number()),
        };
        // The rare surname of a ruler, or the whole name of somebody less known.
        let only_rule = name.needs_only_country();
        if only_rule || name.form() == Form::Name && name.needs_context() {
            for term in leader.terms().filter(|term| (!only_rule || is_rule(term.role())) && self.is_fresh(term)) {
                country(term.body()).into_iter().for_each(|country| visit(country, term.start()));
            }
        }
    }

    /// Whether news of the document's date still calls the holder by surname alone: in office then, or in the ten years before.
    fn is_fresh(&self, term: &Term<'_>) -> bool {
        const YEARS: u16 = 10;
        let Some(date) = self.options.date else { return true };
        let begun = term.start().is_some_and(|start| start.earliest() <= date.latest());
        begun
            && match term.end() {
                TermEnd::On(end) => end.year() + YEARS >= date.year(),
                TermEnd::Open => true,
                TermEnd::Unknown => false,
            }
    }

    /// Whether a text of the date can be about this person without saying more than a name that others bear too.
    ///
    /// Who left office a generation ago, or comes to it only later, needs the country in the text, unless the surname is rare.
    pub(super) fn is_of_the_time(&self, name: &Admitted) -> bool {
        const YEARS_AFTER: u16 = 30;
        const YEARS_BEFORE: u16 = 10;
        let Some(date) = self.options.date else { return true };
        let Some(leader) = self.gazetteer.entity_at(name.entity).as_leader() else { return true };
        let near = |term: &Term<'_>| {
            let begins = term.start().is_none_or(|start| start.year() <= date.year() + YEARS_BEFORE);
            let lasts = match term.end() {
                TermEnd::On(end) => end.year() + YEARS_AFTER >= date.year(),
                TermEnd::Open => true,
                TermEnd::Unknown => term.start().is_none_or(|start| start.year() + YEARS_AFTER >= date.year()),
            };
            begins && lasts
        };
        let mut terms = leader.terms().peekable();
        let rare = || leader.names().any(|name| name.form() == Form::Surname && name.context() != ContextRule::Context);
        terms.peek().is_none() || terms.any(|term| near(&term) || self.anchors().has(term.body().number())) || rare()
    }

    /// Every country has parties with every acronym: only those of the country that the text is about count.
    fn is_everywhere(&self, name: &Admitted) -> bool {
        let organisation = self.gazetteer.entity_at(name.entity).as_organisation();
        name.form() == Form::Acronym && organisation.is_some_and(|body| body.class() == OrganisationClass::Party)
    }

    /// Whether the name, and what it denotes, existed on the document's date.
    fn in_use(&self, name: &Admitted) -> bool {
        let Some(date) = self.options.date else { return true };
        let within = |start: Option<Date>, end: Option<Date>| {
            start.is_none_or(|start| start.earliest() <= date.latest())
                && end.is_none_or(|end| date.earliest() <= end.latest())
        };
        let entity = self.gazetteer.entity_at(name.entity);
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
    fn usualness(&self, name: &Admitted) -> (u32, u32, u32) {
        let entity = self.gazetteer.entity_at(name.entity);
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
}
