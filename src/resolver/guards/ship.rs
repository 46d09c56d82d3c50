//! Ships: "USS Ronald Reagan", "HMS Jamaica".

use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A ship is named after the leader or country: \"USS Ronald Reagan\".",
    reason: Rejection::LongerName,
    kinds: Kinds::ALL,
    except: Rules::NONE,
    applies: |_, _| true,
    reads: Reads::Neighbours,
    forbids: |site, _| site.neighbours.before().lists.has(WordList::ShipPrefixes),
};
