//! A given name beside a surname that the gazetteer has otherwise: "Yuliia Svyrydenko", "Ishiba Shigeru".

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
        if let Some(span) = with_given_name(gazetteer, text, mention.span, leader, mentions) {
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
        is_name_like(word) && word.len() >= SHORTEST && {
            let (name, word) = (fold_name(gazetteer.entity_at(leader).name()), fold_name(word));
            let own = fold_name(&text[surname.range()]);
            let is_other = |part: &str| own.as_deref() != Some(part);
            name.zip(word)
                .is_some_and(|(name, word)| name.split(' ').any(|part| is_other(part) && is_same(part, &word)))
        }
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
