//! A person's name beside an office that the person held: "President Xi", "Chinese President Xi".

use crate::date::Date;
use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::document::mention::Target;
use crate::gazetteer::{EntityHandle, Term};
use crate::options::Surnames;
use crate::resolver::disambiguate;
use crate::resolver::prominence::{self, Crowd};
use crate::resolver::readings::{Admitted, NameClasses, Names};
use crate::resolver::rule::{Accepted, Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::title::{self, Title};
use crate::resolver::worth::{RuleRow, Worth};
use crate::text::fold::is_word_char;
use crate::text::words::{self, is_name_like};
use crate::text::{Span, cursor};
use crate::vocabulary::{Form, Role};

pub(in crate::resolver) static RULE: RuleRow = RuleRow {
    rule: Rule::TitleBefore,
    description: "An office stands before the name: \"President Xi\". The words are the office.",
    worth: Worth::Accepts(|_, form| if form == Form::Discovered { 0.6 } else { SUREST }),
};

pub(in crate::resolver) static COUNTRY: RuleRow = RuleRow {
    rule: Rule::CountryOfOffice,
    description: "A country stands beside the office: \"Chinese President Xi\". The words are the country.",
    worth: Worth::Accepts(|_, _| 0.9),
};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::TitleBefore,
    classes: NameClasses::LEADER,
    // "وزير الخارجية المصري": where adjectives follow their noun it is the Egyptian minister, and no Mr Masri.
    applies: |site| site.title().is_some() && (site.is_english() || !site.classes.any(NameClasses::COUNTRY)),
    reads: Reads::Document,
    decide,
};

fn decide(site: &Site<'_, '_>) -> Verdict {
    let Some(title) = site.title() else { return Verdict::Abstain };
    let country = title::country_before(site.context.text, site.lexicon(), title.span.start(), site.before);
    let held = |term: &Term<'_>| {
        is_named(&title, term) && country.is_none_or(|country| country.target == Target::Entity(term.body_handle()))
    };
    let mut holders = site.people();
    holders.retain(|name| site.context.terms(name).any(|term| held(&term)));
    // An office goes with the family name where anybody has it: "President Tito" is not whom friends call so.
    if holders.iter().any(|name| name.form() == Form::Surname) {
        holders.retain(|name| name.form() != Form::Given);
    }
    let of_country = if country.is_none() { country_behind(site, &holders, &title) } else { None };
    if let Some((_, of_country)) = of_country {
        holders.retain(|name| site.context.terms(name).any(|term| term.body_handle() == of_country && held(&term)));
    }
    // Somebody else of the surname, whom the text has by the full name, is meant rather than one who only fits the office.
    let is_known = |name: &Admitted| site.context.anchors.has_longer(name.entity, site.span());
    if holders.iter().all(Admitted::needs_context)
        && site.people().iter().any(is_known)
        && !holders.iter().any(is_known)
    {
        return Verdict::Abstain;
    }
    let country = country.map(|country| country.span).or(of_country.map(|(place, _)| place));
    let needs_more = holders.iter().all(Admitted::needs_context) && country.is_none();
    let in_office = |term: &Term<'_>| is_named(&title, term);
    let mut share = None;
    if needs_more && !is_plausible(site, &holders, &title) {
        // The first pass learns who is in the text by the full name; who is leads.
        if site.context.is_first_pass {
            return Verdict::Abstain;
        }
        share = share_of_best(site, &holders, &title).filter(|&share| share >= least(site));
        if share.is_none() {
            return Verdict::Abstain;
        }
        let words = &site.context.text[title.span.range()];
        holders.retain(|name| site.context.terms(name).any(|term| is_called(&term, &title, words)));
    }
    let among = holders.len();
    retain_of_place(site, &mut holders, &title);
    if !holders.iter().any(is_known) {
        retain_of_rulers(site, &mut holders, &title);
        retain_called(site, &mut holders, &title);
    }
    let rule = if site.context.options.date.is_some() { Rule::OfficeOnDate } else { Rule::Prominence };
    let by_office = (holders.len() < among).then(|| Evidence::new(rule));
    let by_share = share.map(|_| Evidence::new(Rule::Prominence));
    let Some(chosen) = disambiguate::choose_person(site.context, &holders, site.span(), in_office) else {
        return Verdict::Abstain;
    };
    let office = Evidence::from_words(Rule::TitleBefore, title.span);
    let country = country.map(|country| Evidence::from_words(Rule::CountryOfOffice, country));
    let reasons = Reasons::new(office).beside(country).chosen_by(chosen.evidence.or(by_office).or(by_share));
    // Nobody is surer by fame than by the country beside the office.
    Verdict::Accept(Accepted { name: chosen.name, reasons, start: None, share: share.map(|share| share.min(SUREST)) })
}

/// The share of right mentions among those behind an office.
const SUREST: f64 = 0.97;

/// The country or organisation of one of the holders that stands behind the name: "President Lopez of Colombia".
fn country_behind(site: &Site<'_, '_>, holders: &[Admitted], title: &Title) -> Option<(Span, EntityHandle)> {
    let context = site.context;
    // The first pass does not know what stands behind.
    if context.is_first_pass || holders.len() < 2 {
        return None;
    }
    let start = title::start_of_body(site.lexicon(), context.text, site.span().end())?;
    let bodies = holders.iter().flat_map(|name| context.terms(name)).filter(|term| is_named(title, term));
    bodies.map(|term| term.body_handle()).find_map(|body| {
        let (_, [_, place]) = context.anchors.around(body, start);
        place.filter(|place| place.start() == start).map(|place| (place, body))
    })
}

/// The least share of the best known holder of the office, without a word on the country or the date.
fn least(site: &Site<'_, '_>) -> f64 {
    match site.context.options.given_surnames() {
        Surnames::Strict => f64::INFINITY,
        Surnames::Default => 0.6,
        Surnames::Eager => 0.4,
    }
}

/// How probably the best known holder of the office is meant by the surname: "President Obama".
fn share_of_best(site: &Site<'_, '_>, holders: &[Admitted], title: &Title) -> Option<f64> {
    let crowd = Crowd::of_office_holder(site.context, site.surface(), site.names.len());
    let words = &site.context.text[title.span.range()];
    prominence::best(site.context, holders, crowd, |term| is_called(term, title, words)).map(|best| best.share)
}

/// Whether a title names a term: its office, and not the race for one.
fn is_named(title: &Title, term: &Term<'_>) -> bool {
    title.names(term.role()) && !prominence::is_candidacy(term)
}

/// Whether holders are called by the title, whose words are these: who ruled in whatever office is not called by any, nor a prime minister by
/// the office of a head of state.
fn is_called(term: &Term<'_>, title: &Title, words: &str) -> bool {
    match term.role() {
        Role::EffectiveLeader => false,
        Role::HeadOfGovernment if title.names(Role::HeadOfState) => term.office().contains(words),
        role => title.names(role),
    }
}

/// Of several leaders those who hold an office of these words on the date, if there are any: "Prime Minister Kim" of Seoul is not Kim Jong Un,
/// nor "President Lee" the chief executive of Hong Kong.
///
/// Of those who held it before, or where there is no date, the same: "King Hussein" is no president, "President Johnson" no prime minister.
fn retain_called(site: &Site<'_, '_>, holders: &mut Names, title: &Title) {
    if holders.len() < 2 {
        return;
    }
    let words = &site.context.text[title.span.range()];
    let date = site.context.options.date;
    let is_called = |name: &Admitted, holds: fn(&Term<'_>, Option<Date>) -> bool| {
        let mut terms = site.context.terms(name);
        terms.any(|term| is_named(title, &term) && holds(&term, date) && is_of_words(term.office(), words))
    };
    let on_date = |term: &Term<'_>, date: Option<Date>| date.is_some_and(|date| term.holds_on(date));
    let by_then =
        |term: &Term<'_>, date: Option<Date>| date.is_none_or(|date| !prominence::is_still_to_come(term, date));
    // Offices of no class of their own are alike in nothing: the attorney general Khan is no "mayor Khan".
    let is_such = |term: &Term<'_>| term.role() != Role::Other || is_of_words(term.office(), words);
    let in_office = |name: &Admitted| {
        let mut terms = site.context.terms(name);
        terms.any(|term| is_named(title, &term) && on_date(&term, date) && is_such(&term))
    };
    if holders.iter().any(|name| is_called(name, on_date)) {
        holders.retain(|name| is_called(name, on_date));
    } else if !holders.iter().any(in_office) && holders.iter().any(|name| is_called(name, by_then)) {
        holders.retain(|name| is_called(name, by_then));
    }
}

/// Of several holders those whose office has the place that stands before the title, if there are any: "Ohio Governor Brown".
fn retain_of_place(site: &Site<'_, '_>, holders: &mut Names, title: &Title) {
    if holders.len() < 2 {
        return;
    }
    let place = words::last(cursor::before(site.context.text, title.span.start()).trim_end_matches(' '));
    let is_of_place = |name: &Admitted| {
        let mut terms = site.context.terms(name).filter(|term| is_named(title, term));
        terms.any(|term| term.office().split(|c: char| !is_word_char(c)).any(|word| word == place))
    };
    if is_name_like(place) && holders.iter().any(is_of_place) {
        holders.retain(|name| is_of_place(name));
    }
}

/// Of several holders those who serve a state whose ruler the text has, if there are any: beside President Zelaya "Foreign Minister Rodas" is of Honduras.
fn retain_of_rulers(site: &Site<'_, '_>, holders: &mut Names, title: &Title) {
    let context = site.context;
    let serves = |name: &Admitted| {
        let mut terms = context
            .terms(name)
            .filter(|term| is_named(title, term) && prominence::is_present_on(term, context.options.date));
        !context.is_of_ruler(name) && terms.any(|term| context.anchors.rulers_of(term.body_handle()) > 0)
    };
    if holders.len() > 1 && holders.iter().any(serves) {
        holders.retain(|name| serves(name));
    }
}

/// Whether an office has all the words of a title, and opens with one: "Minister of Finance" is a "Finance Minister", a "Deputy Prime Minister" no
/// "Prime Minister".
fn is_of_words(office: &str, title: &str) -> bool {
    let has = |text: &str, word: &str| text.split(' ').any(|other| other.eq_ignore_ascii_case(word));
    title.split(' ').all(|word| has(office, word)) && has(title, words::first(office))
}

/// Without a country beside the office, a bare surname needs the date or the holder's country in the text.
fn is_plausible(site: &Site<'_, '_>, holders: &[Admitted], title: &Title) -> bool {
    let anchors = &site.context.anchors;
    holders.iter().any(|name| {
        // No mention supports itself.
        anchors.has_longer(name.entity, site.span())
            || site.context.terms(name).filter(|term| is_named(title, term)).any(|term| {
                site.context.options.date.is_some_and(|date| term.holds_on(date)) || anchors.has(term.body_handle())
            })
    })
}
