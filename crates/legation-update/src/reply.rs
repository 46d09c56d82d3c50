//! What an endpoint says: SPARQL 1.1 results in JSON, read row by row.

use std::collections::BTreeMap;

use legation::Date;
use serde::Deserialize;

/// The rows of a reply.
#[derive(Debug)]
pub(crate) struct Solutions(Vec<Solution>);

/// One row: values by variable.
#[derive(Debug, Deserialize)]
pub(crate) struct Solution(BTreeMap<String, Value>);

#[derive(Debug, Deserialize)]
struct Value {
    #[serde(rename = "type")]
    kind: String,
    value: String,
}

#[derive(Deserialize)]
struct Document {
    #[serde(rename = "head")]
    _head: Head,
    results: Results,
}

#[derive(Deserialize)]
struct Head {
    #[serde(rename = "vars")]
    _variables: Vec<String>,
}

#[derive(Deserialize)]
struct Results {
    bindings: Vec<Solution>,
}

impl Solutions {
    /// Reads a whole reply; half of one is an error.
    pub fn parse(text: &str) -> Result<Solutions, String> {
        let document: Document = serde_json::from_str(text).map_err(|error| error.to_string())?;
        Ok(Solutions(document.results.bindings))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Solution> {
        self.0.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Solution {
    /// The text of a variable.
    pub fn text(&self, variable: &str) -> Option<&str> {
        self.0.get(variable).map(|value| &*value.value)
    }

    /// The Wikidata id that a variable holds; nothing where it holds something else, such as an unknown value.
    pub fn qid(&self, variable: &str) -> Option<&str> {
        let value = self.0.get(variable).filter(|value| value.kind == "uri")?;
        let qid = value.value.rsplit_once("/entity/")?.1;
        let digits = qid.strip_prefix('Q')?;
        (!digits.is_empty() && digits.len() < 12 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(qid)
    }

    /// The date in two variables, as precise as the second one says. `Ok(None)`: none is stated, or only a decade; `Err`: what cannot be a date.
    pub fn date(&self, time: &str, precision: &str) -> Result<Option<Date>, String> {
        let Some(text) = self.text(time) else { return Ok(None) };
        let wrong = || format!("{text:?} is not a date");
        let day = text.strip_prefix('+').unwrap_or(text).split('T').next().unwrap_or_default();
        let precision: u8 = self.text(precision).and_then(|number| number.parse().ok()).ok_or_else(wrong)?;
        // 9 is a year, 10 a month, 11 a day, more the time of a day; less is a decade or worse.
        let written = match precision {
            0..=8 => return Ok(None),
            9 => day.get(.."2026".len()),
            10 => day.get(.."2026-11".len()),
            _ => Some(day),
        };
        written.and_then(|written| written.parse().ok()).map(Some).ok_or_else(wrong)
    }
}
