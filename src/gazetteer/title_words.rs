//! A quick "no": which words cannot start or end a title of office.

use super::Gazetteer;
use super::image::TitleWordRow;

const ROWS: usize = 128;

/// A bit for the hash of each first and of each last word of the titles.
pub(super) struct TitleWords {
    rows: [TitleWordRow; ROWS],
}

impl TitleWords {
    /// Those of folded titles.
    pub(super) fn of<'k>(keys: impl Iterator<Item = &'k str>) -> TitleWords {
        let mut rows = [TitleWordRow::default(); ROWS];
        for key in keys {
            let (row, bit) = place(key.split(' ').next().unwrap_or(key));
            rows[row].starts |= bit;
            let (row, bit) = place(key.rsplit(' ').next().unwrap_or(key));
            rows[row].ends |= bit;
        }
        TitleWords { rows }
    }

    pub(super) fn rows(self) -> impl Iterator<Item = TitleWordRow> {
        self.rows.into_iter()
    }
}

impl Gazetteer {
    /// Whether a title may start with the word of a text; words with other letters than ASCII always may.
    pub(crate) fn may_start_title(&self, word: &str) -> bool {
        let (row, bit) = place(word);
        !word.is_ascii() || self.rows::<TitleWordRow>().get(row as u32).starts & bit != 0
    }

    /// Whether a title may end with the word of a text; words with other letters than ASCII always may.
    pub(crate) fn may_end_title(&self, word: &str) -> bool {
        let (row, bit) = place(word);
        !word.is_ascii() || self.rows::<TitleWordRow>().get(row as u32).ends & bit != 0
    }
}

/// The place of a word's bit, whatever its case. Titles hold no folded letters but the lowered ones.
fn place(word: &str) -> (usize, u32) {
    let hash = word
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193));
    let hash = hash ^ hash >> 15;
    (hash as usize / 32 % ROWS, 1 << (hash % 32))
}
