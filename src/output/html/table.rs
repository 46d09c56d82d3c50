//! A table of any columns.

use super::{Page, cut, grouped};
use crate::output::record::Cell;

/// So many rows are shown.
const ROWS: usize = 20;
/// A cell of so few characters stays on one line: a date, a code.
const SHORT: usize = 12;

/// A table as notebooks show it: its first rows, and a line that says how many there are. Cells of a column `qid` are links to Wikidata.
/// It is one `<div>` with a style for light and dark pages, escaped, without scripts; nothing is fetched. The form may change.
///
/// `rows` is asked only for those that are shown; `count` says how many there are.
///
/// ```
/// use legation::{Cell, table_to_html};
/// let rows = [[Cell::Text("Xi <Jinping>".into()), Cell::Text("Q15031".into())]];
/// let html = table_to_html(&["name", "qid"], 1, rows);
/// assert!(html.contains("Xi &lt;Jinping&gt;") && html.contains("https://www.wikidata.org/wiki/Q15031"));
/// ```
pub fn table_to_html<'c, R: IntoIterator<Item = Cell<'c>>>(
    columns: &[&str],
    count: usize,
    rows: impl IntoIterator<Item = R>,
) -> String {
    let mut page = Page::new();
    page.raw("<table><thead><tr>");
    for column in columns {
        page.raw("<th>");
        page.name(column);
        page.raw("</th>");
    }
    page.raw("</tr></thead><tbody>");
    for row in rows.into_iter().take(ROWS) {
        page.raw("<tr>");
        for (column, cell) in columns.iter().zip(row) {
            write_cell(&mut page, column, &cell);
        }
        page.raw("</tr>");
    }
    page.raw("</tbody></table>");
    let rows = if count == 1 { "row" } else { "rows" };
    match count {
        0..=ROWS => page.note(&format!("{count} {rows}")),
        _ => page.note(&format!("The first {ROWS} of {} {rows}", grouped(count))),
    }
    page.finish()
}

fn write_cell(page: &mut Page, column: &str, cell: &Cell<'_>) {
    match cell {
        Cell::Missing => page.raw("<td></td>"),
        Cell::Text(text) => {
            page.raw(if text.chars().count() <= SHORT {
                "<td class=\"lg-short\" dir=\"auto\">"
            } else {
                "<td dir=\"auto\">"
            });
            match column {
                "qid" => page.wikidata(text),
                _ => page.text(&cut(text, super::CELL)),
            }
            page.raw("</td>");
        }
        Cell::Integer(_) | Cell::Real(_) => page.element("td", "lg-number", &cell.to_string()),
    }
}
