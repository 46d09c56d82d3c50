//! Each target for a few seconds on any toolchain: first its corpus, then parts of the corpus that were changed, then bytes at random.

use std::time::{Duration, Instant};

/// Seconds for each target; `FUZZ_SECONDS` says otherwise.
fn time() -> Duration {
    let seconds = std::env::var("FUZZ_SECONDS").ok().map_or(3, |text| text.parse().expect("FUZZ_SECONDS is a number"));
    Duration::from_secs(seconds)
}

/// Numbers that look random and are the same in each run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit
    }
}

fn corpus(target: &str) -> Vec<Vec<u8>> {
    let directory = format!("{}/corpus/{target}", env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> =
        std::fs::read_dir(&directory).expect(&directory).map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("a readable input")).collect()
}

fn random(numbers: &mut Numbers, corpus: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = match numbers.below(2) {
        0 => corpus[numbers.below(corpus.len())].clone(),
        _ => (0..numbers.below(400)).map(|_| numbers.below(256) as u8).collect(),
    };
    for _ in 0..numbers.below(6) {
        if bytes.is_empty() {
            break;
        }
        let place = numbers.below(bytes.len());
        match numbers.below(3) {
            0 => bytes[place] = numbers.below(256) as u8,
            1 => drop(bytes.remove(place)),
            _ => bytes.insert(place, numbers.below(256) as u8),
        }
    }
    bytes
}

/// An input that fails is printed, so that it can be made a file of the corpus.
fn run(target: &str, function: fn(&[u8])) {
    let corpus = corpus(target);
    assert!(!corpus.is_empty(), "{target} has no corpus");
    let (mut numbers, start, mut count) = (Numbers(0x9e37_79b9_7f4a_7c15), Instant::now(), 0);
    let mut inputs = corpus.clone().into_iter();
    while start.elapsed() < time() || inputs.len() > 0 {
        let input = inputs.next().unwrap_or_else(|| random(&mut numbers, &corpus));
        let shown = Shown(&input);
        function(&input);
        std::mem::forget(shown);
        count += 1;
    }
    println!("{target}: {count} inputs");
    assert!(count >= 20, "only {count} inputs in {:?}", time());
}

/// Says what the input was when a panic drops it.
struct Shown<'i>(&'i [u8]);

impl Drop for Shown<'_> {
    fn drop(&mut self) {
        eprintln!("the input: b\"{}\"", self.0.escape_ascii());
    }
}

#[test]
fn extract_holds() {
    run("extract", legation_fuzz::extract);
}

#[test]
fn tables_holds() {
    run("tables", legation_fuzz::tables);
}

#[test]
fn image_holds() {
    run("image", legation_fuzz::image);
}

#[test]
fn lists_holds() {
    run("lists", legation_fuzz::lists);
}

#[test]
fn records_holds() {
    run("records", legation_fuzz::records);
}

#[test]
fn lookups_holds() {
    run("lookups", legation_fuzz::lookups);
}
