//! A word of an office that is also a name: "Chief Justice David Maraga" is no Jim Justice, nor is there a cabinet in "Chief Cabinet Secretary".

use crate::document::rejection::Rejection;
use crate::resolver::headline;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::resolver::title;
use crate::text::words::is_name_like;
use crate::vocabulary::Kind;

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
