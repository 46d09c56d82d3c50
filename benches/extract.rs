//! How long things take: opening the gazetteer, making the scanner, reading news.
//!
//! `make bench`.

mod news;

use std::sync::{Arc, LazyLock};

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use legation::{Extractor, Gazetteer, Options};
use news::{article, repository, size};

static DOCUMENTS: LazyLock<Vec<String>> = LazyLock::new(news::documents);

fn main() {
    // Read before the first measurement, so that its message does not stand inside the table.
    LazyLock::force(&DOCUMENTS);
    // The first extraction makes the scanner; only its own benchmark should pay for that.
    Extractor::embedded().extract("");
    divan::main();
}

/// What the first call of `Gazetteer::embedded` does.
#[divan::bench]
fn open_gazetteer(bencher: Bencher) {
    let image = legation::compile(&repository().join("seeds/gazetteer")).expect("the tables are in the repository");
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
    bencher.counter(BytesCount::new(size(&DOCUMENTS))).bench_local(|| DOCUMENTS.iter().map(found).sum::<usize>());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn news_without_discovery(bencher: Bencher) {
    let extractor = Extractor::embedded();
    let options = Options::new().discovered(false);
    let found = |document: &String| extractor.extract_with(black_box(document), &options).mentions().len();
    bencher.counter(BytesCount::new(size(&DOCUMENTS))).bench_local(|| DOCUMENTS.iter().map(found).sum::<usize>());
}

#[cfg(feature = "parallel")]
#[divan::bench(sample_count = 10, sample_size = 1)]
fn news_on_all_cores(bencher: Bencher) {
    let extractor = Extractor::embedded();
    bencher
        .counter(BytesCount::new(size(&DOCUMENTS)))
        .bench_local(|| extractor.extract_many(black_box(&DOCUMENTS), |_| Options::new()).len());
}
