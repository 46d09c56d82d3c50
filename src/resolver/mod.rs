//! Deciding: from candidates to mentions, by small named rules that leave evidence.
//!
//! Candidates become readings (`readings`); each reading is a site (`site`) that is shown to the table of rules (`table`: supports in `rules/`,
//! guards in `guards/`), from left to right, the longest first (`passes`). What a rule must know of the whole text is collected in a first
//! pass over the names that need no support (`anchors`, `introduced_people`); the second decides everything with it. Then `annotate/` adds what is
//! mentioned otherwise than by a name of the gazetteer.

mod anchors;
mod annotate;
mod capitals;
mod colleague;
mod context;
mod country_namesakes;
mod disambiguate;
mod enumeration;
mod fathers;
mod given_names;
mod guards;
mod headline;
mod initials;
mod introduced_people;
mod lone_surname;
mod longer_country;
mod neighbours;
mod passes;
mod politics;
mod prominence;
mod readings;
mod rule;
mod rules;
mod site;
mod spelling;
mod standing;
mod surnames;
mod table;
mod title;
mod window;
mod worth;

pub use table::rule_table;

use std::cell::{OnceCell, RefCell};

use rustc_hash::FxHashMap;

use anchors::{Anchors, Asked};
use context::Context;
use introduced_people::IntroducedPeople;
use passes::{Earlier, Pass, decide_all};
use readings::Readings;
use surnames::{FullNames, Surnames};

use crate::cancellation::Going;
use crate::document::Findings;
use crate::document::evidence::Rule;
use crate::document::mention::Mention;
use crate::document::rejection::Rejected;
use crate::gazetteer::Gazetteer;
use crate::options::Options;
use crate::scanner::{Candidate, Chunks};
use crate::vocabulary::{Form, Kind};

/// Decides which candidates are mentions, and of what; `None`: it was stopped.
pub(crate) fn resolve(
    gazetteer: &Gazetteer,
    text: &str,
    chunks: &Chunks<'_>,
    options: &Options,
    going: &Going<'_>,
) -> Option<Findings> {
    let (mentions, rejected) = decide(gazetteer, text, chunks, options, going)?;
    annotate::add(gazetteer, text, chunks, options, going, mentions, rejected)
}

/// The mentions among the candidates, and the rejected ones, if they were asked for.
fn decide(
    gazetteer: &Gazetteer,
    text: &str,
    chunks: &Chunks<'_>,
    options: &Options,
    going: &Going<'_>,
) -> Option<(Vec<Mention>, Vec<Rejected>)> {
    let lexicon = gazetteer.lexicon(options.main_language());
    let readings = |candidates: &[Candidate]| readings::readings(gazetteer, lexicon, text, candidates, options, going);
    let whole = chunks.whole().map(readings);
    let for_each = |visit: &mut dyn FnMut(&Readings)| match &whole {
        Some(readings) => visit(readings),
        None => chunks.for_each(|candidates| visit(&readings(candidates))),
    };
    let (anchors, introduced) = (Anchors::default(), IntroducedPeople::none());
    let mut context = Context {
        gazetteer,
        lexicon,
        text,
        options,
        going,
        is_first_pass: true,
        anchors,
        introduced,
        news_weights: RefCell::default(),
        surnames: Surnames::default(),
        full_names: FullNames::default(),
        dateline: OnceCell::new(),
    };
    // The first pass accepts what needs no support, and with it learns what the text is about.
    let mut first = Pass::default();
    let mut introduced = IntroducedPeople::none();
    for_each(&mut |readings| {
        decide_all(&context, readings, None, &mut first, None);
        if whole.is_none() {
            introduced.add(gazetteer, lexicon, text, readings, &first.mentions);
        }
    });
    going.finish(())?;
    if let Some(readings) = &whole {
        introduced = IntroducedPeople::new(gazetteer, lexicon, text, readings, &first.mentions);
    }
    let mut offices = FxHashMap::default();
    let anchors = Anchors::new(gazetteer, options, &first.mentions, &mut offices);
    context = Context { anchors, introduced, is_first_pass: false, ..context };
    let decide_again =
        |context: &Context<'_>, earlier: Option<Earlier<'_>>, mut rejected: Option<&mut Vec<Rejected>>| {
            let mut pass = Pass::default();
            for_each(&mut |readings| decide_all(context, readings, earlier, &mut pass, rejected.as_deref_mut()));
            pass
        };
    let of_first = Earlier { pass: &first, changed: Asked::default() };
    let mut second = decide_again(&context, Some(of_first), None);
    // Who is known only now, by a name that needs the country, is called by surname elsewhere in the text.
    // So is whom an office or fame alone makes known, and a body by the acronym in brackets after its name. What leans on a country leans
    // on its ruler, too: "Biden … the Senate".
    let is_new = |mention: &Mention| {
        let by_office = || mention.form == Form::Surname && mention.reasons.accepted_by() == Rule::TitleBefore;
        let is_well_known = || mention.reasons.accepted_by() == Rule::WellKnown;
        let is_defined = || mention.kind == Kind::Organisation && text[mention.span.end()..].starts_with(" (");
        (mention.form == Form::Name || by_office() || is_well_known() || is_defined())
            && mention.target.entity().is_some_and(|entity| !context.anchors.has(entity))
    };
    going.finish(())?;
    if second.mentions.iter().any(is_new) {
        let anchors = Anchors::new(gazetteer, options, &second.mentions, &mut offices);
        let changed = context.anchors.changed(&anchors);
        context.anchors = anchors;
        second = decide_again(&context, Some(Earlier { pass: &second, changed }), None);
    }
    let mut rejected = Vec::new();
    if options.include_rejected {
        decide_again(&context, None, Some(&mut rejected));
    }
    going.finish((second.mentions, rejected))
}
