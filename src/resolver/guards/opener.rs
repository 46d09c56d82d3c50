//! Words that open a sentence and are also short names of organisations: "Most voters stayed at home" names no party.

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::lexicon::{WordList, WordLists};
use crate::resolver::given_names::is_start_of_sentence;
use crate::resolver::headline;
use crate::resolver::readings::Admitted;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::resolver::title;
use crate::text::words::is_name_like;
use crate::vocabulary::Form;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The word opens a sentence: \"Most voters stayed at home\" names no party.",
    reason: Rejection::AnotherName,
    kinds: Kinds::ORGANISATIONS,
    except: Rules::NONE,
    applies: |site, _| site.neighbours.own_lists().has(WordList::SentenceOpeners),
    reads: Reads::Neighbours,
    forbids: |site, _| is_name_like(site.surface()) && is_start_of_sentence(site.place.before()),
};

/// What follows a noun that is no party.
const SAID_OF_THINGS: WordLists = WordLists::of(WordList::NounPrepositions).or(WordLists::of(WordList::SingularVerbs));

pub(in crate::resolver) static NOUN: Guard = Guard {
    description: "An everyday noun that opens a sentence goes on with a preposition, or is part of a name: \"Unity among farmers\", \"the Reform Act\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::ORGANISATIONS,
    // What the text has by a longer name is that.
    except: Rules::of(&[Rule::OwnName, Rule::LongFormBefore, Rule::LongFormAfter]),
    applies: |site, name| name.needs_context() && is_everyday_noun(site, name),
    reads: Reads::Neighbours,
    forbids: |site, _| {
        let next = site.neighbours.after();
        let goes_on = || {
            is_name_like(next.word)
                && !title::is_title_word(site.lexicon(), next.word)
                && !headline::is_in_title_case(site.lexicon(), site.place.text(), site.span())
        };
        // "TAX REFORM BILL".
        let in_capitals = !site.surface().contains(char::is_lowercase);
        // "Unity was hard to find": a thing.
        let is_said_of_a_thing = || next.lists.any(SAID_OF_THINGS) && is_start_of_sentence(site.place.before());
        in_capitals || is_said_of_a_thing() || goes_on()
    },
};

pub(in crate::resolver) static SHORT_NAME: Guard = Guard {
    description: "An everyday noun that opens a sentence is a body's short name only where it acts: \"Amnesty accused the army\", not \"Amnesty was refused\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::ORGANISATIONS,
    except: Rules::of(&[Rule::LongFormBefore, Rule::LongFormAfter]),
    applies: |site, name| !name.needs_context() && is_everyday_noun(site, name),
    reads: Reads::Neighbours,
    forbids: |site, _| {
        const ACTS: WordLists = WordLists::of(WordList::FirmVerbs).or(WordLists::of(WordList::SpeechVerbs));
        let next = site.neighbours.after();
        let acts = next.lists.any(ACTS) && !next.lists.has(WordList::SingularVerbs)
            || site.lexicon().possessive(site.place.after()) > 0;
        !site.surface().contains(char::is_lowercase)
            || is_name_like(next.word)
            || is_start_of_sentence(site.place.before()) && !acts
    },
};

fn is_everyday_noun(site: &Site<'_, '_>, name: &Admitted) -> bool {
    name.form() != Form::Acronym
        && !site.surface().contains(' ')
        && site.lexicon().lists_in_lower_case(site.surface()).has(WordList::EverydayParties)
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::{Extractor, Options};

    #[test]
    fn nouns_are_parties_where_they_act() {
        let options = Options::default().date("2025-05-02".parse().expect("a date"));
        for (text, expected) in [
            ("Reform won the seat. Britain was surprised.", &["Reform", "Britain"][..]),
            ("Reform of the rules is overdue in Britain.", &["Britain"]),
            ("Reform was hard to find in Britain.", &["Britain"]),
            ("In Britain the Reform Act was read.", &["Britain"]),
            ("Amnesty accused Britain of neglect.", &["Amnesty", "Britain"]),
            ("Amnesty for debtors is overdue in Britain.", &["Britain"]),
        ] {
            let document = Extractor::embedded().extract_with(text, &options);
            let found: Vec<&str> = document.mentions().map(|mention| document.surface(mention)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
