//! Which languages the gazetteer has names in.

use std::collections::BTreeSet;

use super::image::NameTextRow;
use super::{Gazetteer, Layer};

impl Gazetteer {
    /// The languages that names belong to (BCP 47: "de", "zh-Hant"), sorted; "und", which stands for any, is among them.
    ///
    /// Goes through all names, which takes about a millisecond: keep the result.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let languages = gazetteer.languages();
    /// assert!(languages.contains(&"de") && languages.contains(&"zh-Hant") && languages.is_sorted());
    /// assert!(!languages.contains(&"german"));
    /// ```
    pub fn languages(&self) -> Vec<&str> {
        let languages: BTreeSet<&str> = self.layers.iter().flat_map(|layer| layer.languages()).collect();
        languages.into_iter().filter(|language| !language.is_empty()).collect()
    }
}

impl Layer {
    fn languages(&self) -> impl Iterator<Item = &str> {
        // Few lists of languages stand in many rows.
        let lists: BTreeSet<u32> = self.rows::<NameTextRow>().iter().map(|row| row.language).collect();
        lists.into_iter().flat_map(|list| self.string(list).split('|'))
    }
}
