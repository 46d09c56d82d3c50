//! The initials of a country that the text has by its name: "Miners in SA went on strike; South Africa's currency fell".

use rustc_hash::FxHashMap;

use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::document::mention::{Mention, is_taken};
use crate::gazetteer::Gazetteer;
use crate::lexicon::{Lexicon, WordList};
use crate::resolver::table;
use crate::text::fold::is_word_char;
use crate::text::{Span, cursor, words};
use crate::vocabulary::{Form, Kind};

/// Adds them where one stands behind the preposition of a place, and then wherever else the text has it.
pub(super) fn add(gazetteer: &Gazetteer, lexicon: &Lexicon, text: &str, mentions: &mut Vec<Mention>) {
    let mut by_initials: FxHashMap<String, Vec<&Mention>> = FxHashMap::default();
    for mention in mentions.iter().filter(|mention| mention.kind == Kind::Country && mention.form == Form::Name) {
        if let Some(initials) = initials(&text[mention.span.range()]) {
            by_initials.entry(initials).or_default().push(mention);
        }
    }
    if by_initials.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for (initials, countries) in &by_initials {
        let country = countries[0];
        // "SA" beside South Africa and Saudi Arabia, or what is called so whatever the text has.
        let is_another = countries.iter().any(|other| other.target != country.target);
        if is_another || gazetteer.named(initials).iter().any(|name| !name.needs_context()) {
            continue;
        }
        let is_free = |span: &Span| is_alone(lexicon, text, *span) && !is_taken(mentions, *span);
        let spans = text.match_indices(&**initials).map(|(start, _)| Span::new(start, start + initials.len()));
        let spans: Vec<Span> = spans.filter(is_free).collect();
        if spans.iter().any(|span| follows_place_preposition(lexicon, text, *span)) {
            let reasons = Reasons::new(Evidence::from_words(long_form(country, spans[0]), country.span));
            let mention = |span| table::mention(span, Kind::Country, Form::Acronym, country.target, reasons);
            found.extend(spans.into_iter().map(mention));
        }
    }
    if !found.is_empty() {
        mentions.extend(found);
        mentions.sort_by_key(|mention| mention.span.start());
    }
}

fn long_form(country: &Mention, span: Span) -> Rule {
    if country.span.start() < span.start() { Rule::LongFormBefore } else { Rule::LongFormAfter }
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
    let word = words::last(head);
    let before = || words::last(head[..head.len() - word.len()].trim_end_matches(' '));
    let is_preposition = |word: &str| lexicon.has(WordList::PlacePrepositions, word);
    is_preposition(word) || lexicon.has(WordList::Articles, word) && is_preposition(before())
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::Extractor;

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
