//! From the tables of a lexicon to rows of the image: a directory for each language, a file for each list.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use crate::error::Error;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::image::{FunctionWordsRow, GrammarRow, ImageWriter, InflectionRow, LexiconWordRow, NONE};
use crate::gazetteer::seeds::{self, Table};
use crate::lexicon::{Grammar, Part, Switch, WordList, WordLists};
use crate::vocabulary::Form;

/// The tables of all languages, in the order of languages and files.
pub(in crate::gazetteer) struct LexiconTables {
    languages: Vec<Language>,
    /// Of a layer below: words that names may have in lower case. They are known, not written again.
    below: Vec<(Box<str>, WordLists)>,
}

#[derive(Default)]
struct Language {
    name: String,
    lists: Vec<(WordList, Table)>,
    grammar: Option<Table>,
    offices: Option<Table>,
    news_weights: Option<Table>,
    inflection: Option<Table>,
    nationalities: Option<Table>,
    bodies: Option<Table>,
    function_words: Option<Table>,
}

impl LexiconTables {
    /// Reads the directory `lexicon` in the directory of the other tables, or else beside it; without either there is no lexicon.
    pub fn read(directory: &Path) -> Result<LexiconTables, Error> {
        let places = [directory.join("lexicon"), directory.join("../lexicon")];
        let mut languages = Vec::new();
        for path in places.iter().find(|path| path.is_dir()).map(|path| entries(path)).transpose()?.unwrap_or_default()
        {
            languages.push(Language::read(&path)?);
        }
        Ok(LexiconTables { languages, below: Vec::new() })
    }

    /// No lexicon: for layers that stand on one that has it, whose words in lower case are those of this gazetteer.
    pub fn on(gazetteer: &Gazetteer) -> LexiconTables {
        LexiconTables { languages: Vec::new(), below: gazetteer.words_in_lower_case() }
    }

    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.languages.iter().flat_map(|language| {
            let lists = language.lists.iter().map(|(_, table)| table);
            let words = lists.chain(&language.grammar).chain(&language.offices).chain(&language.news_weights);
            words
                .chain(&language.inflection)
                .chain(&language.nationalities)
                .chain(&language.bodies)
                .chain(&language.function_words)
        })
    }

    /// The tables of offices with their languages.
    pub fn offices(&self) -> impl Iterator<Item = (&str, &Table)> {
        self.languages.iter().filter_map(|language| Some((&*language.name, language.offices.as_ref()?)))
    }

    /// The tables of news weights with their languages.
    pub fn news_weights(&self) -> impl Iterator<Item = (&str, &Table)> {
        self.languages.iter().filter_map(|language| Some((&*language.name, language.news_weights.as_ref()?)))
    }

    /// The tables of nationalities with their languages.
    pub fn nationalities(&self) -> impl Iterator<Item = (&str, &Table)> {
        self.languages.iter().filter_map(|language| Some((&*language.name, language.nationalities.as_ref()?)))
    }

    /// The tables of bodies with their languages.
    pub fn bodies(&self) -> impl Iterator<Item = (&str, &Table)> {
        self.languages.iter().filter_map(|language| Some((&*language.name, language.bodies.as_ref()?)))
    }

    /// The rows of all languages, checked.
    pub(super) fn rows(&self) -> Result<Rows<'_>, Error> {
        let mut rows = Rows::default();
        for language in &self.languages {
            let mut words: BTreeMap<&str, WordLists> = BTreeMap::new();
            for (list, table) in &language.lists {
                for row in table.rows()? {
                    row.required("reason")?;
                    let lists = words.entry(row.required("word")?).or_default();
                    if lists.has(*list) {
                        return Err(row.fault("word", "the word is listed twice"));
                    }
                    *lists = lists.or(WordLists::of(*list));
                }
            }
            rows.words.extend(words.into_iter().map(|(word, lists)| (&*language.name, word, lists)));
            for row in language.grammar.iter().map(Table::rows).collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
                let switch: Switch = row.parsed("switch")?;
                let value = row.required("value")?;
                Grammar::default().set(switch, value).map_err(|message| row.fault("value", message))?;
                rows.switches.push((&language.name, switch, value));
            }
            language.inflection(&mut rows)?;
            language.function_words(&mut rows)?;
        }
        rows.switches.sort();
        let is_particle =
            |lists: &WordLists| lists.has(WordList::NameParticles) || lists.has(WordList::AttachedParticles);
        let below = self.below.iter().map(|(word, lists)| (&**word, lists));
        let words = || rows.words.iter().map(|(_, word, lists)| (*word, lists)).chain(below.clone());
        rows.particles = words().filter(|(_, lists)| is_particle(lists)).map(|(word, _)| word).collect();
        let body_words = words().filter(|(_, lists)| lists.has(WordList::BodyWords));
        rows.body_words = body_words.map(|(word, _)| word).collect();
        Ok(rows)
    }
}

impl Language {
    fn read(directory: &Path) -> Result<Language, Error> {
        let name = directory.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut language = Language { name, ..Language::default() };
        for path in entries(directory)? {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            match &*stem {
                "grammar" => language.grammar = Some(Table::read_file(path, &seeds::GRAMMAR)?),
                "news_weights" => language.news_weights = Some(Table::read_file(path, &seeds::NEWS_WEIGHTS)?),
                "inflection" => language.inflection = Some(Table::read_file(path, &seeds::INFLECTION)?),
                "nationalities" => language.nationalities = Some(Table::read_file(path, &seeds::NATIONALITIES)?),
                "bodies" => language.bodies = Some(Table::read_file(path, &seeds::BODIES)?),
                "function_words" => language.function_words = Some(Table::read_file(path, &seeds::FUNCTION_WORDS)?),
                "offices" => language.offices = Some(Table::read_file(path, &seeds::OFFICES)?),
                _ => {
                    let list = stem.parse().map_err(|error| Error::file(&path, error))?;
                    language.lists.push((list, Table::read_file(path, &seeds::LEXICON_WORDS)?));
                }
            }
        }
        Ok(language)
    }

    fn inflection<'t>(&'t self, rows: &mut Rows<'t>) -> Result<(), Error> {
        for row in self.inflection.iter().map(Table::rows).collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
            row.required("reason")?;
            let form = match row.field("form") {
                "" => None,
                _ => Some(row.parsed::<Form>("form")?),
            };
            let part = row.parsed::<Part>("part")?;
            let [of, becomes] = ["of", "becomes"].map(|column| row.field(column));
            match part {
                Part::Start | Part::End | Part::Before | Part::After | Part::Letters if becomes.is_empty() => {
                    return Err(
                        row.fault("becomes", "the forms are missing, blanks between them; \"-\" stands for nothing")
                    );
                }
                Part::Never | Part::Apostrophe | Part::Syllable if !becomes.is_empty() => {
                    return Err(row.fault("becomes", format!("nothing becomes of what is \"{part}\"")));
                }
                Part::Never if of.is_empty() => return Err(row.fault("of", "the word is missing")),
                _ => {}
            }
            rows.inflection.push((&self.name, form, part, of, becomes));
        }
        Ok(())
    }

    fn function_words<'t>(&'t self, rows: &mut Rows<'t>) -> Result<(), Error> {
        for row in self.function_words.iter().map(Table::rows).collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
            row.required("reason")?;
            let words = row.required("words")?;
            if words != words.to_lowercase() {
                return Err(row.fault("words", "the words are written in lower case, blanks between them"));
            }
            let is_for_short = match row.field("texts") {
                "" => false,
                "short" => true,
                _ => {
                    return Err(
                        row.fault("texts", "the words are asked for in all texts (nothing) or in \"short\" ones")
                    );
                }
            };
            rows.function_words.push((&self.name, words, is_for_short));
        }
        Ok(())
    }
}

/// What a directory holds, in the order of names; hidden files are not read.
fn entries(directory: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed = |error: std::io::Error| Error::file(directory, error);
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(directory).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Rows on their way to the image, sorted.
#[derive(Default)]
pub(super) struct Rows<'t> {
    words: Vec<(&'t str, &'t str, WordLists)>,
    switches: Vec<(&'t str, Switch, &'t str)>,
    inflection: Vec<(&'t str, Option<Form>, Part, &'t str, &'t str)>,
    function_words: Vec<(&'t str, &'t str, bool)>,
    particles: FxHashSet<&'t str>,
    body_words: FxHashSet<&'t str>,
}

impl Rows<'_> {
    /// Whether names have any words in lower case.
    pub fn has_words_of_names(&self) -> bool {
        !(self.particles.is_empty() && self.body_words.is_empty())
    }

    /// Whether a word in lower case is a particle of names in one of the languages.
    pub fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(word)
    }

    /// Whether a word in lower case is one of those that names of bodies have with and without a capital.
    pub fn is_body_word(&self, word: &str) -> bool {
        self.body_words.contains(word)
    }

    pub fn write(&self, image: &mut ImageWriter) {
        for &(language, word, lists) in &self.words {
            let [language, word] = [language, word].map(|text| image.string(text));
            let [lists, more_lists, last_lists] = lists.to_parts();
            image.push(LexiconWordRow { language, word, lists, more_lists, last_lists });
        }
        for &(language, switch, value) in &self.switches {
            let row =
                GrammarRow { language: image.string(language), switch: switch as u32, value: image.string(value) };
            image.push(row);
        }
        for &(language, form, part, of, becomes) in &self.inflection {
            let [language, of, becomes] = [language, of, becomes].map(|text| image.string(text));
            let form = form.map_or(NONE, |form| form as u32);
            image.push(InflectionRow { language, form, part: part as u32, of, becomes });
        }
        for &(language, words, is_for_short) in &self.function_words {
            let [language, words] = [language, words].map(|text| image.string(text));
            image.push(FunctionWordsRow { language, words, is_for_short: is_for_short.into() });
        }
    }
}
