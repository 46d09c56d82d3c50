//! What the rules must know of one language: its words, by list, its offices, and how it puts names together.
//!
//! The lists are tables in `seeds/lexicon/<language>/`, compiled into the gazetteer: another language needs no Rust.

mod detector;
mod grammar;
mod lists;
mod short_texts;
mod title_class;
mod titles;
mod word_filter;

pub(crate) use detector::Detector;
pub(crate) use grammar::{Grammar, OfficePosition, Part, Switch};
pub(crate) use lists::{WordList, WordLists};
pub(crate) use short_texts::ShortTexts;
pub(crate) use title_class::{TitleClass, TitleClasses};
pub(crate) use titles::{Office, Titles};
pub(crate) use word_filter::WordFilter;

use rustc_hash::FxHashMap;

/// The lexicon of one language.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    words: FxHashMap<Box<str>, WordLists>,
    grammar: Grammar,
    titles: Titles,
    /// How often news names a state, by its id: mentions in ten thousand mentions of states.
    news_weights: FxHashMap<Box<str>, u32>,
    /// By the first letter: a bit for the second letter of each particle of names.
    particle_starts: [u32; 26],
    nominal_heads: WordFilter,
}

impl Lexicon {
    /// Of words with their lists, and of what the tables say else.
    pub fn new<'w>(
        words: impl Iterator<Item = (&'w str, WordLists)>,
        grammar: Grammar,
        titles: Titles,
        news_weights: impl Iterator<Item = (&'w str, u32)>,
    ) -> Lexicon {
        let words: FxHashMap<Box<str>, WordLists> = words.map(|(word, lists)| (word.into(), lists)).collect();
        let news_weights = news_weights.map(|(country, weight)| (country.into(), weight)).collect();
        let mut particle_starts = [0; 26];
        let particles = WordLists::of(WordList::NameParticles).or(WordLists::of(WordList::AttachedParticles));
        for (word, _) in words.iter().filter(|(_, lists)| lists.any(particles)) {
            if let [first @ b'a'..=b'z', second @ b'a'..=b'z', ..] = word.as_bytes() {
                particle_starts[usize::from(first - b'a')] |= 1 << (second - b'a');
            }
        }
        let heads = words.iter().filter(|(_, lists)| lists.has(WordList::NominalHeads));
        let heads: Vec<&[u8]> = heads.map(|(word, _)| word.as_bytes()).collect();
        let nominal_heads = WordFilter::of(heads.into_iter());
        Lexicon { words, grammar, titles, news_weights, particle_starts, nominal_heads }
    }

    /// Whether a word of ASCII letters may be a head noun that stands for an organisation's name.
    #[inline]
    pub fn may_be_nominal_head(&self, word: &str) -> bool {
        self.nominal_heads.may_hold_letters(word)
    }

    /// Whether a particle of names may start with these two bytes, the first of which is a lower-case letter of ASCII.
    #[inline]
    pub fn may_start_particle(&self, first: u8, second: u8) -> bool {
        second.is_ascii_lowercase() && self.particle_starts[usize::from(first - b'a')] >> (second - b'a') & 1 != 0
    }

    /// The lists that hold the word, spelt so.
    #[inline]
    pub fn lists(&self, word: &str) -> WordLists {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// The lists that hold the word in lower case.
    pub fn lists_in_lower_case(&self, word: &str) -> WordLists {
        /// Bytes of a word that need no memory of their own.
        const LONGEST: usize = 32;
        let mut small = [0; LONGEST];
        match small.get_mut(..word.len()) {
            Some(small) if word.is_ascii() => {
                small.copy_from_slice(word.as_bytes());
                small.make_ascii_lowercase();
                self.lists(std::str::from_utf8(small).expect("it is ASCII"))
            }
            _ => self.lists(&word.to_lowercase()),
        }
    }

    /// Whether a list holds the word, spelt so.
    #[inline]
    pub fn has(&self, list: WordList, word: &str) -> bool {
        self.lists(word).has(list)
    }

    /// How the language puts names together.
    pub fn grammar(&self) -> &Grammar {
        &self.grammar
    }

    /// How often news in the language names a state: mentions in ten thousand mentions of states, at least one. Of a leader, as which state every
    /// reader knows the name for ever: one where the table does not say.
    pub fn news_weight(&self, id: &str) -> u32 {
        self.news_weights.get(id).copied().unwrap_or(1).max(1)
    }

    /// Its offices.
    pub fn titles(&self) -> &Titles {
        &self.titles
    }

    /// Whether a word ends like a verb of a headline: "Demands", "Cancelled".
    pub fn ends_like_verb(&self, word: &str) -> bool {
        self.grammar.verb_endings.iter().any(|ending| word.ends_with(&**ending))
    }

    /// The length of the possessive ending at the beginning of a text.
    pub fn possessive(&self, tail: &str) -> usize {
        crate::text::words::possessive(tail, &self.grammar.possessive_suffixes)
    }
}
