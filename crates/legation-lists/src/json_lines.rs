//! JSON Lines: an object a line. Lists of aliases and of offices are lists.

use legation::{GazetteerBuilder, ListInfo};
use serde_json::{Map, Value};

use crate::without_mark;

/// The key whose value is a list of objects, each with the columns of an office.
pub(crate) const OFFICES: &str = "offices";

/// The key of an object that says what the list is; such an object has no other.
pub(crate) const LIST: &str = "list";

/// Gives every object to the builder; a line that cannot be read is a fault of its own.
pub fn read(builder: &mut GazetteerBuilder<'_>, bytes: &[u8]) {
    for (line, number) in without_mark(bytes).split(|&byte| byte == b'\n').zip(1..) {
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<Map<String, Value>>(line) {
            Ok(mut object) if object.contains_key(LIST) => {
                let about = object.remove(LIST).unwrap_or_default();
                let message = || format!("{LIST} must be an object of texts ({}), and alone", INFO.join(", "));
                match info(about).filter(|_| object.is_empty()) {
                    Some(about) => drop(builder.about(about)),
                    None => drop(builder.fault(number, message())),
                }
            }
            Ok(object) => {
                for row in rows(object) {
                    match row {
                        Ok(cells) => drop(builder.add(number, cells.iter().map(|(key, cell)| (&**key, &**cell)))),
                        Err(message) => drop(builder.fault(number, message)),
                    }
                }
            }
            Err(error) => drop(builder.fault(number, format!("a JSON object is expected: {error}"))),
        }
    }
}

/// A list as [`read`] reads it: what it is, then a row a line; the same bytes for the same list.
pub fn write(about: &ListInfo, rows: &[Vec<(&'static str, String)>]) -> String {
    let ListInfo { version, source, title, licence, as_of, url, .. } = about;
    let texts =
        INFO.into_iter().zip([version, source, title, licence, as_of, url]).filter(|(_, text)| !text.is_empty());
    let about: Map<String, Value> = texts.map(|(key, text)| (key.to_owned(), text.as_str().into())).collect();
    let list: Map<String, Value> = [(LIST.to_owned(), Value::Object(about))].into_iter().collect();
    let rows = rows.iter().map(|row| row.iter().map(|(key, cell)| ((*key).to_owned(), cell.as_str().into())).collect());
    let lines = std::iter::once(list).chain(rows).map(|object| Value::Object(object).to_string() + "\n");
    lines.collect()
}

/// What a list may say of itself.
pub(crate) const INFO: [&str; 6] = ["version", "source", "title", "licence", "as_of", "url"];

fn info(about: Value) -> Option<ListInfo> {
    let Value::Object(about) = about else { return None };
    let mut info = ListInfo::default();
    for (key, value) in about {
        let place = match &*key {
            "version" => &mut info.version,
            "source" => &mut info.source,
            "title" => &mut info.title,
            "licence" => &mut info.licence,
            "as_of" => &mut info.as_of,
            "url" => &mut info.url,
            _ => return None,
        };
        *place = value.as_str()?.to_owned();
    }
    Some(info)
}

type Cells = Vec<(String, String)>;

/// The rows that an object stands for: itself, then one for each of its offices.
fn rows(mut object: Map<String, Value>) -> Vec<Result<Cells, String>> {
    let offices = object.remove(OFFICES);
    let id = object.get("id").cloned();
    let mut rows = vec![cells(object)];
    match offices {
        None | Some(Value::Null) => {}
        Some(Value::Array(offices)) => rows.extend(offices.into_iter().map(|office| match office {
            Value::Object(mut office) => {
                office.extend(id.clone().map(|id| ("id".to_owned(), id)));
                cells(office)
            }
            other => Err(format!("{OFFICES} must be a list of objects, not of {other}")),
        })),
        Some(other) => rows.push(Err(format!("{OFFICES} must be a list of objects, not {other}"))),
    }
    rows
}

fn cells(object: Map<String, Value>) -> Result<Cells, String> {
    object.into_iter().map(|(key, value)| cell(&key, value).map(|cell| (key, cell))).collect()
}

/// A value as the cell of a table: lists are divided by bars.
fn cell(key: &str, value: Value) -> Result<String, String> {
    Ok(match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(values) => {
            let parts = values.into_iter().map(|value| match value {
                Value::String(text) if !text.contains('|') => Ok(text),
                other => Err(format!("{key} must be a list of texts without a bar (|), not of {other}")),
            });
            parts.collect::<Result<Vec<_>, _>>()?.join("|")
        }
        Value::Object(_) => return Err(format!("{key} must be a text, a number or a list of texts, not {value}")),
    })
}
