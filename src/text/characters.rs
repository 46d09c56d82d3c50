//! What is known of characters beyond ASCII, looked up once: their class and what they fold to.
//!
//! The Unicode tables of the standard library and of `unicode-normalization` answer in tens of nanoseconds, many times a character. What they
//! say is kept for a page of 256 characters when the first of them is met; pages that no text needs cost nothing.

use once_cell::sync::OnceCell;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether a character belongs to words.
#[inline]
pub(crate) fn is_word_char(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { Class::of(c).is_word() }
}

/// Joiners, soft hyphens and the dots between foreign names in Japanese and Chinese: inside words, and nothing by themselves.
pub(crate) fn is_silent(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '・' | '·')
}

/// Whether a character is an apostrophe in names and possessives.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '`' | '´' | '׳' | '״')
}

/// What is known of a character.
#[derive(Clone, Copy)]
struct Known {
    class: u8,
    /// How many folded bytes it has; [`Known::LONG`]: more than are kept.
    length: u8,
    folded: [u8; Known::MOST],
}

impl Known {
    const MOST: usize = 6;
    const LONG: u8 = u8::MAX;
    const NOTHING: Known = Known { class: 0, length: 0, folded: [0; _] };

    fn of(c: char) -> Known {
        let mut known = Known { class: Class::compute(c).0, ..Known::NOTHING };
        let mut folded = smallvec::SmallVec::<[u8; 32]>::new();
        compute_fold(c, |byte| folded.push(byte));
        match known.folded.get_mut(..folded.len()) {
            Some(kept) => {
                kept.copy_from_slice(&folded);
                known.length = folded.len() as u8;
            }
            None => known.length = Known::LONG,
        }
        known
    }

    /// What it folds to; `None`: too much to be kept.
    #[inline]
    pub fn folded(&self) -> Option<&[u8]> {
        self.folded.get(..usize::from(self.length))
    }
}

/// The classes of a character, a bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Class(u8);

impl Class {
    const WORD: u8 = 1;
    const SILENT: u8 = 2;
    const APOSTROPHE: u8 = 4;
    const UPPER: u8 = 8;
    const LOWER: u8 = 16;

    /// The classes of a character beyond ASCII.
    #[inline]
    pub(crate) fn of(c: char) -> Class {
        match known(c) {
            Some(known) => Class(known.class),
            None if is_plain(c) => Class(Class::WORD),
            None => Class::compute(c),
        }
    }

    fn compute(c: char) -> Class {
        let is_word = c.is_alphanumeric() || is_combining_mark(c) || is_silent(c);
        let classes = [
            (Class::WORD, is_word),
            (Class::SILENT, is_silent(c)),
            (Class::APOSTROPHE, is_apostrophe(c)),
            (Class::UPPER, c.is_uppercase()),
            (Class::LOWER, c.is_lowercase()),
        ];
        Class(classes.into_iter().fold(0, |all, (class, is_of)| all | if is_of { class } else { 0 }))
    }

    /// It belongs to words.
    #[inline]
    pub(crate) fn is_word(self) -> bool {
        self.0 & Class::WORD != 0
    }

    /// It is inside words, and nothing by itself.
    #[inline]
    pub(crate) fn is_silent(self) -> bool {
        self.0 & Class::SILENT != 0
    }

    #[inline]
    pub(crate) fn is_apostrophe(self) -> bool {
        self.0 & Class::APOSTROPHE != 0
    }

    #[inline]
    pub(crate) fn is_upper(self) -> bool {
        self.0 & Class::UPPER != 0
    }

    #[inline]
    pub(crate) fn is_lower(self) -> bool {
        self.0 & Class::LOWER != 0
    }
}

/// Whether a character is one of the many of Han and Hangul that are letters without case and fold to themselves.
#[inline]
fn is_plain(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

type Page = [Known; 256];

/// What is known of a character of the first plane that is not plain.
#[inline]
fn known(c: char) -> Option<&'static Known> {
    static PAGES: [OnceCell<Box<Page>>; 256] = [const { OnceCell::new() }; 256];
    if is_plain(c) {
        return None;
    }
    let number = u32::from(c);
    let page = PAGES.get((number >> 8) as usize)?;
    Some(&page.get_or_init(|| fill(number >> 8))[(number & 0xFF) as usize])
}

#[cold]
fn fill(page: u32) -> Box<Page> {
    Box::new(std::array::from_fn(|place| char::from_u32(page << 8 | place as u32).map_or(Known::NOTHING, Known::of)))
}

/// Writes the folded form of a character: lower case; without diacritics if its base is Latin or Greek.
#[inline]
pub(crate) fn fold_char(c: char, mut write: impl FnMut(u8)) {
    if is_plain(c) {
        return c.encode_utf8(&mut [0; 4]).bytes().for_each(write);
    }
    match known(c).and_then(|known| known.folded()) {
        Some(folded) => folded.iter().for_each(|&byte| write(byte)),
        None => compute_fold(c, write),
    }
}

/// The same from the tables of Unicode, slowly.
fn compute_fold(c: char, mut write: impl FnMut(u8)) {
    let mut put = |s: &str| s.bytes().for_each(&mut write);
    // Letters that Unicode does not decompose but the press spells without.
    match c {
        'ß' | 'ẞ' => return put("ss"),
        'ø' | 'Ø' => return put("o"),
        'ł' | 'Ł' => return put("l"),
        'đ' | 'Đ' | 'ð' | 'Ð' => return put("d"),
        'þ' | 'Þ' => return put("th"),
        'æ' | 'Æ' => return put("ae"),
        'œ' | 'Œ' => return put("oe"),
        'ı' | 'İ' => return put("i"),
        'ə' | 'Ə' => return put("e"),
        'ħ' | 'Ħ' => return put("h"),
        'ё' | 'Ё' => return put("е"),
        _ => {}
    }
    let mut buffer = [0; 4];
    if is_dropped_mark(c) || is_silent(c) {
        return;
    }
    for lower in c.to_lowercase() {
        let base = std::iter::once(lower).nfkd().next().unwrap_or(lower);
        if base.is_ascii() || is_greek(base) {
            for part in std::iter::once(lower).nfkd() {
                if !is_combining_mark(part) {
                    put(part.encode_utf8(&mut buffer));
                }
            }
        } else {
            for part in std::iter::once(lower).nfkc().filter(|&part| !is_dropped_mark(part)) {
                put(part.encode_utf8(&mut buffer));
            }
        }
    }
}

fn is_greek(c: char) -> bool {
    matches!(u32::from(c), 0x0370..=0x03FF)
}

/// Marks that are written or left out at will: combining diacritics, Hebrew points, Arabic short vowels and the tatweel, the dot of Devanagari.
pub(crate) fn is_dropped_mark(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036F | 0x0591..=0x05C7 | 0x0640 | 0x064B..=0x0652 | 0x093C)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_unicode_says() {
        for c in '\u{80}'..=char::MAX {
            assert_eq!(Class::of(c), Class::compute(c), "{c:?}");
            let (mut kept, mut computed) = (Vec::new(), Vec::new());
            fold_char(c, |byte| kept.push(byte));
            compute_fold(c, |byte| computed.push(byte));
            assert_eq!(kept, computed, "{c:?}");
        }
    }
}
