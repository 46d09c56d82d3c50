//! The office before a name: "Chinese President Xi", "Malaysia's Prime Minister Mahathir".

use crate::document::mention::Mention;
use crate::lexicon::{Lexicon, OfficePosition, TitleClass, TitleClasses, WordList};
use crate::text::fold::{is_blank, is_hyphen, is_word_char, previous_char, with_key};
use crate::text::{Place, Span, cursor, words};
use crate::vocabulary::{Form, Kind, Role, TitlePosition};

/// An office found beside a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Title {
    /// The words of the office.
    pub span: Span,
    classes: TitleClasses,
}

impl Title {
    /// The office of a minister, in these words.
    pub fn of_minister(span: Span) -> Title {
        Title { span, classes: roles(&[Role::Minister]) }
    }

    /// Whether holders of this role have the title.
    pub fn names(&self, role: Role) -> bool {
        let related = match role {
            // Who rules has whatever title; a general in power is called by either.
            Role::EffectiveLeader => TitleClasses::of(
                &[Role::HeadOfState, Role::HeadOfGovernment, Role::PartyLeader],
                &[TitleClass::Military],
            ),
            // Members of a parliament have no role of their own.
            Role::Other => TitleClasses::of(&[Role::Other], &[TitleClass::Official, TitleClass::Legislator]),
            // "Finance Minister" is a minister among others to the vocabulary of titles, and "general" a rank.
            Role::FinanceMinister | Role::InteriorMinister => TitleClasses::of(&[role, Role::Minister], &[]),
            Role::ArmyHead => TitleClasses::of(&[role, Role::Other], &[TitleClass::Military, TitleClass::Official]),
            Role::CentralBanker | Role::Speaker | Role::SecurityAdviser | Role::IntelligenceHead | Role::Governor => {
                TitleClasses::of(&[role, Role::Other], &[TitleClass::Official])
            }
            role => TitleClasses::of(&[role], &[]),
        };
        self.classes.any(related)
    }

    /// A bit for each role whose holders have the title.
    pub fn roles_of_holders(&self) -> u32 {
        Role::ALL.iter().filter(|&&role| self.names(role)).fold(0, |roles, &role| roles | 1 << role as u32)
    }

    /// Whether it is a political office, which makes its holder a leader.
    pub fn is_political(&self) -> bool {
        const OTHERS: TitleClasses =
            TitleClasses::of(&[Role::Ambassador, Role::ArmyHead, Role::Other], &[TitleClass::Legislator]);
        self.is_of_few() || self.classes.any(OTHERS)
    }

    /// Whether a state has few holders of the office at a time: a ruler, a minister.
    pub fn is_of_few(&self) -> bool {
        const OF_FEW: TitleClasses = roles(&[
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
        self.classes.any(OF_FEW)
    }

    /// Whether only an organisation has the office: a director, a chairman.
    pub fn is_of_an_organisation(&self) -> bool {
        const HEADS: TitleClasses = roles(&[Role::HeadOfOrganisation]);
        self.classes.any(HEADS) && self.classes.is_within(roles(&[Role::HeadOfOrganisation, Role::Other]))
    }

    /// Whether it is the rank of a soldier, or of who guides a state in whatever office: "General", "Ayatollah".
    pub fn is_rank(&self) -> bool {
        self.classes.is_within(TitleClasses::of(&[Role::EffectiveLeader], &[TitleClass::Military]))
    }

    /// Whether it is the office of a vice-president, of a state or of a firm.
    pub fn is_vice_president(&self) -> bool {
        self.classes.any(roles(&[Role::VicePresident]))
    }

    /// Whether every state has one such office: of its army, its central bank, its parliament.
    pub fn is_of_a_body_of_states(&self) -> bool {
        self.classes.any(roles(&[Role::ArmyHead, Role::CentralBanker, Role::Speaker]))
    }

    /// Whether only states (and what is like them) have the office, so that it says enough without one beside it.
    pub fn is_of_a_state(&self) -> bool {
        const OF_A_STATE: TitleClasses = roles(&[
            Role::HeadOfGovernment,
            Role::DeputyHeadOfGovernment,
            Role::ForeignMinister,
            Role::DefenceMinister,
            Role::Minister,
            Role::OppositionLeader,
            Role::Ambassador,
        ]);
        self.classes.any(OF_A_STATE) && self.classes.is_within(OF_A_STATE)
    }

    fn is_office(&self) -> bool {
        !self.classes.is_within(TitleClasses::of(&[], &[TitleClass::Honorific, TitleClass::Modifier]))
    }
}

const fn roles(roles: &[Role]) -> TitleClasses {
    TitleClasses::of(roles, &[])
}

/// Words of an office at most: "Deputy Assistant Secretary of State".
const LONGEST: usize = 5;

/// The office beside a name, where the language puts it, without a comma.
pub(super) fn beside(lexicon: &Lexicon, name: Place<'_>) -> Option<Title> {
    match lexicon.grammar().office_position {
        OfficePosition::Before => before(lexicon, name.text(), name.span().start()),
        OfficePosition::After => {
            name.after().strip_prefix(' ')?;
            longest_at(lexicon, name.text(), name.span().end() + 1)
        }
    }
}

/// The longest office that ends right before byte `start`.
pub(super) fn before(lexicon: &Lexicon, text: &str, start: usize) -> Option<Title> {
    let (bytes, titles) = (&text.as_bytes()[..start], lexicon.titles());
    if matches!(bytes.last(), Some(b' ' | b'\n')) && !titles.may_end_before(bytes, start - 1) {
        return None;
    }
    let last = word_before(text, start).filter(|word| titles.may_end_with(&text[word.range()]))?;
    ending_in(lexicon, text, last)
}

/// The office before a full name, also where an honorific stands between them: "Defence Minister Dr. Anna Berg".
pub(super) fn introducing(lexicon: &Lexicon, text: &str, start: usize) -> Option<Title> {
    const RANKS: TitleClasses = TitleClasses::of(&[], &[TitleClass::Military]);
    match before(lexicon, text, start) {
        // "Defense Minister Gen. Hugo Rivas".
        Some(title) if title.classes.is_within(RANKS) => before(lexicon, text, title.span.start()).or(Some(title)),
        Some(title) => Some(title),
        None => {
            let last = word_before(text, start).filter(|word| ends_in_honorific(lexicon, &text[word.range()]))?;
            ending_in(lexicon, text, word_before(text, last.start())?)
        }
    }
}

/// The office of one word between an organisation that stands right before it and a name, also one that mostly follows names: "Liberal Democrat
/// leader Colin Foss".
pub(super) fn of_body_before(
    lexicon: &Lexicon,
    text: &str,
    start: usize,
    mentions: &[Mention],
) -> Option<(Title, Mention)> {
    let word = word_before(text, start).filter(|word| lexicon.titles().may_end_with(&text[word.range()]))?;
    let (title, _) = lookup(lexicon, text, word)?;
    let before = mentions.partition_point(|mention| mention.span.end() < word.start());
    let body = mentions[..before].last().filter(|body| body.span.end() + 1 == word.start())?;
    (body.kind == Kind::Organisation && text[body.span.end()..].starts_with(' ')).then_some((title, *body))
}

/// The office whose country or organisation stands between it and a name: "ambassador to Peru Mercedes Urdaneta".
pub(super) fn before_body(
    lexicon: &Lexicon,
    text: &str,
    start: usize,
    mentions: &[Mention],
) -> Option<(Title, Mention)> {
    let place = mentions.partition_point(|mention| mention.span.end() < start);
    let is_body = |body: &&Mention| {
        // "President of the Indian Merchants Chambers".
        body.kind != Kind::Leader && !matches!(body.form, Form::Adjective | Form::Demonym)
    };
    let body = mentions[..place].last().filter(|body| body.span.end() + 1 == start).filter(is_body)?;
    let mut preposition = word_before(text, body.span.start()).filter(|_| text[..start].ends_with(' '))?;
    if lexicon.has(WordList::Articles, &text[preposition.range()]) {
        preposition = word_before(text, preposition.start())?;
    }
    let joins = lexicon.has(WordList::OfficePrepositions, &text[preposition.range()]);
    // "The communications director for NATO Anna Berg" is no leader.
    let title = before(lexicon, text, preposition.start()).filter(|title| joins && !title.is_of_an_organisation())?;
    Some((title, *body))
}

/// The longest office of which this is the last word.
fn ending_in(lexicon: &Lexicon, text: &str, last: Span) -> Option<Title> {
    let titles = lexicon.titles();
    if !titles.may_end_with(&text[last.range()]) {
        return None;
    }
    let in_title = |word: &Span| titles.may_hold(&text[word.range()]);
    let words = std::iter::successors(Some(last), |word| word_before(text, word.start()).filter(in_title));
    let mut found = None;
    for first in words.take(LONGEST).filter(|word| titles.may_start_with(&text[word.range()])) {
        found = find(lexicon, text, Span::new(first.start(), last.end())).filter(Title::is_office).or(found);
    }
    found.or_else(|| with_portfolio(lexicon, text, last))
}

/// A minister whose office is the last word, after what it is in charge of: "Work and Pensions Secretary".
fn with_portfolio(lexicon: &Lexicon, text: &str, last: Span) -> Option<Title> {
    /// Words of the portfolio at most.
    const WORDS: usize = 8;
    if !lexicon.has(WordList::PortfolioOffices, &text[last.range()]) {
        return None;
    }
    let mut first = None;
    let mut at = last.start();
    for _ in 0..WORDS {
        let end = text[..at].strip_suffix(", ").filter(|_| first.is_some()).map_or(at, |head| head.len() + 1);
        let Some(word) = word_before(text, end) else { break };
        let name = &text[word.range()];
        if lexicon.lists_in_lower_case(name).has(WordList::Portfolios) {
            first = Some(word);
        } else if first.is_none() || !lexicon.has(WordList::Conjunctions, name) {
            break;
        }
        at = word.start();
    }
    first.map(|first| Title::of_minister(Span::new(first.start(), last.end())))
}

/// The office in apposition after a name, and the mention of the country or organisation whose office it is, where one stands beside it:
/// "Petra Pau, vice-president of the Bundestag", "Brown, the British prime minister,".
pub(super) fn after(
    lexicon: &Lexicon,
    text: &str,
    end: usize,
    mentions: &[Mention],
) -> Option<(Title, Option<Mention>)> {
    /// Words and mentions before the office, at most.
    const STEPS: usize = 8;
    if !lexicon.grammar().apposition {
        return None;
    }
    let mut at = end + text[end..].strip_prefix(", ").map(|_| 2)?;
    let mut body = None;
    let mut filled = false;
    for _ in 0..STEPS {
        let place = mentions.partition_point(|mention| mention.span.start() < at);
        if let Some(mention) = mentions.get(place).filter(|mention| mention.span.start() == at) {
            body = Some(*mention);
            at = mention.span.end();
            at += lexicon.possessive(cursor::after(text, at));
        } else if let Some(title) = office_at(lexicon, text, at, filled || body.is_some()) {
            let of = body.or_else(|| body_after(lexicon, text, title.span.end(), mentions));
            return Some((title, of));
        } else {
            let word = word_at(text, at)?;
            if !lexicon.has(WordList::AppositionFillers, &text[word.range()]) {
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
pub(super) fn apposed(lexicon: &Lexicon, name: Place<'_>, mentions: &[Mention]) -> Option<(Title, Option<Mention>)> {
    const WORDS: usize = 12;
    let (text, after) = (name.text(), name.after());
    let ends = after.strip_prefix(['.', ';', '"', '”']).is_some_and(|rest| !rest.starts_with(is_word_char));
    let closed = ends || after.starts_with([',', '-']) || after.starts_with(" (");
    let seen = name.before();
    let head = seen.strip_suffix(", ").filter(|_| closed && lexicon.grammar().apposition)?;
    let first = name.span().start() - seen.len();
    let end = first + head.len();
    let mut rest = head;
    for _ in 0..WORDS {
        let start = word_start(rest)?;
        if let Some(title) = longest_at(lexicon, text, first + start).filter(|title| title.span.end() <= end) {
            let joined = &text[title.span.end()..end];
            let of =
                lexicon.has(WordList::OfficePrepositions, words::first(joined.strip_prefix(' ').unwrap_or_default()));
            let behind = mentions.partition_point(|mention| mention.span.start() < title.span.end());
            let body = mentions[behind..].first().filter(|mention| mention.span.end() <= end);
            return (of || joined.is_empty()).then_some((title, body.copied()));
        }
        rest = &head[..start];
    }
    None
}

/// Where the last word of a text starts, in the same part of the sentence.
fn word_start(head: &str) -> Option<usize> {
    let gap = head.trim_end_matches([' ', '-', '\'', '’']);
    words::start_of_last(gap, words::LONGEST, None)
}

/// The country or organisation after an office or a name: "President John Smith of Ruritania", "president of the European Investment Bank".
pub(super) fn body_after(lexicon: &Lexicon, text: &str, end: usize, mentions: &[Mention]) -> Option<Mention> {
    let start = start_of_body(lexicon, text, end)?;
    let place = mentions.binary_search_by_key(&start, |mention| mention.span.start()).ok()?;
    (mentions[place].kind != Kind::Leader).then(|| mentions[place])
}

/// Where the name of the country or organisation would start: behind "of" or "of the".
pub(super) fn start_of_body(lexicon: &Lexicon, text: &str, end: usize) -> Option<usize> {
    let mut start = end + listed_word(lexicon, WordList::GenitivePrepositions, &text[end..])?;
    start += listed_word(lexicon, WordList::Articles, &text[start..]).unwrap_or(0);
    text[start..].starts_with(' ').then_some(start + 1)
}

/// The length of a space and the word of a list after it.
fn listed_word(lexicon: &Lexicon, list: WordList, tail: &str) -> Option<usize> {
    /// Letters of such a word, at most.
    const LONGEST: usize = 12;
    let word = tail.strip_prefix(' ')?;
    let length = words::first(cursor::after(word, 0)).len();
    (length <= LONGEST && lexicon.has(list, &word[..length])).then_some(1 + length)
}

/// The longest office that starts at a byte.
pub(super) fn longest_at(lexicon: &Lexicon, text: &str, start: usize) -> Option<Title> {
    let titles = lexicon.titles();
    if !titles.may_start_with(&text[word_at(text, start)?.range()]) {
        return None;
    }
    let mut found = None;
    let mut at = start;
    for _ in 0..LONGEST {
        let Some(word) = word_at(text, at) else { break };
        if titles.may_end_with(&text[word.range()]) {
            let title = lookup(lexicon, text, Span::new(start, word.end())).map(|(title, _)| title);
            found = title.filter(Title::is_office).or(found);
        }
        let Some(gap) = text[word.end()..].chars().next().filter(|&c| c == ' ' || is_hyphen(c)) else { break };
        at = word.end() + gap.len_utf8();
    }
    found
}

/// The office that starts at a byte; also a minister of whatever affairs, if that is longer and something stands before: "the", a country.
fn office_at(lexicon: &Lexicon, text: &str, at: usize, is_introduced: bool) -> Option<Title> {
    let listed = longest_at(lexicon, text, at);
    let minister = is_introduced.then(|| minister_at(lexicon, text, at)).flatten();
    match (listed, minister) {
        (Some(listed), Some(minister)) if minister.span.len() > listed.span.len() => Some(minister),
        (listed, minister) => listed.or(minister),
    }
}

/// A minister of whatever affairs, whose words start at a byte: "deputy mining minister".
fn minister_at(lexicon: &Lexicon, text: &str, start: usize) -> Option<Title> {
    let mut word = word_at(text, start)?;
    for _ in 1..LONGEST {
        let next = word.end() + text[word.end()..].strip_prefix(' ').map(|_| 1)?;
        word = word_at(text, next)?;
        if lexicon.has(WordList::MinisterWords, &text[word.range()]) {
            let title = find(lexicon, text, word)?;
            return Some(Title { span: Span::new(start, word.end()), ..title });
        }
    }
    None
}

/// Whether an office (also an honorific or a modifier) starts at a byte: "Secretary of State".
pub(super) fn starts_at(lexicon: &Lexicon, text: &str, start: usize) -> bool {
    let word = || word_at(text, start).is_some_and(|word| is_title_word(lexicon, &text[word.range()]));
    word() || longest_at(lexicon, text, start).is_some()
}

/// Where the office, the honorific or the modifier ends that starts at a byte.
pub(super) fn end_at(lexicon: &Lexicon, text: &str, start: usize) -> Option<usize> {
    let word = || word_at(text, start).filter(|word| is_title_word(lexicon, &text[word.range()]));
    longest_at(lexicon, text, start).map(|office| office.span.end()).or_else(|| word().map(Span::end))
}

/// Whether an office stands behind a place: "Commonwealth Secretary-General".
pub(super) fn stands_behind(lexicon: &Lexicon, place: Place<'_>) -> bool {
    place.after().starts_with(' ') && starts_at(lexicon, place.text(), place.span().end() + 1)
}

/// The word that starts at a byte, as far as words of offices go.
fn word_at(text: &str, start: usize) -> Option<Span> {
    let length = words::first(cursor::after(text, start)).len();
    (length > 0).then(|| Span::new(start, start + length))
}

/// Whether the word alone is a title, an honorific or a modifier ("Former").
pub(super) fn is_title_word(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.titles().may_end_with(word) && find(lexicon, word, Span::new(0, word.len())).is_some()
}

/// Whether an honorific ends the text: "Mr", "Ms.".
pub(super) fn ends_in_honorific(lexicon: &Lexicon, head: &str) -> bool {
    let head = head.strip_suffix('.').unwrap_or(head);
    let word = words::last(head);
    let office = || with_key(word, |key| lexicon.titles().office(key)).flatten();
    word.starts_with(char::is_uppercase)
        && lexicon.titles().may_end_with(word)
        && office().is_some_and(|office| office.classes == TitleClasses::of(&[], &[TitleClass::Honorific]))
}

/// Whether the word alone is a title that stands before surnames and is that of no few: "Judge", "Captain", "Rep."
pub(super) fn is_of_a_person(lexicon: &Lexicon, word: &str) -> bool {
    const OF_PERSONS: TitleClasses =
        TitleClasses::of(&[], &[TitleClass::Official, TitleClass::Military, TitleClass::Legislator]);
    let title = || find(lexicon, word, Span::new(0, word.len()));
    lexicon.titles().may_end_with(word) && title().is_some_and(|title| title.classes.is_within(OF_PERSONS))
}

/// The country that stands right before an office, with nothing but its genitive and modifiers between: "then", "former", "new".
pub(super) fn country_before(text: &str, lexicon: &Lexicon, start: usize, before: Option<&Mention>) -> Option<Mention> {
    let country = *before.filter(|mention| mention.kind == Kind::Country)?;
    let between = cursor::near(text, country.span.end(), start)?;
    let words = words_between(lexicon, between)?;
    (!words.separating && !words.capitalised).then_some(country)
}

/// What stands between a country and an office.
pub(super) struct Between {
    /// A word that makes them two things: "China and President Xi".
    pub separating: bool,
    /// A word with a capital, which is the name of something else: "Panamanian Boxing Association President".
    pub capitalised: bool,
}

/// Looks at the few words between a country and an office; `None` where they are too many, or of two parts of the sentence.
pub(super) fn words_between(lexicon: &Lexicon, between: &str) -> Option<Between> {
    /// Words at most.
    const WORDS: usize = 3;
    let words = || between.split(|c: char| !is_word_char(c)).filter(|word| !word.is_empty());
    if words().nth(WORDS).is_some() || between.contains(['.', ',', ';', ':', '(', ')', '\n', '"', '“', '”']) {
        return None;
    }
    Some(Between {
        separating: words().any(|word| lexicon.has(WordList::SeparatingWords, word)),
        capitalised: words().any(|word| !word.chars().all(char::is_lowercase)),
    })
}

/// An office that stands before names.
fn find(lexicon: &Lexicon, text: &str, span: Span) -> Option<Title> {
    let (title, position) = lookup(lexicon, text, span)?;
    (position != TitlePosition::After).then_some(title)
}

fn lookup(lexicon: &Lexicon, text: &str, span: Span) -> Option<(Title, TitlePosition)> {
    let office = with_key(&text[span.range()], |key| lexicon.titles().office(key))??;
    Some((Title { span, classes: office.classes }, office.position))
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
