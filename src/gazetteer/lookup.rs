//! Look-ups by id, code and name.

use super::image::{KeyRow, QidRow};
use super::layer::{Placed, handle_of_id};
use super::{Country, Entity, Gazetteer, Leader, Name, Organisation};
use crate::date::Date;
use crate::error::Error;
use crate::text::fold::fold_name;
use crate::vocabulary::{CodeSystem, CountryStatus, Form, Kind};

impl Gazetteer {
    /// The entity with a legation id ("org:apec") or a Wikidata id ("Q15031").
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// assert_eq!(gazetteer.entity("Q15031").unwrap().name(), "Xi Jinping");
    /// assert!(gazetteer.entity("org:no-such-thing").is_none());
    /// ```
    pub fn entity(&self, id: &str) -> Option<Entity<'_>> {
        let by_qid = |layer: &Placed| {
            let qids = layer.rows::<QidRow>();
            qids.position(id, |row| layer.string(row.qid)).map(|place| layer.handle(qids.get(place).entity))
        };
        let handle = handle_of_id(&self.layers, id).or_else(|| self.layers.iter().rev().find_map(by_qid));
        handle.map(|handle| self.entity_at(handle))
    }

    /// The names that match a text as a whole, whatever its case, diacritics, hyphens and dots.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let names = gazetteer.named("xi jinping");
    /// assert!(names.iter().any(|name| name.entity().qid() == Some("Q15031")));
    /// ```
    pub fn named(&self, text: &str) -> Vec<Name<'_>> {
        let Some(key) = fold_name(text) else {
            return Vec::new();
        };
        let names = self.layers.iter().filter_map(|layer| {
            let place = layer.rows::<KeyRow>().position(key.as_bytes(), |row| layer.key(row))?;
            Some(layer.names_of_key(place).filter_map(|number| Name::at(self, layer, number)))
        });
        names.flatten().collect()
    }

    /// The country with an id, an ISO code, a Wikidata id, a name, a former name or a demonym.
    ///
    /// Codes are read as written ("KR", "KOR", "410", for former states also ISO 3166-3: "SUHH"); names in any case. Of a state and a former one of the same name the
    /// present one is meant; [`country_on`](Gazetteer::country_on) asks for the one of a date.
    ///
    /// # Errors
    /// When nothing matches, or several countries do ("Congo").
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// for query in ["KOR", "KR", "410", "Q884", "country:KOR", "south korea", "South Korean"] {
    ///     assert_eq!(gazetteer.country(query)?.id(), "country:KOR", "{query}");
    /// }
    /// assert_eq!(gazetteer.country("Congo").unwrap_err().candidates().len(), 2);
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn country(&self, query: &str) -> Result<Country<'_>, Error> {
        self.country_on(query, None)
    }

    /// The country that an id, a code, a name, a former name or a demonym meant on a date; see [`country`](Gazetteer::country).
    ///
    /// States that existed on the date and names that were in use come before the others.
    ///
    /// # Errors
    /// When nothing matches, or several countries do.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let id = |on: &str| gazetteer.country_on("CS", on.parse().ok()).map(|country| country.id());
    /// assert_eq!((id("1980")?, id("2005")?), ("country:CSHH", "country:CSXX"));
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn country_on(&self, query: &str, on: Option<Date>) -> Result<Country<'_>, Error> {
        let by_id = || self.entity(query).or_else(|| self.entity(&format!("country:{query}")))?.as_country();
        let by_code = || {
            let systems = [CodeSystem::Iso2, CodeSystem::Iso3, CodeSystem::Numeric];
            systems.into_iter().find_map(|system| self.country_by_code(system, query, on))
        };
        if let Some(country) = by_id().or_else(by_code) {
            return Ok(country);
        }
        let is_country = |name: &Name<'_>| {
            name.entity().kind() == Kind::Country && !matches!(name.form(), Form::Capital | Form::Metonym)
        };
        let mut found = match on {
            Some(date) => self.distinct(query, |name| {
                is_country(name) && holds(name.start(), name.end(), date) && {
                    let country = name.entity().as_country().expect("checked by kind");
                    holds(country.start(), country.end(), date)
                }
            }),
            None => Vec::new(),
        };
        if found.is_empty() {
            found = self.distinct(query, is_country);
        }
        let current = |entity: &Entity<'_>| {
            entity.as_country().is_some_and(|country| country.status() != CountryStatus::Historical)
        };
        if found.len() > 1 && found.iter().any(current) {
            found.retain(current);
        }
        self.only(found, "country", query).map(|entity| entity.as_country().expect("chosen by kind"))
    }

    /// The leader with an id, a Wikidata id or a full name.
    ///
    /// # Errors
    /// When nobody matches, or several people do.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// assert_eq!(gazetteer.leader("XI JINPING")?.qid(), Some("Q15031"));
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn leader(&self, query: &str) -> Result<Leader<'_>, Error> {
        if let Some(leader) = self.entity(query).and_then(|entity| entity.as_leader()) {
            return Ok(leader);
        }
        let found = self.distinct(query, |name| name.entity().kind() == Kind::Leader && !name.needs_context());
        self.only(found, "leader", query).map(|entity| entity.as_leader().expect("chosen by kind"))
    }

    /// The organisation with an id, a Wikidata id, a name or an acronym.
    ///
    /// A name that is enough by itself comes before one that needs its country ("SPD", of several parties).
    ///
    /// # Errors
    /// When nothing matches, or several organisations do.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// assert_eq!(gazetteer.organisation("nato")?.id(), "org:nato");
    /// assert_eq!(gazetteer.organisation("North Atlantic Treaty Organization")?.id(), "org:nato");
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn organisation(&self, query: &str) -> Result<Organisation<'_>, Error> {
        if let Some(organisation) = self.entity(query).and_then(|entity| entity.as_organisation()) {
            return Ok(organisation);
        }
        let is_organisation = |name: &Name<'_>| name.entity().kind() == Kind::Organisation;
        let mut found = self.distinct(query, |name| is_organisation(name) && !name.needs_context());
        if found.is_empty() {
            found = self.distinct(query, is_organisation);
        }
        self.only(found, "organisation", query).map(|entity| entity.as_organisation().expect("chosen by kind"))
    }

    /// The different entities that a name denotes, by the names that pass.
    fn distinct(&self, query: &str, pass: impl Fn(&Name<'_>) -> bool) -> Vec<Entity<'_>> {
        let names = self.named(query);
        let mut found: Vec<Entity<'_>> = names.iter().filter(|name| pass(name)).map(Name::entity).collect();
        // The layers have their names one after another.
        found.sort_by_key(Entity::handle);
        found.dedup();
        found
    }

    fn only<'g>(&'g self, found: Vec<Entity<'g>>, what: &'static str, query: &str) -> Result<Entity<'g>, Error> {
        match found[..] {
            [entity] => Ok(entity),
            _ => Err(Error::look_up(what, query, found.iter().map(|entity| entity.id().to_owned()).collect())),
        }
    }
}

/// Whether the date may lie within the years; the last of them counts.
pub(super) fn holds(start: Option<Date>, end: Option<Date>, on: Date) -> bool {
    start.is_none_or(|start| start.earliest() <= on.latest()) && end.is_none_or(|end| on.earliest() <= end.latest())
}
