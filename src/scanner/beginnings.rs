//! What the words read so far may be: a name, or the beginning of one.
//!
//! A hash table knows every key up to the end of each of its words, in which letters its names may stand, and how the next word may begin.
//! One look at it turns away almost every word of a text. What it finds is compared with the key itself, so that no answer rests on a hash.

use wide::i16x8;

use super::hash::Hash;
use super::may_be::MayBe;
use crate::bit_set::BitSet;
use crate::gazetteer::NameTraits;
use crate::text::fold::{is_between_words, parts};
use crate::vocabulary::CaseRule;

/// The keys and their beginnings.
pub(super) struct Beginnings {
    /// Open addressing: what finds no room in the bucket that the hash says is in the next one.
    buckets: Vec<Bucket>,
    bits: u32,
    /// A bit for each hash of a first word, so few that they stay in a processor's cache.
    first_words: Box<BitSet<{ 1 << (Beginnings::FIRST_BITS - 6) }>>,
}

/// Entries that are looked at together: one line of a processor's cache.
#[derive(Clone, Default)]
#[repr(align(64))]
struct Bucket {
    /// Tell most other hashes of the bucket at once; zero: no entry.
    tags: [u16; Bucket::ENTRIES],
    may_be: [MayBe; Bucket::ENTRIES],
    /// One more than the number of the key that the words are; zero: they only begin one.
    keys: [u32; Bucket::ENTRIES],
}

impl Bucket {
    const ENTRIES: usize = 8;

    /// Which entries have a tag, a bit each.
    #[inline]
    fn tagged(&self, tag: u16) -> u8 {
        let tags = i16x8::from(self.tags.map(u16::cast_signed));
        tags.simd_eq(i16x8::splat(tag.cast_signed())).to_bitmask() as u8
    }

    fn is_full(&self) -> bool {
        self.tags[Bucket::ENTRIES - 1] != 0
    }
}

/// Where the table has words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub may_be: MayBe,
    /// Number of the first entry of their tag, among all.
    entry: u32,
}

impl Place {
    pub const NONE: Place = Place { may_be: MayBe::NOTHING, entry: 0 };
}

/// Which entries of a bucket have a tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tagged {
    bucket: u32,
    /// A bit each.
    entries: u8,
}

impl Tagged {
    pub const NONE: Tagged = Tagged { bucket: 0, entries: 0 };
}

impl Beginnings {
    /// Fifty thousand first words fill a tenth of so many bits.
    const FIRST_BITS: u32 = 19;

    /// With room for so many beginnings.
    pub fn with_room(beginnings: u32) -> Beginnings {
        // At most three quarters of the places are taken.
        let buckets = (beginnings as usize * 4 / 3).div_ceil(Bucket::ENTRIES).next_power_of_two().max(2);
        let (bits, buckets) = (buckets.trailing_zeros(), vec![Bucket::default(); buckets]);
        Beginnings { buckets, bits, first_words: Box::new(BitSet::EMPTY) }
    }

    /// Adds a key and its beginnings; `names`: the traits of its names.
    pub fn insert(&mut self, number: u32, key: &[u8], names: &[NameTraits]) {
        let name = MayBe::name(names);
        // Which of the words never start with a small letter in a text.
        let capitals = names.iter().map(|traits| if traits.case() == CaseRule::Any { 0 } else { traits.capitals() });
        let always_capital = capitals.fold(u16::MAX, |all, capitals| all & capitals);
        let mut hash = Hash::EMPTY;
        let mut rest = key;
        for words in 1.. {
            let (word, tail) = rest.split_at(rest.iter().position(is_between_words).unwrap_or(rest.len()));
            if words == 1 {
                self.add_parts(word);
            }
            hash = hash.word(word);
            if words == 1 {
                self.first_words.insert(hash.high(Beginnings::FIRST_BITS));
            }
            let (separator, next) =
                tail.split_at(tail.iter().position(|byte| !is_between_words(byte)).unwrap_or(tail.len()));
            let Some(&first) = next.first() else { break };
            // The last bit is shared by all words that are left.
            let is_capital = words < 15 && always_capital >> words & 1 != 0;
            self.add(hash, name.beginning(first, is_capital), None);
            hash = hash.separator(separator);
            rest = next;
        }
        self.add(hash, name, Some(number));
    }

    /// Adds what a first word begins with, where a name may end inside a word: in scripts without spaces.
    fn add_parts(&mut self, word: &[u8]) {
        if word.is_ascii() {
            return;
        }
        let text = std::str::from_utf8(word).expect("keys are text");
        for part in parts(text) {
            self.add(Hash::EMPTY.word(part.as_bytes()), MayBe::PART, None);
        }
    }

    fn add(&mut self, hash: Hash, may_be: MayBe, key: Option<u32>) {
        let mask = self.buckets.len() - 1;
        let mut place = hash.high(self.bits);
        let mut key = key.map_or(0, |number| number + 1);
        loop {
            let bucket = &mut self.buckets[place];
            // The words' own entries, then the free ones.
            let mut entries = bucket.tagged(hash.tag()) | bucket.tagged(0);
            while entries != 0 {
                let entry = entries.trailing_zeros() as usize % Bucket::ENTRIES;
                entries &= entries - 1;
                bucket.tags[entry] = hash.tag();
                bucket.may_be[entry] = bucket.may_be[entry].or(may_be);
                // Another key of the same tag: both are kept, the first says what either may be.
                if bucket.keys[entry] == 0 {
                    bucket.keys[entry] = std::mem::take(&mut key);
                }
                if key == 0 {
                    return;
                }
            }
            place = (place + 1) & mask;
        }
    }

    /// Whether keys may start with the word of this hash.
    #[inline]
    pub fn may_start(&self, hash: Hash) -> bool {
        self.first_words.has(hash.high(Beginnings::FIRST_BITS))
    }

    /// What the words of this hash may be.
    #[inline]
    pub fn look_up(&self, hash: Hash) -> Place {
        self.place(hash, self.tagged(hash))
    }

    /// The first half of a look-up, which waits for the memory.
    #[inline]
    pub fn tagged(&self, hash: Hash) -> Tagged {
        let bucket = hash.high(self.bits) & (self.buckets.len() - 1);
        Tagged { bucket: bucket as u32, entries: self.buckets[bucket].tagged(hash.tag()) }
    }

    /// The second half of a look-up.
    #[inline]
    pub fn place(&self, hash: Hash, Tagged { bucket, mut entries }: Tagged) -> Place {
        let mask = self.buckets.len() - 1;
        let mut bucket = bucket as usize & mask;
        while entries == 0 && self.buckets[bucket].is_full() {
            bucket = (bucket + 1) & mask;
            entries = self.buckets[bucket].tagged(hash.tag());
        }
        let entry = entries.trailing_zeros() as usize % Bucket::ENTRIES;
        let may_be = self.buckets[bucket].may_be[entry].only_if(entries != 0);
        Place { may_be, entry: (bucket * Bucket::ENTRIES + entry) as u32 }
    }

    /// Whether keys may be or begin with the words of this hash.
    pub fn knows(&self, hash: Hash) -> bool {
        !self.look_up(hash).may_be.is_nothing()
    }

    /// The number of the key that the words at this place are, unless another one has their tag.
    #[inline]
    pub fn likely_key(&self, place: Place) -> Option<u32> {
        let (bucket, entry) = (place.entry as usize / Bucket::ENTRIES, place.entry as usize % Bucket::ENTRIES);
        self.buckets[bucket].keys[entry].checked_sub(1)
    }

    /// The number of the key that the words of this hash, at this place, are; `is` compares them with a key.
    pub fn key(&self, place: Place, hash: Hash, is: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.buckets.len() - 1;
        let mut at = place.entry as usize / Bucket::ENTRIES;
        loop {
            let bucket = &self.buckets[at];
            let mut tagged = bucket.tagged(hash.tag());
            while tagged != 0 {
                let key = bucket.keys[tagged.trailing_zeros() as usize % Bucket::ENTRIES];
                if key.checked_sub(1).is_some_and(&is) {
                    return Some(key - 1);
                }
                tagged &= tagged - 1;
            }
            if !bucket.is_full() {
                return None;
            }
            at = (at + 1) & mask;
        }
    }
}
