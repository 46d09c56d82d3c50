//! What happened to a name on its way into a table: an encoding that was misread, entities of HTML, odd blanks, quotation marks around it and marks
//! of footnotes behind it. All of it is undone before the name is compared.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The name as its author wrote it, as far as that can be told.
pub(super) fn mended(text: &str) -> String {
    let mut text = Cow::Borrowed(text);
    // What was misread on the way in and again on the way out was misread twice.
    for _ in 0..3 {
        match read_again(&text) {
            Some(again) => text = Cow::Owned(again),
            None => break,
        }
    }
    let text = if text.contains('&') { without_entities(&text) } else { text.into_owned() };
    bare(&text).nfkc().map(|c| if c == '_' || c.is_whitespace() { ' ' } else { c }).collect()
}

/// The text without quotation marks around it and marks of footnotes behind it: "Kosovo*", "China¹", "France a/".
pub(in crate::gazetteer) fn bare(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let quotes = ['"', '“', '”', '„', '«', '»', '\''];
        let marks = |c| {
            // Superscripts: of Latin-1, and the blocks that have the other digits and letters.
            matches!(c, '*' | '†' | '‡' | '§' | '¶' | '#' | '²' | '³' | '¹' | 'ª' | 'º' | '\u{2070}'..='\u{209c}' | '\u{1d2c}'..='\u{1d6a}')
        };
        let letter = text.strip_suffix('/').and_then(|rest| rest.rsplit_once(' ')).filter(|(_, mark)| mark.len() < 3);
        let shorter = letter.map_or(text, |(rest, _)| rest).trim_matches(quotes).trim_end_matches(marks).trim();
        if shorter.is_empty() || shorter.len() == text.len() {
            return text;
        }
        text = shorter;
    }
}

/// The text that these characters are when their bytes in Windows-1252 (or Latin-1) are read as UTF-8: "CÃ´te" is "Côte".
fn read_again(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let decoded = |read: &dyn Fn(char) -> char| {
        let bytes: Option<Vec<u8>> = text.chars().map(|c| byte_in_windows_1252(read(c))).collect();
        String::from_utf8(bytes?).ok()
    };
    // A table may have its own blanks that do not break, and may have been put into lower case after it was misread.
    let blank = |c| if c == '\u{a0}' { ' ' } else { c };
    let first_byte =
        |c| if matches!(c, 'â'..='å') { char::from_u32(u32::from(c) - 0x20).unwrap_or(c) } else { blank(c) };
    decoded(&|c| c).or_else(|| decoded(&blank)).or_else(|| decoded(&first_byte))
}

fn byte_in_windows_1252(c: char) -> Option<u8> {
    /// The characters of the bytes 0x80 to 0x9F; five of them have none, and stand for a control character of Latin-1.
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match UPPER.iter().position(|&upper| upper == c) {
        Some(place) => Some(0x80 + place as u8),
        None => u8::try_from(u32::from(c)).ok(),
    }
}

/// The text with the entities of HTML that tables leave behind: those of XML, and numbers.
fn without_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity = rest.find(';').and_then(|end| Some((entity(&rest[1..end])?, end + 1)));
        let (c, length) = entity.unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[length..];
    }
    out + rest
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" | "AMP" => Some('&'),
        "apos" | "lsquo" | "rsquo" => Some('\''),
        "quot" => Some('"'),
        "nbsp" => Some(' '),
        "ndash" | "mdash" => Some('–'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn what_was_misread_is_read_again() {
        for (written, meant) in [
            ("RÃ©union", "Réunion"),
            ("Ã…land Islands", "Åland Islands"),
            ("TÃ¼rkiye", "Türkiye"),
            ("SÃ£o TomÃ© and PrÃ\u{ad}ncipe", "São Tomé and Príncipe"),
            ("CuraÃƒÂ§ao", "Curaçao"),
            ("CÃ´te\u{a0}d'Ivoire", "Côte d'Ivoire"),
            ("mã©xico", "méxico"),
            ("Côte d’Ivoire", "Côte d’Ivoire"),
            ("Réunion", "Réunion"),
            ("Россия", "Россия"),
        ] {
            assert_eq!(mended(written), meant, "{written}");
        }
    }

    #[test]
    fn quotes_and_marks_of_footnotes_are_left_out() {
        for written in
            ["Serbia", "\"Serbia\"", "Serbia*", "Serbia ¹", "Serbiaᵃ", "Serbia a/", "Serbia 1/", " “Serbia†” "]
        {
            assert_eq!(mended(written), "Serbia", "{written}");
        }
        assert_eq!((mended("*"), mended("Serbia/")), ("*".to_owned(), "Serbia/".to_owned()));
    }

    #[test]
    fn entities_and_blanks_are_characters() {
        for (written, meant) in [
            ("Trinidad &amp; Tobago", "Trinidad & Tobago"),
            ("C&#244;te d&#x27;Ivoire", "Côte d'Ivoire"),
            ("Fish & Chips; more", "Fish & Chips; more"),
            ("&#99999999;", "&#99999999;"),
            ("Costa\u{a0}Rica", "Costa Rica"),
            ("new_zealand", "new zealand"),
            ("Ｐｅｒｕ", "Peru"),
        ] {
            assert_eq!(mended(written), meant, "{written}");
        }
    }
}
