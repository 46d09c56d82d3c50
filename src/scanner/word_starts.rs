//! Where words start, 64 bytes at a time: most bytes of a text are looked at eight at once and never again.
//!
//! In ASCII a word is a run of letters and digits. What each byte is, is computed in parallel within machine words ("SWAR": a range test is an
//! addition that carries into the highest bit of each byte), which needs no instructions beyond the oldest processors' and no `unsafe`.

/// How many bytes make a block.
pub(super) const BLOCK: usize = 64;

/// What the bytes of one block are, a bit each, the first byte lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// ASCII letters and digits.
    pub word: u64,
    /// Small ASCII letters.
    pub small: u64,
    /// The apostrophe `'`.
    pub apostrophe: u64,
}

impl Block {
    /// Looks at a block; `None` when it is not all ASCII.
    #[inline]
    pub fn read(bytes: &[u8; BLOCK]) -> Option<Block> {
        let mut block = Block::default();
        let mut all = 0;
        for (place, eight) in bytes.as_chunks::<8>().0.iter().enumerate() {
            let eight = u64::from_le_bytes(*eight);
            all |= eight;
            let small = at_least(eight, b'a') & !at_least(eight, b'z' + 1);
            // Either case: the bit that tells them apart is set.
            let letter = eight | 0x2020_2020_2020_2020;
            let letter = at_least(letter, b'a') & !at_least(letter, b'z' + 1);
            let digit = at_least(eight, b'0') & !at_least(eight, b'9' + 1);
            let apostrophe = at_least(eight, b'\'') & !at_least(eight, b'\'' + 1);
            block.word |= gather(letter | digit) << (8 * place);
            block.small |= gather(small) << (8 * place);
            if apostrophe & HIGH != 0 {
                block.apostrophe |= gather(apostrophe) << (8 * place);
            }
        }
        (all & HIGH == 0).then_some(block)
    }
}

/// The highest bit of every byte.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The highest bit of every byte that is at least `limit`, of bytes below 128.
#[inline]
fn at_least(eight: u64, limit: u8) -> u64 {
    (eight & !HIGH) + u64::from(128 - limit) * 0x0101_0101_0101_0101
}

/// The highest bits of the eight bytes as eight neighbouring bits, the lowest byte's first.
#[inline]
fn gather(high: u64) -> u64 {
    ((high & HIGH) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_what_it_is_at_every_place() {
        for byte in 0..128u8 {
            for place in 0..BLOCK {
                let mut bytes = [b' '; BLOCK];
                bytes[place] = byte;
                let is = |property: bool| u64::from(property) << place;
                let expected = Block {
                    word: is(byte.is_ascii_alphanumeric()),
                    small: is(byte.is_ascii_lowercase()),
                    apostrophe: is(byte == b'\''),
                };
                assert_eq!(Block::read(&bytes), Some(expected), "{byte} at {place}");
            }
        }
        let mut bytes = [b' '; BLOCK];
        bytes[63] = 0xC3;
        assert_eq!(Block::read(&bytes), None);
    }
}
