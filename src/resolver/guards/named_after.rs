//! Things that are named after people: "Charles de Gaulle airport", "the Nelson Mandela Foundation".

use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::vocabulary::Form;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A thing is named after the person: \"the Nelson Mandela Foundation\", \"Charles de Gaulle airport\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::LEADERS,
    except: Rules::NONE,
    applies: |_, _| true,
    reads: Reads::Neighbours,
    forbids: |site, name| {
        let word = site.neighbours.after().word;
        // After a surname in lower case it may be anything: "the Bush school reform".
        let is_capitalised = word.starts_with(char::is_uppercase);
        (is_capitalised || name.form() == Form::Name)
            && site.lexicon().lists_in_lower_case(word).has(WordList::NamedThings)
    },
};
