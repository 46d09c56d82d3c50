//! Firms that are named after their founders: "Johnson & Johnson", "Harris & Sons".

use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::words;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A firm is named after its founders: \"Johnson & Johnson\", \"Harris & Sons\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::LEADERS,
    except: Rules::NONE,
    applies: |site, _| site.place.after().starts_with(" & ") || site.place.before().ends_with(" & "),
    reads: Reads::Neighbours,
    forbids: |site, _| {
        let next = site.place.after().strip_prefix(" & ").map_or("", words::first);
        let before = site.place.before().strip_suffix(" & ").map_or("", words::last);
        next == site.surface() || before == site.surface() || site.lexicon().has(WordList::FirmTails, next)
    },
};
