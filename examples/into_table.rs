//! Reads documents, which NUL bytes separate in a file, into a table of their mentions, on one thread: `cargo run --release --example into_table FILE [ROUNDS]`.
//!
//! Prints the speed of the median round in MB/s: what `tools/bench.py` compares Python with.

use std::time::Instant;

use legation::{Batch, Extractor};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("which file?")?;
    let rounds: usize = arguments.next().map_or(Ok(5), |rounds| rounds.parse())?;
    let text = std::fs::read_to_string(file)?;
    let texts: Vec<&str> = text.split('\0').collect();
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    let extractor = Extractor::embedded();
    let table = || {
        let documents: Vec<_> = texts.iter().map(|text| extractor.extract(text)).collect();
        Batch::of_mentions(0, &documents).len()
    };
    let rows = table();
    let mut seconds: Vec<f64> = (0..rounds.max(1))
        .map(|_| {
            let start = Instant::now();
            assert_eq!(table(), rows);
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    println!("{rows} rows, {:.1} MB/s", bytes as f64 / seconds[seconds.len() / 2] / 1e6);
    Ok(())
}
