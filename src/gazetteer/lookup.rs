//! Look-ups by id, code and name.

use std::fmt;

use super::image::{EntityRow, KeyRow, QidRow};
use super::{Country, Entity, Gazetteer, Leader, Name, Organisation};
use crate::date::Date;
use crate::text::fold::fold_name;
use crate::vocabulary::{CodeSystem, CountryStatus, Form, Kind};

/// A look-up that has no answer, or more than one.
///
/// ```
/// let gazetteer = legation::Gazetteer::embedded();
/// let error = gazetteer.country("Atlantis").unwrap_err();
/// assert!(error.candidates().is_empty());
/// assert!(error.to_string().starts_with("no country \"Atlantis\""));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookupError {
    what: &'static str,
    query: String,
    candidates: Vec<String>,
}

impl LookupError {
    /// The ids of the entities that the query can mean; empty when there is none.
    pub fn candidates(&self) -> &[String] {
        &self.candidates
    }
}

impl fmt::Display for LookupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, query) = (self.what, &self.query);
        if self.candidates.is_empty() {
            let codes = if what == "country" { " an ISO 3166 code," } else { "" };
            write!(f, "no {what} {query:?}: expected a legation id, a Wikidata id,{codes} or a name in the gazetteer")
        } else {
            write!(f, "{what} {query:?} is ambiguous: use one of {}", self.candidates.join(", "))
        }
    }
}

impl std::error::Error for LookupError {}

impl Gazetteer {
    /// The entity with a legation id ("org:apec") or a Wikidata id ("Q15031").
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// assert_eq!(gazetteer.entity("Q15031").unwrap().name(), "Xi Jinping");
    /// assert!(gazetteer.entity("org:no-such-thing").is_none());
    /// ```
    pub fn entity(&self, id: &str) -> Option<Entity<'_>> {
        let by_id = self.rows::<EntityRow>().position(id, |row| self.string(row.id));
        let by_qid = || {
            let qids = self.rows::<QidRow>();
            qids.position(id, |row| self.string(row.qid)).map(|place| qids.get(place).entity)
        };
        by_id.or_else(by_qid).map(|number| self.entity_at(number))
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
        let Some(place) = self.rows::<KeyRow>().position(key.as_bytes(), |row| self.key(row)) else {
            return Vec::new();
        };
        self.names_of_key(place).filter_map(|number| Name::at(self, number)).collect()
    }

    /// The numbers of the name rows under a key.
    pub(crate) fn names_of_key(&self, key: u32) -> std::ops::Range<u32> {
        let keys = self.rows::<KeyRow>();
        let end = if key + 1 < keys.len() { keys.get(key + 1).first_name } else { self.rows::<super::NameRow>().len() };
        keys.get(key).first_name..end
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
    /// # Ok::<(), legation::LookupError>(())
    /// ```
    pub fn country(&self, query: &str) -> Result<Country<'_>, LookupError> {
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
    /// # Ok::<(), legation::LookupError>(())
    /// ```
    pub fn country_on(&self, query: &str, on: Option<Date>) -> Result<Country<'_>, LookupError> {
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
    /// # Ok::<(), legation::LookupError>(())
    /// ```
    pub fn leader(&self, query: &str) -> Result<Leader<'_>, LookupError> {
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
    /// # Ok::<(), legation::LookupError>(())
    /// ```
    pub fn organisation(&self, query: &str) -> Result<Organisation<'_>, LookupError> {
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
        found.dedup();
        found
    }

    fn only<'g>(&'g self, found: Vec<Entity<'g>>, what: &'static str, query: &str) -> Result<Entity<'g>, LookupError> {
        match found[..] {
            [entity] => Ok(entity),
            _ => Err(LookupError {
                what,
                query: query.to_owned(),
                candidates: found.iter().map(|entity| entity.id().to_owned()).collect(),
            }),
        }
    }
}

/// Whether the date may lie within the years; the last of them counts.
pub(super) fn holds(start: Option<Date>, end: Option<Date>, on: Date) -> bool {
    start.is_none_or(|start| start.earliest() <= on.latest()) && end.is_none_or(|end| on.earliest() <= end.latest())
}
