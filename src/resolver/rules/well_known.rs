//! The bare surname of a ruler of the time, or of world fame: "Talks with Erdogan failed."

use crate::document::evidence::{Reasons, Rule};
use crate::gazetteer::Term;
use crate::lexicon::{WordList, WordLists};
use crate::options::{Options, Surnames};
use crate::resolver::disambiguate;
use crate::resolver::lone_surname::{self, NOT_PEOPLE};
use crate::resolver::politics;
use crate::resolver::prominence::{self, Best, Crowd, Leading};
use crate::resolver::readings::{Admitted, NameClasses, Names};
use crate::resolver::rule::{Accepted, Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::surnames::Surname;
use crate::resolver::worth::{RuleRow, Worth};
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static RULE: RuleRow = RuleRow {
    rule: Rule::WellKnown,
    description: "Of all people of the surname, this one is far the best known at the time, or of world fame, or stands beside a colleague or rival: \"Talks with Erdogan failed\", \"Sanders & Clinton\".",
    worth: Worth::Accepts(|_, _| 0.85),
};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::WellKnown,
    classes: NameClasses::OFFICIALS_SURNAME,
    applies: |site| {
        // Without a date only rulers are called so.
        let may_be_meant = site.classes.any(NameClasses::RULERS_SURNAME) || site.context.options.date.is_some();
        may_be_meant
            && !site.contested
            && !site.classes.any(NOT_PEOPLE)
            && lone_surname::is_a_name(site)
            && with_surname(site, |_| ()).is_some()
            && !lone_surname::is_of_a_longer_name(site)
            // "Senator Johnson": who held the office is found by it; a ruler may be called by another high one, or by a rank.
            && site.title().is_none_or(|title| title.is_of_few() && !title.is_of_an_organisation() || title.is_rank())
            && !site.neighbours.before().lists.any(NO_LEADERS)
    },
    reads: Reads::Document,
    decide,
};

/// The least prominence of a ruler whom a text without a date calls by surname alone.
const FAME: f64 = 3.0;

/// The least prominence of a ruler of the past: news has the state often, or the person is not long out of office.
const HISTORY: f64 = 0.75;

/// The least share of all leaders of a name whose people are mostly meant.
const FAR: f64 = 0.8;

/// The least share of one of several leaders of a name that is hardly anybody else's.
const RATHER: f64 = 0.6;

/// The same where no date says whose time it is.
const RATHER_IN_HISTORY: f64 = 0.75;

/// The share from which nobody else is thought of even where many people have the name.
const CLEAR: f64 = 0.9;

/// The same of one whose state the text has, and politics beside.
const COLLEAGUE: f64 = 0.85;

/// The same of one of few people of a name, whoever they are, where politics is spoken of.
const RARE: f64 = 0.85;

/// Bytes of a headline or a post, which may say too little to show what it is about.
const A_HEADLINE: usize = 300;

/// What may also be a place, a firm or an athlete is never quite sure: the share of right mentions among those that have the whole share.
const SURE: f64 = 0.95;

/// As many people as a listed surname has, or a given name.
const MANY: f64 = 0.8;

/// Where politics is spoken of, hardly anybody else of the name is.
const OF_POLITICS: f64 = 0.5;

/// Still fewer in a headline that names the state which the leader rules: others have a given name there.
const OF_A_HEADLINE: f64 = 0.15;

/// Words before an everyday word, or a place: "the Bill", "of Mesa".
const OF_THINGS: WordLists = WordLists::of(WordList::Articles)
    .or(WordLists::of(WordList::GenitivePrepositions))
    .or(WordLists::of(WordList::PlacePrepositions));

/// Words before what is no leader: "Secretary Johnson" of whatever, "the watchmaker Macron".
const NO_LEADERS: WordLists = WordLists::of(WordList::PortfolioOffices).or(WordLists::of(WordList::FirmNouns));

/// The least share of the best known person of the name.
fn least(options: &Options, best: &Best<'_>, is_frequent: bool) -> f64 {
    // Without a date only who is in the news of the world.
    let is_of_fame = best.is_ruler() && best.prominence >= FAME;
    let in_office = best.is_present && (is_of_fame || options.date.is_some());
    match options.given_surnames() {
        // Candidates are known by the company of others, and where politics is spoken of.
        _ if best.is_candidacy => f64::INFINITY,
        Surnames::Default if in_office && best.is_ruler() => 0.8,
        Surnames::Default if in_office && best.is_deputy() => 0.75,
        Surnames::Default if best.is_ruler() && (!is_frequent || best.is_famous) => 0.85,
        Surnames::Eager if in_office && best.is_deputy() => 0.5,
        Surnames::Eager if best.is_ruler() => 0.8,
        Surnames::Default | Surnames::Eager if in_office => 0.97,
        _ => f64::INFINITY,
    }
}

fn decide(site: &Site<'_, '_>) -> Verdict {
    let context = site.context;
    // The first pass learns who is in the text by the full name; who is leads.
    if context.is_first_pass {
        return Verdict::Abstain;
    }
    let Some(crowd) = with_surname(site, |surname| surname.crowd) else { return Verdict::Abstain };
    let is_word = lone_surname::is_a_word(site);
    let crowd = if is_word { crowd.of_no_words() } else { crowd };
    let is_dated = context.options.date.is_some();
    let is_frequent = crowd.people >= MANY;
    let least = |best: &Best<'_>| least(context.options, best, is_frequent);
    let is_enough = |best: &Best<'_>| best.share >= least(best);
    // Everybody else of the name makes the share only less.
    let is_enough_among_rulers = |rulers: &Names| {
        is_dated
            || Leading::of(context, rulers, |_| true).is_some_and(|leading| {
                is_enough(&leading.among(crowd))
                    || is_of_history(context.options, &leading.among(crowd.times(OF_POLITICS)))
            })
    };
    if with_surname(site, |surname| is_enough_among_rulers(&surname.rulers)) != Some(true) {
        return Verdict::Abstain;
    }
    // Whoever is the best known: "Mohammad Ahmad Mangushde".
    if is_frequent && lone_surname::goes_on(site, true) {
        return Verdict::Abstain;
    }
    let people: Names = people(site).copied().collect();
    let Some(leading) = Leading::of(context, &people, |_| true) else { return Verdict::Abstain };
    // Where politics is spoken of, it is more probable that a leader is meant than which.
    let is_rather = |best: &Best<'_>| {
        let is_known = best.is_deputy() || best.is_known_in_its_state();
        let is_colleague = || {
            !is_frequent
                && best.is_named_in_politics()
                && best.share_of_all >= COLLEAGUE
                && politics::is_spoken_of(site)
        };
        best.is_now && best.share >= RATHER && (is_known && best.share_of_all >= least(best) || is_colleague())
    };
    // "Kishida seeks the leadership": of a name that hardly anybody has.
    let is_of_rare_name = |best: &Best<'_>| {
        crowd.is_of_rare_name() && best.share >= RARE && best.is_fresh(context) && politics::is_spoken_of(site)
    };
    let in_politics = || {
        let is_asked_for = context.options.given_surnames() != Surnames::Strict;
        let may_be = is_asked_for && site.is_english() && site.surface().contains(char::is_lowercase);
        let rules_the_state = |best: &Best<'_>| best.is_now && best.is_ruler() && best.is_known_in_its_state();
        let is_of_headline = context.text.len() <= A_HEADLINE && rules_the_state(&leading.among(crowd));
        let factor = if is_of_headline { OF_A_HEADLINE } else { OF_POLITICS };
        let best = may_be.then(|| leading.among(crowd.times(factor)))?;
        let may_be = is_dated && (is_rather(&best) || is_of_rare_name(&best)) || is_of_history(context.options, &best);
        (may_be && (is_of_rare_name(&best) || is_in_politics(site, &best, crowd.is_of_rare_name()))).then_some(best)
    };
    let best = Some(leading.among(crowd)).filter(is_enough);
    let Some(best) = best.or_else(in_politics) else { return Verdict::Abstain };
    // "General Johnson" is one of many, "General de Gaulle" is not.
    if site.title().is_some_and(|title| title.is_rank()) && !(best.is_ruler() && crowd.is_of_rare_name()) {
        return Verdict::Abstain;
    }
    // An everyday word is only who rules the state that is spoken of, or is in the news of the world.
    let is_in_the_news = || {
        best.prominence >= FAME && best.name.form() == Form::Surname && !site.neighbours.before().lists.any(OF_THINGS)
    };
    let is_spoken_of = || best.is_known_in_its_state() || is_in_the_news();
    if is_word && !site.follows_honorific() && !(best.is_now && best.is_ruler() && is_spoken_of()) {
        return Verdict::Abstain;
    }
    // In a text of some length it shows whether politics is spoken of.
    let is_doubtful = !best.is_famous && (!best.is_present || is_frequent && best.share < CLEAR);
    let is_of_sport = || {
        is_dated
            && is_doubtful
            && context.text.len() > A_HEADLINE
            && !is_in_politics(site, &best, crowd.is_of_rare_name())
    };
    if lone_surname::goes_on(site, !best.is_present)
        || lone_surname::is_of_a_place(site, best.is_present)
        || is_of_sport()
        || is_another_of_the_given_name(site, &best)
    {
        return Verdict::Abstain;
    }
    let reasons = Reasons::of_rule(Rule::WellKnown);
    // The brother who ruled before.
    let name = disambiguate::who_just_died(context, &people, site.span()).unwrap_or(best.name);
    Verdict::Accept(Accepted { name: *name, reasons, start: None, share: Some(best.share * SURE) })
}

/// Who ruled one of the states of the world is known for ever, if nobody else of the name is.
fn is_of_history(options: &Options, best: &Best<'_>) -> bool {
    best.is_ruler()
        && best.prominence >= HISTORY
        && best.share_of_all >= FAR
        && best.share >= RATHER_IN_HISTORY
        && options.given_surnames() != Surnames::Strict
}

/// Whether the sentence speaks of politics, or the text of the country.
fn is_in_politics(site: &Site<'_, '_>, best: &Best<'_>, is_rare: bool) -> bool {
    match site.context.options.date {
        // Who is long out of office is known by the country, too, unless hardly anybody else has the name: "Saddam".
        Some(_) if !best.is_present => {
            let speaks = politics::is_spoken_of(site);
            speaks && (is_rare || is_among_colleagues(site, best)) || is_rare && is_among_colleagues(site, best)
        }
        Some(_) => politics::is_spoken_of(site) || is_among_colleagues(site, best),
        // "Mao led China": or of the state that was ruled.
        None => politics::is_spoken_of(site) || site.context.anchors.implies_any() || is_among_colleagues(site, best),
    }
}

/// Of those who have the given name the ruler is meant where politics is spoken of.
fn is_another_of_the_given_name(site: &Site<'_, '_>, best: &Best<'_>) -> bool {
    let context = site.context;
    best.name.form() == Form::Given
        && context.gazetteer.is_given_name(site.surface())
        && !(context.options.date.is_some() && best.is_now && best.is_ruler() && is_in_politics(site, best, false))
}

/// The leaders of the surname, and those whom their country calls by a given name: "Thaksin".
fn people<'s>(site: &Site<'s, '_>) -> impl Iterator<Item = &'s Admitted> {
    site.of_kind(Kind::Leader).filter(|name| matches!(name.form(), Form::Surname | Form::Given))
}

/// What is known of the surname, unless nobody can be meant by it alone; found once for all places of the text.
fn with_surname<T>(site: &Site<'_, '_>, see: impl FnOnce(&Surname) -> T) -> Option<T> {
    let context = site.context;
    let text = &context.text[site.span().range()];
    // The names of one person stand together.
    let (mut namesakes, mut last) = (0, None);
    for name in people(site) {
        namesakes += usize::from(last.replace(name.entity) != Some(name.entity));
    }
    let find = || {
        // Without a date only rulers are called so, and of most surnames nobody is.
        let rulers: Names = people(site).filter(|name| context.is_of_ruler(name)).copied().collect();
        let may_be_meant = context.options.date.is_some() || !rulers.is_empty();
        may_be_meant.then(|| Surname { crowd: Crowd::of_surname(context, text, namesakes), rulers })
    };
    context.surnames.with(text, namesakes, find, see)
}

/// Whether the text has the country, or somebody or something else of it, where the person is in office: "Brown enters as Blair leaves".
fn is_among_colleagues(site: &Site<'_, '_>, best: &Best<'_>) -> bool {
    let context = site.context;
    let date = context.options.date;
    // Who is out of office was in it.
    let counts =
        |term: &Term<'_>| !best.is_present || date.is_none_or(|date| prominence::is_present_on(term, Some(date)));
    let bodies_of = |term: Term<'_>| [Some(term.body_handle()), term.country_handle()];
    let mut bodies = context.terms(best.name).filter(counts).flat_map(bodies_of).flatten();
    bodies.any(|body| context.anchors.has(body) || context.anchors.implies(body, site.span()).is_some())
}
