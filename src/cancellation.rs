//! Whether an extraction goes on: asked often enough to stop soon, and so seldom that nobody notices.

use std::cell::Cell;

/// The caller's answer, asked once for each so much work.
pub(crate) struct Going<'k> {
    keep_going: &'k (dyn Fn() -> bool + Sync),
    /// What is left to do before it is asked again.
    left: Cell<usize>,
    stopped: Cell<bool>,
}

impl<'k> Going<'k> {
    /// How many names, or the like, are read between two questions: well below a millisecond.
    const WORK: usize = 1024;

    pub fn new(keep_going: &'k (dyn Fn() -> bool + Sync)) -> Going<'k> {
        Going { keep_going, left: Cell::new(0), stopped: Cell::new(false) }
    }

    /// One that never stops.
    #[cfg(test)]
    pub fn always() -> Going<'static> {
        Going::new(&|| true)
    }

    /// Whether to go on with so much work: names, lines, batches of words.
    #[inline]
    pub fn on(&self, work: usize) -> bool {
        match self.left.get().checked_sub(work) {
            Some(left) if !self.stopped.get() => {
                self.left.set(left);
                true
            }
            _ => self.ask(),
        }
    }

    /// Whether to go on at all; after the first "no" it is not asked again.
    #[cold]
    pub fn ask(&self) -> bool {
        let goes_on = !self.stopped.get() && (self.keep_going)();
        self.stopped.set(!goes_on);
        self.left.set(Going::WORK);
        goes_on
    }

    /// The outcome of what was done until now; `None`: it was stopped.
    pub fn finish<T>(&self, outcome: T) -> Option<T> {
        (!self.stopped.get()).then_some(outcome)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

    use super::*;

    #[test]
    fn it_asks_once_for_much_work_and_never_after_a_no() {
        let asked = AtomicUsize::new(0);
        let keep_going = || asked.fetch_add(1, Relaxed) < 2;
        let going = Going::new(&keep_going);
        let steps = (0..10 * Going::WORK).take_while(|_| going.on(1)).count();
        assert!((2 * Going::WORK..3 * Going::WORK).contains(&steps), "{steps}");
        assert!(!going.on(1) && !going.ask() && going.finish(()).is_none());
        assert_eq!(asked.load(Relaxed), 3);
        assert_eq!(Going::always().finish(1), Some(1));
    }
}
