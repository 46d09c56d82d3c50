//! A surname beside the state whose office its bearer has: "Khaddam of Syria", "Paraguay's Peña", "Safadi (Jordan)".

use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::gazetteer::{EntityHandle, Term};
use crate::options::Surnames;
use crate::resolver::lone_surname::{self, NOT_PEOPLE};
use crate::resolver::politics;
use crate::resolver::prominence::{self, Crowd};
use crate::resolver::readings::{Admitted, NameClasses, count_entities};
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::title;
use crate::text::{Place, Span};
use crate::vocabulary::{Form, Kind, Role};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::CountryBeside,
    classes: NameClasses::SURNAME.or(NameClasses::OFFICIALS_SURNAME),
    applies: |site| {
        !site.contested
            && !site.classes.any(NOT_PEOPLE.or(NameClasses::ALONE))
            && (has_state_before(site).is_some() || start_of_state(site).is_some())
            && lone_surname::is_a_name(site)
            && !lone_surname::is_of_a_longer_name(site)
    },
    reads: Reads::Document,
    decide,
};

/// The least share of one among those of the name who serve the state.
const RATHER: f64 = 0.6;

/// The people of a name that is not frequent: others of it are hardly spoken of beside the state.
const FEW: f64 = 1.0;

fn decide(site: &Site<'_, '_>) -> Verdict {
    let context = site.context;
    if context.is_first_pass || context.options.given_surnames() == Surnames::Strict || !site.is_english() {
        return Verdict::Abstain;
    }
    let people: Vec<Admitted> =
        site.people().into_iter().filter(|name| matches!(name.form(), Form::Surname | Form::Given)).collect();
    let serves = |term: &Term<'_>| {
        term.role() != Role::Ambassador
            && prominence::is_present_on(term, context.options.date)
            && !prominence::is_candidacy(term)
    };
    let mut states =
        people.iter().flat_map(|name| context.terms(name)).filter(serves).filter_map(|term| term.country_handle());
    let Some((state, place)) = states.find_map(|state| Some((state, beside(site, state)?))) else {
        return Verdict::Abstain;
    };
    // "Spain's Torres won the first set": a name that many have needs a word of politics.
    let is_frequent = || Crowd::of_surname(context, site.surface(), count_entities(&people)).people > FEW;
    if is_frequent() && !politics::is_spoken_of(site) {
        return Verdict::Abstain;
    }
    let serves_it = |term: &Term<'_>| serves(term) && term.country_handle() == Some(state);
    let best = prominence::best(context, &people, Crowd::NOBODY, serves_it).filter(|best| best.share >= RATHER);
    Verdict::of(best.map(|best| (*best.name, Reasons::new(Evidence::from_words(Rule::CountryBeside, place)))))
}

/// The place of a state beside the name.
fn beside(site: &Site<'_, '_>, state: EntityHandle) -> Option<Span> {
    let before =
        has_state_before(site).filter(|_| site.before.is_some_and(|country| country.target.entity() == Some(state)));
    before.or_else(|| {
        let start = start_of_state(site)?;
        let (_, [_, behind]) = site.context.anchors.around(state, start);
        behind.filter(|place| place.start() == start)
    })
}

/// The country right before the name, in the genitive: "Paraguay's Peña".
fn has_state_before(site: &Site<'_, '_>) -> Option<Span> {
    let country = site.before.filter(|mention| mention.kind == Kind::Country)?;
    let between = Place::new(site.context.text, country.span).between(site.span())?;
    let possessive = site.lexicon().possessive(between);
    (possessive > 0 && &between[possessive..] == " ").then_some(country.span)
}

/// Where the state would start that stands behind the name: "Khaddam of Syria", "Safadi (Jordan)".
fn start_of_state(site: &Site<'_, '_>) -> Option<usize> {
    let end = site.span().end();
    match site.place.after().starts_with(" (") {
        true => Some(end + " (".len()),
        false => title::start_of_body(site.lexicon(), site.context.text, end),
    }
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::{Extractor, Options};

    #[test]
    fn the_state_beside_tells_who_it_is() {
        for (text, date, expected) in [
            ("A word with Safadi (Jordan) at noon.", "2025-09-25", &["Safadi", "Jordan"][..]),
            ("Fidan of Turkey was late.", "2025-09-25", &["Fidan", "Turkey"]),
            ("Turkey's Fidan was late.", "2025-09-25", &["Turkey", "Fidan"]),
            ("Turkey's Fidan was late.", "1985-09-25", &["Turkey"]),
            ("Spain's Robles won the first set.", "2025-09-25", &["Spain"]),
        ] {
            let options = Options::default().date(date.parse().expect("a date"));
            let document = Extractor::embedded().extract_with(text, &options);
            let found: Vec<&str> = document.mentions().map(|mention| document.surface(mention)).collect();
            assert_eq!(found, expected, "{text} {date}");
        }
    }
}
