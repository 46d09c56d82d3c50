//! Words that open a sentence and are also short names of organisations: "Most voters stayed at home" names no party.

use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::given_names::is_start_of_sentence;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::words::is_name_like;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The word opens a sentence: \"Most voters stayed at home\" names no party.",
    reason: Rejection::AnotherName,
    kinds: Kinds::ORGANISATIONS,
    except: Rules::NONE,
    applies: |site, _| site.neighbours.own_lists().has(WordList::SentenceOpeners),
    reads: Reads::Neighbours,
    forbids: |site, _| is_name_like(site.surface()) && is_start_of_sentence(site.place.before()),
};
