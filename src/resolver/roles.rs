//! Offices that stand for their holders: "the South Korean president", "the chancellor of Germany".
//!
//! Only with the country beside the office and on a date, and only where one person held it: what else is meant is a guess.

use super::is_taken;
use super::title::{self, Title};
use super::words;
use crate::date::Date;
use crate::evidence::{Evidence, EvidenceList, Rule};
use crate::gazetteer::{Gazetteer, Term};
use crate::going::Going;
use crate::key::fold_name;
use crate::mention::{Mention, Target};
use crate::span::Span;
use crate::vocabulary::{Form, Kind};

/// Adds the offices without a name to the mentions; their span is the office alone.
pub(super) fn add(gazetteer: &Gazetteer, text: &str, date: Date, mentions: &mut Vec<Mention>, going: &Going<'_>) {
    let mut found = Vec::new();
    for (place, country) in mentions.iter().enumerate().filter(|(_, mention)| mention.kind == Kind::Country) {
        // Each looks up the holders of two offices.
        if !going.on(8) {
            return;
        }
        let next = mentions.get(place + 1);
        for office in [behind(gazetteer, text, country.span), before(gazetteer, text, country.span)] {
            let Some(office) = office.filter(|office| office.is_political()) else { continue };
            if next.is_some_and(|next| next.kind == Kind::Leader && is_beside(text, office.span, next.span)) {
                continue;
            }
            let body = country.target.entity().expect("countries are of the gazetteer");
            found.extend(holder(gazetteer, text, body, &office, date).map(|leader| {
                Mention {
                    span: office.span,
                    kind: Kind::Leader,
                    form: Form::Role,
                    target: Target::Entity(leader),
                    evidence: EvidenceList::of(Evidence::from_words(Rule::CountryOfOffice, country.span))
                        .and(Evidence::new(Rule::OfficeOnDate)),
                }
            }));
        }
    }
    found.retain(|role| !is_taken(mentions, role.span));
    mentions.extend(found);
    mentions.sort_by_key(|mention| mention.span.start());
    mentions.dedup_by_key(|mention| mention.span);
}

/// "South Korean president", "South Korea's president".
fn behind(gazetteer: &Gazetteer, text: &str, country: Span) -> Option<Title> {
    let tail = &text[country.end()..];
    let genitive = ["'s ", "’s ", "' ", "’ ", " "].into_iter().find(|gap| tail.starts_with(gap))?;
    title::longest_at(gazetteer, text, country.end() + genitive.len())
}

/// "the president of South Korea"; not the former one.
fn before(gazetteer: &Gazetteer, text: &str, country: Span) -> Option<Title> {
    let head = text[..country.start()].strip_suffix("the ").unwrap_or(&text[..country.start()]);
    let head = head.strip_suffix("of ")?;
    let office = title::before(gazetteer, text, head.len())?;
    let word = words::near_end(&text[..office.span.start()]).trim_end().rsplit(' ').next()?;
    (!title::is_title_word(gazetteer, word)).then_some(office)
}

/// Whether the holder's name stands right behind the office, or in apposition.
fn is_beside(text: &str, office: Span, name: Span) -> bool {
    text.get(office.end()..name.start()).is_some_and(|between| matches!(between, " " | ", "))
}

/// The only one who held the office of the body on the date.
fn holder(gazetteer: &Gazetteer, text: &str, body: u32, office: &Title, date: Date) -> Option<u32> {
    let terms = gazetteer.terms_of_body(body).filter(|term| office.names(term.role()) && term.holds_on(date));
    let terms: Vec<Term<'_>> = terms.collect();
    // A president beside a prime minister: the word decides.
    let word = fold_name(&text[office.span.range()])?;
    let named = |term: &&Term<'_>| fold_name(term.office()).is_some_and(|name| name.contains(&word));
    let mut holders: Vec<u32> = terms.iter().filter(named).map(|term| term.leader().number()).collect();
    if holders.is_empty() {
        holders = terms.iter().map(|term| term.leader().number()).collect();
    }
    holders.sort_unstable();
    holders.dedup();
    match holders[..] {
        [only] => Some(only),
        _ => None,
    }
}
