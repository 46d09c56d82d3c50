//! Look-ups by id, code and name, and the holders of offices.

use std::fmt;

use super::image::{CodeRow, CountryRow, EntityRow, GivenNameRow, KeyRow, QidRow, TermByBodyRow, TermRow};
use super::{Country, Entity, Gazetteer, Leader, Name, Term, TermEnd};
use crate::date::Date;
use crate::key::fold_name;
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
        let Some(place) = self.rows::<KeyRow>().position(key.as_bytes(), |row| self.key_bytes(row.key)) else {
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
    /// Codes are read as written ("KR", "KOR", "410"); names in any case. Of a state and a former one of the same name the
    /// present one is meant.
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
        let by_id = || self.entity(query)?.as_country();
        let by_code = || {
            let systems = [CodeSystem::Iso2, CodeSystem::Iso3, CodeSystem::Numeric];
            systems.into_iter().find_map(|system| self.country_by_code(system, query, None))
        };
        if let Some(country) = by_id().or_else(by_code) {
            return Ok(country);
        }
        let mut found = self.distinct(query, |name| {
            name.entity().kind() == Kind::Country && !matches!(name.form(), Form::Capital | Form::Metonym)
        });
        let current = |entity: &Entity<'_>| {
            entity.as_country().is_some_and(|country| country.status() != CountryStatus::Historical)
        };
        if found.len() > 1 && found.iter().any(current) {
            found.retain(current);
        }
        self.only(found, "country", query).map(|entity| entity.as_country().expect("chosen by kind"))
    }

    /// The country that had a code, on a date if given.
    ///
    /// ISO, M49 and Wikidata codes are not dated. COW and Gleditsch–Ward codes pass from state to state: without a date the
    /// latest holder is meant.
    ///
    /// ```
    /// use legation::CodeSystem;
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let id = |on: &str| gazetteer.country_by_code(CodeSystem::Cow, "365", on.parse().ok()).map(|c| c.id());
    /// assert_eq!((id("1985-03-11"), id("2025")), (Some("country:SUHH"), Some("country:RUS")));
    /// ```
    pub fn country_by_code(&self, system: CodeSystem, code: &str, on: Option<Date>) -> Option<Country<'_>> {
        if code.is_empty() {
            return None;
        }
        let column: fn(&CountryRow) -> u32 = match system {
            CodeSystem::Qid => return self.entity(code).filter(|_| code.starts_with('Q'))?.as_country(),
            CodeSystem::Cow | CodeSystem::Gw => {
                let mut rows: Vec<CodeRow> = self.rows::<CodeRow>().iter().collect();
                rows.retain(|row| {
                    let started =
                        on.is_none_or(|on| Date::unpack(row.start).is_none_or(|start| start.earliest() <= on.latest()));
                    let lasts =
                        on.is_none_or(|on| Date::unpack(row.end).is_none_or(|end| on.earliest() <= end.latest()));
                    row.system == system as u32 && self.string(row.code) == code && started && lasts
                });
                let latest = rows.into_iter().max_by_key(|row| row.start)?;
                return self.entity_at(latest.country).as_country();
            }
            CodeSystem::Iso2 => |row| row.iso2,
            CodeSystem::Iso3 => |row| row.iso3,
            CodeSystem::Numeric => |row| row.numeric,
            CodeSystem::M49 => |row| row.m49,
        };
        let mut holders: Vec<CountryRow> =
            self.rows::<CountryRow>().iter().filter(|row| self.string(column(row)) == code).collect();
        // Former states keep their last code; the state that has it now comes first.
        holders.sort_by_key(|row| row.status == CountryStatus::Historical as u32);
        holders.first().and_then(|row| self.entity_at(row.entity).as_country())
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
    /// # Ok::<(), legation::LookupError>(())
    /// ```
    pub fn office_holders(&self, country: &str, on: Option<Date>) -> Result<Vec<Term<'_>>, LookupError> {
        let country = self.country(country)?;
        let mut terms: Vec<Term<'_>> = self.terms_of_body(country.number()).collect();
        terms.retain(|term| match on {
            Some(date) => term.holds_on(date),
            None => term.end() == TermEnd::Open,
        });
        terms.sort_by_key(|term| (term.role(), term.row().start, term.row().leader));
        Ok(terms)
    }

    /// Whether the names of some leaders open with this folded word.
    pub(crate) fn is_given_name(&self, key: &str) -> bool {
        self.rows::<GivenNameRow>().position(key.as_bytes(), |row| self.key_bytes(row.key)).is_some()
    }

    pub(crate) fn terms_of_body(&self, body: u32) -> impl Iterator<Item = Term<'_>> {
        let rows = self.rows::<TermByBodyRow>();
        let terms = self.rows::<TermRow>();
        rows.equal_range(body, |row| row.body).map(move |number| Term::new(self, terms.get(rows.get(number).term)))
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
