//! The rest of a double surname that the text has with the full name: "Carlos Salinas de Gortari … Salinas de Gortari".

use rustc_hash::FxHashMap;

use super::widen;
use crate::document::mention::Mention;
use crate::gazetteer::EntityHandle;
use crate::text::fold::is_word_char;
use crate::text::{Span, cursor};
use crate::vocabulary::{Form, Kind};

/// Takes what is left of the surname into the mentions by its first word.
pub(super) fn join(text: &str, mentions: &mut [Mention]) {
    let is_leaders = |mention: &&Mention, form| mention.kind == Kind::Leader && mention.form == form;
    let of_names = mentions.iter().filter(|mention| is_leaders(mention, Form::Name));
    let of_names = of_names.filter_map(|mention| Some((mention.target.entity()?, &text[mention.span.range()])));
    // Names of two words have no more surnames than the last.
    let full_names: FxHashMap<EntityHandle, &str> =
        of_names.filter(|(_, name)| name.split(' ').nth(2).is_some()).collect();
    if full_names.is_empty() {
        return;
    }
    for place in 0..mentions.len() {
        let mention = mentions[place];
        let full = mention.target.entity().and_then(|entity| full_names.get(&entity));
        let Some(full) = full.filter(|_| is_leaders(&&mention, Form::Surname)) else { continue };
        if let Some(length) = rest(full, &text[mention.span.range()], cursor::after(text, mention.span.end())) {
            widen(mentions, place, Span::new(mention.span.start(), mention.span.end() + length));
        }
    }
}

/// The length of what follows the first word of the surname in the full name, if the text goes on with it.
fn rest(full: &str, surname: &str, behind: &str) -> Option<usize> {
    let (given, rest) = full.split_once(surname)?;
    let is_part = given.ends_with(' ') && rest.starts_with(' ');
    let tail = behind.strip_prefix(rest).filter(|_| is_part)?;
    (!tail.starts_with(is_word_char)).then_some(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_goes_on_as_in_the_full_name() {
        for (surname, behind, expected) in [
            ("Salinas", " de Gortari lives", Some(" de Gortari".len())),
            ("Salinas", " lives", None),
            ("Salinas", " de Gortariani", None),
            ("Gortari", " lives", None),
            ("Carlos", " Salinas de Gortari", None),
        ] {
            assert_eq!(rest("Carlos Salinas de Gortari", surname, behind), expected, "{surname}{behind}");
        }
    }
}
