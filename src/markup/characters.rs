//! The characters of typography and what is typed for them.

/// The length of the character at a byte; `None` where it is of ASCII or the text ends.
#[inline]
pub(super) fn length(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at)? {
        ..0x80 => None,
        ..0xE0 => Some(2),
        ..0xF0 => Some(3),
        _ => Some(4),
    }
}

/// What is typed for the character at a byte, where it is of typography: nothing, if it is not seen.
#[inline]
pub(super) fn plain_at(text: &str, at: usize) -> Option<&'static str> {
    let is_worth = matches!(text.as_bytes()[at], 0xC2 | 0xCA | 0xCD | 0xD8 | 0xE1 | 0xE2 | 0xE3 | 0xEF);
    if is_worth {
        text[at..].chars().next().and_then(|c| plain(c).map(|plain| beside(text, at, c, plain)))
    } else {
        None
    }
}

/// What is typed for a character that means something else beside some others.
fn beside(text: &str, at: usize, c: char, plain: &'static str) -> &'static str {
    let (before, after) = (|| text[..at].chars().next_back(), || text[at + c.len_utf8()..].chars().next());
    match c {
        // Russian writes so what others write with a hyphen: "Папуа — Новая Гвинея".
        '\u{2014}' if before() == Some(' ') && after() == Some(' ') => "-",
        // Where a line may end between two words.
        '\u{200B}' if before().is_some_and(char::is_lowercase) && after().is_some_and(char::is_uppercase) => " ",
        _ => plain,
    }
}

/// A hyphen that is not the one of ASCII.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}')
}

/// Whether a character is written as part of the one before where both have one in common: accents, the parts of Hangul, the marks of kana, the second
/// parts of vowel signs in the scripts of India, Ceylon and Burma.
pub(super) fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{653}'..='\u{655}' | '\u{1161}'..='\u{11C2}' | '\u{3099}' | '\u{309A}')
        || matches!(
            c,
            '\u{9BE}' | '\u{9D7}' | '\u{B3E}' | '\u{B56}' | '\u{B57}' | '\u{BBE}' | '\u{BD7}' | '\u{C56}' | '\u{CC2}'
        )
        || matches!(c, '\u{CD5}' | '\u{CD6}' | '\u{D3E}' | '\u{D57}' | '\u{DCA}' | '\u{DCF}' | '\u{DDF}' | '\u{102E}')
}

/// Whether such a character may start with these bytes.
#[inline]
pub(super) fn may_be_accent(bytes: &[u8]) -> bool {
    matches!(bytes, [0xCC | 0xCD | 0xD9 | 0xE1 | 0xE3, ..] | [0xE0, 0xA6..=0xB7, ..])
}

fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        // Soft hyphen, grapheme joiner, zero-width spaces and joiners, marks of direction, byte order marks, variation selectors.
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => "",
        '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FE0E}' | '\u{FE0F}' => "",
        // No-break and typographic spaces, the ideographic one.
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => " ",
        '\u{85}' | '\u{2028}' => "\n",
        '\u{2029}' => "\n\n",
        '‘' | '’' | '‚' | '‛' | 'ʻ' | 'ʼ' => "'",
        '“' | '”' | '„' | '‟' => "\"",
        '…' => "...",
        c if is_hyphen(c) => "-",
        '\u{2014}' | '\u{2015}' => "--",
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＆' | '＇' | '．' => full_width(c),
        _ => return None,
    })
}

/// The character of ASCII whose full-width form it is.
fn full_width(c: char) -> &'static str {
    const ASCII: &str =
        "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    let place = (u32::from(c) - u32::from('！')) as usize;
    &ASCII[place..place + 1]
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn no_character_of_typography_is_passed_over() {
        for c in '\u{80}'..=char::MAX {
            assert_eq!(plain_at(&c.to_string(), 0), plain(c), "{c:?}");
            assert_eq!(length(c.to_string().as_bytes(), 0), Some(c.len_utf8()));
            assert!(!is_accent(c) || may_be_accent(c.to_string().as_bytes()), "{c:?}");
        }
    }

    #[test]
    fn what_is_typed_is_what_unicode_takes_for_compatible() {
        for c in ('！'..='～').filter(|&c| plain(c).is_some()) {
            assert_eq!(plain(c).map(str::to_owned), Some(c.to_string().nfkc().collect()), "{c}");
        }
        let spaces = ('\u{80}'..=char::MAX).filter(|c| c.is_whitespace());
        assert!(spaces.clone().all(|c| plain(c).is_some_and(|plain| plain.chars().all(char::is_whitespace))));
    }
}
