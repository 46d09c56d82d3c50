//! Asking politely: not too often, again where it may help, with waits that grow, and not for ever.

use std::cell::Cell;
use std::time::{Duration, SystemTime};

use backon::{BackoffBuilder, ExponentialBuilder};

use crate::clock::Clock;
use crate::reply::Solutions;
use crate::settings::Settings;
use crate::transport::{Request, Transport, TransportError};

/// What a server may ask us to wait; who asks for more is asked again in a later run.
const LONGEST_WAIT: Duration = Duration::from_secs(10 * 60);

/// The waits between attempts, where the server does not say: from the first to the longest, each with jitter.
const FIRST_WAIT: Duration = Duration::from_secs(2);
const LONGEST_BACK_OFF: Duration = Duration::from_secs(60);

/// Sends queries to one endpoint.
pub(crate) struct Asker<'a> {
    settings: &'a Settings,
    transport: &'a dyn Transport,
    clock: &'a dyn Clock,
    user_agent: String,
    /// When the last request was sent.
    last: Cell<Option<SystemTime>>,
    requests: Cell<usize>,
}

/// Why a query has no answer.
#[derive(Debug)]
pub(crate) enum Unanswered {
    /// Another attempt may help; what the server asks us to wait.
    ForNow(String, Option<Duration>),
    /// It will not.
    ForGood(String),
    Interrupted,
}

impl<'a> Asker<'a> {
    pub fn new(settings: &'a Settings, transport: &'a dyn Transport, clock: &'a dyn Clock) -> Asker<'a> {
        let user_agent = format!("legation/{} ({})", env!("CARGO_PKG_VERSION"), settings.contact);
        Asker { settings, transport, clock, user_agent, last: Cell::new(None), requests: Cell::new(0) }
    }

    /// How many requests were sent.
    pub fn requests(&self) -> usize {
        self.requests.get()
    }

    /// Sends a query until it is answered or all attempts are used up; the answer is the body, which holds whole results.
    pub fn ask(&self, query: &str) -> Result<(String, Solutions), Unanswered> {
        let back_off = ExponentialBuilder::default()
            .with_min_delay(FIRST_WAIT)
            .with_max_delay(LONGEST_BACK_OFF)
            .with_jitter()
            .with_max_times(self.settings.attempts.max(1) - 1);
        let mut waits = back_off.build();
        loop {
            let (why, asked) = match self.ask_once(query) {
                Err(Unanswered::ForNow(why, asked)) => (why, asked),
                done => return done,
            };
            let Some(wait) = waits.next() else { return Err(Unanswered::ForNow(why, asked)) };
            // What the server asks for counts, if it is more.
            if !self.clock.sleep(wait.max(asked.unwrap_or_default())) {
                return Err(Unanswered::Interrupted);
            }
        }
    }

    fn ask_once(&self, query: &str) -> Result<(String, Solutions), Unanswered> {
        self.wait_for_turn()?;
        self.requests.set(self.requests.get() + 1);
        let headers = [
            ("User-Agent", &*self.user_agent),
            ("Accept", "application/sparql-results+json"),
            ("Content-Type", "application/sparql-query"),
        ];
        let (url, timeout) = (&*self.settings.endpoint, self.settings.timeout);
        let reply = self.transport.post(&Request { url, headers: &headers, body: query, timeout });
        let reply = reply.map_err(|error| match error {
            TransportError::Failed(message) => Unanswered::ForNow(message, None),
            TransportError::Interrupted => Unanswered::Interrupted,
        })?;
        let status = reply.status;
        match status {
            200 => {}
            408 | 425 | 429 | 500.. => {
                let wait = reply.retry_after.as_deref().and_then(|text| self.wait_of(text));
                if wait.is_some_and(|wait| wait > LONGEST_WAIT) {
                    let text = reply.retry_after.unwrap_or_default();
                    return Err(Unanswered::ForGood(format!("status {status}, to be asked again after {text}")));
                }
                return Err(Unanswered::ForNow(format!("status {status}"), wait));
            }
            _ => return Err(Unanswered::ForGood(format!("status {status}{}", excerpt(&reply.body)))),
        }
        // A query that takes too long ends in the middle of its results, with a status of 200.
        let body = String::from_utf8(reply.body);
        let body = body.map_err(|_| Unanswered::ForNow("a reply that is not UTF-8".to_owned(), None))?;
        match Solutions::parse(&body) {
            Ok(solutions) => Ok((body, solutions)),
            Err(error) => Err(Unanswered::ForNow(format!("a reply that is not whole SPARQL results: {error}"), None)),
        }
    }

    fn wait_for_turn(&self) -> Result<(), Unanswered> {
        let now = self.clock.now();
        let since = self.last.get().map(|last| now.duration_since(last).unwrap_or_default());
        if let Some(wait) = since.and_then(|since| self.settings.interval.checked_sub(since))
            && !wait.is_zero()
            && !self.clock.sleep(wait)
        {
            return Err(Unanswered::Interrupted);
        }
        self.last.set(Some(self.clock.now()));
        Ok(())
    }

    /// `Retry-After`: seconds or a date.
    fn wait_of(&self, text: &str) -> Option<Duration> {
        let text = text.trim();
        let seconds = || text.parse().ok().map(Duration::from_secs);
        seconds().or_else(|| httpdate::parse_http_date(text).ok()?.duration_since(self.clock.now()).ok())
    }
}

/// The beginning of what a server says of a fault.
fn excerpt(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    let line: String = text.lines().next().unwrap_or_default().chars().take(200).filter(|c| !c.is_control()).collect();
    if line.is_empty() { line } else { format!(": {line}") }
}
