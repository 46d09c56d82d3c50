//! Options and a text: mentions are in order, inside the text, with reasons and one target each.

use arbitrary::{Arbitrary, Unstructured};
use legation::{CodePoints, Extractor, Options, Surnames};

/// Pieces that random letters hardly ever hit.
const PIECES: &[&str] = &[
    " President ", " Foreign Minister ", " Angela Merkel ", " Merkel ", " Bush ", " Xi ", " Georgia ", " Peru", "'s ",
    "’s ", " U.S. ", " UN ", " OAS ", " (OAS) ", " the Court ", " Foreign Ministry ", " Jr. ", " al-", " bin ",
    ", the ", " and ", "\n", "\n\n", ". ", " of ", "\u{301}", "\u{ad}", "中国", "대한민국은", " Ada Quillfeather ",
    " Kim Jong Un ", " JAPAN ", " Chinese ", " in French, ", "5. ", "<b>", "</b>", "<br>", "<a href=\"", "\">", "<!--",
    "-->", "&amp;", "&#x41;", "*", "_", "#North", "@UN", "[", "](", "\n> ", "-\n", "\u{200b}", "\u{a0}", "Ｐ",
];

#[derive(Debug, Arbitrary)]
enum Piece<'a> {
    Known(u8),
    Text(&'a str),
}

#[derive(Debug, Arbitrary)]
struct Input<'a> {
    /// A bit for each switch, in the order of declaration.
    switches: u16,
    date: Option<(u16, u8, u8)>,
    language: Option<u8>,
    surnames: u8,
    pieces: Vec<Piece<'a>>,
}

/// Reads a text with the embedded gazetteer.
pub fn extract(bytes: &[u8]) {
    let (text, options) = input(bytes);
    check(Extractor::embedded(), &text, &options);
}

/// A text and options. What is no text with options is a text without any: a corpus of plain texts is of use, too.
pub(crate) fn input(bytes: &[u8]) -> (String, Options) {
    match Input::arbitrary_take_rest(Unstructured::new(bytes)) {
        Ok(input) if bytes.first() != Some(&b'#') => (input.text(), input.options()),
        _ => (String::from_utf8_lossy(bytes).into_owned(), Options::new().rejected(true)),
    }
}

impl Input<'_> {
    fn text(&self) -> String {
        let piece = |piece: &Piece<'_>| match piece {
            Piece::Known(place) => PIECES[usize::from(*place) % PIECES.len()].to_owned(),
            Piece::Text(text) => (*text).to_owned(),
        };
        self.pieces.iter().map(piece).collect()
    }

    fn options(&self) -> Options {
        const LANGUAGES: [&str; 5] = ["de", "ko", "zh", "ar", "xx"];
        let switches = Options::new().switches().enumerate();
        let mut options = switches.fold(Options::new(), |options, (place, (keyword, ..))| {
            options.switch(keyword, self.switches >> place & 1 != 0).expect("a switch of the options")
        });
        options = options.surnames(Surnames::ALL[usize::from(self.surnames) % Surnames::ALL.len()]);
        if let Some((year, month, day)) = self.date {
            let date = format!("{:04}-{:02}-{:02}", year % 10_000, month % 13, day % 29).parse();
            options = date.into_iter().fold(options, Options::date);
        }
        self.language
            .into_iter()
            .fold(options, |options, place| options.language(LANGUAGES[usize::from(place) % LANGUAGES.len()]))
    }
}

/// What holds for the document of every text.
pub(crate) fn check(extractor: &Extractor, text: &str, options: &Options) {
    let document = extractor.extract_with(text, options);
    let offsets = CodePoints::new(text);
    let mut reached = 0;
    for mention in document.mentions() {
        let span = mention.span();
        assert!(reached <= span.start() && span.start() < span.end(), "{span:?} after {reached}");
        assert!(!document.surface(mention).is_empty());
        assert!(offsets.at(span.start()) <= span.start());
        assert!((0.0..=1.0).contains(&mention.confidence()));
        assert!(document.entity(mention).is_some() != document.discovered(mention).is_some());
        assert!(mention.evidence().count() > 0);
        assert!(mention.evidence().filter_map(|evidence| evidence.span()).all(|span| text.get(span.range()).is_some()));
        reached = span.end();
    }
    for candidate in document.rejected() {
        assert!(!candidate.surface().is_empty() && candidate.entities().count() < 100_000);
    }
    let again = extractor.extract_with(text, options);
    assert!(document.mentions().eq(again.mentions()), "the same text gives other mentions");
}
