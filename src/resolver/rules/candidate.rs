//! The bare surname of a candidate for the highest office in the year of the election: "The Dole campaign wants a debate".

use crate::document::evidence::{Reasons, Rule};
use crate::gazetteer::{Term, TermEnd};
use crate::options::Surnames;
use crate::resolver::lone_surname::{NO_SURNAMES, NOT_PEOPLE};
use crate::resolver::politics;
use crate::resolver::prominence;
use crate::resolver::readings::NameClasses;
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::text::words::is_name_like;
use crate::vocabulary::Form;

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::WellKnown,
    classes: NameClasses::SURNAME,
    applies: |site| {
        site.context.options.date.is_some()
            && !site.contested
            && !site.classes.any(NOT_PEOPLE.or(NameClasses::ALONE))
            && site.names.len() <= MOST
            && !site.neighbours.own_lists().any(NO_SURNAMES)
            && !is_name_like(site.neighbours.after().word)
    },
    reads: Reads::Document,
    decide,
};

/// Names of a reading, at most: a surname of more leaders says nothing by itself.
const MOST: usize = 12;

fn decide(site: &Site<'_, '_>) -> Verdict {
    let context = site.context;
    let Some(date) = context.options.date else { return Verdict::Abstain };
    if context.is_first_pass || context.options.given_surnames() == Surnames::Strict {
        return Verdict::Abstain;
    }
    let stands = |term: &Term<'_>| {
        prominence::is_high_candidacy(term)
            && term.start().is_some_and(|start| start.year() <= date.year())
            && match term.end() {
                TermEnd::On(end) => date.year() <= end.year(),
                TermEnd::Open => true,
                TermEnd::Unknown => false,
            }
    };
    let candidate = site.people().into_iter().filter(|name| name.form() == Form::Surname).find_map(|name| {
        let term = context.terms(&name).find(stands)?;
        Some((name, term.body_handle()))
    });
    // The text has the state or who rules it, and speaks of politics.
    let is_meant = |country| {
        (context.anchors.has(country) || context.anchors.implies(country, site.span()).is_some())
            && politics::is_spoken_of(site)
    };
    let candidate = candidate.filter(|&(_, country)| is_meant(country));
    Verdict::of(candidate.map(|(name, _)| (name, Reasons::of_rule(Rule::WellKnown))))
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::{Extractor, Options};

    #[test]
    fn candidates_are_of_their_year() {
        for (text, date, expected) in [
            ("President Obama leads in America. The Romney campaign wants a debate.", "2012-10-02", 3),
            ("President Obama leads in America. The Romney campaign wants a debate.", "2010-10-02", 2),
            ("President Obama leads in America. Romney scored twice.", "2012-10-02", 2),
        ] {
            let options = Options::default().date(date.parse().expect("a date"));
            assert_eq!(Extractor::embedded().extract_with(text, &options).mentions().len(), expected, "{text} {date}");
        }
    }
}
