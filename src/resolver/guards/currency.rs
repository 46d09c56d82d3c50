//! Money: "15 million US dollars", "Danish kroner", "AU$376".

use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::neighbours::{Neighbour, Neighbours};
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::Place;
use crate::vocabulary::Kind;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The name is part of a sum of money: \"15 million US dollars\", \"AU$376\".",
    reason: Rejection::LongerName,
    kinds: Kinds::NO_LEADERS,
    except: Rules::NONE,
    applies: |_, _| true,
    reads: Reads::Neighbours,
    forbids: |site, name| is_money(&site.neighbours, site.place, name.kind() == Some(Kind::Country)),
};

fn is_money(neighbours: &Neighbours<'_, '_>, place: Place<'_>, is_country: bool) -> bool {
    let is_amount = |amount: Neighbour<'_>| {
        amount.lists.has(WordList::Amounts) || amount.word.starts_with(|c: char| c.is_ascii_digit())
    };
    let currency = neighbours.after().lists;
    // "The Japanese yen fell" speaks of money, "the Danish crown" perhaps of a queen.
    currency.has(WordList::Currencies)
        && (is_amount(neighbours.before()) || is_country && !currency.has(WordList::CurrencyHomonyms))
        || place.after().starts_with(['$', '€', '£', '¥'])
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
            ("against the Norwegian krone", "Norwegian", true),
            ("it cost AU$376", "AU", true),
            ("US officials", "US", false),
            ("the Danish government", "Danish", false),
        ] {
            let place = Place::of(text, name);
            let neighbours = Neighbours::new(gazetteer.lexicon(None), place);
            assert_eq!(is_money(&neighbours, place, true), expected, "{text}");
        }
    }
}
