//! What the resolver must know of a name at every candidate, packed into one number when the gazetteer is compiled.

use crate::text::fold::{WordSink, is_apostrophe, is_hyphen, read_separator, read_word};
use crate::vocabulary::{CaseRule, ContextRule, Form, Kind};

/// Form, case rule, context rule and shape of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NameTraits(pub u32);

/// Four bits: the form.
const FORM: u32 = 0xF;
/// Of a leader: holds, or held, a high office.
const HIGH_OFFICE: u32 = 1 << 4;
/// Of anything else: counts only when asked for, as a constituent country or a news agency.
const ON_REQUEST: u32 = HIGH_OFFICE;
/// Three bits: what the name denotes.
const KIND_SHIFT: u32 = 5;
const NO_KIND: u32 = 7;
/// Two bits: the case rule.
const CASE_SHIFT: u32 = 8;
/// Two bits: the context rule.
const CONTEXT_SHIFT: u32 = 11;
/// A name of another language in the Latin alphabet, which English text may hold by chance.
const FOREIGN: u32 = 1 << 10;
/// Of anything but a leader.
const COMPOUND: u32 = 1 << 13;
/// Of a leader: rules, or ruled, a state.
const RULER: u32 = COMPOUND;
const UPPER: u32 = 1 << 14;
const LOWER_START: u32 = 1 << 15;

impl NameTraits {
    /// `kind`: of what it names; nothing for a blocker. `in_lower_case`: whether news has a word of the name, given in lower case and with its
    /// place in bytes, with and without a capital; nothing where no words are known.
    pub(crate) fn new(
        text: &str,
        languages: &str,
        kind: Option<Kind>,
        form: Form,
        case: CaseRule,
        context: ContextRule,
        in_lower_case: Option<impl Fn(&str, usize) -> bool>,
    ) -> NameTraits {
        let foreign = !languages.split('|').any(|language| matches!(language, "en" | "und")) && is_latin(text);
        let may_be_lower = in_lower_case.is_some() && case != CaseRule::Exact;
        let in_lower_case = |word: &str, place| in_lower_case.as_ref().is_some_and(|known| known(word, place));
        let shape = word_shape(text, |word, place| may_be_lower && in_lower_case(&word.to_lowercase(), place));
        let mut traits = form as u32 | (case as u32) << CASE_SHIFT | u32::from(shape.capitals) << 16;
        traits |= (context as u32) << CONTEXT_SHIFT;
        traits |= kind.map_or(NO_KIND, |kind| kind as u32) << KIND_SHIFT;
        for (flag, set) in [
            (FOREIGN, foreign),
            (COMPOUND, kind != Some(Kind::Leader) && text.ends_with(is_hyphen)),
            (UPPER, shape.upper),
            (
                LOWER_START,
                case == CaseRule::Any || !foreign && is_known_in_lower_case(text, |word| in_lower_case(word, 0)),
            ),
        ] {
            traits |= if set { flag } else { 0 };
        }
        NameTraits(traits)
    }

    /// Whether these may be the traits of a name of something of this kind, or of a blocker.
    pub(super) fn are_of(self, kind: Option<Kind>) -> bool {
        let kind = kind.map_or(NO_KIND, |kind| kind as u32);
        self.0 >> KIND_SHIFT & NO_KIND == kind
            && ((self.0 & FORM) as usize) < Form::ALL.len()
            && ((self.0 >> CASE_SHIFT & 0x3) as usize) < CaseRule::ALL.len()
            && ((self.0 >> CONTEXT_SHIFT & 0x3) as usize) < ContextRule::ALL.len()
    }

    pub(crate) fn form(self) -> Form {
        Form::from_index(self.0 & FORM)
    }

    /// The same name of something that counts only when asked for.
    pub(crate) fn on_request(self) -> NameTraits {
        NameTraits(self.0 | ON_REQUEST)
    }

    /// Counts only when constituent countries, or news agencies, are asked for.
    pub(crate) fn is_on_request(self) -> bool {
        self.0 & ON_REQUEST != 0 && !self.is_of(Kind::Leader)
    }

    /// The same name of a leader who holds, or held, a [high office](crate::vocabulary::Role::is_high).
    pub(crate) fn of_high_office(self) -> NameTraits {
        NameTraits(self.0 | HIGH_OFFICE)
    }

    /// Whether the leader holds, or held, a high office, by the terms that the layer of the name has.
    pub(crate) fn held_high_office(self) -> bool {
        self.0 & HIGH_OFFICE != 0 && self.is_of(Kind::Leader)
    }

    /// The same name of a leader who [rules](crate::vocabulary::Role::rules), or ruled.
    pub(crate) fn of_ruler(self) -> NameTraits {
        NameTraits(self.0 | RULER)
    }

    /// Whether the leader rules, or ruled, by the terms that the layer of the name has.
    pub(crate) fn is_of_ruler(self) -> bool {
        self.0 & RULER != 0 && self.is_of(Kind::Leader)
    }

    fn is_of(self, kind: Kind) -> bool {
        self.0 >> KIND_SHIFT & NO_KIND == kind as u32
    }

    /// What the name denotes; nothing where it is a blocker.
    pub(crate) fn kind(self) -> Option<Kind> {
        let kind = self.0 >> KIND_SHIFT & NO_KIND;
        (kind != NO_KIND).then(|| Kind::from_index(kind))
    }

    pub(crate) fn case(self) -> CaseRule {
        CaseRule::from_index(self.0 >> CASE_SHIFT & 0x3)
    }

    /// Counts only with support in the text.
    pub(crate) fn needs_context(self) -> bool {
        self.context() != ContextRule::Alone
    }

    /// Counts without support: the hyphen of `Sino-` is enough.
    pub(crate) fn counts_alone(self) -> bool {
        !self.needs_context() || self.compound()
    }

    /// A rare surname that the name of the country ruled supports.
    pub(crate) fn needs_only_country(self) -> bool {
        self.context() == ContextRule::Country
    }

    pub(crate) fn context(self) -> ContextRule {
        ContextRule::from_index(self.0 >> CONTEXT_SHIFT & 0x3)
    }

    /// Counts only in texts of its languages.
    pub(crate) fn foreign(self) -> bool {
        self.0 & FOREIGN != 0
    }

    /// Only as the first part of a compound: `Sino-`.
    pub(crate) fn compound(self) -> bool {
        self.0 & COMPOUND != 0 && !self.is_of(Kind::Leader)
    }

    /// All its letters are capitals: `NATO`.
    pub(crate) fn upper(self) -> bool {
        self.0 & UPPER != 0
    }

    /// May start in lower case: `al-Qaeda`.
    pub(crate) fn lower_start(self) -> bool {
        self.0 & LOWER_START != 0
    }

    /// Bit `i`: word `i` starts with a capital (or a digit, or a letter that has no case); bit 15 stands for all later words.
    pub(crate) fn capitals(self) -> u16 {
        (self.0 >> 16) as u16
    }
}

/// Which words start with a capital and whether there is no small letter at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordShape {
    pub capitals: u16,
    pub upper: bool,
    words: u32,
}

impl WordShape {
    /// The shape of no word yet.
    pub(crate) const fn new() -> WordShape {
        WordShape { capitals: 0, upper: true, words: 0 }
    }

    /// The first letter is a small one.
    pub(crate) fn starts_small(self) -> bool {
        self.capitals & 1 == 0
    }

    /// The bits of [`capitals`](WordShape::capitals) that its words have.
    pub(crate) fn mask(self) -> u16 {
        ((1u32 << self.words.min(16)) - 1) as u16
    }

    /// The shape with one more word.
    pub(crate) fn then(mut self, capital: bool, upper: bool) -> WordShape {
        // Fifteen words tell any two names apart; the rest of a long name shares the last bit.
        let bit = 1 << self.words.min(15);
        if capital {
            self.capitals |= bit;
        }
        self.upper &= upper;
        self.words += 1;
        self
    }
}

/// Takes the words of a name for their shape alone.
struct NoKey;

impl WordSink for NoKey {
    fn byte(&mut self, _byte: u8) -> bool {
        true
    }
}

fn word_shape(text: &str, in_lower_case: impl Fn(&str, usize) -> bool) -> WordShape {
    let mut shape = WordShape::new();
    let mut at = text.find(crate::text::fold::is_word_char).unwrap_or(text.len());
    while let Some(word) = read_word(text, at, &mut NoKey) {
        // "Jaber Al-Ahmad" is also "Jaber al-Ahmad", "Massimo D'Alema" also "Massimo d'Alema"; a word that is the whole name keeps its capital.
        let small = || word.letters < text.len() && in_lower_case(&text[word.start..word.end], word.start);
        let elided = || text[word.start..].strip_prefix(['d', 'D']).is_some_and(|rest| rest.starts_with(is_apostrophe));
        shape = shape.then(word.capital && !(word.start > 0 && (small() || elided())), word.upper);
        match read_separator(text, word.start..word.end) {
            Some((_, next)) => at = next,
            None => break,
        }
    }
    shape
}

/// Whether the first letter, without its diacritics, is one of the basic Latin alphabet.
fn is_latin(text: &str) -> bool {
    crate::text::fold::fold_name(text).is_some_and(|key| key.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Whether the name starts in lower case and is known so: "uMkhonto we Sizwe", or with one of the particles, as in "al-Qaeda" and "van Rompuy".
///
/// Other names that a source prints in small letters still need a capital in the text: the scanner would have to look at every "of" and "in".
fn is_known_in_lower_case(text: &str, is_particle: impl Fn(&str) -> bool) -> bool {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let (first, more) = text.split_at(end);
    let camel = first.starts_with(char::is_lowercase) && first.contains(char::is_uppercase);
    camel || !more.is_empty() && is_particle(first)
}
