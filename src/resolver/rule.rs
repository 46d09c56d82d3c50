//! Rules as a table: what accepts a name, what forbids it, and what each is worth.
//!
//! A reading is shown to the supports in their order. The first that accepts it is heard, unless a guard forbids what it accepted; then the next
//! may speak, before the same guards. So a guard that says no cannot be passed by another door, and its reason is the one that
//! `explain()` and `rejected` show. Each support and guard is a file; `docs/adding-a-rule.md` shows one.

use super::guards::GUARDS;
use super::readings::{Admitted, NameClasses};
use super::rules::{RULES, SUPPORTS};
use super::site::Site;
use crate::document::confidence::Confidence;
use crate::document::evidence::{Reasons, Rule};
use crate::document::mention::{Mention, Target};
use crate::document::rejection::Rejection;
use crate::text::Span;
use crate::vocabulary::{Form, Kind};

/// What a support says of a reading.
pub(super) enum Verdict {
    /// It does not apply.
    Abstain,
    /// The reading is a mention, unless a guard forbids it.
    Accept(Accepted),
}

/// An accepted name, with the reasons.
pub(super) struct Accepted {
    pub name: Admitted,
    pub reasons: Reasons,
    /// Where the mention starts, if not where the reading does.
    pub start: Option<usize>,
}

impl Verdict {
    /// Accepts the name where there is one.
    pub fn of(accepted: Option<(Admitted, Reasons)>) -> Verdict {
        accepted.map_or(Verdict::Abstain, |(name, reasons)| Verdict::Accept(Accepted { name, reasons, start: None }))
    }
}

/// What a decision rests on; each includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reads {
    /// The reading, the text around it, the mention before it, and the countries that are people's names in this text.
    Neighbours,
    /// Besides, whether the text has one of the entities by another name.
    Namesakes,
    /// What the whole text mentions.
    Document,
}

/// A row of the table of supports: what makes a name a mention.
pub(super) struct Support {
    /// The rule that is its evidence.
    pub rule: Rule,
    /// Only readings with such names are shown to it.
    pub classes: NameClasses,
    /// Whether it has anything to say here, by the neighbours alone.
    pub applies: fn(&Site<'_, '_>) -> bool,
    /// What `decide` reads.
    pub reads: Reads,
    pub decide: fn(&Site<'_, '_>) -> Verdict,
}

/// A row of the table of guards: what forbids a mention, whatever accepted it.
pub(super) struct Guard {
    /// One sentence: what is not a mention, with an example.
    pub description: &'static str,
    /// The reason that users see.
    pub reason: Rejection,
    /// The kinds of entities that it guards.
    pub kinds: Kinds,
    /// Rules whose mentions it lets pass.
    pub except: Rules,
    /// Whether it has anything to say here, by the neighbours alone.
    pub applies: fn(&Site<'_, '_>, &Admitted) -> bool,
    /// What `forbids` reads.
    pub reads: Reads,
    pub forbids: fn(&Site<'_, '_>, &Admitted) -> bool,
}

/// A set of kinds of entities.
#[derive(Clone, Copy)]
pub(super) struct Kinds(u8);

impl Kinds {
    pub const COUNTRIES: Kinds = Kinds(1 << Kind::Country as u8);
    pub const LEADERS: Kinds = Kinds(1 << Kind::Leader as u8);
    pub const ORGANISATIONS: Kinds = Kinds(1 << Kind::Organisation as u8);
    pub const NO_LEADERS: Kinds = Kinds(1 << Kind::Country as u8 | 1 << Kind::Organisation as u8);
    pub const ALL: Kinds = Kinds(u8::MAX);

    fn has(self, kind: Kind) -> bool {
        self.0 >> kind as u8 & 1 != 0
    }
}

/// A set of rules.
#[derive(Clone, Copy)]
pub(super) struct Rules(u32);

impl Rules {
    pub const NONE: Rules = Rules(0);

    pub const fn of(rules: &[Rule]) -> Rules {
        let (mut set, mut index) = (0, 0);
        while index < rules.len() {
            set |= 1 << rules[index] as u32;
            index += 1;
        }
        Rules(set)
    }

    fn has(self, rule: Rule) -> bool {
        self.0 >> rule as u32 & 1 != 0
    }
}

/// A row of the list of rules: what each piece of evidence says and is worth.
pub(super) struct RuleRow {
    pub rule: Rule,
    /// One sentence, with an example.
    pub description: &'static str,
    pub worth: Worth,
}

/// What a rule adds to the confidence of a mention, measured on annotated news (`docs/accuracy.md`).
pub(super) enum Worth {
    /// The share of right mentions that it accepts.
    Accepts(fn(Kind, Form) -> f64),
    /// The factor by which it lowers the share of the rule that accepted the mention.
    Lowers(f64),
}

/// The outcome for one reading: a mention, or why not. Without a reason no support spoke for it.
pub(super) type Outcome = Result<Mention, Option<Rejection>>;

/// Shows a reading to the table.
pub(super) fn decide(site: &Site<'_, '_>) -> (Outcome, Reads) {
    let (mut reads, mut reason) = (Reads::Neighbours, None);
    for support in SUPPORTS {
        if !site.classes.any(support.classes) || !(support.applies)(site) {
            continue;
        }
        reads = reads.max(support.reads);
        if let Verdict::Accept(Accepted { name, reasons, start }) = (support.decide)(site) {
            match forbidden(site, support.rule, &name, &mut reads) {
                None => {
                    let span = Span::new(start.unwrap_or(site.span().start()), site.span().end());
                    let form = if start.is_some() { Form::Name } else { name.form() };
                    return (Ok(mention(span, kind_of(&name), form, Target::Entity(name.entity), reasons)), reads);
                }
                forbidden => reason = reason.or(forbidden),
            }
        }
    }
    (Err(reason), reads)
}

/// The reason of the first guard that forbids what a rule accepted.
fn forbidden(site: &Site<'_, '_>, rule: Rule, name: &Admitted, reads: &mut Reads) -> Option<Rejection> {
    let kind = kind_of(name);
    GUARDS
        .iter()
        .filter(|guard| guard.kinds.has(kind) && !guard.except.has(rule) && (guard.applies)(site, name))
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

/// What a name that is no blocking phrase denotes.
pub(super) fn kind_of(name: &Admitted) -> Kind {
    name.kind().expect("a blocking phrase has its verdict before any rule is asked")
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
