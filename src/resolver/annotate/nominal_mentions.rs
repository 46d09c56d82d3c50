//! On request: the head noun of an organisation's name for the organisation: "the International Criminal Court … the Court".

use crate::cancellation::Going;
use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::document::mention::{Mention, is_taken};
use crate::gazetteer::Gazetteer;
use crate::lexicon::{Lexicon, WordList};
use crate::resolver::table;
use crate::text::words::{self, is_name_like};
use crate::text::{Place, Span, cursor};
use crate::vocabulary::{Form, Kind};

/// How many mentions back the organisation may have been named.
const REACH: usize = 40;

/// Adds the capitalised head nouns after "the" to the mentions, each as the organisation that was named last with such a name.
pub(super) fn add(
    gazetteer: &Gazetteer,
    lexicon: &Lexicon,
    text: &str,
    mentions: &mut Vec<Mention>,
    going: &Going<'_>,
) {
    let mut found = Vec::new();
    for (place, _) in text.match_indices(' ') {
        if !going.on(1) {
            return;
        }
        let start = place + 1;
        let word = words::first(cursor::after(text, start));
        if !is_name_like(word) || !lexicon.has(WordList::NominalHeads, word) {
            continue;
        }
        let is_article = lexicon.has(WordList::Articles, words::last(cursor::before(text, place)));
        let span = Span::new(start, start + word.len());
        if !is_article || goes_on(lexicon, Place::new(text, span)) || is_taken(mentions, span) {
            continue;
        }
        let after = mentions.partition_point(|mention| mention.span.end() <= start);
        let before = mentions[..after].iter().rev().take(REACH);
        let named = before.filter(|mention| mention.kind == Kind::Organisation).find(|mention| {
            let name = mention.target.entity().map(|handle| gazetteer.entity_at(handle).name());
            name.is_some_and(|name| name.split(' ').any(|part| part == word))
        });
        found.extend(named.map(|named| {
            let reasons = Reasons::new(Evidence::from_words(Rule::LongFormBefore, named.span));
            table::mention(span, named.kind, Form::Short, named.target, reasons)
        }));
    }
    mentions.extend(found);
    mentions.sort_by_key(|mention| mention.span.start());
}

/// Whether a longer name begins here: "the Court of Appeal", "the Party Congress".
fn goes_on(lexicon: &Lexicon, place: Place<'_>) -> bool {
    let word = place.next_word();
    lexicon.has(WordList::HeadPrepositions, word) || is_name_like(word)
}
