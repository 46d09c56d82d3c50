//! A word of the sentence in a line of capitals that is also a surname: "A THIRD PRIME MINISTER IN A MONTH" names no In Tam.

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};

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

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::Extractor;

    #[test]
    fn short_words_in_capitals_are_words() {
        for (text, expected) in [("A THIRD PRIME MINISTER IN A MONTH", 0), ("PRIME MINISTER MODI IN A TRAIN", 1)] {
            assert_eq!(Extractor::embedded().extract(text).mentions().len(), expected, "{text}");
        }
    }
}
