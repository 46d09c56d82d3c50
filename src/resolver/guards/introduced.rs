//! A surname that the text introduces for somebody else: "Jay Nixon … Nixon said".

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The text introduces somebody else of this name: \"Jay Nixon … Nixon said\".",
    reason: Rejection::Stranger,
    kinds: Kinds::ALL,
    // Who has the office or the longer form in this text is not the one who was introduced.
    except: Rules::of(&[Rule::OwnName, Rule::TitleBefore, Rule::LongFormBefore, Rule::CountryBeside]),
    applies: |site, name| name.needs_context() && site.is_a_leaders_name(),
    reads: Reads::Document,
    forbids: |site, _| site.context.introduced.as_anybody(site.surface()).is_some(),
};
