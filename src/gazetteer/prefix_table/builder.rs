//! Computes what a scanner reads, when a gazetteer is compiled or one from outside is verified.

use rustc_hash::FxHashSet;

use super::bit_filter::Bits;
use super::hash::Hash;
use super::lowercase_starts::LowercaseStartsBuilder;
use super::match_flags::MatchFlags;
use super::{Bucket, ENTRIES, after, flags, place_of_flags, tagged};
use crate::gazetteer::NameTraits;
use crate::gazetteer::image::Section;
use crate::text::fold::{is_between_words, parts, prefixes, separator_length};

/// The tables as an image holds them, each with its section.
pub(crate) type Tables = [(Section, Vec<u8>); 5];

/// The tables under construction.
pub(crate) struct TablesBuilder {
    buckets: Vec<Bucket>,
    /// One more than the index of the key of each entry, or zero.
    keys: Vec<u32>,
    first_words: Bits,
    lowercase_starts: LowercaseStartsBuilder,
    /// There was no place for an entry: the keys are not those that folding writes, each once.
    is_overfull: bool,
}

impl TablesBuilder {
    /// More bits of first words would not stay in a processor's cache.
    const MOST_FIRST_WORDS: u32 = 19;

    /// For all these keys, which are inserted one after another.
    pub(crate) fn new<'k>(keys: impl ExactSizeIterator<Item = &'k str>) -> TablesBuilder {
        let count = keys.len();
        let known: FxHashSet<&str> = keys.flat_map(prefixes).collect();
        // Two thirds of the entries are taken: few buckets are full.
        let buckets = (known.len() * 3 / 2).div_ceil(ENTRIES).max(2);
        TablesBuilder {
            buckets: vec![[0; _]; buckets],
            keys: vec![0; buckets * ENTRIES],
            first_words: Bits::new(count, Self::MOST_FIRST_WORDS),
            lowercase_starts: LowercaseStartsBuilder::new(count),
            is_overfull: false,
        }
    }

    /// Whether not all entries had a place, which happens with the keys of a damaged image only.
    pub(crate) fn is_overfull(&self) -> bool {
        self.is_overfull
    }

    /// The tables as an image holds them, each with its section.
    pub(crate) fn finish(self) -> Tables {
        let numbers = |numbers: Vec<u64>| numbers.into_iter().flat_map(u64::to_le_bytes).collect();
        let halves = |shift: u32| self.keys.iter().flat_map(|key| ((key >> shift) as u16).to_le_bytes()).collect();
        [
            (Section::PrefixBuckets, self.buckets.as_flattened().to_vec()),
            (Section::LowerKeys, halves(0)),
            (Section::UpperKeys, halves(u16::BITS)),
            (Section::FirstWords, numbers(self.first_words.finish())),
            (Section::LowercaseStarts, numbers(self.lowercase_starts.finish())),
        ]
    }

    /// Adds a key and its prefixes; `names`: the traits of its names.
    pub(crate) fn insert(&mut self, index: u32, key: &[u8], names: &[NameTraits]) {
        self.lowercase_starts.insert(key, names);
        let name = MatchFlags::name(names);
        let always_capital = MatchFlags::always_capital(names);
        let mut hash = Hash::EMPTY;
        let mut rest = key;
        for words in 1.. {
            let (word, tail) = rest.split_at(rest.iter().position(is_between_words).unwrap_or(rest.len()));
            hash = hash.word(word);
            if words == 1 {
                self.add_parts(word);
                self.first_words.insert(hash.bits());
            }
            let (separator, next) = tail.split_at(separator_length(tail));
            let Some(&first) = next.first() else { break };
            // The last bit is shared by all words that are left.
            let is_capital = words < 15 && always_capital >> words & 1 != 0;
            self.add(hash, name.prefix(first, is_capital), None);
            hash = hash.separator(separator);
            rest = next;
        }
        self.add(hash, name, Some(index));
    }

    /// Adds the prefixes of a first word, where a name may end inside a word: in scripts without word spaces.
    fn add_parts(&mut self, word: &[u8]) {
        if word.is_ascii() {
            return;
        }
        let text = std::str::from_utf8(word).expect("keys are text");
        for part in parts(text) {
            self.add(Hash::EMPTY.word(part.as_bytes()), MatchFlags::PART, None);
        }
    }

    fn add(&mut self, hash: Hash, match_flags: MatchFlags, index: Option<u32>) {
        if self.is_overfull {
            return;
        }
        let mut at = hash.below(self.buckets.len());
        let mut number = index.map_or(0, |index| index + 1);
        for _ in 0..self.buckets.len() {
            let bucket = &mut self.buckets[at];
            // The words' own entries, then the free ones.
            let mut entries = tagged(bucket, hash.tag()) | tagged(bucket, 0);
            while entries != 0 {
                let entry = entries.trailing_zeros() as usize;
                entries &= entries - 1;
                bucket[entry] = hash.tag();
                let all = flags(bucket, entry).or(match_flags).bits().to_le_bytes();
                bucket[place_of_flags(entry)..][..all.len()].copy_from_slice(&all);
                // Another key of the same tag: both are kept, the first says what either may be.
                let key = &mut self.keys[at * ENTRIES + entry];
                if *key == 0 {
                    *key = std::mem::take(&mut number);
                }
                if number == 0 {
                    return;
                }
            }
            at = after(at, self.buckets.len());
        }
        self.is_overfull = true;
    }
}
