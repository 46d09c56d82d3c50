//! Links of Markdown: `[report](https://example.org/Peru)` is read as "report".

use super::Reader;
use crate::text::fold::{is_word_char, next_char, previous_char};

/// Where the text of a link ends, and the link.
#[derive(Debug)]
pub(super) struct End {
    pub text_end: usize,
    end: usize,
}

/// Bytes of the text of a link, and of its address.
const LONGEST: usize = 2048;

impl Reader<'_, '_> {
    /// Reads a bracket; if a link begins with it its text is read on.
    pub(super) fn start_link(&mut self, at: usize) -> usize {
        let is_apart = !previous_char(self.text, at).is_some_and(is_word_char);
        match end(self.text.as_bytes(), at + 1).filter(|_| is_apart && self.link.is_none()) {
            Some(end) => {
                self.link = Some(end);
                self.replace(at, at + 1, "")
            }
            None => at + 1,
        }
    }

    /// Takes out the address after the text of a link.
    pub(super) fn end_link(&mut self, link: End, at: usize) -> usize {
        if at > link.text_end {
            return at;
        }
        let is_apart = !next_char(self.text, link.end).is_some_and(is_word_char);
        self.replace(link.text_end, link.end, if is_apart { "" } else { " " })
    }
}

/// The ends of a link whose text starts at a byte.
///
/// Both looks stop at the next opening bracket, so that each byte of a text is looked at twice at most.
fn end(bytes: &[u8], start: usize) -> Option<End> {
    let near = |from: usize| &bytes[from..bytes.len().min(from + LONGEST)];
    let length = near(start).iter().position(|byte| matches!(byte, b'[' | b']'))?;
    let text_end = start + length;
    let address = bytes.get(text_end..text_end + 2).filter(|&found| found == b"](").map(|_| text_end + 2)?;
    let mut depth = 1;
    for (place, byte) in near(address).iter().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b'[' | b'\n' => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(End { text_end, end: address + place + 1 });
        }
    }
    None
}
