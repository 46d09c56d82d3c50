//! The part of an organisation that the text names: "the General Assembly" where the United Nations are; and the body whose people it names: "the
//! Commission" beside its president.

use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::gazetteer::EntityHandle;
use crate::resolver::readings::{Admitted, NameClasses};
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::worth::{RuleRow, Worth};
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static RULE: RuleRow = RuleRow {
    rule: Rule::BodyInText,
    description: "The organisation of which it is a part, or one of its people, is in the text: \"the General Assembly\" beside the \
                  United Nations. The words are the organisation or the person.",
    worth: Worth::Accepts(|_, _| 0.9),
};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::BodyInText,
    classes: NameClasses::ORGANISATION,
    applies: |site| {
        !site.contested && site.names.iter().any(|name| name.parent().is_some() || may_be_of_its_people(name))
    },
    reads: Reads::Document,
    decide: |site| {
        let (anchors, span) = (&site.context.anchors, site.span());
        let of_whole = site.names.iter().find_map(|name| {
            let (times, body) = anchors.nearest_of(name.parent()?, span.start())?;
            (!is_rather_a_states(site, times)).then_some((*name, body))
        });
        let of_people = || {
            let mut names = site.names.iter().filter(|name| anchors.has_servants() && may_be_of_its_people(name));
            names.find_map(|name| Some((*name, anchors.served_by(name.entity, span)?)))
        };
        let found = of_whole.or_else(of_people);
        Verdict::of(found.map(|(name, words)| (name, Reasons::new(Evidence::from_words(Rule::BodyInText, words)))))
    },
};

/// Whether every state has such a body, and the text is about one of them rather than about the whole that it names so often: "Parliament".
fn is_rather_a_states(site: &Site<'_, '_>, times: usize) -> bool {
    /// As many bodies have the name as there are states.
    const EVERY_STATE: usize = 100;
    let anchors = &site.context.anchors;
    let dateline = site.context.dateline().map(|(country, _)| country);
    let is_named_more = |state: EntityHandle| {
        anchors.count(state) + anchors.rulers_of(state) + usize::from(dateline == Some(state)) > times
    };
    site.names.len() > EVERY_STATE && [anchors.most_named_country(), dateline].into_iter().flatten().any(is_named_more)
}

/// Whether those who serve it tell which body is meant: what is a country's is rather known by the country.
fn may_be_of_its_people(name: &Admitted) -> bool {
    name.kind() == Some(Kind::Organisation)
        && name.needs_context()
        && name.country().is_none()
        && matches!(name.form(), Form::Name | Form::Short)
}
