//! Common names of people out of office, where nothing speaks of politics: "the surgeon's friend Paul Taylor".

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::politics;
use crate::resolver::prominence;
use crate::resolver::readings::Admitted;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::text::words;
use crate::vocabulary::Form;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "Many people have the name of somebody out of office, and nothing speaks of politics: \"the surgeon's friend Paul Taylor\".",
    reason: Rejection::Stranger,
    kinds: Kinds::LEADERS,
    except: Rules::of(&[Rule::TitleBefore, Rule::LongFormBefore]),
    applies: |site, name| {
        site.context.options.date.is_some()
            && name.form() == Form::Name
            && site.lexicon().has(WordList::FrequentSurnames, words::last(site.surface()))
            && is_of_two_words(site.surface())
            && !politics::is_spoken_of(site)
    },
    reads: Reads::Document,
    forbids: |site, name| !is_in_office(site, name) && !has_colleagues(site, name),
};

/// "George H. W. Bush" is nobody else.
fn is_of_two_words(name: &str) -> bool {
    name.split(' ').count() == 2
}

fn is_in_office(site: &Site<'_, '_>, name: &Admitted) -> bool {
    let date = site.context.options.date;
    site.context.terms(name).any(|term| prominence::is_present_on(&term, date) || prominence::makes_ruler(term.role()))
}

/// Whether the text has an organisation or a ruler of the country, or the organisation itself.
fn has_colleagues(site: &Site<'_, '_>, name: &Admitted) -> bool {
    let anchors = &site.context.anchors;
    site.context.terms(name).any(|term| {
        let body = term.body();
        let organisation = body.as_organisation();
        let country = organisation.and_then(|organisation| organisation.country_handle());
        organisation.is_some() && anchors.has(term.body_handle())
            || anchors.implies(country.unwrap_or(term.body_handle()), site.span()).is_some()
    })
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::{Extractor, Options};

    #[test]
    fn a_common_name_needs_politics() {
        let options = Options::default().date("2008-06-01".parse().expect("a date"));
        let extractor = Extractor::embedded();
        let found = |text| extractor.extract_with(text, &options).mentions().len();
        assert_eq!(found("Paul Taylor repaired the roof of a barn in the United States."), 1);
        assert_eq!(found("Paul Taylor spoke of the election in the United States."), 2);
    }
}
