//! What a pass over the readings decided, so that the next one repeats only what may come out otherwise.

use super::Outcome;
use crate::mention::Mention;
use crate::rejection::Rejection;

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
    /// How many mentions the pass had found before; an accepted one is the next.
    pub mentions_before: usize,
    /// Accepted, or why not.
    pub outcome: Result<(), Option<Rejection>>,
}

/// The outcome of one pass.
pub(super) struct Pass {
    pub mentions: Vec<Mention>,
    /// By the numbers of the readings; only of the first pass.
    pub decisions: Vec<Decision>,
}

impl Pass {
    /// An empty pass; it keeps its decisions if there was none before.
    pub fn for_readings(count: usize, earlier: Option<&Pass>) -> Pass {
        let undecided = Decision { basis: Basis::Undecided, mentions_before: 0, outcome: Ok(()) };
        match earlier {
            Some(earlier) => Pass { mentions: Vec::with_capacity(earlier.mentions.len() + 8), decisions: Vec::new() },
            None => Pass { mentions: Vec::with_capacity(count / 2), decisions: vec![undecided; count] },
        }
    }

    /// Keeps a decision; an accepted mention is not among the mentions yet.
    pub fn note(&mut self, number: usize, outcome: &Outcome, basis: Basis) {
        let outcome = match outcome {
            Outcome::Accepted(_) => Ok(()),
            Outcome::Blocked(reason) => Err(Some(*reason)),
            Outcome::Rejected(reason) => Err(*reason),
        };
        self.decisions[number] = Decision { basis, mentions_before: self.mentions.len(), outcome };
    }
}
