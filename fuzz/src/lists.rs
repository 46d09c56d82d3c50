//! Lists of own entities: refused with the place of the fault, or a layer that can be put on top of another gazetteer and used.

use std::sync::LazyLock;

use arbitrary::{Arbitrary, Unstructured};
use legation::{Gazetteer, OWN_COLUMNS};

use crate::{everything, image, tables};

/// The gazetteer below.
static BASE: LazyLock<Gazetteer> =
    LazyLock::new(|| Gazetteer::from_compiled(image::sound()).expect("the small tables are sound"));

/// Cells that random letters hardly ever hit.
const CELLS: &[&str] = &[
    "", "acme", "x:acme", "country:AAA", "leader:ann-other", "org:lop", "Acme", "Acme Inc.|AI", "LOP", "Ann Other",
    "company", "country", "leader", "organisation", "igo", "President", "Arcadia", "AAA", "1950", "2001-05",
    "2001-05-05", "2001-02-30", "?", "en", "de|fr", "xx-", "exact", "title", "any", "Q1", "|", "||", "\"", "\u{301}",
    "中国", "true",
];

#[derive(Debug, Arbitrary)]
enum Cell<'a> {
    Known(u8),
    Text(&'a str),
}

#[derive(Debug, Arbitrary)]
enum Input<'a> {
    /// Bytes that are no list.
    Raw { form: u8, bytes: &'a [u8] },
    /// Columns by number, and rows of cells.
    Rows { form: u8, columns: Vec<u8>, rows: Vec<Vec<Cell<'a>>> },
}

/// Reads a list, and uses what comes out.
pub fn lists(bytes: &[u8]) {
    const FORMS: [&str; 3] = ["csv", "tsv", "jsonl"];
    let (form, list) = match Input::arbitrary_take_rest(Unstructured::new(bytes)) {
        Ok(Input::Raw { form, bytes }) => (form, bytes.to_vec()),
        Ok(Input::Rows { form, columns, rows }) => (form, written(usize::from(form) % FORMS.len(), &columns, &rows)),
        Err(_) => (0, bytes.to_vec()),
    };
    let directory = tempfile::tempdir().expect("a directory of its own");
    let path = directory.path().join("list").with_extension(FORMS[usize::from(form) % FORMS.len()]);
    std::fs::write(&path, list).expect("a list can be written");
    match legation_lists::read(&BASE, &path) {
        Ok(layer) => everything::ask(BASE.extend(&layer).expect("a layer that was read against it"), tables::TEXT),
        Err(error) => {
            let message = error.to_string();
            assert!(message.contains("list."), "{message}");
            assert!(message.len() < 20_000, "a message for people");
        }
    }
}

fn written(form: usize, columns: &[u8], rows: &[Vec<Cell<'_>>]) -> Vec<u8> {
    let names = columns.iter().map(|&column| OWN_COLUMNS[usize::from(column) % OWN_COLUMNS.len()].name);
    // Without these there would only be one message.
    let header: Vec<&str> = ["id", "name"].into_iter().chain(names).collect();
    let cell = |cell: &Cell<'_>| match *cell {
        Cell::Known(place) => CELLS[usize::from(place) % CELLS.len()].to_owned(),
        Cell::Text(text) => text.to_owned(),
    };
    let rows = rows.iter().map(|row| row.iter().map(cell).collect::<Vec<String>>());
    if form == 2 {
        let object = |row: Vec<String>| {
            let pairs = header.iter().map(|name| (*name).to_owned()).zip(row.into_iter().map(serde_json::Value::from));
            serde_json::Value::Object(pairs.collect()).to_string() + "\n"
        };
        return rows.map(object).collect::<String>().into_bytes();
    }
    let delimiter = [b',', b'\t'][form];
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::new());
    writer.write_record(&header).expect("memory takes it");
    rows.for_each(|row| writer.write_record(row).expect("memory takes it"));
    writer.into_inner().expect("memory takes it")
}
