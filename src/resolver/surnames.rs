//! What is known of the surnames of a text whatever else it says: found once, for all their places and all passes.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::readings::Names;

/// The surnames of leaders that a text has.
#[derive(Default)]
pub(super) struct Surnames<'t>(RefCell<FxHashMap<(&'t str, usize), Option<Surname>>>);

/// A surname of leaders.
pub(super) struct Surname {
    pub crowd: Crowd,
    /// Of the leaders, those who rule or ruled.
    pub rulers: Names,
}

/// How many people and things have a name that are no leaders, as the prominence of all of them together.
#[derive(Clone, Copy)]
pub(super) struct Crowd {
    pub people: f64,
    /// Whether they are of the same country: a given name is that of many where a leader has it.
    pub is_of_country: bool,
}

impl<'t> Surnames<'t> {
    /// Shows what is known of a surname that so many leaders have; `find` is asked once, and says nothing where nobody can be meant by it alone.
    pub fn with<T>(
        &self,
        name: &'t str,
        leaders: usize,
        find: impl FnOnce() -> Option<Surname>,
        see: impl FnOnce(&Surname) -> T,
    ) -> Option<T> {
        self.0.borrow_mut().entry((name, leaders)).or_insert_with(find).as_ref().map(see)
    }
}
