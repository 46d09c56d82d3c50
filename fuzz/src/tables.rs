//! Seed tables with changes: refused with the place of the fault, or compiled, opened and used.

use std::path::Path;

use arbitrary::{Arbitrary, Unstructured};
use legation::{Gazetteer, compile};

use crate::everything;

/// Small tables of what does not exist; the integration tests have others.
pub(crate) const TABLES: &[(&str, &str)] = &[
    ("countries.tsv", include_str!("../tables/countries.tsv")),
    ("country_codes.tsv", include_str!("../tables/country_codes.tsv")),
    ("country_names.tsv", include_str!("../tables/country_names.tsv")),
    ("leader_names.tsv", include_str!("../tables/leader_names.tsv")),
    ("leaders.tsv", include_str!("../tables/leaders.tsv")),
    ("lexicon/xx/calendar.tsv", include_str!("../tables/lexicon/xx/calendar.tsv")),
    ("lexicon/xx/grammar.tsv", include_str!("../tables/lexicon/xx/grammar.tsv")),
    ("memberships.tsv", include_str!("../tables/memberships.tsv")),
    ("offices.tsv", include_str!("../tables/offices.tsv")),
    ("organisation_names.tsv", include_str!("../tables/organisation_names.tsv")),
    ("organisations.tsv", include_str!("../tables/organisations.tsv")),
    ("sources.tsv", include_str!("../tables/sources.tsv")),
    ("terms.tsv", include_str!("../tables/terms.tsv")),
];

/// A text about them.
pub(crate) const TEXT: &str = "President Other of Arcadia met the League of Poets (LOP). Arcadian Foreign Minister Ada Quillfeather and the \
                               president of Arcadia: Ann Othar, \u{301} d'Other 's al-Other O.P. Other. The League. Arcadia’s LOP.";

#[derive(Debug, Arbitrary)]
enum Change<'a> {
    /// Another text in a field.
    Field {
        table: u8,
        row: u8,
        column: u8,
        text: &'a str,
    },
    /// The text of another field in a field.
    Copy {
        table: u8,
        row: u8,
        column: u8,
        from: u16,
    },
    Remove {
        table: u8,
        row: u8,
    },
    Repeat {
        table: u8,
        row: u8,
    },
    /// Raw bytes in place of a whole table.
    Raw {
        table: u8,
        bytes: &'a [u8],
    },
    /// A table that is not there.
    Lose {
        table: u8,
    },
}

/// Changes the small tables as the bytes say.
pub fn tables(bytes: &[u8]) {
    let mut input = Unstructured::new(bytes);
    let mut files: Vec<Option<Vec<u8>>> = TABLES.iter().map(|(_, text)| Some(text.as_bytes().to_vec())).collect();
    for _ in 0..8 {
        if input.is_empty() {
            break;
        }
        let Ok(change) = Change::arbitrary(&mut input) else { break };
        apply(&change, &mut files);
    }
    let directory = tempfile::tempdir().expect("a directory of its own");
    write(directory.path(), &files);
    match compile(directory.path()) {
        Ok(image) => everything::ask(Gazetteer::from_compiled(image).expect("what was compiled is sound"), TEXT),
        Err(error) => {
            let location = error.location().expect("an error of a table has its place");
            assert!(location.path().starts_with(directory.path()), "{error}");
            assert!(error.to_string().len() < 20_000, "a message for people");
        }
    }
}

pub(crate) fn write(directory: &Path, files: &[Option<Vec<u8>>]) {
    for ((name, _), bytes) in TABLES.iter().zip(files) {
        let Some(bytes) = bytes else { continue };
        let path = directory.join(name);
        std::fs::create_dir_all(path.parent().expect("inside the directory")).expect("a directory for the table");
        std::fs::write(path, bytes).expect("a table can be written");
    }
}

fn apply(change: &Change<'_>, files: &mut [Option<Vec<u8>>]) {
    let place = |table: u8| usize::from(table) % TABLES.len();
    match *change {
        Change::Lose { table } => files[place(table)] = None,
        Change::Raw { table, bytes } => files[place(table)] = Some(bytes.to_vec()),
        Change::Remove { table, row } => edit(files, place(table), row, |rows, row| drop(rows.remove(row))),
        Change::Repeat { table, row } => edit(files, place(table), row, |rows, row| rows.push(rows[row].clone())),
        Change::Field { table, row, column, text } => edit(files, place(table), row, |rows, row| {
            let columns = rows[row].len();
            rows[row][usize::from(column) % columns] = text.to_owned();
        }),
        Change::Copy { table, row, column, from } => {
            let fields: Vec<&str> = TABLES.iter().flat_map(|(_, text)| text.split(['\t', '\n'])).collect();
            edit(files, place(table), row, |rows, row| {
                let columns = rows[row].len();
                rows[row][usize::from(column) % columns] = fields[usize::from(from) % fields.len()].to_owned();
            });
        }
    }
}

/// Changes the rows of a table that is still text, but not its header.
fn edit(files: &mut [Option<Vec<u8>>], table: usize, row: u8, change: impl FnOnce(&mut Vec<Vec<String>>, usize)) {
    let Some(Ok(text)) = files[table].clone().map(String::from_utf8) else { return };
    let mut rows: Vec<Vec<String>> = text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
    if rows.len() < 2 {
        return;
    }
    let row = 1 + usize::from(row) % (rows.len() - 1);
    change(&mut rows, row);
    let lines: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
    files[table] = Some((lines.join("\n") + "\n").into_bytes());
}
