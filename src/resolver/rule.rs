//! The rows of the table of rules: what accepts a name (a support), and what forbids it (a guard).
//!
//! Each is a file, in `rules/` or `guards/`; `docs/adding-a-rule.md` shows one. `table.rs` asks them.

use super::readings::{Admitted, NameClasses};
use super::site::Site;
use crate::document::evidence::{Reasons, Rule};
use crate::document::rejection::Rejection;
use crate::vocabulary::Kind;

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
    /// How probable it is, where the rule can tell better than its row.
    pub share: Option<f64>,
}

impl Verdict {
    /// Accepts the name where there is one.
    pub fn of(accepted: Option<(Admitted, Reasons)>) -> Verdict {
        accepted.map_or(Verdict::Abstain, |(name, reasons)| {
            Verdict::Accept(Accepted { name, reasons, start: None, share: None })
        })
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
    pub const NO_COUNTRIES: Kinds = Kinds(1 << Kind::Leader as u8 | 1 << Kind::Organisation as u8);
    pub const NO_ORGANISATIONS: Kinds = Kinds(1 << Kind::Country as u8 | 1 << Kind::Leader as u8);
    pub const NO_LEADERS: Kinds = Kinds(1 << Kind::Country as u8 | 1 << Kind::Organisation as u8);
    pub const ALL: Kinds = Kinds(u8::MAX);

    pub const fn has(self, kind: Kind) -> bool {
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

    pub const fn has(self, rule: Rule) -> bool {
        self.0 >> rule as u32 & 1 != 0
    }
}
