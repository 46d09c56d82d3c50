//! What analysts make of many documents: counts by period, and who is mentioned with whom.
//!
//! Documents are added one after another and may be dropped then: what is kept grows with the entities that are mentioned, not with the texts.
//! Parts that were counted apart are merged.

mod actors;
mod counts;
mod dyads;
mod period;

pub use counts::{CountRecord, Counts};
pub use dyads::{DyadCountRecord, DyadCounts, DyadRecord, Pairing, Within};
pub use period::{Period, TimeSpan};
