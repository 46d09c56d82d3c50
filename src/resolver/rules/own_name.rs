//! A name that is enough by itself.

use crate::document::evidence::{Reasons, Rule};
use crate::resolver::disambiguate;
use crate::resolver::readings::{NameClasses, Names};
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::worth::{RuleRow, Worth};
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static RULE: RuleRow = RuleRow {
    rule: Rule::OwnName,
    description: "The name is enough by itself: \"South Korea\", \"Xi Jinping\", \"APEC\".",
    worth: Worth::Accepts(|kind, form| match (kind, form) {
        (Kind::Country, Form::Name | Form::Acronym) => 0.98,
        (Kind::Country, Form::Adjective | Form::Demonym) => 0.95,
        (Kind::Organisation, Form::Short) => 0.84,
        _ => 0.89,
    }),
};

pub(in crate::resolver) static ON_REQUEST: RuleRow = RuleRow {
    rule: Rule::OnRequest,
    description: "The form counts because it was asked for: a capital, a seat of power such as \"the Kremlin\".",
    worth: Worth::Accepts(|_, _| 0.8),
};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::OwnName,
    classes: NameClasses::ALONE,
    applies: |site| !has_namesakes(site),
    reads: Reads::Neighbours,
    decide,
};

/// Of people of one name the countries of the text choose.
pub(in crate::resolver) static OF_NAMESAKES: Support = Support {
    rule: Rule::OwnName,
    classes: NameClasses::ALONE,
    applies: has_namesakes,
    reads: Reads::Document,
    decide,
};

fn has_namesakes(site: &Site<'_, '_>) -> bool {
    let mut leaders = site.of_kind(Kind::Leader).filter(|name| !name.needs_context()).map(|name| name.entity);
    let first = leaders.next();
    leaders.any(|other| Some(other) != first)
}

fn decide(site: &Site<'_, '_>) -> Verdict {
    let alone: Names = site.names.iter().copied().filter(|name| !name.needs_context()).collect();
    Verdict::of(disambiguate::choose(site.context, &alone, site.span()).map(|chosen| {
        let rule = match chosen.name.form() {
            Form::Capital | Form::Metonym => Rule::OnRequest,
            _ => Rule::OwnName,
        };
        (chosen.name, Reasons::of_rule(rule).chosen_by(chosen.evidence))
    }))
}
