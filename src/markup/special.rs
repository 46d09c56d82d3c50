//! Finding the few bytes of a text that may be markup.

use wide::i8x16;

const CHUNK: usize = 16;

/// The first byte from `at` on that may be of markup or typography: not of ASCII, a control character, or one of `& # @ * _ [`.
#[inline]
pub(super) fn find(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at..];
    let (pairs, _) = rest.as_chunks::<{ 2 * CHUNK }>();
    for (number, pair) in pairs.iter().enumerate() {
        let (first, second) = pair.split_at(CHUNK);
        let [first, second] =
            [first, second].map(|half| special(half.first_chunk().expect("half of a pair is a chunk")));
        if (first | second).to_bitmask() != 0 {
            let bits = u32::from(first.to_bitmask() as u16) | u32::from(second.to_bitmask() as u16) << CHUNK;
            return Some(at + 2 * CHUNK * number + bits.trailing_zeros() as usize);
        }
    }
    let start = at + 2 * CHUNK * pairs.len();
    bytes[start..].iter().position(|&byte| is_special(byte)).map(|place| start + place)
}

#[inline(always)]
fn special(chunk: &[u8; CHUNK]) -> i8x16 {
    let bytes = i8x16::from(chunk.map(u8::cast_signed));
    let splat = |byte: u8| i8x16::splat(byte.cast_signed());
    let is = |byte: u8| bytes.simd_eq(splat(byte));
    // Bytes beyond ASCII are negative; `[` and `_` are one bit apart.
    let control = splat(b' ').simd_gt(bytes);
    control | (bytes | splat(4)).simd_eq(splat(b'_')) | is(b'&') | is(b'#') | is(b'@') | is(b'*')
}

fn is_special(byte: u8) -> bool {
    matches!(byte, 0..b' ' | 128.. | b'&' | b'#' | b'@' | b'*' | b'_' | b'[')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_found_at_every_place() {
        for byte in 0..=u8::MAX {
            for place in 0..100 {
                let mut bytes = [b'a'; 100];
                bytes[place] = byte;
                for at in [0, place / 2, place] {
                    assert_eq!(find(&bytes, at), is_special(byte).then_some(place), "{byte} at {place} from {at}");
                }
            }
        }
    }
}
