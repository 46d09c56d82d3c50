//! The initials of a country that the text has by its name: "Miners in SA went on strike; South Africa's currency fell".

use rustc_hash::FxHashMap;

use crate::document::evidence::Reasons;
use crate::document::mention::{Mention, is_taken};
use crate::gazetteer::Gazetteer;
use crate::lexicon::{Lexicon, WordList};
use crate::resolver::disambiguate::long_form_evidence;
use crate::resolver::table;
use crate::text::fold::is_word_char;
use crate::text::{Span, cursor, words};
use crate::vocabulary::{Form, Kind};

/// Adds them where one stands behind the preposition of a place, and then wherever else the text has it.
pub(super) fn add(gazetteer: &Gazetteer, lexicon: &Lexicon, text: &str, mentions: &mut Vec<Mention>) {
    let mut by_initials: FxHashMap<String, Called<'_>> = FxHashMap::default();
    for mention in mentions.iter().filter(|mention| mention.kind == Kind::Country && mention.form == Form::Name) {
        if let Some(initials) = initials(&text[mention.span.range()]) {
            let called =
                by_initials.entry(initials).or_insert(Called { country: mention, is_one: true, places: vec![] });
            // "SA" beside South Africa and Saudi Arabia.
            called.is_one &= mention.target == called.country.target;
        }
    }
    // What is called so whatever the text has.
    let is_known = |initials: &str| gazetteer.named(initials).iter().any(|name| !name.needs_context());
    by_initials.retain(|initials, called| called.is_one && !is_known(initials));
    if by_initials.is_empty() {
        return;
    }
    for span in runs_of_capitals(text) {
        if let Some(called) = by_initials.get_mut(&text[span.range()])
            && is_alone(lexicon, text, span)
            && !is_taken(mentions, span)
        {
            called.places.push(span);
        }
    }
    let mut found = Vec::new();
    for Called { country, places, .. } in by_initials.into_values() {
        if places.iter().any(|span| follows_place_preposition(lexicon, text, *span)) {
            let reasons = Reasons::new(long_form_evidence(places[0], country.span));
            let mention = |span| table::mention(span, Kind::Country, Form::Acronym, country.target, reasons);
            found.extend(places.into_iter().map(mention));
        }
    }
    if !found.is_empty() {
        mentions.extend(found);
        mentions.sort_by_key(|mention| mention.span.start());
    }
}

/// What the initials may stand for, and where the text has them.
struct Called<'m> {
    country: &'m Mention,
    is_one: bool,
    places: Vec<Span>,
}

/// The runs of two or more capitals of ASCII.
fn runs_of_capitals(text: &str) -> impl Iterator<Item = Span> {
    /// Bytes that are looked at together, which mostly have none.
    const BLOCK: usize = 64;
    let bytes = text.as_bytes();
    let are_capitals = |pair: &[u8]| pair[0].is_ascii_uppercase() & pair[1].is_ascii_uppercase();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let mut pairs = bytes[at..bytes.len().min(at + BLOCK + 1)].windows(2);
            if pairs.clone().fold(false, |found, pair| found | are_capitals(pair)) {
                let start = at + pairs.position(are_capitals)?;
                at = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_uppercase()).count();
                return Some(Span::new(start, at));
            }
            at += BLOCK;
        }
        None
    })
}

/// The first letters of the capitalised words of a name that has more than one: of "Dominican Republic".
fn initials(name: &str) -> Option<String> {
    if !name.contains(' ') {
        return None;
    }
    let mut initials = String::new();
    for word in name.split(' ') {
        initials.extend(word.chars().next().filter(|letter| letter.is_uppercase()));
    }
    // A name in capitals has no others.
    (initials.len() > 1 && name.contains(char::is_lowercase)).then_some(initials)
}

/// Whether no letter and no capitalised word stands beside: "DR Smith", "Nestle SA".
fn is_alone(lexicon: &Lexicon, text: &str, span: Span) -> bool {
    let (before, after) = (cursor::before(text, span.start()), cursor::after(text, span.end()));
    let last = words::last(before.strip_suffix(' ').unwrap_or_default());
    let next = after.strip_prefix(' ').unwrap_or_default();
    let opens = before.is_empty() || before.ends_with(". ") || before.ends_with('\n');
    !before.ends_with(|c| is_word_char(c) || c == '.' || c == '-')
        && !after.starts_with(|c| is_word_char(c) || c == '-')
        && (opens || !last.starts_with(char::is_uppercase) || lexicon.lists_in_lower_case(last).has(WordList::Articles))
        && !next.starts_with(char::is_uppercase)
}

/// Whether it stands behind "in", "from", or "in the".
fn follows_place_preposition(lexicon: &Lexicon, text: &str, span: Span) -> bool {
    let Some(head) = cursor::before(text, span.start()).strip_suffix(' ') else { return false };
    let (head, word) = words::split_last(head);
    let is_preposition = |word: &str| lexicon.has(WordList::PlacePrepositions, word);
    is_preposition(word) || lexicon.has(WordList::Articles, word) && is_preposition(words::last(head))
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::Extractor;

    #[test]
    fn capitals_are_found_wherever_they_stand() {
        for gap in 0..200 {
            let text = format!("US, xUK a B CDE\u{c9}FG {}HI", " ".repeat(gap));
            let found: Vec<&str> = super::runs_of_capitals(&text).map(|span| &text[span.range()]).collect();
            assert_eq!(found, ["US", "UK", "CDE", "FG", "HI"]);
        }
    }

    #[test]
    fn a_country_is_called_by_its_initials() {
        for (text, expected) in [
            (
                "Pilots in the DR stayed at home. The Dominican Republic waits. The DR lives on tourism.",
                &["DR", "Dominican Republic", "DR"][..],
            ),
            ("The DR model failed. The Dominican Republic waits.", &["Dominican Republic"]),
            ("Miners in DR Smith's pit. The Dominican Republic waits.", &["Dominican Republic"]),
        ] {
            let document = Extractor::embedded().extract(text);
            let found: Vec<&str> = document.mentions().map(|mention| document.surface(mention)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
