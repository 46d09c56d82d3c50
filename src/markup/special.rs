//! Finding the few bytes of a text that may be markup.

use memchr::memchr3;
use wide::i8x16;

/// Where the next byte of each class is: it is searched for again when the text was read beyond it.
pub(super) struct Special<'t> {
    bytes: &'t [u8],
    next: [usize; CLASSES.len()],
}

/// Three bytes at most can be searched for at once.
const CLASSES: [fn(&[u8]) -> Option<usize>; 4] = [
    |bytes| memchr3(b'\n', b'\r', b'\x0c', bytes),
    |bytes| memchr3(b'&', b'#', b'@', bytes),
    |bytes| memchr3(b'*', b'_', b'[', bytes),
    beyond_ascii,
];

impl<'t> Special<'t> {
    pub fn of(text: &'t str) -> Special<'t> {
        let bytes = text.as_bytes();
        Special { bytes, next: CLASSES.map(|find| find(bytes).unwrap_or(bytes.len())) }
    }

    /// The first byte from `at` on that may be of markup or typography; the length of the text, if there is none.
    #[inline]
    pub fn next(&mut self, at: usize) -> usize {
        for (next, find) in self.next.iter_mut().zip(CLASSES) {
            if *next < at {
                *next = find(&self.bytes[at..]).map_or(self.bytes.len(), |place| at + place);
            }
        }
        self.next.into_iter().min().expect("there are classes")
    }
}

/// The place of the first byte beyond ASCII.
fn beyond_ascii(bytes: &[u8]) -> Option<usize> {
    const CHUNK: usize = 16;
    let (blocks, _) = bytes.as_chunks::<{ 4 * CHUNK }>();
    let is_ascii = |block: &&[u8; 4 * CHUNK]| {
        let chunks = block.as_chunks::<CHUNK>().0.iter().map(|chunk| i8x16::from(chunk.map(u8::cast_signed)));
        chunks.fold(i8x16::splat(0), |all, chunk| all | chunk).to_bitmask() == 0
    };
    let start = 4 * CHUNK * blocks.iter().take_while(is_ascii).count();
    bytes[start..].iter().position(|byte| !byte.is_ascii()).map(|place| start + place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_found_at_every_place() {
        for c in (0..0x100).filter_map(char::from_u32) {
            for place in 0..150 {
                let text = format!("{}{c}{}", "a".repeat(place), "b".repeat(150 - place));
                let is_special = !c.is_ascii() || "\n\r\u{c}&#@*_[".contains(c);
                let mut special = Special::of(&text);
                for at in [0, place / 2, place] {
                    assert_eq!(special.next(at), if is_special { place } else { text.len() }, "{c:?} at {place}");
                }
                assert_eq!(special.next(place + c.len_utf8()), text.len());
            }
        }
    }
}
