//! A person's name beside an office that the person held: "President Xi", "Chinese President Xi".

use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::document::mention::Target;
use crate::gazetteer::Term;
use crate::options::Surnames;
use crate::resolver::disambiguate;
use crate::resolver::prominence::{self, Crowd};
use crate::resolver::readings::{Admitted, NameClasses, Names};
use crate::resolver::rule::{Accepted, Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::title::{self, Title};
use crate::resolver::worth::{RuleRow, Worth};
use crate::text::words;
use crate::vocabulary::{Form, Role};

pub(in crate::resolver) static RULE: RuleRow = RuleRow {
    rule: Rule::TitleBefore,
    description: "An office stands before the name: \"President Xi\". The words are the office.",
    worth: Worth::Accepts(|_, form| if form == Form::Discovered { 0.6 } else { 0.97 }),
};

pub(in crate::resolver) static COUNTRY: RuleRow = RuleRow {
    rule: Rule::CountryOfOffice,
    description: "A country stands beside the office: \"Chinese President Xi\". The words are the country.",
    worth: Worth::Accepts(|_, _| 0.9),
};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::TitleBefore,
    classes: NameClasses::LEADER,
    applies: |site| site.title().is_some(),
    reads: Reads::Document,
    decide,
};

fn decide(site: &Site<'_, '_>) -> Verdict {
    let Some(title) = site.title() else { return Verdict::Abstain };
    let country = title::country_before(site.context.text, site.lexicon(), title.span.start(), site.before);
    let held = |term: &Term<'_>| {
        title.names(term.role()) && country.is_none_or(|country| country.target == Target::Entity(term.body_handle()))
    };
    let mut holders = site.people();
    holders.retain(|name| site.context.terms(name).any(|term| held(&term)));
    // Somebody else of the surname, whom the text has by the full name, is meant rather than one who only fits the office.
    let is_known = |name: &Admitted| site.context.anchors.has_longer(name.entity, site.span());
    if holders.iter().all(Admitted::needs_context)
        && site.people().iter().any(is_known)
        && !holders.iter().any(is_known)
    {
        return Verdict::Abstain;
    }
    let needs_more = holders.iter().all(Admitted::needs_context) && country.is_none();
    let in_office = |term: &Term<'_>| title.names(term.role());
    let mut share = None;
    if needs_more && !is_plausible(site, &holders, &title) {
        share = share_of_best(site, &holders, &title).filter(|&share| share >= least(site));
        // The first pass learns who is in the text by the full name; who is leads.
        if site.context.is_first_pass || share.is_none() {
            return Verdict::Abstain;
        }
        let words = &site.context.text[title.span.range()];
        holders.retain(|name| site.context.terms(name).any(|term| is_called(&term, &title, words)));
    }
    let among = holders.len();
    if !holders.iter().any(is_known) {
        retain_called(site, &mut holders, &title);
    }
    let by_date = (holders.len() < among).then(|| Evidence::new(Rule::OfficeOnDate));
    let Some(chosen) = disambiguate::choose_person(site.context, &holders, site.span(), in_office) else {
        return Verdict::Abstain;
    };
    let office = Evidence::from_words(Rule::TitleBefore, title.span);
    let country = country.map(|country| Evidence::from_words(Rule::CountryOfOffice, country.span));
    let reasons = Reasons::new(office).beside(country).chosen_by(chosen.evidence.or(by_date));
    Verdict::Accept(Accepted { name: chosen.name, reasons, start: None, share })
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
    /// Of the people of a surname hardly anybody has such an office.
    const OFFICE: f64 = 0.2;
    let crowd = Crowd::of_surname(site.context, site.surface(), site.names.len()).times(OFFICE);
    let words = &site.context.text[title.span.range()];
    prominence::best(site.context, holders, crowd, |term| is_called(term, title, words)).map(|best| best.share)
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
fn retain_called(site: &Site<'_, '_>, holders: &mut Names, title: &Title) {
    let Some(date) = site.context.options.date.filter(|_| holders.len() > 1) else { return };
    let words = &site.context.text[title.span.range()];
    let is_called = |name: &Admitted| {
        let mut terms = site.context.terms(name);
        terms.any(|term| title.names(term.role()) && term.holds_on(date) && is_of_words(term.office(), words))
    };
    if holders.iter().any(is_called) {
        holders.retain(|name| is_called(name));
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
        anchors.has(name.entity)
            || site.context.terms(name).filter(|term| title.names(term.role())).any(|term| {
                site.context.options.date.is_some_and(|date| term.holds_on(date)) || anchors.has(term.body_handle())
            })
    })
}
