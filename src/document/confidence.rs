//! How sure a decision is: the precision of its rule on annotated news, so that of ten mentions of 0.9 about nine are right.
//!
//! The numbers are shares of right mentions on the English development sets (Deutsche Welle, Reuters 1996, world news of 2016), rounded and
//! drawn towards each other where few mentions speak; `docs/accuracy.md` compares them with what is measured today.

use crate::document::evidence::{EvidenceList, Rule};
use crate::vocabulary::{Form, Kind};

/// The confidence of a mention that rests on this evidence.
pub(crate) fn of(kind: Kind, form: Form, evidence: &EvidenceList) -> f32 {
    let mut rules = evidence.iter().map(|evidence| evidence.rule());
    let first = rules.next().expect("a mention has a reason");
    rules.fold(by_rule(first, kind, form), |sure, rule| sure * further(rule))
}

/// By the rule that accepted the name.
fn by_rule(rule: Rule, kind: Kind, form: Form) -> f32 {
    match (rule, kind, form) {
        (_, _, Form::Discovered) => 0.6,
        (Rule::OwnName, Kind::Country, Form::Name | Form::Acronym) => 0.98,
        (Rule::OwnName, Kind::Country, Form::Adjective) => 0.95,
        (Rule::OwnName, Kind::Country, Form::Demonym) => 0.88,
        (Rule::OwnName, Kind::Leader, _) => 0.93,
        (Rule::OwnName, _, _) => 0.91,
        (Rule::TitleBefore | Rule::TitleBehind, ..) => 0.97,
        (Rule::LongFormBefore | Rule::LongFormAfter, ..) => 0.95,
        (Rule::CountryBeside, ..) => 0.93,
        (Rule::BodyInText, ..) => 0.9,
        (Rule::CountryInText, _, Form::Acronym) => 0.7,
        (Rule::CountryInText, ..) => 0.83,
        (Rule::CountryOfOffice, ..) => 0.9,
        _ => 0.8,
    }
}

/// What another reason adds to the doubt.
fn further(rule: Rule) -> f32 {
    match rule {
        Rule::LatestTerm | Rule::UsualMeaning => 0.8,
        Rule::OtherSpelling => 0.93,
        Rule::OfficeOnDate | Rule::YearsOnDate => 0.98,
        _ => 1.0,
    }
}
