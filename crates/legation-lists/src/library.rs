//! The user's layers: files in one directory, which are opened by name.
//!
//! A version of a layer is a file of its own, `wikidata-2026.11.29.jsonl`. None is ever written to again, so that an older one can be opened
//! by name, and the name alone means the newest.

use std::path::{Path, PathBuf};

use etcetera::{AppStrategy, AppStrategyArgs};
use legation::Error;

use crate::{Format, without_ending};

/// Names the directory of the layers, instead of the one that the system has for the data of programs.
const VARIABLE: &str = "LEGATION_DATA";

/// The directory of the user's layers: `$LEGATION_DATA`, or where the system keeps the data of programs. It need not exist.
///
/// # Errors
/// When the system does not say where the user's files are.
pub fn data_directory() -> Result<PathBuf, Error> {
    if let Some(directory) = std::env::var_os(VARIABLE).filter(|directory| !directory.is_empty()) {
        return Ok(directory.into());
    }
    let names = AppStrategyArgs {
        top_level_domain: "org".to_owned(),
        author: "legation".to_owned(),
        app_name: "legation".to_owned(),
    };
    let strategy = etcetera::choose_app_strategy(names);
    let message = |error| Error::file(Path::new("."), format!("no data directory ({error}); name one in {VARIABLE}"));
    strategy.map(|strategy| strategy.data_dir()).map_err(message)
}

/// A layer in a data directory.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StoredLayer {
    /// What it is called, without its version.
    pub name: String,
    /// Its version: what stands behind the last hyphen of the file's name and begins with a digit; empty where nothing does.
    pub version: String,
    /// The file.
    pub path: PathBuf,
}

impl StoredLayer {
    fn of(path: PathBuf) -> Option<StoredLayer> {
        if !path.is_file() || !matches!(Format::of(&path)?, Format::Compiled | Format::Delimited(_) | Format::JsonLines)
        {
            return None;
        }
        let stem = without_ending(&path)?.to_owned();
        let (name, version) = match stem.rsplit_once('-') {
            Some((name, version)) if version.starts_with(|c: char| c.is_ascii_digit()) => (name, version),
            _ => (&*stem, ""),
        };
        Some(StoredLayer { name: name.to_owned(), version: version.to_owned(), path })
    }
}

/// The layers in a directory, by name, the oldest version first; none where there is no such directory.
///
/// # Errors
/// When the directory cannot be read.
///
/// ```
/// let directory = tempfile::tempdir()?;
/// for file in ["ships.csv", "wikidata-2026.11.29.jsonl", "wikidata-2026.9.30.jsonl"] {
///     std::fs::write(directory.path().join(file), "")?;
/// }
/// let layers = legation_lists::layers_in(directory.path())?;
/// let named: Vec<_> = layers.iter().map(|layer| (&*layer.name, &*layer.version)).collect();
/// assert_eq!(named, [("ships", ""), ("wikidata", "2026.9.30"), ("wikidata", "2026.11.29")]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn layers_in(directory: &Path) -> Result<Vec<StoredLayer>, Error> {
    let entries = match std::fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::file(directory, error)),
    };
    let paths = entries.map(|entry| entry.map(|entry| entry.path()).map_err(|error| Error::file(directory, error)));
    let mut layers: Vec<StoredLayer> =
        paths.collect::<Result<Vec<_>, _>>()?.into_iter().filter_map(StoredLayer::of).collect();
    layers.sort_by_cached_key(|layer| (layer.name.clone(), order_of(&layer.version), layer.path.clone()));
    Ok(layers)
}

/// What versions are sorted by: numbers in them count as such, so that 2026.9.1 is older than 2026.11.1.
fn order_of(version: &str) -> Vec<(u64, String)> {
    let part = |part: &str| {
        let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        (part[..digits].parse().unwrap_or(u64::MAX), part[digits..].to_owned())
    };
    version.split('.').map(part).collect()
}

/// The file that somebody means: a path, or the name of a layer in the [`data_directory`], with its version (`wikidata-2026.11.22`) or without
/// it: the newest.
///
/// # Errors
/// When the directory cannot be read, or has no layer of that name. A path is not looked at.
pub fn find(path_or_name: &Path) -> Result<PathBuf, Error> {
    let is_name =
        path_or_name.components().count() == 1 && !path_or_name.exists() && Format::of(path_or_name).is_none();
    let Some(wanted) = path_or_name.to_str().filter(|_| is_name) else { return Ok(path_or_name.to_owned()) };
    let directory = data_directory()?;
    let layers = layers_in(&directory)?;
    let newest = layers.iter().rev().find(|layer| layer.name == wanted || without_ending(&layer.path) == Some(wanted));
    newest.map(|layer| layer.path.clone()).ok_or_else(|| {
        let known: Vec<&str> = layers.iter().filter_map(|layer| without_ending(&layer.path)).collect();
        let known = if known.is_empty() { "it has none".to_owned() } else { format!("it has {}", known.join(", ")) };
        let what = "no file of this name, and no layer in the data directory";
        Error::file(
            path_or_name,
            format!("{what} {}: {known}; a path must end in {}", directory.display(), crate::FORMATS),
        )
    })
}
