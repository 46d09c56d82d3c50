//! A body of one country right after another country: "Denmark's Foreign Office" is not the British one.

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::gazetteer::{EntityHandle, Gazetteer};
use crate::resolver::capitals;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::Place;
use crate::vocabulary::{Form, Kind, OrganisationClass};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "Another country stands right before the body: \"Denmark's Foreign Office\" is not the British one.",
    reason: Rejection::LongerName,
    kinds: Kinds::ORGANISATIONS,
    except: Rules::of(&[Rule::CountryBeside]),
    applies: |site, name| {
        let beside = site.before.filter(|mention| mention.kind == Kind::Country);
        beside.is_some_and(|country| {
            let Some(between) = Place::new(site.context.text, country.span).between(site.span()) else { return false };
            let possessive = site.lexicon().possessive(between);
            // "Ruritania's Security Council" is not a part of the United Nations.
            let is_part = || possessive > 0 && name.form() == Form::Short && name.parent().is_some();
            let is_of_another = match name.country() {
                Some(of) => Some(of) != country.target.entity(),
                None => is_part(),
            };
            &between[possessive..] == " " && is_of_another
        })
    },
    reads: Reads::Neighbours,
    forbids: |site, name| {
        let is_generic = || is_of_a_state(site.context.gazetteer, name.entity) && name.form() != Form::Name;
        name.country().is_none() || is_generic()
    },
};

pub(in crate::resolver) static IN_CAPITAL: Guard = Guard {
    description: "The capital of another country stands behind the body: \"a Foreign Office spokesman in Berlin\" is not the British one.",
    reason: Rejection::LongerName,
    kinds: Kinds::ORGANISATIONS,
    except: Rules::of(&[Rule::CountryBeside, Rule::CountryInText]),
    applies: |site, name| {
        name.country().is_some()
            && name.form() != Form::Acronym
            && site.place.after().starts_with(' ')
            && is_of_a_state(site.context.gazetteer, name.entity)
    },
    reads: Reads::Neighbours,
    forbids: |site, name| {
        // Only who has a namesake there is another's.
        capitals::after(site.context.gazetteer, site.lexicon(), site.place).is_some_and(|(country, _)| {
            Some(country) != name.country() && site.names.iter().any(|other| other.country() == Some(country))
        })
    },
};

/// Whether each state has such a body: a ministry, a parliament, a court.
fn is_of_a_state(gazetteer: &Gazetteer, organisation: EntityHandle) -> bool {
    let class = gazetteer.entity_at(organisation).as_organisation().map(|organisation| organisation.class());
    matches!(
        class,
        Some(
            OrganisationClass::Ministry
                | OrganisationClass::Parliament
                | OrganisationClass::StateBody
                | OrganisationClass::Court
                | OrganisationClass::CentralBank
                | OrganisationClass::Intelligence
        )
    )
}
