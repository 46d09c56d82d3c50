//! Reads a text file again and again, as one document after the other: `cargo run --release --example throughput FILE [ROUNDS]`.
//!
//! Prints the speed of the best round. Run under callgrind with two numbers of rounds, the difference is what a round costs in instructions.

use std::time::Instant;

use legation::Extractor;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("which file?")?;
    let rounds: usize = arguments.next().map_or(Ok(10), |rounds| rounds.parse())?;
    let text = std::fs::read_to_string(file)?;
    let extractor = Extractor::embedded();
    let mut mentions = extractor.extract(&text).mentions().len();
    let mut best = f64::INFINITY;
    for _ in 0..rounds {
        let start = Instant::now();
        mentions = extractor.extract(&text).mentions().len();
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{mentions} mentions in {} bytes, {:.1} MB/s", text.len(), text.len() as f64 / best / 1e6);
    Ok(())
}
