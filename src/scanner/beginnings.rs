//! A set that tells almost every word of a text that no key begins so, without looking at the keys.
//!
//! It holds a hash of each key up to the end of each of its words, one bit each (a Bloom filter with one hash function). A "yes" may be wrong
//! and is checked against the keys; a "no" is always right.

/// A hash of folded bytes, one byte at a time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hash(u64);

impl Hash {
    pub fn new() -> Hash {
        Hash(0xcbf2_9ce4_8422_2325)
    }

    /// The hash with one more byte (FNV-1a).
    #[inline]
    pub fn then(self, byte: u8) -> Hash {
        Hash((self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
    }

    /// The high bits are the mixed ones.
    fn bit(self) -> usize {
        (self.0 >> (64 - BITS)) as usize
    }
}

/// A quarter of a million beginnings fill a sixteenth of these bits.
const BITS: u32 = 22;

/// The beginnings of all keys.
pub(super) struct Beginnings {
    words: Vec<u64>,
}

impl Beginnings {
    pub fn new<'k>(keys: impl Iterator<Item = &'k [u8]>) -> Beginnings {
        let mut beginnings = Beginnings { words: vec![0; 1 << (BITS - 6)] };
        for key in keys {
            let mut hash = Hash::new();
            for &byte in key {
                if matches!(byte, b' ' | b'+' | b',' | b'/') {
                    beginnings.insert(hash);
                }
                hash = hash.then(byte);
            }
            beginnings.insert(hash);
        }
        beginnings
    }

    fn insert(&mut self, hash: Hash) {
        self.words[hash.bit() / 64] |= 1 << (hash.bit() % 64);
    }

    /// Whether some key may begin so, up to the end of a word.
    #[inline]
    pub fn may_hold(&self, hash: Hash) -> bool {
        self.words[hash.bit() / 64] >> (hash.bit() % 64) & 1 != 0
    }
}
