//! Look-ups by id, code and name.

use super::image::{EntityRow, QidRow};
use super::layer::{Placed, handle_of_id};
use super::query::{Named, bare};
use super::{CodedCountry, Country, CountryColumn, Entity, EntityHandle, Gazetteer, Leader, Name, Organisation};
use crate::date::Date;
use crate::error::Error;
use crate::text::fold::fold_name;
use crate::vocabulary::{CodeSystem, CountryStatus, Form, Kind, OrganisationClass};

/// The languages that most tables of countries are in: a name in one of them is no misspelling of an English one.
const TABLE_LANGUAGES: [&str; 10] = ["ar", "de", "en", "es", "fr", "it", "nl", "pt", "ru", "zh"];

impl Gazetteer {
    /// The entity with a legation id ("org:apec") or a Wikidata id ("Q15031").
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// assert_eq!(gazetteer.entity("Q15031").unwrap().name(), "Xi Jinping");
    /// assert!(gazetteer.entity("org:no-such-thing").is_none());
    /// ```
    pub fn entity(&self, id: &str) -> Option<Entity<'_>> {
        let handle = handle_of_id(&self.layers, id).or_else(|| self.of_qid(id).next());
        handle.map(|handle| self.entity_at(handle))
    }

    /// The entity of a kind with an id or a Wikidata id. A list of one's own may give the item of a country to something else: whoever asks for
    /// the country means the country.
    fn entity_of_kind(&self, id: &str, kind: Kind) -> Option<Entity<'_>> {
        let handles = handle_of_id(&self.layers, id).into_iter().chain(self.of_qid(id));
        handles.map(|handle| self.entity_at(handle)).find(|entity| entity.kind() == kind)
    }

    /// Those with a Wikidata id, of each layer, the uppermost first.
    fn of_qid<'g>(&'g self, id: &'g str) -> impl Iterator<Item = EntityHandle> + use<'g> {
        let by_qid = move |layer: &'g Placed| {
            let (qids, entities) = (layer.rows::<QidRow>(), layer.rows::<EntityRow>());
            let entity = qids.get(qids.position(id, |row| layer.string(entities.get(row.entity).qid))?).entity;
            (!layer.hides_entity(entity)).then(|| layer.handle(entity))
        };
        self.layers.iter().rev().filter(move |_| id.starts_with('Q')).filter_map(by_qid)
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
            let place = layer.keys().position(key.as_bytes())?;
            Some(layer.names_of_key(place).filter_map(|number| Name::at(self, layer, number)))
        });
        names.flatten().collect()
    }

    /// The country with an id, an ISO code, a Wikidata id, or a name as people type it and tables print it.
    ///
    /// A name may be a former one or a demonym, of any language of the gazetteer, in any case; with articles ("The Netherlands", "Gambia, The"), turned
    /// round ("Korea, Dem. People's Rep."), with brackets and slashes ("Virgin Islands (U.S.)", "Burma/Myanmar"), abbreviated ("St. Kitts & Nevis"),
    /// in a misread encoding ("CÃ´te d'Ivoire"), or misspelt, if no other country is near ("Khazakstan"). Names come before codes in lower case. Of a state and a
    /// former one of the same name the present one is meant; [`country_on`](Gazetteer::country_on) asks for the one of a date.
    ///
    /// # Errors
    /// When nothing matches, or several countries do: "Congo", "Korea", "Virgin Islands", "Czech Republic/Slovakia". What is no country is
    /// not guessed at either: regions and groups ("Sub-Saharan Africa", "Euro area"), "Northern Africa" for South Africa, "Austrlia".
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// for query in ["KOR", "KR", "410", "Q884", "country:KOR", "south korea", "South Korean", "Korea, Rep.", "kor"] {
    ///     assert_eq!(gazetteer.country(query)?.id(), "country:KOR", "{query}");
    /// }
    /// assert_eq!(gazetteer.country("Congo").unwrap_err().candidates().len(), 2);
    /// assert!(gazetteer.country("South Asia").is_err());
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn country(&self, query: &str) -> Result<Country<'_>, Error> {
        self.country_on(query, None)
    }

    /// The country that an id, a code or a name meant on a date; see [`country`](Gazetteer::country).
    ///
    /// States that existed on the date and names that were in use come before the others. A former state that had ended is the one that
    /// [continues](Country::continued_by) it.
    ///
    /// # Errors
    /// When nothing matches, or several countries do.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let id = |query, on: &str| gazetteer.country_on(query, on.parse().ok()).map(|country| country.id());
    /// assert_eq!((id("CS", "1980")?, id("CS", "2005")?), ("country:CSHH", "country:CSXX"));
    /// assert_eq!(id("West Germany", "1980")?, "country:west-germany");
    /// assert_eq!(id("West Germany", "2017")?, "country:DEU");
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn country_on(&self, query: &str, on: Option<Date>) -> Result<Country<'_>, Error> {
        // In a misread encoding a blank that does not break may end a letter.
        let query = query.trim_matches(|c: char| c.is_ascii_whitespace());
        let code = bare(query);
        let of_id = |id: &str| self.entity_of_kind(id, Kind::Country);
        let by_id = || of_id(code).or_else(|| of_id(&format!("country:{code}")))?.as_country();
        if let Some(country) = by_id() {
            return Ok(country);
        }
        let by_code = || {
            let systems = [CodeSystem::Iso2, CodeSystem::Iso3, CodeSystem::Numeric];
            let country = systems.into_iter().find_map(|system| self.country_by_code(system, code, on))?;
            // Withdrawn codes of two letters are too much like others: "CT", "MI".
            let withdrawn = |code: &CodedCountry<'_>| code.system == CodeSystem::Iso2 && code.end.is_some();
            let is_withdrawn = country.codes().any(|known| withdrawn(&known) && known.code.eq_ignore_ascii_case(code));
            (on.is_some() || !is_withdrawn).then_some(country)
        };
        let is_small = code.chars().any(char::is_lowercase);
        if !is_small && let Some(country) = by_code() {
            return Ok(country);
        }
        let names = self.named(query);
        let names = names.iter().filter(|name| {
            name.entity().kind() == Kind::Country
                && !matches!(name.form(), Form::Capital | Form::Metonym)
                && !(name.needs_context() && self.names_a_region(name.text()))
        });
        let names: Vec<&Name<'_>> = names.collect();
        let named = names.iter().map(|name| Named::by_key(name.entity().handle(), (name.start(), name.end())));
        let mut found = self.preferred(named.collect(), on);
        let is_of_few_tables = |name: &&Name<'_>| {
            name.traits().foreign() && !name.languages().any(|language| TABLE_LANGUAGES.contains(&language))
        };
        if !names.is_empty() && names.iter().all(is_of_few_tables) {
            found.extend(self.mistakable(query, on));
            found.sort_unstable();
            found.dedup();
        }
        let mut body = None;
        if found.is_empty() {
            found = self.meant(query, on);
            // "EU" is no misspelt country, and "United Russia" none with a form of state.
            body = self.body_called(query, &found);
            if body.is_some() {
                found.clear();
            }
        }
        if found.is_empty()
            && let Some(country) = by_code()
        {
            return Ok(country);
        }
        if let Some(body) = body {
            return Err(Error::not_found(format!("no country {query:?}: it is the name of {}", body.id())));
        }
        let found = found.into_iter().map(|handle| self.entity_at(handle)).collect();
        let found = self.only(found, "country", query)?.as_country().expect("chosen by kind");
        let ended = |date: Date| found.end().is_some_and(|end| end.latest() < date.earliest());
        let heir = on.filter(|&on| ended(on)).and_then(|on| found.as_of(on));
        Ok(heir.unwrap_or(found))
    }

    /// The organisation that English calls so, unless it is a body of one of these countries: whoever writes "Palestinian Authority" means the country.
    fn body_called(&self, query: &str, countries: &[EntityHandle]) -> Option<Entity<'_>> {
        let names = self.named(query);
        let bodies = names.iter().filter(|name| !name.traits().foreign()).map(Name::entity);
        let bodies: Vec<Organisation<'_>> = bodies.filter_map(|entity| entity.as_organisation()).collect();
        let is_of_state = |body: &Organisation<'_>| {
            use OrganisationClass::*;
            matches!(body.class(), StateBody | Ministry | Parliament | Court | CentralBank | Intelligence)
                && body.country().is_some_and(|country| countries.contains(&country.handle()))
        };
        bodies.first().filter(|_| !bodies.iter().any(is_of_state)).map(|body| **body)
    }

    /// The countries of a column, in its order; what cannot be told is reported with the number of rows.
    ///
    /// Each different text is looked up once. [`countries_on`](Gazetteer::countries_on) takes a date with each row.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let column = gazetteer.countries(["Gambia, The", "World", "Congo", "World"]);
    /// assert_eq!(column.countries()[0].map(|country| country.id()), Some("country:GMB"));
    /// let unresolved: Vec<_> = column.unresolved().map(|text| (text.query(), text.rows(), text.candidates().len())).collect();
    /// assert_eq!(unresolved, [("World", 2, 0), ("Congo", 1, 2)]);
    /// ```
    pub fn countries<'q>(&self, queries: impl IntoIterator<Item = &'q str>) -> CountryColumn<'_> {
        self.countries_on(queries.into_iter().map(|query| (query, None)))
    }

    /// The countries of a column with a date for each row; see [`countries`](Gazetteer::countries) and [`country_on`](Gazetteer::country_on).
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let column = gazetteer.countries_on([("Yugoslavia", "1980".parse().ok()), ("Yugoslavia", "2010".parse().ok())]);
    /// let ids: Vec<_> = column.countries().iter().flatten().map(|country| country.id()).collect();
    /// assert_eq!(ids, ["country:YUCS", "country:SRB"]);
    /// ```
    pub fn countries_on<'q>(&self, rows: impl IntoIterator<Item = (&'q str, Option<Date>)>) -> CountryColumn<'_> {
        CountryColumn::of(self, rows)
    }

    /// The countries of names, those first that existed on the date under a name that was in use, and present ones before former ones.
    pub(super) fn preferred(&self, mut named: Vec<Named>, on: Option<Date>) -> Vec<EntityHandle> {
        let country =
            |named: &Named| self.entity_at(named.country).as_country().expect("names of countries denote countries");
        let keep = |named: &mut Vec<Named>, is_better: &dyn Fn(&Named) -> bool| {
            if named.iter().any(is_better) {
                named.retain(|named| is_better(named));
            }
        };
        if let Some(on) = on {
            let is_of_the_time =
                |named: &Named| holds(named.years.0, named.years.1, on) && country(named).existed_on(on);
            keep(&mut named, &is_of_the_time);
        }
        let mut found: Vec<EntityHandle> = named.iter().map(|named| named.country).collect();
        found.sort_unstable();
        found.dedup();
        if found.len() > 1 {
            let is_present = |&handle: &EntityHandle| {
                self.entity_at(handle).as_country().is_some_and(|country| country.status() != CountryStatus::Historical)
            };
            if found.iter().any(is_present) {
                found.retain(is_present);
            }
        }
        found
    }

    /// The leader with an id, a Wikidata id or a full name.
    ///
    /// A name may come with an office ("President Emmanuel Macron"), the family name first ("Lee, Jae-myung", "PUTIN Vladimir") or with middle names and
    /// patronymics that the gazetteer has not, with initials of the given names ("V. Putin"), or romanised otherwise ("Viktor Janukovych"). A surname
    /// alone is refused, unless the person is called nothing else ("Naruhito"); the error has the ids of the best known of the surname.
    ///
    /// # Errors
    /// When nobody matches, or several people do.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// assert_eq!(gazetteer.leader("XI JINPING")?.qid(), Some("Q15031"));
    /// assert_eq!(gazetteer.leader("President Emmanuel Macron")?.id(), "leader:emmanuel-macron");
    /// assert_eq!(gazetteer.leader("Lee, Jae-myung")?.id(), "leader:lee-jae-myung");
    /// assert!(gazetteer.leader("Merkel").is_err());
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn leader(&self, query: &str) -> Result<Leader<'_>, Error> {
        let query = query.trim();
        if let Some(leader) = self.entity_of_kind(query, Kind::Leader).and_then(|entity| entity.as_leader()) {
            return Ok(leader);
        }
        let mut found = self.people(query);
        for names in self.other_names_of_person(query) {
            if found.is_empty() {
                found = names.iter().flat_map(|name| self.people(name)).collect();
                found.sort_by_key(Entity::handle);
                found.dedup();
            }
        }
        if found.is_empty() {
            found = self.people_by_initials(query);
        }
        if found.is_empty() {
            found = self.people_by_sound(query);
        }
        if found.is_empty() {
            return Err(Error::look_up("leader", query, Vec::new()).near(self.near(query, Kind::Leader)));
        }
        self.only(found, "leader", query).map(|entity| entity.as_leader().expect("chosen by kind"))
    }

    /// The people of a full name; else those of whom it is the whole name, though texts must hold more.
    fn people(&self, query: &str) -> Vec<Entity<'_>> {
        let is_person = |name: &Name<'_>| name.entity().kind() == Kind::Leader;
        // A name that two people share is a name of both, whatever texts need to tell them apart.
        let is_whole = |name: &Name<'_>| fold_name(name.entity().name()) == fold_name(name.text());
        self.distinct(query, |name| is_person(name) && (!name.needs_context() || is_whole(name)))
    }

    /// The organisation with an id, a Wikidata id, a name or an acronym.
    ///
    /// Of several the first of these decides that leaves but one: a name that is enough by itself comes before one that needs its country ("SPD", of several
    /// parties), a name that is spelt as the query to the last sign before others ("OPEC", beside "OPEC+"), and an intergovernmental
    /// body or forum before the bodies of states.
    ///
    /// # Errors
    /// When nothing matches, or several organisations do: its [`candidates`](Error::candidates) are these, or those of nearly that name.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// assert_eq!(gazetteer.organisation("nato")?.id(), "org:nato");
    /// assert_eq!(gazetteer.organisation("North Atlantic Treaty Organization")?.id(), "org:nato");
    /// assert_eq!(gazetteer.organisation("OPEC")?.id(), "org:opec");
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn organisation(&self, query: &str) -> Result<Organisation<'_>, Error> {
        let query = query.trim();
        if let Some(organisation) =
            self.entity_of_kind(query, Kind::Organisation).and_then(|entity| entity.as_organisation())
        {
            return Ok(organisation);
        }
        let is_organisation = |name: &Name<'_>| name.entity().kind() == Kind::Organisation;
        let is_whole = |name: &Name<'_>| fold_name(name.entity().name()) == fold_name(name.text());
        let mut found = self.distinct(query, |name| is_organisation(name) && (!name.needs_context() || is_whole(name)));
        if found.is_empty() {
            found = self.distinct(query, is_organisation);
        }
        if found.is_empty() {
            return Err(Error::look_up("organisation", query, Vec::new()).near(self.near(query, Kind::Organisation)));
        }
        let written = query.to_lowercase();
        let is_spelt_so = |entity: &Entity<'_>| entity.names().any(|name| name.text().to_lowercase() == written);
        let is_of_states = |entity: &Entity<'_>| {
            let class = entity.as_organisation().map(|organisation| organisation.class());
            matches!(class, Some(OrganisationClass::Igo | OrganisationClass::Forum))
        };
        for is_better in [&is_spelt_so as &dyn Fn(&Entity<'_>) -> bool, &is_of_states] {
            if found.len() > 1 && found.iter().any(is_better) {
                found.retain(is_better);
            }
        }
        self.only(found, "organisation", query).map(|entity| entity.as_organisation().expect("chosen by kind"))
    }

    /// The ids of those of a kind whose name or surname this is, or with a name that is misspelt in the query, the likeliest first.
    fn near(&self, query: &str, kind: Kind) -> Vec<String> {
        const SHOWN: usize = 5;
        let results = self.search(query, 4 * SHOWN);
        let near = results.iter().filter(|result| result.is_whole() && result.entity().kind() == kind);
        near.map(|result| result.entity().id().to_owned()).take(SHOWN).collect()
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
