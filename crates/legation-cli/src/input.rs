//! The texts that `legation extract` is given: reads them, and refuses what is not prose instead of reading it as if it were.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use serde::de::IgnoredAny;

use crate::Failure;

/// Something else than a text, and what to do with it.
#[derive(Clone, Copy)]
enum Refusal {
    /// Many texts, and more, in one file.
    Records(&'static str),
    /// With the command that writes what is inside to standard output.
    Compressed(&'static str, &'static str),
    /// Several files in one.
    Archive(&'static str),
    /// A text among other things.
    Formatted(&'static str),
}

impl Refusal {
    fn of(self, name: &str) -> Failure {
        match self {
            Refusal::Records(what) => Failure::message(format_args!(
                "{name} is {what}, not text: write one text file for each document, or give the column of texts to \
                 extract_many of the Python package"
            )),
            Refusal::Compressed(what, command) => Failure::message(format_args!(
                "{name} is compressed ({what}): decompress it first, as in `{command} FILE | legation extract -`"
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
            "jsonl" | "ndjson" => Refusal::Records("JSON Lines"),
            "json" => Refusal::Records("JSON"),
            "csv" => Refusal::Records("CSV"),
            "tsv" | "tab" => Refusal::Records("TSV"),
            "parquet" => Refusal::Records("Parquet"),
            "xlsx" | "xls" => Refusal::Records("a spreadsheet"),
            "gz" => Refusal::Compressed("gzip", "gunzip -c"),
            "zst" => Refusal::Compressed("Zstandard", "zstdcat"),
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
            [0x1f, 0x8b, ..] => Refusal::Compressed("gzip", "gunzip -c"),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Refusal::Compressed("Zstandard", "zstdcat"),
            [b'P', b'K', 3, 4, ..] => Refusal::Archive("a ZIP archive"),
            [b'%', b'P', b'D', b'F', b'-', ..] => Refusal::Formatted("PDF"),
            bytes if parquet(bytes) => Refusal::Records("Parquet"),
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
            None => Some(Refusal::Records("JSON")),
            Some('\n') if after.trim_start().starts_with(['{', '[']) => Some(Refusal::Records("JSON Lines")),
            Some('\n') => Some(Refusal::Records("JSON")),
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
    fn new(file: &str) -> Name {
        let extension = Path::new(file).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" | "md" => Name::Prose,
            extension => Refusal::by_extension(extension).map_or(Name::Open, Name::Other),
        }
    }
}

/// The text of a file; `-` is standard input.
pub(crate) fn read(file: &str) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let (shown, name) = if file == "-" { ("standard input", Name::Open) } else { (file, Name::new(file)) };
    let cannot_read = |error: io::Error| Failure::message(format_args!("cannot read {shown}: {error}"));
    if file == "-" {
        io::stdin().lock().read_to_end(&mut bytes).map_err(cannot_read)?;
    } else {
        let mut opened = File::open(file).map_err(cannot_read)?;
        if opened.metadata().is_ok_and(|metadata| metadata.is_dir()) {
            return Err(Failure::message(format_args!("cannot read {shown}: it is a directory; give the files in it")));
        }
        if let Name::Other(refusal) = name {
            return Err(refusal.of(shown));
        }
        opened.read_to_end(&mut bytes).map_err(cannot_read)?;
    }
    let open = matches!(name, Name::Open);
    if let Some(refusal) = Refusal::by_bytes(&bytes).filter(|_| open) {
        return Err(refusal.of(shown));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count();
        Failure::message(format_args!("{shown} is not UTF-8 (byte {at}, line {line}); convert it first"))
    })?;
    match Refusal::by_opening(&text).filter(|_| open) {
        Some(refusal) => Err(refusal.of(shown)),
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
