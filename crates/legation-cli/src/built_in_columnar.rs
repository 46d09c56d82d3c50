//! What this crate itself reads and writes files of columns with.

#[cfg(not(feature = "parquet"))]
use std::path::Path;

use crate::columnar::Columnar;
#[cfg(not(feature = "parquet"))]
use crate::columnar::{BatchWriter, ColumnarForm, Rows};

/// For programs that neither were built with the feature nor bring anything else.
#[cfg(not(feature = "parquet"))]
struct Nothing;

#[cfg(not(feature = "parquet"))]
impl Columnar for Nothing {
    fn open(&self, _: &Path, _: Option<&[&str]>) -> Result<Rows, String> {
        Err(MISSING.to_owned())
    }

    fn create(&self, _: ColumnarForm, _: Option<&Path>) -> Result<Box<dyn BatchWriter>, String> {
        Err(MISSING.to_owned())
    }
}

#[cfg(not(feature = "parquet"))]
const MISSING: &str = "this program was built without Parquet and Arrow: cargo install legation-cli --features parquet";

/// What this crate was built with: the feature `parquet`, or nothing but a message that names the remedy.
pub fn built_in_columnar() -> &'static dyn Columnar {
    #[cfg(feature = "parquet")]
    return &crate::parquet::Files;
    #[cfg(not(feature = "parquet"))]
    return &Nothing;
}
