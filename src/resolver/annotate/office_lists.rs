//! Offices that stand apart from the name, in a list: "deputy premiers Valery Serov and Vasyl Durdynets", "Finance -- Mouravei Radev".

use crate::lexicon::{Lexicon, WordList};
use crate::resolver::title::{self, Title};
use crate::text::words;
use crate::text::{Span, cursor};

/// The office of somebody whose name starts at a byte.
pub(super) fn before(lexicon: &Lexicon, text: &str, start: usize) -> Option<Title> {
    of_several(lexicon, text, start).or_else(|| of_cabinet(lexicon, text, start))
}

/// The office in the plural of somebody whom the text names before, in one list with the name that starts at a byte: "deputy premiers Valery
/// Serov and Vasyl Durdynets".
fn of_several(lexicon: &Lexicon, text: &str, start: usize) -> Option<Title> {
    /// Words of the names before, at most.
    const WORDS: usize = 12;
    let head = cursor::before(text, start).strip_suffix(' ')?;
    let first = start - (head.len() + " ".len());
    let (mut rest, conjunction) = words::split_last(head);
    if !lexicon.has(WordList::Conjunctions, conjunction) {
        return None;
    }
    for _ in 0..WORDS {
        rest = rest.strip_suffix([',', '.']).unwrap_or(rest);
        let at = words::start_of_last(rest, words::LONGEST, Some('-'))?;
        if !rest[at..].starts_with(char::is_uppercase) {
            return None;
        }
        let title = title::before(lexicon, text, first + at);
        if title.is_some() {
            return title.filter(|title: &Title| text[title.span.range()].ends_with('s'));
        }
        rest = rest[..at].strip_suffix(' ')?;
    }
    None
}

/// What a minister is in charge of, in a list of a cabinet: "Finance -- Mouravei Radev".
fn of_cabinet(lexicon: &Lexicon, text: &str, start: usize) -> Option<Title> {
    let seen = cursor::before(text, start);
    let head = [" -- ", " – ", " — "].iter().find_map(|dash| seen.strip_suffix(dash))?;
    let portfolio = &head[head.rfind('\n').map_or(0, |end| end + 1)..];
    let is_of_portfolio = |word: &str| {
        let lists = lexicon.lists_in_lower_case(word);
        lists.has(WordList::Portfolios) || lists.has(WordList::Conjunctions) || lexicon.titles().may_hold(word)
    };
    let mut parts = portfolio.split([' ', ',']).filter(|word| !word.is_empty()).peekable();
    parts.peek()?;
    let end = start - (seen.len() - head.len());
    parts.all(is_of_portfolio).then(|| Title::of_minister(Span::new(end - portfolio.len(), end)))
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;

    #[test]
    fn an_office_may_stand_apart_in_a_list() {
        let gazetteer = Gazetteer::embedded();
        for (text, expected) in [
            ("Deputy premiers Ada Holt and Zed Qwertyov", Some("premiers")),
            ("Presidents Ada Holt, Ann P. Li and Zed Qwertyov", Some("Presidents")),
            ("President Ada Holt and Zed Qwertyov", None),
            ("Cabinet:\nTrade and Tourism -- Zed Qwertyov", Some("Trade and Tourism")),
            ("Cabinet:\nMy old friend -- Zed Qwertyov", None),
        ] {
            let start = text.find("Zed").expect("it is there");
            let office = before(gazetteer.lexicon(None), text, start);
            assert_eq!(office.map(|office| &text[office.span.range()]), expected, "{text}");
        }
    }
}
