//! A short name of what the text has by a longer one: "Xi" after "Xi Jinping", also before it, in a headline.

use crate::document::evidence::{Reasons, Rule};
use crate::resolver::disambiguate;
use crate::resolver::readings::NameClasses;
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::worth::{RuleRow, Worth};
use crate::text::Span;
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static BEFORE: RuleRow = RuleRow {
    rule: Rule::LongFormBefore,
    description: "The longer form stands earlier in the text: \"Xi\" after \"Xi Jinping\". The words are that form.",
    worth: Worth::Accepts(worth),
};

pub(in crate::resolver) static AFTER: RuleRow = RuleRow {
    rule: Rule::LongFormAfter,
    description: "The longer form stands later in the text, as for \"Xi\" in a headline. The words are that form.",
    worth: Worth::Accepts(worth),
};

/// A short name of a body may be a word of the sentence: "the Commission".
fn worth(kind: Kind, form: Form) -> f64 {
    match (kind, form) {
        (Kind::Organisation, Form::Short) => 0.88,
        (Kind::Leader, _) => 0.98,
        _ => 0.95,
    }
}

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::LongFormBefore,
    classes: NameClasses::ANY,
    applies: |_| true,
    // What the text does not have cannot be meant, so that no more is read than whether it has it; whoever is introduced matters only then.
    reads: Reads::Namesakes,
    decide: |site| {
        let found = disambiguate::by_long_form(site.context, site.names, site.span());
        Verdict::of(
            found
                .filter(|&(_, long_form)| !is_of_somebody_else(site, long_form))
                .map(|(name, long_form)| (name, reasons(site.span(), long_form))),
        )
    },
};

/// Whether the text introduces somebody else of the name before, and the longer form stands only after it: "Admiral Park Chol-soo … Park".
fn is_of_somebody_else(site: &Site<'_, '_>, long_form: Span) -> bool {
    let start = site.span().start();
    let introduced = || site.is_a_leaders_name().then(|| site.context.introduced.as_anybody(site.surface())).flatten();
    long_form.start() > start && introduced().is_some_and(|place| place < start)
}

/// The reasons of a mention that leans on a longer form.
pub(in crate::resolver) fn reasons(span: Span, long_form: Span) -> Reasons {
    Reasons::new(disambiguate::long_form_evidence(span, long_form))
}
