//! Acronyms that the text itself defines: "the Regional Forum for University Development (RFUD)".

use crate::document::evidence::Rule;
use crate::document::rejection::Rejection;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::Place;
use crate::text::fold::is_word_char;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The text spells the acronym out as something else: \"the Regional Forum for University Development (RFUD)\".",
    reason: Rejection::DefinedOtherwise,
    kinds: Kinds::ALL,
    // What is the organisation's own is not read again from its initials.
    except: Rules::of(&[Rule::OwnName, Rule::TitleBefore, Rule::CountryBeside, Rule::LongFormBefore]),
    applies: |_, name| name.needs_context(),
    reads: Reads::Neighbours,
    forbids: |site, _| is_defined_otherwise(site.place),
};

/// Whether the place is in brackets after a capitalised phrase with its initials: then it stands for that phrase,
/// which the gazetteer does not know.
fn is_defined_otherwise(place: Place<'_>) -> bool {
    let Some(head) = place.before().strip_suffix('(') else { return false };
    if !place.after().starts_with(')') {
        return false;
    }
    let mut initials = place.surface().chars().filter(|c| c.is_alphanumeric()).rev().peekable();
    let words = head.trim_end().rsplit(|c: char| !is_word_char(c)).filter(|word| !word.is_empty());
    for word in words.take(12) {
        let Some(&wanted) = initials.peek() else { break };
        let first = word.chars().next().expect("not empty");
        if first == wanted {
            initials.next();
        } else if first.is_uppercase() {
            return false;
        }
    }
    initials.peek().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Place;

    #[test]
    fn initials_of_the_words_before_define_an_acronym() {
        for (text, acronym, expected) in [
            ("the Regional Forum for University Development (RFUD) met", "RFUD", true),
            ("the Regional Forum (NATO) met", "NATO", false),
            ("RFUD met", "RFUD", false),
        ] {
            assert_eq!(is_defined_otherwise(Place::of(text, acronym)), expected, "{text}");
        }
    }
}
