//! A given name beside a surname that the gazetteer has otherwise: "Yuliia Svyrydenko", "Ishiba Shigeru", "Mugabe, Robert Gabriel".

use crate::document::mention::{Mention, is_taken};
use crate::gazetteer::{EntityHandle, Gazetteer};
use crate::resolver::spelling::are_alike;
use crate::text::fold::fold_name;
use crate::text::words::{self, is_name_like};
use crate::text::{Span, cursor};
use crate::vocabulary::{Form, Kind};

/// Letters of a given name, at least: "Li" is another's too easily.
const SHORTEST: usize = 4;

/// Takes the given name into the mentions of leaders by surname: before it, perhaps spelt a little otherwise, or behind it as it is.
pub(super) fn join(gazetteer: &Gazetteer, text: &str, mentions: &mut [Mention]) {
    for place in 0..mentions.len() {
        let mention = mentions[place];
        let is_surname = mention.kind == Kind::Leader && mention.form == Form::Surname;
        let Some(leader) = mention.target.entity().filter(|_| is_surname) else { continue };
        let inverted = || with_given_names_behind_comma(gazetteer, text, mention.span, leader, mentions);
        if let Some(span) = with_given_name(gazetteer, text, mention.span, leader, mentions).or_else(inverted) {
            mentions[place] = Mention { span, form: Form::Name, ..mention };
        }
    }
}

fn with_given_name(
    gazetteer: &Gazetteer,
    text: &str,
    surname: Span,
    leader: EntityHandle,
    mentions: &[Mention],
) -> Option<Span> {
    let is_given = |word: &str, is_same: fn(&str, &str) -> bool| {
        is_name_like(word)
            && word.len() >= SHORTEST
            && is_beside_surname(gazetteer, leader, &text[surname.range()], word, is_same)
    };
    let before = words::last(cursor::before(text, surname.start()).strip_suffix(' ').unwrap_or_default());
    let start = surname.start() - 1.min(surname.start());
    let given = Span::new(start.saturating_sub(before.len()), start);
    if is_given(before, are_alike) && !is_taken(mentions, given) {
        return Some(Span::new(given.start(), surname.end()));
    }
    // "BARROSO José Manuel".
    let mut end = surname.end();
    while let Some(after) = cursor::after(text, end).strip_prefix(' ').map(words::first) {
        let given = Span::new(end, end + " ".len() + after.len());
        if !is_given(after, |part, word| part == word) || is_taken(mentions, given) {
            break;
        }
        end = given.end();
    }
    (end > surname.end()).then(|| Span::new(surname.start(), end))
}

/// Whether all parts of a word are those of the leader's name beside the surname.
fn is_beside_surname(
    gazetteer: &Gazetteer,
    leader: EntityHandle,
    surname: &str,
    word: &str,
    is_same: fn(&str, &str) -> bool,
) -> bool {
    let names = [gazetteer.entity_at(leader).name(), surname, word].map(fold_name);
    let [Some(name), Some(surname), Some(word)] = names else { return false };
    let is_part = |word: &str| name.split(' ').any(|part| part != surname && is_same(part, word));
    word.split(' ').all(is_part)
}

/// The names of lists, whose order is turned: "Mugabe, Robert Gabriel; Mnangagwa, Emmerson".
fn with_given_names_behind_comma(
    gazetteer: &Gazetteer,
    text: &str,
    surname: Span,
    leader: EntityHandle,
    mentions: &[Mention],
) -> Option<Span> {
    /// Further given names, at most.
    const MORE: usize = 2;
    let tail = cursor::after(text, surname.end()).strip_prefix(", ")?;
    let first = words::first_compound(tail);
    let is_given = || is_beside_surname(gazetteer, leader, &text[surname.range()], first, |part, word| part == word);
    if !is_name_like(first) || !is_given() {
        return None;
    }
    let mut end = surname.end() + ", ".len() + first.len();
    // Elsewhere than in a list somebody else may follow: "Bush, George Clooney".
    let before = cursor::before(text, surname.start()).trim_end_matches(' ');
    if before.is_empty() || before.ends_with(['\n', ';', '.', ')', '-', '•', ':']) {
        for _ in 0..MORE {
            let word = cursor::after(text, end).strip_prefix(' ').map_or("", words::first_compound);
            end += if is_name_like(word) { " ".len() + word.len() } else { 0 };
        }
    }
    let rest = cursor::after(text, end);
    let is_whole = rest.is_empty() || rest.starts_with([',', ';', '.', '(', ')', ':', '\n']) || rest.starts_with(" (");
    (is_whole && !is_taken(mentions, Span::new(surname.end(), end))).then(|| Span::new(surname.start(), end))
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::Extractor;

    #[test]
    fn lists_have_the_surname_first() {
        for (text, expected) in [
            (
                "Mugabe, Robert Gabriel, of Zimbabwe; Mnangagwa, Emmerson",
                &["Mugabe, Robert Gabriel", "Zimbabwe", "Mnangagwa, Emmerson"][..],
            ),
            ("Zimbabwe had Mugabe, Robert Smith and others.", &["Zimbabwe", "Mugabe"]),
        ] {
            let document = Extractor::embedded().extract(text);
            let found: Vec<&str> = document.mentions().map(|mention| document.surface(mention)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
