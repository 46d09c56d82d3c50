//! What each piece of evidence says, and what it is worth.

use crate::document::evidence::Rule;
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
