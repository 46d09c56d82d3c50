//! Countries inside longer names that are not theirs: "the American Institute for Contemporary German Studies", "in Turkish".

use super::words::{self, is_name_like};
use crate::key::is_word_char;
use crate::span::Span;

/// Nouns that names of institutions, firms and contests end with.
const HEADS: [&str; 36] = [
    "Academy", "Airlines", "Airways", "Association", "Awards", "Center", "Centre", "Chamber", "Championship",
    "Championships", "College", "Confederation", "Corp", "Cup", "Exchange", "Federation", "Foundation", "Inc",
    "Industries", "Institute", "Institution", "League", "Ltd", "Museum", "Open", "Orchestra", "Plc", "Press", "Prize",
    "Project", "School", "Securities", "Society", "Studies", "Times", "University",
];
/// Words of a name before its head at most.
const REACH: usize = 4;
/// Items of a list that are looked at on either side.
const ITEMS: usize = 16;
/// What stands between the items of a list.
const GAPS: [&str; 4] = [", and ", " and ", " or ", ", "];

/// Whether names of institutions end with this word: no person is called so.
pub(super) fn is_head(word: &str) -> bool {
    const BODIES: [&str; 12] = [
        "Agency", "Board", "Commission", "Committee", "Council", "Court", "Department", "Group", "Ministry", "Office",
        "Parliament", "Party",
    ];
    HEADS.contains(&word) || BODIES.contains(&word)
}

/// Whether the country is part of an institution's name: "Nigerian Literature Prize", "Confederation of British Industry".
///
/// A country behind "of" is a mention of its own ("Human Rights League of France"), its adjective is not.
pub(super) fn is_in_institution(text: &str, span: Span, adjective: bool) -> bool {
    ends_in_head(&text[span.end()..]) || adjective && follows_head(&text[..span.start()])
}

/// Whether capitalised words go on to a head: " Literature Prize".
fn ends_in_head(mut tail: &str) -> bool {
    for _ in 0..REACH {
        let Some(rest) = tail.strip_prefix(' ') else { return false };
        let word = words::first(rest);
        if !is_name_like(word) {
            return false;
        }
        tail = &rest[word.len()..];
        // A longer word of the same name follows: only the last one is the head.
        if HEADS.contains(&word) {
            return true;
        }
    }
    false
}

/// Whether a head stands before, joined by "of" or "for": "Institute for Contemporary ".
fn follows_head(head: &str) -> bool {
    let mut words = words::near_end(head).strip_suffix(' ').unwrap_or_default().rsplit(' ');
    for _ in 0..REACH {
        let Some(word) = words.next() else { return false };
        match word {
            "of" | "for" => return words.next().is_some_and(|word| HEADS.contains(&word)),
            "the" => {}
            word if is_name_like(word) && word.chars().all(is_word_char) => {}
            _ => return false,
        }
    }
    false
}

/// Whether the adjective names a language: "broadcasts in English, French and Arabic.", but not "in French cities".
pub(super) fn is_language(text: &str, span: Span) -> bool {
    follows_in(&text[..span.start()]) && !ends_in_noun(&text[span.end()..])
}

/// Whether "in" stands before, maybe with more items of the list between: "in English, French and ".
fn follows_in(mut head: &str) -> bool {
    for _ in 0..ITEMS {
        if ["in ", "In ", "into ", "Into "].iter().any(|word| ends_in_word(head, word)) {
            return true;
        }
        let Some(before) = GAPS.iter().find_map(|gap| head.strip_suffix(gap)) else { return false };
        let start = words::start_of_last(before, words::LONGEST, None).unwrap_or(before.len());
        if !is_name_like(&before[start..]) {
            return false;
        }
        head = &before[..start];
    }
    false
}

/// Whether the list goes on to a noun, which makes it a list of adjectives: ", Egyptian and Jordanian cities".
fn ends_in_noun(mut tail: &str) -> bool {
    for _ in 0..ITEMS {
        let item = GAPS.iter().find_map(|gap| tail.strip_prefix(gap));
        match item.map(|item| (item, words::first(item))) {
            Some((item, word)) if is_name_like(word) => tail = &item[word.len()..],
            Some(_) => return false,
            None => return goes_on_with_noun(tail),
        }
    }
    true
}

/// Whether a word follows that an adjective may belong to: "in French cities", but not "in Russian why they came", "in Spanish, Pope Leo".
fn goes_on_with_noun(tail: &str) -> bool {
    const NO_NOUNS: [&str; 24] = [
        "after", "and", "as", "at", "because", "before", "but", "by", "during", "for", "from", "how", "on", "or",
        "that", "then", "to", "what", "when", "where", "while", "who", "why", "with",
    ];
    let Some(rest) = tail.strip_prefix([' ', '-', '\n']) else { return false };
    let word = words::first(rest);
    !word.is_empty() && !word.starts_with(char::is_uppercase) && !NO_NOUNS.contains(&word)
}

/// Whether a list of American states has the name beside it: "Pennsylvania, Georgia and Michigan".
pub(super) fn is_among_states(text: &str, span: Span) -> bool {
    const STATES: [&str; 40] = [
        "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Carolina", "Colorado", "Connecticut", "Dakota",
        "Delaware", "Florida", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana",
        "Maine", "Maryland", "Massachusetts", "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana",
        "Nebraska", "Nevada", "Ohio", "Oklahoma", "Oregon", "Pennsylvania", "Tennessee", "Texas", "Utah", "Vermont",
        "Virginia", "Wisconsin", "Wyoming",
    ];
    let before = GAPS.iter().find_map(|gap| text[..span.start()].strip_suffix(gap));
    let before = before.and_then(|head| Some(&head[words::start_of_last(head, words::LONGEST, None)?..]));
    let behind =
        GAPS.iter().find_map(|gap| text[span.end()..].strip_prefix(gap)).map(|tail| match words::first(tail) {
            "North" | "South" | "West" | "New" => {
                words::first(words::near_start(tail).split_once(' ').map_or("", |(_, rest)| rest))
            }
            word => word,
        });
    [before, behind].into_iter().flatten().any(|word| STATES.contains(&word))
}

fn ends_in_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(is_word_char))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, of: &str) -> Span {
        let start = text.find(of).expect("the words are in the text");
        Span::new(start, start + of.len())
    }

    #[test]
    fn institutions_have_their_head_before_or_behind() {
        for (text, country, expected) in [
            ("the Nigerian Literature Prize was", "Nigerian", true),
            ("Confederation of British Industry", "British", true),
            ("the Institute for Contemporary German Studies", "German", true),
            ("the German government", "German", false),
            ("the Turkish Cup", "Turkish", true),
            ("a University student from Chile", "Chile", false),
            ("the President of France", "France", false),
            ("the League of France", "France", false),
            ("Japanese Prime Minister Shinzo Abe", "Japanese", false),
        ] {
            assert_eq!(is_in_institution(text, span(text, country), country != "France"), expected, "{text}");
        }
    }

    #[test]
    fn states_stand_in_lists() {
        for (text, expected) in [
            ("in Pennsylvania, Georgia and Michigan", true),
            ("Georgia, North Carolina", true),
            ("Ukraine, Georgia and Moldova", false),
        ] {
            assert_eq!(is_among_states(text, span(text, "Georgia")), expected, "{text}");
        }
    }

    #[test]
    fn languages_end_their_phrase() {
        for (text, adjective, expected) in [
            ("he shouted in Turkish, and also", "Turkish", true),
            ("in English, French, Spanish and Chinese. The", "Spanish", true),
            ("in English, French, Spanish and Chinese. The", "Chinese", true),
            ("in Israeli, Egyptian and Jordanian cities", "Egyptian", false),
            ("in French cities", "French", false),
            ("the Berlin in German", "German", true),
            ("talks with the French.", "French", false),
            ("in Spanish, Pope Leo wished", "Spanish", true),
            ("asked them in Russian why they had come", "Russian", true),
        ] {
            assert_eq!(is_language(text, span(text, adjective)), expected, "{text}");
        }
    }
}
