//! A part of an organisation that belongs to another one here: "the chess club's General Assembly" is not that of the United Nations.

use crate::document::rejection::Rejection;
use crate::lexicon::{Lexicon, WordList, WordLists};
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::Place;
use crate::text::words::{self, is_name_like};
use crate::vocabulary::Form;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The part belongs to another whole: \"the chess club's General Assembly\", \"the General Assembly of the Church\".",
    reason: Rejection::LongerName,
    kinds: Kinds::ORGANISATIONS,
    except: Rules::NONE,
    applies: |site, name| {
        let its_own = || site.before.is_some_and(|mention| mention.target.entity() == name.parent());
        name.form() == Form::Short && name.country().is_none() && name.parent().is_some() && !its_own()
    },
    reads: Reads::Neighbours,
    forbids: |site, _| is_of_another(site.lexicon(), site.place),
};

fn is_of_another(lexicon: &Lexicon, place: Place<'_>) -> bool {
    const TIMES: WordLists = WordLists::of(WordList::TimeNouns).or(WordLists::of(WordList::Calendar));
    let owner = place.before().strip_suffix("'s ").or_else(|| place.before().strip_suffix("s' ")).map(words::last);
    let is_owned = owner.is_some_and(|owner| !lexicon.lists(owner).any(TIMES));
    let whole = place.after().strip_prefix(" of the ").map_or("", words::first);
    is_owned || is_name_like(whole) && whole != "United"
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;

    #[test]
    fn parts_have_their_whole_beside_them() {
        let gazetteer = Gazetteer::embedded();
        for (text, expected) in [
            ("the club's General Assembly met", true),
            ("the General Assembly of the Church met", true),
            ("this year's General Assembly met", false),
            ("the General Assembly of the United Nations met", false),
            ("the General Assembly met", false),
        ] {
            assert_eq!(is_of_another(gazetteer.lexicon(None), Place::of(text, "General Assembly")), expected, "{text}");
        }
    }
}
