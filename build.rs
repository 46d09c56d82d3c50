//! Compiles the tables of `legation-data` into the gazetteer that the feature `embedded` puts into the library.
//!
//! The compiler is the library's own: the same files are read here, so that the image and its reader cannot disagree.
#![allow(dead_code, unused_imports, missing_docs, clippy::all)]

#[macro_use]
#[path = "src/vocabulary.rs"]
mod vocabulary;
#[path = "src/bit_set.rs"]
mod bit_set;
#[path = "src/date.rs"]
mod date;
#[path = "src/error.rs"]
mod error;
#[path = "src/gazetteer/mod.rs"]
mod gazetteer;
#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/text/mod.rs"]
mod text;

use std::path::Path;

fn main() {
    for read in [
        "build.rs", "src/gazetteer", "src/lexicon", "src/text", "src/vocabulary.rs", "src/date.rs", "src/bit_set.rs",
        "src/error.rs",
    ] {
        println!("cargo::rerun-if-changed={read}");
    }
    #[cfg(feature = "embedded")]
    embed();
}

#[cfg(feature = "embedded")]
fn embed() {
    let data = Path::new(legation_data::DIRECTORY);
    for tables in ["gazetteer", "lexicon"] {
        println!("cargo::rerun-if-changed={}", data.join(tables).display());
    }
    let image = gazetteer::compile(&data.join("gazetteer")).unwrap_or_else(|error| {
        // Cargo shows what a build script says before it fails.
        eprintln!("{error}");
        std::process::exit(1)
    });
    let directory = std::env::var_os("OUT_DIR").expect("cargo says where to write");
    std::fs::write(Path::new(&directory).join("gazetteer.bin"), image).expect("the output directory can be written");
}
