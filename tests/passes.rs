//! The second pass keeps what nothing that was learnt since can change. Debug builds decide it anew and compare (`src/resolver/passes.rs`), so
//! that a rule which reads more than its row says panics, if only a text brings it up: here are many of such texts.
//!
//! They are made of a few people, countries and bodies each, by all the names that they have, so that names lean on each other.

use legation::{Date, Extractor, Options};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Words that belong together: one text has a few of these groups, so that short names often find their long ones.
const GROUPS: &[&[&str]] = &[
    &[
        "Angela Merkel", "Merkel", "Ulrich Merkel", "Merkel, Jr.", "Germany", "German", "Chancellor",
        "the Merkel Foundation",
    ],
    &[
        "Vladimir Putin", "Vladimir V. Putin", "Putin", "Puttin", "Russia", "Russian", "Moscow", "the Kremlin",
        "Vladimir Puttin",
    ],
    &[
        "George W. Bush", "George Bush", "Bush", "Laura Bush", "Bush Center", "the United States", "US", "U.S.",
        "American",
    ],
    &[
        "Xi Jinping",
        "Xi",
        "China",
        "Chinese",
        "Beijing",
        "Xinhua",
        "Li Peng",
        "Li",
        "Li Song-ho",
        "People's Republic of China",
    ],
    &["Richard Nixon", "Nixon", "Jay Nixon, a farmer,", "Governor Jay Nixon", "Nixon II", "Missouri"],
    &["Fidel Castro", "Castro", "Raul Castro", "the Castro I knew", "Cuba", "Cuban", "Havana", "PAP"],
    &[
        "Saddam Hussein", "Saddam", "Saddam Kamel", "Hussein", "King Hussein", "Iraq", "Iraqi", "Jordan",
        "Michael Jordan", "Jordanian",
    ],
    &["Georgia", "Georgia Stevens", "Georgian", "Alabama, Georgia and Florida", "Stevens", "Georgia Power"],
    &["United Nations", "UN", "General Assembly", "Security Council", "the National Security Council", "the Council"],
    &["Organization of American States", "OAS", "Secret Army Organisation", "Secret Army Organisation (OAS)", "(OAS)"],
    &[
        "European Union", "EU", "European Commission", "Council of Ministers", "Commission", "the Parliament",
        "Parliament",
    ],
    &[
        "Singapore",
        "PAP",
        "the Park for Animals and Plants (PAP)",
        "Lee Hsien Loong",
        "Lee",
        "People's Action Party",
        "Foreign Ministry",
    ],
    &[
        "Peru",
        "Peruvian",
        "Finance Ministry",
        "the Popular Finance Ministry",
        "Foreign Ministry",
        "Lima",
        "Ada Quillfeather",
        "Quillfeather",
    ],
    &[
        "Congo", "Congolese", "Zaire", "Mobutu", "Mobutu Sese Seko", "South Korea", "Korea", "Korean", "North Korea",
        "Kim", "Kim Jong Il",
    ],
    &[
        "John Howard", "Howard", "Australia", "Australian", "Anthony Eden", "Eden", "Britain", "British", "Scotland",
        "Reuters",
    ],
    &[
        "Abdullah", "King Abdullah", "Bashir al-Assad", "Assad", "al-Assad", "Syria", "Syrian", "Bashar al-Assad",
        "Omar Bashir",
    ],
];

/// What gives a name its support or takes it away.
const BESIDE: &[&str] = &[
    "President",
    "President",
    "Prime Minister",
    "Foreign Minister",
    "former president",
    "King",
    "Queen",
    "General",
    "Ambassador",
    "Mr.",
    "spokesman",
    "the president of",
    "the foreign minister of",
    ", foreign minister of",
    ", the president,",
    ", president of",
];

const GLUE: &[&str] = &[
    " ", " ", " ", " ", " ", " ", ". ", ". ", ", ", " and ", "'s ", "’s ", "-", "\n", "\n\n", " (", ") ", " said. ",
    " of ", " in ", " the ", "\n5. ", " met ", " – ", ": ", " 1990 ", ". On Monday ", ". Yesterday ", " in French, ",
    " Prize ", " I ",
];

/// A text of a few groups.
fn text() -> impl Strategy<Value = String> {
    subsequence(GROUPS, 1..=3).prop_flat_map(|groups| {
        let names: Vec<&'static str> = groups.concat();
        let piece = prop_oneof![
            6 => select(names),
            2 => select(BESIDE),
        ];
        let strategy = (piece, select(GLUE)).prop_map(|(piece, glue)| [piece, glue].concat());
        proptest::collection::vec(strategy, 1..20).prop_map(|pieces| pieces.concat())
    })
}

fn options() -> impl Strategy<Value = Options> {
    let dates: Vec<Option<Date>> = ["", "1950", "1962-05", "1985", "1990-06-01", "2004", "2015-03", "2025-11-01"]
        .map(|date| date.parse().ok())
        .to_vec();
    (select(dates), any::<u16>()).prop_map(|(date, switches)| {
        let options = Options::new().switches().enumerate().fold(Options::new(), |options, (place, (keyword, ..))| {
            options.switch(keyword, switches >> place & 1 != 0).expect("a switch of the options")
        });
        date.into_iter().fold(options, Options::date)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_from_the_first_pass_would_be_decided_again(text in text(), options in options()) {
        let mentions = |options: &Options| -> Vec<legation::Mention> {
            Extractor::embedded().extract_with(&text, options).mentions().copied().collect()
        };
        // Rejected names are decided and explained on the way, which must not change what is decided.
        let with = mentions(&options.clone().rejected(true));
        prop_assert_eq!(mentions(&options.rejected(false)), with);
    }
}

/// The property is checked by a debug assertion, and the texts must bring up every rule and reason.
#[test]
fn the_texts_bring_up_every_rule_and_reason() {
    use legation::{Rejection, Rule};
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    const { assert!(cfg!(debug_assertions), "without debug assertions nothing is compared") };
    let mut runner = TestRunner::deterministic();
    let (mut rules, mut reasons) = (Vec::new(), Vec::new());
    for _ in 0..1500 {
        let (text, options) = (text(), options()).new_tree(&mut runner).expect("a text").current();
        let document = Extractor::embedded().extract_with(&text, &options.rejected(true));
        rules.extend(document.mentions().flat_map(|mention| mention.evidence().map(|evidence| evidence.rule())));
        reasons.extend(document.rejected().map(|candidate| candidate.reason()));
    }
    let missing: Vec<_> = Rule::ALL.iter().filter(|rule| !rules.contains(rule)).collect();
    assert!(missing.is_empty(), "no text has {missing:?}");
    let missing: Vec<_> = Rejection::ALL.iter().filter(|reason| !reasons.contains(reason)).collect();
    assert!(missing.is_empty(), "no text has {missing:?}");
}
