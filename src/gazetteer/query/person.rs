//! Other ways to write a person's name than the gazetteer's: with an office, with the family name first, with middle names.

use crate::gazetteer::Gazetteer;
use crate::text::fold::with_key;

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
        let length = self.words_of_office(&plain);
        if length > 0 {
            plain.drain(..length);
            ranks.push(vec![plain.join(" ")]);
        }
        let name = plain.join(" ");
        if let Some((family, given)) = name.split_once(',')
            && !given.contains(',')
        {
            let (family, given) = (family.trim(), given.trim());
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
                ranks.push(vec![from(&[first, last])]);
            }
        }
        ranks
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
