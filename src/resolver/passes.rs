//! Passes over the readings: each decides all of them, and repeats only what may come out otherwise than in the pass before.

use std::ops::Range;

use super::anchors::Asked;
use super::context::Context;
use super::readings::{Admitted, Reading, Readings};
use super::rule::Reads;
use super::site::Site;
use super::table::{self, Outcome, Silent};
use crate::document::mention::Mention;
use crate::document::rejection::{Rejected, Rejection};
use crate::gazetteer::EntityHandle;
use crate::text::Span;

/// One decision.
#[derive(Clone, Copy, Debug)]
struct Decision {
    /// `None`: it was not made, because the reading lies inside a longer mention.
    basis: Option<Basis>,
    /// Accepted, or why not.
    outcome: Result<(), Option<Rejection>>,
    silent: Silent,
}

/// What a decision rests on.
#[derive(Clone, Copy, Debug)]
enum Basis {
    /// Of the first pass, which knows nothing of the text: what the rules read that spoke.
    Rules(Reads),
    /// Of a later pass: what was asked of the anchors.
    Anchors(Asked),
}

impl Decision {
    const NONE: Decision = Decision { basis: None, outcome: Ok(()), silent: Silent::NONE };

    fn is_mention(self) -> bool {
        self.basis.is_some() && self.outcome.is_ok()
    }
}

/// The pass before, and what of the anchors has changed since.
#[derive(Clone, Copy)]
pub(super) struct Earlier<'p> {
    pub pass: &'p Pass,
    pub changed: Asked,
}

/// The outcome of one pass, up to where it is in the text.
#[derive(Default)]
pub(super) struct Pass {
    pub mentions: Vec<Mention>,
    /// By the position of the readings.
    decisions: Vec<Decision>,
    /// Where the last mention ends, or what is known to be none.
    reached: usize,
    /// How many readings it has seen.
    readings: usize,
    /// How many mentions the earlier pass had found up to here.
    earlier_mentions: usize,
}

impl Pass {
    /// Goes on with this many readings; returns the position of the first of them.
    fn go_on(&mut self, count: usize, earlier: Option<Earlier<'_>>) -> usize {
        let first = self.readings;
        self.readings += count;
        self.decisions.resize(self.readings, Decision::NONE);
        match earlier {
            Some(earlier) if first == 0 => self.mentions.reserve(earlier.pass.mentions.len() + 8),
            Some(_) => {}
            None => self.mentions.reserve(count / 2),
        }
        first
    }

    /// How many mentions the earlier pass had found before these readings, which start at one byte.
    fn mentions_of(&mut self, earlier: Option<Earlier<'_>>, readings: Range<usize>) -> usize {
        let before = self.earlier_mentions;
        let decisions = earlier.map_or(&[][..], |earlier| &earlier.pass.decisions[readings]);
        self.earlier_mentions += usize::from(decisions.iter().any(|decision| decision.is_mention()));
        before
    }
}

/// Decides from left to right; of the readings that start at one byte the longest that holds wins.
///
/// `earlier`: the pass before over the same readings; its decisions that need not be made again are kept. `pass` goes on with what
/// it has of the text before. `rejected` receives what is not a mention. What was decided is incomplete if it is stopped.
pub(super) fn decide_all(
    context: &Context<'_>,
    readings: &Readings,
    earlier: Option<Earlier<'_>>,
    pass: &mut Pass,
    mut rejected: Option<&mut Vec<Rejected>>,
) {
    let mut position = pass.go_on(readings.len(), earlier);
    for same_start in readings.by_start() {
        let mentions_before = pass.mentions_of(earlier, position..position + same_start.len());
        position += same_start.len();
        if !context.going.on(same_start.len()) {
            return;
        }
        if same_start[0].span.start() < pass.reached {
            continue;
        }
        for (back, reading) in (1..).zip(same_start.iter().rev()) {
            let next = earlier.and_then(|earlier| earlier.pass.mentions.get(mentions_before));
            // What was decided with the same neighbours.
            let known = earlier.and_then(|Earlier { pass: earlier, changed }| {
                let before = mentions_before.checked_sub(1).map(|last| &earlier.mentions[last]);
                let decision = earlier.decisions[position - back];
                let basis = decision.basis.filter(|_| is_same_before(reading, [before, pass.mentions.last()]))?;
                Some((decision, basis, changed))
            });
            let holds = |&(_, basis, changed): &(_, _, _)| holds(context, readings, reading, basis, changed);
            let kept = known.filter(holds).map(|(decision, ..)| decision);
            let mut silent = known.map_or(Silent::NONE, |(decision, ..)| decision.silent);
            debug_assert!(
                kept.is_none_or(|kept| {
                    kept.outcome.map(|()| *next.expect("it was accepted"))
                        == decide(context, readings, reading, pass.mentions.last(), &mut { Silent::NONE }).0
                }),
                "decided anew, {:?} comes out otherwise",
                &context.text[reading.span.range()]
            );
            let decision = match kept {
                Some(kept) => {
                    if kept.outcome.is_ok() {
                        pass.mentions.push(*next.expect("it was accepted"));
                    }
                    kept
                }
                None => {
                    context.anchors.take_asked();
                    let (outcome, reads) = decide(context, readings, reading, pass.mentions.last(), &mut silent);
                    let asked = context.anchors.take_asked();
                    let basis = if context.is_first_pass { Basis::Rules(reads) } else { Basis::Anchors(asked) };
                    Decision { basis: Some(basis), outcome: outcome.map(|mention| pass.mentions.push(mention)), silent }
                }
            };
            pass.decisions[position - back] = decision;
            let outcome = decision.outcome;
            if outcome.is_ok() || reading.verdict.is_some() {
                pass.reached = reading.span.end();
            }
            if let (Err(reason), Some(rejected)) = (outcome, rejected.as_deref_mut()) {
                let names = readings.names(reading);
                let site = || site(context, readings, reading, pass.mentions.last());
                rejected.push(rejection(reading.span, names, reason.unwrap_or_else(|| table::why_not(&site()))));
            }
            if pass.reached == reading.span.end() {
                break;
            }
        }
    }
}

/// Whether nothing that was learnt since it was made can change a decision that rests on this; `changed`: what of the anchors has.
fn holds(context: &Context<'_>, readings: &Readings, reading: &Reading, basis: Basis, changed: Asked) -> bool {
    let reads = match basis {
        Basis::Anchors(asked) => return !asked.meets(changed),
        Basis::Rules(reads) => reads,
    };
    let holds = match reads {
        Reads::Document => false,
        Reads::Neighbours => true,
        Reads::Namesakes => !readings.speaking(reading).0.iter().any(|name| context.anchors.has(name.entity)),
    };
    let is_no_person = || context.introduced.as_country(&context.text[reading.span.range()]).is_none();
    holds && is_no_person()
}

/// Whether the mentions before a reading are the same to rules, in the pass before and now.
fn is_same_before(reading: &Reading, before: [Option<&Mention>; 2]) -> bool {
    let [earlier, now] = before.map(|mention| {
        mention.filter(|mention| Site::sees(mention, reading.span)).map(|mention| (mention.span, mention.target))
    });
    earlier == now
}

fn decide(
    context: &Context<'_>,
    readings: &Readings,
    reading: &Reading,
    before: Option<&Mention>,
    silent: &mut Silent,
) -> (Outcome, Reads) {
    match reading.verdict {
        Some(reason) => (Err(Some(reason)), Reads::Neighbours),
        None => table::decide(&site(context, readings, reading, before), silent),
    }
}

fn site<'s, 'r>(
    context: &'s Context<'r>,
    readings: &'s Readings,
    reading: &Reading,
    before: Option<&'s Mention>,
) -> Site<'s, 'r> {
    Site::new(context, reading.span, readings.speaking(reading), reading.classes, before)
}

/// A rejected reading with what it may denote, each once.
fn rejection(span: Span, names: &[Admitted], reason: Rejection) -> Rejected {
    let mut entities: Vec<EntityHandle> =
        names.iter().filter(|name| !name.is_blocker()).map(|name| name.entity).collect();
    entities.dedup();
    Rejected { span, entities, reason }
}
