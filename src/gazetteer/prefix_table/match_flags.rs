//! What words of a text may be, in sixteen bits: a name in these letters, or the prefix of one that continues with such a word.

use crate::gazetteer::NameTraits;
use crate::vocabulary::CaseRule;

/// What words may be. "No" is always right, "yes" almost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct MatchFlags(u16);

impl MatchFlags {
    /// A name that starts in lower case; of a prefix: of such a name.
    pub(crate) const LOWER: u16 = 1;
    /// A name that starts with a capital.
    pub(crate) const CAPITAL: u16 = 2;
    /// A name in capitals only.
    pub(crate) const UPPER: u16 = 4;
    /// From here on a bit for the first byte of the next word: eight groups for capitals, digits and the like, five for lower case.
    const NEXT_CAPITAL: u32 = 3;
    const NEXT_LOWER: u32 = 11;
    pub(crate) const CONTINUES: u16 = u16::MAX << MatchFlags::NEXT_CAPITAL;

    pub(crate) const NOTHING: MatchFlags = MatchFlags(0);
    /// What is only part of a word continues, if not as a word does.
    pub(crate) const PART: MatchFlags = MatchFlags(1 << MatchFlags::NEXT_CAPITAL);

    /// Any of the names of a key.
    pub(crate) fn name(traits: &[NameTraits]) -> MatchFlags {
        let mut letters = 0;
        for traits in traits {
            let exact = traits.case() == CaseRule::Exact;
            for (one, is_admitted) in [
                (MatchFlags::LOWER, traits.lower_start()),
                (MatchFlags::CAPITAL, !exact || !traits.upper()),
                (MatchFlags::UPPER, !exact || traits.upper()),
            ] {
                letters |= if is_admitted { one } else { 0 };
            }
        }
        MatchFlags(letters)
    }

    /// Which words never start in lower case, in none of the names of a key, a bit each; the last one is shared by all later words.
    pub(crate) fn always_capital(traits: &[NameTraits]) -> u16 {
        let capitals = traits.iter().map(|traits| if traits.case() == CaseRule::Any { 0 } else { traits.capitals() });
        capitals.fold(u16::MAX, |all, capitals| all & capitals)
    }

    /// A prefix of that name, with the first byte of the next word: always a capital, or maybe in lower case.
    pub(crate) fn prefix(self, next: u8, is_capital: bool) -> MatchFlags {
        let next = MatchFlags::next(next, false) | if is_capital { 0 } else { MatchFlags::next(next, true) };
        MatchFlags(next | self.0 & MatchFlags::LOWER)
    }

    /// How the next word begins.
    pub(crate) const fn next(folded: u8, is_lower: bool) -> u16 {
        let folded = folded as u32;
        1 << if is_lower { MatchFlags::NEXT_LOWER + folded % 5 } else { MatchFlags::NEXT_CAPITAL + folded % 8 }
    }

    /// Neither a name nor the prefix of one.
    pub(crate) fn is_nothing(self) -> bool {
        self.0 == 0
    }

    /// A name.
    pub(crate) fn is_name(self) -> bool {
        self.0 & !MatchFlags::CONTINUES != 0
    }

    /// The prefix of a longer name.
    pub(crate) fn continues(self) -> bool {
        self.0 & MatchFlags::CONTINUES != 0
    }

    /// Built from bits.
    #[inline]
    pub(crate) const fn from_bits(bits: u16) -> MatchFlags {
        MatchFlags(bits)
    }

    pub(super) fn bits(self) -> u16 {
        self.0
    }

    /// What both are.
    #[inline]
    pub(crate) fn and(self, other: MatchFlags) -> MatchFlags {
        MatchFlags(self.0 & other.0)
    }

    /// What either is.
    pub(crate) fn or(self, other: MatchFlags) -> MatchFlags {
        MatchFlags(self.0 | other.0)
    }

    /// The same, or nothing; without a branch.
    #[inline]
    pub(crate) fn only_if(self, condition: bool) -> MatchFlags {
        MatchFlags(self.0 & u16::from(condition).wrapping_neg())
    }
}
