//! A country at the end of a name that begins with its head, as in Romance languages: "the Alliance Fleuve Congo".

use crate::document::rejection::Rejection;
use crate::lexicon::{WordList, WordLists};
use crate::resolver::headline;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::resolver::title;
use crate::text::words::{self, is_name_like};
use crate::vocabulary::Form;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The country ends a name that begins with its head: \"the Alliance Fleuve Congo\".",
    reason: Rejection::LongerName,
    kinds: Kinds::COUNTRIES,
    except: Rules::NONE,
    applies: |_, name| matches!(name.form(), Form::Name | Form::Short),
    reads: Reads::Neighbours,
    forbids: |site, _| follows_head(site),
};

fn follows_head(site: &Site<'_, '_>) -> bool {
    const NO_PART: WordLists = WordLists::of(WordList::Calendar)
        .or(WordLists::of(WordList::SentenceOpeners))
        .or(WordLists::of(WordList::PlaceWords))
        .or(WordLists::of(WordList::InstitutionHeads))
        .or(WordLists::of(WordList::BodyHeads));
    let Some(head) = site.place.before().strip_suffix(' ') else { return false };
    let word = words::last(head);
    let Some(head) = head[..head.len() - word.len()].strip_suffix(' ') else { return false };
    is_name_like(word)
        && site.lexicon().has(WordList::NominalHeads, words::last(head))
        && !site.is_taken(site.span().start() - 2 - word.len())
        && !site.lexicon().lists(word).any(NO_PART)
        && !title::is_title_word(site.lexicon(), word)
        && !headline::is_in_title_case(site.lexicon(), site.context.text, site.span())
}
