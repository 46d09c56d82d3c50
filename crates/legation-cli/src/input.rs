//! The files that `legation extract` is given: finds and opens them, and refuses what is not prose instead of reading it as if it were.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use serde::de::IgnoredAny;

use crate::Failure;
use crate::zstandard::Frames;

/// What files hold.
#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
pub(crate) enum Form {
    /// One text in each file
    Text,
    /// One JSON object a line, with the text in a field
    Jsonl,
    /// Comma-separated rows under a header, with the text in a column
    Csv,
    /// The same, separated by tabs
    Tsv,
    /// Rows of a Parquet file, with the text in a column
    Parquet,
}

impl Form {
    /// How the names of such files end, before `.gz` or `.zst`.
    fn extensions(self) -> &'static [&'static str] {
        match self {
            Form::Text => &["txt", "text", "md"],
            Form::Jsonl => &["jsonl", "ndjson"],
            Form::Csv => &["csv"],
            Form::Tsv => &["tsv", "tab"],
            Form::Parquet => &["parquet"],
        }
    }
}

/// Something else than a text, and what to do with it.
#[derive(Clone, Copy)]
enum Refusal {
    /// Many texts, and more, in one file; and the `--input` that reads it.
    Records(&'static str, &'static str),
    /// The same, which only others read.
    Table(&'static str),
    /// Several files in one.
    Archive(&'static str),
    /// A text among other things.
    Formatted(&'static str),
}

impl Refusal {
    fn of(self, name: &str) -> Failure {
        match self {
            Refusal::Records(what, input) => {
                Failure::message(format_args!("{name} is {what}, not text: say --input {input} and which --text-field"))
            }
            Refusal::Table(what) => Failure::message(format_args!(
                "{name} is {what}, not text: write it as CSV or JSON Lines and say --input, or give the column of texts to \
                 extract_many of the Python package"
            )),
            Refusal::Archive(what) => Failure::message(format_args!(
                "{name} is {what}: unpack it and give the text files in it, one for each document"
            )),
            Refusal::Formatted(what) => Failure::message(format_args!(
                "{name} is {what}, not plain text: convert it first, to one text file for each document"
            )),
        }
    }

    /// What the end of a file name (in lower case) says that a file holds.
    fn by_extension(extension: &str) -> Option<Refusal> {
        Some(match extension {
            "jsonl" | "ndjson" => Refusal::Records("JSON Lines", "jsonl"),
            "json" => Refusal::Table("JSON"),
            "csv" => Refusal::Records("CSV", "csv"),
            "tsv" | "tab" => Refusal::Records("TSV", "tsv"),
            "parquet" => Refusal::Records("Parquet", "parquet"),
            "xlsx" | "xls" => Refusal::Table("a spreadsheet"),
            "zip" => Refusal::Archive("a ZIP archive"),
            "docx" | "doc" => Refusal::Formatted("a Word document"),
            "pdf" => Refusal::Formatted("PDF"),
            "html" | "htm" | "xhtml" => Refusal::Formatted("HTML"),
            _ => return None,
        })
    }

    /// What the first bytes, for Parquet also the last, say.
    fn by_bytes(bytes: &[u8]) -> Option<Refusal> {
        let parquet = |bytes: &[u8]| bytes.len() > 8 && bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1");
        Some(match bytes {
            [b'P', b'K', 3, 4, ..] => Refusal::Archive("a ZIP archive"),
            [b'%', b'P', b'D', b'F', b'-', ..] => Refusal::Formatted("PDF"),
            bytes if parquet(bytes) => Refusal::Records("Parquet", "parquet"),
            _ => return None,
        })
    }

    /// Whether a text opens with a JSON object that has keys, or with an array of such, on lines of its own. Prose in braces or brackets does not.
    fn by_opening(text: &str) -> Option<Refusal> {
        type Object = BTreeMap<String, IgnoredAny>;
        let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
        let end = if text.starts_with('{') {
            let mut values = serde_json::Deserializer::from_str(text).into_iter::<Object>();
            values.next()?.ok().filter(|object| !object.is_empty())?;
            values.byte_offset()
        } else if text.starts_with('[') {
            let mut values = serde_json::Deserializer::from_str(text).into_iter::<Vec<Object>>();
            values.next()?.ok().filter(|objects| !objects.is_empty())?;
            values.byte_offset()
        } else {
            return None;
        };
        let after = text[end..].trim_start_matches([' ', '\t', '\r']);
        match after.chars().next() {
            None => Some(Refusal::Table("JSON")),
            Some('\n') if after.trim_start().starts_with(['{', '[']) => Some(Refusal::Records("JSON Lines", "jsonl")),
            Some('\n') => Some(Refusal::Table("JSON")),
            Some(_) => None,
        }
    }
}

/// Where a text comes from, as far as its name tells.
enum Name {
    /// "report.txt": whatever is in it is meant as a text.
    Prose,
    /// "report.csv".
    Other(Refusal),
    /// "report", "report.2024", standard input: what is in it tells.
    Open,
}

impl Name {
    fn new(file: &Path) -> Name {
        match extension(file).as_str() {
            prose if Form::Text.extensions().contains(&prose) => Name::Prose,
            extension => Refusal::by_extension(extension).map_or(Name::Open, Name::Other),
        }
    }
}

/// What follows the last dot of a file name, in lower case; what says that it is compressed is passed over.
fn extension(file: &Path) -> String {
    let lower = file.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let inner = lower.strip_suffix(".gz").or(lower.strip_suffix(".zst")).unwrap_or(&lower);
    Path::new(inner).extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_owned()
}

/// The files to read, one after another.
pub(crate) struct Files {
    /// How many; nothing where a list of them is still being written.
    pub number: Option<usize>,
    pub rest: Box<dyn Iterator<Item = Result<PathBuf, Failure>>>,
}

/// The files that are given: those of the list, and of directories those within whose names end as the form's do, in the order of names.
/// A directory that cannot be read, or holds none, is a failure in its place.
pub(crate) fn expand(given: &[PathBuf], list: Option<&Path>, form: Form) -> Result<Files, Failure> {
    let mut files: Vec<_> = given.iter().flat_map(|name| within(name.clone(), form)).collect();
    let Some(list) = list else { return Ok(Files { number: Some(files.len()), rest: Box::new(files.into_iter()) }) };
    let listed = listed(list)?.flat_map(move |name| match name {
        Ok(name) => within(name, form),
        Err(failure) => vec![Err(failure)],
    });
    // `find … | legation extract --files-from -`: the first is read while others are looked for.
    if is_stream(list) {
        return Ok(Files { number: None, rest: Box::new(files.into_iter().chain(listed)) });
    }
    files.extend(listed);
    Ok(Files { number: Some(files.len()), rest: Box::new(files.into_iter()) })
}

/// The names in a list, as they come.
fn listed(list: &Path) -> Result<impl Iterator<Item = Result<PathBuf, Failure>> + use<>, Failure> {
    let (mut lines, list) = (BufReader::new(open(list)?), list.to_owned());
    let mut ended = false;
    Ok(std::iter::from_fn(move || {
        while !ended {
            let mut line = Vec::new();
            match lines.read_until(b'\n', &mut line) {
                Ok(0) => ended = true,
                Ok(_) => {
                    let name = line.strip_suffix(b"\n").unwrap_or(&line);
                    let name = name.strip_suffix(b"\r").unwrap_or(name);
                    if !name.is_empty() {
                        return Some(Ok(path(name)));
                    }
                }
                Err(error) => {
                    ended = true;
                    return Some(Err(cannot_read(&list, error)));
                }
            }
        }
        None
    }))
}

/// The file, or those in the directory.
fn within(name: PathBuf, form: Form) -> Vec<Result<PathBuf, Failure>> {
    if is_standard_input(&name) || !name.is_dir() {
        return vec![Ok(name)];
    }
    let mut found = Vec::new();
    match walk(&name, form, &mut found) {
        Err(error) => vec![Err(cannot_read(&name, error))],
        Ok(()) if found.is_empty() => {
            let name = name.display();
            let endings: Vec<String> = form.extensions().iter().map(|ending| format!(".{ending}")).collect();
            let endings = endings.join(", ");
            let message = format_args!("cannot read {name}: the directory holds no files of this input ({endings})");
            vec![Err(Failure::message(message))]
        }
        Ok(()) => found.into_iter().map(Ok).collect(),
    }
}

/// A path of a list, in the bytes of the system.
#[cfg(unix)]
fn path(line: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(line).into()
}

/// A path of a list.
#[cfg(not(unix))]
fn path(line: &[u8]) -> PathBuf {
    String::from_utf8_lossy(line).into_owned().into()
}

/// Links to directories are not followed: they may lead round and round.
fn walk(directory: &Path, form: Form, found: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries = std::fs::read_dir(directory)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            walk(&path, form, found)?;
        } else if form.extensions().contains(&extension(&path).as_str()) {
            found.push(path);
        }
    }
    Ok(())
}

pub(crate) fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Whether somebody may still be writing: standard input, a pipe with a name.
pub(crate) fn is_stream(file: &Path) -> bool {
    is_standard_input(file) || file.metadata().is_ok_and(|known| !known.is_file())
}

/// What a file is called in messages.
pub(crate) fn shown(file: &Path) -> Cow<'_, str> {
    if is_standard_input(file) { "standard input".into() } else { file.to_string_lossy() }
}

fn cannot_read(file: &Path, error: io::Error) -> Failure {
    Failure::message(format_args!("cannot read {}: {error}", shown(file)))
}

/// The bytes of a file, decompressed where its first bytes say that it is (gzip, Zstandard); `-` is standard input.
pub(crate) fn open(file: &Path) -> Result<Box<dyn Read>, Failure> {
    let failed = |error| cannot_read(file, error);
    let bytes: Box<dyn Read> =
        if is_standard_input(file) { Box::new(io::stdin()) } else { Box::new(File::open(file).map_err(failed)?) };
    let mut bytes = BufReader::with_capacity(1 << 16, bytes);
    Ok(match bytes.fill_buf().map_err(failed)? {
        [0x1f, 0x8b, ..] => Box::new(flate2::bufread::MultiGzDecoder::new(bytes)),
        // A frame, or one to skip, which `pzstd` puts first.
        [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Box::new(Frames::new(bytes)),
        _ => Box::new(bytes),
    })
}

/// The text of a file; `-` is standard input.
pub(crate) fn read(file: &Path) -> Result<String, Failure> {
    let (shown, name) = (shown(file), if is_standard_input(file) { Name::Open } else { Name::new(file) });
    let mut opened = open(file)?;
    if let Name::Other(refusal) = name {
        return Err(refusal.of(&shown));
    }
    let mut bytes = Vec::new();
    opened.read_to_end(&mut bytes).map_err(|error| cannot_read(file, error))?;
    let open = matches!(name, Name::Open);
    if let Some(refusal) = Refusal::by_bytes(&bytes).filter(|_| open) {
        return Err(refusal.of(&shown));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count();
        Failure::message(format_args!("{shown} is not UTF-8 (byte {at}, line {line}); convert it first"))
    })?;
    match Refusal::by_opening(&text).filter(|_| open) {
        Some(refusal) => Err(refusal.of(&shown)),
        None => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::Refusal;

    #[test]
    fn json_is_not_prose() {
        for text in [
            "{\"text\": \"Peru\"}\n{\"text\": \"Chile\"}\n",
            "\u{feff}\n {\"id\": 1, \"body\": {\"text\": \"Peru\"}} \r\n",
            "{\n  \"text\": \"Peru\"\n}",
            "[{\"text\": \"Peru\"},\n {\"text\": \"Chile\"}]",
        ] {
            assert!(Refusal::by_opening(text).is_some(), "{text:?}");
        }
    }

    #[test]
    fn prose_is_not_json() {
        for text in [
            "",
            "{China} and [Peru]",
            "{\"Peru\": 1} is how they write it.",
            "{}\nPeru",
            "[1] Peru and Chile met.",
            "[1]\nPeru",
            "[]",
            "[\"Peru\", \"Chile\"]",
            "\"Peru\" said",
            "{\"Peru",
            "Peru,Chile\nBolivia,Brazil\n",
        ] {
            assert!(Refusal::by_opening(text).is_none(), "{text:?}");
        }
        for bytes in [&b""[..], b"P", b"PK", b"PAR1", b"PAR1S and more", b"%PDF is a format"] {
            assert!(Refusal::by_bytes(bytes).is_none(), "{bytes:?}");
        }
    }
}
