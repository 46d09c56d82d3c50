//! One function for each fuzz target: what must hold for every input. A panic is a finding.
//!
//! The functions take bytes, so that a fuzzer, which changes bytes, and the smoke test, which draws them at random, share a corpus.

mod everything;
mod extract;
mod image;
mod lists;
mod lookups;
mod records;
mod tables;

pub use extract::extract;
pub use image::image;
pub use lists::lists;
pub use lookups::lookups;
pub use records::records;
pub use tables::tables;
