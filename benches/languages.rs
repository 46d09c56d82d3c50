//! How fast names are found and linked in the news of other languages and scripts: megabytes a second, one language a line.
//!
//! `CORPORA=../shared/corpora cargo bench --bench languages`. Reads `bulk/multi_wmt21_newstest.jsonl` and `dev/ntrex`; without them there is nothing
//! to measure.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use legation::{Extractor, Options};

const ROUNDS: usize = 7;

fn main() {
    let Some(corpora) = std::env::var_os("CORPORA") else {
        println!("CORPORA names no directory: nothing is measured");
        return;
    };
    let texts = texts(Path::new(&corpora));
    let (embedded, options) = (Extractor::embedded(), Options::new());
    println!("{:24} {:>8} {:>14} {:>18}", "", "MB", "finding, MB/s", "extraction, MB/s");
    for (language, documents) in &texts {
        let size = documents.iter().map(String::len).sum::<usize>() as f64 / 1e6;
        let finding = fastest(documents, |text| embedded.candidates(text, &options).len());
        let extraction = fastest(documents, |text| embedded.extract_with(text, &options).mentions().len());
        println!("{language:24} {size:8.2} {:14.1} {:18.1}", size / finding, size / extraction);
    }
}

/// Seconds of the fastest of the rounds.
fn fastest(documents: &[String], work: impl Fn(&str) -> usize) -> f64 {
    let round = || {
        let start = Instant::now();
        black_box(documents.iter().map(|document| work(black_box(document))).sum::<usize>());
        start.elapsed().as_secs_f64()
    };
    (0..ROUNDS).map(|_| round()).fold(f64::INFINITY, f64::min)
}

/// The documents of each language.
fn texts(corpora: &Path) -> BTreeMap<String, Vec<String>> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let bulk = std::fs::read_to_string(corpora.join("bulk/multi_wmt21_newstest.jsonl")).unwrap_or_default();
    for line in bulk.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("a row of the corpus is JSON");
        let field = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        texts.entry(format!("wmt21 {}", field("lang"))).or_default().push(field("text"));
    }
    for entry in std::fs::read_dir(corpora.join("dev/ntrex")).into_iter().flatten() {
        let path = entry.expect("the corpus can be listed").path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        if let Some((_, language)) = name.split_once('.') {
            let text = std::fs::read_to_string(&path).expect("the corpus is UTF-8");
            let lines: Vec<&str> = text.lines().collect();
            texts.insert(format!("ntrex {language}"), lines.chunks(20).map(|lines| lines.join("\n")).collect());
        }
    }
    texts
}
