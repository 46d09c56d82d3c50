//! Which languages a text of a few words may be in, where the commonest words (`detector.rs`) do not tell: "Fransa seçime gidiyor".
//!
//! More is asked here: frequent words of news, what a language calls countries, and its letters. To put that together takes some
//! milliseconds, so it is done when the first text asks for it.

use rustc_hash::FxHashMap;

use super::detector::MOST;

/// Words that are read; whoever writes more has said something common.
const READ: usize = 200;
/// What a word counts that a language has.
const WORD: u32 = 3;
/// The same if it has fewer than four letters, or if only its letters beyond ASCII are those of the language.
const HINT: u32 = 1;
/// What a language must be ahead of English.
const LEAD: u32 = 3;
/// The same where all of it is in ASCII letters, as names of people are: two words.
const LEAD_ASCII: u32 = 6;

/// Tells the languages of short texts, if not always apart.
pub(crate) struct ShortTexts {
    languages: Vec<Box<str>>,
    /// The languages that have a word in lower case, a bit each.
    words: FxHashMap<Box<str>, u64>,
    /// The languages that have a letter beyond ASCII, a bit each.
    letters: FxHashMap<char, u64>,
    english: u64,
}

impl ShortTexts {
    /// Of words and of names, each with its language (BCP 47; the first subtag counts); words have blanks between them, names are one word each.
    pub fn new<'w>(
        words: impl Iterator<Item = (&'w str, &'w str)>,
        names: impl Iterator<Item = (&'w str, &'w str)>,
    ) -> ShortTexts {
        let mut made = ShortTexts {
            languages: Vec::new(),
            words: FxHashMap::default(),
            letters: FxHashMap::default(),
            english: 0,
        };
        for (language, words) in words {
            let Some(bit) = made.bit(language, true) else { continue };
            for word in words.split(' ') {
                for letter in word.chars().filter(|letter| !letter.is_ascii()) {
                    *made.letters.entry(letter).or_default() |= bit;
                }
                *made.words.entry(word.into()).or_default() |= bit;
            }
        }
        // Names that are borrowed bring letters that the language has not.
        for (language, name) in names {
            let Some(bit) = made.bit(language, false) else { continue };
            *made.words.entry(name.to_lowercase().into()).or_default() |= bit;
        }
        made.english = made.bit("en", false).unwrap_or(0);
        made
    }

    fn bit(&mut self, language: &str, is_new: bool) -> Option<u64> {
        let primary = language.split('-').next().unwrap_or_default();
        let known = self.languages.iter().position(|known| **known == *primary);
        let number = known.or_else(|| {
            let has_room = is_new && self.languages.len() < MOST;
            has_room.then(|| {
                self.languages.push(primary.into());
                self.languages.len() - 1
            })
        });
        number.map(|number| 1 << number)
    }

    /// The languages of a text, all that are as likely; nothing where it may as well be English.
    pub fn detect(&self, text: &str) -> Vec<&str> {
        if self.languages.is_empty() {
            return Vec::new();
        }
        let mut counts = [0_u32; MOST];
        let mut is_ascii = true;
        let mut seen: Vec<String> = Vec::new();
        let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
        for word in words.take(READ).map(str::to_lowercase) {
            if seen.contains(&word) {
                continue;
            }
            let known = self.words.get(&*word).copied().unwrap_or(0);
            let of_letters = word.chars().filter(|letter| !letter.is_ascii());
            let of_letters =
                of_letters.map(|it| self.letters.get(&it).copied().unwrap_or(0)).fold(u64::MAX, |all, of| all & of);
            is_ascii &= word.is_ascii() || known & self.english != 0;
            let weight = if word.chars().nth(3).is_some() { WORD } else { HINT };
            // No name in an English text has letters of another alphabet.
            let of_letters = if of_letters == u64::MAX { 0 } else { of_letters };
            let by_letters = if word.starts_with(is_latin) { HINT } else { WORD };
            for (number, count) in counts.iter_mut().enumerate().take(self.languages.len()) {
                let has = |languages: u64| languages >> number & 1 != 0;
                *count += if has(known) {
                    weight
                } else if has(of_letters) {
                    by_letters
                } else {
                    0
                };
            }
            seen.push(word);
        }
        let english = self.english.checked_ilog2().map_or(0, |number| counts[number as usize]);
        let most = counts.into_iter().max().unwrap_or(0);
        if most < english + if is_ascii { LEAD_ASCII } else { LEAD } {
            return Vec::new();
        }
        let likely = self.languages.iter().zip(counts).filter(|&(_, count)| count == most);
        likely.map(|(language, _)| &**language).collect()
    }
}

fn is_latin(letter: char) -> bool {
    letter < '\u{370}' || ('\u{1E00}'..'\u{1F00}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short_texts() -> ShortTexts {
        let words = [
            ("en", "the of and visits says election"),
            ("pl", "się jest wybory rząd źle będzie wizyta"),
            ("ru", "это был выборы приехал"),
            ("uk", "це був вибори прибув її є"),
            ("tr", "için çok seçim geldi"),
        ];
        let names = [
            ("en", "Germany"),
            ("tr", "Fransa"),
            ("pl", "Niemcy"),
            ("ru", "Франция"),
            ("uk", "Франція"),
            ("uk", "Мали"),
            ("ru", "Мали"),
        ];
        ShortTexts::new(words.into_iter(), names.into_iter())
    }

    #[test]
    fn a_name_and_a_word_tell() {
        for (text, expected) in [
            ("Fransa seçim istiyor", &["tr"][..]),
            ("Fransa", &[]),
            ("Niemcy: wybory", &["pl"]),
            ("Выборы", &["ru"]),
            ("Вибор її", &["uk"]),
            ("Вибор", &["ru", "uk"]),
            ("Мали", &["ru", "uk"]),
            ("Erdoğan visits Germany", &[]),
            ("Erdoğan", &[]),
            ("", &[]),
        ] {
            assert_eq!(short_texts().detect(text), expected, "{text}");
        }
    }
}
