//! A short name that is a noun like any other needs its article: "the House voted", but not "House prices", "Old Commonwealth Bank".

use crate::document::rejection::Rejection;
use crate::lexicon::{WordList, WordLists};
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::resolver::title;
use crate::text::words::is_name_like;
use crate::vocabulary::Form;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The short name is a noun without its article, or goes on: \"House prices\", \"the Commonwealth of Virginia\".",
    reason: Rejection::LongerName,
    kinds: Kinds::ORGANISATIONS,
    except: Rules::NONE,
    // The Council and the Parliament of the Union are called so without an article, too.
    applies: |site, name| {
        name.form() == Form::Short
            && (name.country().is_some() || name.parent().is_none())
            && site.neighbours.own_lists().has(WordList::BodyHeads)
    },
    reads: Reads::Neighbours,
    forbids: |site, name| {
        let is_of_states = name.country().is_none();
        // "Commonwealth Secretary-General".
        let has_office = || is_of_states && title::stands_behind(site.lexicon(), site.place);
        !stands_as_a_name(site) && !has_office() || is_of_states && is_a_states(site)
    },
};

fn stands_as_a_name(site: &Site<'_, '_>) -> bool {
    const JOINTS: WordLists =
        WordLists::of(WordList::HeadPrepositions).or(WordLists::of(WordList::GenitivePrepositions));
    let (before, after) = (site.neighbours.before(), site.neighbours.after());
    // "Commonwealth ministers".
    let has_politics = !is_name_like(after.word) && after.lists.has(WordList::PoliticalWords);
    let goes_on = is_name_like(after.word) || after.lists.any(JOINTS) || site.place.after().starts_with('-');
    // "Salvini's League".
    let is_owned = || site.place.before().ends_with("'s ") || site.place.before().ends_with("s' ");
    has_politics || (before.lists.has(WordList::Articles) || is_owned()) && !goes_on
}

/// Whether one of the American states and territories that call themselves so is named near it.
fn is_a_states(site: &Site<'_, '_>) -> bool {
    const COMMONWEALTHS: [&str; 5] = ["Kentucky", "Massachusetts", "Pennsylvania", "Virginia", "Puerto Rico"];
    let near = [site.place.before(), site.place.after()];
    COMMONWEALTHS.iter().any(|state| near.iter().any(|text| text.contains(state)))
}
