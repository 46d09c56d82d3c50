//! A country inside the name of an institution: "the American Institute for Contemporary German Studies".

use crate::document::rejection::Rejection;
use crate::lexicon::{Lexicon, WordList, WordLists};
use crate::resolver::headline;
use crate::resolver::neighbours::Neighbours;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::title;
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
    forbids: |site, name| is_in_institution(site.lexicon(), &site.neighbours, site.place, name.form()),
};

/// Words of a name before its head at most.
const REACH: usize = 4;

pub(super) fn is_adjective(form: Form) -> bool {
    matches!(form, Form::Adjective | Form::Demonym)
}

/// Whether the country is part of an institution's name: "Nigerian Literature Prize", "Confederation of British Industry".
///
/// A country after "of" is mostly a mention of its own ("Human Rights League of France"), its adjective is not.
fn is_in_institution(lexicon: &Lexicon, neighbours: &Neighbours<'_, '_>, place: Place<'_>, form: Form) -> bool {
    const JOINTS: WordLists = WordLists::of(WordList::HeadPrepositions)
        .or(WordLists::of(WordList::GenitivePrepositions))
        .or(WordLists::of(WordList::Articles));
    // Mostly the word before joins nothing, and no head needs to be looked for.
    let before = neighbours.before();
    let is_joined = || before.lists.any(JOINTS) || is_name_like(before.word);
    ends_in_head(lexicon, neighbours, place, form)
        || is_joined()
            && match is_adjective(form) {
                true => follows_head(lexicon, place.before()),
                false => follows_qualified_head(lexicon, place),
            }
}

/// Whether capitalised words go on to a head: " Literature Prize".
fn ends_in_head(lexicon: &Lexicon, neighbours: &Neighbours<'_, '_>, place: Place<'_>, form: Form) -> bool {
    const ANY: WordLists = WordLists::of(WordList::InstitutionHeads).or(WordLists::of(WordList::FirmNameHeads));
    // "Few Americans Buy Drugs Online".
    if form == Form::Demonym && place.surface().ends_with('s') {
        return false;
    }
    let heads = if form == Form::Acronym { WordLists::of(WordList::InstitutionHeads) } else { ANY };
    let (mut tail, mut title, mut verb, mut before) = (place.after(), false, false, "");
    for step in 0..REACH {
        let Some(rest) = tail.strip_prefix(' ') else { return false };
        let word = words::first(rest);
        if !is_name_like(word) {
            return false;
        }
        // "Banana Growers' Cooperative".
        tail = &rest[word.len()..];
        tail = &tail[lexicon.possessive(tail)..];
        // "Israeli West Bank" is a place, and "South Korean President Park" a person.
        let lists = if step == 0 { neighbours.after().lists } else { lexicon.lists(word) };
        // "The Botswana Patriotic Front"; of "the Zambian Patriotic Front" not all is the name.
        let is_of_party = || step > 0 && form == Form::Name && is_head_of_party(lexicon, word);
        let is_head = (lists.any(heads) || is_of_party())
            && !lexicon.has(WordList::PlaceWords, before)
            && !(title && lexicon.has(WordList::EverydaySurnames, word));
        if is_head {
            // "France Weighs Ban on School Meals": in a headline the next capital may be any word's.
            let is_in_headline = || headline::is_in_title_case(lexicon, place.text(), place.span());
            // "Danish Mayor Opens Bridge".
            let goes_on = is_adjective(form) && !(verb && is_in_headline());
            return step == 0 || goes_on || !is_adjective(form) && !is_in_headline();
        }
        verb |= title && lexicon.ends_like_verb(word);
        title |= title::is_title_word(lexicon, word);
        before = word;
    }
    false
}

/// Whether a word ends the names of parties and movements: it stands for the body named before, and papers write it small, which they do not do
/// with "Ministry" and "Court".
fn is_head_of_party(lexicon: &Lexicon, word: &str) -> bool {
    let lists = lexicon.lists(word);
    lists.has(WordList::NominalHeads) && {
        let small = lexicon.lists_in_lower_case(word);
        let is_of_a_state = lists.has(WordList::BodyHeads) && !small.has(WordList::PoliticalWords);
        small.has(WordList::BodyWords) && !is_of_a_state
    }
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

/// Whether a head with a word before it that no state's body has is joined by "of": "Geological Society of ", but not "National Bank of ".
fn follows_qualified_head(lexicon: &Lexicon, place: Place<'_>) -> bool {
    let mut words = place.before().strip_suffix(' ').unwrap_or_default().rsplit(' ');
    let mut next = || words.next().unwrap_or_default();
    let preposition = next();
    let preposition = if lexicon.has(WordList::Articles, preposition) { next() } else { preposition };
    if !lexicon.has(WordList::GenitivePrepositions, preposition) {
        return false;
    }
    let head = next();
    if !lexicon.has(WordList::OfHeads, head) {
        return false;
    }
    // "The University of Malta" is one whatever stands before it.
    if lexicon.lists_in_lower_case(head).has(WordList::NamedThings) && lexicon.possessive(place.after()) == 0 {
        return true;
    }
    let qualifier = next();
    is_name_like(qualifier)
        && qualifier.chars().all(is_word_char)
        && !lexicon
            .lists(qualifier)
            .any(WordLists::of(WordList::BodyQualifiers).or(WordLists::of(WordList::SentenceOpeners)))
        && lexicon.possessive(place.after()) == 0
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::text::Place;

    #[test]
    fn institutions_have_their_head_before_or_after() {
        let gazetteer = Gazetteer::embedded();
        let form = |country: &str| match country {
            "U.S." => Form::Acronym,
            "France" | "Norway" => Form::Name,
            _ => Form::Adjective,
        };
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
            ("the Savings Bank of Norway", "Norway", true),
            ("the Board of Norway", "Norway", false),
            ("the National Bank of Norway", "Norway", false),
            ("the Textile Institute of Norway's academy", "Norway", false),
            ("a U.S. Bank manager", "U.S.", false),
            ("the U.S. Open", "U.S.", true),
            ("an Israeli West Bank outpost", "Israeli", false),
            ("South Korean President Park arrived", "South Korean", false),
            ("walked in Norway Park", "Norway", true),
            ("the Norway Freedom Front split", "Norway", true),
            ("Norway Party politics", "Norway", false),
            ("the Norway High Court ruled", "Norway", false),
            ("the Norway Foreign Ministry said", "Norway", false),
            ("Norway Liberal Party Picks Leader", "Norway", false),
            ("Norway Weighs Ban on School Meals", "Norway", false),
        ] {
            let (lexicon, place) = (gazetteer.lexicon(None), Place::of(text, country));
            let found = is_in_institution(lexicon, &Neighbours::new(lexicon, place), place, form(country));
            assert_eq!(found, expected, "{text}");
        }
    }
}
