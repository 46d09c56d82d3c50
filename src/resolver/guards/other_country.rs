//! A body of one country right after another country: "Denmark's Foreign Office" is not the British one.

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::gazetteer::{EntityHandle, Gazetteer};
use crate::resolver::capitals;
use crate::resolver::readings::Admitted;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
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

pub(in crate::resolver) static IN_TEXT: Guard = Guard {
    description: "The text is about another state that has a body of the name: \"In Canada the House of Commons rose\" is not the British one.",
    reason: Rejection::LongerName,
    kinds: Kinds::ORGANISATIONS,
    except: Rules::of(&[Rule::CountryBeside]),
    applies: |site, name| {
        !name.needs_context() && name.country().is_some() && others_of_name(site, name).next().is_some()
    },
    reads: Reads::Document,
    forbids: |site, name| {
        let anchors = &site.context.anchors;
        let is_in_text = |state| {
            anchors.has(state)
                || anchors.rulers_of(state) > 0
                || site.context.dateline().is_some_and(|(country, _)| country == state)
        };
        let is_most_named = |state| anchors.most_named_country() == Some(state);
        !name.country().is_some_and(is_in_text) && others_of_name(site, name).any(is_most_named)
    },
};

/// The other states that have a body of the name.
fn others_of_name(site: &Site<'_, '_>, name: &Admitted) -> impl Iterator<Item = EntityHandle> {
    let bodies = site.of_kind(Kind::Organisation).filter(|other| other.form() == Form::Name);
    let state = name.country();
    bodies.filter_map(|other| other.country()).filter(move |&other| Some(other) != state)
}

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
