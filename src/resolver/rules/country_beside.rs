//! The organisation of the country that stands right before: "Peru's Foreign Ministry", "Iranian parliament".

use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::gazetteer::EntityHandle;
use crate::resolver::readings::NameClasses;
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::worth::{RuleRow, Worth};
use crate::text::Place;
use crate::vocabulary::Kind;

pub(in crate::resolver) static RULE: RuleRow = RuleRow {
    rule: Rule::CountryBeside,
    description: "The country stands right before the name: \"Peru's Foreign Ministry\". The words are the country.",
    worth: Worth::Accepts(|_, _| 0.93),
};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::CountryBeside,
    classes: NameClasses::ORGANISATION,
    applies: |site| site.before.is_some_and(|mention| mention.kind == Kind::Country),
    reads: Reads::Neighbours,
    decide,
};

fn decide(site: &Site<'_, '_>) -> Verdict {
    Verdict::of(site.before.and_then(|country| {
        let between = Place::new(site.context.text, country.span).between(site.span())?;
        let gap = &between[site.lexicon().possessive(between)..];
        let adjacent = gap == " " || between == "-";
        let of_country = |name: &&_| adjacent && is_of(name, country.target.entity());
        let name = site.names.iter().find(of_country)?;
        Some((*name, Reasons::new(Evidence::from_words(Rule::CountryBeside, country.span))))
    }))
}

fn is_of(name: &crate::resolver::readings::Admitted, country: Option<EntityHandle>) -> bool {
    name.country().is_some() && name.country() == country
}
