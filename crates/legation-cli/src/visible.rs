//! Characters that a terminal obeys instead of showing them, as what they are: a text or the name of a file may hold any.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Whether a terminal moves its cursor, changes its colours or turns the reading direction at it.
fn is_obeyed(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text with such characters, also line ends, written as JSON does: `\u001b`.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    escaped(text, is_obeyed)
}

/// The same, but lines and tabs stay.
pub(crate) fn visible_lines(text: &str) -> Cow<'_, str> {
    escaped(text, |c| is_obeyed(c) && !matches!(c, '\n' | '\t'))
}

fn escaped(text: &str, is_escaped: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&is_escaped) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match is_escaped(c) {
            true => write!(shown, "\\u{:04x}", u32::from(c)).expect("a string takes everything"),
            false => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// Passes text on to a terminal, lines and tabs as they are; what is JSON stays JSON. Each piece that is written must be whole characters.
pub(crate) struct ToTerminal<W>(pub(crate) W);

impl<W: Write> Write for ToTerminal<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_all(visible_lines(&String::from_utf8_lossy(bytes)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_shown() {
        for (text, shown) in [
            ("Peru", "Peru"),
            ("Türkiye 中国", "Türkiye 中国"),
            ("\u{1b}[31mred\u{7}", "\\u001b[31mred\\u0007"),
            ("\u{9b}2J and \u{7f}", "\\u009b2J and \\u007f"),
            ("a\r\n\tb", "a\\u000d\\u000a\\u0009b"),
            ("\u{202e}txt.exe\u{2069}", "\\u202etxt.exe\\u2069"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }

    #[test]
    fn lines_and_tabs_stay_in_records() {
        let mut out = Vec::new();
        write!(ToTerminal(&mut out), "a\tb\nc\r\n\u{1b}c").expect("a vector takes everything");
        assert_eq!(String::from_utf8_lossy(&out), "a\tb\nc\\u000d\n\\u001bc");
    }
}
