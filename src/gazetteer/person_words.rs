//! Words that people are called by: is this capitalised word a given name, a family name?
//!
//! Nearly every word that is asked about is neither, so a filter answers before the tables are searched.

use once_cell::sync::OnceCell;

use super::image::{FamilyNameRow, GivenNameRow};
use super::{Gazetteer, Layer};
use crate::lexicon::WordFilter;
use crate::text::fold::with_key;

/// Filled when first asked.
#[derive(Clone, Default)]
pub(super) struct PersonWords {
    given: OnceCell<WordFilter>,
    family: OnceCell<WordFilter>,
}

impl Gazetteer {
    /// Whether this word is a frequent given name, or the names of some leaders open with it.
    pub(crate) fn is_given_name(&self, word: &str) -> bool {
        self.layers.iter().any(|layer| layer.is_given_name(word))
    }

    /// Whether this word is a frequent family name.
    pub(crate) fn is_family_name(&self, word: &str) -> bool {
        self.layers.iter().any(|layer| layer.is_family_name(word))
    }
}

impl Layer {
    fn is_given_name(&self, word: &str) -> bool {
        let rows = self.rows::<GivenNameRow>();
        let filter = || WordFilter::of((0..rows.len()).map(|row| self.key_bytes(rows.get(row).key)));
        self.person_words.given.get_or_init(filter).may_hold(word)
            && with_key(word, |key| rows.position(key, |row| self.key_bytes(row.key))).flatten().is_some()
    }

    fn is_family_name(&self, word: &str) -> bool {
        let rows = self.rows::<FamilyNameRow>();
        let filter = || WordFilter::of((0..rows.len()).map(|row| self.key_bytes(rows.get(row).key)));
        self.person_words.family.get_or_init(filter).may_hold(word)
            && with_key(word, |key| rows.position(key, |row| self.key_bytes(row.key))).flatten().is_some()
    }
}
