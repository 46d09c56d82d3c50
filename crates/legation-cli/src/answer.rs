//! How the look-ups answer: as text or as JSON.

use std::io::{self, Write};

use legation::{Date, TermEnd};

use crate::Failure;

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
pub(crate) enum Format {
    /// Readable lines
    Text,
    /// One JSON array
    Json,
}

pub(crate) fn write_json(value: &impl serde::Serialize, out: &mut dyn Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

/// The time between two dates; what nobody knows is a question mark.
pub(crate) fn years(start: Option<Date>, end: TermEnd) -> String {
    let start = start.map_or("?".to_owned(), |start| start.to_string());
    match end {
        TermEnd::Open => format!("{start} –"),
        TermEnd::Unknown => format!("{start} – ?"),
        TermEnd::On(end) => format!("{start} – {end}"),
    }
}
