//! The bare surname of a ruler of the time, or of world fame: "Talks with Erdogan failed."

use crate::document::evidence::{Reasons, Rule};

use crate::lexicon::{WordList, WordLists};
use crate::options::{Options, Surnames};
use crate::resolver::prominence::{self, Best, Crowd};
use crate::resolver::readings::{Admitted, NameClasses, Names};
use crate::resolver::rule::{Accepted, Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::surnames::Surname;
use crate::resolver::worth::{RuleRow, Worth};
use crate::text::words::{self, is_name_like};
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static RULE: RuleRow = RuleRow {
    rule: Rule::WellKnown,
    description: "Of all people of the surname, this one is far the best known at the time, or of world fame: \"Talks with Erdogan failed\".",
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
            && is_a_name(site)
            && with_surname(site, |_| ()).is_some()
            && !is_of_a_longer_name(site)
    },
    reads: Reads::Document,
    decide,
};

/// The least prominence of a ruler whom a text without a date calls by surname alone.
const FAME: f64 = 3.0;

/// What may also be a place, a firm or an athlete is never quite sure: the share of right mentions among those that have the whole share.
const SURE: f64 = 0.95;

/// As many people as a listed surname has, or a given name.
const MANY: f64 = 0.8;

/// What is also the name of a country or an organisation means that: "French", "Fed".
const NOT_PEOPLE: NameClasses = NameClasses::COUNTRY.or(NameClasses::ORGANISATION);

/// A surname of more leaders says nothing by itself: "Kim".
const MOST: usize = 48;

/// Words that are names in capitals at most by chance.
const NO_SURNAMES: WordLists = WordLists::of(WordList::Calendar)
    .or(WordLists::of(WordList::SentenceOpeners))
    .or(WordLists::of(WordList::EverydaySurnames));

fn is_a_name(site: &Site<'_, '_>) -> bool {
    let surface = site.surface();
    // In a line of capitals an everyday word is that word: "MAJOR LEAGUE".
    let in_capitals = || !surface.contains(char::is_lowercase);
    site.names.len() <= MOST && !site.neighbours.own_lists().any(NO_SURNAMES) && {
        let small = site.lexicon().lists_in_lower_case(surface);
        !(small.any(NO_SURNAMES) || small.has(WordList::EverydayWords) && in_capitals())
    }
}

/// The least share of the best known person of the name.
fn least(options: &Options, best: &Best<'_>, is_frequent: bool) -> f64 {
    // Without a date only who is in the news of the world.
    let is_of_fame = best.is_ruler() && best.prominence >= FAME;
    let in_office = best.is_present && (is_of_fame || options.date.is_some());
    match options.given_surnames() {
        Surnames::Default if in_office && best.is_ruler() => 0.8,
        Surnames::Default if in_office && best.is_deputy() => 0.9,
        Surnames::Default if best.is_ruler() && !is_frequent => 0.85,
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
    let is_frequent = crowd.people >= MANY;
    let is_enough = |best: &Best<'_>| best.share >= least(context.options, best, is_frequent);
    // Everybody else of the name makes the share only less.
    let is_enough_among_rulers = |rulers: &Names| {
        context.options.date.is_some()
            || prominence::best(context, rulers, crowd, |_| true).is_some_and(|best| is_enough(&best))
    };
    if with_surname(site, |surname| is_enough_among_rulers(&surname.rulers)) != Some(true) {
        return Verdict::Abstain;
    }
    let people: Names = people(site).copied().collect();
    let Some(best) = prominence::best(context, &people, crowd, |_| true).filter(is_enough) else {
        return Verdict::Abstain;
    };
    // "Carter Hawley": what is rather somebody else's name goes on with that of a firm.
    let goes_on = (is_frequent || !best.is_present) && is_name_like(site.neighbours.after().word);
    if goes_on || is_of_a_place(site, &best) {
        return Verdict::Abstain;
    }
    let reasons = Reasons::of_rule(Rule::WellKnown);
    Verdict::Accept(Accepted { name: *best.name, reasons, start: None, share: Some(best.share * SURE) })
}

/// The leaders of the surname.
fn people<'s>(site: &Site<'s, '_>) -> impl Iterator<Item = &'s Admitted> {
    site.of_kind(Kind::Leader).filter(|name| name.form() == Form::Surname)
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
        let rules = |name: &&Admitted| context.terms(name).any(|term| prominence::makes_ruler(term.role()));
        let rulers: Names = people(site).filter(rules).copied().collect();
        // Without a date only rulers are called so, and of most surnames nobody is.
        let may_be_meant = context.options.date.is_some() || !rulers.is_empty();
        may_be_meant.then(|| Surname { crowd: Crowd::of_surname(context, text, namesakes), rulers })
    };
    context.surnames.with(text, namesakes, find, see)
}

/// "East Ridge"; "in Churchill": whoever is long out of office may also be a place.
fn is_of_a_place(site: &Site<'_, '_>, best: &Best<'_>) -> bool {
    let lists = site.neighbours.before().lists;
    lists.has(WordList::PlaceWords) || !best.is_present && lists.has(WordList::PlacePrepositions)
}

/// "BATE Borisov", "8. Eleuterio Anguita (Spain)", "Inzamam-ul-Haq": a part of another name.
fn is_of_a_longer_name(site: &Site<'_, '_>) -> bool {
    let (before, after) = (site.place.before(), site.place.after());
    let head = before.strip_suffix(' ').unwrap_or_default();
    let word = site.neighbours.before().word;
    // In a line of capitals every word is in capitals.
    let follows_capitals = || {
        word.chars().count() > 1
            && word.chars().all(char::is_uppercase)
            && site.surface().contains(char::is_lowercase)
            && !site.is_taken(site.span().start().saturating_sub(2))
    };
    let is_ranked = || {
        let rank = head[..head.len() - word.len()].strip_suffix(". ");
        is_name_like(word) && rank.is_some_and(|rank| rank.ends_with(|c: char| c.is_ascii_digit()))
    };
    // But "anti-Peres".
    let is_joined = || {
        let joined = before.strip_suffix('-').map(words::last);
        joined.is_some_and(|word| site.lexicon().has(WordList::AttachedParticles, word) || is_name_like(word))
            || after.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_uppercase))
    };
    follows_capitals() || is_ranked() || is_joined()
}
