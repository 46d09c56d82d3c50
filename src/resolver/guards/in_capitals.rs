//! A word of the sentence in a line of capitals that is also a surname: "A THIRD PRIME MINISTER IN A MONTH" names no In Tam.

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::vocabulary::Form;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "In a line of capitals a short word is the word, and no surname: \"A THIRD PRIME MINISTER IN A MONTH\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::LEADERS,
    // Who has the whole name is no short word.
    except: Rules::of(&[Rule::OwnName, Rule::LongFormBefore]),
    applies: |site, _| !site.surface().contains(char::is_lowercase),
    reads: Reads::Neighbours,
    forbids: |site, _| site.lexicon().lists_in_lower_case(site.surface()).has(WordList::HeadlineWords),
};

pub(in crate::resolver) static SURNAME: Guard = Guard {
    description: "In a line that is not of capitals a few of them are an acronym, and no surname: \"your FICO score\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::LEADERS,
    // "President OBAMA", "PUTIN Vladimir".
    except: Rules::of(&[Rule::OwnName, Rule::TitleBefore]),
    applies: |site, name| {
        name.form() == Form::Surname && site.surface().len() <= SHORT && !site.surface().contains(char::is_lowercase)
    },
    reads: Reads::Neighbours,
    forbids: |site, _| {
        let (before, after) = (site.neighbours.before().word, site.neighbours.after().word);
        [before, after].iter().all(|word| !word.is_empty() && word.chars().all(char::is_lowercase))
    },
};

/// Letters of an acronym, at most.
const SHORT: usize = 5;

pub(in crate::resolver) static ACRONYM: Guard = Guard {
    description: "In a line of capitals a small word is the word, and no acronym: \"MINISTERS' AND LEADERS' TRAVELS\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::ORGANISATIONS,
    except: Rules::of(&[Rule::OwnName, Rule::LongFormBefore, Rule::LongFormAfter]),
    // Of two letters some are rather the acronym: "IS".
    applies: |site, name| name.form() == Form::Acronym && site.surface().len() > 2,
    reads: Reads::Neighbours,
    forbids: |site, _| {
        let is_in_capitals = |word: &str| !word.is_empty() && word.chars().all(char::is_uppercase);
        is_in_capitals(site.neighbours.before().word)
            && is_in_capitals(site.neighbours.after().word)
            && site.lexicon().lists_in_lower_case(site.surface()).has(WordList::HeadlineWords)
    },
};

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::{Extractor, Options};

    #[test]
    fn short_words_in_capitals_are_words() {
        let options = Options::default().date("2023-10-25".parse().expect("a date"));
        for (text, expected) in [
            ("A THIRD PRIME MINISTER IN A MONTH", 0),
            ("PRIME MINISTER MODI IN A TRAIN", 1),
            ("Critics ask what your FICO score is", 0),
            ("Critics ask what Fico wants", 1),
        ] {
            assert_eq!(Extractor::embedded().extract_with(text, &options).mentions().len(), expected, "{text}");
        }
    }
}
