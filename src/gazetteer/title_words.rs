//! Which words may start or end a title of office.

use once_cell::sync::OnceCell;

use super::Gazetteer;
use super::image::OfficeRow;
use super::word_filter::WordFilter;

/// Filled when first asked.
#[derive(Clone, Default)]
pub(super) struct TitleWords {
    starts: OnceCell<WordFilter>,
    ends: OnceCell<WordFilter>,
}

impl Gazetteer {
    /// Whether a title may start with the word of a text; words with other letters than ASCII always may.
    pub(crate) fn may_start_title(&self, word: &str) -> bool {
        let first = |title| key_words(title).next().unwrap_or_default();
        self.title_words.starts.get_or_init(|| self.filter_of_titles(first)).may_hold(word)
    }

    /// Whether a title may end with the word of a text; words with other letters than ASCII always may.
    pub(crate) fn may_end_title(&self, word: &str) -> bool {
        let last = |title| key_words(title).next_back().unwrap_or_default();
        self.title_words.ends.get_or_init(|| self.filter_of_titles(last)).may_hold(word)
    }

    fn filter_of_titles<'g>(&'g self, word: impl Fn(&'g [u8]) -> &'g [u8]) -> WordFilter {
        WordFilter::of(self.rows::<OfficeRow>().iter().map(|row| word(self.key_bytes(row.key))))
    }
}

fn key_words(key: &[u8]) -> impl DoubleEndedIterator<Item = &[u8]> {
    key.split(|&byte| byte == b' ')
}
