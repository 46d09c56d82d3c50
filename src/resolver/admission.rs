//! Which names of a candidate may be meant at all: by their letters and by what touches the span.

use smallvec::SmallVec;

use crate::gazetteer::image::{NONE, NameRow, NameTextRow};
use crate::gazetteer::{BLOCKER, Gazetteer, NameTraits};
use crate::going::Going;
use crate::key::{is_apostrophe, is_hyphen, next_char};
use crate::options::Options;
use crate::rejection::Rejection;
use crate::scanner::Candidate;
use crate::span::Span;
use crate::vocabulary::{CaseRule, Form, Kind};

/// A name that passed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Admitted {
    pub entity: u32,
    pub start: u32,
    pub end: u32,
    country: u32,
    parent: u32,
    traits: NameTraits,
}

impl Admitted {
    pub fn is_blocker(&self) -> bool {
        self.entity == BLOCKER
    }

    /// What the name denotes; nothing where it is a blocker.
    pub fn kind(&self) -> Option<Kind> {
        self.traits.kind()
    }

    /// The country of an organisation.
    pub fn country(&self) -> Option<u32> {
        (self.country != NONE).then_some(self.country)
    }

    /// The organisation that an organisation is a part of.
    pub fn parent(&self) -> Option<u32> {
        (self.parent != NONE).then_some(self.parent)
    }

    pub fn form(&self) -> Form {
        self.traits.form()
    }

    pub fn needs_context(&self) -> bool {
        !self.traits.counts_alone()
    }

    /// A rare surname that the name of the country ruled supports.
    pub fn needs_only_country(&self) -> bool {
        self.traits.needs_only_country()
    }
}

/// What sorts of names a reading has, a bit each, so that no rule goes through names that it has no use for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sorts(u8);

impl Sorts {
    const NONE: Sorts = Sorts(0);
    pub const COUNTRY: Sorts = Sorts(1);
    pub const LEADER: Sorts = Sorts(2);
    /// Of a leader.
    pub const SURNAME: Sorts = Sorts(4);
    /// Needs no context.
    pub const ALONE: Sorts = Sorts(8);
    /// Anything but the short name of a body.
    pub const BUT_SHORT_OF_BODY: Sorts = Sorts(16);
    /// Anything but a surname (or the like) that counts only for those whom the text has by another name.
    pub const BUT_OF_BEARERS: Sorts = Sorts(32);

    fn of(name: NameTraits) -> Sorts {
        let (kind, form) = (name.kind(), name.form());
        let is_leader = kind == Some(Kind::Leader);
        let is_short_of_body = kind == Some(Kind::Organisation) && form == Form::Short;
        let of_bearers = is_leader && !name.needs_only_country() && form != Form::Name;
        [
            (Sorts::COUNTRY, kind == Some(Kind::Country)),
            (Sorts::LEADER, is_leader),
            (Sorts::SURNAME, is_leader && form == Form::Surname),
            (Sorts::ALONE, name.counts_alone()),
            (Sorts::BUT_SHORT_OF_BODY, !is_short_of_body),
            (Sorts::BUT_OF_BEARERS, !of_bearers),
        ]
        .into_iter()
        .fold(Sorts::NONE, |all, (sort, has)| if has { all.or(sort) } else { all })
    }

    fn or(self, other: Sorts) -> Sorts {
        Sorts(self.0 | other.0)
    }

    /// Whether a name is of this sort.
    pub fn has(self, sort: Sorts) -> bool {
        self.0 & sort.0 != 0
    }
}

/// The names of one candidate: mostly one or two, seldom more than a few.
pub(super) type Names = SmallVec<[Admitted; 8]>;

/// A candidate with at least one admitted name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub span: Span,
    /// Why it is no mention, whatever else is in the text.
    pub verdict: Option<Rejection>,
    /// Of the names that were asked for.
    pub sorts: Sorts,
    /// Where its names start, where those end that were asked for, and where all end.
    names: [usize; 3],
}

/// All readings of a text, ordered by start, then end.
#[derive(Debug)]
pub(super) struct Readings {
    readings: Vec<Reading>,
    names: Vec<Admitted>,
}

impl Readings {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.readings.len()
    }

    /// The readings in groups of one start each.
    pub fn by_start(&self) -> impl Iterator<Item = &[Reading]> {
        self.readings.chunk_by(|a, b| a.span.start() == b.span.start())
    }

    /// All names, those that were asked for first.
    pub fn names(&self, reading: &Reading) -> &[Admitted] {
        &self.names[reading.names[0]..reading.names[2]]
    }

    /// The names of what was asked for, and whether there are others.
    pub fn speaking(&self, reading: &Reading) -> (&[Admitted], bool) {
        let [first, asked_for, end] = reading.names;
        (&self.names[first..asked_for], asked_for < end)
    }
}

/// Keeps what the letters of the text and the neighbouring characters allow.
pub(super) fn readings(
    gazetteer: &Gazetteer,
    text: &str,
    candidates: &[Candidate],
    options: &Options,
    going: &Going<'_>,
) -> Readings {
    let (rows, texts) = (gazetteer.rows::<NameRow>(), gazetteer.rows::<NameTextRow>());
    let (readings, names) = (Vec::with_capacity(candidates.len()), Vec::with_capacity(2 * candidates.len()));
    let mut admitted = Readings { readings, names };
    for candidate in candidates {
        if !going.on(1) {
            break;
        }
        if is_part_of_an_address(text, candidate.span) {
            continue;
        }
        // "Lord's" is not "Lords": the key with the s is only for names that have the apostrophe.
        let possessive = ends_in_possessive(&text[candidate.span.range()]);
        let first = admitted.names.len();
        // The names of one key mostly have the same traits: every country's Finance Ministry.
        let mut last: Option<(NameTraits, bool, bool, Sorts)> = None;
        let (mut asked_for, mut sorts) = (0, Sorts::NONE);
        for number in gazetteer.names_of_key(candidate.key) {
            let row = rows.get(number);
            let traits = NameTraits(row.traits);
            let (_, is_admitted, is_asked_for, its_sorts) = match last {
                Some(known) if known.0 == traits => known,
                _ => {
                    let is_admitted = admits(text, candidate, traits, options);
                    *last.insert((traits, is_admitted, options.want(traits), Sorts::of(traits)))
                }
            };
            let spoken = || !traits.foreign() || options.speaks(gazetteer.string(texts.get(number).language));
            let apostrophe = || !possessive || ends_in_possessive(gazetteer.string(texts.get(number).text));
            if is_admitted && spoken() && apostrophe() {
                let NameRow { entity, start, end, country, parent, .. } = row;
                if is_asked_for {
                    asked_for += 1;
                    sorts = sorts.or(its_sorts);
                }
                admitted.names.push(Admitted { entity, start, end, country, parent, traits });
                exact_first(&mut admitted.names[first..]);
            }
        }
        let names = &mut admitted.names[first..];
        if !names.is_empty() {
            if asked_for < names.len() {
                names.sort_by_key(|name| !options.want(name.traits));
            }
            let verdict = verdict(names, asked_for);
            let names = [first, first + asked_for, admitted.names.len()];
            admitted.readings.push(Reading { span: candidate.span, verdict, sorts, names });
        }
    }
    admitted
}

/// Why names are no mention, whatever else is in the text.
fn verdict(names: &[Admitted], asked_for: usize) -> Option<Rejection> {
    // What has a name of its own is not blocked: "China Daily".
    let own_name = |name: &Admitted| !name.is_blocker() && !name.needs_context();
    if names.iter().any(Admitted::is_blocker) && !names.iter().any(own_name) {
        return Some(Rejection::Blocked);
    }
    // What was not asked for still swallows the country in it: "Mexico City", "Radio France Internationale".
    (asked_for == 0).then_some(Rejection::NotAskedFor)
}

fn ends_in_possessive(text: &str) -> bool {
    matches!(text.as_bytes().last(), Some(b's' | b'S')) && text[..text.len() - 1].ends_with(is_apostrophe)
}

/// Puts the last name before the one ahead of it if it is written exactly so: "APEC" is the acronym rather than "Apec".
fn exact_first(names: &mut [Admitted]) {
    if let [.., ahead, last] = names {
        let exact = |name: &Admitted| name.traits.case() == CaseRule::Exact;
        if ahead.entity == last.entity && exact(last) && !exact(ahead) {
            std::mem::swap(ahead, last);
        }
    }
}

/// The case rules, and the hyphen that `Sino-` needs.
fn admits(text: &str, candidate: &Candidate, traits: NameTraits, options: &Options) -> bool {
    let shape = candidate.shape;
    let letters = match traits.case() {
        CaseRule::Any => true,
        CaseRule::Title => traits.capitals() & !shape.capitals == 0 || shape.upper,
        CaseRule::Exact => traits.capitals() == shape.capitals && traits.upper() == shape.upper,
    };
    let in_small_letters = || {
        options.lower_case && shape.capitals == 0 && is_clear_in_small_letters(&text[candidate.span.range()], traits)
    };
    (letters || in_small_letters())
        && (!shape.starts_small() || traits.lower_start() || options.lower_case)
        && (!traits.compound() || next_char(text, candidate.span.end()).is_some_and(is_hyphen))
        && !(traits.case() == CaseRule::Exact
            && traits.upper()
            && is_everyday_word(&text[candidate.span.range()])
            && is_line_of_capitals(text, candidate.span))
}

/// Whether a name in small letters is hardly an everyday word: several words, or one that is none.
fn is_clear_in_small_letters(surface: &str, traits: NameTraits) -> bool {
    const WORDS: &[&str] = &[
        "banks", "ban", "brown", "bush", "chad", "china", "christian", "cook", "finish", "fox", "georgia", "green",
        "greens", "guinea", "hope", "house", "jordan", "king", "labor", "labour", "law", "liberal", "liberals",
        "major", "march", "may", "mali", "marks", "niger", "oman", "people", "polish", "prince", "rice", "rose",
        "scotch", "stone", "swift", "togo", "turkey", "white", "wilson", "young",
    ];
    const ACRONYMS: &[&str] = &["cia", "eu", "fbi", "imf", "uae", "uk", "un", "usa", "ussr", "wto"];
    match traits.form() {
        _ if surface.contains(' ') => true,
        Form::Acronym => surface.len() >= 4 && !WORDS.contains(&surface) || ACRONYMS.contains(&surface),
        _ => surface.len() >= 4 && !WORDS.contains(&surface),
    }
}

/// In `china.org`, `@Ukraine`, the ticker `<DIA>`: no mention.
fn is_part_of_an_address(text: &str, span: Span) -> bool {
    let bytes = text.as_bytes();
    let domain = bytes.get(span.end()) == Some(&b'.')
        && bytes.get(span.end() + 1).is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    domain || matches!(bytes[..span.start()].last(), Some(b'@' | b'<'))
}

/// Acronyms that are also words: in a line of capitals they are read as the word.
fn is_everyday_word(surface: &str) -> bool {
    EVERYDAY_WORDS.binary_search(&surface).is_ok()
}

/// Sorted.
const EVERYDAY_WORDS: &[&str] = &[
    "ACT", "AID", "AIM", "ALL", "AM", "AN", "ARM", "ART", "AS", "AT", "BAD", "BE", "BY", "CAN", "CAP", "CAR", "CARE",
    "CUP", "CUT", "DO", "END", "ETA", "FAR", "FED", "FOR", "GO", "HE", "IF", "IN", "IS", "IT", "MAP", "MAY", "ME",
    "MY", "NEW", "NO", "NOT", "NOW", "OF", "ON", "OR", "OUT", "PACE", "PAN", "PER", "PLAN", "SAFE", "SEA", "SO",
    "START", "STEP", "TEN", "THE", "TO", "UP", "US", "WAR", "WE", "WHO", "WIN",
];

/// Whether the words around the span, on its line, have no small letters: a headline.
fn is_line_of_capitals(text: &str, span: Span) -> bool {
    // A few words tell; a longer look would cost time in proportion to the line.
    const WINDOW: usize = 48;
    let before = text[..span.start()].char_indices().rev().take(WINDOW).take_while(|&(_, c)| c != '\n');
    let after = text[span.end()..].char_indices().take(WINDOW).take_while(|&(_, c)| c != '\n');
    let mut capitals = 0;
    for (_, c) in before.chain(after) {
        if c.is_lowercase() {
            return false;
        }
        capitals += usize::from(c.is_uppercase());
    }
    capitals >= 3
}

#[cfg(test)]
mod tests {
    #[test]
    fn everyday_words_are_sorted() {
        assert!(super::EVERYDAY_WORDS.is_sorted());
    }
}
