//! Aligned, coloured columns for people.

use std::fmt::Display;
use std::io::{self, Write};

use anstyle::{Ansi256Color, Style};
use unicode_width::UnicodeWidthStr;

use crate::vocabulary::Kind;

/// A field of a table: its text and how it is shown.
pub(super) struct Cell {
    text: String,
    style: Style,
    right: bool,
}

impl Cell {
    pub(super) fn plain(text: impl Display) -> Cell {
        Cell { text: text.to_string(), style: Style::new(), right: false }
    }

    pub(super) fn number(number: usize) -> Cell {
        Cell { right: true, ..Cell::plain(number) }
    }

    /// The kind itself, in words: colour alone does not tell everyone.
    pub(super) fn kind(kind: Kind) -> Cell {
        Cell::kind_text(kind, kind)
    }

    /// A text in the colour of a kind.
    pub(super) fn kind_text(kind: Kind, text: impl Display) -> Cell {
        Cell { style: kind_style(kind), ..Cell::plain(text) }
    }

    /// The text with the codes of its style around it.
    pub(super) fn styled(&self) -> String {
        format!("{}{}{}", self.style.render(), self.text, self.style.render_reset())
    }
}

/// Okabe–Ito blue, orange and green: they stay apart for colour-blind readers.
fn kind_style(kind: Kind) -> Style {
    let color = match kind {
        Kind::Leader => 32,
        Kind::Country => 208,
        Kind::Organisation => 36,
    };
    Style::new().bold().fg_color(Some(Ansi256Color(color).into()))
}

/// Rows under a heading, each column as wide as its widest cell.
pub(super) struct Table {
    rows: Vec<Vec<Cell>>,
}

impl Table {
    pub(super) fn new(heading: &[&str]) -> Table {
        let style = Style::new().dimmed();
        let heading = heading.iter().map(|title| Cell { style, ..Cell::plain(title) });
        Table { rows: vec![heading.collect()] }
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.len() == 1
    }

    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let columns = self.rows[0].len();
        let width = |column: usize| self.rows.iter().map(|row| row[column].text.width()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for row in &self.rows {
            let mut line = String::new();
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let padding = " ".repeat(width - cell.text.width());
                let last = column + 1 == columns;
                match (cell.right, last) {
                    (true, _) => line += &(padding + &cell.styled()),
                    (false, true) => line += &cell.styled(),
                    (false, false) => line += &(cell.styled() + &padding),
                }
                if !last {
                    line += "  ";
                }
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}
