//! The built-in gazetteer, which the build script compiles from the tables of `legation-data`.

use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::gazetteer::Gazetteer;

/// Starts where a processor's cache line does, so that the tables inside are read in place.
#[repr(C, align(64))]
struct Aligned<B: ?Sized>(B);

static IMAGE: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin")));

impl Gazetteer {
    /// The built-in gazetteer. Opened once per process; later calls only count a reference.
    ///
    /// ```
    /// assert!(legation::Gazetteer::embedded().info().countries() > 190);
    /// ```
    pub fn embedded() -> Arc<Gazetteer> {
        static EMBEDDED: Lazy<Arc<Gazetteer>> = Lazy::new(|| {
            // The build script of this very crate has just written it.
            Arc::new(Gazetteer::trusted(&IMAGE.0).expect("the embedded gazetteer is of this version"))
        });
        EMBEDDED.clone()
    }
}
