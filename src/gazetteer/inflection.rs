//! What a language makes of a name: the rows of `seeds/lexicon/<language>/inflection.tsv`, and the forms that they give.

use std::collections::BTreeSet;

use super::Layer;
use super::image::{InflectionRow, NONE};
use crate::lexicon::Part;
use crate::text::fold::{fold_name, is_unsegmented};
use crate::vocabulary::Form;

/// What a language makes of names: the rows of its table.
pub(super) struct Inflection<'l> {
    starts: Vec<Change<'l>>,
    ends: Vec<Change<'l>>,
    pub never: BTreeSet<String>,
    pub has_apostrophes: bool,
    pub has_syllables: bool,
    /// Names of one syllable, in lower case, that are no other word and count at the beginning of a sentence, too.
    pub clear_syllables: BTreeSet<String>,
    /// Where a country that says whose a body is may stand beside it.
    pub beside: Vec<Beside>,
    letters: Vec<(&'l str, &'l str)>,
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

/// Where a country stands beside the body that it has: "Сенат США", "русское министерство".
pub(crate) struct Beside {
    /// Countries in these forms only.
    pub form: Option<Form>,
    pub is_after: bool,
    /// What stands between the two.
    pub between: Vec<Box<str>>,
}

/// What stands between two names, from the words that the table has for it; an underscore is a blank.
fn gap(words: &str) -> Box<str> {
    match words {
        "" => " ".into(),
        "_" => "".into(),
        words if words.starts_with(is_unsegmented) => words.into(),
        elided if elided.ends_with('\'') => format!(" {}", elided.replace('_', " ")).into(),
        words => format!(" {} ", words.replace('_', " ")).into(),
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
    pub fn of(layer: &'l Layer, language: &str) -> Inflection<'l> {
        let mut inflection = Inflection {
            starts: Vec::new(),
            ends: Vec::new(),
            never: BTreeSet::new(),
            has_apostrophes: false,
            has_syllables: false,
            clear_syllables: BTreeSet::new(),
            beside: Vec::new(),
            letters: Vec::new(),
        };
        for row in layer.rows::<InflectionRow>().iter().filter(|row| layer.string(row.language) == language) {
            let [of, becomes] = [row.of, row.becomes].map(|text| layer.string(text));
            let form = (row.form != NONE).then(|| Form::from_index(row.form));
            let becomes: Vec<_> =
                becomes.split(' ').map(|ending| if ending == NOTHING { "" } else { ending }).collect();
            let side = |is_after| Beside { form, is_after, between: becomes.iter().map(|word| gap(word)).collect() };
            match Part::from_index(row.part) {
                Part::Start => inflection.starts.push(Change { form, of, becomes }),
                Part::End => inflection.ends.push(Change { form, of, becomes }),
                Part::Never => inflection.never.extend(of.split(' ').filter_map(fold_name)),
                Part::Apostrophe => inflection.has_apostrophes = true,
                Part::Syllable => {
                    inflection.has_syllables = true;
                    inflection.clear_syllables.extend(of.split(' ').map(str::to_lowercase));
                }
                Part::Before => inflection.beside.push(side(false)),
                Part::After => inflection.beside.push(side(true)),
                Part::Letters => inflection.letters.push((of, becomes[0])),
            }
        }
        inflection
    }

    /// Gives every form of a name but itself to a function, apart from the words that are joined to its beginning.
    pub fn forms(&self, text: &str, form: Form, visit: &mut dyn FnMut(&str, &str)) {
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

    /// Whether words are joined to the beginning of names of this form in particular.
    pub fn has_starts_of(&self, form: Form) -> bool {
        self.starts.iter().any(|change| change.form == Some(form))
    }

    /// The same name in the other alphabet of the language, if it has one and all letters are in the table.
    pub fn in_other_letters(&self, text: &str) -> Option<String> {
        let mut other = String::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next().filter(|_| !self.letters.is_empty()) {
            let fits = |of: &str| {
                let own = rest.get(..of.len()).filter(|own| own.to_lowercase() == of);
                own.map(str::len)
            };
            let fitting = self.letters.iter().filter_map(|&(of, becomes)| Some((fits(of)?, becomes)));
            let (length, becomes) = match fitting.max_by_key(|&(length, _)| length) {
                Some(letter) => letter,
                None if first.is_alphabetic() => return None,
                None => (first.len_utf8(), &rest[..first.len_utf8()]),
            };
            if first.is_uppercase() {
                other.extend(becomes.chars().flat_map(char::to_uppercase))
            } else {
                other.push_str(becomes)
            }
            rest = &rest[length..];
        }
        (other != text && !other.is_empty()).then_some(other)
    }

    /// Adds the forms of a name with other ends: of its first words in agreement, of the last alone.
    fn ended(&self, text: &str, form: Form, forms: &mut Vec<String>) {
        let words: Vec<&str> = text.split(' ').collect();
        let whole: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        let changes: Vec<Vec<(&Change<'_>, usize)>> = words.iter().map(|word| self.changes(word, form)).collect();
        let changed = |word: usize, change: &Change<'_>, length: usize, which: usize| {
            [&words[word][..words[word].len() - length], change.becomes[which]].concat()
        };
        let last = words.len() - 1;
        for (first, length) in &changes[0] {
            for which in 0..first.becomes.len() {
                // "Верховный суд США": as many words as are in agreement stand in the case of the first.
                let mut agreeing = vec![changed(0, first, *length, which)];
                forms.push([&agreeing[..], &whole[1..]].concat().join(" "));
                for word in 1..=last {
                    let same = changes[word].iter().find(|(change, _)| change.becomes.len() == first.becomes.len());
                    agreeing.push(
                        same.map_or(words[word].to_owned(), |(change, length)| changed(word, change, *length, which)),
                    );
                    if same.is_some() {
                        forms.push([&agreeing[..], &whole[word + 1..]].concat().join(" "));
                    }
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
