//! What each piece of evidence says, and what it is worth.

use crate::document::confidence::Confidence;
use crate::document::evidence::Rule;
use crate::document::mention::Mention;
use crate::vocabulary::{Form, Kind};

/// A row of the list of rules: what each piece of evidence says and is worth.
pub(super) struct RuleRow {
    pub rule: Rule,
    /// One sentence, with an example.
    pub description: &'static str,
    pub worth: Worth,
}

/// What a rule adds to the confidence of a mention, measured on annotated news (`docs/accuracy.md`).
pub(super) enum Worth {
    /// The share of right mentions that it accepts.
    Accepts(fn(Kind, Form) -> f64),
    /// The factor by which it lowers the share of the rule that accepted the mention.
    Lowers(f64),
}

/// A back-reference is never surer than the longer form that it leans on.
pub(super) fn cap_back_references(mentions: &mut [Mention]) {
    for place in 0..mentions.len() {
        if let Some(confidence) = of_long_form(mentions, &mentions[place]) {
            let mention = &mut mentions[place];
            mention.confidence = mention.confidence.min(confidence);
        }
    }
}

/// The confidence of the mention that a back-reference leans on.
fn of_long_form(mentions: &[Mention], mention: &Mention) -> Option<Confidence> {
    let leans = |rule| matches!(rule, Rule::LongFormBefore | Rule::LongFormAfter);
    let span = mention.reasons.iter().find(|evidence| leans(evidence.rule()))?.span()?;
    let place = mentions.binary_search_by_key(&span.start(), |other| other.span.start()).ok()?;
    Some(mentions[place].confidence)
}
