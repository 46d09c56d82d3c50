//! A place that has the surname of a leader: "died in Rochester, Minnesota", "from the Golan".

use super::american_state::is_american_town;
use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A place has the surname: \"died in Rochester, Minnesota\", \"from the Golan\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::LEADERS,
    except: Rules::of(&[Rule::OwnName, Rule::TitleBefore, Rule::LongFormBefore, Rule::LongFormAfter]),
    applies: |site, _| site.place.after().starts_with([',', '.']) && !site.surface().contains(' '),
    reads: Reads::Neighbours,
    forbids: |site, _| {
        let before = site.neighbours.before().lists;
        // "The Sarkozy years" are somebody's.
        before.has(WordList::Articles)
            || before.has(WordList::PlacePrepositions) && is_american_town(site.lexicon(), site.place)
    },
};

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
        ] {
            assert_eq!(Extractor::embedded().extract_with(text, &options).mentions().len(), expected, "{text}");
        }
    }
}
