//! How sure a decision is: the precision of its rule on annotated news, so that of ten mentions of 0.9 about nine are right.
//!
//! The numbers are shares of right mentions on the English development sets (Deutsche Welle, Reuters 1996, world news of 2016), rounded and
//! drawn towards each other where few mentions speak; `docs/accuracy.md` compares them with what is measured today.

use crate::evidence::{EvidenceList, Rule};
use crate::vocabulary::{Form, Kind};

/// The confidence of a mention that rests on this evidence, to three decimals: more would claim what was not measured, and a short number is
/// the same in every form of output.
pub(crate) fn of(kind: Kind, form: Form, evidence: &EvidenceList) -> f64 {
    let mut rules = evidence.iter().map(|evidence| evidence.rule());
    let first = rules.next().expect("a mention has a reason");
    let sure = rules.fold(by_rule(first, kind, form), |sure, rule| sure * further(rule));
    // The quotient is the double nearest to the decimal number, which therefore prints as such.
    (sure * 1000.0).round() / 1000.0
}

/// By the rule that accepted the name.
fn by_rule(rule: Rule, kind: Kind, form: Form) -> f64 {
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
fn further(rule: Rule) -> f64 {
    match rule {
        Rule::LatestTerm | Rule::UsualMeaning => 0.8,
        Rule::OtherSpelling => 0.93,
        Rule::OfficeOnDate | Rule::YearsOnDate => 0.98,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    #[test]
    fn every_confidence_is_a_short_decimal_number() {
        for (first, second, third) in Rule::ALL.iter().flat_map(|first| {
            Rule::ALL.iter().flat_map(move |second| Rule::ALL.iter().map(move |third| (*first, *second, *third)))
        }) {
            let evidence = EvidenceList::of(Evidence::new(first)).and(Evidence::new(second)).and(Evidence::new(third));
            for (&kind, &form) in Kind::ALL.iter().flat_map(|kind| Form::ALL.iter().map(move |form| (kind, form))) {
                let sure = of(kind, form, &evidence);
                assert!(sure > 0.0 && sure < 1.0, "{sure}");
                let printed = format!("{sure:?}");
                assert!(printed.len() <= "0.951".len(), "{printed} of {first}, {second}, {third}");
                assert_eq!(printed.parse(), Ok(sure));
            }
        }
    }
}
