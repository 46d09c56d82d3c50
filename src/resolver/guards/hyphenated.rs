//! An acronym behind a hyphen: "the Omega-EU watch" names no union.

use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::text::words::{self, is_name_like};
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A hyphen joins the acronym or short name to a name that is not a mention: \"the Omega-EU watch\".",
    reason: Rejection::LongerName,
    kinds: Kinds::ALL,
    except: Rules::NONE,
    applies: |site, name| {
        let short =
            name.form() == Form::Acronym || name.form() == Form::Short && name.kind() == Some(Kind::Organisation);
        short && site.place.before().ends_with('-')
    },
    reads: Reads::Neighbours,
    forbids: |site, _| follows_a_name(site),
};

fn follows_a_name(site: &Site<'_, '_>) -> bool {
    let head = site.place.before().strip_suffix('-').unwrap_or_default();
    let word = words::last(head);
    is_name_like(word)
        && !site.lexicon().has(WordList::HyphenPrefixes, word)
        && !site.is_taken(site.span().start() - 1 - word.len())
}
