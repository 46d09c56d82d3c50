//! The head noun of an organisation's name for the organisation: "the International Criminal Court … the Court", "NATO … the Alliance".

use smallvec::SmallVec;

use crate::cancellation::Going;
use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::document::mention::{Mention, is_taken};
use crate::gazetteer::{Entity, EntityHandle, Gazetteer};
use crate::lexicon::{Lexicon, WordList};
use crate::resolver::table;
use crate::scanner::Capitalised;
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
    capitals: impl Iterator<Item = Capitalised>,
    mentions: &mut Vec<Mention>,
    going: &Going<'_>,
) {
    if !mentions.iter().any(|mention| mention.kind == Kind::Organisation) {
        return;
    }
    let mut found = Vec::new();
    for capitalised in capitals {
        if !going.on(1) {
            return;
        }
        // Nearly no word is one.
        let start = capitalised.start();
        if capitalised.end().is_some_and(|end| !lexicon.may_be_nominal_head(&text[start..end])) {
            continue;
        }
        let Some(head) = cursor::before(text, start).strip_suffix(' ') else { continue };
        let word = words::first(cursor::after(text, start));
        if !is_name_like(word) || !lexicon.has(WordList::NominalHeads, word) {
            continue;
        }
        let is_article = lexicon.has(WordList::Articles, words::last(head));
        let span = Span::new(start, start + word.len());
        if !is_article || goes_on(lexicon, Place::new(text, span)) || is_taken(mentions, span) {
            continue;
        }
        let after = mentions.partition_point(|mention| mention.span.end() <= start);
        let before = mentions[..after].iter().rev().take(REACH);
        // Mostly a few organisations are named again and again.
        let mut others = SmallVec::<[EntityHandle; 8]>::new();
        let mut is_meant = |handle| {
            !others.contains(&handle) && {
                others.push(handle);
                is_called(gazetteer.entity_at(handle), word)
            }
        };
        let named = before
            .filter(|mention| mention.kind == Kind::Organisation)
            .find(|mention| mention.target.entity().is_some_and(&mut is_meant));
        found.extend(named.map(|named| {
            let reasons = Reasons::new(Evidence::from_words(Rule::LongFormBefore, named.span));
            table::mention(span, named.kind, Form::Short, named.target, reasons)
        }));
    }
    mentions.extend(found);
    mentions.sort_by_key(|mention| mention.span.start());
}

/// Whether one of the full names has the word: NATO is the Atlantic Alliance, too.
fn is_called(entity: Entity<'_>, word: &str) -> bool {
    let has_word = |name: &str| name.split(' ').any(|part| part == word);
    has_word(entity.name()) || entity.names().any(|name| name.form() == Form::Name && has_word(name.text()))
}

/// Whether a longer name begins here: "the Court of Appeal", "the Party Congress".
fn goes_on(lexicon: &Lexicon, place: Place<'_>) -> bool {
    let word = place.next_word();
    lexicon.has(WordList::HeadPrepositions, word) || is_name_like(word)
}
