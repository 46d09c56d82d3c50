//! Passes over the readings: each decides all of them, and repeats only what may come out otherwise than in the first.

use std::ops::Range;

use super::context::Context;
use super::readings::{Admitted, NameClasses, Reading, Readings};
use super::rule::Reads;
use super::site::Site;
use super::table::{self, Outcome};
use crate::document::mention::Mention;
use crate::document::rejection::{Rejected, Rejection};
use crate::gazetteer::EntityHandle;
use crate::text::Span;

/// One decision.
#[derive(Clone, Copy, Debug)]
struct Decision {
    /// What it rests on; `None`: it was not made, because the reading lies inside a longer mention.
    reads: Option<Reads>,
    /// Accepted, or why not.
    outcome: Result<(), Option<Rejection>>,
}

impl Decision {
    const NONE: Decision = Decision { reads: None, outcome: Ok(()) };

    fn is_mention(self) -> bool {
        self.reads.is_some() && self.outcome.is_ok()
    }
}

/// The outcome of one pass, up to where it is in the text.
#[derive(Default)]
pub(super) struct Pass {
    pub mentions: Vec<Mention>,
    /// By the position of the readings; only of a pass that has none before it.
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
    fn go_on(&mut self, count: usize, earlier: Option<&Pass>) -> usize {
        let first = self.readings;
        self.readings += count;
        match earlier {
            Some(earlier) if first == 0 => self.mentions.reserve(earlier.mentions.len() + 8),
            Some(_) => {}
            None => {
                self.mentions.reserve(count / 2);
                self.decisions.resize(self.readings, Decision::NONE);
            }
        }
        first
    }

    /// How many mentions the earlier pass had found before these readings, which start at one byte.
    fn mentions_of(&mut self, earlier: Option<&Pass>, readings: Range<usize>) -> usize {
        let before = self.earlier_mentions;
        let decisions = earlier.map_or(&[][..], |earlier| &earlier.decisions[readings]);
        self.earlier_mentions += usize::from(decisions.iter().any(|decision| decision.is_mention()));
        before
    }
}

/// Decides from left to right; of the readings that start at one byte the longest that holds wins.
///
/// `earlier`: the first pass over the same readings; its decisions that need not be made again are kept. `pass` goes on with what
/// it has of the text before. `rejected` receives what is not a mention. What was decided is incomplete if it is stopped.
pub(super) fn decide_all(
    context: &Context<'_>,
    readings: &Readings,
    earlier: Option<&Pass>,
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
            let next = earlier.and_then(|earlier| earlier.mentions.get(mentions_before));
            let kept = earlier.and_then(|earlier| {
                let before = mentions_before.checked_sub(1).map(|last| &earlier.mentions[last]);
                let decision = earlier.decisions[position - back];
                holds(context, readings, reading, decision.reads, [before, pass.mentions.last()])
                    .then_some(decision.outcome)
            });
            debug_assert!(
                kept.is_none_or(|kept| {
                    kept.map(|()| *next.expect("it was accepted"))
                        == decide(context, readings, reading, pass.mentions.last()).0
                }),
                "decided anew, {:?} comes out otherwise",
                &context.text[reading.span.range()]
            );
            let outcome = match kept {
                Some(Ok(())) => {
                    pass.mentions.push(*next.expect("it was accepted"));
                    Ok(())
                }
                Some(Err(reason)) => Err(reason),
                None => {
                    let (outcome, reads) = decide(context, readings, reading, pass.mentions.last());
                    let outcome = outcome.map(|mention| pass.mentions.push(mention));
                    if earlier.is_none() {
                        pass.decisions[position - back] = Decision { reads: Some(reads), outcome };
                    }
                    outcome
                }
            };
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

/// Whether nothing that was learnt since the first pass can change a decision that read this.
///
/// `before`: the mentions before the reading, in the first pass and now.
fn holds(
    context: &Context<'_>,
    readings: &Readings,
    reading: &Reading,
    reads: Option<Reads>,
    before: [Option<&Mention>; 2],
) -> bool {
    let holds = match reads {
        None | Some(Reads::Document) => false,
        Some(Reads::Neighbours) => true,
        Some(Reads::Namesakes) => !readings.speaking(reading).0.iter().any(|name| context.anchors.has(name.entity)),
        // A leader belongs to the bodies of all terms of office.
        Some(Reads::Relatives) => {
            let is_there = |entity: Option<EntityHandle>| entity.is_some_and(|entity| context.anchors.has(entity));
            let of_text =
                |name: &Admitted| [Some(name.entity), name.country(), name.parent()].into_iter().any(is_there);
            !reading.classes.any(NameClasses::LEADER) && !readings.speaking(reading).0.iter().any(of_text)
        }
    };
    let same_before = || {
        let near = |mention: Option<&Mention>| {
            mention.filter(|mention| Site::sees(mention, reading.span)).map(|mention| (mention.span, mention.target))
        };
        near(before[0]) == near(before[1])
    };
    let is_no_person = || context.introduced.as_country(&context.text[reading.span.range()]).is_none();
    holds && is_no_person() && same_before()
}

fn decide(context: &Context<'_>, readings: &Readings, reading: &Reading, before: Option<&Mention>) -> (Outcome, Reads) {
    match reading.verdict {
        Some(reason) => (Err(Some(reason)), Reads::Neighbours),
        None => table::decide(&site(context, readings, reading, before)),
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
