//! A nickname in quotes before the family name: "Francois 'Papa Doc' Duvalier" is one name.

use crate::document::mention::Mention;
use crate::gazetteer::Gazetteer;
use crate::resolver::table;
use crate::text::words::{self, is_name_like};
use crate::text::{Place, Span, cursor};
use crate::vocabulary::{Form, Kind};

const QUOTES: [(char, char); 5] = [('\'', '\''), ('"', '"'), ('‘', '’'), ('“', '”'), ('„', '“')];

/// Joins a quoted nickname with the family name behind it and the given name before it; the nickname says who it is.
pub(super) fn join(gazetteer: &Gazetteer, text: &str, mentions: &mut Vec<Mention>) {
    mentions.dedup_by(|surname, nickname| {
        let start = (nickname.kind == Kind::Leader && surname.kind == Kind::Leader)
            .then(|| start_of_quoted(gazetteer, text, nickname.span, surname.span))
            .flatten();
        if let Some(start) = start {
            let span = Span::new(start, surname.span.end());
            *nickname = table::mention(span, Kind::Leader, Form::Name, nickname.target, nickname.reasons);
        }
        start.is_some()
    });
}

/// Where the whole name starts, if the nickname stands in quotes right before the surname.
fn start_of_quoted(gazetteer: &Gazetteer, text: &str, nickname: Span, surname: Span) -> Option<usize> {
    let between = cursor::near(text, nickname.end(), surname.start())?.strip_suffix(' ')?;
    let head = &text[..nickname.start()];
    let (open, _) = QUOTES.into_iter().find(|&(open, close)| head.ends_with(open) && between.chars().eq([close]))?;
    let quote = nickname.start() - open.len_utf8();
    let given_name = head[..quote]
        .strip_suffix(' ')
        .and_then(|before| words::start_of_last(before, Place::LONGEST_WORD, Some('-')).map(|start| &before[start..]));
    let is_known = |word: &&str| is_name_like(word) && gazetteer.is_given_name(word);
    Some(given_name.filter(is_known).map_or(quote, |word| quote - 1 - word.len()))
}
