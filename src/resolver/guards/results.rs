//! A line of results: "5. Armen Martirosyan (Armenia) 16.57".

use crate::document::rejection::Rejection;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The name stands in a line of results: \"5. Armen Martirosyan (Armenia) 16.57\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::LEADERS,
    except: Rules::NONE,
    applies: |_, _| true,
    reads: Reads::Neighbours,
    forbids: |site, _| {
        let ranked =
            site.place.before().strip_suffix(". ").is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()));
        ranked && site.place.after().starts_with(" (")
    },
};
