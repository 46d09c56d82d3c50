//! Reads texts from standard input, one a line, and writes a document of JSON for each, in order, on all cores; memory holds some of them at a time.
//!
//! ```console
//! $ printf 'Xi met Lee in Peru.\nTalks with Ankara failed.\n' | cargo run --example json_lines --features parallel,serde
//! ```

use std::error::Error;
use std::io::{self, BufRead, Write};

use legation::{Extractor, Options};

/// How many texts are read at a time: enough for all cores.
const TEXTS: usize = 256;

fn main() -> Result<(), Box<dyn Error>> {
    convert(io::stdin().lock(), &mut io::BufWriter::new(io::stdout().lock()))
}

/// Writes a line for each line.
pub fn convert(input: impl BufRead, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let extractor = Extractor::embedded();
    let mut lines = input.lines();
    let mut first = 1;
    loop {
        let texts = lines.by_ref().take(TEXTS).collect::<Result<Vec<String>, _>>()?;
        if texts.is_empty() {
            return Ok(out.flush()?);
        }
        for (number, document) in (first..).zip(extractor.extract_many(&texts, |_| Options::new())) {
            serde_json::to_writer(&mut *out, &document.with_id(format!("line {number}")))?;
            writeln!(out)?;
        }
        first += texts.len();
    }
}
