//! Scripts that are written without spaces between words: any character may start a name there, and hardly one does.
//!
//! An aho-corasick automaton over the first words of the keys that start in such a script finds where: it reads the folded characters of a run
//! once, and every match is a start, which the prefix table extends as any other. It may say "yes" too often and never "no" where a key
//! starts, because what [`read_word`](crate::text::fold::read_word) would read from a start is a part of what the automaton reads.

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use super::batch::Start;
use super::{Keys, Scan};
use crate::text::fold::{
    fold_char, is_apostrophe, is_between_words, is_silent, is_unsegmented, is_word_char, next_char, next_initial,
};

/// The automaton over the first words of the keys that start in a script without word spaces.
pub(super) struct FirstWords {
    automaton: NFA,
    start: StateID,
    longest: usize,
}

impl FirstWords {
    /// Takes time in proportion to these keys.
    pub fn of(keys: Keys<'_>) -> FirstWords {
        let mut words: Vec<&[u8]> = Vec::new();
        // Keys are sorted, and no such script is among the characters of one or two bytes.
        let late = (0..keys.count()).rev().map(|index| keys.key(index)).take_while(|key| key[0] >= 0xE0).count() as u32;
        for index in keys.count() - late..keys.count() {
            let key = keys.key(index);
            let word = key.split(is_between_words).next().unwrap_or_default();
            let text = std::str::from_utf8(word).expect("keys are text");
            // A word that starts with another one starts where that one does.
            if text.starts_with(is_unsegmented) && !words.last().is_some_and(|last| word.starts_with(last)) {
                words.push(word);
            }
        }
        let automaton = NFA::builder()
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .build(&words)
            // The limits are 2^31 patterns and states: beyond what an image can number.
            .expect("the first words of a gazetteer fit an automaton");
        let start = automaton.start_state(Anchored::No).expect("it was built for unanchored searches, too");
        FirstWords { automaton, start, longest: words.iter().map(|word| word.len()).max().unwrap_or(0) }
    }
}

/// A run of characters under the automaton. Kept from one run to the next.
#[derive(Default)]
pub(super) struct Run {
    characters: Vec<Character>,
}

/// A character at which a name may start.
struct Character {
    /// How many folded bytes precede it.
    folded: usize,
    /// Its byte offset in the text.
    at: usize,
    is_start: bool,
}

/// The automaton on its way.
struct Walk<'w> {
    words: &'w FirstWords,
    state: StateID,
    /// How many folded bytes it has read.
    folded: usize,
}

impl Walk<'_> {
    #[inline]
    fn byte(&mut self, byte: u8, run: &mut Run) {
        let automaton = &self.words.automaton;
        self.state = automaton.next_state(Anchored::No, self.state, byte);
        self.folded += 1;
        if automaton.is_match(self.state) {
            for match_index in 0..automaton.match_len(self.state) {
                let length = automaton.pattern_len(automaton.match_pattern(self.state, match_index));
                let folded = self.folded - length;
                // A match that starts inside what one character folds to is not a start.
                if let Ok(place) = run.characters.binary_search_by_key(&folded, |character| character.folded) {
                    run.characters[place].is_start = true;
                }
            }
        }
    }

    #[inline]
    fn character(&mut self, c: char, run: &mut Run) {
        fold_char(c, |byte| self.byte(byte, run));
    }
}

/// Bytes of a text that are read at once: few, so that little is read again when a batch of words is full.
const PIECE: usize = 512;

impl Scan<'_> {
    /// Adds the names' starts among the characters of scripts without word spaces from byte `at` on; returns where it stopped: after them, or
    /// earlier, if there is no capacity left for more words.
    pub(super) fn read_unsegmented(&mut self, at: usize) -> usize {
        let mut run = std::mem::take(&mut self.run);
        run.characters.clear();
        let end = self.find_unsegmented(at, &mut run);
        let mut stopped = end;
        for character in run.characters.iter().filter(|character| character.is_start) {
            if self.batch.starts.is_full() {
                stopped = character.at;
                break;
            }
            self.batch.starts.push(Start::other(character.at), true);
        }
        self.run = run;
        stopped
    }

    /// Finds the starts; returns where the characters end.
    fn find_unsegmented(&self, at: usize, run: &mut Run) -> usize {
        let text = self.text;
        let words = self.scanner.first_words.get_or_init(|| FirstWords::of(self.keys));
        let mut walk = Walk { words, state: words.start, folded: 0 };
        let mut end = at;
        while let Some(c) = next_char(text, end).filter(|_| end - at < PIECE) {
            if is_unsegmented_word(c) {
                run.characters.push(Character { folded: walk.folded, at: end, is_start: false });
                if self.wanted.names {
                    walk.character(c, run);
                }
            } else if !is_silent(c) {
                break;
            }
            end += c.len_utf8();
        }
        if !self.wanted.names {
            return end;
        }
        // The first word of a name may end in other letters, or in the next piece.
        let (mut next, most) = (end, walk.folded + words.longest);
        while let Some(c) = next_char(text, next).filter(|_| walk.folded < most) {
            let after = next + c.len_utf8();
            if is_silent(c) || is_apostrophe(c) && next_char(text, after).is_some_and(char::is_alphanumeric) {
                next = after;
            } else if c == '.' {
                let Some(initial) = next_initial(text, after) else { break };
                next = initial;
            } else if is_word_char(c) {
                walk.character(c, run);
                next = after;
            } else {
                break;
            }
        }
        end
    }
}

/// Whether a character is of a word in a script without word spaces, and not silent.
#[inline]
pub(super) fn is_unsegmented_word(c: char) -> bool {
    is_unsegmented(c) && (matches!(c, '\u{4E00}'..='\u{9FFF}') || is_word_char(c)) && !is_silent(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_without_word_spaces_are_what_the_automaton_takes_them_for() {
        for c in ('\u{E00}'..='\u{3134F}').filter(|&c| is_unsegmented(c)) {
            assert!(!c.is_uppercase() && !c.is_lowercase(), "{c} has no case");
            assert_eq!(is_unsegmented_word(c), is_word_char(c) && !is_silent(c), "{c}");
            let mut folded = Vec::new();
            fold_char(c, |byte| folded.push(byte));
            let folded = String::from_utf8(folded).expect("folding writes whole characters");
            assert!(!is_word_char(c) || folded.is_empty() || folded.starts_with(is_unsegmented), "{c} to {folded}");
        }
    }
}
