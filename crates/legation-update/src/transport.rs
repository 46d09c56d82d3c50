//! How a query reaches an endpoint: one request, one reply. The rest (politeness, retries, sense) is the same for all.

use std::fmt;
use std::time::Duration;

/// A query on its way: HTTP POST.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Request<'r> {
    /// Where to.
    pub url: &'r str,
    /// The names and values of headers.
    pub headers: &'r [(&'r str, &'r str)],
    /// The body.
    pub body: &'r str,
    /// How long the whole may take.
    pub timeout: Duration,
}

/// What came back, whatever its status.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The header `Retry-After`.
    pub retry_after: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

/// Why nothing came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// No connection, no answer in time, an answer that broke off.
    Failed(String),
    /// Somebody asked to stop.
    Interrupted,
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TransportError::Failed(message) => f.write_str(message),
            TransportError::Interrupted => f.write_str("interrupted"),
        }
    }
}

impl std::error::Error for TransportError {}

/// An HTTP client.
pub trait Transport {
    /// Sends a request and waits for the whole reply. A status of 400 or more is a reply, too.
    ///
    /// # Errors
    /// When no whole reply comes.
    fn post(&self, request: &Request<'_>) -> Result<Reply, TransportError>;
}
