//! An adjective that is an everyday word with a capital, at the end of another name: "Kiwi Shoe Polish".

use super::institution::is_adjective;
use super::language::goes_on_with_noun;
use crate::document::rejection::Rejection;
use crate::lexicon::{WordList, WordLists};
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::title;
use crate::text::words::{self, is_name_like};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The adjective is an everyday word that ends another name: \"Kiwi Shoe Polish\".",
    reason: Rejection::LongerName,
    kinds: Kinds::COUNTRIES,
    except: Rules::NONE,
    applies: |site, name| {
        is_adjective(name.form())
            && is_name_like(site.neighbours.before().word)
            && site.lexicon().lists_in_lower_case(site.surface()).has(WordList::EverydayWords)
    },
    reads: Reads::Neighbours,
    forbids: |site, _| {
        const NO_PART: WordLists = WordLists::of(WordList::Calendar).or(WordLists::of(WordList::SentenceOpeners));
        let head = site.place.before().strip_suffix(' ').unwrap_or_default();
        let word = words::last(head);
        is_name_like(word)
            && !site.is_taken(site.span().start() - 1 - word.len())
            && !site.lexicon().lists(word).any(NO_PART)
            && !title::is_title_word(site.lexicon(), word)
            && !is_name_like(site.place.next_word())
            && !goes_on_with_noun(site.lexicon(), site.place.after())
    },
};
