//! A person's name beside an office that the person held: "President Xi", "Chinese President Xi".

use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::document::mention::Target;
use crate::gazetteer::Term;
use crate::lexicon::WordList;
use crate::resolver::disambiguate;
use crate::resolver::prominence;
use crate::resolver::readings::{Admitted, NameClasses, Names};
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::title::{self, Title};
use crate::resolver::worth::{RuleRow, Worth};
use crate::vocabulary::Form;

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
    let holders: Names = holders;
    // Somebody else of the surname, whom the text has by the full name, is meant rather than one who only fits the office.
    let is_known = |name: &Admitted| site.context.anchors.has_longer(name.entity, site.span());
    if holders.iter().all(Admitted::needs_context)
        && site.people().iter().any(is_known)
        && !holders.iter().any(is_known)
    {
        return Verdict::Abstain;
    }
    let needs_more = holders.iter().all(Admitted::needs_context) && country.is_none();
    if needs_more && !is_plausible(site, &holders, &title) && !is_well_known(site, &holders, &title) {
        return Verdict::Abstain;
    }
    let in_office = |term: &Term<'_>| title.names(term.role());
    let chosen = disambiguate::choose_person(site.context, &holders, site.span(), in_office);
    Verdict::of(chosen.map(|chosen| {
        let office = Evidence::from_words(Rule::TitleBefore, title.span);
        let country = country.map(|country| Evidence::from_words(Rule::CountryOfOffice, country.span));
        (chosen.name, Reasons::new(office).beside(country).chosen_by(chosen.evidence))
    }))
}

/// Whether one holder of the office is far the best known of the surname, so that nothing more need be said: "President Obama".
fn is_well_known(site: &Site<'_, '_>, holders: &[Admitted], title: &Title) -> bool {
    /// The least prominence, where the surname is hardly anybody else's, and where it is frequent.
    const LEAST: [f64; 2] = [0.8, 6.0];
    let is_frequent = site.lexicon().has(WordList::FrequentSurnames, site.surface());
    let best = prominence::best(site.context, holders, |term| title.names(term.role()));
    best.is_some_and(|best| best.is_far && best.prominence >= LEAST[usize::from(is_frequent)])
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
