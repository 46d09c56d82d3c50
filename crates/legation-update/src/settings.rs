//! What a refresh is to do.

use std::path::PathBuf;
use std::time::Duration;

use legation::{Date, Role};

use crate::Error;
use crate::query::{OFFICES, Office};

/// What a refresh is to do: see [`prepare`](crate::prepare).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Settings {
    /// The SPARQL endpoint.
    pub endpoint: String,
    /// An address or a page that the operators of the endpoint can reach you by; it stands in the user agent, as they ask.
    pub contact: String,
    /// The languages of labels and aliases (BCP 47).
    pub languages: Vec<String>,
    /// Terms that ended before this are left out.
    pub since: Date,
    /// The countries to ask about, by id, ISO code or name; empty: every state.
    pub countries: Vec<String>,
    /// The offices to ask about: heads of state and of government, ministers of foreign affairs, defence, finance and the interior.
    pub offices: Vec<Role>,
    /// What the layer is called.
    pub name: String,
    /// The directory of the user's layers.
    pub directory: PathBuf,
    /// The least time between the starts of two requests.
    pub interval: Duration,
    /// How long one reply may take.
    pub timeout: Duration,
    /// How often a query is sent before it counts as failed.
    pub attempts: usize,
    /// Replies of an interrupted run that are younger than this are not asked for again.
    pub resume: Duration,
}

/// The endpoint of Wikidata itself.
pub(crate) const WIKIDATA: &str = "https://query.wikidata.org/sparql";

impl Settings {
    /// The usual ones: Wikidata, every state, all six offices, English, terms since 2015, one request a second, five attempts, the user's data directory.
    pub fn new(contact: impl Into<String>) -> Settings {
        Settings {
            endpoint: WIKIDATA.to_owned(),
            contact: contact.into(),
            languages: vec!["en".to_owned()],
            since: "2015".parse().expect("a year is a date"),
            countries: Vec::new(),
            offices: OFFICES.iter().map(|office| office.role).collect(),
            name: "wikidata".to_owned(),
            directory: legation_lists::data_directory().unwrap_or_default(),
            interval: Duration::from_secs(1),
            timeout: Duration::from_secs(60),
            attempts: 5,
            resume: Duration::from_secs(12 * 60 * 60),
        }
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        let fault = |message: String| Err(Error::Settings(message));
        let is_plain = |text: &str| !text.is_empty() && text.chars().all(|c| !c.is_control());
        // "english" is a word, and half an hour of requests later no label in it would be there.
        let is_tag = |tag: &String| {
            let first = tag.split('-').next().unwrap_or_default();
            matches!(first.len(), 2..=3)
                && first.bytes().all(|byte| byte.is_ascii_alphabetic())
                && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        let is_address = |contact: &str| {
            let mail = contact.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
            let page = ["https://", "http://"].iter().find_map(|scheme| contact.strip_prefix(scheme));
            mail || page.is_some_and(|page| page.contains('.'))
                || page.is_none() && contact.contains('/') && contact.contains('.')
        };
        let is_name = |name: &str| {
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        };
        if !is_plain(&self.contact) || !self.contact.is_ascii() || !is_address(&self.contact) {
            return fault(
                "contact must be a mail address or a page by which the endpoint's operators can reach you".to_owned(),
            );
        }
        if !["http://", "https://"].iter().any(|scheme| self.endpoint.starts_with(scheme)) {
            return fault(format!("the endpoint must be an http or https address, not {:?}", self.endpoint));
        }
        if self.timeout.is_zero() {
            return fault("the timeout must be more than no time".to_owned());
        }
        let host = self.endpoint.split('/').nth(2).unwrap_or_default();
        let is_here = ["127.0.0.1", "localhost", "[::1]"]
            .iter()
            .any(|here| host == *here || host.starts_with(&format!("{here}:")));
        if self.interval < Duration::from_secs(1) && !is_here {
            return fault("the interval must be at least a second for an endpoint that others use, too".to_owned());
        }
        if let Some(tag) = self.languages.iter().find(|tag| !is_tag(tag)) {
            return fault(format!("a language must be a tag such as \"en\" or \"pt-br\", not {tag:?}"));
        }
        if let Some(role) = self.offices.iter().find(|role| Office::of(**role).is_none()) {
            let roles: Vec<&str> = OFFICES.iter().map(|office| office.role.as_str()).collect();
            return fault(format!("{role} cannot be asked about: the offices are {}", roles.join(", ")));
        }
        if self.offices.is_empty() {
            return fault("at least one office is needed".to_owned());
        }
        if self.languages.is_empty() {
            return fault("at least one language is needed".to_owned());
        }
        if !is_name(&self.name) {
            return fault(format!("the name of a layer has lower-case letters, digits and _, not {:?}", self.name));
        }
        if self.directory.as_os_str().is_empty() {
            return fault("no data directory: name one in LEGATION_DATA".to_owned());
        }
        Ok(())
    }
}
