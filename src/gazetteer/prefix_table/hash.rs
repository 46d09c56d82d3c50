//! A hash of folded words, sixteen bytes at a time.
//!
//! The words of a key and the same words in a text must hash alike, whether they are read many letters at once or one by one: a word goes in
//! as chunks of sixteen bytes, the last one filled up with zeros (and empty, if nothing is left for it), which no folded word holds.

/// How many bytes of a word go in at once.
pub(crate) const CHUNK: usize = 16;

/// What was read so far: words with their separators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hash(u64);

impl Hash {
    /// Nothing was read yet.
    pub(crate) const EMPTY: Hash = Hash(0x9e37_79b9_7f4a_7c15);

    /// With sixteen more bytes, the first ones lowest.
    ///
    /// Both halves of a product depend on all bits, so their sum is well mixed (as in wyhash, by Wang Yi, in the public domain).
    #[inline]
    pub(crate) fn chunk(self, eight: u64, next_eight: u64) -> Hash {
        let product = u128::from(self.0 ^ eight) * u128::from(0xa076_1d64_78bd_642f ^ next_eight);
        Hash(product as u64 ^ (product >> 64) as u64)
    }

    /// With one more word.
    pub(crate) fn word(self, folded: &[u8]) -> Hash {
        let chunk = |hash: Hash, bytes: &[u8; CHUNK]| {
            let bytes = u128::from_le_bytes(*bytes);
            hash.chunk(bytes as u64, (bytes >> 64) as u64)
        };
        let (chunks, rest) = folded.as_chunks();
        let hash = chunks.iter().fold(self, chunk);
        let mut last = [0; CHUNK];
        last[..rest.len()].copy_from_slice(rest);
        chunk(hash, &last)
    }

    /// With what separates two words.
    #[inline]
    pub(crate) fn separator(self, separator: &[u8]) -> Hash {
        // Of at most three bytes, and no two begin and end alike.
        let code = separator.iter().fold(0, |code, &byte| code << 8 | u64::from(byte));
        Hash(self.0.rotate_left(23).wrapping_add(code))
    }

    /// A number below `count`, by the highest bits.
    #[inline]
    pub(super) fn below(self, count: usize) -> usize {
        (((self.0 >> 32) * count as u64) >> 32) as usize
    }

    /// All bits.
    #[inline]
    pub(super) fn bits(self) -> u64 {
        self.0
    }

    /// Bits that do not say in which bucket an entry is, to tell most others there at once; never zero.
    #[inline]
    pub(super) fn tag(self) -> u8 {
        (self.0 as u8).max(1)
    }
}
