//! Refreshes legation's office holders from Wikidata, into a layer of the user's own.
//!
//! Nothing here runs unless it is asked for. [`prepare`] asks a SPARQL endpoint who holds and held the first offices and ministries of each country, compares
//! the answers with the last layer, and says in words what would change; [`Refresh::apply`] then writes the new version of the layer, which
//! appears whole or not at all. The layer is a list of own entities in JSON Lines: `legation extract --gazetteer wikidata`.
//!
//! ```no_run
//! use legation_update::{Https, Settings, SystemClock, prepare};
//!
//! let built_in = legation::Gazetteer::embedded();
//! let mut settings = Settings::new("newsroom@example.org");
//! settings.countries = vec!["Peru".to_owned()];
//! let refresh = prepare(&settings, &built_in, &Https::default(), &SystemClock, &mut |progress| println!("{progress}"))?;
//! for change in refresh.changes() {
//!     println!("{change}");
//! }
//! refresh.apply()?;
//! # Ok::<(), legation_update::Error>(())
//! ```
//!
//! # What is believed
//! A term of office is taken where two of three statements agree on person and start: P39 of the person, P6 or P35 of the country, P1308 of
//! the office; of ministers, whom the items of countries do not name, P39 and P1308 of a position that applies to the country (P1001) and is
//! called so. They stand on different items, so that one edit is not enough. What cannot be (an end before its start, a start after the
//! death or in the future, a holder under 18) is refused and told in [`Refresh::notes`].

// Input is never unwrapped: an `expect` says why there is something. What is indexed was found in the same slice, which the fuzz targets hold, with
// overflow checks and debug assertions.
#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used, clippy::get_unwrap, clippy::panic, clippy::todo, clippy::unimplemented, clippy::dbg_macro,
        clippy::exit
    )
)]

mod agreement;
mod asker;
mod clock;
#[cfg(feature = "https")]
mod https;
mod query;
mod refresh;
mod reply;
mod roster;
mod settings;
mod store;
mod transport;

use std::fmt;

pub use clock::{Clock, SystemClock};
#[cfg(feature = "https")]
pub use https::Https;
pub use refresh::{Progress, Refresh, prepare};
pub use settings::Settings;
pub use transport::{Reply, Request, Transport, TransportError};

/// Why a refresh was not made. What the last one wrote is as it was.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A setting that cannot be.
    Settings(String),
    /// The endpoint does not answer, or not what was asked.
    Endpoint(String),
    /// So much less is known than before that it looks like a fault.
    Fall(String),
    /// A file that cannot be read or written, or a layer that is not sound.
    Data(legation::Error),
    /// Somebody asked to stop.
    Interrupted,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Settings(message) | Error::Endpoint(message) | Error::Fall(message) => f.write_str(message),
            Error::Data(error) => error.fmt(f),
            Error::Interrupted => {
                f.write_str("stopped; what was answered is kept, and the next run goes on from there")
            }
        }
    }
}

impl std::error::Error for Error {}

impl From<legation::Error> for Error {
    fn from(error: legation::Error) -> Error {
        Error::Data(error)
    }
}
