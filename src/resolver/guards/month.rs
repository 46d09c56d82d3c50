//! Months and days that are also names: "Theresa May flew to Berlin on May 5", "May we come in?", "Godwin Friday spoke on Friday".

use crate::document::rejection::Rejection;
use crate::lexicon::{Lexicon, WordList};
use crate::resolver::given_names::is_start_of_sentence;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::{Place, words};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The name is a month with its day or year, or after \"in\", a day after \"on\", or asks or wishes: \"on May 5\", \"a vote in May\", \"on Friday\", \"May we …\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::ALL,
    except: Rules::NONE,
    applies: |site, _| site.neighbours.own_lists().has(WordList::Calendar),
    reads: Reads::Neighbours,
    forbids: |site, _| {
        let (lexicon, place) = (site.lexicon(), site.place);
        is_beside_a_number(place) || is_when(lexicon, place) || is_a_wish(lexicon, place)
    },
};

/// "A vote in May", "on Friday": whoever is called so is hardly what something happens in, but for what people have in others.
fn is_when(lexicon: &Lexicon, place: Place<'_>) -> bool {
    let head = place.before();
    // "In May everything blossoms."
    if head.strip_suffix("In ").is_some_and(is_start_of_sentence) {
        return true;
    }
    // "Godwin Friday was sworn in on Friday."
    let is_day = place.surface().ends_with("day");
    if is_day && [" on ", " last ", " next "].iter().any(|joint| head.ends_with(joint)) {
        return true;
    }
    if !is_day && is_part_of_year(head) {
        return true;
    }
    let Some(head) = head.strip_suffix("in ") else { return false };
    head.is_empty() || head.strip_suffix(' ').is_some_and(|head| !lexicon.has(WordList::TrustWords, words::last(head)))
}

/// "In early May", "by mid-May", "last May".
fn is_part_of_year(head: &str) -> bool {
    let word = head.strip_suffix([' ', '-']).map_or("", words::last);
    ["early", "mid", "late", "last", "next"].iter().any(|part| part.eq_ignore_ascii_case(word))
}

/// "May we keep it?", "May his soul rest in peace".
fn is_a_wish(lexicon: &Lexicon, place: Place<'_>) -> bool {
    // Mostly no sentence begins, which is seen sooner than what the next word is.
    is_start_of_sentence(place.before()) && lexicon.has(WordList::WishSubjects, place.next_word())
}

fn is_beside_a_number(place: Place<'_>) -> bool {
    let after = place.after().strip_prefix(' ').is_some_and(|tail| tail.starts_with(|c: char| c.is_ascii_digit()));
    let before = place.before().strip_suffix(' ').is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()));
    after || before
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::text::Place;

    #[test]
    fn years_have_parts() {
        for (head, expected) in [("In early ", true), ("By mid-", true), ("Last ", true), ("the ", false), ("", false)]
        {
            assert_eq!(is_part_of_year(head), expected, "{head}");
        }
    }

    #[test]
    fn wishes_open_a_sentence() {
        let gazetteer = Gazetteer::embedded();
        let lexicon = gazetteer.lexicon(None);
        for (text, expected) in [
            ("\"May we keep it?\"", true),
            ("He asked. May I come?", true),
            ("so May we trust", false),
            ("May said", false),
        ] {
            assert_eq!(is_a_wish(lexicon, Place::of(text, "May")), expected, "{text}");
        }
    }

    #[test]
    fn days_and_years_make_a_date() {
        for (text, expected) in
            [("on May 5", true), ("on 5 May", true), ("in May 2018", true), ("Mrs May spoke", false)]
        {
            assert_eq!(is_beside_a_number(Place::of(text, "May")), expected, "{text}");
        }
    }
}
