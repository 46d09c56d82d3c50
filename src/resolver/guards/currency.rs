//! Money: "15 million US dollars", "Danish kroner", "AU$376".

use crate::document::rejection::Rejection;
use crate::lexicon::{Lexicon, WordList};
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::Place;
use crate::text::words;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The name is part of a sum of money: \"15 million US dollars\", \"AU$376\".",
    reason: Rejection::LongerName,
    kinds: Kinds::NO_LEADERS,
    except: Rules::NONE,
    applies: |_, _| true,
    reads: Reads::Neighbours,
    forbids: |site, _| is_money(site.lexicon(), site.place),
};

fn is_money(lexicon: &Lexicon, place: Place<'_>) -> bool {
    if place.after().starts_with(['$', '€', '£', '¥']) {
        return true;
    }
    let head = place.before().strip_suffix(' ').unwrap_or_default();
    let amount = words::last(head);
    let is_amount = amount.starts_with(|c: char| c.is_ascii_digit()) || lexicon.has(WordList::Amounts, amount);
    is_amount && lexicon.has(WordList::Currencies, place.next_word())
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::text::Place;

    #[test]
    fn currencies_and_their_signs_make_money() {
        let gazetteer = Gazetteer::embedded();
        for (text, name, expected) in [
            ("worth 15 million US dollars", "US", true),
            ("six Danish kroner", "Danish", true),
            ("against the Danish crown", "Danish", false),
            ("it cost AU$376", "AU", true),
            ("US officials", "US", false),
            ("the Danish government", "Danish", false),
        ] {
            assert_eq!(is_money(gazetteer.lexicon(None), Place::of(text, name)), expected, "{text}");
        }
    }
}
