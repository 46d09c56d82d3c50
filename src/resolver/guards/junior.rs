//! The son of the same name: "Merkel, Jr." is somebody else, whom the gazetteer has under that name or not at all.

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::words;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The name goes on with \"Jr\": the son, whom the gazetteer has under that name or not at all.",
    reason: Rejection::AnotherName,
    kinds: Kinds::LEADERS,
    // Who holds the office may be a son himself: "Ambassador Charles Salmon Jr."
    except: Rules::of(&[Rule::TitleBefore]),
    applies: |_, _| true,
    reads: Reads::Neighbours,
    forbids: |site, _| {
        let tail = site.place.after();
        let tail = tail.strip_prefix(", ").or_else(|| tail.strip_prefix(' ')).unwrap_or_default();
        site.lexicon().has(WordList::Juniors, words::first(tail))
    },
};
