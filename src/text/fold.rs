//! Match keys: the folded form under which a name is stored and a text is searched.
//!
//! A key is a sequence of folded words with one separator between them. Folding lowers case, removes the diacritics of
//! Latin and Greek letters, drops apostrophes and the dots of abbreviations, and reads hyphens and (single) line breaks as spaces:
//! `U.S.` and `US` share a key, as do `Lee Jae-myung` and `LEE JAE MYUNG`, `Côte d'Ivoire` and `Cote d’Ivoire`.
//! What a key leaves out (case, dots) the resolver's rules look up in the text again.
//!
//! Names and texts go through the same functions, so that they cannot disagree; nothing is copied, every offset stays exact.

use std::ops::Range;

use smallvec::SmallVec;

use super::characters::Class;
pub(crate) use super::characters::{fold_char, is_apostrophe, is_dropped_mark, is_silent, is_word_char};

/// Receives the folded bytes of one word.
pub(crate) trait WordSink {
    /// Takes the next byte; `false` stops reading.
    fn byte(&mut self, byte: u8) -> bool;
    /// Says that the bytes so far are the word without its possessive `'s`.
    fn before_possessive(&mut self) {}
    /// Says that an apostrophe inside the word follows the bytes so far, which end at a byte of the text: in some languages a name ends there. `capital`
    /// and `upper` are those of [`Word`].
    fn apostrophe(&mut self, _end: usize, _capital: bool, _upper: bool) {}
    /// Says that the bytes so far may be a whole name: the script puts no spaces between words.
    fn unsegmented(&mut self, _end: usize) {}
}

/// What is known of a word beside its key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word {
    /// Byte offset of its first character.
    pub start: usize,
    /// Byte offset after the word, its closing abbreviation dot included.
    pub end: usize,
    /// Byte offset of the apostrophe of a possessive `'s` that ends the word.
    pub possessive: Option<usize>,
    /// The first character is not a lower-case letter.
    pub capital: bool,
    /// No character is a lower-case letter (a possessive `s` aside).
    pub upper: bool,
    /// Letters and digits in it.
    pub letters: usize,
    /// Single letters with dots between them (`U.S.`).
    pub initials: bool,
}

/// Whether a character is of a script that is written without spaces between words.
pub(crate) fn is_unsegmented(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF // Thai, Lao
        | 0x1000..=0x109F // Myanmar
        | 0x1780..=0x17FF // Khmer
        | 0x3040..=0x30FF // Hiragana, Katakana
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3134F // Han
    )
}

/// Whether a name may end after a character that another word character follows: Han needs no boundary; a Hangul word may carry particles after
/// the name.
pub(crate) fn may_end_inside_word(c: char) -> bool {
    (is_unsegmented(c) || is_hangul(c)) && !is_silent(c)
}

fn is_hangul(c: char) -> bool {
    matches!(u32::from(c), 0xAC00..=0xD7A3)
}

/// Whether a character is a blank between the words of a name, line ends aside.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Whether a character joins two words into one compound.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '–')
}

/// Reads the word that starts at byte `at` of `text` into `sink`. `None` when the sink stopped it.
#[inline]
pub(crate) fn read_word(text: &str, at: usize, sink: &mut impl WordSink) -> Option<Word> {
    let bytes = text.as_bytes();
    // The word ends after its last character that is seen: joiners and soft hyphens after it are not part of it.
    let mut word = Word { start: at, end: at, upper: true, ..Word::default() };
    let mut at = at;
    // Letters since the start or the last dot, to tell initials (`U.S.`) from the end of a sentence.
    let mut segment = 0;
    loop {
        match bytes.get(at) {
            Some(&byte) if byte.is_ascii_alphanumeric() => {
                if byte.is_ascii_lowercase() {
                    word.upper = false;
                } else if word.letters == 0 {
                    word.capital = true;
                }
                word.letters += 1;
                segment += 1;
                at += 1;
                word.end = at;
                if !sink.byte(byte.to_ascii_lowercase()) {
                    return None;
                }
            }
            Some(b'.') => {
                let next_initial = (segment == 1).then(|| next_initial(text, at + 1)).flatten();
                if let Some(next) = next_initial {
                    word.initials = true;
                    segment = 0;
                    at = next;
                    word.end = at;
                } else {
                    // The last dot of `U.S.` belongs to the name.
                    if word.initials && segment == 1 {
                        word.end = at + 1;
                    }
                    return Some(word);
                }
            }
            None => return Some(word),
            Some(_) => {
                let c = next_char(text, at).expect("a byte is left");
                let next = at + c.len_utf8();
                let class = Class::of(c);
                if class.is_apostrophe() || c == '"' && is_gershayim(text, at) {
                    // Apostrophes with nothing between but what folding drops, such as a tatweel, would be one endless word.
                    if !next_char(text, next).is_some_and(|c| c.is_alphanumeric() && !is_dropped_mark(c)) {
                        return Some(word);
                    }
                    if is_possessive_s(text, next) {
                        word.possessive = Some(word.end);
                        sink.before_possessive();
                        sink.byte(b's');
                        word.end = next + 1;
                        return Some(word);
                    }
                    sink.apostrophe(word.end, word.capital, word.upper);
                    (at, word.end) = (next, next);
                } else if class.is_silent() {
                    at = next;
                } else if class.is_word() {
                    if class.is_lower() {
                        word.upper = false;
                    } else if word.letters == 0 {
                        word.capital = true;
                    }
                    word.letters += 1;
                    // A vowel sign is of the letter before it: "यू.एस." are initials.
                    segment += usize::from(!matches!(c, '\u{93a}'..='\u{94f}'));
                    (at, word.end) = (next, next);
                    let mut going = true;
                    fold_char(c, |byte| going = going && sink.byte(byte));
                    if !going {
                        return None;
                    }
                    if may_end_inside_word(c) {
                        sink.unsegmented(next);
                    }
                } else {
                    return Some(word);
                }
            }
        }
    }
}

/// Where initials continue after a dot: at once (`U.S.`), or after a space if a dot follows again (`George H. W. Bush`).
pub(crate) fn next_initial(text: &str, at: usize) -> Option<usize> {
    let mut chars = text.get(at..)?.chars();
    match chars.next()? {
        c if c.is_alphabetic() => Some(at),
        ' ' if chars.next()?.is_uppercase() && chars.next()? == '.' => Some(at + 1),
        _ => None,
    }
}

/// Whether a word is written with a dot that ends no sentence: an initial, or one of the abbreviations of names and titles.
fn is_abbreviation(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "Adm", "Brig", "Capt", "Col", "Dem", "Dr", "Fed", "Ft", "Gen", "Gov", "Hon", "Jr", "Lt", "Maj", "Mr", "Mrs",
        "Ms", "Mt", "Prof", "Rep", "Rev", "Sen", "Sgt", "Sr", "St", "Ste", "Sts",
    ];
    word.chars().count() == 1 || is_doubled(word) || WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether the quotation mark at `at` stands inside a Hebrew abbreviation, where most keyboards have nothing else for it: `ארה"ב`.
fn is_gershayim(text: &str, at: usize) -> bool {
    let is_hebrew = |c: char| matches!(c, '\u{5d0}'..='\u{5ea}');
    previous_char(text, at).is_some_and(is_hebrew) && next_char(text, at + 1).is_some_and(is_hebrew)
}

/// Whether a word is a capital twice, which is how Spanish abbreviates plurals: "EE. UU.", "FF.AA."
fn is_doubled(word: &str) -> bool {
    matches!(word.as_bytes(), [first, second] if first == second && first.is_ascii_uppercase())
}

/// Whether the text at `at` is the `s` of a possessive: `s` or `S`, then no letter.
fn is_possessive_s(text: &str, at: usize) -> bool {
    matches!(text.as_bytes().get(at), Some(b's' | b'S')) && !next_char(text, at + 1).is_some_and(is_word_char)
}

/// Bytes between two words of a name at most: a comma, a line break and the indentation of the next line.
const LONGEST_SEPARATOR: usize = 64;

/// Reads what follows a word of a name, before the next one: `(folded separator, start of the next word)`.
///
/// `word`: its bytes.
///
/// `None` when a name cannot continue there: the end of a sentence or paragraph, brackets, quotes.
pub(crate) fn read_separator(text: &str, word: Range<usize>) -> Option<(&'static str, usize)> {
    let mut at = word.end;
    let mut separator = " ";
    let mut breaks = 0;
    let mut hyphens = 0;
    let mut spaces = 0;
    while let Some(c) = next_char(text, at).filter(|_| at - word.end <= LONGEST_SEPARATOR) {
        match c {
            '\n' => breaks += 1,
            c if is_blank(c) => spaces += 1,
            // A soft hyphen or a joiner at the end of the word.
            c if is_silent(c) => {}
            // "St. Lucia", "George W. Bush": the dot of an abbreviation, not of a sentence.
            '.' if at == word.end && is_abbreviation(&text[word.clone()]) => {}
            // "Citizens' Movement"
            c if at == word.end && is_apostrophe(c) => {}
            ',' if separator == " " && hyphens == 0 => separator = ", ",
            '&' if separator == " " && hyphens == 0 => separator = " & ",
            '/' if separator == " " && hyphens == 0 => separator = "/",
            '+' if separator == " " && hyphens == 0 => separator = "+",
            // "Asia-Pacific"; between spaces a dash: "Union – New Forces".
            c if is_hyphen(c) && hyphens == 0 && separator == " " => hyphens += 1,
            c if is_word_char(c) => {
                let joined = spaces + breaks + hyphens > 0 || separator != " " || is_doubled(&text[word]);
                return joined.then_some((separator, at));
            }
            _ => return None,
        }
        at += c.len_utf8();
        // An empty line ends whatever stood before it.
        if breaks > 1 {
            return None;
        }
    }
    None
}

/// The key of a name; `None` when it has no words, starts or ends with marks alone ("\u{301}") or has characters that no key can hold.
pub(crate) fn fold_name(name: &str) -> Option<String> {
    let mut key = Vec::with_capacity(name.len());
    if fold_plain_words(name, |byte| key.push(byte)) {
        return Some(String::from_utf8(key).expect("they are ASCII"));
    }
    fold_any_name(name)
}

/// Gives the bytes of the key of words of ASCII letters and digits with one blank or hyphen between; `false` for every other name.
fn fold_plain_words(name: &str, mut take: impl FnMut(u8)) -> bool {
    let mut is_word = false;
    for byte in name.bytes() {
        match byte {
            _ if byte.is_ascii_alphanumeric() => take(byte.to_ascii_lowercase()),
            b' ' | b'-' if is_word => take(b' '),
            _ => return false,
        }
        is_word = byte.is_ascii_alphanumeric();
    }
    is_word
}

fn fold_any_name(name: &str) -> Option<String> {
    let mut key = KeyBuffer::default();
    let mut at = name.find(is_word_char)?;
    loop {
        let before = key.0.len();
        let word = read_word(name, at, &mut key)?;
        // The first word and the last have letters; between them the press writes a lone tatweel for a dash.
        let is_empty = key.0.len() == before;
        if is_empty && before == 0 {
            return None;
        }
        match read_separator(name, word.start..word.end) {
            Some((separator, next)) => {
                key.0.extend_from_slice(separator.as_bytes());
                at = next;
            }
            None => {
                let rest = &name[word.end..];
                return (!is_empty && !rest.contains(|c| is_word_char(c) && !is_silent(c)))
                    .then(|| String::from_utf8(key.0).expect("folding writes whole characters"));
            }
        }
    }
}

/// What [`fold_name`] makes of it, given to a function; most names need no memory for it.
pub(crate) fn with_key<T>(name: &str, then: impl FnOnce(&[u8]) -> T) -> Option<T> {
    let mut key = SmallVec::<[u8; 64]>::new();
    if fold_plain_words(name, |byte| key.push(byte)) {
        return Some(then(&key));
    }
    fold_any_name(name).map(|key| then(key.as_bytes()))
}

/// Whether the byte of a key is not of its words.
pub(crate) fn is_between_words(byte: &u8) -> bool {
    matches!(byte, b' ' | b'+' | b',' | b'/' | b'&')
}

/// The length of the separator at the beginning of the rest of a key. Another one may follow at once: between them is a word that folds to
/// nothing, such as a lone tatweel.
pub(crate) fn separator_length(rest: &[u8]) -> usize {
    [&b" & "[..], b", ", b" ", b"/", b"+"].iter().find(|separator| rest.starts_with(separator)).map_or(0, |it| it.len())
}

/// The prefixes of a key that the scanner knows: up to the end of each word, and in scripts without word spaces of each character of the first.
pub(crate) fn prefixes(key: &str) -> impl Iterator<Item = &str> {
    let bytes = key.as_bytes();
    let is_end = |at: usize| is_between_words(&bytes[at]) && !is_between_words(&bytes[at - 1]);
    let word_ends = (1..key.len()).filter(move |&at| is_end(at)).chain([key.len()]);
    let first = bytes.iter().position(is_between_words).unwrap_or(key.len());
    word_ends.map(|end| &key[..end]).chain(parts(&key[..first]))
}

/// What a word begins with where a name may end inside it: in scripts without spaces.
pub(crate) fn parts(word: &str) -> impl Iterator<Item = &str> {
    let ends = word.char_indices().filter(|&(_, c)| may_end_inside_word(c));
    ends.map(|(at, c)| &word[..at + c.len_utf8()])
}

/// The two bytes at `at`, as an index; a word of one byte goes by that byte alone.
#[inline]
pub(crate) fn two_bytes(bytes: &[u8], at: usize) -> usize {
    let second = bytes.get(at + 1).copied().filter(|&byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    usize::from(bytes[at]) << 8 | usize::from(second.unwrap_or(0))
}

/// A sink that keeps the folded bytes.
#[derive(Debug, Default)]
pub(crate) struct KeyBuffer(pub Vec<u8>);

impl WordSink for KeyBuffer {
    fn byte(&mut self, byte: u8) -> bool {
        self.0.push(byte);
        true
    }
}

/// The character at byte `at`, which must be a boundary of `text` or beyond its end.
#[inline]
pub(crate) fn next_char(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character before byte `at`.
#[inline]
pub(crate) fn previous_char(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_way_to_a_key_is_no_other_way() {
        for name in [
            "Lee Jae-myung", "Vice-President", "a  b", "-a", "a-", "", "U.S.", "Côte d'Ivoire", "Asia - Pacific",
            "x, y", "7 A",
        ] {
            let key = fold_any_name(name);
            assert_eq!(fold_name(name), key, "{name:?}");
            assert_eq!(with_key(name, <[u8]>::to_vec), key.map(String::into_bytes), "{name:?}");
        }
    }

    #[test]
    fn variants_of_a_name_share_a_key() {
        for (key, names) in [
            ("us", &["US", "U.S.", "us", "U.S"][..]),
            ("lee jae myung", &["Lee Jae-myung", "LEE JAE MYUNG", "Lee Jae‑myung", "Lee\nJae-myung"]),
            ("cote divoire", &["Côte d'Ivoire", "Cote d’Ivoire", "CÔTE D'IVOIRE"]),
            ("recep tayyip erdogan", &["Recep Tayyip Erdoğan", "RECEP TAYYİP ERDOĞAN"]),
            ("peoples republic of china", &["People's Republic of China", "People’s Republic\nof China"]),
            ("george w bush", &["George W. Bush", "George W Bush"]),
            ("george hw bush", &["George H. W. Bush", "George H.W. Bush", "GEORGE HW BUSH"]),
            ("st lucia", &["St. Lucia", "St Lucia"]),
            ("washington, dc", &["Washington, D.C.", "Washington,  DC"]),
            ("alliance 90/the greens", &["Alliance 90/The Greens"]),
            ("citizens movement", &["Citizens' Movement", "Citizens’ Movement"]),
            ("centre union new forces", &["Centre Union – New Forces"]),
            ("p5+1", &["P5+1"]),
            ("россия", &["Россия", "РОССИЯ"]),
            ("ελλαδα", &["Ελλάδα", "ΕΛΛΑΔΑ"]),
            ("strasse", &["Straße", "STRASSE"]),
            ("中国", &["中国"]),
        ] {
            for name in names {
                assert_eq!(fold_name(name).as_deref(), Some(key), "{name}");
            }
        }
        assert_eq!(fold_name("Йемен").as_deref(), Some("йемен"), "и and й are two letters");
    }

    #[test]
    fn a_key_has_the_prefixes_of_its_words() {
        for (key, expected) in [
            ("peru", &["peru"][..]),
            ("trinidad & tobago", &["trinidad", "trinidad & tobago"]),
            ("alliance 90/the greens", &["alliance", "alliance 90", "alliance 90/the", "alliance 90/the greens"]),
            ("安倍 晋三", &["安倍", "安倍 晋三", "安", "安倍"]),
        ] {
            assert_eq!(prefixes(key).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn separators_are_told_apart_where_a_word_between_them_is_empty() {
        for (rest, length) in
            [(" b", 1), ("  b", 1), (", b", 2), (" & b", 3), ("/b", 1), ("+1", 1), ("", 0), (" , b", 1)]
        {
            assert_eq!(separator_length(rest.as_bytes()), length, "{rest:?}");
        }
    }

    #[test]
    fn what_cannot_be_one_name_has_no_key() {
        for name in [
            "\u{ad}", "\u{301}", "\u{640}", "Peru \u{301}", "\u{301} Peru", "", "—", "China--Korea", "China. Korea",
            "Xi. Jinping", "China\n\nKorea", "Party (Poland)",
        ] {
            assert_eq!(fold_name(name), None, "{name:?}");
        }
    }

    #[test]
    fn a_word_knows_its_shape() {
        let read = |text| read_word(text, 0, &mut KeyBuffer::default()).unwrap();
        let possessive = read("Xi's talks");
        assert_eq!((possessive.end, possessive.possessive), (4, Some(2)));
        assert!(possessive.capital && !possessive.upper);
        let initials = read("U.S.-led");
        assert_eq!((initials.end, initials.initials, initials.upper), (4, true, true));
        assert_eq!(read("Washington. He").end, 10);
        assert_eq!(read("CHINA'S").possessive, Some(5));
        assert!(read("CHINA’s").upper);
    }
}
