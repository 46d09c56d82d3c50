//! A filter: which hashes are of a set, a bit for each. "No" is always right, "yes" almost.

/// A filter under construction.
pub(super) struct Bits {
    words: Vec<u64>,
    bits: u32,
}

impl Bits {
    /// A word of the filter.
    const FEWEST: u32 = 6;

    /// A filter of at least eight bits for each of `hashes`, but of at most 2^`most` bits.
    pub fn new(hashes: usize, most: u32) -> Bits {
        let bits = (hashes * 8).next_power_of_two().trailing_zeros().clamp(Self::FEWEST, most);
        Bits { words: vec![0; 1 << (bits - Self::FEWEST)], bits }
    }

    /// Adds a hash, of which the highest bits count.
    pub fn insert(&mut self, hash: u64) {
        let bit = (hash >> (u64::BITS - self.bits)) as usize;
        self.words[bit / 64] |= 1 << (bit % 64);
    }

    pub fn finish(self) -> Vec<u64> {
        self.words
    }
}

/// A finished filter.
#[derive(Clone, Copy)]
pub(super) struct BitFilter<'t> {
    words: &'t [u64],
    shift: u32,
}

impl<'t> BitFilter<'t> {
    /// It says "yes" to everything.
    pub const ALL: BitFilter<'static> = BitFilter { words: &[u64::MAX], shift: u64::BITS - Bits::FEWEST };

    /// Of the words of [`Bits`]: a power of two.
    pub fn new(words: &'t [u64]) -> BitFilter<'t> {
        BitFilter { words, shift: u64::BITS - Bits::FEWEST - words.len().trailing_zeros() }
    }

    #[inline(always)]
    pub fn has(self, hash: u64) -> bool {
        let bit = (hash >> self.shift) as usize;
        self.words.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 != 0)
    }
}
