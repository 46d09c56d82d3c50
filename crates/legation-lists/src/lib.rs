//! Lists of own entities from files: what the command and the Python package read them with.
//!
//! ```
//! use std::{io::Write, sync::Arc};
//!
//! let mut file = tempfile::Builder::new().suffix(".csv").tempfile()?;
//! file.write_all(b"id,name,kind\nzorvex,Zorvex,company\n")?;
//! let built_in = legation::Gazetteer::embedded();
//! let both = legation_lists::extend(&built_in, file.path())?;
//! let extractor = legation::Extractor::new(Arc::new(both));
//! assert_eq!(extractor.extract("Zorvex sued Peru.").mentions().len(), 2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

// Input is never unwrapped: an `expect` says why there is something. What is indexed was found in the same slice, which the fuzz targets hold, with
// overflow checks and debug assertions.
#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used, clippy::get_unwrap, clippy::panic, clippy::todo, clippy::unimplemented, clippy::dbg_macro,
        clippy::exit
    )
)]

mod delimited;
mod json_lines;
mod library;
mod schema;

use std::io::Write;
use std::path::Path;

use legation::{Error, Gazetteer, GazetteerBuilder};

pub use delimited::delimiter;
pub use library::{StoredLayer, data_directory, find, layers_in};
pub use schema::schema;

/// What a file holds, by the end of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// CSV or TSV, with the byte between the cells.
    Delimited(u8),
    JsonLines,
    Compiled,
    /// A directory of seed tables.
    Tables,
}

/// The ends of names, in the words of a message.
const FORMATS: &str = ".csv, .tsv, .jsonl or .ndjson (a list), .legation (compiled), or a directory of tables";

impl Format {
    fn of(path: &Path) -> Option<Format> {
        if path.is_dir() {
            return Some(Format::Tables);
        }
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match &*extension {
            "csv" => Format::Delimited(b','),
            "tsv" | "tab" => Format::Delimited(b'\t'),
            "jsonl" | "ndjson" => Format::JsonLines,
            "legation" => Format::Compiled,
            _ => return None,
        })
    }
}

/// The layer that a file holds: a list of own entities, a compiled gazetteer or a directory of seed tables, by the end of its name. Countries
/// and ids of a list are looked up in `base`.
///
/// # Errors
/// When the file cannot be read, and for everything that is wrong with a list, each with file, line and column: [`Error::all`].
pub fn read(base: &Gazetteer, path: &Path) -> Result<Gazetteer, Error> {
    let Some(format) = Format::of(path) else {
        return Err(Error::file(path, format!("the name must end in {FORMATS}")));
    };
    if format == Format::Tables {
        return Gazetteer::from_directory(path);
    }
    read_bytes(base, path, std::fs::read(path).map_err(|error| Error::file(path, error))?)
}

/// The same for a file that this program or another of yours wrote: a compiled gazetteer opens in a tenth of the time, because only damage is looked for.
///
/// # Errors
/// Those of [`read`].
pub fn read_trusted(base: &Gazetteer, path: &Path) -> Result<Gazetteer, Error> {
    if Format::of(path) != Some(Format::Compiled) {
        return read(base, path);
    }
    let bytes = std::fs::read(path).map_err(|error| Error::file(path, error))?;
    Gazetteer::from_trusted(bytes).map(|layer| layer.of_file(path)).map_err(|error| error.of_file(path))
}

/// The same for what a file holds or is to hold, by the end of its name; not for a directory.
///
/// # Errors
/// Those of [`read`].
pub fn read_bytes(base: &Gazetteer, path: &Path, bytes: Vec<u8>) -> Result<Gazetteer, Error> {
    let Some(format) = Format::of(path) else {
        return Err(Error::file(path, format!("the name must end in {FORMATS}")));
    };
    if format == Format::Compiled {
        return Gazetteer::from_compiled(bytes).map(|layer| layer.of_file(path)).map_err(|error| error.of_file(path));
    }
    let mut builder = GazetteerBuilder::new(base, path);
    match format {
        Format::Delimited(delimiter) => delimited::read(&mut builder, &bytes, delimiter),
        _ => json_lines::read(&mut builder, &bytes),
    }
    Ok(builder.build()?.of_file(path))
}

/// Whether a path is that of a list of own entities, which is read beside a gazetteer: CSV, TSV, JSON Lines.
pub fn is_list(path: &Path) -> bool {
    matches!(Format::of(path), Some(Format::Delimited(_) | Format::JsonLines))
}

/// A gazetteer with the layer of a file on top: see [`read`].
///
/// # Errors
/// Those of [`read`] and of [`Gazetteer::extend`].
pub fn extend(base: &Gazetteer, path: &Path) -> Result<Gazetteer, Error> {
    base.extend(&read(base, path)?)
}

/// Writes the uppermost layer of a gazetteer: compiled (`.legation`), which [`read`] opens in milliseconds, or as a list (`.jsonl`), of which it makes the
/// same layer again. A reader never sees half a file: it is written beside the target first, and a write that fails leaves what was there.
///
/// # Errors
/// When the file cannot be written, its name ends otherwise, something was left out of the layer (see [`Gazetteer::select`]), or it says more than a
/// list can.
///
/// ```
/// let directory = tempfile::tempdir()?;
/// let (list, compiled) = (directory.path().join("own.csv"), directory.path().join("own.legation"));
/// std::fs::write(&list, "id,name\nzorvex,Zorvex\n")?;
/// let built_in = legation::Gazetteer::embedded();
/// legation_lists::save(&legation_lists::read(&built_in, &list)?, &compiled)?;
/// assert_eq!(legation_lists::read(&built_in, &compiled)?.entities().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn save(gazetteer: &Gazetteer, path: &Path) -> Result<(), Error> {
    // The file would hold the whole layer, and nobody would know.
    let count = gazetteer.layers().len();
    if gazetteer.selections().any(|(layers, _)| layers.end >= count) {
        let message = "what was left out of a layer (without, only) cannot be written; save the whole layer, and leave out again what is loaded";
        return Err(Error::file(path, message));
    }
    match Format::of(path) {
        Some(Format::Compiled) => {
            let uppermost = gazetteer.layers().last().expect("a gazetteer has a layer");
            write(path, gazetteer.compiled_layer(uppermost.id))
        }
        Some(Format::JsonLines) => {
            let list = gazetteer.own_rows(&Gazetteer::embedded());
            let (about, rows) = list.map_err(|error| Error::file(path, error))?;
            write(path, json_lines::write(&about, &rows).as_bytes())
        }
        _ => Err(Error::file(path, "the name must end in .legation (compiled) or .jsonl (a list)")),
    }
}

/// Writes a file that appears whole or not at all: beside the target first, so that whatever ends the program leaves what was there.
///
/// # Errors
/// When the file cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |error| Error::file(path, error);
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // As for every new file: the user's mask decides who may read it, not that it was a temporary one.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(directory).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// The name of a file without its ending.
fn without_ending(path: &Path) -> Option<&str> {
    path.file_stem()?.to_str()
}

/// The bytes without a mark of their order, which spreadsheets write.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}
