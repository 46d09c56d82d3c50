//! What is known of the surnames of a text whatever else it says: found once, for all their places and all passes.

use std::cell::RefCell;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::readings::{Admitted, Names};

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

/// The surnames with given names that a text has, and whose they may be.
#[derive(Default)]
pub(super) struct FullNames<'t>(RefCell<FxHashMap<FullName<'t>, Bearers>>);

/// Words of a text that are a surname with given names.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct FullName<'t> {
    pub words: &'t str,
    /// Of its bytes those of the surname.
    pub surname: usize,
    /// How many leaders have the surname.
    pub leaders: usize,
}

/// The leaders of a surname who have the given names, too.
pub(super) type Bearers = SmallVec<[Bearer; 2]>;

/// One of them.
#[derive(Clone, Copy)]
pub(super) struct Bearer {
    pub name: Admitted,
    /// All of the given names only in another spelling.
    pub is_spelt_otherwise: bool,
}

impl<'t> FullNames<'t> {
    /// Who has the name; `find` is asked once.
    pub fn bearers(&self, name: FullName<'t>, find: impl FnOnce() -> Bearers) -> Bearers {
        self.0.borrow_mut().entry(name).or_insert_with(find).clone()
    }
}
