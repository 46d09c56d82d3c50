//! A word of an office that is also a name: "Chief Justice David Maraga" is no Jim Justice, nor is there a cabinet in "Chief Cabinet Secretary".

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::headline;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::resolver::title::{self, Title};
use crate::text::words::{self, is_name_like};
use crate::vocabulary::{Form, Kind, Role};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The word is part of an office: \"Chief Justice David Maraga\", \"Chief Cabinet Secretary\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::NO_COUNTRIES,
    except: Rules::NONE,
    applies: |site, name| name.needs_context() && is_name_like(site.neighbours.before().word),
    reads: Reads::Neighbours,
    forbids: |site, name| {
        let goes_on = || is_name_like(site.neighbours.after().word);
        let is_inside = || {
            end_of_office_around(site).is_some_and(|end| match name.kind() {
                Some(Kind::Leader) => end >= site.span().end(),
                _ => end > site.span().end(),
            })
        };
        // "Chief Justice Opens Inquiry".
        goes_on() && is_inside() && !headline::is_in_title_case(site.lexicon(), site.context.text, site.span())
    },
};

pub(in crate::resolver) static WHOLE: Guard = Guard {
    description: "The name of the body is somebody's office, begins it, or is what it is of: \"Trade Representative Zoellick\", \"Treasury Secretary Rubin\", \"the Minister of National Defence\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::ORGANISATIONS,
    // What the text has by a longer name is that.
    except: Rules::of(&[Rule::LongFormBefore, Rule::LongFormAfter]),
    applies: |site, name| name.form() != Form::Acronym && (name.needs_context() || may_be_office(site)),
    reads: Reads::Neighbours,
    forbids: |site, name| {
        may_be_office(site) && ends_in_office(site)
            || name.needs_context() && (begins_office(site) || follows_minister(site))
    },
};

/// Whether the office of a minister or of who commands begins with the name: "Treasury Secretary", but not "Senate President".
fn begins_office(site: &Site<'_, '_>) -> bool {
    let office = title::longest_at(site.lexicon(), site.context.text, site.span().start());
    let is_of_it = |office: &Title| [Role::Minister, Role::ArmyHead].iter().any(|&role| office.names(role));
    office.is_some_and(|office| office.span.end() > site.span().end() && is_of_it(&office))
}

/// Whether somebody's name may follow what has several words.
fn may_be_office(site: &Site<'_, '_>) -> bool {
    is_name_like(site.place.next_word()) && site.surface().contains(' ')
}

/// Whether the name ends in an office: "U.S. Trade Representative".
fn ends_in_office(site: &Site<'_, '_>) -> bool {
    let (text, end) = (site.context.text, site.span().end());
    let mut starts = site.surface().match_indices(' ').map(|(blank, _)| site.span().start() + blank + 1);
    let is_office = |start| {
        let office = title::longest_at(site.lexicon(), text, start);
        office.is_some_and(|office| office.span.end() == end && office.is_political())
    };
    // Nearly no body is called so.
    site.lexicon().titles().may_end_with(words::last(site.surface())) && starts.any(is_office)
}

/// Whether "minister of" stands before: "the Minister of National Defence".
fn follows_minister(site: &Site<'_, '_>) -> bool {
    let Some(head) = site.place.before().strip_suffix(' ') else { return false };
    let (head, of) = words::split_last(head);
    let lexicon = site.lexicon();
    lexicon.has(WordList::GenitivePrepositions, of)
        && lexicon.lists_in_lower_case(words::last(head)).has(WordList::MinisterWords)
}

/// Where the office ends that the word before begins.
fn end_of_office_around(site: &Site<'_, '_>) -> Option<usize> {
    let start = site.span().start().checked_sub(1 + site.neighbours.before().word.len())?;
    title::longest_at(site.lexicon(), site.context.text, start).map(|office| office.span.end())
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::Extractor;

    #[test]
    fn words_of_an_office_are_no_names() {
        for (text, expected) in [
            ("Chief Justice David Maraga spoke for the judges of Kenya.", &["David Maraga", "Kenya"][..]),
            ("In Japan, Chief Cabinet Secretary Yasuo Fukuda spoke.", &["Japan", "Yasuo Fukuda"]),
            ("In Japan, the Cabinet met.", &["Japan", "Cabinet"]),
        ] {
            let document = Extractor::embedded().extract(text);
            let found: Vec<&str> = document.mentions().map(|mention| document.surface(mention)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
