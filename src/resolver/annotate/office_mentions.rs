//! Offices that stand for their holders: "the South Korean president", "the chancellor of Germany".
//!
//! Only with the country beside the office and on a date, and only where one person held it: what else is meant is a guess.

use crate::cancellation::Going;
use crate::date::Date;
use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::document::mention::{Mention, Target, is_taken};
use crate::gazetteer::{EntityHandle, Gazetteer, Term};
use crate::lexicon::{Lexicon, WordList};
use crate::resolver::table;
use crate::resolver::title::{self, Title};
use crate::text::fold::fold_name;
use crate::text::{Span, cursor, words};
use crate::vocabulary::{Form, Kind};

/// Adds the offices without a name to the mentions; their span is the office alone.
pub(super) fn add(
    gazetteer: &Gazetteer,
    lexicon: &Lexicon,
    text: &str,
    date: Date,
    mentions: &mut Vec<Mention>,
    going: &Going<'_>,
) {
    let mut found = Vec::new();
    for (place, country) in mentions.iter().enumerate().filter(|(_, mention)| mention.kind == Kind::Country) {
        // Each looks up the holders of two offices.
        if !going.on(8) {
            return;
        }
        let next = mentions.get(place + 1);
        for office in [after(lexicon, text, country.span), before(lexicon, text, country.span)] {
            let Some(office) = office.filter(|office| office.is_political()) else { continue };
            if next.is_some_and(|next| next.kind == Kind::Leader && is_beside(text, office.span, next.span)) {
                continue;
            }
            let body = country.target.entity().expect("countries are of the gazetteer");
            found.extend(holder(gazetteer, text, body, &office, date).map(|leader| {
                let reasons = Reasons::new(Evidence::from_words(Rule::CountryOfOffice, country.span))
                    .chosen_by(Some(Evidence::new(Rule::OfficeOnDate)));
                table::mention(office.span, Kind::Leader, Form::Role, Target::Entity(leader), reasons)
            }));
        }
    }
    found.retain(|role| !is_taken(mentions, role.span));
    mentions.extend(found);
    mentions.sort_by_key(|mention| mention.span.start());
    mentions.dedup_by_key(|mention| mention.span);
}

/// "South Korean president", "South Korea's president"; not the former one.
fn after(lexicon: &Lexicon, text: &str, country: Span) -> Option<Title> {
    if follows_title_word(lexicon, text, country.start()) {
        return None;
    }
    let tail = cursor::after(text, country.end());
    let possessive = lexicon.possessive(tail);
    tail[possessive..].strip_prefix(' ')?;
    title::longest_at(lexicon, text, country.end() + possessive + 1)
}

/// "the president of South Korea"; not the former one.
fn before(lexicon: &Lexicon, text: &str, country: Span) -> Option<Title> {
    let seen = cursor::before(text, country.start());
    let head = without_word(lexicon, WordList::Articles, seen).unwrap_or(seen);
    let head = without_word(lexicon, WordList::GenitivePrepositions, head)?;
    let office = title::before(lexicon, text, country.start() - seen.len() + head.len())?;
    (!follows_title_word(lexicon, text, office.span.start())).then_some(office)
}

/// Whether the word before byte `start` makes another office of what follows: "former", "acting".
fn follows_title_word(lexicon: &Lexicon, text: &str, start: usize) -> bool {
    let head = cursor::before(text, start);
    title::is_title_word(lexicon, words::last(head.strip_suffix(' ').unwrap_or_default()))
}

/// The text without the word of a list, and the space after it, that end it.
fn without_word<'t>(lexicon: &Lexicon, list: WordList, head: &'t str) -> Option<&'t str> {
    let before_space = head.strip_suffix(' ')?;
    let word = words::last(before_space);
    lexicon.has(list, word).then(|| &before_space[..before_space.len() - word.len()])
}

/// Whether the holder's name stands right after the office, or in apposition.
fn is_beside(text: &str, office: Span, name: Span) -> bool {
    cursor::near(text, office.end(), name.start()).is_some_and(|between| matches!(between, " " | ", "))
}

/// The only one who held the office of the body on the date.
fn holder(gazetteer: &Gazetteer, text: &str, body: EntityHandle, office: &Title, date: Date) -> Option<EntityHandle> {
    let terms = gazetteer.terms_of_body(body).filter(|term| office.names(term.role()) && term.holds_on(date));
    let terms: Vec<Term<'_>> = terms.collect();
    // A president beside a prime minister: the word decides.
    let word = fold_name(&text[office.span.range()])?;
    let named = |term: &&Term<'_>| fold_name(term.office()).is_some_and(|name| name.contains(&word));
    let mut holders: Vec<EntityHandle> = terms.iter().filter(named).map(|term| term.leader_handle()).collect();
    if holders.is_empty() {
        holders = terms.iter().map(|term| term.leader_handle()).collect();
    }
    holders.sort_unstable();
    holders.dedup();
    match holders[..] {
        [only] => Some(only),
        _ => None,
    }
}
