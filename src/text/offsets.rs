//! From byte offsets to code points, for faces whose strings count code points (Python, JSON readers).

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
}

const BLOCK: usize = 128;

impl<'t> CodePoints<'t> {
    /// Counts through `text` once.
    pub fn new(text: &'t str) -> CodePoints<'t> {
        let bytes = text.as_bytes();
        let mut blocks = Vec::new();
        if !text.is_ascii() {
            let mut points = 0;
            blocks.push(points);
            blocks.extend(bytes.chunks_exact(BLOCK).map(|block| {
                points += count(block);
                points
            }));
        }
        CodePoints { bytes, blocks }
    }

    /// The number of code points before byte offset `byte`.
    ///
    /// # Panics
    /// When `byte` is beyond a text that is not ASCII.
    pub fn at(&self, byte: usize) -> usize {
        if self.blocks.is_empty() {
            return byte;
        }
        let block = byte / BLOCK;
        self.blocks[block] + count(&self.bytes[block * BLOCK..byte])
    }
}

/// Every code point has one byte that does not continue another.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::CodePoints;

    #[test]
    fn every_boundary_counts_like_chars() {
        let text = "aé中🌍'".repeat(200);
        let offsets = CodePoints::new(&text);
        for (points, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.at(byte), points);
        }
        assert_eq!(offsets.at(text.len()), text.chars().count());
    }
}
