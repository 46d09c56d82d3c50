//! Arabic names that go from father to father, and end with the family: "Khalifa bin Salman bin Hamad Al Khalifa".

use crate::lexicon::{Lexicon, WordList};
use crate::text::words::{self, is_name_like};

/// The length of the family behind a name, with more fathers before it: of " Al Saud", of " bin Hamad Al Khalifa".
pub(super) fn family(lexicon: &Lexicon, name: &str, behind: &str) -> Option<usize> {
    let fathers = fathers(lexicon, behind);
    let behind = behind[fathers..].strip_prefix(' ')?;
    let particle = words::first(behind);
    let is_particle = lexicon.lists_in_lower_case(particle).has(WordList::AttachedParticles);
    let has_father = name.split(' ').any(|word| lexicon.has(WordList::Filiations, word));
    if !is_particle || !has_father {
        return None;
    }
    let word = words::first(behind[particle.len()..].strip_prefix([' ', '-'])?);
    is_name_like(word).then_some(fathers + " ".len() + particle.len() + " ".len() + word.len())
}

/// The length of the fathers that a name goes on with: of " bin Hamad bin Isa".
fn fathers(lexicon: &Lexicon, behind: &str) -> usize {
    /// Fathers, at most.
    const MOST: usize = 4;
    let father = |tail: &str| {
        let tail = tail.strip_prefix(' ')?;
        let son = words::first(tail);
        let name = words::first(tail[son.len()..].strip_prefix(' ')?);
        (lexicon.has(WordList::Filiations, son) && is_name_like(name)).then_some(2 + son.len() + name.len())
    };
    let mut length = 0;
    for _ in 0..MOST {
        let Some(next) = father(&behind[length..]) else { break };
        length += next;
    }
    length
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
            ("Mohammed bin Salman", " bin Abdulaziz Al Saud spoke", Some(" bin Abdulaziz Al Saud".len())),
            ("Mohammed bin Salman", " bin Abdulaziz spoke", None),
            ("Mohammed bin Salman", " Gore spoke", None),
            ("Bill Clinton", " Al Gore", None),
        ] {
            assert_eq!(family(gazetteer.lexicon(None), name, behind), expected, "{name}{behind}");
        }
    }
}
