//! Initials before a surname that are those of the leader: "V. Putin", "Т.Мей", "G.W. Bush".

use super::title;
use crate::gazetteer::{EntityHandle, Gazetteer};
use crate::lexicon::Lexicon;
use crate::text::words::{self, is_name_like};
use crate::text::{Span, cursor};
use crate::vocabulary::Form;

/// Initials of a name, at most.
const MOST: usize = 3;

/// Where the initials start that stand before a surname, each with its dot, if all are of a name of the leader.
pub(super) fn start_of_own(
    gazetteer: &Gazetteer,
    lexicon: &Lexicon,
    text: &str,
    surname: Span,
    leader: EntityHandle,
) -> Option<usize> {
    let (start, letters) = before(text, surname.start())?;
    // "He ate vitamin A. Merkel did not": a word that a letter goes with ends the sentence before.
    let head = cursor::before(text, start);
    let word = words::last(head.strip_suffix(' ').unwrap_or_default());
    let may_end_a_sentence = text[start..surname.start()].ends_with(' ') && is_name_like(word);
    if may_end_a_sentence && !title::is_title_word(lexicon, word) {
        return None;
    }
    let own = text[surname.range()].to_lowercase();
    let is_own = |name: &str| {
        // No word of a double surname is a given name: "M. Mendès France" is Monsieur.
        let is_given = |part: &String| own.split([' ', '-']).all(|word| word != part);
        let given: Vec<String> = name.split([' ', '-']).map(str::to_lowercase).filter(is_given).collect();
        letters.iter().all(|letter| given.iter().any(|part| part.starts_with(&**letter)))
    };
    let names =
        || gazetteer.entity_at(leader).names().filter(|name| matches!(name.form(), Form::Name | Form::Official));
    names().any(|name| is_own(name.text())).then_some(start)
}

/// Where the initials start that end at a byte, with their letters in lower case; "St." and the end of a sentence are none.
fn before(text: &str, end: usize) -> Option<(usize, Vec<String>)> {
    let head = cursor::before(text, end);
    let (mut rest, mut letters) = (head, Vec::new());
    while letters.len() < MOST {
        let shorter = rest.strip_suffix(' ').unwrap_or(rest);
        let Some(dotted) = shorter.strip_suffix('.') else { break };
        // Of Cyrillic letters two may stand for one of English: "Дж.".
        let capital = dotted.trim_end_matches(|letter: char| letter.is_lowercase() && !letter.is_ascii());
        let Some(letter) = capital.chars().next_back().filter(|letter| letter.is_uppercase()) else { break };
        let shorter = &capital[..capital.len() - letter.len_utf8()];
        let initial = &dotted[shorter.len()..];
        if shorter.ends_with(|before: char| before.is_alphanumeric()) || initial.chars().count() > 2 {
            break;
        }
        letters.push(initial.to_lowercase());
        rest = shorter;
    }
    (!letters.is_empty()).then(|| (end - (head.len() - rest.len()), letters))
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::{Date, Extractor, Options};

    #[test]
    fn initials_are_of_the_name() -> Result<(), crate::Error> {
        for (text, expected) in [
            ("Talks with V. Putin failed.", "V. Putin"),
            ("Talks with V.V. Putin failed.", "V.V. Putin"),
            ("President V. Putin spoke.", "V. Putin"),
            ("Talks with Q. Putin failed.", "Putin"),
            ("Hepatitis V. Putin spoke.", "Putin"),
        ] {
            let options = Options::new().date(Date::from_day(2010, 5, 5)?);
            let document = Extractor::embedded().extract_with(text, &options);
            let found: Vec<&str> = document.mentions().map(|mention| document.surface(mention)).collect();
            assert_eq!(found, [expected], "{text}");
        }
        Ok(())
    }
}
