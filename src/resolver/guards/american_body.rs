//! Bodies of an American state or of a town: "the Texas Senate", "the state Supreme Court".

use crate::document::rejection::Rejection;
use crate::lexicon::{Lexicon, WordList};
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::Place;
use crate::text::words::{self, is_name_like};
use crate::vocabulary::Form;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The body is an American state's: \"the Texas Senate\", \"the state Supreme Court\".",
    reason: Rejection::LongerName,
    kinds: Kinds::ORGANISATIONS,
    except: Rules::NONE,
    // "The Ohio Republicans" are of the party; "the Indiana General Assembly" is not of the United Nations.
    applies: |site, name| {
        let is_of_a_whole = || name.form() == Form::Short && name.parent().is_some();
        (name.country().is_some() && name.needs_context() || is_of_a_whole())
            && site.place.before().ends_with(' ')
            && !site.context.gazetteer.entity_at(name.entity).is_party()
    },
    reads: Reads::Neighbours,
    forbids: |site, _| is_of_a_part(site.lexicon(), site.place),
};

fn is_of_a_part(lexicon: &Lexicon, place: Place<'_>) -> bool {
    let head = place.before().trim_end_matches(' ');
    let owner = head.strip_suffix("'s").or_else(|| head.strip_suffix('\'')).unwrap_or(head);
    let word = words::last(owner);
    let lists = lexicon.lists(word);
    if lists.has(WordList::AmericanStates) {
        return true;
    }
    let is_small = word.starts_with(char::is_lowercase);
    if is_small {
        return lists.has(WordList::BodyQualifiers);
    }
    // "New Mexico", "New York".
    let earlier = words::last(owner[..owner.len() - word.len()].strip_suffix(' ').unwrap_or_default());
    is_name_like(word)
        && is_name_like(earlier)
        && lexicon.has(WordList::AmericanStates, &owner[owner.len() - word.len() - 1 - earlier.len()..])
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;

    #[test]
    fn states_and_their_parts_have_bodies() {
        let gazetteer = Gazetteer::embedded();
        for (text, expected) in [
            ("the Texas Senate met", true),
            ("Texas's Senate met", true),
            ("the New Mexico Senate met", true),
            ("the state Senate met", true),
            ("Mexico Senate met", false),
            ("the Senate met", false),
            ("Senate met", false),
        ] {
            assert_eq!(is_of_a_part(gazetteer.lexicon(None), Place::of(text, "Senate")), expected, "{text}");
        }
    }
}
