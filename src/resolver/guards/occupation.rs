//! A namesake of another occupation: "Pastor Wang Yi" is no foreign minister.

use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::words::is_name_like;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "An occupation that is no office stands before the name: \"Pastor Wang Yi\" is no foreign minister.",
    reason: Rejection::Stranger,
    kinds: Kinds::LEADERS,
    except: Rules::NONE,
    applies: |site, _| site.neighbours.before().lists.has(WordList::Occupations),
    reads: Reads::Neighbours,
    // "The actor Reagan" may be the one who became president; a bare surname has other guards.
    forbids: |site, _| site.surface().contains(' ') || is_name_like(site.neighbours.before().word),
};
