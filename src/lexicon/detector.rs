//! Which languages a text is in, by its script and by the commonest words: a look at a few places, not at the whole text.
//!
//! A sentence has a function word every few words, so that a dozen words tell. Where the words are told apart at once the look ends: English
//! text is left after about ten words a place.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// Languages that are told apart.
pub(super) const MOST: usize = 64;
/// Bytes of a word that is looked up.
const LONGEST: usize = 16;
/// Bytes that are read at one place.
const WINDOW: usize = 640;
/// Between two places there are at least as many bytes.
const STRIDE: usize = 1024;
/// Places of a text, at most.
const PLACES: usize = 64;
/// What a word counts; one of a single letter, which may be anything, counts 1.
const WEIGHT: u32 = 3;
/// What the words of one language count more than those of any other to decide a place at once.
const LEAD: u32 = 4 * WEIGHT;
/// What they count at least.
const LEAST: u32 = 2 * WEIGHT;
/// The same where all of them are of ASCII letters, as names may be: "Bashar al-Assad met" has two words of Dutch.
const LEAST_ASCII: u32 = 3 * WEIGHT;

/// Tells languages apart.
#[derive(Default)]
pub(crate) struct Detector {
    languages: Vec<Box<str>>,
    /// The languages that have the word, a bit each.
    words: FxHashMap<Box<[u8]>, u64>,
    /// The language of a script that only one has.
    scripts: [Option<usize>; SCRIPTS.len()],
    english: Option<usize>,
}

/// The scripts that one language of those has that are told apart, by the first byte of their characters.
const SCRIPTS: [(&str, u8, u8); 6] = [
    ("ja", 0xE3, 0xE3),
    ("zh", 0xE4, 0xE9),
    ("el", 0xCE, 0xCF),
    ("he", 0xD7, 0xD7),
    ("hi", 0xE0, 0xE0),
    ("ko", 0xEA, 0xED),
];
const KANA: usize = 0;
const HAN: usize = 1;

impl Detector {
    /// Of languages with their words, blanks between them.
    pub fn new<'w>(rows: impl Iterator<Item = (&'w str, &'w str)>) -> Detector {
        let mut detector = Detector::default();
        for (language, words) in rows {
            let number = match detector.languages.iter().position(|known| **known == *language) {
                Some(number) => number,
                None if detector.languages.len() == MOST => continue,
                None => {
                    detector.languages.push(language.into());
                    detector.languages.len() - 1
                }
            };
            for word in words.split(' ').filter(|word| word.len() <= LONGEST) {
                *detector.words.entry(word.as_bytes().into()).or_default() |= 1 << number;
            }
        }
        let number = |language: &str| detector.languages.iter().position(|known| **known == *language);
        detector.scripts = SCRIPTS.map(|(language, ..)| number(language));
        detector.english = number("en");
        detector
    }

    /// Whether a word, in whatever letters, is one of the commonest of a language (BCP 47; the first subtag counts).
    pub fn has_word(&self, language: &str, word: &str) -> bool {
        let primary = language.split('-').next().unwrap_or_default();
        let number = self.languages.iter().position(|known| **known == *primary);
        let words = || self.words.get(word.to_lowercase().as_bytes()).copied().unwrap_or(0);
        number.is_some_and(|number| words() >> number & 1 != 0)
    }

    /// The languages of a text, the one with most of it first; nothing where none is known.
    pub fn detect(&self, text: &str) -> Vec<&str> {
        if self.languages.is_empty() {
            return Vec::new();
        }
        let bytes = text.as_bytes();
        let stride = STRIDE.max(bytes.len() / PLACES);
        let mut votes = [0_u32; MOST];
        for at in (0..bytes.len()).step_by(stride) {
            let end = bytes.len().min(at + WINDOW);
            for language in self.languages_of(&bytes[at..end], at > 0).into_iter().flatten() {
                votes[language] += 1;
            }
        }
        let all: u32 = votes.iter().sum();
        // What a fifth of the places has is more than a quotation.
        let mut found: Vec<usize> =
            (0..self.languages.len()).filter(|&it| votes[it] > 0 && votes[it] * 5 >= all).collect();
        found.sort_by_key(|&language| std::cmp::Reverse(votes[language]));
        found.into_iter().map(|language| &*self.languages[language]).collect()
    }

    /// The language of a few words; two where they are of one as much as of the other, as those of Croatian and Serbian mostly are.
    fn languages_of(&self, window: &[u8], is_cut: bool) -> [Option<usize>; 2] {
        let mut counts = [0_u32; MOST];
        // A word says as much once as twice: "al" of "Bashar al-Assad" is no Spanish.
        let mut seen: SmallVec<[&[u8]; 32]> = SmallVec::new();
        let mut has_script = false;
        let mut words = window.split(|byte| !is_of_word(*byte)).filter(|word| !word.is_empty());
        if is_cut {
            // A word that is cut off is none.
            words.next();
        }
        for word in words {
            let first = word[0];
            if !first.is_ascii() {
                let is_kana = || word.windows(2).any(|two| matches!(two, [0xE3, 0x81..=0x83]));
                let script = match first {
                    0xE3..=0xE9 if is_kana() => Some(KANA),
                    0xE4..=0xE9 => Some(HAN),
                    _ => SCRIPTS.iter().position(|&(_, low, high)| (low..=high).contains(&first)),
                };
                if let Some(language) = script.and_then(|script| self.scripts[script]) {
                    counts[language] += LEAST;
                    has_script = true;
                }
            }
            let mut lower = [0; LONGEST];
            let Some(lower) = lower.get_mut(..word.len()) else { continue };
            lower.copy_from_slice(word);
            lower.make_ascii_lowercase();
            let Some(&languages) = self.words.get(&*lower) else { continue };
            if self.english.is_none_or(|english| languages >> english & 1 == 0) {
                if seen.contains(&word) {
                    continue;
                }
                seen.push(word);
            }
            let weight = if word.len() == 1 { 1 } else { WEIGHT };
            let (mut left, mut most) = (languages, 0);
            while left != 0 {
                let count = &mut counts[left.trailing_zeros() as usize];
                *count += weight;
                most = most.max(*count);
                left &= left - 1;
            }
            // Before one of them counts as much, none can lead by it.
            if most >= LEAD {
                let (best, second) = best_two(&counts[..self.languages.len()]);
                if counts[best] >= counts[second] + LEAD {
                    return [Some(best), None];
                }
            }
        }
        let (best, second) = best_two(&counts[..self.languages.len()]);
        let [most, next] = [counts[best], if best == second { 0 } else { counts[second] }];
        // A few words of an English headline may be those of another language, too.
        let english = self.english.filter(|&english| english != best).map_or(0, |english| counts[english]);
        let least = if !has_script && seen.iter().all(|word| word.is_ascii()) { LEAST_ASCII } else { LEAST };
        if most < english + least {
            return [None, None];
        }
        [
            (most > next && most >= LEAST || most >= LEAD).then_some(best),
            (most == next && most >= LEAD).then_some(second),
        ]
    }
}

/// Which has most, and which has most of the others.
fn best_two(counts: &[u32]) -> (usize, usize) {
    let (mut best, mut second) = (0, usize::MAX);
    for number in 1..counts.len() {
        if counts[number] > counts[best] {
            (best, second) = (number, best);
        } else if second == usize::MAX || counts[number] > counts[second] {
            second = number;
        }
    }
    (best, if second == usize::MAX { best } else { second })
}

/// Whether a byte is of a word: a letter of ASCII, or of any character beyond.
#[inline]
fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detector() -> Detector {
        let rows = [
            ("en", "the of and to in is that for"),
            ("fr", "le la les des et en est que pour dans"),
            ("es", "el la los de en que y por para con"),
            ("ru", "и в на что не с по для"),
            ("el", "και το"),
        ];
        Detector::new(rows.into_iter())
    }

    #[test]
    fn function_words_tell() {
        let detector = detector();
        for (text, expected) in [
            ("The president of the country said that the vote is for him", &["en"][..]),
            ("Le président et les ministres des affaires dans la capitale", &["fr"]),
            ("El presidente y los ministros por la tarde con el rey", &["es"]),
            ("Что в городе и на реке не видно", &["ru"]),
            ("Ψήφισαν", &["el"]),
            ("Peru", &[]),
            ("En garde, en garde", &[]),
            ("", &[]),
        ] {
            assert_eq!(detector.detect(text), expected, "{text}");
        }
    }

    #[test]
    fn a_text_may_be_in_two_languages() {
        let english = "The minister of the interior said that the vote is for him. ".repeat(40);
        let french = "Le président et les ministres des affaires dans la capitale. ".repeat(40);
        let mut found = detector();
        assert_eq!(found.detect(&[&*english, &*french].concat()), ["en", "fr"]);
        found.languages.clear();
        assert_eq!(found.detect(&english), [""; 0]);
    }
}
