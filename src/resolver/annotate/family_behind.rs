//! The family behind an Arabic name that goes from father to father: "Mohammed bin Salman Al Saud".

use crate::document::mention::{Mention, is_taken};
use crate::lexicon::{Lexicon, WordList};
use crate::text::words::{self, is_name_like};
use crate::text::{Span, cursor};
use crate::vocabulary::{Form, Kind};

/// Takes the family into the mentions of leaders by such a name.
pub(super) fn join(lexicon: &Lexicon, text: &str, mentions: &mut [Mention]) {
    for place in 0..mentions.len() {
        let mention = mentions[place];
        // Few mentions are followed by a particle with a capital.
        let behind = cursor::after(text, mention.span.end());
        let is_followed = behind.as_bytes().get(1).is_some_and(|byte| byte.is_ascii_uppercase());
        if mention.kind != Kind::Leader || mention.form != Form::Name || !is_followed {
            continue;
        }
        if let Some(length) = family(lexicon, &text[mention.span.range()], behind) {
            let span = Span::new(mention.span.start(), mention.span.end() + length);
            if !is_taken(mentions, Span::new(mention.span.end(), span.end())) {
                mentions[place].span = span;
            }
        }
    }
}

/// The length of the family behind a name: of " Al Saud".
fn family(lexicon: &Lexicon, name: &str, behind: &str) -> Option<usize> {
    let behind = behind.strip_prefix(' ')?;
    let particle = words::first(behind);
    let is_particle = lexicon.lists_in_lower_case(particle).has(WordList::AttachedParticles);
    let has_father = name.split(' ').any(|word| lexicon.has(WordList::Filiations, word));
    if !is_particle || !has_father {
        return None;
    }
    let word = words::first(behind[particle.len()..].strip_prefix([' ', '-'])?);
    is_name_like(word).then_some(" ".len() + particle.len() + " ".len() + word.len())
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;

    #[test]
    fn a_family_stands_behind_a_father() {
        let gazetteer = Gazetteer::embedded();
        for (name, behind, expected) in [
            ("Mohammed bin Salman", " Al Saud spoke", Some(" Al Saud".len())),
            ("Mohammed bin Salman", " Al-Saud spoke", Some(" Al-Saud".len())),
            ("Mohammed bin Salman", " Gore spoke", None),
            ("Bill Clinton", " Al Gore", None),
        ] {
            assert_eq!(family(gazetteer.lexicon(None), name, behind), expected, "{name}{behind}");
        }
    }
}
