//! Deciding: from candidates to mentions, by small named rules that leave evidence.
//!
//! One candidate at a time, from left to right, the longest first. What a rule must know of the whole text is collected in
//! a first pass over the names that need no support ([`Anchors`]); the second pass decides everything with it.

mod acronym;
mod admission;
mod anchors;
mod choice;
mod discovery;
mod head_nouns;
mod longer_names;
mod misspelling;
mod neighbours;
mod nicknames;
mod passes;
mod person_names;
mod roles;
mod strangers;
mod title;
mod words;

use std::cell::Cell;

use admission::{Admitted, Names, Reading, Readings, Sorts};
use anchors::Anchors;
use passes::{Basis, Decision, Pass};
use strangers::Strangers;

use crate::document::Findings;
use crate::evidence::{Evidence, EvidenceList, Rule};
use crate::gazetteer::{Gazetteer, Term};
use crate::going::Going;
use crate::mention::{Mention, Target};
use crate::options::Options;
use crate::rejection::{Rejected, Rejection};
use crate::scanner::{Candidate, Stretches};
use crate::span::Span;
use crate::vocabulary::{Form, Kind};

/// Decides which candidates are mentions, and of what; `None`: it was stopped.
pub(crate) fn resolve(
    gazetteer: &Gazetteer,
    text: &str,
    stretches: &Stretches<'_>,
    options: &Options,
    going: &Going<'_>,
) -> Option<Findings> {
    let (mut mentions, mut rejected) = decide(gazetteer, text, stretches, options, going)?;
    nicknames::join(gazetteer, text, &mut mentions);
    let discovered =
        if options.discovered { discovery::discover(gazetteer, text, stretches, &mut mentions) } else { Vec::new() };
    if !going.ask() {
        return None;
    }
    if options.head_nouns {
        head_nouns::add(gazetteer, text, &mut mentions, going);
    }
    if let Some(date) = options.date.filter(|_| options.roles) {
        roles::add(gazetteer, text, date, &mut mentions, going);
    }
    rejected.retain(|candidate: &Rejected| going.on(1) && !is_taken(&mentions, candidate.span));
    mentions.shrink_to_fit();
    going.finish(Findings { mentions, discovered, rejected })
}

/// The mentions among the candidates, and those that are none, if they were asked for.
fn decide(
    gazetteer: &Gazetteer,
    text: &str,
    stretches: &Stretches<'_>,
    options: &Options,
    going: &Going<'_>,
) -> Option<(Vec<Mention>, Vec<Rejected>)> {
    let readings = |candidates: &[Candidate]| admission::readings(gazetteer, text, candidates, options, going);
    let whole = stretches.whole().map(readings);
    let for_each = |visit: &mut dyn FnMut(&Readings)| match &whole {
        Some(readings) => visit(readings),
        None => stretches.for_each(|candidates| visit(&readings(candidates))),
    };
    let mut resolver = Resolver {
        gazetteer,
        text,
        options,
        going,
        anchors: Anchors::default(),
        strangers: Strangers::none(),
        basis: Cell::new(Basis::Undecided),
    };
    // The first pass accepts what needs no support, and with it learns what the text is about.
    let mut first = Pass::default();
    let mut strangers = Strangers::none();
    for_each(&mut |readings| {
        resolver.decide_all(readings, None, &mut first, None);
        if whole.is_none() {
            strangers.add(gazetteer, text, readings, &first.mentions);
        }
    });
    going.finish(())?;
    if let Some(readings) = &whole {
        strangers = Strangers::new(gazetteer, text, readings, &first.mentions);
    }
    let anchors = Anchors::new(gazetteer, options, &first.mentions);
    resolver = Resolver { anchors, strangers, ..resolver };
    let decide_again = |resolver: &Resolver<'_>, mut rejected: Option<&mut Vec<Rejected>>| {
        let earlier = rejected.is_none().then_some(&first);
        let mut pass = Pass::default();
        for_each(&mut |readings| resolver.decide_all(readings, earlier, &mut pass, rejected.as_deref_mut()));
        pass.mentions
    };
    let mut mentions = decide_again(&resolver, None);
    // Who is known only now, by a name that needs the country, is called by surname elsewhere in the text.
    let is_new = |mention: &Mention| {
        mention.form == Form::Name && mention.target.entity().is_some_and(|entity| !resolver.anchors.has(entity))
    };
    going.finish(())?;
    if mentions.iter().any(is_new) {
        resolver.anchors = Anchors::new(gazetteer, options, &mentions);
        mentions = decide_again(&resolver, None);
    }
    let mut rejected = Vec::new();
    if options.rejected {
        decide_again(&resolver, Some(&mut rejected));
    }
    going.finish((mentions, rejected))
}

/// The outcome for one reading: a mention, or why it is none. Without a reason no rule spoke for it; a shorter one may be a mention, unless
/// the reading has a verdict: "South China Sea".
type Outcome = Result<Mention, Option<Rejection>>;

/// Whether one of the mentions, which are in the order of the text, shares a byte with the span.
fn is_taken(mentions: &[Mention], span: Span) -> bool {
    let behind = mentions.partition_point(|mention| mention.span.end() <= span.start());
    mentions.get(behind).is_some_and(|mention| mention.span.start() < span.end())
}

/// A rejected reading with what it may denote, each once.
fn rejection(span: Span, names: &[Admitted], reason: Rejection) -> Rejected {
    let mut entities: Vec<u32> = names.iter().filter(|name| !name.is_blocker()).map(|name| name.entity).collect();
    entities.dedup();
    Rejected { span, entities, reason }
}

/// One text on its way through the rules.
struct Resolver<'r> {
    gazetteer: &'r Gazetteer,
    text: &'r str,
    options: &'r Options,
    going: &'r Going<'r>,
    anchors: Anchors,
    strangers: Strangers<'r>,
    /// On what the decision rests that is being made.
    basis: Cell<Basis>,
}

/// What was decided, and from what.
#[derive(Clone, Copy)]
struct Choice {
    name: Admitted,
    evidence: EvidenceList,
}

impl Resolver<'_> {
    /// Decides from left to right; of the readings that start at one place the longest that holds wins.
    ///
    /// `earlier`: the decisions of the first pass on the same readings; those that need not be made again are kept. `pass` goes on with what
    /// it has of the text before. `rejected` receives what is no mention. What was decided is incomplete if it is stopped.
    fn decide_all(
        &self,
        readings: &Readings,
        earlier: Option<&Pass>,
        pass: &mut Pass,
        mut rejected: Option<&mut Vec<Rejected>>,
    ) {
        let mut number = pass.go_on(readings.len(), earlier);
        for same_start in readings.by_start() {
            let mentions_before = pass.mentions_of(earlier, number..number + same_start.len());
            number += same_start.len();
            if !self.going.on(same_start.len()) {
                return;
            }
            if same_start[0].span.start() < pass.reached {
                continue;
            }
            for (back, reading) in (1..).zip(same_start.iter().rev()) {
                let next = earlier.and_then(|earlier| earlier.mentions.get(mentions_before));
                let kept = earlier.and_then(|earlier| {
                    let before = mentions_before.checked_sub(1).map(|last| &earlier.mentions[last]);
                    let decision = earlier.decisions[number - back];
                    self.holds(readings, reading, decision.basis, [before, pass.mentions.last()])
                        .then_some(decision.outcome)
                });
                debug_assert!(
                    kept.is_none_or(|kept| {
                        kept.map(|()| *next.expect("it was accepted")) == self.decide(readings, reading, &pass.mentions)
                    }),
                    "decided anew, {:?} comes out otherwise",
                    &self.text[reading.span.range()]
                );
                let outcome = match kept {
                    Some(Ok(())) => {
                        pass.mentions.push(*next.expect("it was accepted"));
                        Ok(())
                    }
                    Some(Err(reason)) => Err(reason),
                    None => {
                        let outcome = self.decide(readings, reading, &pass.mentions);
                        let outcome = outcome.map(|mention| pass.mentions.push(mention));
                        if earlier.is_none() {
                            pass.decisions[number - back] = Decision { basis: self.basis.get(), outcome };
                        }
                        outcome
                    }
                };
                if outcome.is_ok() || reading.verdict.is_some() {
                    pass.reached = reading.span.end();
                }
                if let (Err(reason), Some(rejected)) = (outcome, rejected.as_deref_mut()) {
                    let names = readings.names(reading);
                    let reason = reason.unwrap_or_else(|| self.why_unsupported(reading, names, &pass.mentions));
                    rejected.push(rejection(reading.span, names, reason));
                }
                if pass.reached == reading.span.end() {
                    break;
                }
            }
        }
    }

    /// Whether nothing that was learnt since the first pass can change a decision that rests on this.
    ///
    /// `before`: the mentions before the reading, in the first pass and now.
    fn holds(&self, readings: &Readings, reading: &Reading, basis: Basis, before: [Option<&Mention>; 2]) -> bool {
        let holds = match basis {
            Basis::Undecided | Basis::Document => false,
            Basis::Neighbours => self.strangers.introduced_as_country(&self.text[reading.span.range()]).is_none(),
            Basis::Bearers => !readings.speaking(reading).0.iter().any(|name| self.anchors.has(name.entity)),
        };
        let same_before = || {
            let [one, other] = before.map(|mention| mention.map(|mention| (mention.span, mention.target)));
            one == other
        };
        holds && same_before()
    }

    fn decide(&self, readings: &Readings, reading: &Reading, before: &[Mention]) -> Outcome {
        self.basis.set(Basis::Neighbours);
        if let Some(reason) = reading.verdict {
            return Err(Some(reason));
        }
        let (names, contested) = readings.speaking(reading);
        let sorts = reading.sorts;
        if sorts.has(Sorts::COUNTRY)
            && let Some(country) = names.iter().find(|name| self.kind(name) == Kind::Country)
        {
            if self.is_a_persons_name(country, reading.span, before) {
                return Err(Some(Rejection::PersonsName));
            }
            if self.is_in_a_longer_name(country, reading.span) {
                return Err(Some(Rejection::LongerName));
            }
        }
        if !sorts.has(Sorts::BUT_SHORT_OF_BODY) && neighbours::is_qualified(self.text, reading.span) {
            return Err(Some(Rejection::LongerName));
        }
        if let Some((span, choice)) = self.with_initial(reading, names, before) {
            return Ok(Mention { form: Form::Name, ..self.mention(span, choice) });
        }
        let choice = self
            .by_title(reading, names, before)
            .or_else(|| self.alone(reading, names))
            .or_else(|| self.supported(reading, names, before, contested));
        choice.map(|choice| self.mention(reading.span, choice)).ok_or(None)
    }

    /// What the text mentions; a decision that asks for it rests on the whole document.
    fn anchors(&self) -> &Anchors {
        self.basis.set(Basis::Document);
        &self.anchors
    }

    /// Why no rule spoke for a reading.
    fn why_unsupported(&self, reading: &Reading, names: &[Admitted], before: &[Mention]) -> Rejection {
        let span = reading.span;
        let people: Names = names.iter().copied().filter(|name| name.kind() == Some(Kind::Leader)).collect();
        let alone = people.iter().any(|name| !name.needs_context());
        if people.is_empty() {
            let otherwise = acronym::is_defined_otherwise(self.text, span);
            return if otherwise { Rejection::DefinedOtherwise } else { Rejection::NoSupport };
        }
        if !alone && neighbours::follows_given_name(self.gazetteer, self.text, span, before, Kind::Leader)
            || neighbours::is_junior(self.text, span)
            || neighbours::goes_on(self.text, span)
            || neighbours::is_in_results(self.text, span)
            || neighbours::is_named_after(self.text, span)
            || self.is_part_of_another_name(span, &people)
        {
            Rejection::AnotherName
        } else if self.strangers.introduced(&self.text[span.range()]).is_some() {
            Rejection::Stranger
        } else if alone {
            Rejection::OtherTime
        } else {
            Rejection::NoSupport
        }
    }

    /// A surname whose given name stands before a middle initial, with the place of the whole: "Vladimir V. Putin".
    fn with_initial(&self, reading: &Reading, names: &[Admitted], before: &[Mention]) -> Option<(Span, Choice)> {
        let surname = |name: &&Admitted| name.form() == Form::Surname && self.kind(name) == Kind::Leader;
        if !reading.sorts.has(Sorts::SURNAME) {
            return None;
        }
        let given = neighbours::given_name_before_initial(self.text, reading.span.start())?;
        if before.last().is_some_and(|mention| mention.span.end() > given.start()) {
            return None;
        }
        let full = format!("{} {}", &self.text[given.range()], &self.text[reading.span.range()]);
        let bearers = self.gazetteer.named(&full);
        let is_full = |number: u32| {
            bearers
                .iter()
                .any(|name| name.entity().number() == number && name.form() == Form::Name && !name.needs_context())
        };
        let people: Names = names.iter().filter(surname).filter(|name| is_full(name.entity)).copied().collect();
        let span = Span::new(given.start(), reading.span.end());
        let chosen = self.choose_person(&people, span, |_| true)?;
        let own = EvidenceList::of(Evidence::new(Rule::OwnName));
        let evidence = chosen.evidence.into_iter().fold(own, |list, item| list.and(item));
        Some((span, Choice { name: chosen.name, evidence }))
    }

    /// A person's name behind an office that the person held.
    fn by_title(&self, reading: &Reading, names: &[Admitted], before: &[Mention]) -> Option<Choice> {
        let is_leader = |name: &&Admitted| self.kind(name) == Kind::Leader;
        if !reading.sorts.has(Sorts::LEADER) {
            return None;
        }
        let title = title::before(self.gazetteer, self.text, reading.span.start())?;
        let people: Names = names.iter().filter(is_leader).copied().collect();
        if neighbours::goes_on(self.text, reading.span) || self.is_part_of_another_name(reading.span, &people) {
            return None;
        }
        let country = title::country_before(self.text, title.span.start(), before);
        let fits = |name: &Admitted| {
            let leader = self.gazetteer.entity_at(name.entity).as_leader().expect("filtered by kind");
            leader.terms().any(|term| {
                title.names(term.role()) && country.is_none_or(|c| c.target == Target::Entity(term.body().number()))
            })
        };
        let holders: Names = people.into_iter().filter(fits).collect();
        let mut evidence = EvidenceList::of(Evidence::from_words(Rule::TitleBefore, title.span));
        if let Some(country) = country {
            evidence = evidence.and(Evidence::from_words(Rule::CountryOfOffice, country.span));
        }
        if holders.iter().all(|name| name.needs_context())
            && country.is_none()
            && !self.office_is_plausible(&holders, &title)
        {
            return None;
        }
        let in_office = |term: &Term<'_>| title.names(term.role());
        let choice = self.choose_person(&holders, reading.span, in_office)?;
        let evidence = choice.evidence.into_iter().fold(evidence, |list, item| list.and(item));
        Some(Choice { name: choice.name, evidence })
    }

    /// Without a country beside the office, a bare surname needs the date or the holder's country in the text.
    fn office_is_plausible(&self, holders: &[Admitted], title: &title::Title) -> bool {
        holders.iter().any(|name| {
            let leader = self.gazetteer.entity_at(name.entity).as_leader().expect("filtered by kind");
            self.anchors().has(name.entity)
                || leader.terms().filter(|term| title.names(term.role())).any(|term| {
                    self.options.date.is_some_and(|date| term.holds_on(date))
                        || self.anchors().has(term.body().number())
                })
        })
    }

    /// A name that is enough by itself.
    fn alone(&self, reading: &Reading, names: &[Admitted]) -> Option<Choice> {
        if !reading.sorts.has(Sorts::ALONE) {
            return None;
        }
        let alone: Names = names.iter().copied().filter(|name| !name.needs_context()).collect();
        let first = &alone[0];
        // "the Secret Army Organisation (OAS)" is not the Organization of American States.
        let is_spelt_out =
            |name: &&Admitted| self.anchors().has_longer(name.entity, reading.span) && name.form() == Form::Acronym;
        if first.form() == Form::Acronym
            && names.iter().any(|name| name.entity != first.entity)
            && !alone.iter().any(|name| self.anchors().has_longer(name.entity, reading.span))
        {
            let spelt_out: Names = names.iter().filter(is_spelt_out).copied().collect();
            if let Some((name, long_form)) = self.by_long_form(&spelt_out, reading.span) {
                let rule = choice::long_form_rule(reading.span, long_form);
                let evidence = EvidenceList::of(Evidence::from_words(rule, long_form));
                return Some(Choice { name, evidence });
            }
        }
        let somebody_or_something_else = || {
            neighbours::is_junior(self.text, reading.span)
                || neighbours::goes_on(self.text, reading.span)
                || neighbours::is_in_results(self.text, reading.span)
                || self.is_part_of_another_name(reading.span, &alone)
                || neighbours::is_named_after(self.text, reading.span)
        };
        if self.kind(first) == Kind::Leader && somebody_or_something_else() {
            return None;
        }
        let chosen = self.choose(&alone, reading.span)?;
        if self.kind(&chosen.name) == Kind::Leader && !self.is_of_the_time(&chosen.name) {
            return None;
        }
        let rule = match chosen.name.form() {
            Form::Capital | Form::Metonym => Rule::OnRequest,
            _ => Rule::OwnName,
        };
        let evidence =
            chosen.evidence.into_iter().fold(EvidenceList::of(Evidence::new(rule)), |list, item| list.and(item));
        Some(Choice { name: chosen.name, evidence })
    }

    /// Whether a country's name is here part of a person's, or stands for somebody whom the text introduces before it speaks of the country:
    /// "Michael Jordan", "Georgia Stevens … Georgia".
    fn is_a_persons_name(&self, country: &Admitted, span: Span, before: &[Mention]) -> bool {
        if neighbours::follows_given_name(self.gazetteer, self.text, span, before, Kind::Country)
            || neighbours::precedes_family_name(self.gazetteer, self.text, span)
        {
            return true;
        }
        let introduced = self.strangers.introduced_as_country(&self.text[span.range()]);
        introduced.is_some_and(|place| place < span.start() && !self.anchors().has_before(country.entity, place))
    }

    /// Whether a country's name is here part of an institution's, or its adjective a language.
    fn is_in_a_longer_name(&self, country: &Admitted, span: Span) -> bool {
        // "Russian" is both the adjective and one of the people.
        let adjective = matches!(country.form(), Form::Adjective | Form::Demonym);
        longer_names::is_in_institution(self.text, span, adjective)
            || adjective && longer_names::is_language(self.text, span)
            || self.text[span.range()] == *"Georgia" && longer_names::is_among_states(self.text, span)
    }

    /// A name that counts because of what else is in the text.
    ///
    /// `contested`: it is also the name of something that was not asked for, such as a news agency; then the country alone is too weak.
    fn supported(&self, reading: &Reading, names: &[Admitted], before: &[Mention], contested: bool) -> Option<Choice> {
        // Most surnames are nobody's in the text: no need to look at their neighbours.
        let has_bearer = || names.iter().any(|name| self.anchors.has(name.entity));
        if !reading.sorts.has(Sorts::BUT_OF_BEARERS) && !has_bearer() {
            if self.basis.get() == Basis::Neighbours {
                self.basis.set(Basis::Bearers);
            }
            return None;
        }
        self.basis.set(Basis::Document);
        let people: Names = match reading.sorts.has(Sorts::LEADER) {
            true => names.iter().copied().filter(|name| self.kind(name) == Kind::Leader).collect(),
            false => Names::new(),
        };
        if !people.is_empty()
            && (neighbours::follows_given_name(self.gazetteer, self.text, reading.span, before, Kind::Leader)
                || neighbours::goes_on(self.text, reading.span)
                || self.is_part_of_another_name(reading.span, &people))
        {
            return None;
        }
        if let Some((name, country)) = self.by_country_beside(names, reading.span, before) {
            let evidence = EvidenceList::of(Evidence::from_words(Rule::CountryBeside, country));
            return Some(Choice { name, evidence });
        }
        let by_long_form = self.by_long_form(names, reading.span);
        if let Some((name, long_form)) = by_long_form {
            let rule = choice::long_form_rule(reading.span, long_form);
            let evidence = EvidenceList::of(Evidence::from_words(rule, long_form));
            return Some(Choice { name, evidence });
        }
        if contested
            || acronym::is_defined_otherwise(self.text, reading.span)
            || people.is_empty() && neighbours::continues_to_the_left(self.gazetteer, self.text, reading.span, before)
        {
            return None;
        }
        if !people.is_empty() && self.strangers.introduced(&self.text[reading.span.range()]).is_some() {
            return None;
        }
        if let Some((name, body)) = self.by_parent(names, reading.span) {
            let evidence = EvidenceList::of(Evidence::from_words(Rule::BodyInText, body));
            return Some(Choice { name, evidence });
        }
        let (name, country) = self.by_country(names, reading.span)?;
        let evidence = EvidenceList::of(Evidence::from_words(Rule::CountryInText, country));
        Some(Choice { name, evidence })
    }

    /// A name that comes first (a given name, a family name of East Asia) and goes on with another's.
    fn is_part_of_another_name(&self, span: Span, people: &[Admitted]) -> bool {
        if !neighbours::continues_to_the_right(self.text, span) {
            return false;
        }
        let surface = &self.text[span.range()];
        let one_word = !surface.contains(' ');
        let is_given_name = std::cell::LazyCell::new(|| one_word && self.gazetteer.is_given_name(surface));
        let comes_first = |name: &Admitted| match name.form() {
            Form::Given => true,
            // The only name of a monarch: "Paul" is not "Paul de Beer".
            Form::Name => one_word,
            // "President Mohamed Lemine Cheiguer" is nobody whose family name is Mohamed.
            Form::Surname if *is_given_name => true,
            Form::Surname => {
                let leader = self.gazetteer.entity_at(name.entity);
                let family_name = leader.as_leader().and_then(|leader| leader.family_name());
                family_name.is_some_and(|family_name| leader.name().starts_with(family_name))
            }
            _ => false,
        };
        people.iter().all(comes_first)
    }

    fn mention(&self, span: Span, choice: Choice) -> Mention {
        Mention {
            span,
            kind: self.kind(&choice.name),
            form: choice.name.form(),
            target: Target::Entity(choice.name.entity),
            evidence: choice.evidence,
        }
    }

    fn kind(&self, name: &Admitted) -> Kind {
        name.kind().expect("a blocker is no mention")
    }
}
