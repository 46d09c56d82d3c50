//! An acronym behind a hyphen, or before what tells another body: "the Omega-EU watch" names no union, "CPI(M)" not the CPI.

use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::text::fold::is_word_char;
use crate::text::words::{self, is_name_like};
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A hyphen joins the acronym or short name to a name that is not a mention, or letters behind it make it another one: \"the Omega-EU watch\", \"CPI(M)\".",
    reason: Rejection::LongerName,
    kinds: Kinds::ALL,
    except: Rules::NONE,
    applies: |site, name| {
        // "A Red-green team" is of no party Red.
        let is_word = name.needs_context() && !site.surface().contains(' ');
        let is_body = name.kind() == Some(Kind::Organisation) && (name.form() == Form::Short || is_word);
        (name.form() == Form::Acronym || is_body)
            && (site.place.before().ends_with('-') || site.place.after().starts_with(['-', '(']))
    },
    reads: Reads::Neighbours,
    forbids: |site, name| match name.form() {
        Form::Acronym => follows_a_name(site) || goes_on(site.place.after()),
        _ => follows_a_name(site) || joins_an_everyday_word(site),
    },
};

/// Whether the word is joined to an everyday one: "Red-green", but not "Labour-led".
fn joins_an_everyday_word(site: &Site<'_, '_>) -> bool {
    let next = site.place.after().strip_prefix('-').map_or("", words::first);
    site.lexicon().lists(next).has(WordList::EverydayWords)
}

/// Whether letters follow that make another acronym: "PML-Q", "CPI(M)", but not "EU-US".
fn goes_on(after: &str) -> bool {
    let (tail, most, end) = match after.strip_prefix('(') {
        Some(tail) => (tail, 2, Some(')')),
        None => (after.strip_prefix('-').unwrap_or_default(), 1, None),
    };
    let letters = tail.bytes().take_while(u8::is_ascii_uppercase).count();
    let next = tail[letters..].chars().next();
    let is_whole = match end {
        Some(end) => next == Some(end),
        None => next.is_none_or(|next| !is_word_char(next) && next != '-'),
    };
    (1..=most).contains(&letters) && is_whole
}

fn follows_a_name(site: &Site<'_, '_>) -> bool {
    let head = site.place.before().strip_suffix('-').unwrap_or_default();
    let word = words::last(head);
    // "X-WHO".
    let is_letter = word.len() == 1 && word.starts_with(char::is_uppercase);
    (is_name_like(word) || is_letter)
        && !site.lexicon().has(WordList::HyphenPrefixes, word)
        && !site.is_taken(site.span().start() - 1 - word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_make_another_acronym() {
        for (after, expected) in [
            ("-Q won", true),
            ("-Q.", true),
            ("(M) lost", true),
            ("(Moscow)", false),
            (" (M)", false),
            ("-led talks", false),
            ("-EU talks", false),
            ("-ASEAN talks", false),
            ("-X-1", false),
        ] {
            assert_eq!(goes_on(after), expected, "{after}");
        }
    }
}
