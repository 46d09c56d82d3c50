//! An adjective that names a language: "broadcasts in English, French and Arabic.", but not "in French cities".

use super::institution::is_adjective;
use crate::document::rejection::Rejection;
use crate::lexicon::{Lexicon, WordList, WordLists};
use crate::resolver::enumeration::{after_gap, before_gap};
use crate::resolver::given_names::is_start_of_sentence;
use crate::resolver::neighbours::Neighbours;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::title;
use crate::text::Place;
use crate::text::words::{self, is_name_like};
use crate::vocabulary::Kind;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The adjective names a language: \"she spoke in Turkish\", \"he tried his Spanish\".",
    reason: Rejection::LongerName,
    kinds: Kinds::NO_ORGANISATIONS,
    except: Rules::NONE,
    // "She is asked about it in English and in Maori" speaks of no Bill English.
    applies: |site, name| {
        is_adjective(name.form())
            || name.kind() == Some(Kind::Leader)
                && name.needs_context()
                && site.of_kind(Kind::Country).any(|name| is_adjective(name.form()))
    },
    reads: Reads::Neighbours,
    forbids: |site, _| is_language(site.lexicon(), &site.neighbours, site.place),
};

fn is_language(lexicon: &Lexicon, neighbours: &Neighbours<'_, '_>, place: Place<'_>) -> bool {
    // "Speaking in Hebrew, Israeli Prime Minister …": an office is no list of languages.
    may_be_language(lexicon, neighbours, place) && !title::stands_behind(lexicon, place)
}

fn may_be_language(lexicon: &Lexicon, neighbours: &Neighbours<'_, '_>, place: Place<'_>) -> bool {
    const INTRODUCING: WordLists =
        WordLists::of(WordList::LanguagePrepositions).or(WordLists::of(WordList::LanguageVerbs));
    // "The Russian classes of ship".
    let goes_on_with_language = || {
        let noun = neighbours.after();
        noun.lists.has(WordList::LanguageNouns) && !place.after()[1 + noun.word.len()..].starts_with(" of ")
    };
    if goes_on_with_language()
        || is_said_to_be_one(lexicon, neighbours, place)
        || is_somebodys(lexicon, neighbours, place)
        || is_spoken_of(neighbours, place)
        || stands_alone(lexicon, neighbours, place)
        || is_spoken_well(lexicon, neighbours, place)
        || is_kept_as_one(lexicon, place)
        || is_taught(lexicon, place)
    {
        return true;
    }
    let mut head = place.before();
    let mut is_introduced = neighbours.before().lists.any(INTRODUCING);
    while !is_introduced {
        let Some(before) = before_gap(lexicon, head) else { return false };
        let word = words::last(before);
        if !is_name_like(word) {
            return false;
        }
        head = &before[..before.len() - word.len()];
        is_introduced = head.strip_suffix(' ').is_some_and(|head| lexicon.lists(words::last(head)).any(INTRODUCING));
    }
    let mut tail = place.after();
    loop {
        let item = after_gap(lexicon, tail);
        match item.map(|item| (item, words::first(item))) {
            Some((item, word)) if is_name_like(word) => tail = &item[word.len()..],
            // What goes on with a noun is no list of languages.
            Some(_) => return true,
            None => return !goes_on_with_noun(lexicon, tail),
        }
    }
}

/// Whether it is the language that somebody speaks: "trying his Spanish."
fn is_somebodys(lexicon: &Lexicon, neighbours: &Neighbours<'_, '_>, place: Place<'_>) -> bool {
    neighbours.before().lists.has(WordList::Possessives)
        && (ends(place) || is_subject(neighbours) || is_followed_by_no_noun(lexicon, neighbours, place))
}

/// Whether a word follows that is no noun, and no other language.
fn is_followed_by_no_noun(lexicon: &Lexicon, neighbours: &Neighbours<'_, '_>, place: Place<'_>) -> bool {
    neighbours.after().lists.has(WordList::NonNouns) && after_gap(lexicon, place.after()).is_none()
}

/// Whether the phrase ends with the place.
fn ends(place: Place<'_>) -> bool {
    let after = place.after();
    after.is_empty() || after.starts_with(['.', ',', ';', '!', '?', '"', '”', ')'])
}

/// Whether a verb in the singular follows, which the people of a country do not have: "her French is poor".
fn is_subject(neighbours: &Neighbours<'_, '_>) -> bool {
    neighbours.after().lists.has(WordList::SingularVerbs)
}

/// Whether something is said of the language, or how it says something: "Vietnamese is hard to pronounce", "the Romanian for \"butterfly\"".
fn is_spoken_of(neighbours: &Neighbours<'_, '_>, place: Place<'_>) -> bool {
    let is_word_for =
        || place.after().strip_prefix(" for ").is_some_and(|tail| tail.starts_with(['"', '“', '‘', '\'']));
    is_subject(neighbours) && is_start_of_sentence(place.before()) || is_word_for()
}

/// Whether no noun goes with it behind a preposition or a verb, where one of the people would have an article: "switched to Polish when he saw us",
/// "uses Portuguese in court", but not "from French and German firms", "dozens of Chinese".
fn stands_alone(lexicon: &Lexicon, neighbours: &Neighbours<'_, '_>, place: Place<'_>) -> bool {
    const PREPOSITIONS: WordLists = WordLists::of(WordList::GenitivePrepositions)
        .or(WordLists::of(WordList::OfficePrepositions))
        .or(WordLists::of(WordList::PlacePrepositions));
    let lists = neighbours.before().lists;
    let is_used = || lists.has(WordList::UsingVerbs) && !place.surface().ends_with('s');
    let is_of_many = || is_of_many(place) || is_some_of_many(lexicon, place);
    (lists.any(PREPOSITIONS) && !is_of_many() || is_used())
        && (ends(place) && !goes_on_with_item(lexicon, place) || is_followed_by_no_noun(lexicon, neighbours, place))
}

/// Whether it may be a noun of many people, too: "Chinese", "Swiss", "Australians".
fn is_of_many(place: Place<'_>) -> bool {
    ["ese", "s"].iter().any(|end| place.surface().ends_with(end))
}

/// Whether it is said of how many: "thousands of Burkinabe", but not "lessons of Hindi".
fn is_some_of_many(lexicon: &Lexicon, place: Place<'_>) -> bool {
    let (rest, of) = words::split_last(place.before().trim_end_matches(' '));
    let many = words::last(rest);
    lexicon.has(WordList::GenitivePrepositions, of)
        && many.ends_with('s')
        && !lexicon.has(WordList::LanguageNouns, many)
}

/// Whether somebody speaks or writes it somehow: "writes excellent Hungarian and swears", but not "reads old Hungarian letters".
fn is_spoken_well(lexicon: &Lexicon, neighbours: &Neighbours<'_, '_>, place: Place<'_>) -> bool {
    let Some(head) = place.before().strip_suffix(' ') else { return false };
    // Mostly a noun follows, and few words are asked for.
    let is_last = ends(place) || neighbours.after().lists.has(WordList::NonNouns);
    let (rest, adjective) = if is_last { words::split_last(head) } else { return false };
    adjective.starts_with(char::is_lowercase)
        && !lexicon.has(WordList::Articles, adjective)
        && lexicon.has(WordList::LanguageVerbs, words::last(rest))
        && !is_of_many(place)
        && !after_gap(lexicon, place.after()).is_some_and(|item| is_name_like(words::first(item)))
}

/// Whether somebody is taught it, or reads it to somebody: "Who taught you Japanese?"
fn is_taught(lexicon: &Lexicon, place: Place<'_>) -> bool {
    let Some(head) = place.before().strip_suffix(' ').filter(|_| ends(place)) else { return false };
    let (rest, whom) = words::split_last(head);
    let is_somebody = lexicon.has(WordList::NonNouns, whom) && !lexicon.has(WordList::Articles, whom);
    is_somebody && lexicon.has(WordList::LanguageVerbs, words::last(rest))
}

/// Whether another item of a list follows, but not "Switching to French, Belgian prime minister Michel".
fn goes_on_with_item(lexicon: &Lexicon, place: Place<'_>) -> bool {
    let Some(item) = after_gap(lexicon, place.after()) else { return false };
    let office = item[words::first(item).len()..].strip_prefix(' ').unwrap_or_default();
    !title::starts_at(lexicon, place.text(), place.span().end() + place.after().len() - office.len())
}

/// Whether it, or the list that it begins, is said to be a language: "to keep Portuguese and Tetum as official languages".
fn is_kept_as_one(lexicon: &Lexicon, place: Place<'_>) -> bool {
    /// Words after "as" that are read.
    const WORDS: usize = 4;
    let after = place.after();
    let is_listed = after.starts_with(',') || after.starts_with(" and ") || after.starts_with(" or ");
    let item = if is_listed { after_gap(lexicon, after) } else { None };
    let tail = match item.map(|item| (item, words::first(item))) {
        Some((item, word)) if is_name_like(word) => &item[word.len()..],
        _ => after,
    };
    let Some(role) = tail.strip_prefix(" as ") else { return false };
    role.split([' ', '.', ',']).take(WORDS).any(|word| lexicon.has(WordList::LanguageNouns, word))
}

/// Whether a word before the preposition says that it is a language, whatever follows: "classes in Turkish start", "translated from the Turkish",
/// "Speaking in Turkish, Erdogan".
fn is_said_to_be_one(lexicon: &Lexicon, neighbours: &Neighbours<'_, '_>, place: Place<'_>) -> bool {
    const BEFORE: WordLists = WordLists::of(WordList::Articles)
        .or(WordLists::of(WordList::LanguagePrepositions))
        .or(WordLists::of(WordList::OfficePrepositions))
        .or(WordLists::of(WordList::PlacePrepositions));
    let head = place.before().strip_suffix(' ').filter(|_| neighbours.before().lists.any(BEFORE));
    let Some(head) = head else { return false };
    let (head, word) = words::split_last(head);
    // "The Hungarian" is the language only after what is said of languages.
    let (head, word, article) = match lexicon.has(WordList::Articles, word) {
        true => {
            let (head, word) = words::split_last(head);
            (head, word, true)
        }
        false => (head, word, false),
    };
    let is_preposition = lexicon.has(WordList::LanguagePrepositions, word);
    let is_origin =
        || lexicon.has(WordList::OfficePrepositions, word) || lexicon.has(WordList::PlacePrepositions, word);
    if word.is_empty() || !(is_preposition || is_origin()) {
        return false;
    }
    let said = words::last(head);
    let lists = lexicon.lists_in_lower_case(said);
    let is_translated = || said.get(1..9) == Some("ranslate") && lists.has(WordList::LanguageVerbs);
    let is_last = || !goes_on_with_noun(lexicon, place.after());
    match article || !is_preposition {
        true => is_translated() && is_last(),
        false => {
            lists.has(WordList::LanguageNouns)
                || lists.has(WordList::LanguageVerbs) && (place.after().starts_with(',') || is_last())
        }
    }
}

/// Whether a word follows that an adjective may belong to: "in French cities", but not "in Russian why they came", "in Spanish, Pope Leo".
pub(super) fn goes_on_with_noun(lexicon: &Lexicon, tail: &str) -> bool {
    let Some(rest) = tail.strip_prefix([' ', '-', '\n']) else { return false };
    let word = words::first(rest);
    !word.is_empty() && !word.starts_with(char::is_uppercase) && !lexicon.has(WordList::NonNouns, word)
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::text::Place;

    #[test]
    fn languages_end_their_phrase() {
        let gazetteer = Gazetteer::embedded();
        for (text, adjective, expected) in [
            ("he shouted in Turkish, and also", "Turkish", true),
            ("in English, French, Spanish and Chinese. The", "Spanish", true),
            ("in English, French, Spanish and Chinese. The", "Chinese", true),
            ("in Israeli, Egyptian and Jordanian cities", "Egyptian", false),
            ("in French cities", "French", false),
            ("the Berlin in German", "German", true),
            ("talks with the French.", "French", false),
            ("in Spanish, Pope Leo wished", "Spanish", true),
            ("He is learning Italian on his phone", "Italian", true),
            ("Do you speak Russian?", "Russian", true),
            ("she gave Russian lessons", "Russian", true),
            ("she spoke French words", "French", false),
            ("he speaks Turkish, French and Dutch.", "Dutch", true),
            ("he taught Turkish and French children", "Turkish", false),
            ("in broken Turkish.", "Turkish", true),
            ("Speaking in Hebrew, Israeli Prime Minister Rabin", "Israeli", false),
            ("asked them in Russian why they had come", "Russian", true),
            ("classes in Russian start on Monday", "Russian", true),
            ("the novel, translated from the Russian by", "Russian", true),
            ("Speaking in Russian, Lukashenko thanked", "Russian", true),
            ("troops withdrew from the Russian border", "Russian", false),
            ("the Asian and Russian classes of ship", "Russian", false),
            ("spoke in Russian cities", "Russian", false),
            ("switched to Turkish when we came", "Turkish", true),
            ("a year of Russian she left", "Russian", true),
            ("the court uses Turkish in its rulings", "Turkish", true),
            ("she writes excellent Turkish and swears", "Turkish", true),
            ("he read old Turkish letters", "Turkish", false),
            ("How good is your Turkish these days?", "Turkish", true),
            ("an army that used Russian missiles", "Russian", false),
            ("dozens of Chinese in the crowd", "Chinese", false),
            ("thousands of Burkinabe who had come", "Burkinabe", false),
            ("a gift to Russians in exile", "Russians", false),
            ("recognition of Russian Independence", "Russian", false),
            ("Who taught you Turkish?", "Turkish", true),
            ("they taught the Turkish.", "Turkish", false),
            ("His Russian is better.", "Russian", true),
            ("Turkish is hard to learn", "Turkish", true),
            ("the Russian for \"sorry\"", "Russian", true),
            ("Switching to Russian, Polish prime minister Tusk", "Russian", true),
            ("a gift to Russian, Polish and Czech readers", "Russian", false),
        ] {
            let (lexicon, place) = (gazetteer.lexicon(None), Place::of(text, adjective));
            assert_eq!(is_language(lexicon, &Neighbours::new(lexicon, place), place), expected, "{text}");
        }
    }
}
