//! Names as a language inflects them: "Франции" of "Франция", "französischen" of "französisch", "وفرنسا" of "فرنسا".
//!
//! Sources state the dictionary form. What a language makes of it is data (`seeds/lexicon/<language>/inflection.tsv`), and so are its words for
//! nationalities; all forms are made of them when a text of the language is first read, a few thousand within milliseconds. In the image they would
//! take more room than all names of countries, for every reader of English, too.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use once_cell::sync::OnceCell;
use unicode_normalization::UnicodeNormalization;

use super::handle::LayerId;
use super::image::{FunctionWordsRow, InflectionRow, NONE, NameRow, NameTextRow, NationalityRow};
use super::prefix_table::{ScannerTables, TablesBuilder};
use super::{BLOCKER, Gazetteer, KeyHandle, Layer, NameTraits};
use crate::lexicon::{Detector, Part};
use crate::text::fold::fold_name;
use crate::text::{Span, words};
use crate::vocabulary::{CaseRule, ContextRule, Form, Kind};

/// The forms of each language that has some, made when its first text is read, and what tells languages apart.
#[derive(Default)]
pub(super) struct WordForms {
    languages: OnceCell<Vec<(Box<str>, OnceCell<Forms>)>>,
    detector: OnceCell<Detector>,
}

/// The forms of one language.
pub(crate) struct Forms {
    /// The bytes of all keys, one after another, sorted.
    keys: Vec<u8>,
    rows: Vec<FormRow>,
    names: Vec<NameRow>,
    pub(crate) tables: ScannerTables,
    pub(crate) longest_key: usize,
    /// Whether suffixes follow an apostrophe, which ends the name.
    pub(crate) has_apostrophes: bool,
}

struct FormRow {
    end: u32,
    end_of_names: u32,
    /// How many of its first letters are words of their own, joined to the name.
    joined: u32,
    /// How it is spelt, in lower case, where it counts only so, and inside a sentence.
    syllable: Option<Box<str>>,
}

/// How many forms a language can have; the bits of a key's row above say which language.
const FORM_BITS: u32 = 20;

impl Gazetteer {
    /// The numbers of those of these languages (BCP 47; the first subtag counts) that have forms.
    pub(crate) fn languages_with_forms<'l>(&self, languages: impl Iterator<Item = &'l str>) -> Vec<usize> {
        let all = self.layers[0].languages_with_forms();
        let primary = languages.map(|language| language.split('-').next().unwrap_or_default());
        primary.filter_map(|wanted| all.iter().position(|(language, _)| **language == *wanted)).collect()
    }

    /// How many languages have forms.
    pub(crate) fn count_languages_with_forms(&self) -> usize {
        self.layers[0].languages_with_forms().len()
    }

    /// The forms of a language.
    pub(crate) fn forms(&self, language: usize) -> &Forms {
        self.layers[0].forms(language)
    }

    /// The names under the key of a form: all are of the lowest layer.
    pub(crate) fn names_of_form(&self, key: KeyHandle) -> &[NameRow] {
        let forms = self.forms((key.row() >> FORM_BITS) as usize);
        &forms.names[forms.names_of(key.row() & ((1 << FORM_BITS) - 1))]
    }

    /// What tells the languages of texts apart.
    pub(crate) fn detector(&self) -> &Detector {
        self.layers[0].word_forms.detector.get_or_init(|| self.layers[0].make_detector())
    }
}

impl Layer {
    fn languages_with_forms(&self) -> &[(Box<str>, OnceCell<Forms>)] {
        self.word_forms.languages.get_or_init(|| {
            let inflection = self.rows::<InflectionRow>().iter().map(|row| row.language);
            let nationalities = self.rows::<NationalityRow>().iter().map(|row| row.language);
            let languages: BTreeSet<u32> = inflection.chain(nationalities).collect();
            languages.into_iter().map(|language| (self.string(language).into(), OnceCell::new())).collect()
        })
    }

    fn forms(&self, language: usize) -> &Forms {
        let (language, forms) = &self.languages_with_forms()[language];
        forms.get_or_init(|| self.make_forms(language))
    }

    fn make_detector(&self) -> Detector {
        let rows = self.rows::<FunctionWordsRow>();
        Detector::new(rows.iter().map(|row| (self.string(row.language), self.string(row.words))))
    }

    fn make_forms(&self, language: &str) -> Forms {
        let inflection = Inflection::of(self, language);
        let mut found: BTreeMap<String, Found> = BTreeMap::new();
        let mut add = |joined: &str,
                       text: &str,
                       name: NameRow,
                       languages: &str,
                       form: Form,
                       case: CaseRule,
                       context: ContextRule| {
            let (joined, text) = (joined.chars().count() as u32, &*[joined, text].concat());
            let Some(key) = fold_name(text).filter(|key| !inflection.never.contains(&**key)) else { return };
            let kind = (name.entity != BLOCKER).then_some(Kind::Country);
            let traits = NameTraits::new(text, languages, kind, form, case, context, None::<fn(&str, usize) -> bool>);
            let Found { names, joined: fewest, syllable } = found.entry(key).or_default();
            if inflection.has_syllables && !text.contains(' ') {
                *syllable = Some(text.to_lowercase().into());
            }
            // What may be the name itself is.
            *fewest = if names.is_empty() { joined } else { joined.min(*fewest) };
            // "Deutsche" needs its capital, "deutsche" does not.
            match names.iter_mut().find(|known| known.entity == name.entity) {
                Some(known) if traits.lower_start() => known.traits = traits.0,
                Some(_) => {}
                None => names.push(NameRow { traits: traits.0, ..name }),
            }
        };
        for row in self.rows::<NationalityRow>().iter().filter(|row| self.string(row.language) == language) {
            let (text, form, case) =
                (self.string(row.text), Form::from_index(row.form), CaseRule::from_index(row.case));
            let name = NameRow { entity: row.country, traits: 0, start: 0, end: 0, country: NONE, parent: NONE };
            add("", text, name, language, form, case, ContextRule::Alone);
            inflection.forms(text, form, &mut |joined, text| {
                add(joined, text, name, language, form, case, ContextRule::Alone)
            });
        }
        // Few lists of languages stand in many rows.
        let mut speaks: BTreeMap<u32, bool> = BTreeMap::new();
        let is_of = |list: &str| list.split('|').any(|known| known.split('-').next() == Some(language));
        let texts = self.rows::<NameTextRow>();
        for (number, text) in (0..).zip(texts.iter()) {
            if !*speaks.entry(text.language).or_insert_with(|| is_of(self.string(text.language))) {
                continue;
            }
            let name = self.rows::<NameRow>().get(number);
            let traits = NameTraits(name.traits);
            if traits.kind() == Some(Kind::Country)
                && matches!(traits.form(), Form::Name | Form::Short | Form::Official)
            {
                let (form, case, context) = (traits.form(), traits.case(), traits.context());
                let languages = self.string(text.language);
                inflection.forms(self.string(text.text), Form::Name, &mut |joined, text| {
                    add(joined, text, name, languages, form, case, context);
                });
            }
        }
        Forms::new(found, inflection.has_apostrophes)
    }
}

/// What is found under a key, and how many of its first letters are joined words.
#[derive(Default)]
struct Found {
    names: Vec<NameRow>,
    joined: u32,
    /// How it is spelt, in lower case, where marks tell words apart.
    syllable: Option<Box<str>>,
}

impl Forms {
    fn new(mut found: BTreeMap<String, Found>, has_apostrophes: bool) -> Forms {
        // A form of several countries says nothing, unless one of them is called so: the first, which nationalities are.
        found.retain(|_, Found { names, .. }| names.len() == 1 || NameTraits(names[0].traits).form() != Form::Name);
        let count = found.len().min(1 << FORM_BITS);
        let mut tables =
            TablesBuilder::new(found.keys().take(count).map(String::as_str).collect::<Vec<_>>().into_iter());
        let (mut keys, mut rows, mut names) = (Vec::new(), Vec::new(), Vec::new());
        for (index, (key, Found { names: of_key, joined, syllable })) in (0..).zip(found.iter().take(count)) {
            let traits: Vec<_> = of_key.iter().map(|name| NameTraits(name.traits)).collect();
            tables.insert(index, key.as_bytes(), &traits);
            keys.extend_from_slice(key.as_bytes());
            names.extend_from_slice(of_key);
            rows.push(FormRow {
                end: keys.len() as u32,
                end_of_names: names.len() as u32,
                joined: *joined,
                syllable: syllable.clone(),
            });
        }
        let longest_key = found.keys().map(String::len).max().unwrap_or(0);
        Forms { keys, rows, names, tables: ScannerTables::built(tables), longest_key, has_apostrophes }
    }

    /// How many keys there are.
    pub(crate) fn count(&self) -> u32 {
        self.rows.len() as u32
    }

    /// The bytes of a key.
    pub(crate) fn key(&self, number: u32) -> &[u8] {
        let start = number.checked_sub(1).map_or(0, |before| self.rows[before as usize].end);
        &self.keys[start as usize..self.rows[number as usize].end as usize]
    }

    /// How many of a key's first letters are words of their own, joined to the name.
    pub(crate) fn joined(&self, number: u32) -> usize {
        self.rows[number as usize].joined as usize
    }

    /// Whether a key may stand at a place of a text: a name of one syllable is spelt with its marks, and follows a word in lower case.
    pub(crate) fn may_stand(&self, number: u32, text: &str, span: Span) -> bool {
        self.rows[number as usize].syllable.as_deref().is_none_or(|spelt| {
            let head = text[..span.start()].strip_suffix([' ', '-']).unwrap_or_default();
            let surface = text[span.range()].nfc().collect::<String>();
            surface.to_lowercase() == spelt && words::last(head).starts_with(char::is_lowercase)
        })
    }

    fn names_of(&self, number: u32) -> Range<usize> {
        let start = number.checked_sub(1).map_or(0, |before| self.rows[before as usize].end_of_names);
        start as usize..self.rows[number as usize].end_of_names as usize
    }
}

impl KeyHandle {
    /// Stands for a form of a language.
    pub(crate) fn of_form(language: usize, number: u32) -> KeyHandle {
        KeyHandle::new(LayerId::FORMS, (language as u32) << FORM_BITS | number)
    }
}

/// What a language makes of names: the rows of its table.
struct Inflection<'l> {
    starts: Vec<Change<'l>>,
    ends: Vec<Change<'l>>,
    never: BTreeSet<String>,
    has_apostrophes: bool,
    has_syllables: bool,
}

/// What the beginning or the end of a word becomes.
struct Change<'l> {
    /// Of these names only.
    form: Option<Form>,
    of: &'l str,
    becomes: Vec<&'l str>,
}

impl Change<'_> {
    fn is_of(&self, form: Form) -> bool {
        self.form.is_none_or(|own| own == form)
    }

    /// How many bytes at the end of the word it replaces; `None`: it is for other words.
    fn ends(&self, word: &str) -> Option<usize> {
        let last = word.chars().next_back()?;
        match self.of {
            AFTER_CONSONANT => (last.is_lowercase() && !is_vowel(last)).then_some(0),
            AFTER_VOWEL => is_vowel(last).then_some(0),
            of => word.ends_with(of).then_some(of.len()),
        }
    }
}

/// What stands in the table for the end of a word of which nothing is replaced.
const AFTER_CONSONANT: &str = "C";
const AFTER_VOWEL: &str = "V";
/// Stands in the table for nothing.
const NOTHING: &str = "-";

fn is_vowel(c: char) -> bool {
    let mut folded = [0; 8];
    let mut length = 0;
    crate::text::fold::fold_char(c, |byte| {
        if let Some(place) = folded.get_mut(length) {
            (*place, length) = (byte, length + 1);
        }
    });
    let folded = std::str::from_utf8(&folded[..length]).unwrap_or_default();
    folded.chars().next().is_some_and(|base| "aeiouyаеёиоуыэюяєіїўαεηιουω".contains(base))
}

impl<'l> Inflection<'l> {
    fn of(layer: &'l Layer, language: &str) -> Inflection<'l> {
        let mut inflection = Inflection {
            starts: Vec::new(),
            ends: Vec::new(),
            never: BTreeSet::new(),
            has_apostrophes: false,
            has_syllables: false,
        };
        for row in layer.rows::<InflectionRow>().iter().filter(|row| layer.string(row.language) == language) {
            let [of, becomes] = [row.of, row.becomes].map(|text| layer.string(text));
            let form = (row.form != NONE).then(|| Form::from_index(row.form));
            let becomes = becomes.split(' ').map(|ending| if ending == NOTHING { "" } else { ending }).collect();
            match Part::from_index(row.part) {
                Part::Start => inflection.starts.push(Change { form, of, becomes }),
                Part::End => inflection.ends.push(Change { form, of, becomes }),
                Part::Never => inflection.never.extend(of.split(' ').filter_map(fold_name)),
                Part::Apostrophe => inflection.has_apostrophes = true,
                Part::Syllable => inflection.has_syllables = true,
            }
        }
        inflection
    }

    /// Gives every form of a name but itself to a function, apart from the words that are joined to its beginning.
    fn forms(&self, text: &str, form: Form, visit: &mut dyn FnMut(&str, &str)) {
        let mut ended = vec![text.to_owned()];
        self.ended(text, form, &mut ended);
        ended.iter().skip(1).for_each(|text| visit("", text));
        let starts = || self.starts.iter().filter(|change| change.is_of(form));
        for text in &ended {
            let longest = starts().filter(|change| text.starts_with(change.of)).map(|change| change.of.len()).max();
            for change in starts().filter(|change| text.starts_with(change.of) && Some(change.of.len()) == longest) {
                for start in &change.becomes {
                    let (joined, start) = start.split_once('-').unwrap_or(("", start));
                    visit(joined, &[start, &text[change.of.len()..]].concat());
                }
            }
        }
    }

    /// Adds the forms of a name with other ends: of its words in agreement, of the first alone, of the last alone.
    fn ended(&self, text: &str, form: Form, forms: &mut Vec<String>) {
        let words: Vec<&str> = text.split(' ').collect();
        let changes: Vec<Vec<(&Change<'_>, usize)>> = words.iter().map(|word| self.changes(word, form)).collect();
        let changed = |word: usize, change: &Change<'_>, length: usize, which: usize| {
            [&words[word][..words[word].len() - length], change.becomes[which]].concat()
        };
        let last = words.len() - 1;
        for (first, length) in &changes[0] {
            for which in 0..first.becomes.len() {
                let agreeing = |word: usize| {
                    let same = changes[word].iter().find(|(change, _)| change.becomes.len() == first.becomes.len());
                    same.map_or(words[word].to_owned(), |(change, length)| changed(word, change, *length, which))
                };
                let head = changed(0, first, *length, which);
                let mut all = vec![head.clone()];
                all.extend((1..=last).map(agreeing));
                forms.push(all.join(" "));
                if last > 0 {
                    forms.push(
                        [&[head][..], &words[1..].iter().map(|&word| word.to_owned()).collect::<Vec<_>>()]
                            .concat()
                            .join(" "),
                    );
                }
            }
        }
        if last > 0 {
            for (change, length) in &changes[last] {
                for which in 0..change.becomes.len() {
                    forms.push(format!("{} {}", words[..last].join(" "), changed(last, change, *length, which)));
                }
            }
        }
    }

    /// The changes that are for the word: those that replace most of it.
    fn changes(&self, word: &str, form: Form) -> Vec<(&Change<'l>, usize)> {
        /// Letters that are left of a name at least, unless the table has the whole word.
        const FEWEST: usize = 2;
        let fitting = self.ends.iter().filter(|change| change.is_of(form));
        let fitting = fitting.filter_map(|change| Some((change, change.ends(word)?)));
        let is_left = |length| length == word.len() || word[..word.len() - length].chars().count() >= FEWEST;
        let fitting: Vec<_> = fitting
            .filter(|&(change, length)| is_left(length) && (length < word.len() || change.of.chars().count() > FEWEST))
            .collect();
        let most = fitting.iter().map(|&(_, length)| length).max();
        fitting.into_iter().filter(|&(_, length)| Some(length) == most).collect()
    }
}
