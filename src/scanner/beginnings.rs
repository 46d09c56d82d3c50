//! Whether the words read so far are a name, or the beginning of one: one look at a filter, seldom one at a table.
//!
//! The filter (a Bloom filter with one hash function) knows every key up to the end of each of its words. It fits a processor's cache and
//! turns away almost every word of a text. The table knows the whole keys; what it finds is compared with the key itself, so that no answer
//! rests on a hash.

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
    fn high(self, bits: u32) -> usize {
        (self.0 >> (64 - bits)) as usize
    }

    /// Bits that do not say where the entry stands, to tell most others there at once.
    fn tag(self) -> u32 {
        (self.0 >> 8) as u32
    }
}

/// A quarter of a million beginnings fill an eighth of so many places, of two bits each.
const FILTER_BITS: u32 = 21;

/// The keys and their beginnings.
pub(super) struct Beginnings {
    filter: Vec<u64>,
    /// Open addressing: the next free place behind the one that the hash says.
    table: Vec<Entry>,
    bits: u32,
}

/// A whole key.
#[derive(Clone, Copy, Default)]
struct Entry {
    tag: u32,
    /// One more than the number of the key; zero: free.
    key: u32,
}

/// What words may be. A "no" is always right.
#[derive(Clone, Copy, Debug)]
pub(super) struct MayBe(u64);

impl MayBe {
    const KEY: u64 = 1;
    const BEGINNING: u64 = 2;

    /// Neither a key nor the beginning of one.
    pub fn is_nothing(self) -> bool {
        self.0 == 0
    }

    pub fn is_key(self) -> bool {
        self.0 & MayBe::KEY != 0
    }

    /// The beginning of a longer key.
    pub fn goes_on(self) -> bool {
        self.0 & MayBe::BEGINNING != 0
    }
}

impl Beginnings {
    pub fn new<'k>(keys: impl ExactSizeIterator<Item = &'k [u8]>) -> Beginnings {
        // At most two thirds of the table are taken.
        let bits = (keys.len() * 3 / 2 + 1).next_power_of_two().trailing_zeros().max(4);
        let (filter, table) = (vec![0; 1 << (FILTER_BITS - 5)], vec![Entry::default(); 1 << bits]);
        let mut beginnings = Beginnings { filter, table, bits };
        for (number, key) in (0..).zip(keys) {
            let mut hash = Hash::new();
            for &byte in key {
                if matches!(byte, b' ' | b'+' | b',' | b'/') {
                    beginnings.see(hash, MayBe::BEGINNING);
                }
                hash = hash.then(byte);
            }
            beginnings.see(hash, MayBe::KEY);
            beginnings.insert(hash, number);
        }
        beginnings
    }

    fn see(&mut self, hash: Hash, what: u64) {
        let place = hash.high(FILTER_BITS);
        self.filter[place / 32] |= what << (place % 32 * 2);
    }

    fn insert(&mut self, hash: Hash, number: u32) {
        let mask = self.table.len() - 1;
        let mut place = hash.high(self.bits);
        while self.table[place].key != 0 {
            place = (place + 1) & mask;
        }
        self.table[place] = Entry { tag: hash.tag(), key: number + 1 };
    }

    /// What the words of this hash may be.
    #[inline]
    pub fn may_be(&self, hash: Hash) -> MayBe {
        let place = hash.high(FILTER_BITS);
        MayBe(self.filter[place / 32] >> (place % 32 * 2) & 3)
    }

    /// The number of the key that these words are; `is` compares them with a key.
    pub fn find(&self, hash: Hash, is: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.table.len() - 1;
        let mut place = hash.high(self.bits);
        loop {
            let entry = self.table[place];
            let number = entry.key.checked_sub(1)?;
            if entry.tag == hash.tag() && is(number) {
                return Some(number);
            }
            place = (place + 1) & mask;
        }
    }
}
