//! The part of an organisation that the text names: "the General Assembly" where the United Nations are.

use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::resolver::readings::NameClasses;
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::worth::{RuleRow, Worth};

pub(in crate::resolver) static RULE: RuleRow = RuleRow {
    rule: Rule::BodyInText,
    description: "The organisation of which it is a part is in the text: \"the General Assembly\" beside the United Nations. The \
                  words are the organisation.",
    worth: Worth::Accepts(|_, _| 0.9),
};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::BodyInText,
    classes: NameClasses::ORGANISATION,
    applies: |site| !site.contested && site.names.iter().any(|name| name.parent().is_some()),
    reads: Reads::Relatives,
    decide: |site| {
        Verdict::of(site.names.iter().find_map(|name| {
            let (_, body) = site.context.anchors.nearest_of(name.parent()?, site.span().start())?;
            Some((*name, Reasons::new(Evidence::from_words(Rule::BodyInText, body))))
        }))
    },
};
