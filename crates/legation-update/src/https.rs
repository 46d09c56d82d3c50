//! The client of this crate.

use ureq::Agent;

use crate::{Reply, Request, Transport, TransportError};

/// More than any honest reply has.
const MOST_BYTES: u64 = 64 << 20;

/// HTTP and HTTPS with the certificates of Mozilla.
#[derive(Debug)]
pub struct Https(Agent);

impl Default for Https {
    fn default() -> Https {
        Https(Agent::config_builder().http_status_as_error(false).build().into())
    }
}

impl Transport for Https {
    fn post(&self, request: &Request<'_>) -> Result<Reply, TransportError> {
        let failed = |error: ureq::Error| TransportError::Failed(error.to_string());
        let mut sent = self.0.post(request.url).config().timeout_global(Some(request.timeout)).build();
        for &(name, value) in request.headers {
            sent = sent.header(name, value);
        }
        let mut reply = sent.send(request.body).map_err(failed)?;
        let retry_after = reply.headers().get("retry-after").and_then(|value| value.to_str().ok()).map(str::to_owned);
        let body = reply.body_mut().with_config().limit(MOST_BYTES).read_to_vec().map_err(failed)?;
        Ok(Reply { status: reply.status().as_u16(), retry_after, body })
    }
}
