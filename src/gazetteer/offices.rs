//! Who held which office when.

use super::image::GoverningRoleRow;
use super::layer::Placed;
use super::term::Terms;
use super::{Country, Entity, EntityHandle, Gazetteer, Term, TermEnd};
use crate::date::Date;
use crate::error::Error;
use crate::vocabulary::{Kind, Role};

impl Gazetteer {
    /// Who held the offices of a country on a date; without a date, who holds them as of the data version.
    ///
    /// Heads of state come first, then heads of government, then the other roles; within a role by start.
    ///
    /// # Errors
    /// When `country` is not a country that [`Gazetteer::country`] finds.
    ///
    /// ```
    /// use legation::Role;
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let holders = gazetteer.office_holders("KOR", Some("2025-11-01".parse().unwrap()))?;
    /// assert_eq!((holders[0].leader().name(), holders[0].role()), ("Lee Jae-myung", Role::HeadOfState));
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn office_holders(&self, country: &str, on: Option<Date>) -> Result<Vec<Term<'_>>, Error> {
        Ok(self.holders_of_line(country, on)?.1)
    }

    /// Who led a country on a date: its effective leader, or who held the office of a role.
    ///
    /// Without a role the one who governed is meant: an effective leader beside the offices (Deng Xiaoping), else who was head of state and of
    /// government at once, else the holder of the office that governs in that state at that time (the chancellor of Germany, the
    /// president of France), or of the other if nobody is known in it. Without a date: as of the data version. Of several holders (a change of office on that date known only to the year, a collegial
    /// presidency) the one who heads the government as well is given, else the one who took office last; [`office_holders`](Gazetteer::office_holders) gives all.
    ///
    /// `None` when the gazetteer knows nobody.
    ///
    /// # Errors
    /// When `country` is not a country that [`Gazetteer::country`] finds.
    ///
    /// ```
    /// use legation::Role;
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let name = |country, on: &str, role| {
    ///     gazetteer.leader_of(country, on.parse().ok(), role).map(|term| term.map(|term| term.leader().name()))
    /// };
    /// assert_eq!(name("KOR", "2025-11-01", None)?, Some("Lee Jae-myung"));
    /// assert_eq!(name("Germany", "2010", None)?, Some("Angela Merkel"));
    /// assert_eq!(name("Germany", "2011", Some(Role::HeadOfState))?, Some("Christian Wulff"));
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn leader_of(&self, country: &str, on: Option<Date>, role: Option<Role>) -> Result<Option<Term<'_>>, Error> {
        let (country, holders) = self.holders_of_line(country, on)?;
        // Of those who share an office the one who also governs comes first: Ortega before his co-president.
        let governs = |term: &Term<'_>| {
            let is_head = |other: &Term<'_>| other.role() == Role::HeadOfGovernment && other.leader() == term.leader();
            term.role() == Role::HeadOfState && holders.iter().any(is_head)
        };
        let of_role = |role| holders.iter().copied().filter(move |term: &Term<'_>| term.role() == role);
        let latest = |role| of_role(role).max_by_key(|term| (governs(term), term.start()));
        if let Some(role) = role {
            return Ok(latest(role));
        }
        let (state, government) = (latest(Role::HeadOfState), latest(Role::HeadOfGovernment));
        let one = state.filter(|state| government.is_some_and(|government| government.leader() == state.leader()));
        let governing = || match self.governing_role(&country, on) {
            Some(Role::HeadOfState) => state.or(government),
            _ => government.or(state),
        };
        Ok(latest(Role::EffectiveLeader).or(one).or_else(governing))
    }

    /// Who headed an organisation on a date: its secretary-general, president, chair; of a party or an armed group, its leader.
    ///
    /// Where the gazetteer knows no head of the organisation at any time, but those of one of its sub-bodies and no other, that one's is given: the
    /// African Union is headed by the chairperson of its Commission. The European Union has several bodies with heads: ask for the Commission, the
    /// European Council or the Parliament. Without a date: who is known to be in office as of the data version. Of several holders (a change of
    /// office in that month) the one who took office last is given.
    ///
    /// `None` when the gazetteer knows nobody.
    ///
    /// # Errors
    /// When `organisation` is not an organisation that [`Gazetteer::organisation`] finds.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let name = |organisation, on: &str| {
    ///     gazetteer.head_of(organisation, on.parse().ok()).map(|term| term.map(|term| term.leader().name()))
    /// };
    /// assert_eq!(name("NATO", "2012-06-01")?, Some("Anders Fogh Rasmussen"));
    /// assert_eq!(name("European Commission", "1990")?, Some("Jacques Delors"));
    /// assert_eq!(name("European Union", "1990")?, None);
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn head_of(&self, organisation: &str, on: Option<Date>) -> Result<Option<Term<'_>>, Error> {
        let body = *self.organisation(organisation)?;
        let is_head = |term: &Term<'_>| matches!(term.role(), Role::HeadOfOrganisation | Role::PartyLeader);
        let has_head = |body: &Entity<'_>| self.terms_of_body(body.handle()).any(|term| is_head(&term));
        let headed = if has_head(&body) {
            body
        } else {
            let is_part = |entity: &Entity<'_>| {
                entity.as_organisation().and_then(|part| part.parent()).is_some_and(|parent| *parent == body)
            };
            let parts: Vec<Entity<'_>> =
                self.entities_of(Kind::Organisation).filter(is_part).filter(has_head).collect();
            // Of several the one that carries the name: "World Bank" of the World Bank Group, "African Union Commission".
            let has_name =
                |part: &&Entity<'_>| part.name().starts_with(body.name()) || body.name().starts_with(part.name());
            let named: Vec<&Entity<'_>> = parts.iter().filter(has_name).collect();
            match (&parts[..], &named[..]) {
                ([part], _) => *part,
                (_, [part]) => **part,
                _ => return Ok(None),
            }
        };
        Ok(self.holders(&headed, on).into_iter().filter(is_head).max_by_key(Term::start))
    }

    /// The terms of office of a person, in the order of their starts (unknown starts last).
    ///
    /// # Errors
    /// When `person` is nobody that [`Gazetteer::leader`] finds.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let terms = gazetteer.terms("Grover Cleveland");
    /// assert!(terms.is_err(), "before 1945");
    /// assert!(gazetteer.terms("Angela Merkel")?.iter().any(|term| term.office().contains("Chancellor")));
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn terms(&self, person: &str) -> Result<Vec<Term<'_>>, Error> {
        Ok(self.leader(person)?.terms().collect())
    }

    /// All terms in the offices of a country or an organisation, by role and start; heads of state come first.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let terms = gazetteer.terms_of(&*gazetteer.country("KOR")?);
    /// assert!(terms.iter().any(|term| term.leader().id() == "leader:lee-jae-myung"));
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn terms_of(&self, body: &Entity<'_>) -> Vec<Term<'_>> {
        let mut terms: Vec<Term<'_>> = self.terms_of_body(body.handle()).collect();
        terms.sort_by_key(|term| (term.role(), term.row().start, term.leader_handle()));
        terms
    }

    /// The state under which the office holders of a country on a date stand, and these: the country itself, the state that stood for it on the date,
    /// or those that continue it. So the chancellors since 1949 are those of Germany, whichever German state is asked for.
    fn holders_of_line(&self, country: &str, on: Option<Date>) -> Result<(Country<'_>, Vec<Term<'_>>), Error> {
        let country = self.country_on(country, on)?;
        let later = std::iter::successors(country.continued_by(), Country::continued_by);
        let line = [Some(country), on.and_then(|on| country.as_of(on))].into_iter().flatten().chain(later);
        let found = line.map(|state| (state, self.holders(&state, on))).find(|(_, holders)| !holders.is_empty());
        Ok(found.unwrap_or((country, Vec::new())))
    }

    fn holders(&self, body: &Entity<'_>, on: Option<Date>) -> Vec<Term<'_>> {
        let mut terms: Vec<Term<'_>> = self.terms_of_body(body.handle()).collect();
        terms.retain(|term| match on {
            Some(date) => term.holds_on(date),
            None => term.end() == TermEnd::Open,
        });
        terms.sort_by_key(|term| (term.role(), term.row().start, term.leader_handle()));
        terms
    }

    /// In which role the country was led on the date.
    fn governing_role(&self, country: &Country<'_>, on: Option<Date>) -> Option<Role> {
        // The latest first; what an upper layer says before what a lower one does.
        let mut spans = self.stated(country.handle()).rev().flat_map(|(layer, country)| {
            let rows = layer.rows::<GoverningRoleRow>();
            rows.equal_range(country, |row| row.country).map(move |number| rows.get(number)).rev()
        });
        let row = match on {
            None => spans.next(),
            Some(date) => spans.find(|row| {
                Date::unpack(row.start).is_none_or(|start| start.earliest() <= date.latest())
                    && TermEnd::unpack(row.end).may_be_after(date)
            }),
        };
        row.map(|row| Role::from_index(row.role))
    }

    pub(crate) fn terms_of_body<'g>(&'g self, body: EntityHandle) -> impl Iterator<Item = Term<'g>> + use<'g> {
        let of = move |(layer, body): (&'g Placed, u32)| {
            layer.layer().terms_of_body(body).map(move |row| Term::new(self, layer, row))
        };
        let mut layers = self.stated(body).map(of);
        let first = layers.next();
        match layers.next() {
            None => Terms::of_one_layer(first.into_iter().flatten()),
            Some(second) => {
                Terms::of_layers(first.into_iter().flatten().chain(second).chain(layers.flatten()).collect())
            }
        }
    }
}
