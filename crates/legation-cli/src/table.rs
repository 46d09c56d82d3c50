//! Aligned, coloured columns for people.

use std::fmt::Display;
use std::io::{self, Write};

use comfy_table::{Attribute, CellAlignment, Color, ColumnConstraint, ContentArrangement, Width, presets};
use legation::Kind;

use crate::visible::visible;

/// A field of a table: its text and how it is shown.
pub(crate) struct Cell(comfy_table::Cell);

impl Cell {
    pub(crate) fn plain(text: impl Display) -> Cell {
        Cell(comfy_table::Cell::new(visible(&text.to_string())))
    }

    pub(crate) fn number(number: usize) -> Cell {
        Cell(comfy_table::Cell::new(number).set_alignment(CellAlignment::Right))
    }

    /// The kind itself, in words: colour alone does not tell everyone.
    pub(crate) fn kind(kind: Kind) -> Cell {
        Cell::kind_text(kind, kind)
    }

    /// A text in the colour of a kind.
    pub(crate) fn kind_text(kind: Kind, text: impl Display) -> Cell {
        // Okabe–Ito blue, orange, green and pink: they stay apart for colour-blind readers.
        let color = match kind {
            Kind::Leader => 32,
            Kind::Country => 208,
            Kind::Organisation => 36,
            Kind::Other => 176,
            _ => return Cell::plain(text),
        };
        Cell(
            comfy_table::Cell::new(visible(&text.to_string()))
                .fg(Color::AnsiValue(color))
                .add_attribute(Attribute::Bold),
        )
    }
}

/// Rows, perhaps under a heading. Each column is as wide as its widest cell; on a terminal the last one is wrapped to what is left of a line,
/// so that ids stay whole.
pub(crate) struct Table(comfy_table::Table);

impl Table {
    /// Between two columns.
    const GAP: u16 = 2;
    /// What is narrower than this is left to the terminal to wrap.
    const NARROWEST: u16 = 20;

    pub(crate) fn new(heading: &[&str]) -> Table {
        let mut table = Table::without_heading();
        table.0.set_header(heading.iter().map(|title| comfy_table::Cell::new(title).add_attribute(Attribute::Dim)));
        table
    }

    pub(crate) fn without_heading() -> Table {
        let mut table = comfy_table::Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        // Whether colours are shown is decided once, by the stream that the table is written to.
        table.enforce_styling();
        table.style_text_only();
        Table(table)
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.0.add_row(cells.into_iter().map(|cell| cell.0));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn write(mut self, out: &mut dyn Write) -> io::Result<()> {
        let last = self.0.column_count().saturating_sub(1);
        for (index, column) in self.0.column_iter_mut().enumerate() {
            let is_last = index == last;
            column.set_padding((0, if is_last { 0 } else { Table::GAP }));
            column.set_constraint(if is_last {
                ColumnConstraint::LowerBoundary(Width::Fixed(Table::NARROWEST))
            } else {
                ColumnConstraint::ContentWidth
            });
        }
        writeln!(out, "{}", self.0.trim_fmt())
    }
}
