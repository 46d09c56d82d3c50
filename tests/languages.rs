//! A second language without Rust: an invented one, whose words and switches are tables alone.
//!
//! In Sandic offices come after names ("Other zorim"), the possessive is "’-ko", and there are no lexical tables but these.

mod common;

use std::sync::Arc;

use legation::{Extractor, Gazetteer, Options, Surnames};

/// The tables of the language: file name and rows, the header first.
const SANDIC: [(&str, &str); 5] = [
    (
        "offices.tsv",
        "text\trole\tposition\tsources\npel zorim\thead_of_government\tboth\tmade-up\nzorim\thead_of_state\tboth\tmade-up\n",
    ),
    (
        "grammar.tsv",
        "switch\tvalue\treason\n\
         apposition\tno\tthere is none\n\
         office_position\tafter\tOther zorim\n\
         possessive_suffix\t-ko\tArcadia’-ko\n",
    ),
    ("calendar.tsv", "word\treason\nZonda\tthe day after the last\n"),
    ("named_things.tsv", "word\treason\nbolvo\ta bridge is named after people\n"),
    ("name_particles.tsv", "word\treason\nzu\tdaughter of\n"),
];

/// The made-up tables with a lexicon for the language in the directory `sd`, where it is wanted.
fn extractor(name: &str, has_lexicon: bool) -> Extractor {
    let directory = common::tables(name, |file, text| {
        let more = match file {
            "organisations.tsv" => "org:salt\tBoard of Salt\tministry\t\t\tcountry:AAA\t\t\t\tmade-up\n",
            "organisation_names.tsv" => "org:salt\tBoard of Salt\ten\tname\ttitle\tcontext\t\t\tmade-up\n",
            "leaders.tsv" => "leader:bo-zu-vale\tBo zu Vale\tzu Vale\t\t\t\t\tmade-up\n",
            "leader_names.tsv" => {
                "leader:bo-zu-vale\tBo zu Vale\ten\tname\ttitle\talone\t\t\tmade-up\n\
                 leader:bo-zu-vale\tzu Vale\ten\tsurname\ttitle\tcontext\t\t\tmade-up\n"
            }
            "terms.tsv" => "leader:bo-zu-vale\tcountry:AAA\thead_of_government\tPremier\t2000-01-01\t\tmade-up\n",
            _ => "",
        };
        [text, more].concat().into_bytes()
    });
    if has_lexicon {
        let lexicon = directory.join("lexicon/sd");
        std::fs::create_dir_all(&lexicon).expect("the directory of the language can be made");
        for (file, text) in SANDIC {
            std::fs::write(lexicon.join(file), text).expect("a table of the language can be written");
        }
    }
    Extractor::new(Arc::new(Gazetteer::from_directory(directory).unwrap_or_else(|error| panic!("{error}"))))
}

/// What is found with the first rule behind it: "Other = leader:ann-other (title_before)".
fn found(extractor: &Extractor, text: &str, language: Option<&str>) -> Vec<String> {
    // Only what the words of the language support, and nobody for being well known.
    let options = Options::new().date("2005".parse().expect("a date")).surnames(Surnames::Strict);
    let options = language.into_iter().fold(options, |options, language| options.language(language));
    let document = extractor.extract_with(text, &options);
    let facts = common::facts(&document).into_iter().zip(common::rules(&document));
    facts.map(|([surface, id, _], rules)| format!("{surface} = {id} ({})", rules.join(", "))).collect()
}

/// With the language the text holds this; without it, and without its tables, that.
#[track_caller]
fn assert_found(name: &str, text: &str, with: &[&str], without: &[&str]) {
    let extractor_with = extractor(name, true);
    assert_eq!(found(&extractor_with, text, Some("sd")), with, "{text:?}");
    assert_eq!(found(&extractor_with, text, Some("sd-AA")), with, "{text:?}");
    assert_eq!(found(&extractor_with, text, None), without, "{text:?} in English");
    assert_eq!(found(&extractor(name, false), text, Some("sd")), without, "{text:?} without the tables");
}

#[test]
fn offices_come_after_names() {
    let (other, vale) = ("Other = leader:ann-other (title_before)", "zu Vale = leader:bo-zu-vale (title_before)");
    assert_found("sd-office", "Mopa Other zorim ta.", &[other], &[]);
    assert_found("sd-office", "Ta Other zorim, ta zu Vale pel zorim.", &[other, vale], &[]);
}

#[test]
fn a_possessive_has_another_suffix() {
    let arcadia = "Arcadia = country:AAA (own_name)";
    assert_found(
        "sd-possessive",
        "Ta Arcadia’-ko Board of Salt.",
        &[arcadia, "Board of Salt = org:salt (country_beside)"],
        &[arcadia, "Board of Salt = org:salt (country_in_text)"],
    );
}

/// Names and possessives are told apart while the text is folded, which knows the English suffix alone: a suffix of letters right after the
/// apostrophe hides the name. When this is closed, the suffix above should be one of letters.
#[test]
fn a_suffix_of_letters_is_still_a_gap() {
    let extractor = extractor("sd-gap", true);
    assert_eq!(found(&extractor, "Arcadia’ko", Some("sd")), [""; 0]);
    assert_eq!(found(&extractor, "Arcadia’s", Some("sd")), ["Arcadia = country:AAA (own_name)"]);
}

#[test]
fn lists_of_words_are_the_languages_own() {
    let (ann, other) = ("Ann Other = leader:ann-other (own_name)", "Other = leader:ann-other (long_form_before)");
    // A day is not a given name; in another language the word would be one.
    assert_found("sd-lists", "Ann Other ta. Mopa Zonda Other ta.", &[ann, other], &[ann]);
    // A bridge that is named after her is not her.
    assert_found("sd-lists", "Ann Other ta. Other Bolvo ta.", &[ann], &[ann, other]);
}

/// A file whose name is not a list is refused, with what lists there are.
#[test]
fn a_list_that_no_rule_asks_for_is_an_error() {
    let directory = common::tables("sd-unknown", |_, text| text.as_bytes().to_vec());
    std::fs::create_dir_all(directory.join("lexicon/sd")).expect("a directory");
    std::fs::write(directory.join("lexicon/sd/colours.tsv"), "word\treason\n").expect("a table");
    let error = Gazetteer::from_directory(directory).expect_err("there is no such list").to_string();
    assert!(error.contains("colours.tsv") && error.contains("calendar"), "{error}");
}
