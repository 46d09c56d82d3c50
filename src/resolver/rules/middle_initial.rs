//! A surname whose given name is before a middle initial, with the place of the whole: "Vladimir V. Putin".

use crate::document::evidence::{Reasons, Rule};
use crate::resolver::disambiguate;
use crate::resolver::given_names::strip_initial;
use crate::resolver::readings::{NameClasses, Names};
use crate::resolver::rule::{Accepted, Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::text::words::{self, is_name_like};
use crate::text::{Place, Span};
use crate::vocabulary::Form;

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::OwnName,
    classes: NameClasses::SURNAME,
    applies: |site| given_name(site.place).is_some_and(|given| !site.is_taken(given.start())),
    reads: Reads::Document,
    decide,
};

fn decide(site: &Site<'_, '_>) -> Verdict {
    let Some(given) = given_name(site.place) else { return Verdict::Abstain };
    let gazetteer = site.context.gazetteer;
    let full = format!("{} {}", &site.context.text[given.range()], site.surface());
    let namesakes = gazetteer.named(&full);
    let has_full_name = |entity| {
        namesakes
            .iter()
            .any(|name| name.entity().handle() == entity && name.form() == Form::Name && !name.needs_context())
    };
    let mut people = site.people();
    people.retain(|name| name.form() == Form::Surname && has_full_name(name.entity));
    let people: Names = people;
    let span = Span::new(given.start(), site.span().end());
    match disambiguate::choose_person(site.context, &people, span, |_| true) {
        None => Verdict::Abstain,
        Some(chosen) => {
            let reasons = Reasons::of_rule(Rule::OwnName).chosen_by(chosen.evidence);
            Verdict::Accept(Accepted { name: chosen.name, reasons, start: Some(given.start()), share: None })
        }
    }
}

/// Middle initials at most: "John R. R. Tolkien".
const INITIALS: usize = 3;

/// The given name before the middle initials that end right before the surname: "Vladimir" of "Vladimir V. ".
fn given_name(surname: Place<'_>) -> Option<Span> {
    let before = surname.before();
    if !before.ends_with(". ") {
        return None;
    }
    let head = before.strip_suffix(' ')?;
    let mut given = head;
    for _ in 0..INITIALS {
        given = strip_initial(given);
    }
    if given.len() == head.len() {
        return None;
    }
    let start = words::start_of_last(given, Place::LONGEST_WORD, Some('-'))?;
    let first = surname.span().start() - before.len();
    is_name_like(&given[start..]).then(|| Span::new(first + start, first + given.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_middle_initial_has_a_given_name_before_it() {
        for (before, given) in [
            ("met Vladimir V. ", Some("Vladimir")),
            ("met V. ", None),
            ("met Jean-Paul B. ", Some("Jean-Paul")),
            ("met Vladimir A. B. ", Some("Vladimir")),
            ("met Vladimir ", None),
            ("met him. ", None),
        ] {
            let text = format!("{before}Putin");
            let place = Place::new(&text, Span::new(before.len(), text.len()));
            assert_eq!(given_name(place).map(|span| &text[span.range()]), given, "{before}");
        }
    }
}
