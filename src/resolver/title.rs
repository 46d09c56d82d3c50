//! The office before a name: "Chinese President Xi", "Malaysia's Prime Minister Mahathir".

use crate::gazetteer::Gazetteer;
use crate::gazetteer::image::OfficeRow;
use crate::key::{fold_name, is_hyphen, is_word_char, previous_char};
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
            role => mask(&[role]),
        };
        self.roles & related != 0
    }

    fn is_office(&self) -> bool {
        self.roles & !mask(&[Role::Honorific, Role::Modifier]) != 0
    }
}

fn mask(roles: &[Role]) -> u32 {
    roles.iter().fold(0, |mask, &role| mask | 1 << role as u32)
}

/// The longest office, of up to four words, that ends right before byte `start`.
pub(super) fn before(gazetteer: &Gazetteer, text: &str, start: usize) -> Option<Title> {
    let mut found = None;
    let mut end = start;
    let last = word_before(text, start)?.end();
    for _ in 0..4 {
        let Some(word) = word_before(text, end) else { break };
        end = word.start();
        let words = Span::new(word.start(), last);
        found = find(gazetteer, text, words).filter(Title::is_office).or(found);
    }
    found
}

/// Whether the word alone is a title, an honorific or a modifier ("Former").
pub(super) fn is_title_word(gazetteer: &Gazetteer, word: &str) -> bool {
    find(gazetteer, word, Span::new(0, word.len())).is_some()
}

/// The country that stands right before an office, with nothing but its genitive and modifiers between: "then", "former", "new".
pub(super) fn country_before(text: &str, start: usize, mentions: &[Mention]) -> Option<Mention> {
    let country = *mentions.last().filter(|mention| mention.kind == Kind::Country)?;
    let between = text.get(country.span.end()..start)?;
    let mut words = between.split(|c: char| !is_word_char(c)).filter(|word| !word.is_empty());
    let small = words.clone().count() <= 3 && words.all(|word| word.chars().all(char::is_lowercase));
    let unbroken = !between.contains(['.', ',', ';', ':', '(', ')', '\n', '"', '“', '”']);
    // "China and President Xi" are two.
    let joined =
        !between.split_whitespace().any(|word| matches!(word, "and" | "or" | "to" | "with" | "as" | "that" | "in"));
    (small && unbroken && joined).then_some(country)
}

fn find(gazetteer: &Gazetteer, text: &str, span: Span) -> Option<Title> {
    let key = fold_name(&text[span.range()])?;
    let rows = gazetteer.rows::<OfficeRow>();
    let row = rows.get(rows.position(key.as_bytes(), |row| gazetteer.key_bytes(row.key))?);
    let before = TitlePosition::from_index(row.position) != TitlePosition::After;
    before.then_some(Title { span, roles: row.roles })
}

/// The word that ends right before byte `end`, with one space or hyphen between.
fn word_before(text: &str, end: usize) -> Option<Span> {
    let gap = previous_char(text, end).filter(|&c| c == ' ' || c == '\n' || c == '\u{a0}' || is_hyphen(c))?;
    let mut word_end = end - gap.len_utf8();
    // "Gen. Prayuth", "Sen. Obama": the dot of an abbreviation.
    if text[..word_end].ends_with('.') {
        word_end -= 1;
    }
    let word = text[..word_end].char_indices().rev().take(24).take_while(|&(_, c)| is_word_char(c)).last()?;
    Some(Span::new(word.0, word_end))
}
