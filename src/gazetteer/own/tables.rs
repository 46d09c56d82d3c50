//! Seed tables in memory: what a list of own entities is turned into, so that one compiler checks and joins both.

use std::collections::HashMap;
use std::path::Path;

use crate::error::Error;
use crate::gazetteer::compile::compile_tables;
use crate::gazetteer::compile_lexicon::LexiconTables;
use crate::gazetteer::seeds::{Schema, Table};

/// The rows of tables, by file.
#[derive(Default)]
pub(super) struct OwnTables {
    texts: HashMap<&'static str, String>,
}

impl OwnTables {
    /// Adds a row; `cells` are those of the columns that have any.
    ///
    /// # Panics
    /// When the schema has no such column.
    pub fn push(&mut self, schema: &Schema, cells: &[(&'static str, &str)]) {
        let text = self.texts.entry(schema.file).or_insert_with(|| schema.columns.join("\t") + "\n");
        debug_assert!(cells.iter().all(|(column, _)| schema.columns.contains(column)));
        for (index, column) in schema.columns.iter().enumerate() {
            if index > 0 {
                text.push('\t');
            }
            text.push_str(cells.iter().find(|(name, _)| name == column).map_or("", |(_, value)| value));
        }
        text.push('\n');
    }

    pub fn compile(mut self, place: &Path, version: &str) -> Result<Vec<u8>, Error> {
        let texts = std::cell::RefCell::new(&mut self.texts);
        let read = |schema: &Schema| {
            let text = texts.borrow_mut().remove(schema.file).unwrap_or_default();
            Table::in_memory(place.join(schema.file), schema, text)
        };
        compile_tables(place, read, &LexiconTables::none(), version)
    }
}
