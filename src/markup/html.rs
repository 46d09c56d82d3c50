//! Tags of HTML: `<b>France</b>` is read as "France", `South<br>Korea` as two lines, what stands in a tag (`alt="Peru"`) not at all.
//!
//! Only the elements that HTML has: "<Peru.org>" and "a < b" stay what they are.

use super::Reader;

/// Bytes of a tag or comment.
const LONGEST: usize = 2048;
/// "</blockquote"
const LONGEST_NAME: usize = 10;

impl Reader<'_, '_> {
    /// Reads a tag or a comment, if one starts here.
    pub(super) fn read_tag(&mut self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let near = &bytes[at..bytes.len().min(at + LONGEST)];
        match tag(near).or_else(|| comment(near)) {
            Some((length, plain)) => self.replace(at, at + length, plain),
            None => at + 1,
        }
    }
}

/// The length of the tag at the beginning, and what it is read as.
fn tag(bytes: &[u8]) -> Option<(usize, &'static str)> {
    let start = 1 + usize::from(bytes.get(1) == Some(&b'/'));
    let rest = bytes.get(start..)?;
    let name: Vec<u8> =
        rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).take(LONGEST_NAME + 1).copied().collect();
    let plain = read_as(&name.to_ascii_lowercase())?;
    let end = start + name.len();
    if !matches!(bytes.get(end)?, b'>' | b'/' | b' ' | b'\n' | b'\r' | b'\t') {
        return None;
    }
    Some((end + length_of_attributes(&bytes[end..])?, plain))
}

/// Up to the sign that ends the tag. The look stops where the next one may start, so that each byte of a text is looked at twice at most.
fn length_of_attributes(bytes: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (place, &byte) in bytes.iter().enumerate() {
        match (byte, quote) {
            (b'<', _) => return None,
            (b'>', None) => return Some(place + 1),
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(opening)) if byte == opening => quote = None,
            _ => {}
        }
    }
    None
}

/// The length of the comment at the beginning. Here, too, the look stops where something may start.
fn comment(bytes: &[u8]) -> Option<(usize, &'static str)> {
    let inside = bytes.strip_prefix(b"<!--")?;
    let length = inside.iter().position(|&byte| byte == b'<').unwrap_or(inside.len());
    let end = inside[..length].windows(3).position(|three| three == b"-->")?;
    Some((b"<!---->".len() + end, ""))
}

/// What a tag says of the words on both sides, by the name of its element in lower case.
fn read_as(element: &[u8]) -> Option<&'static str> {
    Some(match element {
        b"a" | b"abbr" | b"acronym" | b"b" | b"bdi" | b"bdo" | b"big" | b"cite" | b"code" | b"data" | b"del"
        | b"dfn" | b"em" | b"font" | b"i" | b"ins" | b"kbd" | b"mark" | b"q" | b"s" | b"samp" | b"small" | b"span"
        | b"strike" | b"strong" | b"time" | b"tt" | b"u" | b"var" | b"wbr" => "",
        // A footnote is not the end of the word before it.
        b"img" | b"sub" | b"sup" => " ",
        b"br" => "\n",
        b"address" | b"article" | b"aside" | b"blockquote" | b"body" | b"caption" | b"center" | b"dd" | b"details"
        | b"div" | b"dl" | b"dt" | b"figcaption" | b"figure" | b"footer" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5"
        | b"h6" | b"head" | b"header" | b"hr" | b"html" | b"li" | b"main" | b"nav" | b"ol" | b"p" | b"pre"
        | b"section" | b"summary" | b"table" | b"tbody" | b"td" | b"tfoot" | b"th" | b"thead" | b"title" | b"tr"
        | b"ul" => "\n\n",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_end_where_html_ends_them() {
        for (text, expected) in [
            ("<b>x", Some((3, ""))),
            ("</B >x", Some((5, ""))),
            ("<br/>x", Some((5, "\n"))),
            ("<blockquote>x", Some((12, "\n\n"))),
            ("<a href=\"x>y\" title='\"'>x", Some((24, ""))),
            ("<a href=\"x<b>y\">x", None),
            ("<a href=\"x", None),
            ("<bold>x", None),
            ("<b.org>x", None),
            ("< b>x", None),
            ("<", None),
            ("</", None),
            ("<b", None),
            ("<!-- a > b -->x", Some((14, ""))),
            ("<!---->x", Some((7, ""))),
            ("<!-->x", None),
            ("<!-- <b> -->x", None),
        ] {
            assert_eq!(tag(text.as_bytes()).or_else(|| comment(text.as_bytes())), expected, "{text}");
        }
    }
}
