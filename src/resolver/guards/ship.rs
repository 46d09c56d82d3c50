//! Ships: "USS Ronald Reagan", "HMS Jamaica".

use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::title;
use crate::text::words;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A ship is named after the leader or country: \"USS Ronald Reagan\".",
    reason: Rejection::LongerName,
    kinds: Kinds::ALL,
    except: Rules::NONE,
    applies: |_, _| true,
    reads: Reads::Neighbours,
    forbids: |site, _| {
        let before = site.neighbours.before();
        // "HMS Queen Elizabeth".
        let titled = || {
            let head = site.place.before().trim_end_matches(' ');
            let head = head[..head.len() - before.word.len()].trim_end_matches(' ');
            title::is_title_word(site.lexicon(), before.word)
                && site.lexicon().has(WordList::ShipPrefixes, words::last(head))
        };
        before.lists.has(WordList::ShipPrefixes) || !before.word.is_empty() && titled()
    },
};
