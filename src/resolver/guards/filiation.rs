//! A father's name in that of his son: "Mohammed bin Salman bin Abdulaziz" is not Salman.

use crate::document::rejection::Rejection;
use crate::lexicon::{Lexicon, WordList};
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::words::{self, is_name_like};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The name is the father's in that of his son: \"Mohammed bin Salman bin Abdulaziz\" is not Salman.",
    reason: Rejection::AnotherName,
    kinds: Kinds::LEADERS,
    except: Rules::NONE,
    applies: |site, _| {
        let before = site.neighbours.before();
        // "Khalifa bin Zayed Al Nahyan" is no other Al Nahyan.
        let may_be_of_family = || is_name_like(before.word) && site.surface().starts_with("Al ");
        before.lists.has(WordList::Filiations) || has_father(site.lexicon(), site.surface()) || may_be_of_family()
    },
    reads: Reads::Neighbours,
    forbids: |site, _| {
        let head = site.place.before().strip_suffix(' ').unwrap_or_default();
        let before = words::last(head);
        let earlier = words::last(head[..head.len() - before.len()].strip_suffix(' ').unwrap_or_default());
        // A surname may stand there: "Osama bin Laden".
        is_filiation(site.lexicon(), before) && is_name_like(earlier) && site.surface().contains(' ')
            || is_filiation(site.lexicon(), earlier) && is_name_like(before)
    },
};

/// Whether the name begins with "son of".
fn has_father(lexicon: &Lexicon, name: &str) -> bool {
    name.contains(' ') && is_filiation(lexicon, words::first(name))
}

fn is_filiation(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.has(WordList::Filiations, word)
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::Extractor;

    #[test]
    fn a_father_is_not_his_son() {
        let people = |text| Extractor::embedded().extract(text).mentions().len();
        assert_eq!(people("Faisal bin Salman bin Abdulaziz Al Saud spoke."), 0);
        assert_eq!(people("Salman bin Abdulaziz Al Saud spoke."), 1);
    }
}
