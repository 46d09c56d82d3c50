//! The shared table of cases: `tests/cases/*.json`, run through Rust here and through Python in `tests/python/test_cases.py`.

mod common;

use std::collections::HashSet;

use legation::{Extractor, Options};
use serde_json::Value;

const GAPS: &str = "known_gaps";

struct Case {
    theme: String,
    name: String,
    text: String,
    options: Options,
    mentions: Vec<[String; 3]>,
    starts: Option<Vec<usize>>,
}

impl Case {
    /// What the library does instead; `None` when it does what the case says.
    fn fault(&self) -> Option<String> {
        let document = Extractor::embedded().extract_with(&self.text, &self.options);
        let found = common::facts(&document);
        if found != self.mentions {
            return Some(format!(
                "{}: {:?}\n  expected {:?}\n  found    {found:?}",
                self.theme, self.name, self.mentions
            ));
        }
        let starts = common::starts(&document);
        let expected = self.starts.as_ref().filter(|expected| **expected != starts)?;
        Some(format!("{}: {:?}\n  expected starts {expected:?}\n  found starts    {starts:?}", self.theme, self.name))
    }
}

fn cases() -> Vec<Case> {
    let mut paths: Vec<_> = std::fs::read_dir(common::path("tests/cases"))
        .expect("the directory of cases")
        .map(|entry| entry.expect("a file of cases").path())
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

fn case(theme: &str, row: &Value) -> Case {
    const KEYS: [&str; 9] =
        ["name", "text", "date", "language", "metonyms", "constituents", "news_agencies", "mentions", "starts"];
    let object = row.as_object().expect("a case is an object");
    if let Some(key) = object.keys().find(|key| !KEYS.contains(&key.as_str())) {
        panic!("{theme}: a case with the unknown key {key:?}");
    }
    let text = |key: &str| row[key].as_str().unwrap_or_else(|| panic!("{theme}: a case without {key}")).to_owned();
    let flag = |key: &str| row.get(key).is_some_and(|value| value.as_bool().expect("a wish is true or false"));
    Case {
        theme: theme.to_owned(),
        name: text("name"),
        text: text("text"),
        options: common::options(row["date"].as_str(), flag("metonyms"))
            .language(row["language"].as_str().unwrap_or("en"))
            .constituents(flag("constituents"))
            .news_agencies(flag("news_agencies")),
        mentions: serde_json::from_value(row["mentions"].clone()).expect("mentions are [surface, entity, form]"),
        starts: row.get("starts").map(|starts| serde_json::from_value(starts.clone()).expect("starts are numbers")),
    }
}

#[test]
fn every_case_holds() {
    let cases: Vec<Case> = cases().into_iter().filter(|case| case.theme != GAPS).collect();
    assert!(cases.len() >= 250, "only {} cases were found", cases.len());
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
