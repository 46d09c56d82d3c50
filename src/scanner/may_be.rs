//! What words of a text may be, in sixteen bits: a name in these letters, the beginning of one that goes on so.

use crate::gazetteer::NameTraits;
use crate::options::Options;
use crate::vocabulary::CaseRule;

/// What words may be. A "no" is always right, a "yes" almost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct MayBe(u16);

impl MayBe {
    /// A name that starts with a small letter; of a beginning: of such a name.
    const SMALL: u16 = 1;
    /// A name with a capital first.
    const CAPITAL: u16 = 2;
    /// A name in capitals only.
    const UPPER: u16 = 4;
    /// From here on a bit for the first byte of the next word: eight groups for capitals, digits and the like, five for small letters.
    const NEXT_CAPITAL: u32 = 3;
    const NEXT_SMALL: u32 = 11;
    const GOES_ON: u16 = u16::MAX << MayBe::NEXT_CAPITAL;

    pub const NOTHING: MayBe = MayBe(0);
    /// What is only part of a word goes on, if not as a word does.
    pub const PART: MayBe = MayBe(1 << MayBe::NEXT_CAPITAL);

    /// One of the names of a key.
    pub fn name(traits: &[NameTraits]) -> MayBe {
        let mut letters = 0;
        for traits in traits {
            let exact = traits.case() == CaseRule::Exact;
            for (one, is_admitted) in [
                (MayBe::SMALL, traits.lower_start()),
                (MayBe::CAPITAL, !exact || !traits.upper()),
                (MayBe::UPPER, !exact || traits.upper()),
            ] {
                letters |= if is_admitted { one } else { 0 };
            }
        }
        MayBe(letters)
    }

    /// The beginning of that name, with the first byte of the next word: which is always a capital, or may be small.
    pub fn beginning(self, next: u8, is_capital: bool) -> MayBe {
        let next = MayBe::next(next, false) | if is_capital { 0 } else { MayBe::next(next, true) };
        MayBe(next | self.0 & MayBe::SMALL)
    }

    /// How the next word begins.
    const fn next(folded: u8, is_small: bool) -> u16 {
        let folded = folded as u32;
        1 << if is_small { MayBe::NEXT_SMALL + folded % 5 } else { MayBe::NEXT_CAPITAL + folded % 8 }
    }

    /// Neither a name nor the beginning of one.
    pub fn is_nothing(self) -> bool {
        self.0 == 0
    }

    /// A name.
    pub fn is_name(self) -> bool {
        self.0 & !MayBe::GOES_ON != 0
    }

    /// The beginning of a longer name.
    pub fn goes_on(self) -> bool {
        self.0 & MayBe::GOES_ON != 0
    }

    /// What both are.
    #[inline]
    pub fn and(self, other: MayBe) -> MayBe {
        MayBe(self.0 & other.0)
    }

    /// What either is.
    pub fn or(self, other: MayBe) -> MayBe {
        MayBe(self.0 | other.0)
    }

    /// The same, or nothing; without a branch.
    #[inline]
    pub fn only_if(self, condition: bool) -> MayBe {
        MayBe(self.0 & u16::from(condition).wrapping_neg())
    }
}

/// What words must be where they stand in a text.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    /// Any letters will do.
    letters: u16,
    behind_separator: &'static [u16; 256],
}

impl Asked {
    pub fn of(options: &Options) -> Asked {
        match options.lower_case {
            true => Asked {
                letters: MayBe::SMALL | MayBe::CAPITAL | MayBe::UPPER,
                behind_separator: &BEHIND_SEPARATOR_SMALL,
            },
            false => Asked { letters: 0, behind_separator: &BEHIND_SEPARATOR },
        }
    }

    /// Of words that end at byte `end`, and start with a capital or are of capitals only.
    // What words are is a surprise: no branches.
    #[inline]
    pub fn at(self, bytes: &[u8], end: usize, capital: bool, upper: bool) -> MayBe {
        let letters = MayBe::SMALL << (u16::from(capital) + u16::from(capital & upper)) | self.letters;
        let [behind, next, third] = three_bytes(bytes, end);
        let next = if next == b' ' { third } else { next };
        let [behind, any_next] = BEHIND_WORD[usize::from(behind)];
        MayBe(letters | behind & (self.behind_separator[usize::from(next)] | any_next))
    }

    /// Of words that go on with a word whose first byte in the text is this one.
    pub fn before(self, byte: u8) -> MayBe {
        MayBe(self.behind_separator[usize::from(byte)])
    }
}

/// The three bytes at `at`; zeros behind the end of the text.
#[inline]
fn three_bytes(bytes: &[u8], at: usize) -> [u8; 3] {
    let rest = &bytes[at..];
    rest.first_chunk().copied().unwrap_or_else(|| std::array::from_fn(|place| rest.get(place).copied().unwrap_or(0)))
}

/// How a name must go on if this byte stands behind one of its words: not at all, where it cannot be of a separator. The next byte matters,
/// too, unless this one is not of ASCII: then the second number says that it does not.
static BEHIND_WORD: [[u16; 2]; 256] = {
    let mut goes_on = [[0, u16::MAX]; 256];
    let mut byte = 0;
    while byte < 256 {
        if is_of_separator(byte as u8) {
            goes_on[byte][0] = MayBe::GOES_ON;
        }
        if byte < 128 {
            goes_on[byte][1] = 0;
        }
        byte += 1;
    }
    goes_on
};

/// Whether a byte of a text may be of what stands between the words of a name.
const fn is_of_separator(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'.' | b'\'' | b'`' | b',' | b'&' | b'/' | b'+' | b'-' | 128..)
}

/// How a name must go on if this byte stands behind the first of a separator.
static BEHIND_SEPARATOR: [u16; 256] = behind_separator(false);
static BEHIND_SEPARATOR_SMALL: [u16; 256] = behind_separator(true);

const fn behind_separator(lower_case: bool) -> [u16; 256] {
    let mut goes_on = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let letter = byte as u8;
        let folded = letter.to_ascii_lowercase();
        goes_on[byte] = match letter {
            _ if !letter.is_ascii_alphanumeric() => BEHIND_WORD[byte][0],
            _ if lower_case => MayBe::next(folded, true) | MayBe::next(folded, false),
            _ => MayBe::next(folded, letter.is_ascii_lowercase()),
        };
        byte += 1;
    }
    goes_on
}
