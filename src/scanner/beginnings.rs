//! Which keys begin with the words read so far: one look at a table instead of a search among the keys.
//!
//! The table holds every key up to the end of each of its words. A filter before it (a Bloom filter with one hash function) fits a
//! processor's cache and turns away almost every word of a text; what passes is compared with the key itself, so that no answer rests on a
//! hash.

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

/// A quarter of a million beginnings fill a sixteenth of these bits.
const FILTER_BITS: u32 = 22;

/// The beginnings of all keys.
pub(super) struct Beginnings {
    filter: Vec<u64>,
    /// Open addressing: the next free place behind the one that the hash says; a free one has no keys.
    table: Vec<Entry>,
    bits: u32,
    /// Whether two beginnings of one tag lie close together, so that the tag does not tell which is which.
    ambiguous: bool,
}

/// One beginning of keys.
#[derive(Clone, Copy, Default)]
struct Entry {
    tag: u32,
    /// One more than the number of the first key that begins so, and in the lowest bits whether it is a whole key and whether some key goes
    /// on; zero: free.
    key: u32,
}

/// Keys that begin with certain words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beginning {
    /// The number of the first one; keys are sorted, so it is the one that is no longer, if there is one.
    pub first: u32,
    /// Whether there is such a key.
    pub is_key: bool,
    /// Whether some key goes on.
    pub goes_on: bool,
}

/// The bits of [`Entry::key`].
const GOES_ON: u32 = 1;
const IS_KEY: u32 = 2;

impl Entry {
    fn beginning(self) -> Option<Beginning> {
        let first = (self.key >> 2).checked_sub(1)?;
        Some(Beginning { first, is_key: self.key & IS_KEY != 0, goes_on: self.key & GOES_ON != 0 })
    }
}

impl Beginnings {
    /// Of the sorted keys.
    pub fn new<'k>(keys: impl Iterator<Item = &'k [u8]> + Clone) -> Beginnings {
        let count = keys.clone().count();
        // About two beginnings a key; at most two thirds of the table are taken.
        let bits = (count * 3).next_power_of_two().trailing_zeros().max(4);
        let (filter, table) = (vec![0; 1 << (FILTER_BITS - 6)], vec![Entry::default(); 1 << bits]);
        let mut beginnings = Beginnings { filter, table, bits, ambiguous: false };
        let mut before: &[u8] = &[];
        for (number, key) in keys.enumerate() {
            // What this key shares with the one before it is there already.
            let shared = before.iter().zip(key).take_while(|(one, other)| one == other).count();
            let mut hash = Hash::new();
            for (place, &byte) in key.iter().enumerate() {
                if matches!(byte, b' ' | b'+' | b',' | b'/') {
                    let is_known = place < shared || place == shared && ends_a_word(before, place);
                    if is_known {
                        beginnings.extend(hash);
                    } else {
                        beginnings.insert(hash, number as u32, GOES_ON);
                    }
                }
                hash = hash.then(byte);
            }
            beginnings.insert(hash, number as u32, IS_KEY);
            before = key;
        }
        beginnings
    }

    /// Adds a beginning that is not there yet.
    fn insert(&mut self, hash: Hash, number: u32, what: u32) {
        let bit = hash.high(FILTER_BITS);
        self.filter[bit / 64] |= 1 << (bit % 64);
        let mask = self.table.len() - 1;
        let mut place = hash.high(self.bits);
        while self.table[place].key != 0 {
            self.ambiguous |= self.table[place].tag == hash.tag();
            place = (place + 1) & mask;
        }
        self.table[place] = Entry { tag: hash.tag(), key: (number + 1) << 2 | what };
    }

    /// Says of a beginning that is there that some key goes on behind it.
    fn extend(&mut self, hash: Hash) {
        let mask = self.table.len() - 1;
        let mut place = hash.high(self.bits);
        // Where a tag is ambiguous, all that bear it are said to go on: a look too many, no wrong answer.
        while self.table[place].key != 0 {
            if self.table[place].tag == hash.tag() {
                self.table[place].key |= GOES_ON;
            }
            place = (place + 1) & mask;
        }
    }

    /// Whether some key may begin so, up to the end of a word. A "no" is always right.
    #[inline]
    pub fn may_hold(&self, hash: Hash) -> bool {
        let bit = hash.high(FILTER_BITS);
        self.filter[bit / 64] >> (bit % 64) & 1 != 0
    }

    /// The keys that begin with the words of this hash; `begins` compares the words with a key. What is no whole key is compared only where the
    /// tag does not tell: it is compared later, with the words that make it one.
    #[inline]
    pub fn find(&self, hash: Hash, begins: impl Fn(u32) -> bool) -> Option<Beginning> {
        let mask = self.table.len() - 1;
        let mut place = hash.high(self.bits);
        loop {
            let entry = self.table[place];
            let beginning = entry.beginning()?;
            if entry.tag == hash.tag() && (!(beginning.is_key || self.ambiguous) || begins(beginning.first)) {
                return Some(beginning);
            }
            place = (place + 1) & mask;
        }
    }
}

/// Whether a word of the key ends at this byte.
fn ends_a_word(key: &[u8], place: usize) -> bool {
    key.get(place).is_none_or(|byte| matches!(byte, b' ' | b'+' | b',' | b'/'))
}
