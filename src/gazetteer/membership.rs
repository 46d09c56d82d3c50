//! Memberships: which countries belong to which organisations, and when.

use super::image::MembershipRow;
use super::layer::Placed;
use super::{Entity, EntityHandle, Gazetteer, Organisation, TermEnd};
use crate::date::Date;
use crate::error::Error;
use crate::vocabulary::MembershipStatus;

/// A country (or an organisation: the EU in the G20) in an organisation, from one date to another.
///
/// ```
/// let gazetteer = legation::Gazetteer::embedded();
/// let nato = gazetteer.members("NATO", Some("1995".parse()?))?;
/// let poland = gazetteer.country("Poland")?;
/// assert!(nato.iter().all(|membership| membership.member() != *poland), "Poland joined in 1999");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Membership<'g> {
    gazetteer: &'g Gazetteer,
    layer: &'g Placed,
    row: MembershipRow,
}

impl<'g> Membership<'g> {
    /// Who belongs.
    pub fn member(&self) -> Entity<'g> {
        self.gazetteer.entity_at(self.layer.handle(self.row.member))
    }

    /// To what.
    pub fn organisation(&self) -> Organisation<'g> {
        self.gazetteer
            .entity_at(self.layer.handle(self.row.organisation))
            .as_organisation()
            .expect("checked when it was compiled")
    }

    /// As what: member, observer, candidate …
    pub fn status(&self) -> MembershipStatus {
        MembershipStatus::from_index(self.row.status)
    }

    /// The date of joining, if a source states it.
    pub fn start(&self) -> Option<Date> {
        Date::unpack(self.row.start)
    }

    /// The date of leaving.
    pub fn end(&self) -> TermEnd {
        TermEnd::unpack(self.row.end)
    }

    /// The first year in which a yearly source lists it; the membership may be older.
    pub fn listed_from(&self) -> Option<Date> {
        Date::unpack(self.row.listed_from)
    }

    /// The last year in which a yearly source lists it.
    pub fn listed_to(&self) -> Option<Date> {
        Date::unpack(self.row.listed_to)
    }

    /// Whether the membership is known to be in force on the date, as far as the precision of the dates tells.
    ///
    /// Where the date of joining is unknown the first listing counts instead, and where it is unknown when a membership ended, the last.
    pub fn holds_on(&self, date: Date) -> bool {
        let begun = self.start().or(self.listed_from()).is_some_and(|start| start.earliest() <= date.latest());
        let lasts = match (self.end(), self.listed_to()) {
            (TermEnd::Unknown, Some(last)) => date.earliest() <= last.latest(),
            (end, _) => end.may_be_after(date),
        };
        begun && lasts
    }

    /// The ids of the sources that state it.
    pub fn sources(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        self.layer.string(self.row.sources).split('|')
    }

    /// Who belongs to what, since when.
    fn identity(&self) -> (EntityHandle, EntityHandle, u32) {
        let [organisation, member] = [self.row.organisation, self.row.member].map(|row| self.layer.handle(row));
        (organisation, member, self.row.start)
    }

    fn is_in_force(&self, on: Option<Date>) -> bool {
        on.map_or(self.end() == TermEnd::Open, |date| self.holds_on(date))
    }
}

impl std::fmt::Debug for Membership<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (member, organisation) = (self.member().id(), self.organisation().id());
        write!(f, "Membership({member} in {organisation}, {}, {:?} to {:?})", self.status(), self.start(), self.end())
    }
}

impl Gazetteer {
    /// The members of an organisation on a date, in the order of ids; without a date, those as of the data version.
    ///
    /// The suspended are among them; observers, candidates and associates are not: see [`affiliates`](Gazetteer::affiliates). What no source
    /// lists is missing, and where only yearly sources are known the answer for years before them is incomplete.
    ///
    /// # Errors
    /// When `organisation` is not an organisation that [`Gazetteer::organisation`] finds.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let members = gazetteer.members("ASEAN", Some("2020".parse().unwrap()))?;
    /// assert!(members.iter().any(|membership| membership.member().name() == "Vietnam"));
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn members(&self, organisation: &str, on: Option<Date>) -> Result<Vec<Membership<'_>>, Error> {
        let mut affiliates = self.affiliates(organisation, on)?;
        affiliates
            .retain(|membership| matches!(membership.status(), MembershipStatus::Member | MembershipStatus::Suspended));
        Ok(affiliates)
    }

    /// Who belonged to an organisation on a date in whatever status, observers and candidates too, in the order of ids; without a date, who
    /// does as of the data version.
    ///
    /// # Errors
    /// When `organisation` is not an organisation that [`Gazetteer::organisation`] finds.
    ///
    /// ```
    /// use legation::MembershipStatus::Observer;
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let affiliates = gazetteer.affiliates("United Nations", Some("2020".parse().unwrap()))?;
    /// assert!(affiliates.iter().any(|membership| membership.member().name() == "Vatican" && membership.status() == Observer));
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn affiliates(&self, organisation: &str, on: Option<Date>) -> Result<Vec<Membership<'_>>, Error> {
        let mut affiliates = self.memberships_in(&self.organisation(organisation)?);
        affiliates.retain(|membership| membership.is_in_force(on));
        Ok(affiliates)
    }

    /// Everybody who ever belonged to an organisation, in whatever status, in the order of ids and starts: past memberships and present ones.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let union = gazetteer.organisation("European Union")?;
    /// let left = |membership: &legation::Membership<'_>| membership.member().id() == "country:GBR";
    /// assert!(gazetteer.memberships_in(&union).iter().any(left));
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn memberships_in(&self, organisation: &Organisation<'_>) -> Vec<Membership<'_>> {
        let memberships = self.stated(organisation.handle()).flat_map(|(layer, organisation)| {
            let rows = layer.rows::<MembershipRow>();
            let numbers = rows.equal_range(organisation, |row| row.organisation);
            numbers.map(move |number| Membership { gazetteer: self, layer, row: rows.get(number) })
        });
        uppermost(memberships)
    }

    /// The organisations that a country belonged to on a date, in the order of ids; without a date, those as of the data version.
    ///
    /// # Errors
    /// When `country` is not a country that [`Gazetteer::country`] finds.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let memberships = gazetteer.memberships("Japan", Some("2020".parse().unwrap()))?;
    /// assert!(memberships.iter().any(|membership| membership.organisation().id() == "org:g7"));
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn memberships(&self, country: &str, on: Option<Date>) -> Result<Vec<Membership<'_>>, Error> {
        let country = self.country(country)?.handle();
        let memberships = self.stated(country).flat_map(|(layer, country)| {
            layer.layer().memberships_of(country).map(move |row| Membership { gazetteer: self, layer, row })
        });
        let mut memberships = uppermost(memberships);
        memberships.retain(|membership| membership.is_in_force(on));
        Ok(memberships)
    }
}

/// What an upper layer states of the same membership from the same day replaces what a lower one does.
fn uppermost<'g>(memberships: impl Iterator<Item = Membership<'g>>) -> Vec<Membership<'g>> {
    let mut memberships: Vec<_> = memberships.collect();
    let identity = Membership::identity;
    let layer = |membership: &Membership<'_>| std::cmp::Reverse(membership.layer.id());
    memberships.sort_by(|a, b| identity(a).cmp(&identity(b)).then(layer(a).cmp(&layer(b))));
    memberships.dedup_by(|lower, upper| lower.layer.id() != upper.layer.id() && identity(lower) == identity(upper));
    memberships
}

#[cfg(feature = "serde")]
impl serde::Serialize for Membership<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("member", self.member().id())?;
        map.serialize_entry("name", self.member().name())?;
        map.serialize_entry("organisation", self.organisation().id())?;
        map.serialize_entry("status", &self.status())?;
        map.serialize_entry("start", &self.start())?;
        map.serialize_entry("end", &self.end())?;
        map.serialize_entry("listed_from", &self.listed_from())?;
        map.serialize_entry("listed_to", &self.listed_to())?;
        map.end()
    }
}
