//! A namesake of another occupation: "Pastor Wang Yi" is no foreign minister.

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::gazetteer::Term;
use crate::lexicon::{WordList, WordLists};
use crate::resolver::given_names::is_start_of_sentence;
use crate::resolver::politics;
use crate::resolver::prominence;
use crate::resolver::readings::Admitted;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::resolver::window::Window;
use crate::text::words::{self, is_name_like};
use crate::vocabulary::Form;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "An occupation that is no office stands before the name: \"Pastor Wang Yi\" is no foreign minister.",
    reason: Rejection::Stranger,
    kinds: Kinds::LEADERS,
    except: Rules::NONE,
    applies: |site, _| site.neighbours.before().lists.has(WordList::Occupations),
    reads: Reads::Document,
    // "The actor Reagan" may be the one who became president; a bare surname has other guards.
    forbids: |site, name| {
        (site.surface().contains(' ') || is_name_like(site.neighbours.before().word))
            && !rules_now(site, name)
            && !site.context.is_of_history(name)
            && !is_of_the_state(site, name)
    },
};

pub(in crate::resolver) static BEHIND: Guard = Guard {
    description: "An occupation that is no office is told of the name: \"Merkel, a goalkeeper from Bremen,\".",
    reason: Rejection::Stranger,
    kinds: Kinds::LEADERS,
    // Whom the text knows by more than the surname may have learnt a trade.
    except: Rules::of(&[Rule::TitleBefore, Rule::LongFormBefore]),
    // "Praising Berlusconi, the Italian tenor bowed": the occupation is of who does it.
    applies: |site, _| goes_on_with_occupation(site) && !follows_opening_participle(site),
    reads: Reads::Document,
    forbids: |site, name| {
        let is_known = name.form() == Form::Name && (is_of_the_state(site, name) || site.context.is_of_history(name));
        !is_known && !politics::is_spoken_of(site)
    },
};

/// Whether an article and an occupation follow a comma; who is of it no more may have an office: "Imran Khan, the former cricketer".
fn goes_on_with_occupation(site: &Site<'_, '_>) -> bool {
    /// Words up to the occupation, at most: "a young Danish goalkeeper".
    const WORDS: usize = 5;
    let Some(apposed) = site.place.after().strip_prefix(", ").filter(|_| site.is_english()) else { return false };
    let article = words::first(apposed);
    let Some(apposed) = apposed[article.len()..].strip_prefix(' ').filter(|_| matches!(article, "a" | "an" | "the"))
    else {
        return false;
    };
    let phrase = apposed.split([',', '.']).next().unwrap_or_default();
    let words = phrase.split(' ').take(WORDS).map(|word| site.lexicon().lists(word));
    words
        .take_while(|lists| !lists.any(ENDS))
        .find(|lists| lists.any(SAID))
        .is_some_and(|lists| !lists.has(WordList::PastWords))
}

/// Whether a participle that opens the sentence stands before: "Mocking Sarkozy".
fn follows_opening_participle(site: &Site<'_, '_>) -> bool {
    let head = site.place.before().trim_end_matches(' ');
    let word = site.neighbours.before().word;
    word.ends_with("ing") && is_start_of_sentence(&head[..head.len() - word.len()])
}

/// What decides: the first of them counts.
const SAID: WordLists = WordLists::of(WordList::Occupations).or(WordLists::of(WordList::PastWords));

/// Words that end what is apposed: "the daughter of a painter".
const ENDS: WordLists = WordLists::of(WordList::GenitivePrepositions)
    .or(WordLists::of(WordList::OfficePrepositions))
    .or(WordLists::of(WordList::PlacePrepositions));

/// Whether the whole name is that of who rules at the time, where politics is spoken of: "the former footballer George Weah won the election".
fn rules_now(site: &Site<'_, '_>, name: &Admitted) -> bool {
    let date = site.context.options.date;
    let rules = |term: Term<'_>| prominence::makes_ruler(term.role()) && prominence::is_present_on(&term, date);
    // "Baker Gordon Brown has won again" opens with who he is, "the former footballer George Weah" with who he was.
    let was = site.neighbours.before().word.starts_with(char::is_lowercase);
    let is_whole = was && date.is_some() && name.form() == Form::Name && !name.needs_context();
    is_whole && site.context.terms(name).any(rules) && politics::is_spoken_of(site)
}

/// Bytes of a name that hardly two people have.
const SHORTEST: usize = 12;

/// For how long before and after an office its holder may be told of by what else he does.
const ABOUT: Window = Window { before: 2, after: 8 };

/// Whether the whole name, of which there are hardly two, is that of who serves a state of the text: "the shipping magnate Tung Chee-hwa".
fn is_of_the_state(site: &Site<'_, '_>, name: &Admitted) -> bool {
    let context = site.context;
    let Some(date) = context.options.date else { return false };
    let serves = |term: Term<'_>| ABOUT.has(&term, date) && context.anchors.has(term.served_handle());
    let surname = words::last(site.surface());
    name.form() == Form::Name
        && !name.needs_context()
        // Of "Wang Yi" there are many.
        && site.surface().len() >= SHORTEST
        && !site.lexicon().has(WordList::FrequentSurnames, surname)
        && context.terms(name).any(serves)
}
