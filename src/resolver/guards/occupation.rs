//! A namesake of another occupation: "Pastor Wang Yi" is no foreign minister.

use crate::document::rejection::Rejection;
use crate::gazetteer::Term;
use crate::lexicon::WordList;
use crate::resolver::politics;
use crate::resolver::prominence;
use crate::resolver::readings::Admitted;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::text::words::is_name_like;
use crate::vocabulary::Form;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "An occupation that is no office stands before the name: \"Pastor Wang Yi\" is no foreign minister.",
    reason: Rejection::Stranger,
    kinds: Kinds::LEADERS,
    except: Rules::NONE,
    applies: |site, _| site.neighbours.before().lists.has(WordList::Occupations),
    reads: Reads::Neighbours,
    // "The actor Reagan" may be the one who became president; a bare surname has other guards.
    forbids: |site, name| {
        (site.surface().contains(' ') || is_name_like(site.neighbours.before().word)) && !rules_now(site, name)
    },
};

/// Whether the whole name is that of who rules at the time, where politics is spoken of: "the former footballer George Weah won the election".
fn rules_now(site: &Site<'_, '_>, name: &Admitted) -> bool {
    let date = site.context.options.date;
    let rules = |term: Term<'_>| prominence::makes_ruler(term.role()) && prominence::is_present_on(&term, date);
    let is_whole = date.is_some() && name.form() == Form::Name && !name.needs_context();
    is_whole && site.context.terms(name).any(rules) && politics::is_spoken_of(site)
}
