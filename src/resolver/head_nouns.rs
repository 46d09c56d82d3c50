//! On request: the head noun of an organisation's name for the organisation: "the International Criminal Court … the Court".

use super::is_taken;
use super::words::{self, is_name_like};
use crate::evidence::{Evidence, EvidenceList, Rule};
use crate::gazetteer::Gazetteer;
use crate::going::Going;
use crate::key::is_word_char;
use crate::mention::Mention;
use crate::span::Span;
use crate::vocabulary::{Form, Kind};

/// Nouns that stand for a body once it has been named.
const HEADS: [&str; 24] = [
    "Agency", "Alliance", "Army", "Assembly", "Association", "Authority", "Bank", "Bloc", "Chamber", "Commission",
    "Committee", "Congress", "Council", "Court", "Department", "Front", "Fund", "Ministry", "Movement", "Organisation",
    "Organization", "Parliament", "Party", "Union",
];
/// How many mentions back the organisation may have been named.
const REACH: usize = 40;

/// Adds the capitalised head nouns behind "the" to the mentions, each as the organisation that was named last with such a name.
pub(super) fn add(gazetteer: &Gazetteer, text: &str, mentions: &mut Vec<Mention>, going: &Going<'_>) {
    let mut found = Vec::new();
    for (place, article) in text.match_indices("he ") {
        if !going.on(1) {
            return;
        }
        let start = place + article.len();
        let word = words::first(&text[start..]);
        let is_article = text[..place].strip_suffix(['t', 'T']).is_some_and(|head| !head.ends_with(is_word_char));
        let span = Span::new(start, start + word.len());
        if !is_article || !HEADS.contains(&word) || goes_on(&text[span.end()..]) || is_taken(mentions, span) {
            continue;
        }
        let behind = mentions.partition_point(|mention| mention.span.end() <= start);
        let before = mentions[..behind].iter().rev().take(REACH);
        let named = before.filter(|mention| mention.kind == Kind::Organisation).find(|mention| {
            let name = mention.target.entity().map(|number| gazetteer.entity_at(number).name());
            name.is_some_and(|name| name.split(' ').any(|part| part == word))
        });
        found.extend(named.map(|named| Mention {
            span,
            form: Form::Short,
            evidence: EvidenceList::of(Evidence::from_words(Rule::LongFormBefore, named.span)),
            ..*named
        }));
    }
    mentions.extend(found);
    mentions.sort_by_key(|mention| mention.span.start());
}

/// Whether a longer name begins here: "the Court of Appeal", "the Party Congress".
fn goes_on(tail: &str) -> bool {
    let Some(rest) = tail.strip_prefix(' ') else { return false };
    let word = words::first(rest);
    matches!(word, "of" | "for") || is_name_like(word)
}
