//! Firms that are named after their founders, or happen to have a leader's name: "Johnson & Johnson", "Harris & Sons", "Merkel Foods".

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::country_namesakes;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::words::{self, is_name_like};
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A firm is named after its founders: \"Johnson & Johnson\", \"Harris & Sons\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::LEADERS,
    except: Rules::NONE,
    applies: |site, _| site.place.after().starts_with(" & ") || site.place.before().ends_with(" & "),
    reads: Reads::Neighbours,
    forbids: |site, _| {
        let next = site.place.after().strip_prefix(" & ").map_or("", words::first);
        let before = site.place.before().strip_suffix(" & ").map_or("", words::last);
        // "Morrison & Foerster", but not "Sanders & Clinton".
        let is_partner = |word: &str| {
            let names = site.context.gazetteer.named(word);
            is_name_like(word) && !names.iter().any(|name| name.entity().kind() == Kind::Leader)
        };
        next == site.surface()
            || before == site.surface()
            || site.lexicon().has(WordList::FirmTails, next)
            || !site.surface().contains(' ') && (is_partner(next) || is_partner(before))
    },
};

pub(in crate::resolver) static FIRM: Guard = Guard {
    description: "A firm has the surname: \"Merkel Foods\", \"the supermarket chain Merkel\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::LEADERS,
    // "President Merkel Foods" is rather two sentences that ran into each other.
    except: Rules::of(&[Rule::TitleBefore]),
    applies: |_, name| matches!(name.form(), Form::Surname | Form::Given),
    reads: Reads::Neighbours,
    forbids: |site, _| country_namesakes::begins_firm(site.lexicon(), site.place),
};
