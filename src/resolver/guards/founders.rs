//! Firms that are named after their founders, or happen to have a leader's name: "Johnson & Johnson", "Harris & Sons", "Merkel Foods".

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::country_namesakes;
use crate::resolver::readings::Admitted;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::resolver::standing;
use crate::text::words::{self, is_name_like};
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A firm is named after its founders: \"Johnson & Johnson\", \"Harris & Sons\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::LEADERS,
    except: Rules::NONE,
    applies: |site, _| site.place.after().starts_with(" & ") || site.place.before().ends_with(" & "),
    reads: Reads::Neighbours,
    forbids: |site, name| {
        let next = site.place.after().strip_prefix(" & ").map_or("", words::first);
        let before = site.place.before().strip_suffix(" & ").map_or("", words::last);
        // "Morrison & Foerster", but not "Sanders & Clinton".
        let is_partner = |word: &str| is_name_like(word) && !is_colleague(site, name, word);
        next == site.surface()
            || before == site.surface()
            || site.lexicon().has(WordList::FirmTails, next)
            || !site.surface().contains(' ') && (is_partner(next) || is_partner(before))
    },
};

/// Whether a surname is that of a leader of the time, in office or of the same state: who was in office elsewhere is no company.
fn is_colleague(site: &Site<'_, '_>, name: &Admitted, surname: &str) -> bool {
    let context = site.context;
    match context.options.date {
        None => context.gazetteer.named(surname).iter().any(|name| name.entity().kind() == Kind::Leader),
        Some(date) => standing::colleagues(context, surname, date)
            .into_iter()
            .any(|(other, standing)| standing.is_now || standing::share_a_state(context.terms(name), other, date)),
    }
}

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
