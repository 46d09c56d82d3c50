//! Entities of your own beside the built-in ones: firms that no gazetteer of politics has.
//!
//! ```console
//! $ cargo run --example own_gazetteer
//! ```

use std::error::Error;
use std::io::{self, Write};

use legation::{Extractor, Gazetteer, GazetteerBuilder};

fn main() -> Result<(), Box<dyn Error>> {
    report("Acme Mining sued Peru; Acme had asked Chile for help.", &mut io::stdout().lock())
}

/// Writes what a text mentions.
pub fn report(text: &str, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let built_in = Gazetteer::embedded();
    let mut builder = GazetteerBuilder::new(&built_in, "firms");
    // Each row is numbered for messages; `legation gazetteer columns` lists what it may have.
    let acme =
        [("id", "firm:acme"), ("name", "Acme Mining"), ("aliases", "Acme"), ("kind", "company"), ("country", "PER")];
    builder.add(1, acme);
    let extractor = Extractor::new(built_in.extend(&builder.build()?)?.into());
    let document = extractor.extract(text);
    for mention in document.mentions() {
        let entity = document.entity(mention).expect("nobody is introduced here");
        writeln!(out, "{}: {} ({})", document.surface(mention), entity.id(), document.layer(mention))?;
    }
    Ok(())
}
