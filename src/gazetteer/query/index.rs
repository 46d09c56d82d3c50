//! The names of countries by their words.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::spelling::mended;
use super::words::{Word, WordRules, key_of};
use crate::date::Date;
use crate::gazetteer::image::{LookupNameRow, NameRow, NameTextRow};
use crate::gazetteer::{BLOCKER, EntityHandle, Gazetteer, NameTraits};
use crate::vocabulary::{Form, Kind};

/// What a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
pub(super) enum Says {
    /// The country.
    Country,
    /// Its people: an adjective or a demonym.
    People,
    /// Its capital.
    Capital,
}

/// A country under one of its names.
#[derive(Clone, Copy, Debug)]
pub(in crate::gazetteer) struct Named {
    pub country: EntityHandle,
    pub(super) says: Says,
    /// Whether texts must hold more than the name.
    pub(super) needs_context: bool,
    /// Since and until when the name is in use.
    pub years: (Option<Date>, Option<Date>),
}

type Found = SmallVec<[Named; 1]>;

/// The names of all layers.
#[derive(Debug, Default)]
pub(in crate::gazetteer) struct CountryNames {
    pub(super) rules: WordRules,
    /// By the words, in whatever order.
    by_words: FxHashMap<String, Found>,
    /// By the words without the forms of state, and whether the name has any.
    by_core: FxHashMap<String, Found>,
    /// By the letters, blanks left out.
    by_letters: FxHashMap<String, Found>,
    /// The words that names have.
    words: FxHashSet<String>,
    /// The names in English, by the number of their words: what a misspelt name may be.
    english: BTreeMap<usize, Vec<(Vec<String>, Named)>>,
}

impl CountryNames {
    pub fn of(gazetteer: &Gazetteer) -> CountryNames {
        let mut names = CountryNames { rules: WordRules::of(gazetteer), ..CountryNames::default() };
        for layer in gazetteer.placed_layers() {
            let rows = layer.rows::<NameRow>().iter().zip(layer.rows::<NameTextRow>().iter());
            for (row, text) in rows {
                let traits = NameTraits(row.traits);
                if row.entity == BLOCKER || traits.kind() != Some(Kind::Country) {
                    continue;
                }
                let says = match traits.form() {
                    Form::Adjective | Form::Demonym => Says::People,
                    Form::Capital => Says::Capital,
                    Form::Metonym => continue,
                    _ => Says::Country,
                };
                let years = (Date::unpack(row.start), Date::unpack(row.end));
                let needs_context = traits.needs_context();
                let named = Named { country: layer.handle(row.entity), says, needs_context, years };
                names.add(layer.string(text.text), layer.string(text.language), named);
            }
            for row in layer.rows::<LookupNameRow>().iter() {
                let years = (Date::unpack(row.start), Date::unpack(row.end));
                let named = Named::by_key(layer.handle(row.country), years);
                names.add(layer.string(row.text), layer.string(row.language), named);
            }
        }
        names
    }

    fn add(&mut self, text: &str, languages: &str, named: Named) {
        let words: Vec<Word> = self.rules.parts(&mended(text)).into_iter().flatten().collect();
        if named.needs_context && self.rules.are_of_regions(words.iter().map(|word| word.text.as_str())) {
            return;
        }
        let put = |map: &mut FxHashMap<String, Found>, key: String| {
            let found = map.entry(key).or_default();
            if !found
                .iter()
                .any(|other| (other.country, other.says, other.years) == (named.country, named.says, named.years))
            {
                found.push(named);
            }
        };
        put(&mut self.by_letters, letters_of(&words));
        // The abbreviations are those of English: in German "Island" is Iceland.
        let is_english = languages.split('|').any(|language| matches!(language, "en" | "und"));
        let readings = if is_english { self.rules.readings_of_name(&words) } else { vec![self.rules.plain(&words)] };
        let english = is_english && named.says == Says::Country;
        for reading in readings {
            put(&mut self.by_words, key_of(reading.iter().map(String::as_str)));
            let core = || reading.iter().map(String::as_str).filter(|word| !self.rules.is_form_of_state(word));
            // Of the United Kingdom nothing is left.
            if !self.rules.are_of_regions(core()) {
                put(&mut self.by_core, key_of(core()));
            }
            for word in &reading {
                if !self.words.contains(word) {
                    self.words.insert(word.clone());
                }
            }
            if english {
                self.english.entry(reading.len()).or_default().push((reading, named));
            }
        }
    }

    pub(super) fn by_words(&self, key: &str) -> &[Named] {
        self.by_words.get(key).map_or(&[], |found| found)
    }

    pub(super) fn by_core(&self, key: &str) -> &[Named] {
        self.by_core.get(key).map_or(&[], |found| found)
    }

    pub(super) fn by_letters(&self, letters: &str) -> &[Named] {
        self.by_letters.get(letters).map_or(&[], |found| found)
    }

    /// Whether a name has the word: then it is not a misspelling of another one.
    pub(super) fn has_word(&self, word: &str) -> bool {
        self.words.contains(word) || self.rules.has(word)
    }

    /// The English names of so many words.
    pub(super) fn english(&self, words: usize) -> &[(Vec<String>, Named)] {
        self.english.get(&words).map_or(&[], |names| names)
    }
}

/// All letters of a name in their order.
pub(super) fn letters_of(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect()
}
