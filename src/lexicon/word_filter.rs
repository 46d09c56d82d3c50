//! A quick "no" for words of a text: most are none of those that matter.

/// A bit for the hash of each word of a set (a Bloom filter with one hash function).
#[derive(Clone, Debug)]
pub(crate) struct WordFilter {
    bits: Vec<u64>,
}

impl Default for WordFilter {
    fn default() -> WordFilter {
        WordFilter::of(std::iter::empty())
    }
}

impl WordFilter {
    /// About so many bits for each word that one other word in as many passes.
    const BITS_A_WORD: usize = 16;

    /// Of folded words.
    pub fn of<'k>(words: impl ExactSizeIterator<Item = &'k [u8]>) -> WordFilter {
        let mut filter = WordFilter { bits: vec![0; (words.len() * Self::BITS_A_WORD / 64 + 1).next_power_of_two()] };
        for word in words {
            let place = filter.place(word);
            filter.bits[place / 64] |= 1 << (place % 64);
        }
        filter
    }

    /// Whether the word may be one of them, whatever its case. Words with more than ASCII letters always may.
    #[inline]
    pub fn may_hold(&self, word: &str) -> bool {
        self.may_hold_letters(word) || !word.bytes().all(|byte| byte.is_ascii_alphabetic())
    }

    /// The same for a word of ASCII letters.
    #[inline]
    pub fn may_hold_letters(&self, word: &str) -> bool {
        let place = self.place(word.as_bytes());
        self.bits[place / 64] >> (place % 64) & 1 != 0
    }

    /// The first four bytes and the last four, or all that there are, tell most words apart.
    #[inline]
    fn place(&self, word: &[u8]) -> usize {
        /// The bit that tells small ASCII letters from capitals, of every byte.
        const CASE: u64 = 0x2020_2020_2020_2020;
        let eight = match (word.first_chunk(), word.last_chunk()) {
            (Some(&first), Some(&last)) => {
                u64::from(u32::from_le_bytes(first)) << 32 | u64::from(u32::from_le_bytes(last))
            }
            _ => word.iter().fold(0, |eight, &byte| eight << 8 | u64::from(byte)),
        };
        let hash = (eight | CASE).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ word.len() as u64;
        (hash.wrapping_mul(0xff51_afd7_ed55_8ccd) >> 32) as usize & (self.bits.len() * 64 - 1)
    }
}
