//! CSV and TSV with a header.

use csv::{ByteRecord, ReaderBuilder};
use legation::GazetteerBuilder;

use crate::without_mark;

/// The byte between the cells, by the beginning of a file: that of its name, unless the header has none of it. Spreadsheets of many countries
/// write CSV with semicolons, and some with tabs.
pub fn delimiter(start: &[u8], named: u8) -> u8 {
    let header = start.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let has = |wanted: &u8| header.contains(wanted);
    if has(&named) { named } else { [b';', b'\t', b','].into_iter().find(has).unwrap_or(named) }
}

/// Gives every line to the builder; one that cannot be read is a fault of its own.
pub fn read(builder: &mut GazetteerBuilder<'_>, bytes: &[u8], delimiter: u8) {
    let bytes = without_mark(bytes);
    let delimiter = self::delimiter(bytes, delimiter);
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(bytes);
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => {
            match error.kind() {
                csv::ErrorKind::Utf8 { .. } => builder.fault(1, "the header is not UTF-8; save the file as UTF-8"),
                _ => builder.fault(1, format!("the header cannot be read: {error}")),
            };
            return;
        }
    };
    let columns: Vec<&str> = header.iter().map(str::trim).collect();
    let mut record = ByteRecord::new();
    loop {
        let line = reader.position().line();
        match reader.read_byte_record(&mut record) {
            Ok(false) => return,
            Ok(true) => {}
            Err(error) => {
                builder.fault(line as usize, error);
                return;
            }
        }
        let line = record.position().map_or(line, csv::Position::line);
        if record.len() != columns.len() {
            let (found, expected) = (record.len(), columns.len());
            builder.fault(
                line as usize,
                format!("{found} cells where the header has {expected}; quote cells that hold the separator"),
            );
            continue;
        }
        match record.iter().map(str::from_utf8).collect::<Result<Vec<_>, _>>() {
            Ok(cells) => drop(builder.add(line as usize, columns.iter().copied().zip(cells))),
            Err(_) => drop(builder.fault(line as usize, "the line is not UTF-8; save the file as UTF-8")),
        }
    }
}
