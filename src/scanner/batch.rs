//! The words that are looked at together, and where they lead: kept from one text to the next, because short texts are many.

use std::cell::Cell;

use super::follow::Following;
use super::starts::Starts;

/// Words that were not followed yet, and what was reached from those that are.
pub(super) struct Batch {
    pub starts: Starts,
    pub following: Following,
}

thread_local! {
    static SPARE: Cell<Option<Box<Batch>>> = const { Cell::new(None) };
}

impl Batch {
    /// An empty one.
    pub fn take() -> Box<Batch> {
        SPARE.take().unwrap_or_else(|| Box::new(Batch { starts: Starts::NONE, following: Following::NONE }))
    }

    /// Gives it back, empty.
    pub fn put_back(self: Box<Batch>) {
        SPARE.set(Some(self));
    }
}
