//! From byte offsets to code points, for faces whose strings count code points (Python, JSON readers), and to UTF-16 code units (JavaScript).

/// Translates byte offsets of a text into code-point offsets.
///
/// ```
/// let offsets = legation::CodePoints::new("Orbán met Xi");
/// assert_eq!(offsets.at(0), 0);
/// assert_eq!(offsets.at(11), 10); // "Xi" starts at byte 11, code point 10
/// ```
#[derive(Debug, Clone)]
pub struct CodePoints<'t> {
    bytes: &'t [u8],
    /// Code points before each block of bytes. Empty: the text is ASCII and every offset stands for itself.
    blocks: Vec<usize>,
    /// Whether a character outside the Basic Multilingual Plane counts twice.
    utf16: bool,
}

const BLOCK: usize = 128;

impl<'t> CodePoints<'t> {
    /// Counts through `text` once.
    pub fn new(text: &'t str) -> CodePoints<'t> {
        CodePoints::counting(text, false)
    }

    /// The same with UTF-16 code units, of which strings consist in JavaScript, Java and C#.
    ///
    /// ```
    /// let offsets = legation::CodePoints::utf16("🌍 Peru");
    /// assert_eq!(offsets.at(5), 3); // "Peru" starts at byte 5, code point 2, code unit 3
    /// ```
    pub fn utf16(text: &'t str) -> CodePoints<'t> {
        CodePoints::counting(text, true)
    }

    fn counting(text: &'t str, utf16: bool) -> CodePoints<'t> {
        let bytes = text.as_bytes();
        let mut blocks = Vec::new();
        if !text.is_ascii() {
            let mut points = 0;
            blocks.push(points);
            blocks.extend(bytes.chunks_exact(BLOCK).map(|block| {
                points += count(block, utf16);
                points
            }));
        }
        CodePoints { bytes, blocks, utf16 }
    }

    /// The number of code points (or code units) before byte offset `byte`.
    ///
    /// # Panics
    /// When `byte` is beyond a text that is not ASCII.
    pub fn at(&self, byte: usize) -> usize {
        if self.blocks.is_empty() {
            return byte;
        }
        let block = byte / BLOCK;
        self.blocks[block] + count(&self.bytes[block * BLOCK..byte], self.utf16)
    }
}

/// Every code point has one byte that does not continue another; of those with four bytes UTF-16 needs two units.
fn count(bytes: &[u8], utf16: bool) -> usize {
    let points = bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
    if utf16 { points + bytes.iter().filter(|&&byte| byte >= 0xF0).count() } else { points }
}

#[cfg(test)]
mod tests {
    use super::CodePoints;

    #[test]
    fn every_boundary_counts_like_chars() {
        let text = "aé中🌍'".repeat(200);
        let (offsets, units) = (CodePoints::new(&text), CodePoints::utf16(&text));
        let mut unit = 0;
        for (points, (byte, character)) in text.char_indices().enumerate() {
            assert_eq!((offsets.at(byte), units.at(byte)), (points, unit));
            unit += character.len_utf16();
        }
        assert_eq!((offsets.at(text.len()), units.at(text.len())), (text.chars().count(), unit));
    }
}
