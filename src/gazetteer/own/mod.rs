//! Own entities: lists of a program's or a user's, checked row by row and compiled into a layer.

mod builder;
mod columns;
mod rows;
mod tables;

pub use builder::{GazetteerBuilder, ListInfo};
pub use columns::{OWN_COLUMNS, OwnCell, OwnColumn};
