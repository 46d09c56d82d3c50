//! Verbs with a capital in headlines: "the Former President Said Sunday" names no Said.

use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::headline;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "In a headline the word is a verb: \"the Former President Said Sunday\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::LEADERS,
    except: Rules::NONE,
    applies: |site, name| {
        let lists = site.neighbours.own_lists();
        // "Prime Minister May Calls Vote".
        name.needs_context() && lists.has(WordList::SentenceOpeners) && !lists.has(WordList::Calendar)
    },
    reads: Reads::Neighbours,
    forbids: |site, _| headline::is_in_title_case(site.lexicon(), site.context.text, site.span()),
};
