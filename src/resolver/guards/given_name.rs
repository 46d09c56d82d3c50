//! A surname after the given name of somebody else: "Laura Bush" is not George.

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::resolver::context::Context;
use crate::resolver::initials;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::vocabulary::Kind;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A given name stands before the surname, and the gazetteer does not know the leader by it: \"Laura Bush\".",
    reason: Rejection::AnotherName,
    // What shares its name with a leader is not meant after a given name either: "Michael Green" is not the party.
    kinds: Kinds::ALL,
    // Before these stands an office, or the given name with an initial, that they have read themselves.
    except: Rules::of(&[Rule::TitleBefore, Rule::OwnName]),
    applies: |site, name| name.needs_context() && site.is_a_leaders_name(),
    reads: Reads::Neighbours,
    forbids: |site, name| {
        let Context { gazetteer, text, .. } = *site.context;
        // "O.P. Singh" is not Manmohan.
        let is_own = || initials::start_of_own(gazetteer, site.lexicon(), text, site.span(), name.entity).is_some();
        site.follows_given_name(site.before, Kind::Leader) && !is_own()
    },
};
