//! An adjective before the short name of a body that makes it another one: "the National Security Council" is not the Security Council.

use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::vocabulary::Form;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "An adjective before the short name of a body makes it another one: \"the National Security Council\".",
    reason: Rejection::LongerName,
    kinds: Kinds::ORGANISATIONS,
    except: Rules::NONE,
    applies: |_, name| name.form() == Form::Short,
    reads: Reads::Neighbours,
    forbids: |site, _| site.neighbours.before().lists.has(WordList::BodyQualifiers),
};
