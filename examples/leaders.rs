//! `cargo run --example leaders`: the example of the page about Rust.
use legation::{Extractor, Kind, Options};

fn main() -> Result<(), legation::DateError> {
    let text = "South Korea's president, Lee Jae-myung, welcomed Xi Jinping to the APEC summit.";
    let options = Options::new().date("2025-11-01".parse()?);
    let document = Extractor::embedded().extract_with(text, &options);
    for leader in document.entities(Some(Kind::Leader)) {
        println!("{} is mentioned {} times", leader.entity().name(), leader.count());
    }
    Ok(())
}
