//! Ships: "USS Ronald Reagan", "HMS Jamaica", "the aircraft carrier Charles de Gaulle".

use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::vocabulary::Kind;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A ship is named after the leader or country: \"USS Ronald Reagan\".",
    reason: Rejection::LongerName,
    kinds: Kinds::ALL,
    except: Rules::NONE,
    applies: |_, _| true,
    reads: Reads::Neighbours,
    forbids: |site, name| {
        let before = site.neighbours.before();
        // "The ship Iran seized": a noun in lower case makes a ship only of a person.
        let is_prefix = before.lists.has(WordList::ShipPrefixes)
            && (name.kind() == Some(Kind::Leader) || before.word.starts_with(char::is_uppercase));
        // "HMS Queen Elizabeth".
        is_prefix || site.before_title().is_some_and(|word| site.lexicon().has(WordList::ShipPrefixes, word))
    },
};
