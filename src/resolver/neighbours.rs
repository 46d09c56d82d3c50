//! The words on both sides of a place, and the lists that they and the place itself are on: looked up once, whichever rules ask.

use std::cell::OnceCell;

use crate::lexicon::{Lexicon, WordLists};
use crate::text::fold::{is_apostrophe, is_hyphen};
use crate::text::{Place, words};

/// A word beside a place; empty where none stands there.
#[derive(Clone, Copy)]
pub(super) struct Neighbour<'s> {
    pub word: &'s str,
    /// The lists that hold it, spelt so.
    pub lists: WordLists,
}

/// What stands beside a place.
pub(super) struct Neighbours<'s, 'r> {
    lexicon: &'r Lexicon,
    place: Place<'s>,
    before: OnceCell<Neighbour<'s>>,
    after: OnceCell<Neighbour<'s>>,
    own_lists: OnceCell<WordLists>,
}

impl<'s, 'r> Neighbours<'s, 'r> {
    pub fn new(lexicon: &'r Lexicon, place: Place<'s>) -> Neighbours<'s, 'r> {
        Neighbours { lexicon, place, before: OnceCell::new(), after: OnceCell::new(), own_lists: OnceCell::new() }
    }

    /// The word before the place, with one space between.
    pub fn before(&self) -> Neighbour<'s> {
        *self.before.get_or_init(|| self.neighbour(self.place.before().strip_suffix(' ').map_or("", words::last)))
    }

    /// Whether a whole word that opens with a small letter stands before the place, as in most sentences: no name and no title does.
    pub fn follow_small_word(&self) -> bool {
        let word = self.before().word;
        let head =
            || self.place.before().strip_suffix(' ').and_then(|head| head.strip_suffix(word)).unwrap_or_default();
        word.starts_with(|c: char| c.is_ascii_lowercase()) && !head().ends_with(|c| is_hyphen(c) || is_apostrophe(c))
    }

    /// The word after the place, with one space between.
    pub fn after(&self) -> Neighbour<'s> {
        *self.after.get_or_init(|| self.neighbour(self.place.next_word()))
    }

    /// The lists that hold the words of the place itself, spelt so.
    pub fn own_lists(&self) -> WordLists {
        *self.own_lists.get_or_init(|| self.lexicon.lists(self.place.surface()))
    }

    fn neighbour(&self, word: &'s str) -> Neighbour<'s> {
        let lists = if word.is_empty() { WordLists::default() } else { self.lexicon.lists(word) };
        Neighbour { word, lists }
    }
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::lexicon::WordList;

    #[test]
    fn neighbours_stand_beside_one_space() {
        let gazetteer = Gazetteer::embedded();
        for (text, before, after) in
            [("in Peru on", "in", "on"), ("in  Peru, on", "", ""), ("Peru", "", ""), ("in Peru  on", "in", "")]
        {
            let neighbours = Neighbours::new(gazetteer.lexicon(None), Place::of(text, "Peru"));
            assert_eq!((neighbours.before().word, neighbours.after().word), (before, after), "{text}");
        }
        let neighbours = Neighbours::new(gazetteer.lexicon(None), Place::of("in May 2020", "May"));
        assert!(neighbours.own_lists().has(WordList::Calendar));
        assert!(neighbours.before().lists.has(WordList::PlacePrepositions));
    }
}
