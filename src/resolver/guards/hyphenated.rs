//! An acronym behind a hyphen: "the Omega-EU watch" names no union.

use crate::document::rejection::Rejection;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::text::words::{self, is_name_like};
use crate::vocabulary::Form;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A hyphen joins the acronym to a name that is not a mention: \"the Omega-EU watch\".",
    reason: Rejection::LongerName,
    kinds: Kinds::ALL,
    except: Rules::NONE,
    applies: |site, name| name.form() == Form::Acronym && site.place.before().ends_with('-'),
    reads: Reads::Neighbours,
    forbids: |site, _| follows_a_name(site),
};

fn follows_a_name(site: &Site<'_, '_>) -> bool {
    let head = site.place.before().strip_suffix('-').unwrap_or_default();
    let word = words::last(head);
    // "Non-EU", "Anti-NATO" open sentences: a prefix is short, and no given name.
    let prefix = matches!(word.len(), 0..=4) && !site.context.gazetteer.is_given_name(word) && head.len() == word.len();
    is_name_like(word) && !prefix && !site.is_taken(site.span().start() - 1 - word.len())
}
