//! Seed tables in memory: what a list of own entities is turned into, so that one compiler checks and joins both.

use std::path::Path;

use crate::error::Error;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::compile::{LexiconTables, Origin, compile_tables};
use crate::gazetteer::seeds::{self, Schema, Table};

/// The rows of tables, by file, all of one source.
pub(super) struct OwnTables {
    /// By the file of the schema: a handful.
    texts: Vec<(&'static str, String)>,
    source: String,
}

impl OwnTables {
    pub fn of_source(source: String) -> OwnTables {
        OwnTables { texts: Vec::new(), source }
    }

    /// Adds the row of the source, which has these cells beside its id.
    pub fn push_source(&mut self, cells: &[(&'static str, &str)]) {
        let id = self.source.clone();
        self.push(&seeds::SOURCES, &[&[("id", &*id)], cells].concat());
    }

    /// Adds a row of the source; `cells` are those of the columns that have any, in their order.
    pub fn push(&mut self, schema: &Schema, cells: &[(&'static str, &str)]) {
        let place = self.texts.iter().position(|(file, _)| *file == schema.file).unwrap_or_else(|| {
            self.texts.push((schema.file, schema.columns.join("\t") + "\n"));
            self.texts.len() - 1
        });
        let text = &mut self.texts[place].1;
        let mut cells = cells.iter().peekable();
        for (index, column) in schema.columns.iter().enumerate() {
            if index > 0 {
                text.push('\t');
            }
            match cells.next_if(|(name, _)| name == column) {
                Some((_, value)) => text.push_str(value),
                None if *column == "sources" => text.push_str(&self.source),
                None => {}
            }
        }
        text.push('\n');
        debug_assert_eq!(cells.next(), None, "a cell of no column of {}, or out of order", schema.file);
    }

    /// `base`: what the layer is to stand on.
    pub fn compile(mut self, base: &Gazetteer, place: &Path, version: &str) -> Result<Vec<u8>, Error> {
        let texts = std::cell::RefCell::new(&mut self.texts);
        let read = |schema: &Schema| {
            let mut texts = texts.borrow_mut();
            let text = texts.iter_mut().find(|(file, _)| *file == schema.file);
            let text = text.map(|(_, text)| std::mem::take(text)).unwrap_or_default();
            Table::in_memory(place.join(schema.file), schema, text)
        };
        compile_tables(place, read, &LexiconTables::on(base), version, Origin::Builder)
    }
}
