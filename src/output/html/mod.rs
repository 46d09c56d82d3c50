//! What notebooks show: a document with its mentions marked, an entity, a table.
//!
//! The result is one `<div>` with a style of its own and nothing else: no script, nothing that is fetched. Whatever comes from texts and
//! gazetteers goes through [`Page::text`] or [`Page::attribute`], which escape it; what is shown is bounded, whatever there is.

mod document;
mod entity;
mod table;

pub use document::documents_to_html;
pub use table::table_to_html;

use std::fmt::Write;

use crate::vocabulary::Kind;

/// The style, with classes of its own that no other page has.
const STYLE: &str = include_str!("style.css");
/// A cell or a line of a tooltip has at most so many characters; names have far fewer.
const CELL: usize = 160;

/// HTML while it is written.
struct Page {
    html: String,
}

impl Page {
    /// The outer element. MathJax is told to leave dollar signs alone, in the words of its second version and of the later ones.
    fn new() -> Page {
        let mut page = Page { html: String::new() };
        page.raw("<div class=\"legation tex2jax_ignore mathjax_ignore\"><style>");
        // On one line: in Markdown a blank line would end the element.
        STYLE.lines().for_each(|line| page.raw(line.trim()));
        page.raw("</style>");
        page
    }

    fn finish(mut self) -> String {
        self.raw("</div>");
        self.html
    }

    /// Markup of ours.
    fn raw(&mut self, markup: &str) {
        self.html.push_str(markup);
    }

    /// Words of anybody's, line by line.
    fn text(&mut self, text: &str) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.raw("<br>");
            }
            html_escape::encode_quoted_attribute_to_string(line, &mut self.html);
        }
    }

    /// The same with an end, in an element that keeps its direction from its neighbours.
    fn name(&mut self, name: &str) {
        self.raw("<bdi>");
        self.text(&cut(name, CELL));
        self.raw("</bdi>");
    }

    /// An attribute; a line end in it is one in a tooltip.
    fn attribute(&mut self, name: &'static str, value: &str) {
        write!(self.html, " {name}=\"").expect("a string grows");
        for (number, line) in value.split('\n').enumerate() {
            if number > 0 {
                self.raw("&#10;");
            }
            html_escape::encode_quoted_attribute_to_string(line, &mut self.html);
        }
        self.raw("\"");
    }

    /// Words in an element, of a class if it has one.
    fn element(&mut self, element: &'static str, class: &'static str, text: &str) {
        match class {
            "" => write!(self.html, "<{element}>"),
            class => write!(self.html, "<{element} class=\"{class}\">"),
        }
        .expect("a string grows");
        self.text(text);
        write!(self.html, "</{element}>").expect("a string grows");
    }

    /// A line below what is shown.
    fn note(&mut self, text: &str) {
        self.element("p", "lg-note", text);
    }

    /// The item of Wikidata, as a link; nothing that is not the id of one.
    fn wikidata(&mut self, qid: &str) {
        if !is_qid(qid) {
            return self.name(qid);
        }
        self.link(&format!("https://www.wikidata.org/wiki/{qid}"), qid);
    }

    /// An article of the English Wikipedia.
    fn wikipedia(&mut self, title: &str) {
        let mut address = String::from("https://en.wikipedia.org/wiki/");
        for byte in title.replace(' ', "_").bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => address.push(byte as char),
                byte => write!(address, "%{byte:02X}").expect("a string grows"),
            }
        }
        self.link(&address, title);
    }

    fn link(&mut self, address: &str, text: &str) {
        self.raw("<a");
        self.attribute("href", address);
        self.raw(" target=\"_blank\" rel=\"noopener noreferrer\">");
        self.name(text);
        self.raw("</a>");
    }

    /// The kind in a word, which stands beside what it is of: colours alone would not tell everybody.
    fn kind(&mut self, kind: Kind) {
        self.element("span", "lg-kind", kind_word(kind));
    }
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Organisation => "org",
        kind => kind.as_str(),
    }
}

/// The class of the style.
fn kind_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Country => "lg-country",
        Kind::Leader => "lg-leader",
        Kind::Organisation => "lg-organisation",
        Kind::Other => "lg-other",
    }
}

/// Whether it is the id of an item of Wikidata.
fn is_qid(text: &str) -> bool {
    text.strip_prefix('Q')
        .is_some_and(|digits| (1..=12).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit()))
}

/// The first characters, with a sign that there are more.
fn cut(text: &str, characters: usize) -> std::borrow::Cow<'_, str> {
    match text.char_indices().nth(characters) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// "1 mention", "1,204 mentions".
fn counted(count: usize, one: &str) -> String {
    format!("{} {one}{}", grouped(count), if count == 1 { "" } else { "s" })
}

/// A number with commas between its thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!([counted(1, "mention"), counted(1000, "mention")], ["1 mention", "1,000 mentions"]);
    }

    #[test]
    fn only_items_of_wikidata_become_links() {
        for (text, item) in [("Q15031", true), ("Q", false), ("q1", false), ("Q1\"", false), ("Q1/../x", false)] {
            assert_eq!(is_qid(text), item, "{text}");
        }
    }

    /// The style is for any page and fetches nothing.
    #[test]
    fn the_style_holds_rules_of_its_own_only() {
        let styled =
            STYLE.split('}').map(|rule| rule.split('{').next().unwrap().trim()).filter(|rule| !rule.is_empty());
        for selector in styled.flat_map(|selectors| selectors.split(',')) {
            assert!(selector.trim().starts_with(".legation"), "{selector}");
        }
        for word in ["url(", "@import", "expression", "<"] {
            assert!(!STYLE.contains(word), "{word}");
        }
    }

    /// A notebook may be light or dark, and cannot be asked which without a script: the colour of each kind does for both.
    #[test]
    fn colours_stand_out_on_light_and_dark_pages() {
        let colours: Vec<&str> = STYLE.split("--lg-colour:").skip(1).map(|rest| &rest[..7]).collect();
        assert_eq!(colours.len(), 4);
        for colour in colours {
            for page in ["#ffffff", "#111111", "#1e1e1e"] {
                let (lighter, darker) =
                    (luminance(colour).max(luminance(page)), luminance(colour).min(luminance(page)));
                let contrast = (lighter + 0.05) / (darker + 0.05);
                assert!(contrast >= 3.0, "{colour} on {page}: {contrast:.2}"); // WCAG 2.2, 1.4.11
            }
        }
    }

    /// As WCAG defines it.
    fn luminance(colour: &str) -> f64 {
        let channel = |place: usize| {
            let share = f64::from(u8::from_str_radix(&colour[place..place + 2], 16).expect("six digits")) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }
}
