//! stub
#[macro_use]
mod vocabulary;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod code_points;
mod date;
mod document;
mod evidence;
mod extractor;
mod gazetteer;
mod key;
mod mention;
mod options;
mod resolver;
mod scanner;
mod span;
pub use code_points::CodePoints;
pub use date::{Date, DateError};
pub use document::{Document, MentionedEntity};
pub use evidence::{Evidence, Rule};
pub use extractor::Extractor;
pub use gazetteer::*;
pub use mention::Mention;
pub use options::Options;
pub use span::Span;
pub use vocabulary::*;
