//! How the look-ups answer: as text or as JSON.

use std::io::{self, Write};

use super::Failure;
use crate::date::Date;
use crate::gazetteer::TermEnd;

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
pub(super) enum Format {
    /// Readable lines
    Text,
    /// One JSON array
    Json,
}

pub(super) fn write_json(value: &impl serde::Serialize, out: &mut dyn Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

/// The time between two dates; what nobody knows is a question mark.
pub(super) fn years(start: Option<Date>, end: TermEnd) -> String {
    let start = start.map_or("?".to_owned(), |start| start.to_string());
    match end {
        TermEnd::Open => format!("{start} –"),
        TermEnd::Unknown => format!("{start} – ?"),
        TermEnd::On(end) => format!("{start} – {end}"),
    }
}
