//! The office before a name: "Chinese President Xi", "Malaysia's Prime Minister Mahathir".

use super::words;
use crate::gazetteer::Gazetteer;
use crate::key::{is_blank, is_hyphen, is_word_char, previous_char, with_key};
use crate::mention::Mention;
use crate::span::Span;
use crate::vocabulary::{Kind, Role, TitlePosition};

/// An office found beside a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Title {
    /// The words of the office.
    pub span: Span,
    roles: u32,
}

impl Title {
    /// Whether holders of this role bear the title.
    pub fn names(&self, role: Role) -> bool {
        let related = match role {
            // Who rules bears whatever title; a general in power is called by either.
            Role::EffectiveLeader => {
                mask(&[Role::HeadOfState, Role::HeadOfGovernment, Role::Military, Role::PartyLeader])
            }
            Role::Other => mask(&[Role::Other, Role::Official]),
            role => mask(&[role]),
        };
        self.roles & related != 0
    }

    /// A bit for each role whose holders bear the title.
    pub fn bearers(&self) -> u32 {
        Role::ALL.iter().filter(|&&role| self.names(role)).fold(0, |bearers, &role| bearers | 1 << role as u32)
    }

    /// Whether it is a political office, which makes its holder a leader.
    pub fn is_political(&self) -> bool {
        self.is_of_few() || self.roles & mask(&[Role::Ambassador, Role::Legislator, Role::Other]) != 0
    }

    /// Whether a state has few holders of the office at a time: a ruler, a minister.
    pub fn is_of_few(&self) -> bool {
        let of_few = mask(&[
            Role::HeadOfState,
            Role::HeadOfGovernment,
            Role::VicePresident,
            Role::DeputyHeadOfGovernment,
            Role::ForeignMinister,
            Role::DefenceMinister,
            Role::Minister,
            Role::PartyLeader,
            Role::OppositionLeader,
            Role::HeadOfOrganisation,
        ]);
        self.roles & of_few != 0
    }

    /// Whether only an organisation has the office: a director, a chairman.
    pub fn is_of_an_organisation(&self) -> bool {
        self.roles == mask(&[Role::HeadOfOrganisation]) || self.roles == mask(&[Role::HeadOfOrganisation, Role::Other])
    }

    /// Whether only states (and what is like them) have the office, so that it says enough without one beside it.
    pub fn is_of_a_state(&self) -> bool {
        let of_a_state = mask(&[
            Role::HeadOfGovernment,
            Role::DeputyHeadOfGovernment,
            Role::ForeignMinister,
            Role::DefenceMinister,
            Role::Minister,
            Role::OppositionLeader,
            Role::Ambassador,
        ]);
        self.roles & of_a_state != 0 && self.roles & !of_a_state == 0
    }

    fn is_office(&self) -> bool {
        self.roles & !mask(&[Role::Honorific, Role::Modifier]) != 0
    }
}

fn mask(roles: &[Role]) -> u32 {
    roles.iter().fold(0, |mask, &role| mask | 1 << role as u32)
}

/// Words of an office at most: "Deputy Assistant Secretary of State".
const LONGEST: usize = 5;

/// The longest office that ends right before byte `start`.
pub(super) fn before(gazetteer: &Gazetteer, text: &str, start: usize) -> Option<Title> {
    let bytes = &text.as_bytes()[..start];
    if matches!(bytes.last(), Some(b' ' | b'\n')) && !gazetteer.may_end_title_before(bytes, start - 1) {
        return None;
    }
    let last = word_before(text, start).filter(|word| gazetteer.may_end_title(&text[word.range()]))?;
    let in_title = |word: &Span| gazetteer.may_be_in_title(&text[word.range()]);
    let words = std::iter::successors(Some(last), |word| word_before(text, word.start()).filter(in_title));
    let mut found = None;
    for first in words.take(LONGEST).filter(|word| gazetteer.may_start_title(&text[word.range()])) {
        found = find(gazetteer, text, Span::new(first.start(), last.end())).filter(Title::is_office).or(found);
    }
    found
}

/// The office in apposition behind a name, and the mention of the country or organisation whose office it is, where one stands beside it:
/// "Petra Pau, vice-president of the Bundestag", "Brown, the British prime minister,".
pub(super) fn behind(
    gazetteer: &Gazetteer,
    text: &str,
    end: usize,
    mentions: &[Mention],
) -> Option<(Title, Option<Mention>)> {
    const FILLERS: [&str; 16] = [
        "the", "a", "an", "his", "her", "their", "its", "former", "current", "new", "then", "acting", "senior",
        "outgoing", "late", "longtime",
    ];
    let mut at = end + text[end..].strip_prefix(", ").map(|_| 2)?;
    let mut body = None;
    let mut filled = false;
    for _ in 0..8 {
        let place = mentions.partition_point(|mention| mention.span.start() < at);
        if let Some(mention) = mentions.get(place).filter(|mention| mention.span.start() == at) {
            body = Some(*mention);
            at = mention.span.end();
            at += genitive(&text[at..]);
        } else if let Some(title) = office_at(gazetteer, text, at, filled || body.is_some()) {
            let of = body.or_else(|| body_behind(text, title.span.end(), mentions));
            return Some((title, of));
        } else {
            let word = word_at(text, at)?;
            if !FILLERS.contains(&&text[word.range()]) {
                return None;
            }
            at = word.end();
            filled = true;
        }
        at += text[at..].strip_prefix(' ').map(|_| 1)?;
    }
    None
}

/// The office before a name in apposition, and the mention in it: "the vice-president of the Bundestag, Petra Pau,".
pub(super) fn apposed(
    gazetteer: &Gazetteer,
    text: &str,
    name: Span,
    mentions: &[Mention],
) -> Option<(Title, Option<Mention>)> {
    const WORDS: usize = 12;
    let closed = text[name.end()..].starts_with([',', '-']) || text[name.end()..].starts_with(" (");
    let head = text[..name.start()].strip_suffix(", ").filter(|_| closed)?;
    let mut end = head.len();
    for _ in 0..WORDS {
        let start = word_start(head, end)?;
        if let Some(title) = longest_at(gazetteer, text, start).filter(|title| title.span.end() <= head.len()) {
            let joined = &head[title.span.end()..];
            let of = [" of ", " to ", " for ", " in ", " at "].iter().any(|word| joined.starts_with(word));
            let behind = mentions.partition_point(|mention| mention.span.start() < title.span.end());
            let body = mentions[behind..].first().filter(|mention| mention.span.end() <= head.len());
            return (of || joined.is_empty()).then_some((title, body.copied()));
        }
        end = start;
    }
    None
}

/// Where the last word before byte `end` starts, in the same part of the sentence.
fn word_start(head: &str, end: usize) -> Option<usize> {
    let near = words::near_end(&head[..end]);
    let word = near.trim_end_matches([' ', '-', '\'', '’']);
    Some(end - near.len() + words::start_of_last(word, words::LONGEST, None)?)
}

/// The length of a possessive ending.
fn genitive(text: &str) -> usize {
    ["'s", "’s", "'", "’"].into_iter().find(|ending| text.starts_with(ending)).map_or(0, str::len)
}

/// The country or organisation behind an office or a name: "President John Smith of Ruritania", "president of the European Investment Bank".
pub(super) fn body_behind(text: &str, end: usize, mentions: &[Mention]) -> Option<Mention> {
    let rest = text[end..].strip_prefix(" of ")?;
    let start = text.len() - rest.strip_prefix("the ").unwrap_or(rest).len();
    let place = mentions.binary_search_by_key(&start, |mention| mention.span.start()).ok()?;
    (mentions[place].kind != Kind::Leader).then(|| mentions[place])
}

/// The longest office that starts at a byte.
pub(super) fn longest_at(gazetteer: &Gazetteer, text: &str, start: usize) -> Option<Title> {
    if !gazetteer.may_start_title(&text[word_at(text, start)?.range()]) {
        return None;
    }
    let mut found = None;
    let mut at = start;
    for _ in 0..LONGEST {
        let Some(word) = word_at(text, at) else { break };
        if gazetteer.may_end_title(&text[word.range()]) {
            let title = lookup(gazetteer, text, Span::new(start, word.end())).map(|(title, _)| title);
            found = title.filter(Title::is_office).or(found);
        }
        let Some(gap) = text[word.end()..].chars().next().filter(|&c| c == ' ' || is_hyphen(c)) else { break };
        at = word.end() + gap.len_utf8();
    }
    found
}

/// The office that starts at a byte; also a minister of whatever affairs, if that is longer and something stands before: "the", a country.
fn office_at(gazetteer: &Gazetteer, text: &str, at: usize, is_introduced: bool) -> Option<Title> {
    let listed = longest_at(gazetteer, text, at);
    let minister = is_introduced.then(|| minister_at(gazetteer, text, at)).flatten();
    match (listed, minister) {
        (Some(listed), Some(minister)) if minister.span.len() > listed.span.len() => Some(minister),
        (listed, minister) => listed.or(minister),
    }
}

/// A minister of whatever affairs, whose words start at a byte: "deputy mining minister".
fn minister_at(gazetteer: &Gazetteer, text: &str, start: usize) -> Option<Title> {
    let mut word = word_at(text, start)?;
    for _ in 1..LONGEST {
        let next = word.end() + text[word.end()..].strip_prefix(' ').map(|_| 1)?;
        word = word_at(text, next)?;
        if text[word.range()].eq_ignore_ascii_case("minister") {
            let title = find(gazetteer, text, word)?;
            return Some(Title { span: Span::new(start, word.end()), ..title });
        }
    }
    None
}

/// Whether an office (also an honorific or a modifier) starts at a byte: "Secretary of State".
pub(super) fn starts_at(gazetteer: &Gazetteer, text: &str, start: usize) -> bool {
    let word = || word_at(text, start).is_some_and(|word| is_title_word(gazetteer, &text[word.range()]));
    word() || longest_at(gazetteer, text, start).is_some()
}

/// The word that starts at a byte.
fn word_at(text: &str, start: usize) -> Option<Span> {
    let length = words::first(&text[start..]).len();
    (length > 0).then(|| Span::new(start, start + length))
}

/// Whether the word alone is a title, an honorific or a modifier ("Former").
pub(super) fn is_title_word(gazetteer: &Gazetteer, word: &str) -> bool {
    gazetteer.may_end_title(word) && find(gazetteer, word, Span::new(0, word.len())).is_some()
}

/// The country that stands right before an office, with nothing but its genitive and modifiers between: "then", "former", "new".
pub(super) fn country_before(text: &str, start: usize, mentions: &[Mention]) -> Option<Mention> {
    let country = *mentions.last().filter(|mention| mention.kind == Kind::Country)?;
    let between = words::between(text, country.span.end(), start)?;
    let mut words = between.split(|c: char| !is_word_char(c)).filter(|word| !word.is_empty());
    let is_near = words.clone().nth(3).is_none();
    let mut small = || words.all(|word| word.chars().all(char::is_lowercase));
    let unbroken = || !between.contains(['.', ',', ';', ':', '(', ')', '\n', '"', '“', '”']);
    // "China and President Xi" are two.
    let is_joined =
        || between.split_whitespace().any(|word| matches!(word, "and" | "or" | "to" | "with" | "as" | "that" | "in"));
    (is_near && unbroken() && small() && !is_joined()).then_some(country)
}

/// An office that stands before names.
fn find(gazetteer: &Gazetteer, text: &str, span: Span) -> Option<Title> {
    let (title, position) = lookup(gazetteer, text, span)?;
    (position != TitlePosition::After).then_some(title)
}

fn lookup(gazetteer: &Gazetteer, text: &str, span: Span) -> Option<(Title, TitlePosition)> {
    let row = with_key(&text[span.range()], |key| gazetteer.title(key))??;
    Some((Title { span, roles: row.roles }, TitlePosition::from_index(row.position)))
}

/// The word that ends right before byte `end`, with one space or hyphen between.
fn word_before(text: &str, end: usize) -> Option<Span> {
    let gap = previous_char(text, end).filter(|&c| c == '\n' || is_blank(c) || is_hyphen(c))?;
    let mut word_end = end - gap.len_utf8();
    word_end -= usize::from(gap == '\n' && text.as_bytes()[..word_end].ends_with(b"\r"));
    let dotted = text.as_bytes()[..word_end].ends_with(b".");
    if dotted {
        word_end -= 1;
    }
    let start = words::start_of_last(&text[..word_end], 24, None)?;
    // "Gen. Prayuth", "Sen. Obama": the dot of an abbreviation; "the president. Obama" has the end of a sentence.
    let abbreviation = || word_end - start <= 4 && text[start..].starts_with(char::is_uppercase);
    (!dotted || abbreviation()).then(|| Span::new(start, word_end))
}
