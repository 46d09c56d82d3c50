//! Terms of office.

use super::image::TermRow;
use super::layer::Placed;
use super::{Entity, EntityHandle, Gazetteer, Leader, UNKNOWN_DATE};
use crate::date::Date;
use crate::vocabulary::Role;

/// Marks a packed end that is unknown: the other bits are the date on which a source last saw the holder in office.
const SEEN: u32 = 1 << 31;

/// The packed end of a term that nobody knows the end of, seen on a date.
pub(super) fn pack_last_seen(date: Date) -> u32 {
    SEEN | date.pack()
}

/// The date in such an end.
pub(super) fn without_seen(packed: u32) -> u32 {
    packed & !SEEN
}

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
            packed if packed & SEEN != 0 => TermEnd::Unknown,
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
    layer: &'g Placed,
    row: TermRow,
}

impl<'g> Term<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer, layer: &'g Placed, row: TermRow) -> Term<'g> {
        Term { gazetteer, layer, row }
    }

    /// Who holds the office.
    pub fn leader(&self) -> Leader<'g> {
        self.gazetteer.entity_at(self.leader_handle()).as_leader().expect("a term is a leader's")
    }

    /// The country or organisation.
    pub fn body(&self) -> Entity<'g> {
        self.gazetteer.entity_at(self.body_handle())
    }

    /// The class of the office.
    pub fn role(&self) -> Role {
        Role::from_index(self.row.role)
    }

    /// The English title: "President", "Prime Minister".
    pub fn office(&self) -> &'g str {
        self.layer.string(self.row.office)
    }

    /// The same as [`Term::office`], without reading it as UTF-8.
    pub(crate) fn office_bytes(&self) -> &'g [u8] {
        self.layer.bytes_of(self.row.office)
    }

    /// When it began, if a source says so.
    pub fn start(&self) -> Option<Date> {
        (self.row.start != UNKNOWN_DATE).then(|| Date::unpack(self.row.start)).flatten()
    }

    /// When it ended.
    pub fn end(&self) -> TermEnd {
        TermEnd::unpack(self.row.end)
    }

    /// When a source last saw the person in the office, of a term whose end is unknown.
    ///
    /// `None` when the end is known, when the term had not ended, and when no source says.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let seen = |term: &&legation::Term<'_>| term.last_seen().is_some();
    /// let holders = gazetteer.office_holders("Malta", Some("2022-05-01".parse()?))?;
    /// let term = holders.iter().find(seen).unwrap();
    /// assert_eq!(term.end(), legation::TermEnd::Unknown);
    /// assert!(term.last_seen().unwrap().year() >= 2022);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn last_seen(&self) -> Option<Date> {
        let seen = self.row.end & SEEN != 0 && self.row.end != UNKNOWN_DATE;
        seen.then(|| Date::unpack(without_seen(self.row.end))).flatten()
    }

    /// Whether the person may have held the office on the date, as far as the precision of both dates tells.
    ///
    /// The day a term ends belongs to the successor. A term whose end is unknown holds up to the date on which a source
    /// [last saw](Term::last_seen) the person in office, that day included. Without one, or with an unknown start, it is never claimed to hold.
    pub fn holds_on(&self, date: Date) -> bool {
        let begun = self.start().is_some_and(|start| start.earliest() <= date.latest());
        begun
            && (self.end().may_be_after(date) || self.last_seen().is_some_and(|seen| date.earliest() <= seen.latest()))
    }

    /// The ids of the sources that state it.
    pub fn sources(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        self.layer.string(self.row.sources).split('|')
    }

    /// The handle of who holds the office, without a look at the person.
    pub(crate) fn leader_handle(&self) -> EntityHandle {
        self.layer.handle(self.row.leader)
    }

    /// The handle of the country or organisation, without a look at it.
    pub(crate) fn body_handle(&self) -> EntityHandle {
        self.layer.handle(self.row.body)
    }

    /// The country, or that of the organisation; `None` where the organisation has none.
    pub(crate) fn country_handle(&self) -> Option<EntityHandle> {
        let body = self.body();
        body.as_organisation().map_or(Some(body.handle()), |organisation| organisation.country_handle())
    }

    /// The country that the term serves; the organisation, where that is of no country.
    pub(crate) fn served_handle(&self) -> EntityHandle {
        self.country_handle().unwrap_or_else(|| self.body_handle())
    }

    pub(super) fn row(&self) -> TermRow {
        self.row
    }

    /// Whose term in which office, since when: of several layers only the uppermost may state it.
    fn identity(&self) -> (EntityHandle, EntityHandle, u32, &'g str, u32) {
        (self.leader_handle(), self.body_handle(), self.row.role, self.office(), self.row.start)
    }
}

impl std::fmt::Debug for Term<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (leader, body) = (self.leader().id(), self.body().id());
        write!(f, "Term({leader}, {}, {body}, {:?} to {:?})", self.office(), self.start(), self.end())
    }
}

/// Terms of one layer, as its rows have them, or of several as one.
pub(super) enum Terms<'g, I> {
    OfOneLayer(I),
    OfLayers(std::vec::IntoIter<Term<'g>>),
}

impl<'g, I: Iterator<Item = Term<'g>>> Terms<'g, I> {
    pub(super) fn of_one_layer(terms: I) -> Terms<'g, I> {
        Terms::OfOneLayer(terms)
    }

    /// In the order of their starts. What an upper layer states of the same office from the same day replaces what a lower one does.
    pub(super) fn of_layers(mut terms: Vec<Term<'g>>) -> Terms<'g, I> {
        let layer = |term: &Term<'_>| std::cmp::Reverse(term.layer.id());
        terms.sort_by(|a, b| a.identity().cmp(&b.identity()).then(layer(a).cmp(&layer(b))));
        terms.dedup_by(|lower, upper| lower.layer.id() != upper.layer.id() && lower.identity() == upper.identity());
        terms.sort_by_key(|term| (term.row.start, term.row.end, term.body_handle(), term.row.role));
        Terms::OfLayers(terms.into_iter())
    }
}

impl<'g, I: Iterator<Item = Term<'g>>> Iterator for Terms<'g, I> {
    type Item = Term<'g>;

    #[inline]
    fn next(&mut self) -> Option<Term<'g>> {
        match self {
            Terms::OfOneLayer(terms) => terms.next(),
            Terms::OfLayers(terms) => terms.next(),
        }
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
        if let Some(seen) = self.last_seen() {
            map.serialize_entry("last_seen", &seen)?;
        }
        map.end()
    }
}
