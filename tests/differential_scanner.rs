//! The scanner and the reference engine find the same candidates: in random mixtures of names, words, scripts and separators, and in news.

use std::path::Path;
use std::sync::LazyLock;

use legation::{Gazetteer, Options, ReferenceEngine};
use proptest::prelude::*;
use proptest::sample::{Index, select};

static ENGINE: LazyLock<ReferenceEngine> = LazyLock::new(|| ReferenceEngine::new(Gazetteer::embedded()));

/// Every third name of the gazetteer that is written in ASCII, and all others: their scripts are rarer.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let gazetteer = Gazetteer::embedded();
    let mut names = Vec::new();
    for (index, name) in gazetteer.entities().flat_map(|entity| entity.names().collect::<Vec<_>>()).enumerate() {
        if index % 3 == 0 || !name.text().is_ascii() {
            names.push(name.text().to_owned());
        }
    }
    names
});

/// The names that start in a script without word spaces, and those of Hangul.
static ASIAN: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let is_asian = |c: char| matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}');
    NAMES.iter().map(String::as_str).filter(|name| name.starts_with(is_asian)).collect()
});

const GLUE: &[&str] = &[
    " ", " ", " ", " ", "\n", "\n\n", "\r\n", "\t", "-", "–", " – ", ". ", ".", ", ", ",", " & ", "/", "+", "'", "’",
    "`", "'s ", "’s", "S'", "\u{ad}", "\u{200d}", "・", "、", "，", "。", "·", "\u{301}", "\u{640}", "\u{3000}", "ー",
    "的", "の", "は", "中", "国", "日本", "ที่", "ပ", "គ", "ລ", "은", "에서", "ｱ", "ヿ", "Ａ", "d'", "l’", "A.", "B. ",
    "U.S.", "H. W. ", "St. ", "a", "x", "7", "90", "ß", "İ", "é", "Й", "ά", "(", ")", "“", "🌍", "\0", "the ", "of ",
    "und ", "и ",
];

fn piece() -> impl Strategy<Value = String> {
    let name = || any::<Index>().prop_map(|index| index.get(&NAMES).clone());
    let asian = || any::<Index>().prop_map(|index| (*index.get(&ASIAN)).to_owned());
    prop_oneof![
        4 => name(),
        4 => asian(),
        1 => name().prop_map(|name| name.to_uppercase()),
        1 => name().prop_map(|name| name.to_lowercase()),
        // The beginning of a name, and a name with something inside.
        2 => (prop_oneof![name(), asian()], any::<Index>(), select(GLUE)).prop_map(|(name, index, glue)| {
            let places: Vec<usize> = name.char_indices().map(|(at, _)| at).collect();
            let (head, tail) = name.split_at(*index.get(&places));
            if places.len().is_multiple_of(2) { format!("{head}{glue}{tail}") } else { head.to_owned() }
        }),
        12 => select(GLUE).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => proptest::collection::vec(any::<char>(), 0..4).prop_map(String::from_iter),
    ]
}

fn options() -> impl Strategy<Value = Options> {
    prop_oneof![
        4 => Just(Options::new()),
        1 => Just(Options::new().lower_case(true)),
        1 => select(&["de", "zh", "ja", "fr"][..]).prop_map(|language| Options::new().language(language)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_engines_find_the_same_candidates(
        pieces in proptest::collection::vec(piece(), 0..24),
        options in options(),
    ) {
        let text = pieces.concat();
        prop_assert!(ENGINE.compare(&text, &options).is_ok(), "{}", ENGINE.compare(&text, &options).unwrap_err());
    }
}

#[test]
fn every_name_is_found_in_itself() {
    let mut found = 0;
    for names in NAMES.chunks(16) {
        let text = names.join("\n\n");
        found += ENGINE.compare(&text, &Options::new()).unwrap_or_else(|difference| panic!("{difference}"));
    }
    assert!(found > NAMES.len() / 2, "only {found} candidates in {} names", NAMES.len());
}

/// `CORPORA=../shared/corpora cargo test --release --test differential_scanner -- --ignored --nocapture`
#[test]
#[ignore = "reads news that are not part of the repository"]
fn both_engines_find_the_same_candidates_in_news() {
    let corpora = std::env::var("CORPORA").expect("CORPORA names the directory of the news");
    let (mut bytes, mut found) = (0, 0);
    for part in ["bulk", "dev/ntrex"] {
        for entry in std::fs::read_dir(Path::new(&corpora).join(part)).expect("the news are there") {
            let path = entry.expect("the news can be listed").path();
            let text = std::fs::read_to_string(&path).expect("the news are UTF-8");
            let (mut in_file, mut rest) = (0, text.as_str());
            while !rest.is_empty() {
                let end = rest.char_indices().map(|(at, _)| at).find(|&at| at > 1 << 16).unwrap_or(rest.len());
                let (text, tail) = rest.split_at(end);
                // Most files are JSON lines: their line breaks and quotes are escaped.
                let text = text.replace("\\n", "\n").replace("\\\"", "\"");
                for options in [Options::new(), Options::new().lower_case(true)] {
                    let compared = ENGINE.compare(&text, &options);
                    in_file += compared.unwrap_or_else(|difference| {
                        panic!("{}: {}", path.display(), difference.chars().take(2000).collect::<String>())
                    });
                }
                (bytes, rest) = (bytes + text.len(), tail);
            }
            println!("{}: {in_file} candidates", path.display());
            found += in_file;
        }
    }
    println!("{found} candidates in {bytes} bytes, each read as usual and in lower case");
    assert!(found > 0);
}
