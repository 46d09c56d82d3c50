//! What is written of a text: JSON and CSV that read back as what was found, tables with a row for each record.

use legation::{Batch, CodePoints, Document, EntityRecord, MentionRecord};
use serde_json::Value;

/// Writes what a text holds in every form.
pub fn records(bytes: &[u8]) {
    let (text, options) = crate::extract::input(bytes);
    let document = legation::Extractor::embedded().extract_with(&text, &options).with_id(&*text);
    json(&document);
    csv(&document);
    for (batch, columns) in [
        (Batch::of_mentions(3, [&document]), MentionRecord::COLUMNS.len()),
        (Batch::of_entities(3, [&document]), EntityRecord::COLUMNS.len()),
    ] {
        assert!(batch.columns().len() == columns && batch.is_empty() == (batch.len() == 0));
    }
    assert_eq!(Batch::of_mentions(0, [&document, &document]).len(), 2 * document.mentions().len());
    assert!(document.explain().len() >= document.mentions().len());
}

fn json(document: &Document<'_>) {
    let written = serde_json::to_string(document).expect("memory takes it");
    let read: Value = serde_json::from_str(&written).expect("it is JSON");
    assert_eq!(read["document_id"], document.text());
    let mentions = read["mentions"].as_array().expect("a list");
    assert_eq!(mentions.len(), document.mentions().len());
    let letters: Vec<char> = document.text().chars().collect();
    let mut reached = 0;
    for mention in mentions {
        let place = |name: &str| mention[name].as_u64().expect("a number") as usize;
        let words: String = letters[place("start")..place("end")].iter().collect();
        assert!(reached <= place("start") && mention["text"] == words.as_str(), "{mention}");
        reached = place("end");
    }
}

fn csv(document: &Document<'_>) {
    let offsets = CodePoints::new(document.text());
    let row = |mention| -> Vec<String> {
        MentionRecord::new(document, mention, &offsets).cells().map(|cell| cell.to_string()).collect()
    };
    let rows: Vec<Vec<String>> = document.mentions().map(row).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).expect("memory takes it"));
    let written = writer.into_inner().expect("memory takes it");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&*written);
    let read: Vec<Vec<String>> =
        reader.records().map(|row| row.expect("it is CSV").iter().map(str::to_owned).collect()).collect();
    assert_eq!(read, rows);
}
