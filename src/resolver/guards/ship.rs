//! Ships: "USS Ronald Reagan", "HMS Jamaica".

use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::words;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A ship is named after the leader or country: \"USS Ronald Reagan\".",
    reason: Rejection::LongerName,
    kinds: Kinds::ALL,
    except: Rules::NONE,
    applies: |_, _| true,
    reads: Reads::Neighbours,
    forbids: |site, _| {
        let head = site.place.before().strip_suffix(' ').unwrap_or_default();
        site.lexicon().has(WordList::ShipPrefixes, words::last(head))
    },
};
