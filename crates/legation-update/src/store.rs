//! The files of a refresh: the versions of the layer, and the replies that an interrupted run goes on from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use legation::Error;
use serde::{Deserialize, Serialize};

use crate::roster::Facts;

/// The files of one layer in a data directory.
pub(crate) struct Store {
    directory: PathBuf,
    name: String,
}

/// A reply with what it answers.
#[derive(Serialize, Deserialize)]
struct KeptReply {
    /// When it came, in seconds since 1970.
    came: u64,
    endpoint: String,
    query: String,
    reply: String,
}

impl Store {
    pub fn new(directory: &Path, name: &str) -> Store {
        Store { directory: directory.to_owned(), name: name.to_owned() }
    }

    /// The newest version of the layer.
    pub fn newest(&self) -> Result<Option<PathBuf>, Error> {
        let layers = legation_lists::layers_in(&self.directory)?;
        let is_own = |layer: &legation_lists::StoredLayer| {
            layer.name == self.name && layer.path.extension() == Some("jsonl".as_ref())
        };
        Ok(layers.into_iter().rfind(is_own).map(|layer| layer.path))
    }

    /// The file of a version.
    pub fn path_of(&self, version: &str) -> PathBuf {
        self.directory.join(format!("{}-{version}.jsonl", self.name))
    }

    fn cache(&self) -> PathBuf {
        self.directory.join("cache").join(&self.name)
    }

    /// The reply to a query, if one came after a time.
    pub fn reply(&self, key: &str, endpoint: &str, query: &str, after: u64) -> Option<String> {
        let text = std::fs::read(self.cache().join(format!("{key}.json"))).ok()?;
        // What cannot be read is asked for again.
        let kept: KeptReply = serde_json::from_slice(&text).ok()?;
        (kept.came >= after && kept.endpoint == endpoint && kept.query == query).then_some(kept.reply)
    }

    pub fn keep_reply(&self, key: &str, endpoint: &str, query: &str, came: u64, reply: &str) -> Result<(), Error> {
        let kept = KeptReply { came, endpoint: endpoint.to_owned(), query: query.to_owned(), reply: reply.to_owned() };
        self.keep(key, &kept)
    }

    /// What is known of people, by Wikidata id.
    pub fn people(&self) -> BTreeMap<String, Facts> {
        let text = std::fs::read(self.cache().join("people.json")).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    pub fn keep_people(&self, people: &BTreeMap<String, Facts>) -> Result<(), Error> {
        self.keep("people", people)
    }

    fn keep(&self, key: &str, value: &impl Serialize) -> Result<(), Error> {
        let directory = self.cache();
        std::fs::create_dir_all(&directory).map_err(|error| Error::file(&directory, error))?;
        let text = serde_json::to_vec(value).expect("texts and numbers");
        legation_lists::write(&directory.join(format!("{key}.json")), &text)
    }
}
