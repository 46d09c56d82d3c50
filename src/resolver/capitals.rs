//! Capitals that say whose body is meant: "Congress in Washington", "In Buenos Aires, the Senate", "WARSAW (Reuters) - The Sejm".

use super::title;
use crate::gazetteer::{EntityHandle, Gazetteer};
use crate::lexicon::{Lexicon, WordList};
use crate::text::words::{self, is_name_like};
use crate::text::{Place, Span};
use crate::vocabulary::Form;

/// Words of a capital's name at most: "Port of Spain" is not looked for, "Ulan Bator" is.
const WORDS: usize = 3;

/// The state whose capital stands right after a body, or after those who speak for it: "the Foreign Office spokesman in Berlin".
pub(super) fn after(gazetteer: &Gazetteer, lexicon: &Lexicon, body: Place<'_>) -> Option<(EntityHandle, Span)> {
    let mut tail = body.after().strip_prefix(' ')?;
    let speaker = words::first(tail);
    if speaker.starts_with(char::is_lowercase) && title::is_title_word(lexicon, speaker) {
        tail = tail[speaker.len()..].strip_prefix(' ')?;
    }
    let preposition = words::first(tail);
    if !lexicon.has(WordList::PlacePrepositions, preposition) {
        return None;
    }
    let tail = tail[preposition.len()..].strip_prefix(' ')?;
    let start = body.span().end() + body.after().len() - tail.len();
    let mut ends = [0; WORDS];
    let (mut found, mut end) = (0, 0);
    while found < WORDS {
        let word = words::first(&tail[end..]);
        if !is_name_like(word) {
            break;
        }
        end += word.len();
        ends[found] = end;
        found += 1;
        if !tail[end..].starts_with(' ') {
            break;
        }
        end += 1;
    }
    ends[..found].iter().rev().find_map(|&end| capital(gazetteer, body.text(), Span::new(start, start + end)))
}

/// The state whose capital opens the sentence in which the body comes next: "In Buenos Aires, the Senate".
pub(super) fn before(gazetteer: &Gazetteer, lexicon: &Lexicon, body: Place<'_>) -> Option<(EntityHandle, Span)> {
    let seen = body.before();
    let head = seen.strip_suffix(' ')?;
    let article = words::last(head);
    let head = match lexicon.has(WordList::Articles, article) {
        true => head[..head.len() - article.len()].strip_suffix(' ')?,
        false => head,
    };
    let head = head.strip_suffix(',')?;
    let first = body.span().start() - seen.len();
    let mut start = head.len();
    for _ in 0..WORDS {
        let word = words::last(&head[..start]);
        if !is_name_like(word) {
            return None;
        }
        start -= word.len();
        let before = head[..start].strip_suffix(' ')?;
        let preposition = words::last(before);
        if lexicon.lists_in_lower_case(preposition).has(WordList::PlacePrepositions) {
            return capital(gazetteer, body.text(), Span::new(first + start, first + head.len()));
        }
        start -= 1;
    }
    None
}

/// The state whose capital the text says it was written in: "WASHINGTON (AP) - ", "PARIS, March 3 - ", on one of the first lines.
pub(super) fn of_dateline(gazetteer: &Gazetteer, text: &str) -> Option<(EntityHandle, Span)> {
    /// Lines that may be a headline before it.
    const LINES: usize = 3;
    /// Bytes of a headline at most.
    const LONGEST: usize = 200;
    let mut start = 0;
    for _ in 0..LINES {
        let line = Place::new(text, Span::new(start, start)).after();
        if let Some(length) = city_of_dateline(line.trim_start()) {
            let start = start + line.len() - line.trim_start().len();
            return capital(gazetteer, text, Span::new(start, start + length));
        }
        start += line.bytes().take(LONGEST).position(|byte| byte == b'\n')? + 1;
    }
    None
}

/// The length of a city in capitals at the start of a line, with what datelines have behind it.
fn city_of_dateline(line: &str) -> Option<usize> {
    /// Bytes of what stands between the city and the dash.
    const GAP: usize = 40;
    let length =
        line.bytes().take_while(|byte| byte.is_ascii_uppercase() || matches!(byte, b' ' | b'.' | b'\'')).count();
    let city = line[..length].trim_end();
    let rest = &line[city.len()..];
    let is_dated = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with("19") || rest.starts_with("20"));
    let has_dash = || {
        let gap = rest.char_indices().take(GAP).find(|&(_, c)| matches!(c, '\n' | '-' | '–' | '—'));
        rest.starts_with([',', ' ']) && gap.is_some_and(|(_, c)| c != '\n')
    };
    (city.len() > 3 && (is_dated || rest.starts_with(": ") || has_dash())).then_some(city.len())
}

/// The state whose capital is called so.
fn capital(gazetteer: &Gazetteer, text: &str, span: Span) -> Option<(EntityHandle, Span)> {
    let names = gazetteer.named(&text[span.range()]);
    let capital = names.iter().find(|name| name.form() == Form::Capital)?;
    Some((capital.entity().handle(), span))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_have_a_city_in_capitals() {
        for (line, city) in [
            ("WASHINGTON (AP) - The Senate", Some("WASHINGTON")),
            ("BUENOS AIRES, March 3 — The Senate", Some("BUENOS AIRES")),
            ("LONDON 1996-08-30 The Treasury", Some("LONDON")),
            ("PARIS - The Senate", Some("PARIS")),
            ("PARIS: The Senate", Some("PARIS")),
            ("NATO said on Monday", None),
            ("UK, France - a list", None),
            ("Paris - The Senate", None),
        ] {
            assert_eq!(city_of_dateline(line), city.map(str::len), "{line}");
        }
    }
}
