//! News-like texts in other languages with every country marked: `[Francia=FRA]`, and with leaders and bodies: `[ONU=org:un]`. All marks are found, in
//! these words, and nothing else is taken for a country, whether the language is given or not.

#![cfg(feature = "embedded")]

use legation::{Extractor, Options};

/// A text without its marks, and the marks: words, country, place in bytes.
fn read(marked: &str) -> (String, Vec<(String, String, usize)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut parts = marked.split('[');
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (mark, rest) = part.split_once(']').expect("a mark is closed");
        let (words, country) = mark.split_once('=').expect("a mark has a country");
        let id = if country.contains(':') { country.to_owned() } else { format!("country:{country}") };
        marks.push((words.to_owned(), id, text.len()));
        text.push_str(words);
        text.push_str(rest);
    }
    (text, marks)
}

#[test]
fn countries_are_found_in_the_first_ten_languages() {
    are_found(&["ar", "de", "es", "fr", "it", "ja", "pt", "ru", "tr", "zh"], 40);
}

#[test]
fn countries_are_found_in_the_other_languages() {
    are_found(
        &["bg", "cs", "el", "fa", "he", "hi", "hr", "id", "ko", "nl", "pl", "ro", "sl", "sr", "sw", "uk", "vi"],
        25,
    );
}

/// Compares the texts of languages, of so many marks at least, with what is found.
fn are_found(languages: &[&str], fewest: usize) {
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/languages");
    let mut faults = Vec::new();
    for &language in languages {
        let path = format!("{directory}/{language}.txt");
        let (text, marks) = read(&std::fs::read_to_string(&path).expect("the text is in the repository"));
        assert!(marks.len() >= fewest, "{path} has {} marks", marks.len());
        for options in [Options::new().language(language), Options::new()] {
            let document = Extractor::embedded().extract_with(&text, &options);
            let found: Vec<_> = document
                .mentions()
                .map(|mention| {
                    let id = document.entity(mention).map_or(String::new(), |entity| entity.id().to_owned());
                    (document.surface(mention).to_owned(), id, mention.span().start())
                })
                .collect();
            let countries = found.iter().filter(|(_, id, _)| id.starts_with("country:"));
            let detected = options.given_language().is_none();
            faults.extend(
                marks
                    .iter()
                    .filter(|mark| !found.contains(mark))
                    .map(|mark| (language, detected, "missed", mark.clone())),
            );
            faults.extend(countries.filter(|it| !marks.contains(it)).map(|it| (language, detected, "odd", it.clone())));
        }
    }
    assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
}
