//! What is mentioned otherwise than by a name of the gazetteer: leaders whom the text introduces, nicknames, offices and nouns that stand for
//! what was named. Each adds to the mentions that the rules accepted.

mod bracketed_names;
mod country_acronyms;
mod defined_acronyms;
mod discovery;
mod double_surname;
mod family_behind;
mod fuzzy_holders;
mod given_name_beside;
mod holder_on_date;
mod initials;
mod name_edges;
mod names_side_by_side;
mod nicknames;
mod nominal_mentions;
mod office_lists;
mod office_mentions;
mod person_names;
mod rulers_by_sound;

use crate::cancellation::Going;
use crate::document::Findings;
use crate::document::mention::{Mention, is_taken};
use crate::document::rejection::Rejected;
use crate::gazetteer::Gazetteer;
use crate::options::Options;
use crate::resolver::worth::cap_back_references;
use crate::scanner::Chunks;
use crate::text::Span;

/// Gives a mention more of the text, unless another has it.
fn widen(mentions: &mut [Mention], place: usize, span: Span) {
    let own = mentions[place].span;
    let [before, after] = [Span::new(span.start(), own.start()), Span::new(own.end(), span.end())];
    if !is_taken(mentions, before) && !is_taken(mentions, after) {
        mentions[place].span = span;
    }
}

/// Adds them, as far as they were asked for; what is taken by a mention then is rejected no more.
pub(super) fn add(
    gazetteer: &Gazetteer,
    text: &str,
    chunks: &Chunks<'_>,
    options: &Options,
    going: &Going<'_>,
    mut mentions: Vec<Mention>,
    mut rejected: Vec<Rejected>,
) -> Option<Findings> {
    let lexicon = gazetteer.lexicon(options.main_language());
    name_edges::settle(gazetteer, lexicon, text, &mut mentions);
    name_edges::join_particles(lexicon, text, &mut mentions);
    bracketed_names::join(gazetteer, text, &mut mentions);
    nicknames::join(gazetteer, text, &mut mentions);
    names_side_by_side::join(text, &mut mentions);
    given_name_beside::join(gazetteer, text, &mut mentions);
    initials::join(gazetteer, lexicon, text, &mut mentions);
    family_behind::join(lexicon, text, &mut mentions);
    double_surname::join(text, &mut mentions);
    country_acronyms::add(gazetteer, lexicon, text, &mut mentions);
    defined_acronyms::add(gazetteer, lexicon, text, &mut mentions);
    let discovered = match options.discovered {
        true => discovery::discover(gazetteer, lexicon, text, chunks, options, &mut mentions),
        false => Vec::new(),
    };
    if !going.ask() {
        return None;
    }
    if options.head_nouns {
        nominal_mentions::add(gazetteer, lexicon, text, chunks.capitals(), &mut mentions, going);
    }
    if let Some(date) = options.date.filter(|_| options.roles) {
        office_mentions::add(gazetteer, lexicon, text, date, &mut mentions, going);
    }
    cap_back_references(&mut mentions);
    rejected.retain(|candidate: &Rejected| going.on(1) && !is_taken(&mentions, candidate.span));
    mentions.shrink_to_fit();
    going.finish(Findings { mentions, discovered, rejected })
}
