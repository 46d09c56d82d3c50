//! A place that has the name of a leader or a country: "died in Rochester, Minnesota", "the little town of Cuba".

use super::american_state::is_american_town;
use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::lexicon::{WordList, WordLists};
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::words;
use crate::vocabulary::Form;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A place has the surname: \"died in Rochester, Minnesota\", \"from the Golan\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::LEADERS,
    except: Rules::of(&[Rule::OwnName, Rule::TitleBefore, Rule::LongFormBefore, Rule::LongFormAfter]),
    applies: |site, _| site.place.after().starts_with([',', '.', ';']) && !site.surface().contains(' '),
    reads: Reads::Neighbours,
    forbids: |site, _| {
        let before = site.neighbours.before().lists;
        // "The Sarkozy years" are somebody's.
        before.has(WordList::Articles)
            || before.has(WordList::PlacePrepositions) && is_american_town(site.lexicon(), site.place)
    },
};

pub(in crate::resolver) static TOWN: Guard = Guard {
    description: "A town has the name of the country: \"the little town of Cuba\".",
    reason: Rejection::LongerName,
    kinds: Kinds::COUNTRIES,
    except: Rules::NONE,
    applies: |site, name| name.form() == Form::Name && site.neighbours.before().lists.any(BEFORE),
    reads: Reads::Neighbours,
    forbids: |site, _| {
        // "The market town Costa Rica".
        if site.neighbours.before().lists.has(WordList::Settlements) {
            return true;
        }
        let (head, _) = words::split_last(site.place.before().trim_end_matches(' '));
        site.lexicon().has(WordList::Settlements, words::last(head))
    },
};

pub(in crate::resolver) static RIVER: Guard = Guard {
    description: "A river has the name of the country: \"the Niger river\".",
    reason: Rejection::LongerName,
    kinds: Kinds::COUNTRIES,
    except: Rules::NONE,
    applies: |site, name| name.form() == Form::Name && site.place.after().starts_with(' '),
    reads: Reads::Neighbours,
    forbids: |site, _| site.neighbours.after().lists.has(WordList::Waters),
};

const BEFORE: WordLists = WordLists::of(WordList::GenitivePrepositions).or(WordLists::of(WordList::Settlements));

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::{Extractor, Options};

    #[test]
    fn places_are_not_who_bears_their_name() {
        let options = Options::default().date("2019-06-01".parse().expect("a date"));
        for (text, expected) in [
            ("Trump won the vote.", 1),
            ("The senator lives in Trump, Minnesota.", 0),
            ("The senator fled the Trump.", 0),
            ("He farms in the little town of Cuba.", 0),
            ("She left the towns of Cuba.", 1),
        ] {
            assert_eq!(Extractor::embedded().extract_with(text, &options).mentions().len(), expected, "{text}");
        }
    }
}
