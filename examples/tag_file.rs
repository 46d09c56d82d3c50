//! Prints a text with its mentions marked, each with the id of its entity and the office on the date.
//!
//! ```console
//! $ cargo run --example tag_file -- seeds/documents/china-south-korea-summit.txt 2025-11-01
//! ```

use std::error::Error;
use std::io::{self, Write};

use legation::{Extractor, Options};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("give a text file, and perhaps the date of the text")?;
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
    tag(&text, arguments.next().as_deref(), &mut io::stdout().lock())
}

/// Writes the text as `[Xi Jinping](leader:xi-jinping, President)`.
pub fn tag(text: &str, date: Option<&str>, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let mut options = Options::new();
    if let Some(date) = date {
        options = options.date(date.parse()?);
    }
    let document = Extractor::embedded().extract_with(text, &options);
    let mut written = 0;
    for mention in document.mentions() {
        let span = mention.span(); // bytes
        write!(out, "{}[{}]", &text[written..span.start()], document.surface(mention))?;
        match document.entity(mention) {
            Some(entity) => {
                write!(out, "({}", entity.id())?;
                let term = document.date().and_then(|date| entity.terms_on(date).into_iter().next());
                if let Some(term) = term {
                    write!(out, ", {}", term.office())?;
                }
                write!(out, ")")?;
            }
            // A leader whom the text introduces and the gazetteer does not know.
            None => write!(out, "(?)")?,
        }
        written = span.end();
    }
    writeln!(out, "{}", text[written..].trim_end())?;
    Ok(())
}
