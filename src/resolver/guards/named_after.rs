//! Things that are named after people: "Charles de Gaulle airport", "the Nelson Mandela Foundation".

use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::headline;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::resolver::title;
use crate::text::words;
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
        let is_thing = |word: &str| site.lexicon().lists_in_lower_case(word).has(WordList::NamedThings);
        // "John F. Kennedy airport" is found by the surname, with the place of the whole.
        let is_whole = || name.form() == Form::Name || site.surface().contains(". ");
        // "The Premadasa stadium".
        let is_building = || site.lexicon().has(WordList::BuildingNouns, &words::in_title_case(word));
        is_thing(word) && (is_capitalised || is_whole() || is_building())
            || is_capitalised && ends_in_thing(site, word, is_thing)
    },
};

pub(in crate::resolver) static BUILDING: Guard = Guard {
    description: "A building has the name of the body: \"the Bank of China Tower\".",
    reason: Rejection::LongerName,
    kinds: Kinds::ORGANISATIONS,
    except: Rules::NONE,
    // "NATO School", "UN Plaza": what an acronym has is rather of the body.
    applies: |site, name| name.form() != Form::Acronym && site.place.after().starts_with(' '),
    reads: Reads::Neighbours,
    forbids: |site, _| {
        site.neighbours.after().lists.has(WordList::BuildingNouns)
            && !headline::is_in_title_case(site.lexicon(), site.place.text(), site.span())
    },
};

/// Whether the next word is of the name of a thing, and the one behind it says what: "the Kennedy Space Center".
fn ends_in_thing(site: &Site<'_, '_>, word: &str, is_thing: impl Fn(&str) -> bool) -> bool {
    let rest = &site.place.after()[1 + word.len()..];
    let head = rest.strip_prefix(' ').map_or("", words::first);
    // In a headline the next capital may be any word's: "Obama Visits School".
    head.starts_with(char::is_uppercase)
        && is_thing(head)
        && !site.lexicon().ends_like_verb(word)
        && !title::is_title_word(site.lexicon(), word)
        && !headline::is_in_title_case(site.lexicon(), site.place.text(), site.span())
}
