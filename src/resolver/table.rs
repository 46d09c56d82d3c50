//! The table of rules: which mention it makes of a reading, or why none.
//!
//! A reading is shown to the supports in their order. The first that accepts it is heard, unless a guard forbids what it accepted; then the next
//! may speak, before the same guards. So a guard that says no cannot be passed by another door, and its reason is the one that
//! `explain()` and `rejected` show.

use super::guards::GUARDS;
use super::readings::{Admitted, NameClasses, kind_of};
use super::rule::{Accepted, Guard, Reads, Verdict};
use super::rules::{RULES, SUPPORTS};
use super::site::Site;
use super::worth::{RuleRow, Worth};
use crate::document::confidence::Confidence;
use crate::document::evidence::{Reasons, Rule};
use crate::document::mention::{Mention, Target};
use crate::document::rejection::Rejection;
use crate::text::Span;
use crate::vocabulary::{Form, Kind};

/// The outcome for one reading: a mention, or why not. Without a reason no support spoke for it.
pub(super) type Outcome = Result<Mention, Option<Rejection>>;

/// A set of rows of a table, a bit for each by its place.
type RowSet = u64;

/// The supports that have nothing to say of a reading by its neighbours alone, as far as they were asked: so they have not in a later pass either.
#[derive(Clone, Copy, Debug)]
pub(super) struct Silent(u32);

impl Silent {
    pub const NONE: Silent = Silent(0);
}

const _: () = assert!(SUPPORTS.len() <= u32::BITS as usize);

/// The supports that may have something to say of a reading, by its classes.
static SPEAKING: [RowSet; NameClasses::SETS] = {
    let mut sets = [0; NameClasses::SETS];
    let mut row = 0;
    while row < SUPPORTS.len() {
        let mut classes = 0;
        while classes < sets.len() {
            if NameClasses::from_number(classes).any(SUPPORTS[row].classes) {
                sets[classes] |= 1 << row;
            }
            classes += 1;
        }
        row += 1;
    }
    sets
};

/// The guards that are asked of a name, by what it denotes and by the rule that accepted it.
static GUARDING: [[RowSet; Rule::ALL.len()]; Kind::ALL.len()] = {
    let mut sets = [[0; Rule::ALL.len()]; Kind::ALL.len()];
    let mut row = 0;
    while row < GUARDS.len() {
        let mut cell = 0;
        while cell < Kind::ALL.len() * Rule::ALL.len() {
            let (kind, rule) = (cell / Rule::ALL.len(), cell % Rule::ALL.len());
            if GUARDS[row].kinds.has(Kind::ALL[kind]) && !GUARDS[row].except.has(Rule::ALL[rule]) {
                sets[kind][rule] |= 1 << row;
            }
            cell += 1;
        }
        row += 1;
    }
    sets
};

/// The rows of a set, in their order.
fn rows<T>(table: &'static [&'static T], mut set: RowSet) -> impl Iterator<Item = &'static T> {
    std::iter::from_fn(move || {
        let row = *table.get(set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(row)
    })
}

/// Shows a reading to the table; `silent`: what an earlier pass found out with the same neighbours, to which is added.
pub(super) fn decide(site: &Site<'_, '_>, silent: &mut Silent) -> (Outcome, Reads) {
    let (mut reads, mut reason) = (Reads::Neighbours, None);
    let mut left = SPEAKING[site.classes.number()] & !RowSet::from(silent.0);
    while left != 0 {
        let row = left.trailing_zeros();
        left &= left - 1;
        let support = SUPPORTS[row as usize];
        if !(support.applies)(site) {
            silent.0 |= 1 << row;
            continue;
        }
        reads = reads.max(support.reads);
        if let Verdict::Accept(Accepted { name, reasons, start, share }) = (support.decide)(site) {
            // What stands beside the given names counts: "USS Gerald R. Ford".
            let longer = start.map(|start| site.from(start));
            match forbidden(longer.as_ref().unwrap_or(site), support.rule, &name, &mut reads) {
                None => {
                    let span = Span::new(start.unwrap_or(site.span().start()), site.span().end());
                    let form = if start.is_some() { Form::Name } else { name.form() };
                    let mention = mention(span, kind_of(&name), form, Target::Entity(name.entity), reasons);
                    let confidence = share.map_or(mention.confidence, Confidence::new);
                    return (Ok(Mention { confidence, ..mention }), reads);
                }
                forbidden => reason = reason.or(forbidden),
            }
        }
    }
    (Err(reason), reads)
}

/// The reason of the first guard that forbids what a rule accepted.
fn forbidden(site: &Site<'_, '_>, rule: Rule, name: &Admitted, reads: &mut Reads) -> Option<Rejection> {
    rows(GUARDS, GUARDING[kind_of(name) as usize][rule as usize])
        .filter(|guard| (guard.applies)(site, name))
        .find(|guard| {
            *reads = (*reads).max(guard.reads);
            (guard.forbids)(site, name)
        })
        .map(|guard| guard.reason)
}

/// Why a reading that no support spoke for is not a mention: what the guards say of its names.
pub(super) fn why_not(site: &Site<'_, '_>) -> Rejection {
    let forbids = |guard: &&&Guard| {
        let guarded = |name: &&Admitted| guard.kinds.has(kind_of(name));
        let mut names = site.names.iter().filter(guarded).peekable();
        names.peek().is_some() && names.all(|name| (guard.applies)(site, name) && (guard.forbids)(site, name))
    };
    // What is better known as something that was not asked for: Scotland, before the people of that name.
    let otherwise = if site.contested { Rejection::NotAskedFor } else { Rejection::NoSupport };
    GUARDS.iter().find(forbids).map_or(otherwise, |guard| guard.reason)
}

/// A mention with the confidence that its reasons are worth.
pub(super) fn mention(span: Span, kind: Kind, form: Form, target: Target, reasons: Reasons) -> Mention {
    let accepted = match row(reasons.accepted_by()).worth {
        Worth::Accepts(share) => share(kind, form),
        Worth::Lowers(share) => share,
    };
    let lower = |share: f64, rule| match row(rule).worth {
        Worth::Accepts(_) => share,
        Worth::Lowers(factor) => share * factor,
    };
    let confidence = Confidence::new(reasons.further().fold(accepted, lower));
    Mention { span, kind, form, target, reasons, confidence }
}

fn row(rule: Rule) -> &'static RuleRow {
    // A test says that each rule has its row, in the order of `Rule::ALL`.
    RULES[rule as usize]
}

impl Rule {
    /// What the rule says, in one sentence with an example.
    ///
    /// ```
    /// assert!(legation::Rule::TitleBefore.description().contains("President Xi"));
    /// ```
    pub fn description(self) -> &'static str {
        row(self).description
    }
}

/// The table of rules and guards as Markdown, for the design page; a test compares them.
#[doc(hidden)]
pub fn rule_table() -> String {
    let mut out = String::from("| rule | confidence | what it says |\n|---|---|---|\n");
    for RuleRow { rule, description, worth } in RULES {
        let worth = match worth {
            Worth::Lowers(factor) => format!("× {factor}"),
            Worth::Accepts(share) => {
                let all = Kind::ALL.iter().flat_map(|&kind| Form::ALL.iter().map(move |&form| share(kind, form)));
                let (low, high) = all.fold((1.0, 0.0), |(low, high), share| (share.min(low), share.max(high)));
                if low < high { format!("{low}–{high}") } else { format!("{low}") }
            }
        };
        out += &format!("| `{rule}` | {worth} | {description} |\n");
    }
    out += "\n| forbidden | of | but not what these accept | what is not a mention |\n|---|---|---|---|\n";
    for Guard { description, reason, kinds, except, .. } in GUARDS {
        let kinds = Kind::ALL.iter().filter(|&&kind| kinds.has(kind)).map(|kind| kind.as_str()).collect::<Vec<_>>();
        let except =
            Rule::ALL.iter().filter(|&&rule| except.has(rule)).map(|rule| format!("`{rule}`")).collect::<Vec<_>>();
        out += &format!("| `{reason}` | {} | {} | {description} |\n", kinds.join(", "), except.join(", "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_has_its_row() {
        let rows: Vec<Rule> = RULES.iter().map(|row| row.rule).collect();
        assert_eq!(rows, Rule::ALL);
        assert!(RULES.iter().all(|row| row.description.ends_with('.')));
    }

    #[test]
    fn what_accepts_has_a_share() {
        for support in SUPPORTS {
            assert!(matches!(row(support.rule).worth, Worth::Accepts(_)), "{}", support.rule);
        }
    }

    #[test]
    fn guards_explain_themselves() {
        for guard in GUARDS {
            assert!(guard.description.ends_with('.'), "{}", guard.description);
            let mut except = Rule::ALL.iter().filter(|&&rule| guard.except.has(rule));
            assert!(except.all(|&rule| matches!(row(rule).worth, Worth::Accepts(_))));
        }
    }
}
