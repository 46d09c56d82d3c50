//! Texts that repeat themselves: time grows with the length of a text, never with its square.
//!
//! The limit is no measure of speed: where a rule looks back to the beginning of the text each of these took minutes in a build without
//! optimisation.

use std::time::{Duration, Instant};

use legation::{Extractor, Options};

const BYTES: usize = 100_000;
/// A name with hundreds of bearers, each rejected and explained, takes twenty seconds without optimisation.
const LIMIT: Duration = Duration::from_secs(60);

/// Introduces a discovered leader, an organisation with a head noun and a leader of the gazetteer.
const INTRODUCED: &str =
    "Kim Jong Un left. Foreign Minister Ada Quillfeather spoke. The International Criminal Court met. ";

/// What stands before, what is repeated, what stands after.
const TEXTS: &[(&str, &str, &str)] = &[
    // Lists of adjectives.
    ("", "German, ", ""),
    ("in ", "German, ", ""),
    ("", "German and ", ""),
    ("into ", "Danish or ", "German"),
    ("", "Ohio, Georgia, ", ""),
    // Compounds, apostrophes, quotes.
    ("", "Merkel-", ""),
    (INTRODUCED, "Kim-", ""),
    (INTRODUCED, "Li-", " Quillfeather"),
    ("", "Ee-", "Peru"),
    ("", "Ö-", ""),
    ("", "Öe-", "Peru"),
    ("", "Kim–", ""),
    ("", "Kim‘", ""),
    ("", "c'D'", ""),
    ("", "c’D’", ""),
    ("", "Merkel'", ""),
    ("", "\"Merkel\" ", ""),
    ("Ee-", "'Papa Doc' Duvalier ", ""),
    ("", "al-", "Assad"),
    ("Bashir ", "el-", ""),
    // Words and runs of capitals before a discovered surname.
    (INTRODUCED, "XYZ", "Quillfeather"),
    (INTRODUCED, "Xyz ", "Quillfeather"),
    (INTRODUCED, "Quillfeather ", ""),
    (INTRODUCED, "Xyz\u{a0}", "Quillfeather"),
    (INTRODUCED, "Xyz van der ", "Quillfeather"),
    (INTRODUCED, "the Court ", ""),
    (INTRODUCED, "the Court of ", ""),
    // Initials and abbreviations.
    ("", "B.", " Bush"),
    ("", "B. ", "Bush"),
    ("", "U.S. ", ""),
    ("", "B.C. Singh ", ""),
    ("", "Castro I ", ""),
    // Offices, with the country far away.
    ("", "Prime Minister ", "Bush"),
    ("Peru ", "Prime Minister ", "Bush"),
    ("Peru", "(", "President Bush"),
    ("Peru ", "(President Bush) ", ""),
    ("Peru ", "x President Ada Quill ", ""),
    ("Ada Quill, ", "former ", "prime minister"),
    ("president ", "x ", ", Ada Quill,"),
    ("president of ", "-' ", ", Ada Quill,"),
    ("", "Ada Quill, Foreign Minister ", ""),
    ("", "the Peruvian president ", ""),
    ("", "the president of Peru ", ""),
    // Blanks, line ends, signs.
    ("Peru", " ", "President Bush"),
    ("South", " ", "Korea"),
    ("South", "\n", "Korea"),
    ("South", "\u{2003}", "Korea"),
    ("Castro I", " ", "knew"),
    ("", "\r\n", ""),
    ("", "(", "OAS)"),
    ("", "x", " (OAS)"),
    ("", "Xx (OAS) ", ""),
    // Marks, joiners, scripts without spaces.
    ("E", "\u{301}", "Peru"),
    ("Peru", "\u{ad}", ""),
    ("", "Peru\u{200d}", ""),
    ("", "페루", ""),
    ("", "콩고 민주 ", ""),
    ("", "中国人民", ""),
    ("", "中\u{301}", ""),
    // Apostrophes with letters between that folding drops: one word to its reader, many starts to the scanner.
    ("", "'\u{640}", "President Bush"),
    ("", "’\u{5b0}", "Peru"),
    ("", "ไทย", ""),
];

#[test]
fn no_repetition_takes_long() {
    let options = Options::new().date("2005-06-01".parse().expect("a date")).roles(true).head_nouns(true);
    let options = options.metonyms(true).constituents(true).rejected(true).lower_case(true);
    Extractor::embedded().extract_with("Peru", &options);
    for (before, repeated, after) in TEXTS {
        let text = format!("{before}{}{after}", repeated.repeat(BYTES / repeated.len()));
        let started = Instant::now();
        Extractor::embedded().extract_with(&text, &options);
        let took = started.elapsed();
        assert!(took < LIMIT, "{before:?} and {repeated:?} again and again and {after:?} took {took:?}");
    }
}

/// A gap of this length stood between a country and each of the offices after it.
#[test]
fn what_stands_far_away_is_not_looked_at() {
    let options = Options::new().date("2005-06-01".parse().expect("a date")).roles(true);
    for gap in ["(", "x", " ", "\u{2014}"] {
        let half = BYTES / 2;
        let text = format!("Peru{}{}", gap.repeat(half / gap.len()), "President Bush\n".repeat(half / 15));
        let started = Instant::now();
        Extractor::embedded().extract_with(&text, &options);
        let took = started.elapsed();
        assert!(took < LIMIT, "a gap of {gap:?} took {took:?}");
    }
}
