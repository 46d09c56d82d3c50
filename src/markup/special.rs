//! Finding the few bytes of a text that may be markup.

use wide::i8x16;

const CHUNK: usize = 16;
const BLOCK: usize = 4 * CHUNK;

/// The first byte from `at` on that may be of markup or typography, or the length of the text: one beyond ASCII, a control character such as a
/// line end, or one of `& # @ * _ [ <`.
#[inline]
pub(super) fn next(bytes: &[u8], at: usize) -> usize {
    let (blocks, _) = bytes[at..].as_chunks::<BLOCK>();
    for (number, block) in blocks.iter().enumerate() {
        let chunks = block.as_chunks::<CHUNK>().0;
        let [a, b, c, d] = [special(&chunks[0]), special(&chunks[1]), special(&chunks[2]), special(&chunks[3])];
        if (a | b | c | d).to_bitmask() != 0 {
            let bits = [a, b, c, d].map(|chunk| u64::from(chunk.to_bitmask() as u16));
            let bits = bits[0] | bits[1] << CHUNK | bits[2] << (2 * CHUNK) | bits[3] << (3 * CHUNK);
            return at + BLOCK * number + bits.trailing_zeros() as usize;
        }
    }
    let start = at + BLOCK * blocks.len();
    bytes[start..].iter().position(|&byte| is_special(byte)).map_or(bytes.len(), |place| start + place)
}

#[inline(always)]
fn special(chunk: &[u8; CHUNK]) -> i8x16 {
    let bytes = i8x16::from(chunk.map(u8::cast_signed));
    let is = |byte: u8| bytes.simd_eq(i8x16::splat(byte.cast_signed()));
    // Bytes beyond ASCII are negative; `[` and `_` are one bit apart.
    let brackets = (bytes | i8x16::splat(4)).simd_eq(i8x16::splat(b'_'.cast_signed()));
    i8x16::splat(b' '.cast_signed()).simd_gt(bytes) | brackets | is(b'&') | is(b'#') | is(b'@') | is(b'*') | is(b'<')
}

fn is_special(byte: u8) -> bool {
    matches!(byte, 0..b' ' | 128.. | b'&' | b'#' | b'@' | b'*' | b'_' | b'[' | b'<')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_found_at_every_place() {
        for byte in 0..=u8::MAX {
            for place in 0..150 {
                let mut bytes = [b'a'; 150];
                bytes[place] = byte;
                for at in [0, place / 2, place] {
                    assert_eq!(next(&bytes, at), if is_special(byte) { place } else { 150 }, "{byte} at {place}");
                }
            }
        }
    }
}
