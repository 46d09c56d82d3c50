//! The organisation of the country that stands right before: "Peru's Foreign Ministry", "Iranian parliament".

use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::document::mention::Mention;
use crate::resolver::readings::{Admitted, NameClasses};
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::worth::{RuleRow, Worth};
use crate::text::Place;
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static RULE: RuleRow = RuleRow {
    rule: Rule::CountryBeside,
    description: "The country stands right before the name, or behind that of somebody in office: \"Peru's Foreign Ministry\", \"Khaddam of Syria\". The words are the country.",
    worth: Worth::Accepts(|_, _| 0.8),
};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::CountryBeside,
    classes: NameClasses::ORGANISATION,
    applies: |site| site.before.is_some_and(|mention| mention.kind == Kind::Country),
    reads: Reads::Neighbours,
    decide,
};

fn decide(site: &Site<'_, '_>) -> Verdict {
    let Some(country) = beside(site) else { return Verdict::Abstain };
    let of_country = |name: &&Admitted| name.country().is_some() && name.country() == country.target.entity();
    let name = site.names.iter().find(of_country).copied().or_else(|| by_longer_name(site, country));
    Verdict::of(name.map(|name| (name, Reasons::new(Evidence::from_words(Rule::CountryBeside, country.span)))))
}

/// The country right before the name: "Peru's", "Iranian".
fn beside<'s>(site: &Site<'s, '_>) -> Option<&'s Mention> {
    let country = site.before.filter(|mention| mention.kind == Kind::Country)?;
    let between = Place::new(site.context.text, country.span).between(site.span())?;
    let gap = &between[site.lexicon().possessive(between)..];
    (gap == " " || between == "-").then_some(country)
}

/// The body of the country that has this name with the country in it: "Russia's Security Council" is the Security Council of Russia.
fn by_longer_name(site: &Site<'_, '_>, country: &Mention) -> Option<Admitted> {
    let gazetteer = site.context.gazetteer;
    let state = gazetteer.entity_at(country.target.entity()?);
    let short = site.names.iter().find(|name| matches!(name.form(), Form::Short | Form::Name))?;
    let surface = site.surface();
    let adjectives = state.names().filter(|name| name.form() == Form::Adjective);
    let with_adjective = adjectives.take(MOST).map(|adjective| format!("{} {surface}", adjective.text()));
    let of_state = std::iter::once(format!("{surface} of {}", state.name()));
    let body = of_state.chain(with_adjective).find_map(|name| {
        let mut bodies = gazetteer.named(&name).into_iter().map(|name| name.entity());
        bodies.find(|body| body.as_organisation().is_some_and(|body| body.country_handle() == Some(state.handle())))
    })?;
    Some(short.of_body(body.handle(), state.handle()))
}

/// Adjectives of a state that are tried, at most.
const MOST: usize = 4;
