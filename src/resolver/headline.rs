//! Headlines in title case: every longer word has a capital, so that a capital makes no name.

use crate::lexicon::{Lexicon, WordList};
use crate::text::fold::is_word_char;
use crate::text::{Place, Span};

/// Capitalised words beside the place that make a headline, at least.
const CAPITALS: usize = 3;

/// Whether the line around the span is in title case: no full stop, and no word in lower case but those that headlines have ("to", "of").
pub(super) fn is_in_title_case(lexicon: &Lexicon, text: &str, span: Span) -> bool {
    let place = Place::new(text, span);
    let head = place.before().rsplit('\n').next().unwrap_or_default();
    let tail = place.after().split('\n').next().unwrap_or_default();
    let is_seen_whole = head.len() < Place::REACH - 4 && tail.len() < Place::REACH - 4;
    // A line of running text is indented or goes on in the next one.
    let goes_on =
        || place.after()[tail.len()..].starts_with('\n') && goes_on_in_small_letters(&place.after()[tail.len() + 1..]);
    if !is_seen_whole || head.starts_with([' ', '\t']) || tail.trim_end().ends_with('.') || goes_on() {
        return false;
    }
    // A text of one line is one headline, and the place is part of it: "Merkel Backs Plan".
    let is_all = head.len() + tail.len() + span.len() == text.len();
    let mut capitals = if is_all { place.surface().split(' ').count() } else { 0 };
    let words =
        [head, tail].into_iter().flat_map(|part| part.split(|c: char| !is_word_char(c) && c != '’' && c != '\''));
    for word in words.filter(|word| word.starts_with(char::is_alphabetic)) {
        if word.starts_with(char::is_uppercase) {
            capitals += 1;
        } else if word.len() > 1 && !lexicon.has(WordList::HeadlineWords, word) {
            return false;
        }
    }
    capitals >= CAPITALS
}

fn goes_on_in_small_letters(next_line: &str) -> bool {
    next_line.trim_start_matches([' ', '>']).starts_with(char::is_lowercase)
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;

    #[test]
    fn headlines_have_capitals() {
        let gazetteer = Gazetteer::embedded();
        for (text, name, expected) in [
            ("Danish Minister Wants Answers on Fish", "Wants", true),
            ("Intro:\nDanish Minister Wants Answers\nThe rest is told in small letters.", "Wants", true),
            ("Danish Minister Jens Holm wants answers", "Jens", false),
            ("Danish Minister Jens Holm Spoke.", "Jens", false),
            ("Minister Jens", "Jens", false),
            ("Holm Backs Plan", "Holm", true),
            ("OSLO, March 2 - Danish Minister Jens Holm\nspoke of fish", "Jens", false),
            ("    Danish Finance Minister Jens Holm, General\nSecretary of his Party", "Jens", false),
        ] {
            let span = Place::of(text, name).span();
            assert_eq!(is_in_title_case(gazetteer.lexicon(None), text, span), expected, "{text}");
        }
    }
}
