//! Look-ups: one declaration gives the functions of the module, which ask the built-in gazetteer, and the methods of `Gazetteer`.

use std::collections::BTreeMap;
use std::sync::Arc;

use legation::{CodeSystem, ExternalIdSystem, Kind, Knowledge, Role};
use pyo3::prelude::*;

use crate::column::{Cells, Code, Found, UnresolvedName};
use crate::entity::{Country, Entity, Leader, Organisation};
use crate::gazetteer::{Gazetteer, built_in};
use crate::input::{self, GivenDate, GivenDates, Query, UnknownEntityError, found_nothing};
use crate::table::{Table, layout};
use crate::term::Term;
use crate::value::{DataInfo, Layer, Membership, Name, SearchResult, Source, end_text};
use crate::word::Word;

/// Defines each look-up as a function of the module and as a method of the class.
macro_rules! look_ups {
    ($(
        $(#[$($meta:tt)*])*
        fn $name:ident($py:ident, $gazetteer:ident $(, $argument:ident: $type:ty)*) -> $returned:ty $body:block
    )+) => {
        /// How each look-up asks a gazetteer.
        mod ask {
            use super::*;

            $(
                #[allow(unused_variables)]
                pub fn $name(
                    $py: Python<'_>,
                    $gazetteer: &Arc<legation::Gazetteer>
                    $(, $argument: $type)*
                ) -> $returned $body
            )+
        }

        $(
            // The attributes of the function come after what reads them.
            #[pyfunction]
            $(#[$($meta)*])*
            pub fn $name(py: Python<'_> $(, $argument: $type)*) -> $returned {
                ask::$name(py, built_in() $(, $argument)*)
            }
        )+

        #[pymethods]
        impl Gazetteer {
            $(
                $(#[$($meta)*])*
                fn $name(&self, py: Python<'_> $(, $argument: $type)*) -> $returned {
                    ask::$name(py, &self.0 $(, $argument)*)
                }
            )+
        }
    };
}

look_ups! {
    /// The entity with a legation id ("org:apec") or a Wikidata id ("Q15031").
    ///
    /// Raises `UnknownEntityError` when there is none.
    fn entity(py, gazetteer, id: &str) -> PyResult<Py<Entity>> {
        let entity = gazetteer.entity(id);
        let entity = entity.ok_or_else(|| UnknownEntityError::new_err(format!("no entity has the id {id:?}")))?;
        Entity::wrap(py, gazetteer, entity)
    }

    /// The country with an id, an ISO code, a Wikidata id, or a name as people type it and tables print it.
    ///
    /// "The Netherlands", "Gambia, The", "Korea, Dem. People's Rep.", "Virgin Islands (U.S.)", "Burma/Myanmar", "République du Congo" and "Khazakstan" are
    /// understood. With a date, states that existed then and names that were in use come before the others ("Yugoslavia"), and a former state that
    /// had ended is the one that continues it.
    ///
    /// Raises `UnknownEntityError` when nothing matches, or several countries do ("Congo", "Korea", "Virgin Islands"): its `candidates` are their ids.
    /// Regions and groups are no countries.
    #[pyo3(signature = (query, *, on = None))]
    fn country(py, gazetteer, query: Query, on: Option<GivenDate>) -> PyResult<Py<Country>> {
        let country = gazetteer.country_on(&query.0, input::known_date(on)).map_err(found_nothing)?;
        Country::wrap(py, gazetteer, *country)
    }

    /// The countries of a column: their ids, or their codes in the system `to` ("iso3", "cow" …), in the order of the rows.
    ///
    /// `column` is any iterable of names or codes: a list, a Series, a column of Arrow; gaps (`None`, NaN) stay `None`. `on` is one date for
    /// all rows, or one for each, so that country-years get the code of the year. `not_found` says what happens to what denotes no country, or several:
    /// "raise" an `UnknownEntityError` that lists them with the number of rows, "none" for `None`, "keep" for the text itself. `unresolved`
    /// tells which they are.
    #[pyo3(signature = (column, *, on = None, to = None, not_found = "raise"))]
    fn countries(py, gazetteer, column: Cells, on: Option<GivenDates>, to: Option<Word<CodeSystem>>, not_found: &str) -> PyResult<Vec<Option<String>>> {
        Found::of(py, gazetteer, column, on)?.answers(to.map(|system| system.0), not_found)
    }

    /// The texts of a column that denote no country, or several, with the number of their rows, those of the most rows first.
    #[pyo3(signature = (column, *, on = None))]
    fn unresolved(py, gazetteer, column: Cells, on: Option<GivenDates>) -> PyResult<Vec<UnresolvedName>> {
        Ok(Found::of(py, gazetteer, column, on)?.unresolved())
    }

    /// The country that had a code of a system ("iso2", "iso3", "numeric", "m49", "cow", "gw", "qid", "cowc", "gwc"), on a date if given.
    ///
    /// Letters may be in either case, numbers `int` or `str`, with or without zeros before them.
    ///
    /// Raises `UnknownEntityError` when there is none.
    #[pyo3(signature = (system, code, *, on = None))]
    fn country_by_code(py, gazetteer, system: Word<CodeSystem>, code: Code, on: Option<GivenDate>) -> PyResult<Py<Country>> {
        let country = gazetteer.country_by_code(system.0, &code.0, input::known_date(on));
        let country = country
            .ok_or_else(|| UnknownEntityError::new_err(format!("no country has the {} code {:?}", system.0, code.0)))?;
        Country::wrap(py, gazetteer, *country)
    }

    /// A country code in another system, on a date if given: `convert_code("365", "cow", "iso3", on="1985")` is "SUN".
    ///
    /// A country that had no code of its own then has that of the state which continues it or which it continues: `convert_code("DEU", "iso3",
    /// "cow", on=1955)` is "260". `None` when no country had the code, or it has none in the other system.
    /// Systems: "iso2", "iso3", "numeric", "m49", "cow", "gw", "qid"; "cowc" and "gwc" are the letters beside the numbers ("ROK").
    #[pyo3(signature = (code, from_system, to_system, *, on = None))]
    fn convert_code(py, gazetteer, code: Code, from_system: Word<CodeSystem>, to_system: Word<CodeSystem>, on: Option<GivenDate>) -> PyResult<Option<String>> {
        Ok(gazetteer.convert_code(&code.0, from_system.0, to_system.0, input::known_date(on)).map(str::to_owned))
    }

    /// The organisation with an id, a Wikidata id, a name or an acronym.
    ///
    /// Raises `UnknownEntityError` when nothing matches, or several organisations do.
    fn organisation(py, gazetteer, query: &str) -> PyResult<Py<Organisation>> {
        let organisation = gazetteer.organisation(query).map_err(found_nothing)?;
        Organisation::wrap(py, gazetteer, *organisation)
    }

    /// The entities that have an identifier in another data set: one as a rule, several where the set does not tell them apart.
    ///
    /// Systems: "archigos", "partyfacts", "ror", "ucdp_actor", "oecd_crs", "ofac",
    /// "wikipedia" (a former title of the English article).
    fn by_external_id(py, gazetteer, system: Word<ExternalIdSystem>, id: &str) -> PyResult<Vec<Py<Entity>>> {
        let entities = gazetteer.by_external_id(system.0, id);
        entities.into_iter().map(|entity| Entity::wrap(py, gazetteer, entity)).collect()
    }

    /// The leader with an id, a Wikidata id or a full name.
    ///
    /// Raises `UnknownEntityError` when nobody matches, or several people do.
    fn leader(py, gazetteer, query: &str) -> PyResult<Py<Leader>> {
        let leader = gazetteer.leader(query).map_err(found_nothing)?;
        Leader::wrap(py, gazetteer, *leader)
    }

    /// All entities of a kind ("country", "leader", "organisation"), or of every kind, in the order of their ids.
    #[pyo3(signature = (*, kind = None))]
    fn entities(py, gazetteer, kind: Option<Word<Kind>>) -> PyResult<Vec<Py<Entity>>> {
        let kinds = match kind {
            Some(kind) => vec![kind.0],
            None => Kind::ALL.to_vec(),
        };
        let entities = kinds.into_iter().flat_map(|kind| gazetteer.entities_of(kind));
        entities.map(|entity| Entity::wrap(py, gazetteer, entity)).collect()
    }

    /// What the gazetteer knows as a `Table`: "entities", "names", "terms", "memberships", "codes" or "external_ids", a row each, whole or some columns.
    ///
    /// `docs/tables.md` has the columns. `dictionaries`: each text is stored once, and rows refer to it.
    ///
    /// Raises `LegationError` for a column that there is not.
    ///
    /// >>> codes = legation.knowledge("codes", columns=["entity_id", "system", "code"])
    /// >>> ("country:PER", "cow", "135") in zip(codes["entity_id"], codes["system"], codes["code"])
    /// True
    #[pyo3(signature = (table, /, *, columns = None, dictionaries = false))]
    fn knowledge(py, gazetteer, table: Word<Knowledge>, columns: Option<crate::input::Names>, dictionaries: bool) -> PyResult<Table> {
        let layout = layout(table.0.columns(), columns, dictionaries)?;
        let gazetteer = gazetteer.clone();
        let batch = crate::interrupt::aside(py, move |_| Some(legation::Batch::of_knowledge(&gazetteer, table.0)))?;
        Ok(Table::new(layout, vec![batch.into()]))
    }

    /// Terms of office as columns: a dict of lists of one length, which `pandas.DataFrame` and the like take as it is. Those of the offices of a country, of
    /// an organisation, or all. A row is a term, in the order of roles and starts within a body.
    ///
    /// The columns: `leader_id`, `leader`, `body_id`, `body`, `role`, `office`, `start`, `end` (a date, "?" for one that nobody knows, `None` for none)
    /// and `data_version`.
    #[pyo3(signature = (*, country = None, organisation = None))]
    fn terms_table(py, gazetteer, country: Option<&str>, organisation: Option<&str>) -> PyResult<BTreeMap<&'static str, Vec<Option<String>>>> {
        let mut bodies: Vec<legation::Entity<'_>> = Vec::new();
        if let Some(country) = country {
            bodies.push(*gazetteer.country(country).map_err(found_nothing)?);
        }
        if let Some(organisation) = organisation {
            bodies.push(*gazetteer.organisation(organisation).map_err(found_nothing)?);
        }
        if bodies.is_empty() {
            let kinds = [Kind::Country, Kind::Organisation];
            bodies.extend(kinds.into_iter().flat_map(|kind| gazetteer.entities_of(kind)));
        }
        let version = gazetteer.info().version().to_owned();
        let mut table: BTreeMap<&'static str, Vec<Option<String>>> = BTreeMap::new();
        for body in bodies {
            for term in gazetteer.terms_of(&body) {
                let row = [
                    ("leader_id", Some(term.leader().id().to_owned())),
                    ("leader", Some(term.leader().name().to_owned())),
                    ("body_id", Some(body.id().to_owned())),
                    ("body", Some(body.name().to_owned())),
                    ("role", Some(term.role().as_str().to_owned())),
                    ("office", Some(term.office().to_owned())),
                    ("start", term.start().map(|date| date.to_string())),
                    ("end", end_text(term.end())),
                    ("data_version", Some(version.clone())),
                ];
                for (column, cell) in row {
                    table.entry(column).or_default().push(cell);
                }
            }
        }
        Ok(table)
    }

    /// The names that match a text as a whole, whatever its case, diacritics, hyphens and dots.
    fn named(py, gazetteer, text: &str) -> Vec<Name> {
        gazetteer.named(text).iter().map(Name::new).collect()
    }

    /// Who held the offices of a country on a date; without a date, who holds them as of the data version.
    ///
    /// Heads of state come first, then heads of government, then the other roles. Raises `UnknownEntityError` for an unknown country.
    #[pyo3(signature = (country, *, on = None))]
    fn office_holders(py, gazetteer, country: &str, on: Option<GivenDate>) -> PyResult<Vec<Term>> {
        let terms = gazetteer.office_holders(country, input::known_date(on)).map_err(found_nothing)?;
        Ok(terms.iter().map(|term| Term::new(gazetteer, term)).collect())
    }

    /// Who led a country on a date: its effective leader, or who held the office of a role ("head_of_state", "foreign_minister" …).
    ///
    /// Without a role the one who governed is meant: an effective leader beside the offices (Deng Xiaoping), else who was head of state and of
    /// government at once, else the holder of the office that governs in that state at that time. Without a date: as of the data version.
    /// `None` when the gazetteer knows nobody. Raises `UnknownEntityError` for an unknown country, or a role that nobody holds: it names those
    /// that one can ask for.
    #[pyo3(signature = (country, *, on = None, role = None))]
    fn leader_of(py, gazetteer, country: &str, on: Option<GivenDate>, role: Option<Word<Role>>) -> PyResult<Option<Term>> {
        let term = gazetteer.leader_of(country, input::known_date(on), role.map(|role| role.0)).map_err(found_nothing)?;
        Ok(term.map(|term| Term::new(gazetteer, &term)))
    }

    /// Who headed an organisation on a date: its secretary-general, president, chair; of a party or an armed group, its leader.
    ///
    /// Where only one sub-body of an organisation has heads, it is theirs: the African Union is headed by the chairperson of its Commission. The
    /// European Union has several: ask for the Commission, the European Council or the Parliament. Without a date: who is known to be in office
    /// as of the data version. `None` when the gazetteer knows nobody. Raises `UnknownEntityError` for an unknown organisation; its `candidates`
    /// are those of nearly that name, or the several that it can mean.
    #[pyo3(signature = (organisation, *, on = None))]
    fn head_of(py, gazetteer, organisation: &str, on: Option<GivenDate>) -> PyResult<Option<Term>> {
        let term = gazetteer.head_of(organisation, input::known_date(on)).map_err(found_nothing)?;
        Ok(term.map(|term| Term::new(gazetteer, &term)))
    }

    /// The terms of office of a person, in the order of their starts.
    ///
    /// Raises `UnknownEntityError` when nobody matches, or several people do.
    fn terms(py, gazetteer, person: &str) -> PyResult<Vec<Term>> {
        let terms = gazetteer.terms(person).map_err(found_nothing)?;
        Ok(terms.iter().map(|term| Term::new(gazetteer, term)).collect())
    }

    /// The members of an organisation on a date; without a date, those as of the data version.
    ///
    /// The suspended are among them; observers, candidates and associates are not: see `affiliates`. Raises `UnknownEntityError` for an
    /// unknown organisation.
    #[pyo3(signature = (organisation, *, on = None))]
    fn members(py, gazetteer, organisation: &str, on: Option<GivenDate>) -> PyResult<Vec<Membership>> {
        let memberships = gazetteer.members(organisation, input::known_date(on)).map_err(found_nothing)?;
        Ok(memberships.iter().map(Membership::new).collect())
    }

    /// Who belonged to an organisation on a date in whatever status, observers and candidates too; without a date, who does as of the data
    /// version.
    ///
    /// Raises `UnknownEntityError` for an unknown organisation.
    #[pyo3(signature = (organisation, *, on = None))]
    fn affiliates(py, gazetteer, organisation: &str, on: Option<GivenDate>) -> PyResult<Vec<Membership>> {
        let memberships = gazetteer.affiliates(organisation, input::known_date(on)).map_err(found_nothing)?;
        Ok(memberships.iter().map(Membership::new).collect())
    }

    /// The organisations that a country belonged to on a date; without a date, those as of the data version.
    ///
    /// Raises `UnknownEntityError` for an unknown country.
    #[pyo3(signature = (country, *, on = None))]
    fn memberships(py, gazetteer, country: &str, on: Option<GivenDate>) -> PyResult<Vec<Membership>> {
        let memberships = gazetteer.memberships(country, input::known_date(on)).map_err(found_nothing)?;
        Ok(memberships.iter().map(Membership::new).collect())
    }

    /// The entities with a name that is, begins with or is spelt nearly like the query, best first, at most `limit`.
    ///
    /// Whole names come before beginnings of names, and these before misspellings (one edit from four letters on, two from eight on, looked
    /// for only when there is nothing better, or from five on when fewer than `limit` names begin so and none is the query).
    #[pyo3(signature = (query, *, limit = 10))]
    fn search(py, gazetteer, query: &str, limit: usize) -> Vec<SearchResult> {
        py.detach(|| gazetteer.search(query, limit).iter().map(SearchResult::new).collect())
    }

    /// What the gazetteer's data is: version, hash, counts and sources.
    fn data_info(py, gazetteer) -> DataInfo {
        let info = gazetteer.info();
        let source = |source: legation::Source<'_>| Source {
            id: source.id.to_owned(),
            title: source.title.to_owned(),
            licence: source.licence.to_owned(),
            as_of: source.as_of.to_owned(),
        };
        DataInfo {
            version: info.version().to_owned(),
            hash: info.hash().to_owned(),
            countries: info.countries(),
            leaders: info.leaders(),
            organisations: info.organisations(),
            names: info.names(),
            terms: info.terms(),
            sources: info.sources().map(source).collect(),
            layers: gazetteer.layers().map(|layer| Layer::new(&layer)).collect(),
        }
    }
}
