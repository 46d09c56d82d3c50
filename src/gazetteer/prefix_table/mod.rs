//! The prefix table: what the words read so far may be, a name or the prefix of one.
//!
//! A hash table with open addressing that holds every key up to the end of each of its words, in which letters its names may occur, and how the
//! next word may begin. One look-up rejects almost every word of a text; what it finds is compared with the key itself, so that nothing rests on a
//! hash. It is computed when a gazetteer is compiled and read from the image in place.

mod bit_filter;
mod builder;
mod hash;
mod lowercase_starts;
mod match_flags;

use std::borrow::Cow;

use wide::{u8x32, u8x64};

use bit_filter::BitFilter;
pub(super) use builder::{Tables, TablesBuilder};
pub(crate) use hash::{CHUNK, Hash};
pub(crate) use lowercase_starts::{FirstBytes, LowercaseStarts};
pub(crate) use match_flags::MatchFlags;

use super::image::{Image, Section, TableRow};

/// Entries that are looked at together, in one line of a processor's cache: a tag for each, which tells most other hashes of the bucket at once
/// (zero: no entry), then the match flags of each, two bytes. What few words need stands apart, so that the buckets stay in a cache: the keys.
type Bucket = [u8; 64];

/// How many entries a bucket has.
const ENTRIES: usize = 20;

/// Which entries of a bucket have a tag, a bit each.
#[inline(always)]
fn tagged(bucket: &Bucket, tag: u8) -> u32 {
    let tags: &[u8; 32] = bucket.first_chunk().expect("a bucket begins with its tags");
    u8x32::from(*tags).simd_eq(u8x32::splat(tag)).to_bitmask() & ((1 << ENTRIES) - 1)
}

#[inline(always)]
fn is_full(bucket: &Bucket) -> bool {
    bucket[ENTRIES - 1] != 0
}

/// Where a bucket has the match flags of an entry.
#[inline(always)]
fn place_of_flags(entry: usize) -> usize {
    ENTRIES + 2 * entry.min(ENTRIES - 1)
}

#[inline(always)]
fn flags(bucket: &Bucket, entry: usize) -> MatchFlags {
    let place = place_of_flags(entry);
    MatchFlags::from_bits(u16::from_le_bytes([bucket[place], bucket[place + 1]]))
}

/// The sections of an image that a scanner reads: borrowed from the image that is part of the program, copied from others.
#[derive(Clone)]
pub(crate) struct ScannerTables {
    buckets: Cow<'static, [u8x64]>,
    /// The lower and the upper halves of what [`PrefixTable::key_at`] reads.
    lower_keys: Cow<'static, [u16]>,
    upper_keys: Cow<'static, [u16]>,
    first_words: Cow<'static, [u64]>,
    pub(crate) lowercase_starts: LowercaseStarts,
}

impl ScannerTables {
    pub(super) fn of(image: &Image) -> ScannerTables {
        ScannerTables {
            buckets: image.table(Section::PrefixBuckets),
            lower_keys: image.table(Section::LowerKeys),
            upper_keys: image.table(Section::UpperKeys),
            first_words: image.table(Section::FirstWords),
            lowercase_starts: LowercaseStarts::new(image.table(Section::LowercaseStarts)),
        }
    }

    /// Those that were built a moment ago.
    pub(super) fn built(tables: TablesBuilder) -> ScannerTables {
        let [(_, buckets), (_, lower_keys), (_, upper_keys), (_, first_words), (_, lowercase_starts)] = tables.finish();
        ScannerTables {
            buckets: u8x64::copy(&buckets).into(),
            lower_keys: u16::copy(&lower_keys).into(),
            upper_keys: u16::copy(&upper_keys).into(),
            first_words: u64::copy(&first_words).into(),
            lowercase_starts: LowercaseStarts::new(u64::copy(&lowercase_starts).into()),
        }
    }

    pub(crate) fn prefix_table(&self) -> PrefixTable<'_> {
        PrefixTable {
            buckets: bytemuck::cast_slice(&self.buckets),
            lower_keys: &self.lower_keys,
            upper_keys: &self.upper_keys,
            first_words: BitFilter::new(&self.first_words),
        }
    }
}

/// The keys and their prefixes.
#[derive(Clone, Copy)]
pub(crate) struct PrefixTable<'t> {
    /// What does not fit into the bucket that its hash says is in the next one.
    buckets: &'t [Bucket],
    /// Of each entry one more than the index of the key that the words are (zero: they are only the prefix of one), in halves.
    lower_keys: &'t [u16],
    upper_keys: &'t [u16],
    /// The hashes of first words, so small that they stay in a processor's cache.
    first_words: BitFilter<'t>,
}

/// Where the table has words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) flags: MatchFlags,
    /// Index of the first entry of their tag, among all.
    entry: u32,
}

impl Place {
    pub(crate) const NONE: Place = Place { flags: MatchFlags::NOTHING, entry: 0 };
}

/// Which entries of a bucket have a tag.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tagged {
    bucket: u32,
    /// A bit each.
    entries: u32,
}

impl Tagged {
    pub(crate) const NONE: Tagged = Tagged { bucket: 0, entries: 0 };
}

impl PrefixTable<'_> {
    /// Whether keys may start with the word of this hash.
    #[inline(always)]
    pub(crate) fn may_start(&self, hash: Hash) -> bool {
        self.first_words.has(hash.bits())
    }

    /// What the words of this hash may be.
    #[inline]
    pub(crate) fn look_up(&self, hash: Hash) -> Place {
        self.place(hash, self.tagged(hash))
    }

    /// The first half of a look-up, which waits for the memory.
    #[inline]
    pub(crate) fn tagged(&self, hash: Hash) -> Tagged {
        let bucket = hash.below(self.buckets.len());
        Tagged { bucket: bucket as u32, entries: tagged(&self.buckets[bucket], hash.tag()) }
    }

    /// The second half of a look-up.
    #[inline]
    pub(crate) fn place(&self, hash: Hash, Tagged { bucket, mut entries }: Tagged) -> Place {
        let mut bucket = bucket as usize;
        while entries == 0 && is_full(&self.buckets[bucket]) {
            bucket = after(bucket, self.buckets.len());
            entries = tagged(&self.buckets[bucket], hash.tag());
        }
        let entry = entries.trailing_zeros() as usize;
        let flags = flags(&self.buckets[bucket], entry).only_if(entries != 0);
        Place { flags, entry: (bucket * ENTRIES + entry) as u32 }
    }

    /// Whether keys may be these words, or start with them.
    pub(crate) fn knows(&self, hash: Hash) -> bool {
        !self.look_up(hash).flags.is_nothing()
    }

    /// One more than the index of the key of an entry, or zero.
    #[inline(always)]
    fn key_at(&self, entry: usize) -> u32 {
        u32::from(self.lower_keys[entry]) | u32::from(self.upper_keys[entry]) << 16
    }

    /// The index of the key that the words at this place are, unless another one has their tag.
    #[inline]
    pub(crate) fn likely_key(&self, place: Place) -> Option<u32> {
        self.key_at(place.entry as usize).checked_sub(1)
    }

    /// The index of the key that the words of this hash, at this place, are; `is` compares them with a key.
    pub(crate) fn key(&self, place: Place, hash: Hash, is: impl Fn(u32) -> bool) -> Option<u32> {
        let mut at = place.entry as usize / ENTRIES;
        loop {
            let bucket = &self.buckets[at];
            let mut tagged = tagged(bucket, hash.tag());
            while tagged != 0 {
                let key = self.key_at(at * ENTRIES + tagged.trailing_zeros() as usize);
                if key.checked_sub(1).is_some_and(&is) {
                    return Some(key - 1);
                }
                tagged &= tagged - 1;
            }
            if !is_full(bucket) {
                return None;
            }
            at = after(at, self.buckets.len());
        }
    }
}

/// The bucket after a bucket; the first one is after the last.
#[inline(always)]
fn after(bucket: usize, buckets: usize) -> usize {
    if bucket + 1 < buckets { bucket + 1 } else { 0 }
}
