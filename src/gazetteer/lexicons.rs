//! The lexicons of an image, each made when its language is first asked for.

use once_cell::sync::OnceCell;
use rustc_hash::FxHashMap;

use super::image::{EntityRow, GrammarRow, LexiconWordRow, NewsWeightRow, OfficeRow};
use super::{Gazetteer, Layer};
use crate::lexicon::{Grammar, Lexicon, Office, Switch, TitleClasses, Titles, WordList, WordLists};
use crate::vocabulary::TitlePosition;

/// The language whose lexicon reads texts of languages that have none.
const DEFAULT: &str = "en";

/// What every language takes from it: people are called the same in the news of all.
const OF_PEOPLE: WordLists = WordLists::of(WordList::GivenNameCountries)
    .or(WordLists::of(WordList::FrequentSurnames))
    .or(WordLists::of(WordList::Filiations))
    .or(WordLists::of(WordList::Juniors));

fn lists_of(row: &LexiconWordRow) -> WordLists {
    WordLists::from_parts([row.lists, row.more_lists, row.last_lists])
}

/// A lexicon for each language that has tables.
#[derive(Clone, Default)]
pub(super) struct Lexicons {
    all: OnceCell<Vec<(Box<str>, OnceCell<Lexicon>)>>,
    empty: Lexicon,
}

impl Gazetteer {
    /// The lexicon of a language (BCP 47; its first subtag counts), or English where it has none: that of the lowest layer with lexicons.
    pub(crate) fn lexicon(&self, language: Option<&str>) -> &Lexicon {
        let layer = self.layers.iter().find(|layer| !layer.all_lexicons().is_empty());
        layer.unwrap_or(&self.layers[0]).lexicon(language)
    }

    /// The words that names may have in lower case, of all languages, with their lists: those of the lowest layer with lexicons.
    pub(super) fn words_in_lower_case(&self) -> Vec<(Box<str>, WordLists)> {
        let is_of_names = |lists: WordLists| {
            [WordList::NameParticles, WordList::AttachedParticles, WordList::BodyWords]
                .into_iter()
                .any(|list| lists.has(list))
        };
        let Some(layer) = self.layers.iter().find(|layer| layer.rows::<LexiconWordRow>().len() > 0) else {
            return Vec::new();
        };
        let words = layer.rows::<LexiconWordRow>().iter();
        let words = words.map(|row| (row.word, lists_of(&row)));
        words.filter(|(_, lists)| is_of_names(*lists)).map(|(word, lists)| (layer.string(word).into(), lists)).collect()
    }
}

impl Layer {
    fn all_lexicons(&self) -> &[(Box<str>, OnceCell<Lexicon>)] {
        self.lexicons.all.get_or_init(|| {
            let languages = self.languages_of_lexicons();
            languages.into_iter().map(|language| (language.into(), OnceCell::new())).collect()
        })
    }

    fn lexicon(&self, language: Option<&str>) -> &Lexicon {
        let all = self.all_lexicons();
        let primary = language.and_then(|language| language.split('-').next()).unwrap_or(DEFAULT);
        let of = |wanted: &str| all.iter().find(|(language, _)| **language == *wanted);
        match of(primary).or_else(|| of(DEFAULT)) {
            Some((language, lexicon)) => lexicon.get_or_init(|| self.make_lexicon(language)),
            None => &self.lexicons.empty,
        }
    }

    fn languages_of_lexicons(&self) -> Vec<&str> {
        let mut languages = self.rows::<LexiconWordRow>().column("language");
        languages.extend(self.rows::<GrammarRow>().column("language"));
        languages.extend(self.rows::<OfficeRow>().column("language"));
        languages.sort_unstable();
        languages.dedup();
        languages.into_iter().map(|language| self.string(language)).collect()
    }

    fn make_lexicon(&self, language: &str) -> Lexicon {
        let is_of = |row: u32| self.string(row) == language;
        let mut words: FxHashMap<&str, WordLists> = FxHashMap::default();
        for row in self.rows::<LexiconWordRow>().iter() {
            let lists = lists_of(&row);
            let lists = match self.string(row.language) {
                own if own == language => lists,
                DEFAULT => lists.and(OF_PEOPLE),
                _ => continue,
            };
            if lists != WordLists::default() {
                let known = words.entry(self.string(row.word)).or_default();
                *known = known.or(lists);
            }
        }
        let mut grammar = Grammar::default();
        for row in self.rows::<GrammarRow>().iter().filter(|row| is_of(row.language)) {
            // Compiling has read the value already.
            let _ = grammar.set(Switch::from_index(row.switch), self.string(row.value));
        }
        let offices = self.rows::<OfficeRow>().iter().filter(|row| is_of(row.language)).map(|row| {
            let classes = TitleClasses::from_bits(row.classes).unwrap_or_default();
            let office = Office { classes, position: TitlePosition::from_index(row.position) };
            (self.key_bytes(row.key), office)
        });
        // What is news is much the same everywhere.
        let weighed = self.rows::<NewsWeightRow>().iter().any(|row| is_of(row.language));
        let weighed = if weighed { language } else { DEFAULT };
        let weights = self.rows::<NewsWeightRow>().iter().filter(|row| self.string(row.language) == weighed);
        let id = |entity| self.string(self.rows::<EntityRow>().get(entity).id);
        let weights = weights.map(|row| (id(row.entity), row.weight));
        Lexicon::new(words.into_iter(), grammar, Titles::new(offices), weights)
    }
}
