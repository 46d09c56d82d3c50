//! The words of a name or a query as look-ups compare them, and the parts that brackets, commas and slashes cut it into.

use rustc_hash::FxHashMap;

use crate::gazetteer::Gazetteer;
use crate::gazetteer::image::LookupWordRow;
use crate::text::fold::{fold_char, is_apostrophe, is_hyphen, is_silent, is_unsegmented, is_word_char};
use crate::vocabulary::LookupWord;

/// At most this many readings of one name: three abbreviations of two meanings each have eight.
const MOST_READINGS: usize = 16;

/// A word, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub text: String,
    /// One letter with a dot.
    initial: bool,
}

/// What stands between two brackets, commas or slashes.
pub(super) type Part = Vec<Word>;

/// What the table of look-up words says of the words of names.
#[derive(Debug, Default)]
pub(super) struct WordRules {
    rules: FxHashMap<Box<str>, Rule>,
    /// The endings of words in scripts without blanks between words that mean a form of state.
    endings: Vec<Box<str>>,
}

#[derive(Debug, Default)]
struct Rule {
    classes: Vec<LookupWord>,
    /// What an abbreviation stands for: words with blanks between them.
    means: Vec<Box<str>>,
}

impl WordRules {
    /// Those of the lowest layer that has any.
    pub fn of(gazetteer: &Gazetteer) -> WordRules {
        let mut all = WordRules::default();
        let layer = gazetteer.placed_layers().iter().find(|layer| layer.rows::<LookupWordRow>().len() > 0);
        for (layer, row) in
            layer.iter().flat_map(|layer| layer.rows::<LookupWordRow>().iter().map(move |row| (layer, row)))
        {
            let (word, class) = (layer.string(row.word), LookupWord::from_index(row.class));
            if class == LookupWord::FormOfState && word.starts_with(is_unsegmented) {
                all.endings.push(word.into());
            }
            let rule = all.rules.entry(word.into()).or_default();
            rule.classes.push(class);
            rule.means.extend(layer.known(row.means).map(Box::from));
        }
        all
    }

    fn is(&self, class: LookupWord, word: &str) -> bool {
        self.rules.get(word).is_some_and(|rule| rule.classes.contains(&class))
    }

    /// "and", "of the": a word that names differ in without meaning anything else.
    pub fn is_dropped(&self, word: &str) -> bool {
        self.is(LookupWord::Dropped, word)
    }

    /// "Republic", "Kingdom": names a form of state.
    pub fn is_form_of_state(&self, word: &str) -> bool {
        self.is(LookupWord::FormOfState, word) || self.endings.iter().any(|ending| word.ends_with(&**ending))
    }

    /// "until", "mainland", "1990", "former": says of which time or in which borders the country is meant.
    pub fn is_remark(&self, word: &str) -> bool {
        self.is(LookupWord::Remark, word) || self.is_former(word) || word.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// "former": says that a state is meant which ended.
    pub fn is_former(&self, word: &str) -> bool {
        self.is(LookupWord::Former, word)
    }

    /// Whether the words name a part of the world, or nothing: "North", "Central Africa", "Islamic Republic".
    pub fn are_of_regions<'w>(&self, mut words: impl Iterator<Item = &'w str>) -> bool {
        words.all(|word| {
            self.is(LookupWord::Region, word)
                || self.is_form_of_state(word)
                || self.is_remark(word)
                || self.is_dropped(word)
        })
    }

    /// Whether the table has the word.
    pub fn has(&self, word: &str) -> bool {
        self.rules.contains_key(word)
    }

    /// "including": what follows says how far the figures reach.
    pub fn is_reach(&self, word: &str) -> bool {
        self.is(LookupWord::Reach, word)
    }

    /// The words without those that mean nothing.
    pub fn plain(&self, words: &[Word]) -> Vec<String> {
        let meant = words.iter().filter(|word| !self.is_dropped(&word.text));
        meant.map(|word| word.text.clone()).collect()
    }

    /// The ways to read the words, abbreviations written out and words without a meaning left out; each in the order of the text.
    pub fn readings(&self, words: &[Word]) -> Vec<Vec<String>> {
        self.read(words, 1)
    }

    /// The same of a name in the gazetteer. What single letters may stand for is left to queries: "S. Africa" is the south, not the southern part.
    pub fn readings_of_name(&self, words: &[Word]) -> Vec<Vec<String>> {
        self.read(words, 2)
    }

    /// `shortest`: the letters of an abbreviation.
    fn read(&self, words: &[Word], shortest: usize) -> Vec<Vec<String>> {
        let mut readings = vec![Vec::new()];
        for word in words {
            let mut choices: Vec<Vec<String>> = Vec::new();
            let rule = self.rules.get(&*word.text).filter(|_| word.text.len() >= shortest);
            for means in rule.iter().flat_map(|rule| &rule.means) {
                choices.push(means.split(' ').map(str::to_owned).collect());
            }
            choices.push(if self.is_dropped(&word.text) { Vec::new() } else { vec![word.text.clone()] });
            if readings.len() * choices.len() > MOST_READINGS {
                choices.truncate(1);
            }
            readings = readings
                .iter()
                .flat_map(|before| choices.iter().map(move |choice| [before.as_slice(), choice.as_slice()].concat()))
                .collect();
        }
        readings.retain(|reading| !reading.is_empty());
        readings
    }

    /// The parts of a name; none of them is empty.
    pub fn parts(&self, text: &str) -> Vec<Part> {
        let mut parts: Vec<Part> = vec![Part::new()];
        let mut word = String::new();
        let mut chars = text.chars().peekable();
        // The character before this one, and the one before the word.
        let (mut before, mut opening) = (' ', ' ');
        while let Some(c) = chars.next() {
            let next = chars.peek().copied().unwrap_or(' ');
            let part = parts.last_mut().expect("there is one");
            if is_silent(c) || c == 'ـ' {
            } else if is_apostrophe(c) {
                // "d'Ivoire"; "People's" is one word.
                if self.is_dropped(&word) {
                    end_word(part, &mut word, false);
                }
            } else if is_word_char(c) || c == '\u{fffd}' || c == '?' && next.is_alphabetic() && !word.is_empty() {
                opening = if word.is_empty() { before } else { opening };
                fold_letter(c, &mut word);
            } else if c == '.' {
                let initial = word.chars().count() == 1;
                end_word(part, &mut word, initial);
            } else {
                // "U.S" is written so, too.
                let initial = opening == '.' && word.chars().count() == 1;
                end_word(part, &mut word, initial);
                let is_dash = c == '—' || is_hyphen(c) && before == ' ' && next == ' ';
                if is_dash || matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | ',' | ';' | ':' | '/' | '|' | '،' | '、')
                {
                    parts.push(Part::new());
                }
            }
            before = c;
        }
        let initial = opening == '.' && word.chars().count() == 1;
        end_word(parts.last_mut().expect("there is one"), &mut word, initial);
        parts.retain(|part| !part.is_empty());
        parts
    }
}

/// Adds the letters that a character folds to. Arabic tables write the letters alef, yeh and teh marbuta with and without their marks.
fn fold_letter(c: char, word: &mut String) {
    match c {
        'أ' | 'إ' | 'آ' => word.push('ا'),
        'ى' => word.push('ي'),
        'ة' => word.push('ه'),
        _ => {
            let mut bytes = Vec::new();
            fold_char(c, |byte| bytes.push(byte));
            word.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
}

/// Ends a word. Initials are one word: "U.S.", "D. P. R.".
fn end_word(part: &mut Part, word: &mut String, initial: bool) {
    if word.is_empty() {
        return;
    }
    let text = std::mem::take(word);
    match part.last_mut() {
        Some(last) if initial && last.initial => last.text.push_str(&text),
        _ => part.push(Word { text, initial }),
    }
}

/// The key of words whose order and number do not matter.
pub(super) fn key_of<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let mut words: Vec<&str> = words.into_iter().collect();
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}
