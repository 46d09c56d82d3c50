//! Reading seed tables: tab-separated text with fixed columns, every fault with its place.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use smallvec::SmallVec;

use crate::date::Date;
use crate::error::Error;
use crate::lexicon::WordList;

/// The columns of a table, in order.
pub(crate) struct Schema {
    pub file: &'static str,
    pub columns: &'static [&'static str],
}

pub(crate) const COUNTRIES: Schema = Schema {
    file: "countries.tsv",
    columns: &[
        "id", "name", "status", "iso2", "iso3", "numeric", "m49", "qid", "wikipedia", "start", "end", "parent",
        "successors", "sources",
    ],
};
pub(crate) const COUNTRY_CODES: Schema = Schema {
    file: "country_codes.tsv",
    columns: &["country", "system", "code", "abbreviation", "start", "end", "sources"],
};
pub(crate) const LEADERS: Schema = Schema {
    file: "leaders.tsv",
    columns: &["id", "name", "family_name", "qid", "wikipedia", "born", "died", "sources"],
};
pub(crate) const ORGANISATIONS: Schema = Schema {
    file: "organisations.tsv",
    columns: &["id", "name", "class", "qid", "wikipedia", "country", "parent", "start", "end", "sources"],
};
/// What own layers look for beside the three kinds of the built-in one.
pub(crate) const OTHERS: Schema = Schema {
    file: "others.tsv",
    columns: &["id", "name", "kind", "qid", "wikipedia", "country", "start", "end", "sources"],
};
pub(crate) const TERMS: Schema =
    Schema { file: "terms.tsv", columns: &["leader", "body", "role", "office", "start", "end", "sources"] };
/// When a source last saw the holders of offices whose terms have no known end.
pub(crate) const LAST_SEEN: Schema =
    Schema { file: "last_seen.tsv", columns: &["leader", "body", "role", "start", "seen", "sources"] };
pub(crate) const GOVERNING_ROLES: Schema =
    Schema { file: "governing_roles.tsv", columns: &["country", "role", "start", "end", "sources"] };
pub(crate) const MEMBERSHIPS: Schema = Schema {
    file: "memberships.tsv",
    columns: &["member", "organisation", "status", "start", "end", "listed_from", "listed_to", "sources"],
};
pub(crate) const EXTERNAL_IDS: Schema =
    Schema { file: "external_ids.tsv", columns: &["entity", "system", "id", "sources"] };
const NAME_COLUMNS: &[&str] = &["entity", "text", "language", "form", "case", "context", "start", "end", "sources"];
pub(crate) const NAMES: [Schema; 4] = [
    Schema { file: "country_names.tsv", columns: NAME_COLUMNS },
    Schema { file: "leader_names.tsv", columns: NAME_COLUMNS },
    Schema { file: "organisation_names.tsv", columns: NAME_COLUMNS },
    Schema { file: "other_names.tsv", columns: NAME_COLUMNS },
];
pub(crate) const BLOCKERS: Schema = Schema { file: "blockers.tsv", columns: &["text", "case", "reason", "sources"] };
pub(crate) const OFFICES: Schema = Schema { file: "offices.tsv", columns: &["text", "role", "position", "sources"] };
pub(crate) const PERSON_WORDS: Schema = Schema { file: "person_words.tsv", columns: &["text", "part", "sources"] };
pub(crate) const SOURCES: Schema =
    Schema { file: "sources.tsv", columns: &["id", "title", "licence", "as_of", "url", "notes"] };

/// The words of one list of a language.
pub(crate) const LEXICON_WORDS: Schema = Schema { file: "<list>.tsv", columns: &["word", "reason"] };
/// The switches of a language's grammar.
pub(crate) const GRAMMAR: Schema = Schema { file: "grammar.tsv", columns: &["switch", "value", "reason"] };

/// How often news in a language names each state.
pub(crate) const NEWS_WEIGHTS: Schema = Schema { file: "news_weights.tsv", columns: &["entity", "weight", "reason"] };

/// What a language makes of the ends and the beginnings of names.
pub(crate) const INFLECTION: Schema =
    Schema { file: "inflection.tsv", columns: &["form", "part", "of", "becomes", "reason"] };
/// What a language calls countries and their people beside the names of the gazetteer.
pub(crate) const NATIONALITIES: Schema =
    Schema { file: "nationalities.tsv", columns: &["country", "text", "form", "case", "sources"] };
/// What a language calls bodies: those that English calls so, or one of them.
pub(crate) const BODIES: Schema =
    Schema { file: "bodies.tsv", columns: &["body", "texts", "form", "case", "context", "sources"] };
/// The commonest words of a language, by which it is told from others.
pub(crate) const FUNCTION_WORDS: Schema = Schema { file: "function_words.tsv", columns: &["words", "texts", "reason"] };

/// Of a layer: names of entities that the layers below have, and that count no longer.
pub(crate) const REMOVED_NAMES: Schema = Schema { file: "removed_names.tsv", columns: &["entity", "text", "sources"] };

/// Names that only look-ups read: of other languages where texts would hold them by chance, and as tables print them.
pub(crate) const LOOKUP_NAMES: Schema =
    Schema { file: "lookup_names.tsv", columns: &["country", "text", "language", "start", "end", "sources"] };
/// What words do in the names that look-ups read.
pub(crate) const LOOKUP_WORDS: Schema =
    Schema { file: "lookup_words.tsv", columns: &["word", "class", "means", "sources"] };

/// Every table of the directory `gazetteer`.
const GAZETTEER: [&Schema; 21] = [
    &BLOCKERS, &COUNTRIES, &COUNTRY_CODES, &EXTERNAL_IDS, &GOVERNING_ROLES, &LAST_SEEN, &LEADERS, &LOOKUP_NAMES,
    &LOOKUP_WORDS, &MEMBERSHIPS, &NAMES[0], &NAMES[1], &NAMES[2], &NAMES[3], &OFFICES, &ORGANISATIONS, &OTHERS,
    &PERSON_WORDS, &REMOVED_NAMES, &SOURCES, &TERMS,
];

/// Every table below the directory of the seeds with its columns, in order. The path of a table that each language has holds `*` for the
/// language: `lexicon/*/calendar.tsv`.
///
/// ```
/// let schemas = legation::table_schemas();
/// let codes = schemas.iter().find(|(path, _)| path == "gazetteer/country_codes.tsv").unwrap();
/// assert_eq!(codes.1[..3], ["country", "system", "code"]);
/// assert!(schemas.iter().any(|(path, _)| path == "lexicon/*/calendar.tsv"));
/// ```
pub fn table_schemas() -> Vec<(String, &'static [&'static str])> {
    let gazetteer = GAZETTEER.iter().map(|schema| (format!("gazetteer/{}", schema.file), schema.columns));
    let lexicon = [&GRAMMAR, &NEWS_WEIGHTS, &OFFICES, &INFLECTION, &NATIONALITIES, &BODIES, &FUNCTION_WORDS]
        .into_iter()
        .map(|schema| (format!("lexicon/*/{}", schema.file), schema.columns));
    let lists = WordList::ALL.iter().map(|list| (format!("lexicon/*/{list}.tsv"), LEXICON_WORDS.columns));
    gazetteer.chain(lexicon).chain(lists).collect()
}

/// A table in memory. A file that does not exist is a table without rows.
pub(crate) struct Table {
    path: PathBuf,
    columns: &'static [&'static str],
    text: String,
}

impl Table {
    pub(crate) fn read(directory: &Path, schema: &Schema) -> Result<Table, Error> {
        Table::read_file(directory.join(schema.file), schema)
    }

    /// The same for a file whose name is not the schema's.
    pub(crate) fn read_file(path: PathBuf, schema: &Schema) -> Result<Table, Error> {
        let text = match std::fs::read(&path) {
            Ok(bytes) => String::from_utf8(bytes).map_err(|error| {
                let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let line = 1 + valid.iter().filter(|&&byte| byte == b'\n').count();
                Error::line(&path, line, "the line is not UTF-8; save the file as UTF-8")
            })?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Error::file(&path, error)),
        };
        Table::in_memory(path, schema, text)
    }

    /// A table that is read already; `path` is what messages call it.
    pub(crate) fn in_memory(path: PathBuf, schema: &Schema, text: String) -> Result<Table, Error> {
        let table = Table { path, columns: schema.columns, text };
        if let Some(header) = table.text.lines().next()
            && !header.split('\t').eq(schema.columns.iter().copied())
        {
            let expected = schema.columns.join(", ");
            return Err(Error::line(
                &table.path,
                1,
                format!("the header must be these columns, tab-separated: {expected}"),
            ));
        }
        Ok(table)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The rows; an error if a line has too many or too few fields.
    pub(crate) fn rows(&self) -> Result<impl Iterator<Item = TableRow<'_>>, Error> {
        let lines = || self.text.lines().enumerate().skip(1);
        let expected = self.columns.len();
        let fields = |line: &str| 1 + line.bytes().filter(|&byte| byte == b'\t').count();
        if let Some((index, line)) = lines().find(|(_, line)| fields(line) != expected) {
            let message = format!("{} tab-separated fields where {expected} were expected", fields(line));
            return Err(Error::line(&self.path, index + 1, message));
        }
        // A row at a time: a table may have a million.
        Ok(lines().map(|(index, line)| TableRow { table: self, line: index + 1, fields: fields_of(line) }))
    }
}

/// What stands between the tabs of a line. Most fields are too short for a search to be worth its start.
fn fields_of(line: &str) -> SmallVec<[&str; 16]> {
    let (mut fields, mut start) = (SmallVec::new(), 0);
    for (at, byte) in line.bytes().enumerate() {
        if byte == b'\t' {
            fields.push(&line[start..at]);
            start = at + 1;
        }
    }
    fields.push(&line[start..]);
    fields
}

/// One line of a table.
pub(crate) struct TableRow<'t> {
    table: &'t Table,
    line: usize,
    fields: SmallVec<[&'t str; 16]>,
}

impl<'t> TableRow<'t> {
    /// The field in the column; empty when unknown.
    ///
    /// # Panics
    /// When the schema has no such column: a fault of this program, not of the data.
    pub(crate) fn field(&self, column: &str) -> &'t str {
        self.fields[self.place(column).0 - 1]
    }

    pub(crate) fn required(&self, column: &str) -> Result<&'t str, Error> {
        match self.field(column) {
            "" => Err(self.fault(column, "the field must not be empty")),
            value => Ok(value),
        }
    }

    /// The field read as one of a vocabulary, a date …
    pub(crate) fn parsed<T: FromStr<Err: std::fmt::Display>>(&self, column: &str) -> Result<T, Error> {
        self.field(column).parse().map_err(|error| self.fault(column, error))
    }

    /// The date in the column, if there is one.
    pub(crate) fn date(&self, column: &str) -> Result<Option<Date>, Error> {
        match self.field(column) {
            "" => Ok(None),
            _ => self.parsed(column).map(Some),
        }
    }

    /// The pair of dates in `start` and `end`, in order.
    pub(crate) fn years(&self) -> Result<(Option<Date>, Option<Date>), Error> {
        let (start, end) = (self.date("start")?, self.date("end")?);
        match (start, end) {
            (Some(start), Some(end)) if start.earliest() > end.latest() => {
                Err(self.fault("end", format!("it ends at {end}, before its start {start}")))
            }
            years => Ok(years),
        }
    }

    /// The parts of a `|`-separated list.
    pub(crate) fn list(&self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.field(column).split('|').filter(|part| !part.is_empty())
    }

    /// An error at this field.
    pub(crate) fn fault(&self, column: &str, message: impl std::fmt::Display) -> Error {
        Error::field(&self.table.path, self.line, self.place(column), message)
    }

    #[allow(clippy::panic)] // columns are named by the code, which declares them
    fn place(&self, column: &str) -> (usize, &'static str) {
        let columns = self.table.columns;
        let index = columns.iter().position(|&name| name == column);
        let index = index.unwrap_or_else(|| panic!("{} has no column {column}", self.table.path.display()));
        (index + 1, columns[index])
    }
}
