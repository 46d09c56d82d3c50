//! A body of one country right after another country: "Denmark's Foreign Office" is not the British one.

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::gazetteer::{EntityHandle, Gazetteer};
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
            let between = Place::new(site.context.text, country.span).between(site.span());
            let adjacent = between.is_some_and(|gap| &gap[site.lexicon().possessive(gap)..] == " ");
            adjacent && name.country().is_some() && name.country() != country.target.entity()
        })
    },
    reads: Reads::Neighbours,
    forbids: |site, name| is_of_a_state(site.context.gazetteer, name.entity) && name.form() != Form::Name,
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
