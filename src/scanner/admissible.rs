//! What words must be where they occur: in which letters, and how they continue. The table's [`MatchFlags`] are masked with it.

use crate::gazetteer::prefix_table::MatchFlags;
use crate::options::Options;

/// What words must be where they occur in a text, to be a name or the prefix of one.
#[derive(Clone, Copy)]
pub(super) struct Admissible {
    /// Any letters will do.
    letters: u16,
    after_separator: &'static [u16; 256],
}

impl Admissible {
    pub fn of(options: &Options) -> Admissible {
        match options.lower_case {
            true => Admissible {
                letters: MatchFlags::LOWER | MatchFlags::CAPITAL | MatchFlags::UPPER,
                after_separator: &AFTER_SEPARATOR_LOWER,
            },
            false => Admissible { letters: 0, after_separator: &AFTER_SEPARATOR },
        }
    }

    /// Of words that end at byte `end`, and start with a capital or are of capitals only.
    // What words are, no branch predictor knows: no branches.
    #[inline]
    pub fn at(self, bytes: &[u8], end: usize, capital: bool, upper: bool) -> MatchFlags {
        let letters = MatchFlags::LOWER << (u16::from(capital) + u16::from(capital & upper)) | self.letters;
        let [after, next, third] = three_bytes(bytes, end);
        let next = if next == b' ' { third } else { next };
        let [after, any_next] = AFTER_WORD[usize::from(after)];
        MatchFlags::from_bits(letters | after & (self.after_separator[usize::from(next)] | any_next))
    }

    /// Of words that continue with a word whose first byte in the text is this one.
    pub fn before(self, byte: u8) -> MatchFlags {
        MatchFlags::from_bits(self.after_separator[usize::from(byte)])
    }
}

/// The three bytes at `at`; zeros after the end of the text.
#[inline]
fn three_bytes(bytes: &[u8], at: usize) -> [u8; 3] {
    let rest = &bytes[at..];
    rest.first_chunk().copied().unwrap_or_else(|| std::array::from_fn(|place| rest.get(place).copied().unwrap_or(0)))
}

/// How a name must continue if this byte follows one of its words: not at all, where it cannot be of a separator. The next byte matters,
/// too, unless this one is not of ASCII: then the second number says that it does not.
static AFTER_WORD: [[u16; 2]; 256] = {
    let mut continues = [[0, u16::MAX]; 256];
    let mut byte = 0;
    while byte < 256 {
        if is_of_separator(byte as u8) {
            continues[byte][0] = MatchFlags::CONTINUES;
        }
        if byte < 128 {
            continues[byte][1] = 0;
        }
        byte += 1;
    }
    continues
};

/// Whether a byte of a text may be of what separates the words of a name.
const fn is_of_separator(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'.' | b'\'' | b'`' | b',' | b'&' | b'/' | b'+' | b'-' | 128..)
}

/// How a name must continue if this byte follows the first of a separator.
static AFTER_SEPARATOR: [u16; 256] = after_separator(false);
static AFTER_SEPARATOR_LOWER: [u16; 256] = after_separator(true);

const fn after_separator(lower_case: bool) -> [u16; 256] {
    let mut continues = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let letter = byte as u8;
        let folded = letter.to_ascii_lowercase();
        continues[byte] = match letter {
            _ if !letter.is_ascii_alphanumeric() => AFTER_WORD[byte][0],
            _ if lower_case => MatchFlags::next(folded, true) | MatchFlags::next(folded, false),
            _ => MatchFlags::next(folded, letter.is_ascii_lowercase()),
        };
        byte += 1;
    }
    continues
}
