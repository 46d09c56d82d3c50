//! Which names of a candidate may be meant at all: by their letters and by what touches the span.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::cancellation::Going;
use crate::document::rejection::Rejection;
use crate::gazetteer::image::{NameRow, NameTextRow};
use crate::gazetteer::{EntityHandle, Gazetteer, KeyHandle, LayerId, NameTraits, WordShape};
use crate::lexicon::{Lexicon, WordList};
use crate::options::Options;
use crate::scanner::Candidate;
use crate::text::Span;
use crate::text::fold::{is_apostrophe, is_hyphen, next_char, previous_char};
use crate::text::words;
use crate::vocabulary::{CaseRule, Form, Kind};

/// A name that passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Admitted {
    pub entity: EntityHandle,
    pub start: u32,
    pub end: u32,
    country: EntityHandle,
    parent: EntityHandle,
    traits: NameTraits,
}

impl Admitted {
    pub fn is_blocker(&self) -> bool {
        self.entity.is_none()
    }

    /// What the name denotes; nothing where it is a blocker.
    pub fn kind(&self) -> Option<Kind> {
        self.traits.kind()
    }

    /// The country of an organisation.
    pub fn country(&self) -> Option<EntityHandle> {
        (!self.country.is_none()).then_some(self.country)
    }

    /// The organisation that an organisation is a part of.
    pub fn parent(&self) -> Option<EntityHandle> {
        (!self.parent.is_none()).then_some(self.parent)
    }

    /// The same name for another body, of this country.
    pub fn of_body(self, body: EntityHandle, country: EntityHandle) -> Admitted {
        Admitted { entity: body, country, ..self }
    }

    pub fn form(&self) -> Form {
        self.traits.form()
    }

    pub fn needs_context(&self) -> bool {
        !self.traits.counts_alone()
    }

    /// Whether the leader rules, or ruled, as far as the layer of the name knows.
    pub fn is_of_ruler(&self) -> bool {
        self.traits.is_of_ruler()
    }

    /// A rare surname that the name of the country ruled supports.
    pub fn needs_only_country(&self) -> bool {
        self.traits.needs_only_country()
    }
}

/// Which classes of names a reading has, a bit each, so that no rule goes through names that it has no use for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NameClasses(u8);

impl NameClasses {
    const NONE: NameClasses = NameClasses(0);
    pub const COUNTRY: NameClasses = NameClasses(1);
    pub const LEADER: NameClasses = NameClasses(2);
    pub const ORGANISATION: NameClasses = NameClasses(4);
    /// Surnames of leaders.
    pub const SURNAME: NameClasses = NameClasses(8);
    /// Names that need no context.
    pub const ALONE: NameClasses = NameClasses(16);
    /// All but surnames (and the like) that count only for those whom the text has by another name.
    pub const MAY_LEAN_ON_COUNTRY: NameClasses = NameClasses(32);
    /// Surnames and given names of leaders who may hold, or have held, a high office.
    pub const OFFICIALS_SURNAME: NameClasses = NameClasses(64);
    /// Surnames and given names of leaders who may rule, or have ruled.
    pub const RULERS_SURNAME: NameClasses = NameClasses(128);
    pub const ANY: NameClasses = NameClasses((NameClasses::SETS - 1) as u8);
    /// How many sets of classes there are.
    pub const SETS: usize = 256;

    /// `layered`: another layer than that of the name may say more of its leader.
    fn of(name: NameTraits, layered: bool) -> NameClasses {
        let (kind, form) = (name.kind(), name.form());
        let is_leader = kind == Some(Kind::Leader);
        let is_surname = is_leader && form == Form::Surname;
        let is_called_so = is_leader && matches!(form, Form::Surname | Form::Given);
        let is_of_people_named = is_leader && !name.needs_only_country() && form != Form::Name;
        [
            (NameClasses::COUNTRY, kind == Some(Kind::Country)),
            (NameClasses::LEADER, is_leader),
            (NameClasses::ORGANISATION, kind == Some(Kind::Organisation)),
            (NameClasses::SURNAME, is_surname),
            (NameClasses::ALONE, name.counts_alone()),
            (NameClasses::MAY_LEAN_ON_COUNTRY, !is_of_people_named),
            (NameClasses::OFFICIALS_SURNAME, is_called_so && (name.held_high_office() || layered)),
            (NameClasses::RULERS_SURNAME, is_called_so && (name.is_of_ruler() || layered)),
        ]
        .into_iter()
        .fold(NameClasses::NONE, |all, (class, has)| if has { all.or(class) } else { all })
    }

    pub const fn or(self, other: NameClasses) -> NameClasses {
        NameClasses(self.0 | other.0)
    }

    /// The set with this number.
    pub const fn from_number(number: usize) -> NameClasses {
        NameClasses(number as u8)
    }

    /// The number of the set, below [`NameClasses::SETS`].
    pub fn number(self) -> usize {
        self.0.into()
    }

    /// Whether both have a class.
    #[inline]
    pub const fn any(self, other: NameClasses) -> bool {
        self.0 & other.0 != 0
    }
}

/// The names of one candidate: mostly one or two, seldom more than a few.
pub(super) type Names = SmallVec<[Admitted; 8]>;

/// How many entities names stand for; the names of one stand together.
pub(super) fn count_entities(names: &[Admitted]) -> usize {
    names.chunk_by(|one, other| one.entity == other.entity).count()
}

/// A candidate with at least one admitted name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub span: Span,
    /// Why it is not a mention, whatever else is in the text.
    pub verdict: Option<Rejection>,
    /// Of the names that were asked for.
    pub classes: NameClasses,
    /// Of all names.
    pub all_classes: NameClasses,
    /// Where its names start, where those end that were asked for, and where all end.
    names: [usize; 3],
}

/// All readings of a text, ordered by start, then end.
#[derive(Debug)]
pub(super) struct Readings {
    readings: Vec<Reading>,
    /// Readings whose many names are the same share them.
    names: Vec<Admitted>,
}

impl Readings {
    /// Whether the last reading is a country's name that the span goes on with.
    fn has_shorter_country(&self, text: &str, span: Span) -> bool {
        self.readings.last().is_some_and(|last| {
            last.span.start() == span.start()
                && last.span.end() < span.end()
                // A suffix is no longer name: Turkish "Irak'a".
                && !text[last.span.end()..].starts_with(is_apostrophe)
                && last.classes.any(NameClasses::COUNTRY)
        })
    }

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
    lexicon: &Lexicon,
    text: &str,
    candidates: &[Candidate],
    options: &Options,
    going: &Going<'_>,
) -> Readings {
    let (readings, names) = (Vec::with_capacity(candidates.len()), Vec::with_capacity(2 * candidates.len()));
    let mut admitted = Readings { readings, names };
    let layered = gazetteer.is_layered();
    // Keys that have many names, as they were last: a text that repeats "Finance Ministry" needs those of every country once.
    let mut many: FxHashMap<KeyHandle, Known> = FxHashMap::default();
    for of_layers in candidates.chunk_by(is_of_next_layer) {
        let candidate = &of_layers[0];
        if !going.on(1) {
            break;
        }
        if is_part_of_an_address(text, candidate.span) || is_part_of_katakana(text, candidate.span) {
            continue;
        }
        // "Lord's" is not "Lords": the key with the s is only for names that have the apostrophe.
        let possessive = ends_in_possessive(&text[candidate.span.range()]);
        let letters = (candidate.shape, possessive);
        let known = many.get(&candidate.key).filter(|_| of_layers.len() == 1);
        if let Some(known) = known.filter(|known| known.letters == Some(letters)) {
            admitted.readings.push(Reading { span: candidate.span, ..known.reading });
            continue;
        }
        let first = admitted.names.len();
        // The names of one key mostly have the same traits: every country's Finance Ministry.
        let mut last: Option<(NameTraits, bool, bool, NameClasses)> = None;
        // In lower case the very letters count, accents too.
        let mut depends_on_place = of_layers.len() > 1 || candidate.key.layer() == LayerId::FORMS || options.lower_case;
        let (mut asked_for, mut classes, mut all_classes) = (0, NameClasses::NONE, NameClasses::NONE);
        for key in of_layers.iter().map(|candidate| candidate.key) {
            if key.layer() == LayerId::FORMS {
                let mut before = admitted.names.len();
                for name in gazetteer.names_of_form(key) {
                    let traits = NameTraits(name.traits);
                    // An everyday word of the language is not the country that is called so elsewhere.
                    if traits.kind().is_none() {
                        admitted.names.truncate(first);
                        (before, asked_for, classes, all_classes) = (first, 0, NameClasses::NONE, NameClasses::NONE);
                    }
                    let is_known =
                        |entity| admitted.names[first..before].iter().any(|known: &Admitted| known.entity == entity);
                    let layer = gazetteer.layer(LayerId::LOWEST);
                    let [entity, country, parent] =
                        [name.entity, name.country, name.parent].map(|number| layer.handle(number));
                    let (_, is_admitted, is_asked_for, its_classes) = match last {
                        Some(known) if known.0 == traits => known,
                        _ => {
                            let is_admitted = admits(lexicon, text, candidate, traits, options);
                            let its_classes = NameClasses::of(traits, layered);
                            *last.insert((traits, is_admitted, wants(options, traits), its_classes))
                        }
                    };
                    if is_admitted && !is_known(entity) {
                        if is_asked_for {
                            asked_for += 1;
                            classes = classes.or(its_classes);
                        }
                        all_classes = all_classes.or(its_classes);
                        let NameRow { start, end, .. } = *name;
                        admitted.names.push(Admitted { entity, start, end, country, parent, traits });
                    }
                }
                continue;
            }
            let layer = gazetteer.layer(key.layer());
            let (rows, texts) = (layer.rows::<NameRow>(), layer.rows::<NameTextRow>());
            let numbers = layer.names_of_key(key.row());
            let of_key = numbers.clone().zip(rows.within(numbers));
            for (number, row) in of_key.filter(|&(number, _)| !layer.hides_name(number)) {
                let traits = NameTraits(row.traits);
                let (_, is_admitted, is_asked_for, its_classes) = match last {
                    Some(known) if known.0 == traits => known,
                    _ => {
                        depends_on_place |= asks_for_place(traits);
                        let is_admitted = admits(lexicon, text, candidate, traits, options);
                        *last.insert((traits, is_admitted, wants(options, traits), NameClasses::of(traits, layered)))
                    }
                };
                // "Sudán del Sur" is not Sudan, whatever the language of the text.
                let spoken = || {
                    !traits.foreign()
                        || options.speaks(layer.string(texts.get(number).language))
                        || traits.kind() == Some(Kind::Country) && admitted.has_shorter_country(text, candidate.span)
                };
                let apostrophe = || !possessive || ends_in_possessive(layer.string(texts.get(number).text));
                if is_admitted && spoken() && apostrophe() {
                    let NameRow { start, end, .. } = row;
                    let [entity, country, parent] =
                        [row.entity, row.country, row.parent].map(|number| layer.handle(number));
                    if is_asked_for {
                        asked_for += 1;
                        classes = classes.or(its_classes);
                    }
                    all_classes = all_classes.or(its_classes);
                    admitted.names.push(Admitted { entity, start, end, country, parent, traits });
                    if traits.case() == CaseRule::Exact {
                        exact_first(&mut admitted.names[first..]);
                    }
                }
            }
        }
        if admitted.names.len() == first
            && let Some(name) = left_out(gazetteer, lexicon, text, of_layers, options)
        {
            all_classes = NameClasses::of(name.traits, layered);
            admitted.names.push(name);
        }
        let names = &mut admitted.names[first..];
        if of_layers.len() > 1 {
            names.sort_by_key(|name| name.entity);
        }
        if !names.is_empty() {
            if asked_for < names.len() {
                names.sort_by_key(|name| !wants(options, name.traits));
            }
            let verdict = verdict(names, asked_for);
            let [start, count] = [first, names.len()];
            let names_from = |start| [start, start + asked_for, start + count];
            let mut reading = Reading { span: candidate.span, verdict, classes, all_classes, names: names_from(start) };
            if count > MANY {
                let last = many.get(&candidate.key).map_or(first, |known| known.reading.names[0]);
                reading.names = names_from(same_names(&mut admitted.names, first, last));
                many.insert(candidate.key, Known { letters: (!depends_on_place).then_some(letters), reading });
            }
            admitted.readings.push(reading);
        }
    }
    admitted
}

/// What a selection left out, and what is called so by itself: it still swallows the shorter name in it, "South Sudan" that of Sudan.
fn left_out(
    gazetteer: &Gazetteer,
    lexicon: &Lexicon,
    text: &str,
    of_layers: &[Candidate],
    options: &Options,
) -> Option<Admitted> {
    of_layers.iter().filter(|candidate| candidate.key.layer() != LayerId::FORMS).find_map(|candidate| {
        let layer = gazetteer.layer(candidate.key.layer());
        let rows = layer.hides_something().then(|| layer.rows::<NameRow>())?;
        layer.names_of_key(candidate.key.row()).map(|number| rows.get(number)).find_map(|row| {
            let traits = NameTraits(row.traits);
            let [entity, country, parent] = [row.entity, row.country, row.parent].map(|number| layer.handle(number));
            (traits.kind().is_some()
                && layer.hides_entity(row.entity)
                && traits.counts_alone()
                && !traits.foreign()
                && admits(lexicon, text, candidate, traits, options))
            .then_some(Admitted { entity, start: row.start, end: row.end, country, parent, traits })
        })
    })
}

/// As many names as few keys have; fewer are not worth a look for the same ones.
const MANY: usize = 8;

/// What was read for a key that has many names.
struct Known {
    /// With which letters, and whether with a possessive: in these its names are the same, unless they depend on more of the place.
    letters: Option<(WordShape, bool)>,
    reading: Reading,
}

/// Where the names that end the list from `first` on are: at `last` if it has the same, and the list gets shorter.
fn same_names(names: &mut Vec<Admitted>, first: usize, last: usize) -> usize {
    let (earlier, new) = names.split_at(first);
    if earlier.get(last..last + new.len()) == Some(new) {
        names.truncate(first);
        return last;
    }
    first
}

/// Whether the next candidate is of the same words, in the next layer that has them.
fn is_of_next_layer(candidate: &Candidate, next: &Candidate) -> bool {
    candidate.key.layer() < next.key.layer() && candidate.span == next.span
}

/// Whether a name was asked for at all.
fn wants(options: &Options, name: NameTraits) -> bool {
    match name.kind() {
        None => false,
        _ if matches!(name.form(), Form::Capital | Form::Metonym) => options.metonyms,
        _ if !name.is_on_request() => true,
        Some(Kind::Country) => options.constituents,
        Some(_) => options.news_agencies,
    }
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

/// What a name that is no blocking phrase denotes.
pub(super) fn kind_of(name: &Admitted) -> Kind {
    name.kind().expect("a blocking phrase has its verdict before any rule is asked")
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
fn admits(lexicon: &Lexicon, text: &str, candidate: &Candidate, traits: NameTraits, options: &Options) -> bool {
    let shape = candidate.shape;
    let letters = match traits.case() {
        CaseRule::Any => true,
        CaseRule::Title => traits.capitals() & !shape.capitals == 0 || shape.upper,
        CaseRule::Exact => traits.capitals() == shape.capitals && traits.upper() == shape.upper,
    };
    let in_lower_case = || {
        options.lower_case
            && shape.capitals == 0
            && is_clear_in_lower_case(lexicon, &text[candidate.span.range()], traits)
    };
    (letters || in_lower_case())
        && (!shape.starts_small() || traits.lower_start() || options.lower_case)
        && (!traits.compound() || next_char(text, candidate.span.end()).is_some_and(is_hyphen))
        && !(traits.case() == CaseRule::Exact
            && traits.upper()
            && lexicon.has(WordList::EverydayAcronyms, &text[candidate.span.range()])
            && (is_line_of_capitals(text, candidate.span) && !is_quoted(text, candidate.span)
                || is_contracted(text, candidate.span))
            && !(follows_article(text, candidate.span)
                && lexicon.has(WordList::Pronouns, &text[candidate.span.range()])))
}

/// Whether more than the letters of a candidate says if a name of these traits may be meant: see [`admits`] and [`Readings::has_shorter_country`].
fn asks_for_place(name: NameTraits) -> bool {
    name.compound()
        || name.case() == CaseRule::Exact && name.upper()
        || name.foreign() && name.kind() == Some(Kind::Country)
}

/// Whether a verb in capitals is joined to the span: "WHO'S IN: the list" names no body.
fn is_contracted(text: &str, span: Span) -> bool {
    text[span.end()..].strip_prefix(is_apostrophe).is_some_and(|verb| verb.starts_with(char::is_uppercase))
}

/// Whether what the span says follows: "WHO: CHOLERA SPREADING" is no question.
fn is_quoted(text: &str, span: Span) -> bool {
    text[span.end()..].starts_with(": ")
}

/// Whether "THE" stands before the span: "THE US" is no pronoun.
fn follows_article(text: &str, span: Span) -> bool {
    text[..span.start()].strip_suffix(' ').is_some_and(|head| words::last(head) == "THE")
}

/// Whether a name in lower case is hardly an everyday word: several words, or one that is on no list.
fn is_clear_in_lower_case(lexicon: &Lexicon, surface: &str, traits: NameTraits) -> bool {
    let lists = lexicon.lists(surface);
    let is_clear = surface.len() >= 4 && !lists.has(WordList::EverydayWords);
    surface.contains(' ') || is_clear || traits.form() == Form::Acronym && lists.has(WordList::ClearAcronyms)
}

/// Whether letters of Katakana, which foreign names are written in, go on before or after the span: "タイ" is Thailand, "タイム" time.
fn is_part_of_katakana(text: &str, span: Span) -> bool {
    let is_katakana = |c: char| matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー');
    let goes_on = |inside: Option<char>, outside: Option<char>| {
        inside.is_some_and(is_katakana) && outside.is_some_and(is_katakana)
    };
    let surface = &text[span.range()];
    text.as_bytes()[span.start()] == 0xE3
        && (goes_on(surface.chars().next(), previous_char(text, span.start()))
            || goes_on(surface.chars().next_back(), next_char(text, span.end())))
}

/// In `china.org`, `Cuba.Morales@example.net`, `@Ukraine`, the ticker `<DIA>`: no mention.
fn is_part_of_an_address(text: &str, span: Span) -> bool {
    let bytes = text.as_bytes();
    let second = || next_char(text, span.end() + 1);
    // Mostly a blank follows, and nothing else is looked at.
    let goes_on = match bytes.get(span.end()) {
        Some(b'.') => {
            second().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit()) || goes_on_to_mailbox(bytes, span.end())
        }
        Some(b'@') => second().is_some_and(char::is_alphanumeric),
        Some(b'_' | b'-' | b'+') => goes_on_to_mailbox(bytes, span.end()),
        _ => false,
    };
    goes_on || matches!(bytes[..span.start()].last(), Some(b'@' | b'<')) || is_in_url(bytes, span.start())
}

/// Whether a mailbox of several words goes on behind its first word, which ends at this byte: `Cuba.Morales@`.
fn goes_on_to_mailbox(bytes: &[u8], end: usize) -> bool {
    /// Bytes of a mailbox that are looked at, at most.
    const LONGEST: usize = 48;
    let is_of_mailbox = |byte: &&u8| byte.is_ascii_alphanumeric() || b"._-+".contains(byte);
    let rest = &bytes[end..];
    rest.get(rest.iter().take(LONGEST).take_while(is_of_mailbox).count()) == Some(&b'@')
}

/// Whether a URL without a blank goes on to this byte: `https://example.org/Spain?from=Peru`.
fn is_in_url(bytes: &[u8], start: usize) -> bool {
    /// Bytes of a URL that are looked at, at most.
    const LONGEST: usize = 200;
    // Nothing but these joins the parts of a URL.
    if !matches!(
        bytes[..start].last(),
        Some(b'/' | b'?' | b'=' | b'&' | b'-' | b'_' | b'.' | b'#' | b'%' | b'+' | b'~' | b':')
    ) {
        return false;
    }
    let near = &bytes[start.saturating_sub(LONGEST)..start];
    let word = near.iter().rposition(|byte| matches!(byte, b' ' | b'\n' | b'\t' | b'"' | b'<' | b'(' | b'['));
    let url = &near[word.map_or(0, |blank| blank + 1)..];
    url.windows(3).any(|three| three == b"://")
        || url.starts_with(b"www.")
        || url.starts_with(b"?") && url.contains(&b'=')
}

/// Whether the words around the span, on its line, have no lower-case letters: a headline.
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
