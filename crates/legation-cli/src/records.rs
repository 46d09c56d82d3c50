//! Texts out of records: a line of JSON Lines or a row of CSV or Parquet each, with their ids and dates, as they come.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use legation::Date;

use crate::Failure;
use crate::columnar::{Columnar, Rows as ColumnarRows};
use crate::input::{Form, is_standard_input, shown};

/// A text with what its record says of it.
pub(crate) struct Record {
    pub(crate) id: String,
    pub(crate) date: Option<Date>,
    pub(crate) text: String,
}

impl AsRef<str> for Record {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

/// The names of the fields.
#[derive(Clone, clap::Args)]
pub(crate) struct Fields {
    /// The field or column of the texts, in JSON Lines, CSV, TSV and Parquet [default: text]
    #[arg(long, value_name = "NAME")]
    text_field: Option<String>,
    /// The field or column of the ids, which the output repeats; without it the file and line or row
    #[arg(long, value_name = "NAME")]
    id_field: Option<String>,
    /// The field or column of the dates (YYYY, YYYY-MM or YYYY-MM-DD, a time after it is passed over); an empty one leaves --date
    #[arg(long, value_name = "NAME")]
    date_field: Option<String>,
}

impl Fields {
    fn text(&self) -> &str {
        self.text_field.as_deref().unwrap_or("text")
    }

    /// The first option that names a field.
    pub(crate) fn given(&self) -> Option<&'static str> {
        let given =
            [("--text-field", &self.text_field), ("--id-field", &self.id_field), ("--date-field", &self.date_field)];
        given.into_iter().find(|(_, field)| field.is_some()).map(|(option, _)| option)
    }
}

/// Where a record stands, for errors.
struct Place<'s> {
    source: &'s str,
    line: u64,
}

/// Where a row of a Parquet file stands, which has no lines.
struct Row<'s> {
    source: &'s str,
    number: u64,
}

impl Place<'_> {
    fn failure(&self, message: impl std::fmt::Display) -> Failure {
        Failure::message(format_args!("{}, line {}: {message}", self.source, self.line))
    }

    fn date(&self, field: &str, written: &str) -> Result<Option<Date>, Failure> {
        date(written).map_err(|error| self.failure(format_args!("field {field:?}: {error}")))
    }

    fn id(&self) -> String {
        format!("{}:{}", self.source, self.line)
    }
}

/// The date of a field; nothing where the field is empty.
fn date(written: &str) -> Result<Option<Date>, legation::DateError> {
    let written = written.trim();
    if written.is_empty() { Ok(None) } else { written_date(written).map(Some) }
}

/// A date as people and archives write it: 20251101 is a day, as in Python; 2025-11-01T09:30:00Z is a moment of one.
pub(crate) fn written_date(written: &str) -> Result<Date, legation::DateError> {
    let is_plain = written.len() == 8 && written.bytes().all(|byte| byte.is_ascii_digit());
    let hyphenated = is_plain.then(|| format!("{}-{}-{}", &written[..4], &written[4..6], &written[6..]));
    let time = written.get(10..).filter(|rest| rest.starts_with(['T', 't', ' ']));
    hyphenated.as_deref().unwrap_or(if time.is_some() { &written[..10] } else { written }).parse()
}

/// The rows of a Parquet file.
pub(crate) fn parquet_records<'s>(
    file: &'s Path,
    fields: &'s Fields,
    columnar: &dyn Columnar,
) -> Result<Box<dyn Iterator<Item = Result<Record, Failure>> + 's>, Failure> {
    let source = shown(file);
    let cannot = |message: &dyn std::fmt::Display| Failure::message(format_args!("cannot read {source}: {message}"));
    if is_standard_input(file) {
        return Err(cannot(&"Parquet ends with what says where everything is; give the file, not standard input"));
    }
    let named = [Some(fields.text()), fields.id_field.as_deref(), fields.date_field.as_deref()];
    let names: Vec<&str> = named.into_iter().flatten().collect();
    let ColumnarRows { is_text, rows, .. } = columnar.open(file, Some(&names)).map_err(|message| cannot(&message))?;
    if !is_text[0] {
        return Err(cannot(&format_args!("column {:?} holds no text", fields.text())));
    }
    let (id, date) = (fields.id_field.as_ref().map(|_| 1), fields.date_field.as_ref().map(|_| names.len() - 1));
    Ok(Box::new((1..).zip(rows).map(move |(number, row)| {
        let place = Row { source: &source, number };
        let mut row = row.map_err(|message| place.failure(message))?;
        let missing = |column: usize| place.failure(format_args!("column {:?} is null", names[column]));
        let id = match id {
            Some(column) => row[column].take().ok_or_else(|| missing(column))?,
            None => format!("{source}:{number}"),
        };
        let date = match date.and_then(|column| row[column].take()) {
            Some(written) => self::date(&written)
                .map_err(|error| place.failure(format_args!("column {:?}: {error}", names[names.len() - 1])))?,
            None => None,
        };
        Ok(Record { id, date, text: row[0].take().ok_or_else(|| missing(0))? })
    })))
}

impl Row<'_> {
    fn failure(&self, message: impl std::fmt::Display) -> Failure {
        Failure::message(format_args!("{}, row {}: {message}", self.source, self.number))
    }
}

/// The records of one source. What cannot be read is an error of its own, and the next record follows.
pub(crate) fn records<'s>(
    source: &'s str,
    form: Form,
    fields: &'s Fields,
    bytes: impl Read + 's,
) -> Result<Box<dyn Iterator<Item = Result<Record, Failure>> + 's>, Failure> {
    let delimiter = match form {
        Form::Csv => b',',
        Form::Tsv => b'\t',
        Form::Jsonl | Form::Text | Form::Parquet => {
            return Ok(Box::new(JsonLines { source, fields, lines: BufReader::new(bytes), line: 0, ended: false }));
        }
    };
    Ok(Box::new(Rows::new(source, fields, delimiter, bytes)?))
}

struct JsonLines<'s, R> {
    source: &'s str,
    fields: &'s Fields,
    lines: BufReader<R>,
    line: u64,
    ended: bool,
}

impl<R: Read> JsonLines<'_, R> {
    fn record(&self, line: &[u8]) -> Result<Record, Failure> {
        let place = Place { source: self.source, line: self.line };
        let object: serde_json::Map<String, serde_json::Value> =
            serde_json::from_slice(line).map_err(|error| place.failure(not_an_object(line, &error)))?;
        let field = |name: &str| match object.get(name) {
            Some(serde_json::Value::Null) => Ok(None),
            Some(value) => Ok(Some(value)),
            None => {
                let known: Vec<&str> = object.keys().map(String::as_str).collect();
                Err(place.failure(format_args!("there is no field {name:?}; the fields are {}", known.join(", "))))
            }
        };
        let wrong = |name: &str, what| place.failure(format_args!("field {name:?} is {what}"));
        let text = match field(self.fields.text())? {
            Some(serde_json::Value::String(text)) => text.clone(),
            None => return Err(wrong(self.fields.text(), "null, not a text")),
            Some(_) => return Err(wrong(self.fields.text(), "not a text")),
        };
        let id = match &self.fields.id_field {
            None => place.id(),
            Some(name) => match field(name)? {
                Some(serde_json::Value::String(id)) => id.clone(),
                Some(serde_json::Value::Number(id)) => id.to_string(),
                None => return Err(wrong(name, "null, not an id")),
                Some(_) => return Err(wrong(name, "neither a text nor a number")),
            },
        };
        let date = match &self.fields.date_field {
            None => None,
            Some(name) => match field(name)? {
                None => None,
                Some(serde_json::Value::String(date)) => place.date(name, date)?,
                Some(serde_json::Value::Number(year)) => place.date(name, &year.to_string())?,
                Some(_) => return Err(wrong(name, "not a date")),
            },
        };
        Ok(Record { id, date, text })
    }
}

/// Why a line is no record, with what helps where that is known.
fn not_an_object(line: &[u8], error: &serde_json::Error) -> String {
    if is_utf16(line) {
        return "the file is UTF-16; save it as UTF-8".to_owned();
    }
    let hint = match line.trim_ascii_start().first() {
        Some(b'[') => "; a JSON array has its objects in one: write one a line (jq -c '.[]')",
        Some(b'{') if error.is_eof() => "; an object must stand in one line (jq -c .)",
        _ => "",
    };
    format!("not a JSON object: {error}{hint}")
}

/// Whether bytes begin as spreadsheets and shells of Windows write UTF-16.
fn is_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..])
}

impl<R: Read> Iterator for JsonLines<'_, R> {
    type Item = Result<Record, Failure>;

    fn next(&mut self) -> Option<Result<Record, Failure>> {
        let mut line = Vec::new();
        while !self.ended {
            line.clear();
            self.line += 1;
            match self.lines.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => {
                    let place = Place { source: self.source, line: self.line };
                    self.ended = true; // nothing readable follows
                    return Some(Err(place.failure(format_args!("cannot be read: {error}"))));
                }
            }
            let line = line.strip_prefix(b"\xef\xbb\xbf").filter(|_| self.line == 1).unwrap_or(&line);
            if !line.trim_ascii().is_empty() {
                return Some(self.record(line));
            }
        }
        None
    }
}

struct Rows<'s, R> {
    source: &'s str,
    fields: &'s Fields,
    rows: csv::Reader<BufReader<R>>,
    text: usize,
    id: Option<usize>,
    date: Option<usize>,
}

impl<'s, R: Read> Rows<'s, R> {
    fn new(source: &'s str, fields: &'s Fields, delimiter: u8, bytes: R) -> Result<Rows<'s, R>, Failure> {
        let mut bytes = BufReader::new(bytes);
        let place = Place { source, line: 1 };
        let start = bytes.fill_buf().map_err(|error| place.failure(format_args!("cannot be read: {error}")))?;
        let delimiter = legation_lists::delimiter(start, delimiter);
        let mut rows = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(bytes);
        let header = rows.headers().map_err(|error| match error.kind() {
            csv::ErrorKind::Utf8 { .. } => place.failure("the header is not UTF-8; save the file as UTF-8"),
            _ => place.failure(error),
        })?;
        let header = header.clone();
        if header.is_empty() {
            return Err(place.failure("there is no header"));
        }
        let column = |name: &str| {
            let found = header.iter().position(|column| column.trim_start_matches('\u{feff}') == name);
            found.ok_or_else(|| {
                let known: Vec<&str> = header.iter().collect();
                place.failure(format_args!("there is no column {name:?}; the columns are {}", known.join(", ")))
            })
        };
        Ok(Rows {
            source,
            fields,
            text: column(fields.text())?,
            id: fields.id_field.as_deref().map(column).transpose()?,
            date: fields.date_field.as_deref().map(column).transpose()?,
            rows,
        })
    }

    fn record(&self, row: &csv::StringRecord) -> Result<Record, Failure> {
        let place = Place { source: self.source, line: row.position().map_or(0, csv::Position::line) };
        let date = match (self.date, &self.fields.date_field) {
            (Some(column), Some(name)) => place.date(name, &row[column])?,
            _ => None,
        };
        let id = self.id.map_or_else(|| place.id(), |column| row[column].to_owned());
        Ok(Record { id, date, text: row[self.text].to_owned() })
    }
}

impl<R: Read> Iterator for Rows<'_, R> {
    type Item = Result<Record, Failure>;

    fn next(&mut self) -> Option<Result<Record, Failure>> {
        let mut row = csv::StringRecord::new();
        match self.rows.read_record(&mut row) {
            Ok(false) => None,
            Ok(true) => Some(self.record(&row)),
            Err(error) => {
                let line = error.position().map_or_else(|| self.rows.position().line(), csv::Position::line);
                let place = Place { source: self.source, line };
                Some(Err(match error.kind() {
                    csv::ErrorKind::UnequalLengths { expected_len, len, .. } => place.failure(format_args!(
                        "{len} cells where the header has {expected_len}; quote cells that hold the separator"
                    )),
                    csv::ErrorKind::Utf8 { .. } => place.failure("the line is not UTF-8; save the file as UTF-8"),
                    _ => place.failure(error),
                }))
            }
        }
    }
}
