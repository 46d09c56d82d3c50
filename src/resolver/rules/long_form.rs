//! A short name of what the text has by a longer one: "Xi" after "Xi Jinping", also before it, in a headline.

use crate::document::evidence::{Reasons, Rule};
use crate::resolver::disambiguate;
use crate::resolver::readings::NameClasses;
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::worth::{RuleRow, Worth};
use crate::text::Span;

pub(in crate::resolver) static BEFORE: RuleRow = RuleRow {
    rule: Rule::LongFormBefore,
    description: "The longer form stands earlier in the text: \"Xi\" after \"Xi Jinping\". The words are that form.",
    worth: Worth::Accepts(|_, _| 0.95),
};

pub(in crate::resolver) static AFTER: RuleRow = RuleRow {
    rule: Rule::LongFormAfter,
    description: "The longer form stands later in the text, as for \"Xi\" in a headline. The words are that form.",
    worth: Worth::Accepts(|_, _| 0.95),
};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::LongFormBefore,
    classes: NameClasses::ANY,
    applies: |_| true,
    // What the text does not have cannot be meant, so that no more is read than whether it has it.
    reads: Reads::Namesakes,
    decide: |site| {
        Verdict::of(
            disambiguate::by_long_form(site.context, site.names, site.span())
                .map(|(name, long_form)| (name, reasons(site.span(), long_form))),
        )
    },
};

/// The reasons of a mention that leans on a longer form.
pub(in crate::resolver) fn reasons(span: Span, long_form: Span) -> Reasons {
    Reasons::new(disambiguate::long_form_evidence(span, long_form))
}
