//! A country inside the name of an institution: "the American Institute for Contemporary German Studies".

use crate::document::rejection::Rejection;
use crate::lexicon::{Lexicon, WordList};
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::Place;
use crate::text::fold::is_word_char;
use crate::text::words::{self, is_name_like};
use crate::vocabulary::Form;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The country is part of an institution's name: \"Nigerian Literature Prize\".",
    reason: Rejection::LongerName,
    kinds: Kinds::COUNTRIES,
    except: Rules::NONE,
    applies: |_, _| true,
    reads: Reads::Neighbours,
    // "Russian" is both the adjective and one of the people.
    forbids: |site, name| is_in_institution(site.lexicon(), site.place, is_adjective(name.form())),
};

/// Words of a name before its head at most.
const REACH: usize = 4;

pub(super) fn is_adjective(form: Form) -> bool {
    matches!(form, Form::Adjective | Form::Demonym)
}

/// Whether the country is part of an institution's name: "Nigerian Literature Prize", "Confederation of British Industry".
///
/// A country after "of" is a mention of its own ("Human Rights League of France"), its adjective is not.
fn is_in_institution(lexicon: &Lexicon, place: Place<'_>, adjective: bool) -> bool {
    ends_in_head(lexicon, place.after()) || adjective && follows_head(lexicon, place.before())
}

/// Whether capitalised words go on to a head: " Literature Prize".
fn ends_in_head(lexicon: &Lexicon, mut tail: &str) -> bool {
    for _ in 0..REACH {
        let Some(rest) = tail.strip_prefix(' ') else { return false };
        let word = words::first(rest);
        if !is_name_like(word) {
            return false;
        }
        tail = &rest[word.len()..];
        if lexicon.has(WordList::InstitutionHeads, word) {
            return true;
        }
    }
    false
}

/// Whether a head stands before, joined by "of" or "for": "Institute for Contemporary ".
fn follows_head(lexicon: &Lexicon, head: &str) -> bool {
    let mut words = head.strip_suffix(' ').unwrap_or_default().rsplit(' ');
    for _ in 0..REACH {
        let Some(word) = words.next() else { return false };
        let lists = lexicon.lists(word);
        if lists.has(WordList::HeadPrepositions) {
            return words.next().is_some_and(|word| lexicon.has(WordList::InstitutionHeads, word));
        }
        let goes_on = lists.has(WordList::Articles) || is_name_like(word) && word.chars().all(is_word_char);
        if !goes_on {
            return false;
        }
    }
    false
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::text::Place;

    #[test]
    fn institutions_have_their_head_before_or_after() {
        let gazetteer = Gazetteer::embedded();
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
            let found = is_in_institution(gazetteer.lexicon(None), Place::of(text, country), country != "France");
            assert_eq!(found, expected, "{text}");
        }
    }
}
