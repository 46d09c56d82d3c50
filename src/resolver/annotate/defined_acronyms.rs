//! Acronyms that the text gives to an organisation which the gazetteer does not know by them: "the Party of Regions (PR) … PR deputies".

use rustc_hash::FxHashMap;

use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::document::mention::{Mention, Target, is_taken};
use crate::gazetteer::{Gazetteer, Name};
use crate::lexicon::{Lexicon, WordList};
use crate::resolver::table;
use crate::text::fold::{is_word_char, next_char, previous_char};
use crate::text::{Span, cursor, words};
use crate::vocabulary::{Form, Kind, OrganisationClass};

/// An acronym: whose it is, and the name that it is defined by.
#[derive(Clone, Copy)]
struct Defined {
    target: Target,
    name: Span,
}

/// Adds the acronyms in brackets after the names of organisations to the mentions, and wherever else they stand.
pub(super) fn add(gazetteer: &Gazetteer, lexicon: &Lexicon, text: &str, mentions: &mut Vec<Mention>) {
    /// Acronyms that are looked for, each in the whole text, at most: no text of people defines more.
    const MOST: usize = 32;
    let mut defined: FxHashMap<&str, Defined> = FxHashMap::default();
    for mention in mentions.iter().filter(|mention| mention.kind == Kind::Organisation && mention.form != Form::Acronym)
    {
        let Some(acronym) = in_brackets(cursor::after(text, mention.span.end())) else { continue };
        // "The party (May)" is a month.
        let is_party = || mention.target.entity().is_some_and(|entity| gazetteer.entity_at(entity).is_party());
        if acronym.contains(char::is_lowercase) && (!is_party() || lexicon.has(WordList::Calendar, acronym)) {
            continue;
        }
        let start = mention.span.end() + " (".len();
        let is_free = !is_taken(mentions, Span::new(start, start + acronym.len()));
        if is_free && defined.len() < MOST && may_be_its_own(gazetteer, &text[mention.span.range()], acronym) {
            defined.entry(acronym).or_insert(Defined { target: mention.target, name: mention.span });
        }
    }
    if !defined.is_empty() {
        add_all(text, defined, mentions);
    }
}

/// Adds each of the acronyms wherever it stands.
// Apart, because few texts define any.
#[inline(never)]
fn add_all(text: &str, defined: FxHashMap<&str, Defined>, mentions: &mut Vec<Mention>) {
    let mut found: Vec<Mention> = Vec::new();
    for (acronym, Defined { target, name }) in defined {
        let reasons = Reasons::new(Evidence::from_words(Rule::LongFormBefore, name));
        let spans = text.match_indices(acronym).map(|(start, _)| Span::new(start, start + acronym.len()));
        let is_free = |span: &Span| is_word(text, *span) && !is_taken(mentions, *span);
        let mention = |span| table::mention(span, Kind::Organisation, Form::Acronym, target, reasons);
        found.extend(spans.filter(is_free).map(mention));
    }
    mentions.extend(found);
    mentions.sort_by_key(|mention| mention.span.start());
}

/// Whether no letter goes on on either side.
fn is_word(text: &str, span: Span) -> bool {
    let is_in_word = |c: Option<char>| c.is_some_and(is_word_char);
    !is_in_word(previous_char(text, span.start())) && !is_in_word(next_char(text, span.end()))
}

/// The acronym that opens a text in brackets: of " (PR) came"; parties of some countries have small letters in theirs: " (Ap)", " (CiU)".
fn in_brackets(tail: &str) -> Option<&str> {
    /// Letters, at least and at most: "(D)" is a party's mark behind a senator.
    const LETTERS: std::ops::RangeInclusive<usize> = 2..=8;
    let inside = tail.strip_prefix(" (")?;
    let acronym = words::first(inside);
    let is_short = || acronym.len() <= 3 && acronym.starts_with(char::is_uppercase);
    let is_mixed = || acronym.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    let is_acronym = acronym.chars().all(char::is_alphabetic)
        && LETTERS.contains(&acronym.chars().count())
        && (is_short() || is_mixed());
    (is_acronym && inside[acronym.len()..].starts_with(')')).then_some(acronym)
}

/// Whether the letters are the initials of the name's words, or nobody else's without a context that says so: "the White House (AP)" names an agency,
/// "the Labour Party (UK)" a country.
fn may_be_its_own(gazetteer: &Gazetteer, name: &str, acronym: &str) -> bool {
    let initials = name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|letter| letter.is_uppercase());
    let is_weak = |name: &Name<'_>| {
        let class = name.entity().as_organisation().map(|body| body.class());
        name.needs_context() && class.is_some_and(|class| class != OrganisationClass::NewsAgency)
    };
    let is_mixed = acronym.contains(char::is_lowercase);
    is_mixed || initials.eq(acronym.chars()) || gazetteer.named(acronym).iter().all(is_weak)
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::Extractor;

    #[test]
    fn an_acronym_in_brackets_is_one() {
        for (tail, expected) in [
            (" (PR) came", Some("PR")),
            (" (D) came", None),
            (" (Ap) came", Some("Ap")),
            (" (CiU) came", Some("CiU")),
            (" (Oslo) came", None),
            (" (PR, since 2001) came", None),
            (" (the) came", None),
            (", PR", None),
        ] {
            assert_eq!(in_brackets(tail), expected, "{tail}");
        }
    }

    #[test]
    fn what_the_text_defines_counts_everywhere_in_it() {
        let text =
            "ZQX will meet. The International Criminal Court (ZQX) sat, and ZQX rose; the White House (AP) did not.";
        let document = Extractor::embedded().extract(text);
        let found: Vec<&str> = document.mentions().map(|mention| document.surface(mention)).collect();
        assert_eq!(found, ["ZQX", "International Criminal Court", "ZQX", "ZQX", "White House"]);
    }
}
