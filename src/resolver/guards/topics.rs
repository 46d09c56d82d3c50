//! A body whose last word begins a list of topics: "the UN Women, Peace and Security agenda" is the UN's.

use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::enumeration::after_gap;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::words::{self, is_name_like};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The last word begins a list of topics: \"the UN Women, Peace and Security agenda\".",
    reason: Rejection::LongerName,
    kinds: Kinds::ORGANISATIONS,
    except: Rules::NONE,
    applies: |site, _| site.surface().contains(' ') && site.place.after().starts_with(", "),
    reads: Reads::Neighbours,
    forbids: |site, _| {
        const ITEMS: usize = 4;
        let mut tail = site.place.after();
        for _ in 0..ITEMS {
            let Some(item) = after_gap(site.lexicon(), tail) else { break };
            let word = words::first(item);
            if !is_name_like(word) {
                return false;
            }
            tail = &item[word.len()..];
        }
        tail.strip_prefix(' ').is_some_and(|rest| site.lexicon().has(WordList::TopicNouns, words::first(rest)))
    },
};
