//! Finding the few bytes of a text that may be markup.

use wide::i8x16;

const CHUNK: usize = 16;
const BLOCK: usize = 4 * CHUNK;

/// The first byte from `at` on that may be of markup or typography, or the length of the text: one beyond ASCII, a control character, one of
/// `& # @ * _ [ <`, or a line end after a hyphen or before a mark of quotation.
#[inline]
pub(super) fn next(bytes: &[u8], at: usize) -> usize {
    let mut start = at;
    while let Some(block) = bytes[start..].first_chunk::<BLOCK>() {
        let chunks = block.as_chunks::<CHUNK>().0;
        let [a, b, c, d] = [special(&chunks[0]), special(&chunks[1]), special(&chunks[2]), special(&chunks[3])];
        if (a | b | c | d).to_bitmask() != 0 {
            let bits = [a, b, c, d].map(|chunk| u64::from(chunk.to_bitmask() as u16));
            let mut bits = bits[0] | bits[1] << CHUNK | bits[2] << (2 * CHUNK) | bits[3] << (3 * CHUNK);
            // Nearly all of them are ends of lines, of which few matter.
            while bits != 0 {
                let place = start + bits.trailing_zeros() as usize;
                if bytes[place] != b'\n' || is_odd_line_end(bytes, place) {
                    return place;
                }
                bits &= bits - 1;
            }
        }
        start += BLOCK;
    }
    let is_special =
        |place: &usize| is_special(bytes[*place]) && (bytes[*place] != b'\n' || is_odd_line_end(bytes, *place));
    (start..bytes.len()).find(is_special).unwrap_or(bytes.len())
}

/// Whether the line may be divided inside a word, have a second sign that ends it, or the next one be quoted.
#[inline]
fn is_odd_line_end(bytes: &[u8], at: usize) -> bool {
    let ends_oddly = at > 0 && matches!(bytes[at - 1], b'-' | b'\r' | 128..);
    ends_oddly || bytes.get(at + 1) == Some(&b'>')
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
                    let is_found = is_special(byte) && byte != b'\n';
                    assert_eq!(next(&bytes, at), if is_found { place } else { 150 }, "{byte} at {place}");
                }
            }
        }
    }

    #[test]
    fn a_line_end_is_found_where_it_matters() {
        for (around, is_found) in [("a\na", false), ("-\na", true), ("a\n>", true), ("a\n-", false), (">\na", false)] {
            for place in 0..147 {
                let mut bytes = [b'a'; 150];
                bytes[place..place + 3].copy_from_slice(around.as_bytes());
                assert_eq!(next(&bytes, 0), if is_found { place + 1 } else { 150 }, "{around:?} at {place}");
            }
        }
    }
}
