//! Terms of office.

use super::image::{EntityRow, TermRow};
use super::{Entity, Gazetteer, Leader, UNKNOWN_DATE};
use crate::date::Date;
use crate::vocabulary::Role;

/// How a term of office or a membership ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermEnd {
    /// It had not ended when the data was made.
    Open,
    /// It ended, but no source says when.
    Unknown,
    /// It ended on this date; a successor may start on the same day.
    On(Date),
}

impl TermEnd {
    pub(crate) fn unpack(packed: u32) -> TermEnd {
        match packed {
            0 => TermEnd::Open,
            UNKNOWN_DATE => TermEnd::Unknown,
            packed => TermEnd::On(Date::unpack(packed).expect("not zero")),
        }
    }

    /// Whether the end may lie after the date, as far as the precision of both tells. The day of the end belongs to the successor.
    pub(crate) fn may_be_after(self, date: Date) -> bool {
        match self {
            TermEnd::Open => true,
            TermEnd::Unknown => false,
            TermEnd::On(end) if end.day().is_some() => date.earliest() < end,
            TermEnd::On(end) => date.earliest() <= end.latest(),
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for TermEnd {
    /// A date, "?" for an unknown end, nothing for none.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            TermEnd::Open => serializer.serialize_none(),
            TermEnd::Unknown => serializer.serialize_str("?"),
            TermEnd::On(date) => date.serialize(serializer),
        }
    }
}

/// A person in an office of a country or an organisation, from one date to another.
///
/// ```
/// let gazetteer = legation::Gazetteer::embedded();
/// let xi = gazetteer.leader("leader:xi-jinping")?;
/// let term = xi.terms().find(|term| term.role() == legation::Role::HeadOfState).unwrap();
/// assert_eq!(term.body().id(), "country:CHN");
/// assert!(term.holds_on("2025-11-01".parse()?) && !term.holds_on("2010-06-01".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Term<'g> {
    gazetteer: &'g Gazetteer,
    row: TermRow,
}

impl<'g> Term<'g> {
    pub(crate) fn new(gazetteer: &'g Gazetteer, row: TermRow) -> Term<'g> {
        Term { gazetteer, row }
    }

    /// Who holds the office.
    pub fn leader(&self) -> Leader<'g> {
        self.gazetteer.entity_at(self.row.leader).as_leader().expect("a term is a leader's")
    }

    /// The country or organisation.
    pub fn body(&self) -> Entity<'g> {
        self.gazetteer.entity_at(self.row.body)
    }

    /// The class of the office.
    pub fn role(&self) -> Role {
        Role::from_index(self.row.role)
    }

    /// The English title: "President", "Prime Minister".
    pub fn office(&self) -> &'g str {
        self.gazetteer.string(self.row.office)
    }

    /// When it began, if a source says so.
    pub fn start(&self) -> Option<Date> {
        (self.row.start != UNKNOWN_DATE).then(|| Date::unpack(self.row.start)).flatten()
    }

    /// When it ended.
    pub fn end(&self) -> TermEnd {
        TermEnd::unpack(self.row.end)
    }

    /// Whether the person may have held the office on the date, as far as the precision of both dates tells.
    ///
    /// The day a term ends belongs to the successor. A term of which start or end is unknown is never claimed to hold.
    pub fn holds_on(&self, date: Date) -> bool {
        self.start().is_some_and(|start| start.earliest() <= date.latest()) && self.end().may_be_after(date)
    }

    /// The ids of the sources that state it.
    pub fn sources(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        self.gazetteer.string(self.row.sources).split('|')
    }

    pub(crate) fn row(&self) -> TermRow {
        self.row
    }
}

impl std::fmt::Debug for Term<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let gazetteer = self.gazetteer;
        let id = |number| gazetteer.string(gazetteer.rows::<EntityRow>().get(number).id);
        let (leader, body) = (id(self.row.leader), id(self.row.body));
        write!(f, "Term({leader}, {}, {body}, {:?} to {:?})", self.office(), self.start(), self.end())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Term<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("leader", self.leader().id())?;
        map.serialize_entry("name", self.leader().name())?;
        map.serialize_entry("body", self.body().id())?;
        map.serialize_entry("role", &self.role())?;
        map.serialize_entry("office", self.office())?;
        map.serialize_entry("start", &self.start())?;
        map.serialize_entry("end", &self.end())?;
        map.end()
    }
}
