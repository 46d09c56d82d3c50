//! A month with a day or a year: "Theresa May flew to Berlin on May 5."

use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::{Place, words};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The name is a month with its day or year, or after \"in\": \"on May 5\", \"a vote in May\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::ALL,
    except: Rules::NONE,
    applies: |site, _| is_beside_a_number(site.place) || is_in_a_month(site.place),
    reads: Reads::Neighbours,
    forbids: |site, _| site.neighbours.own_lists().has(WordList::Calendar),
};

/// "A vote in May": whoever is called so is hardly what something happens in, but for what people have in others.
fn is_in_a_month(place: Place<'_>) -> bool {
    const IN_PEOPLE: [&str; 3] = ["confidence", "faith", "trust"];
    let Some(head) = place.before().strip_suffix("in ") else { return false };
    head.is_empty() || head.strip_suffix(' ').is_some_and(|head| !IN_PEOPLE.contains(&words::last(head)))
}

fn is_beside_a_number(place: Place<'_>) -> bool {
    let after = place.after().strip_prefix(' ').is_some_and(|tail| tail.starts_with(|c: char| c.is_ascii_digit()));
    let before = place.before().strip_suffix(' ').is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()));
    after || before
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Place;

    #[test]
    fn days_and_years_make_a_date() {
        for (text, expected) in
            [("on May 5", true), ("on 5 May", true), ("in May 2018", true), ("Mrs May spoke", false)]
        {
            assert_eq!(is_beside_a_number(Place::of(text, "May")), expected, "{text}");
        }
    }
}
