//! What a pass over the readings decided, so that the next one repeats only what may come out otherwise.

use std::ops::Range;

use crate::document::mention::Mention;
use crate::document::rejection::Rejection;

/// What a decision rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    /// None was made: the reading lies inside a longer mention.
    Undecided,
    /// The reading, the text around it, and the mention before it.
    Neighbours,
    /// Besides, that the text mentions none of the people by another name.
    Bearers,
    /// What the whole text mentions.
    Document,
}

/// One decision.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decision {
    pub basis: Basis,
    /// Accepted, or why not.
    pub outcome: Result<(), Option<Rejection>>,
}

impl Decision {
    const NONE: Decision = Decision { basis: Basis::Undecided, outcome: Ok(()) };

    fn is_mention(self) -> bool {
        self.basis != Basis::Undecided && self.outcome.is_ok()
    }
}

/// The outcome of one pass, up to where it is in the text.
#[derive(Default)]
pub(super) struct Pass {
    pub mentions: Vec<Mention>,
    /// By the numbers of the readings; only of a pass that has none before it.
    pub decisions: Vec<Decision>,
    /// Where the last mention ends, or what is known to be none.
    pub reached: usize,
    /// How many readings it has seen.
    readings: usize,
    /// How many mentions the earlier pass had found up to here.
    earlier_mentions: usize,
}

impl Pass {
    /// Goes on with so many readings; the answer is the number of the first of them.
    pub fn go_on(&mut self, count: usize, earlier: Option<&Pass>) -> usize {
        let first = self.readings;
        self.readings += count;
        match earlier {
            Some(earlier) if first == 0 => self.mentions.reserve(earlier.mentions.len() + 8),
            Some(_) => {}
            None => {
                self.mentions.reserve(count / 2);
                self.decisions.resize(self.readings, Decision::NONE);
            }
        }
        first
    }

    /// How many mentions the earlier pass had found before these readings, which start at one place.
    pub fn mentions_of(&mut self, earlier: Option<&Pass>, readings: Range<usize>) -> usize {
        let before = self.earlier_mentions;
        let decisions = earlier.map_or(&[][..], |earlier| &earlier.decisions[readings]);
        self.earlier_mentions += usize::from(decisions.iter().any(|decision| decision.is_mention()));
        before
    }
}
