//! Whole articles as JSON, reviewed by eye; `tests/python/test_golden.py` compares the same files.
#![cfg(feature = "serde")]

mod common;

use legation::Extractor;

/// The JSON of the summit article, without what changes with every release of the data.
fn summit_json(metonyms: bool) -> serde_json::Value {
    let text = common::summit();
    let options = common::options(Some("2025-11-01"), metonyms);
    let document = Extractor::embedded().extract_with(&text, &options);
    // By way of text, as readers of the JSON see it: 0.98, not the digits of the nearest 32-bit number.
    let text = serde_json::to_string(&document).expect("documents become JSON");
    let mut json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    for key in ["data_version", "data_hash"] {
        let value = json.get_mut(key).unwrap_or_else(|| panic!("the JSON has {key}"));
        assert!(value.as_str().is_some_and(|text| !text.is_empty()), "{key} is not empty");
        *value = serde_json::Value::String(format!("[{key}]"));
    }
    json
}

fn check(name: &str, metonyms: bool) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(common::path("tests/golden"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_json_snapshot!(name, summit_json(metonyms)));
}

#[test]
fn summit() {
    check("china_south_korea_summit", false);
}

#[test]
fn summit_with_metonyms() {
    check("china_south_korea_summit_metonyms", true);
}

#[test]
fn every_golden_file_is_compared() {
    let entries = std::fs::read_dir(common::path("tests/golden")).expect("the directory of golden files");
    let mut files: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    files.retain(|file| !file.ends_with(".snap.new"));
    files.sort();
    assert_eq!(files, ["china_south_korea_summit.snap", "china_south_korea_summit_metonyms.snap"]);
}
