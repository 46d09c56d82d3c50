//! A body whose name goes on to the left: "Continental Bank of Canada" is not the Bank of Canada.

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::lexicon::{WordList, WordLists};
use crate::resolver::headline;
use crate::resolver::politics;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::resolver::title;
use crate::text::Place;
use crate::text::words::{self, is_name_like};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The name of the body goes on to the left: \"Continental Bank of Canada\" is not the Bank of Canada.",
    reason: Rejection::LongerName,
    kinds: Kinds::ORGANISATIONS,
    // A name that is enough by itself, that the text has, or that follows its country is not lost to an unknown word before it.
    except: Rules::of(&[Rule::OwnName, Rule::CountryBeside, Rule::LongFormBefore]),
    applies: |site, _| !site.is_a_leaders_name(),
    reads: Reads::Neighbours,
    forbids: |site, name| {
        continues_to_the_left(site)
            && !(site.context.gazetteer.entity_at(name.entity).is_party() && follows_owner(site))
    },
};

pub(in crate::resolver) static BANK: Guard = Guard {
    description: "A bank or another institution has one more word before its name: \"the Mutual Bank of Norway\" is not the central bank.",
    reason: Rejection::LongerName,
    kinds: Kinds::ORGANISATIONS,
    // What the text has by a longer name is that.
    except: Rules::of(&[Rule::LongFormBefore, Rule::LongFormAfter]),
    applies: |site, _| is_name_like(site.neighbours.before().word) && site.surface().contains(" of "),
    reads: Reads::Neighbours,
    forbids: |site, _| {
        site.lexicon().has(WordList::OfHeads, words::first(site.surface()))
            && continues_to_the_left(site)
            && !headline::is_in_title_case(site.lexicon(), site.place.text(), site.span())
    },
};

pub(in crate::resolver) static TO_THE_RIGHT: Guard = Guard {
    description: "The name of another party goes on to the right: \"the Social Democratic Union\" is not the Social Democratic Party.",
    reason: Rejection::LongerName,
    kinds: Kinds::ORGANISATIONS,
    except: Rules::of(&[Rule::OwnName]),
    applies: |site, name| name.needs_context() && is_name_like(site.place.next_word()),
    reads: Reads::Neighbours,
    forbids: |site, name| {
        let ends_in_head = || site.lexicon().has(WordList::NominalHeads, words::last(site.surface()));
        let next = site.neighbours.after();
        // "A Democratic Congress".
        next.lists.has(WordList::NominalHeads)
            && !politics::has_word(site.lexicon(), next.word)
            && site.context.gazetteer.entity_at(name.entity).is_party()
            && !ends_in_head()
            && !headline::is_in_title_case(site.lexicon(), site.place.text(), site.span())
    },
};

/// "House Republicans", "Texas Democrats" are people of the party.
fn follows_owner(site: &Site<'_, '_>) -> bool {
    const OWNERS: WordLists = WordLists::of(WordList::AmericanStates).or(WordLists::of(WordList::BodyHeads));
    site.neighbours.before().lists.any(OWNERS)
}

/// The word that opens a sentence may be any.
fn continues_to_the_left(site: &Site<'_, '_>) -> bool {
    const NO_PART: WordLists = WordLists::of(WordList::Calendar).or(WordLists::of(WordList::SentenceOpeners));
    let before = site.place.before();
    let Some(head) = before.strip_suffix(' ') else { return false };
    let Some(start) = words::start_of_last(head, Place::LONGEST_WORD, Some('-')) else { return false };
    let word = &head[start..];
    let opens =
        !head[..start].ends_with(' ') || head[..start].trim_end().ends_with(['.', ':', '!', '?', '"', '”', '\n']);
    !opens
        && !site.is_taken(site.span().start() - before.len() + start)
        && is_name_like(word)
        && !site.lexicon().lists(word).any(NO_PART)
        && !title::is_title_word(site.lexicon(), word)
}
