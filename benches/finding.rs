//! How fast names are found, before anything is decided, beside other multi-pattern matchers: the same names, the same news, one thread.
//!
//! `make bench`. See `ratios.rs` for the same matchers by turns.

mod matchers;
mod news;

use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use legation::{Extractor, Options};
use matchers::{names, of_aho_corasick, of_daachorse, of_legation};
use news::size;

const COUNTS: [usize; 2] = [100_000, 500_000];

static DOCUMENTS: LazyLock<Vec<String>> = LazyLock::new(news::documents);

fn main() {
    LazyLock::force(&DOCUMENTS);
    Extractor::embedded().extract("");
    divan::main();
}

fn measure(bencher: Bencher, find: impl Fn(&str) -> usize) {
    let all = || DOCUMENTS.iter().map(|document| find(black_box(document))).sum::<usize>();
    all();
    bencher.counter(BytesCount::new(size(&DOCUMENTS))).bench_local(all);
}

/// The scanner with the built-in gazetteer, of more than 100,000 names.
#[divan::bench(sample_count = 15, sample_size = 1)]
fn legation_built_in(bencher: Bencher) {
    let options = Options::new();
    measure(bencher, |text| Extractor::embedded().candidates(text, &options).len());
}

#[divan::bench(args = COUNTS, sample_count = 15, sample_size = 1)]
fn legation(bencher: Bencher, count: usize) {
    measure(bencher, of_legation(&names(count)));
}

#[divan::bench(args = COUNTS, sample_count = 15, sample_size = 1)]
fn daachorse_bytewise(bencher: Bencher, count: usize) {
    measure(bencher, of_daachorse(&names(count)));
}

#[divan::bench(args = COUNTS, sample_count = 15, sample_size = 1)]
fn aho_corasick_contiguous(bencher: Bencher, count: usize) {
    measure(bencher, of_aho_corasick(&names(count)));
}
