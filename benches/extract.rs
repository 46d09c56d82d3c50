//! How long things take: opening the gazetteer, making the scanner, reading news.
//!
//! `make bench`. The news is `$CORPORA/bulk/en_news.txt` (`../shared/corpora` where the variable is not set), which may not be
//! redistributed; where it is absent, the article in `seeds/documents` stands in for it, again and again, and a line says so.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use legation::{Extractor, Gazetteer, Options};

/// The usual length of an article.
const DOCUMENT: usize = 4 * 1024;
/// How much news one measurement reads.
const NEWS: usize = 8 * 1024 * 1024;

static DOCUMENTS: LazyLock<Vec<String>> = LazyLock::new(|| cut(&news()));

fn main() {
    // Read before the first measurement, so that its message does not stand inside the table.
    println!("{} documents of about {DOCUMENT} bytes", DOCUMENTS.len());
    // The first extraction makes the scanner; only its own benchmark should pay for that.
    Extractor::embedded().extract("");
    divan::main();
}

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn article() -> String {
    let path = repository().join("seeds/documents/china-south-korea-summit.txt");
    std::fs::read_to_string(path).expect("the article is in the repository")
}

fn news() -> String {
    let corpora = std::env::var_os("CORPORA").unwrap_or("../shared/corpora".into());
    let path = repository().join(corpora).join("bulk/en_news.txt");
    match std::fs::read(&path) {
        // The cut may split a letter; one odd letter is no matter here.
        Ok(news) => String::from_utf8_lossy(&news[..NEWS.min(news.len())]).into_owned(),
        Err(error) => {
            println!("no news to read ({error}): the seed article is read again and again instead");
            let article = article() + "\n";
            article.repeat(NEWS / article.len())
        }
    }
}

/// Cuts a text at line ends into documents of the usual length.
fn cut(text: &str) -> Vec<String> {
    let mut documents = vec![String::new()];
    for line in text.split_inclusive('\n') {
        if documents.last().is_some_and(|document| document.len() >= DOCUMENT) {
            documents.push(String::new());
        }
        documents.last_mut().expect("there is always one").push_str(line);
    }
    documents
}

fn bytes(documents: &[String]) -> BytesCount {
    BytesCount::new(documents.iter().map(String::len).sum::<usize>())
}

/// What the first call of `Gazetteer::embedded` does.
#[divan::bench]
fn open_gazetteer(bencher: Bencher) {
    let image = std::fs::read(repository().join("src/gazetteer/embedded.bin")).expect("the image is in the repository");
    bencher.with_inputs(|| image.clone()).bench_values(Gazetteer::from_compiled);
}

/// A scanner is made on the first extraction, so a tiny text measures it.
#[divan::bench]
fn first_extraction(bencher: Bencher) {
    let gazetteer = Gazetteer::embedded();
    bencher
        .with_inputs(|| Extractor::new(Arc::clone(&gazetteer)))
        .bench_local_refs(|extractor| extractor.extract(black_box("Peru")).mentions().len());
}

#[divan::bench]
fn article_with_date(bencher: Bencher) {
    let article = article();
    let options = Options::new().date("2025-11-01".parse().expect("a date"));
    let extractor = Extractor::embedded();
    bencher
        .counter(BytesCount::of_str(&article))
        .bench_local(|| extractor.extract_with(black_box(&article), &options).mentions().len());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn news_on_one_core(bencher: Bencher) {
    let extractor = Extractor::embedded();
    let found = |document: &String| extractor.extract(black_box(document)).mentions().len();
    bencher.counter(bytes(&DOCUMENTS)).bench_local(|| DOCUMENTS.iter().map(found).sum::<usize>());
}

#[cfg(feature = "parallel")]
#[divan::bench(sample_count = 10, sample_size = 1)]
fn news_on_all_cores(bencher: Bencher) {
    let extractor = Extractor::embedded();
    bencher
        .counter(bytes(&DOCUMENTS))
        .bench_local(|| extractor.extract_many(black_box(&DOCUMENTS), |_| Options::new()).len());
}
