//! Whether a name stands beside other words of a person's name: "Laura Bush", "Georgia Stevens".

use super::headline;
use super::title;
use crate::document::mention::Mention;
use crate::gazetteer::Gazetteer;
use crate::lexicon::{Lexicon, WordList, WordLists};
use crate::text::Place;
use crate::text::fold::{is_apostrophe, is_word_char};
use crate::text::words::{self, is_name_like};
use crate::vocabulary::Kind;

/// Capitalised words before a name that are no given names.
pub(super) const NO_GIVEN_NAMES: WordLists = WordLists::of(WordList::PlaceWords)
    .or(WordLists::of(WordList::Calendar))
    .or(WordLists::of(WordList::PortfolioOffices))
    .or(WordLists::of(WordList::SentenceOpeners));

/// Whether the word before the place is the given name of somebody whom the gazetteer does not know by it.
///
/// For a country only a known given name counts ("Michael Jordan"); before a surname every capitalised word does that is not a
/// mention, no title and no word that opens sentences.
pub(super) fn stands_before(
    gazetteer: &Gazetteer,
    lexicon: &Lexicon,
    place: Place<'_>,
    before: Option<&Mention>,
    kind: Kind,
) -> bool {
    // "Bashir al-Assad".
    let head = without_attached_particle(lexicon, place.before());
    let over_line_end = head.ends_with('\n');
    let Some(head) = head.strip_suffix([' ', '\n']).map(|head| head.strip_suffix('\r').unwrap_or(head)) else {
        return false;
    };
    if kind == Kind::Leader && ends_in_initials(head) {
        return true;
    }
    // A middle initial: "Laura W. Bush". A nickname: "Roberto "Hands of Stone" Duran".
    let head = strip_initial(without_nickname(head));
    let Some(start) = words::start_of_last(head, Place::LONGEST_WORD, Some('-')) else { return false };
    let start = start_over_apostrophe(head, start);
    let word = words::first_compound(&head[start..]);
    let at = place.span().start() - place.before().len() + start;
    let taken = before.is_some_and(|mention| mention.span.end() > at);
    // "Drive Goes On As Sharon Pushes On": a headline.
    let is_small_word = || lexicon.lists_in_lower_case(word).has(WordList::HeadlineWords);
    if taken || !is_name_like(word) || lexicon.lists(word).any(NO_GIVEN_NAMES) || is_small_word() {
        return false;
    }
    if kind == Kind::Leader && !gazetteer.is_given_name(word) {
        // "In Tiananmen Square Xi walked": the word ends the name of a place.
        let ends_place = lexicon.has(WordList::InstitutionHeads, word)
            && head[..start].strip_suffix(' ').is_some_and(|head| is_name_like(words::last(head)));
        // "Biden Beats Trump": the verb of a headline.
        let is_verb =
            || lexicon.ends_like_verb(word) && headline::is_in_title_case(lexicon, place.text(), place.span());
        if ends_place || is_verb() {
            return false;
        }
    }
    // "Mocking Sarkozy, …": whatever opens a sentence is capitalised.
    let opens = is_start_of_sentence(&head[..start]);
    // Over a line end any capitalised word may be the last of a heading.
    let may_be_any = kind == Kind::Leader && !over_line_end && !opens;
    // "Wade Truss bowled": who has a family name for a given name, and no everyday word.
    let is_surname = || {
        const WORDS: WordLists = WordLists::of(WordList::EverydaySurnames).or(WordLists::of(WordList::EverydayWords));
        kind == Kind::Leader
            && gazetteer.is_family_name(word)
            && !lexicon.lists(word).or(lexicon.lists_in_lower_case(word)).any(WORDS)
            && !lexicon.ends_like_verb(word)
    };
    (may_be_any || gazetteer.is_given_name(word) || is_surname()) && !title::is_title_word(lexicon, word)
}

/// Where a word begins that an apostrophe divides, of which the rest starts at a byte: "Mar'ie", but not "Peru's".
fn start_over_apostrophe(head: &str, start: usize) -> usize {
    let is_rest = head[start..].len() > 1 && head[start..].starts_with(char::is_lowercase);
    let first = head[..start].strip_suffix(is_apostrophe).filter(|_| is_rest);
    first.and_then(|first| words::start_of_last(first, Place::LONGEST_WORD, None)).unwrap_or(start)
}

/// Whether the place, a country's name, is the given name of somebody: "Georgia Stevens".
pub(super) fn precedes_family_name(gazetteer: &Gazetteer, lexicon: &Lexicon, place: Place<'_>) -> bool {
    let word = place.next_word();
    let is_divided = || is_before_divided_name(place);
    (is_name_like(word) && (gazetteer.is_family_name(word) || is_rather_a_given_name(lexicon, place, word))
        || is_divided())
        // Given names are known without marks, of which some tell words apart: Vietnamese "Mỹ" is not "My".
        && place.surface().is_ascii()
        && gazetteer.is_given_name(place.surface())
        && !title::is_title_word(lexicon, word)
}

/// Whether the place, a country's name, stands where a given name does, before a family name that ends the phrase: "Regards, Malta Schmidt".
pub(super) fn stands_for_given_name(gazetteer: &Gazetteer, lexicon: &Lexicon, place: Place<'_>) -> bool {
    const WORDS: WordLists = NO_GIVEN_NAMES.or(WordLists::of(WordList::EverydayWords));
    let word = place.next_word();
    is_name_like(word)
        && gazetteer.is_family_name(word)
        && !lexicon.lists(word).any(WORDS)
        && !title::is_title_word(lexicon, word)
        && !lexicon.ends_like_verb(word)
        && !place.after()[1 + word.len()..]
            .trim_start_matches([' ', '-'])
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !headline::is_in_title_case(lexicon, place.text(), place.span())
}

/// Whether an Irish or Italian family name follows whose first letter an apostrophe divides: "Georgia O'Keeffe", "Chad D'Orsay".
fn is_before_divided_name(place: Place<'_>) -> bool {
    let letter = place.next_word();
    let rest = place.after().get(1 + letter.len()..).unwrap_or_default();
    let mut chars = rest.chars();
    matches!(letter, "O" | "D") && chars.next().is_some_and(is_apostrophe) && is_name_like(words::first(chars.as_str()))
}

/// Whether a name of a country that many people have goes on with a capitalised word, and nothing more: "Chad Kroeger sang".
fn is_rather_a_given_name(lexicon: &Lexicon, place: Place<'_>, word: &str) -> bool {
    lexicon.has(WordList::GivenNameCountries, place.surface()) && ends_with_next_word(lexicon, place, word)
}

/// Whether a name of an organisation that people are called by goes on so: "Amal Clooney sued".
pub(super) fn is_given_name_of_somebody(gazetteer: &Gazetteer, lexicon: &Lexicon, place: Place<'_>) -> bool {
    let word = place.next_word();
    gazetteer.is_given_name(place.surface())
        && is_name_like(word)
        && !title::is_title_word(lexicon, word)
        && ends_with_next_word(lexicon, place, word)
}

/// Whether the next word, which is none of a headline, ends a name that starts with the place.
fn ends_with_next_word(lexicon: &Lexicon, place: Place<'_>, word: &str) -> bool {
    let lists = lexicon.lists(word);
    let rest = &place.after()[1 + word.len()..];
    !place.before().ends_with('-')
        // "Jordan Apologizes for".
        && !lexicon.ends_like_verb(word)
        && !lists.any(NO_GIVEN_NAMES)
        // "Chad Le Clos".
        && (lexicon.lists_in_lower_case(word).has(WordList::NameParticles)
            || !rest.trim_start_matches([' ', '-']).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        && !headline::is_in_title_case(lexicon, place.text(), place.span())
}

/// Whether the place, a family name that comes first, goes on with a given name of two syllables: "Park Chol-soo".
pub(super) fn precedes_compound_given_name(place: Place<'_>) -> bool {
    let given = words::first_compound(place.after().strip_prefix(' ').unwrap_or_default());
    let second = given.split_once('-').map_or("", |(_, second)| second);
    is_name_like(given) && second.starts_with(char::is_lowercase)
}

/// Whether the place, a family name that comes first, goes on with given names, nothing capitalised behind them: "Nguyen Duc Lam, a trader,".
pub(super) fn precedes_given_names(lexicon: &Lexicon, place: Place<'_>) -> bool {
    /// No given names: "Park Avenue", "Lee Says".
    const NONE: WordLists = NO_GIVEN_NAMES
        .or(WordLists::of(WordList::InstitutionHeads))
        .or(WordLists::of(WordList::BodyHeads))
        .or(WordLists::of(WordList::NominalHeads))
        .or(WordLists::of(WordList::EverydayWords))
        .or(WordLists::of(WordList::EverydaySurnames));
    /// Given names, at most.
    const WORDS: usize = 2;
    let is_given = |word: &str| {
        is_name_like(word)
            && word.contains(char::is_lowercase)
            && !lexicon.lists(word).any(NONE)
            && !lexicon.ends_like_verb(word)
            && !title::is_title_word(lexicon, word)
    };
    let given = place.compounds_behind().take(WORDS).take_while(|word| is_given(word));
    let length: usize = given.map(|word| " ".len() + word.len()).sum();
    let tail = &place.after()[length..];
    let goes_on = tail.strip_prefix([' ', '-']).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    length > 0 && !goes_on && !headline::is_in_title_case(lexicon, place.text(), place.span())
}

/// Whether the place goes on with another name, and an occupation that is no office stands before it: "the painter Li Wenhai".
pub(super) fn follows_occupation(lexicon: &Lexicon, place: Place<'_>) -> bool {
    is_name_like(place.next_word()) && ends_in_occupation(lexicon, place.before())
}

/// Whether an occupation that is no office stands at the end of a text, a blank behind it: "the painter ".
pub(super) fn ends_in_occupation(lexicon: &Lexicon, head: &str) -> bool {
    lexicon.has(WordList::Occupations, words::last(head.strip_suffix(' ').unwrap_or_default()))
}

/// Whether a sentence starts after this text.
pub(super) fn is_start_of_sentence(head: &str) -> bool {
    let text = head.trim_end_matches([' ', '"', '“', '‘', '(']);
    text.is_empty() || text.ends_with(['.', '!', '?', '\n']) && text.len() < head.len() || text.ends_with('\n')
}

/// The text without a particle that a hyphen joins to what follows: "Bashir al-".
pub(super) fn without_attached_particle<'t>(lexicon: &Lexicon, head: &'t str) -> &'t str {
    let joined = head.strip_suffix('-').map(|head| (head, words::last(head)));
    match joined {
        Some((head, word)) if lexicon.has(WordList::AttachedParticles, word) => &head[..head.len() - word.len()],
        _ => head,
    }
}

/// The text without the nickname in quotation marks that ends it.
pub(super) fn without_nickname(head: &str) -> &str {
    const LONGEST: usize = 24;
    let Some(inside) = head.strip_suffix(['"', '”']) else { return head };
    let opening = inside.char_indices().rev().take(LONGEST).find(|&(_, c)| matches!(c, '"' | '“'));
    opening.and_then(|(start, _)| inside[..start].strip_suffix(' ')).unwrap_or(head)
}

/// The text without the middle initial that ends it.
pub(super) fn strip_initial(head: &str) -> &str {
    let mut chars = head.chars().rev();
    match (chars.next(), chars.next(), chars.next()) {
        (Some('.'), Some(initial), Some(' ')) if initial.is_uppercase() => &head[..head.len() - 2 - initial.len_utf8()],
        _ => head,
    }
}

/// Whether initials without a given name end here, with their dots or without some: "O.P. Singh", "O.P Singh", "S K Sharma".
fn ends_in_initials(head: &str) -> bool {
    let initial = |head: &'_ str| {
        let before = head.strip_suffix('.').unwrap_or(head).strip_suffix(char::is_uppercase)?;
        (!before.ends_with(is_word_char)).then_some(before.len())
    };
    let (mut rest, mut initials) = (head, 0);
    while let Some(length) = initial(rest) {
        initials += 1;
        rest = &head[..length];
        rest = rest.strip_suffix(' ').filter(|before| initial(before).is_some()).unwrap_or(rest);
    }
    initials >= 2
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;

    #[test]
    fn a_capitalised_word_before_a_surname_is_a_given_name() {
        let gazetteer = Gazetteer::embedded();
        let lexicon = gazetteer.lexicon(None);
        for (text, expected) in [
            ("Laura Bush retired", true),
            ("Laura W. Bush retired", true),
            ("O.P. Bush retired", true),
            ("and O.P Bush retired", true),
            ("S K Bush retired", true),
            ("a plan B Bush retired", false),
            ("from USA Bush retired", false),
            ("Laura \"Red\" Bush retired", true),
            ("the \"red\" Bush retired", false),
            ("On Monday Bush retired", false),
            ("The Bush plan", false),
            ("President Bush retired", false),
            ("when Bush retired", false),
        ] {
            assert_eq!(
                stands_before(&gazetteer, lexicon, Place::of(text, "Bush"), None, Kind::Leader),
                expected,
                "{text}"
            );
        }
        assert!(stands_before(&gazetteer, lexicon, Place::of("Michael Jordan", "Jordan"), None, Kind::Country));
        assert!(!stands_before(&gazetteer, lexicon, Place::of("Southern Jordan", "Jordan"), None, Kind::Country));
    }
}
