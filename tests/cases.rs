//! The shared table of cases: `tests/cases/*.json`, run through Rust here and through Python in `tests/python/test_cases.py`.

mod common;

use std::collections::HashSet;

use legation::{Extractor, Options, Rejection, Rule, Surnames};
use serde_json::Value;

const GAPS: &str = "known_gaps";

#[derive(Clone)]
struct Case {
    theme: String,
    name: String,
    text: String,
    options: Options,
    mentions: Vec<[String; 3]>,
    starts: Option<Vec<usize>>,
    why: Option<Vec<Vec<String>>>,
    rejected: Option<Vec<[String; 2]>>,
}

impl Case {
    /// What the library does instead; `None` when it does what the case says.
    fn fault(&self) -> Option<String> {
        // What was rejected is kept where the case states it, whatever its options say.
        let options = self.options.clone();
        let options = if self.rejected.is_some() { options.rejected(true) } else { options };
        let document = Extractor::embedded().extract_with(&self.text, &options);
        self.compare("mentions", Some(&self.mentions), &common::facts(&document))
            .or_else(|| self.compare("starts", self.starts.as_ref(), &common::starts(&document)))
            .or_else(|| self.compare("why", self.why.as_ref(), &common::rules(&document)))
            .or_else(|| self.compare_rejected(&common::rejected(&document)))
    }

    /// The pairs that the case states must be rejected in this order; others may be, too. An empty list: nothing is rejected.
    fn compare_rejected(&self, found: &Vec<[String; 2]>) -> Option<String> {
        let expected = self.rejected.as_ref()?;
        let mut left = found.iter();
        let in_order = expected.iter().all(|pair| left.any(|other| other == pair));
        let holds = if expected.is_empty() { found.is_empty() } else { in_order };
        if holds { None } else { self.compare("rejected", Some(expected), found) }
    }

    fn compare<T: PartialEq + std::fmt::Debug>(&self, what: &str, expected: Option<&T>, found: &T) -> Option<String> {
        let expected = expected.filter(|&expected| expected != found)?;
        Some(format!("{}: {:?}\n  {what} expected {expected:?}\n  {what} found    {found:?}", self.theme, self.name))
    }
}

fn cases() -> Vec<Case> {
    let mut paths: Vec<_> = std::fs::read_dir(common::path("tests/cases"))
        .expect("the directory of cases")
        .map(|entry| entry.expect("a file of cases").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let theme = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("a readable file of cases");
        let rows: Vec<Value> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{theme}: {error}"));
        cases.extend(rows.iter().map(|row| case(&theme, row)));
    }
    cases
}

/// The keys of a case that are not options; `tests/cases/README.md` explains them.
const KEYS: [&str; 7] = ["name", "text", "mentions", "starts", "why", "rejected", "reason"];

fn case(theme: &str, row: &Value) -> Case {
    let object = row.as_object().expect("a case is an object");
    let name = row["name"].as_str().unwrap_or_else(|| panic!("{theme}: a case without a name"));
    let mut options = Options::new();
    for (key, value) in object.iter().filter(|(key, _)| !KEYS.contains(&key.as_str())) {
        let place = || format!("{theme}: {name:?}: {key}");
        let text = || value.as_str().unwrap_or_else(|| panic!("{} is not a text", place()));
        options = match key.as_str() {
            "date" => options.date(text().parse().unwrap_or_else(|error| panic!("{}: {error}", place()))),
            "language" => options.language(text()),
            "surnames" => options.surnames(text().parse().unwrap_or_else(|error| panic!("{}: {error}", place()))),
            switch => {
                let include = value.as_bool().unwrap_or_else(|| panic!("{} is not true or false", place()));
                options.switch(switch, include).unwrap_or_else(|error| panic!("{}: {error}", place()))
            }
        };
    }
    Case {
        theme: theme.to_owned(),
        name: name.to_owned(),
        text: row["text"].as_str().unwrap_or_else(|| panic!("{theme}: {name:?} has no text")).to_owned(),
        options,
        mentions: field(row, "mentions", serde_json::from_value)
            .unwrap_or_else(|| panic!("{theme}: {name:?} has no mentions")),
        starts: field(row, "starts", serde_json::from_value),
        why: field(row, "why", serde_json::from_value),
        rejected: field(row, "rejected", serde_json::from_value),
    }
}

fn field<T>(row: &Value, key: &str, read: impl Fn(Value) -> serde_json::Result<T>) -> Option<T> {
    let value = row.get(key)?.clone();
    Some(read(value).unwrap_or_else(|error| panic!("{}: {key}: {error}", row["name"])))
}

/// The cases that hold: all but the known gaps.
fn sound_cases() -> Vec<Case> {
    cases().into_iter().filter(|case| case.theme != GAPS).collect()
}

#[test]
fn every_case_holds() {
    let cases = sound_cases();
    assert!(cases.len() >= 330, "only {} cases were found", cases.len());
    let faults: Vec<String> = cases.iter().filter_map(Case::fault).collect();
    assert!(faults.is_empty(), "{} of {} cases fail:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

/// A gap that is closed must move to the cases of its theme.
#[test]
fn every_known_gap_is_still_open() {
    let gaps: Vec<Case> = cases().into_iter().filter(|case| case.theme == GAPS).collect();
    let closed: Vec<&str> = gaps.iter().filter(|case| case.fault().is_none()).map(|case| case.name.as_str()).collect();
    assert!(closed.is_empty(), "these work now; move them out of known_gaps.json: {closed:?}");
}

#[test]
fn cases_are_told_apart_by_name() {
    let cases = cases();
    let mut names = HashSet::new();
    let twice: Vec<&str> = cases.iter().map(|case| case.name.as_str()).filter(|name| !names.insert(*name)).collect();
    assert!(twice.is_empty(), "{twice:?}");
    let themes: HashSet<&str> = cases.iter().map(|case| case.theme.as_str()).collect();
    assert!(themes.len() >= 10, "{themes:?}");
}

#[test]
fn cases_name_entities_that_exist() {
    let gazetteer = legation::Gazetteer::embedded();
    let cases = cases();
    let ids = cases.iter().filter(|case| case.theme != GAPS).flat_map(|case| &case.mentions).map(|mention| &mention[1]);
    let is_unknown = |id: &&String| *id != "discovered" && gazetteer.entity(id).is_none();
    let unknown: HashSet<&String> = ids.filter(is_unknown).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// A case that says why is needed for each rule: nothing else tests that evidence is right.
#[test]
fn every_rule_is_in_a_case() {
    let cases = sound_cases();
    let stated: HashSet<&str> =
        cases.iter().flat_map(|case| case.why.iter().flatten().flatten()).map(|s| &**s).collect();
    let missing: Vec<&str> = Rule::ALL.iter().map(|rule| rule.as_str()).filter(|rule| !stated.contains(rule)).collect();
    assert!(missing.is_empty(), "no case says why with these rules: {missing:?}");
}

#[test]
fn every_reason_is_in_a_case() {
    let cases = sound_cases();
    let stated: HashSet<&str> =
        cases.iter().flat_map(|case| case.rejected.iter().flatten()).map(|[_, reason]| &**reason).collect();
    let missing: Vec<&str> =
        Rejection::ALL.iter().map(|reason| reason.as_str()).filter(|reason| !stated.contains(reason)).collect();
    assert!(missing.is_empty(), "no case has something rejected for these reasons: {missing:?}");
}

/// A date from which on a leader is in office loses nobody who is found without one.
#[test]
fn a_date_loses_nobody() {
    let gazetteer = legation::Gazetteer::embedded();
    let mut tried = 0;
    for case in sound_cases().iter().filter(|case| case.options.given_date().is_none()) {
        for [surface, id, _] in &case.mentions {
            let Ok(leader) = gazetteer.leader(id) else { continue };
            let Some(start) = leader.terms().filter_map(|term| term.start()).max() else { continue };
            let date = format!("{}", start.year() + 1).parse().expect("a year");
            let document = Extractor::embedded().extract_with(&case.text, &case.options.clone().date(date));
            let found = document.mentions().any(|mention| document.surface(mention) == surface);
            assert!(found, "{}: {surface} is lost in {date}", case.name);
            tried += 1;
        }
    }
    assert!(tried >= 80, "only {tried} were tried");
}

/// Each switch is in cases that need it: with its default they come out otherwise.
#[test]
fn every_option_decides_a_case() {
    let cases = sound_cases();
    for (keyword, _, default) in Options::new().switches() {
        let decides = cases.iter().any(|case| {
            let given = case.options.switches().any(|(word, value, _)| word == keyword && value != default);
            let options = case.options.clone().switch(keyword, default).expect("a switch");
            // What is rejected is no mention with the option or without.
            given && (keyword == "include_rejected" || Case { options, ..case.clone() }.fault().is_some())
        });
        assert!(decides, "no case needs {keyword}");
    }
    for (word, is_given) in [
        ("date", (|case| case.options.given_date().is_some()) as fn(&Case) -> bool),
        ("language", |case| case.options.given_language().is_some()),
        ("surnames", |case| case.options.given_surnames() != Surnames::Default),
    ] {
        assert!(cases.iter().any(is_given), "no case has {word}");
    }
}
