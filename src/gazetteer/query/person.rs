//! Other ways to write a person's name than the gazetteer's: with an office, with the family name first, with middle names, with initials, romanised
//! otherwise.

use std::cmp::Reverse;

use super::romanisation::same_sound;
use crate::gazetteer::{Entity, Gazetteer, Name};
use crate::text::fold::{fold_name, with_key};
use crate::vocabulary::{Form, Kind};

/// At most this many words of an office stand before a name: "Deputy Prime Minister and Minister of Foreign Affairs".
const LONGEST_OFFICE: usize = 10;

impl Gazetteer {
    /// The names that a query may stand for, the likeliest first; those of one rank together.
    ///
    /// "President Emmanuel Macron" without the office; "Lee, Jae-myung" turned round; "PUTIN Vladimir" with the words in another order; "Dmitry
    /// Anatolyevich Medvedev" with the first word and the last alone.
    pub(in crate::gazetteer) fn other_names_of_person(&self, query: &str) -> Vec<Vec<String>> {
        let mut ranks: Vec<Vec<String>> = Vec::new();
        let mut plain: Vec<&str> = query.split_whitespace().collect();
        // "H.E. Emmanuel Macron".
        if plain.len() > 2 && plain[0].ends_with('.') && initials(plain[0]).is_some_and(|letters| letters.len() > 1) {
            plain.remove(0);
            ranks.push(vec![plain.join(" ")]);
        }
        let length = self.words_of_office(&plain);
        if length > 0 {
            plain.drain(..length);
            ranks.push(vec![plain.join(" ")]);
        }
        let name = plain.join(" ");
        let mut parts = name.splitn(3, ',').map(str::trim);
        if let (Some(family), Some(given), suffix) = (parts.next(), parts.next(), parts.next()) {
            if let Some(suffix) = suffix {
                // "Biden, Joseph R., Jr."; of more commas nothing is made.
                ranks.push(vec![format!("{given} {family} {suffix}")]);
                return ranks;
            }
            // "Lee, Jae-myung" is written "Lee Jae-myung" in English, "Obama, Barack" is not.
            ranks.push(vec![format!("{given} {family}"), format!("{family} {given}")]);
            let first = given.split_whitespace().next().unwrap_or_default();
            ranks.push(vec![format!("{first} {family}")]);
            return ranks;
        }
        if let [first, .., last] = plain[..] {
            let from = |words: &[&str]| words.join(" ");
            ranks.push(vec![
                from(&[&plain[1..], &[first]].concat()),
                from(&[&[last], &plain[..plain.len() - 1]].concat()),
            ]);
            if plain.len() > 2 {
                let numbered = [first, plain[plain.len() - 2], last];
                let is_numbered = last.ends_with('.') || last.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
                // "Ferdinand R. Marcos Jr." is not his father.
                ranks.push(vec![if is_numbered { from(&numbered) } else { from(&[first, last]) }]);
            }
            // "Xi Jin Ping".
            if let [first, second, third] = plain[..] {
                ranks.push(vec![format!("{first} {second}{third}")]);
            }
        }
        ranks
    }

    /// The people of a surname whose given names begin so: "V. Putin", "S.V. Lavrov", "Lavrov S.V.".
    pub(in crate::gazetteer) fn people_by_initials(&self, query: &str) -> Vec<Entity<'_>> {
        let words: Vec<&str> = query.split_whitespace().collect();
        let leading = words.iter().map_while(|word| initials(word)).collect::<Vec<_>>();
        let trailing = words.iter().rev().map_while(|word| initials(word)).collect::<Vec<_>>();
        let (letters, family) = if leading.is_empty() {
            (trailing.iter().rev().flatten().copied().collect::<Vec<char>>(), &words[..words.len() - trailing.len()])
        } else {
            (leading.iter().flatten().copied().collect(), &words[leading.len()..])
        };
        if letters.is_empty() || family.is_empty() {
            return Vec::new();
        }
        let is_surname = |name: &Name<'_>| name.form() == Form::Surname && name.entity().kind() == Kind::Leader;
        let names = self.named(&family.join(" "));
        let mut found: Vec<Entity<'_>> = names.iter().filter(|name| is_surname(name)).map(Name::entity).collect();
        found.retain(|person| person.names().any(|name| has_initials(name.text(), &letters)));
        found.sort_by_key(Entity::handle);
        found.dedup();
        found
    }

    /// The people of a full name that only another romanisation tells from the query: "Mohamed Morsy", "Viktor Janukovych".
    pub(in crate::gazetteer) fn people_by_sound(&self, query: &str) -> Vec<Entity<'_>> {
        const READ: usize = 20;
        let Some(written) = fold_name(query).filter(|written| written.contains(' ')) else {
            return Vec::new();
        };
        let results = self.search(query, READ);
        let sounds_so = |name: &Name<'_>| {
            name.entity().kind() == Kind::Leader
                && fold_name(name.text()).is_some_and(|text| same_sound(&text, &written))
        };
        let near = results.iter().filter(|result| result.is_whole() && sounds_so(&result.name()));
        let mut found: Vec<Entity<'_>> = near.map(|result| result.entity()).collect();
        found.sort_by_key(|entity| Reverse(entity.handle()));
        found.dedup();
        found
    }

    /// How many words before a name are offices and forms of address: "President", "H.E. Prime Minister Dr".
    fn words_of_office(&self, words: &[&str]) -> usize {
        let titles = self.lexicon(None).titles();
        let mut start = 0;
        loop {
            // The last word is of the name.
            let most = words.len().saturating_sub(start + 1).min(LONGEST_OFFICE);
            let is_office = |&length: &usize| {
                with_key(&words[start..start + length].join(" "), |key| titles.office(key).is_some()).unwrap_or(false)
            };
            match (1..=most).rev().find(is_office) {
                Some(length) => start += length,
                None => return start,
            }
        }
    }
}

/// The letters of a word of initials: "V.", "S.V.", "J"; of two without dots none ("Xi", "Li").
fn initials(word: &str) -> Option<Vec<char>> {
    let letters: Vec<char> = word.chars().filter(|&c| c != '.').collect();
    let dotted = word.chars().filter(|&c| c == '.').count() >= letters.len().saturating_sub(1);
    (!letters.is_empty() && letters.len() < 4 && dotted && letters.iter().all(|c| c.is_uppercase())).then_some(letters)
}

/// Whether the first word of a name begins with the first of the letters, and later ones with the rest, as far as the name has words before its last.
fn has_initials(name: &str, letters: &[char]) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let given = &words[..words.len().saturating_sub(1)];
    let begins =
        |word: &str, letter: char| word.chars().next().is_some_and(|c| c.to_lowercase().eq(letter.to_lowercase()));
    let first = given.first().is_some_and(|word| begins(word, letters[0]));
    first && given.iter().skip(1).zip(&letters[1..]).all(|(word, &letter)| begins(word, letter))
}
