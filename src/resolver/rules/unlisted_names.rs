//! What the mentions rest on that `annotate/` adds: of people by names that the gazetteer does not have.

use crate::document::evidence::Rule;
use crate::resolver::worth::{RuleRow, Worth};
use crate::vocabulary::Form;

pub(in crate::resolver) static TITLE_AFTER: RuleRow = RuleRow {
    rule: Rule::TitleAfter,
    description: "An office stands in apposition after the name: \"Petra Pau, vice-president of the Bundestag\". The words are the office.",
    worth: Worth::Accepts(|_, form| if form == Form::Discovered { 0.6 } else { 0.97 }),
};

pub(in crate::resolver) static OTHER_SPELLING: RuleRow = RuleRow {
    rule: Rule::OtherSpelling,
    description: "The text spells the name otherwise than the gazetteer: up to two letters, beside an office that the leader held; or as the name of a ruler sounds: \"Sadam Hussein\".",
    worth: Worth::Lowers(0.93),
};
