//! The JSON Schema of lists, made of the one declaration of their columns.

use legation::{OWN_COLUMNS, OwnCell};
use serde_json::{Map, Value, json};

use crate::json_lines::{INFO, LIST, OFFICES};

/// Changes when a list that was sound is so no longer, or a column means something else. New columns do not change it.
const VERSION: u32 = 1;

/// The columns that describe an office, and those that an object of the list `offices` may have.
const OFFICE_COLUMNS: [&str; 6] = ["body", "role", "office", "office_start", "office_end", "note"];

/// The JSON Schema (2020-12) of a line of a list in JSON Lines. The columns of CSV and TSV are the same; there a list is divided by `|`.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(&legation_lists::schema()).unwrap();
/// assert_eq!(schema["version"], 1);
/// assert_eq!(schema["oneOf"][0]["required"], serde_json::json!(["id"]));
/// ```
pub fn schema() -> String {
    let mut columns: Map<String, Value> = OWN_COLUMNS.iter().map(column).collect();
    let offices: Map<String, Value> =
        OWN_COLUMNS.iter().filter(|own| OFFICE_COLUMNS.contains(&own.name)).map(column).collect();
    let office = json!({ "type": "object", "properties": offices, "additionalProperties": false });
    let description = "Of a leader: several offices, each with the columns of one.";
    columns
        .insert(OFFICES.to_owned(), json!({ "description": description, "type": ["array", "null"], "items": office }));
    let about: Map<String, Value> = INFO.iter().map(|key| ((*key).to_owned(), json!({ "type": "string" }))).collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of a list of own entities of legation",
        "version": VERSION,
        "oneOf": [
            {
                "title": "An entity, or more of one: rows of one id are one entity",
                "type": "object",
                "properties": columns,
                "required": ["id"],
                "additionalProperties": false,
            },
            {
                "title": "What the list is; the first line",
                "type": "object",
                "properties": { LIST: { "type": "object", "properties": about, "additionalProperties": false } },
                "required": [LIST],
                "additionalProperties": false,
            },
        ],
    });
    serde_json::to_string_pretty(&schema).expect("texts and numbers") + "\n"
}

fn column(column: &legation::OwnColumn) -> (String, Value) {
    const DATE: &str = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";
    let one_line = r"^[^\t\r\n]*$";
    let mut schema = match column.holds {
        OwnCell::Texts => {
            json!({ "type": ["string", "array", "null"], "items": { "type": "string", "pattern": r"^[^\t\r\n|]*$" } })
        }
        OwnCell::Word(words) => {
            let words: Vec<Value> = words().into_iter().map(Value::from).chain(["".into(), Value::Null]).collect();
            json!({ "enum": words })
        }
        // A year may be a number.
        OwnCell::Date => json!({ "type": ["string", "integer", "null"], "pattern": format!("^({DATE})?$") }),
        OwnCell::DateOrUnknown => {
            json!({ "type": ["string", "integer", "null"], "pattern": format!(r"^({DATE}|\?)?$") })
        }
        OwnCell::WikidataId => json!({ "type": ["string", "null"], "pattern": "^(Q[0-9]+)?$" }),
        _ => json!({ "type": ["string", "number", "boolean", "null"], "pattern": one_line }),
    };
    schema["description"] = column.description.into();
    (column.name.to_owned(), schema)
}
