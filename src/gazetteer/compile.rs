//! From seed tables to an image: everything is checked, folded, sorted and joined here, once, and never at start-up.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};

use super::bodies::is_ending;
use super::compile_lexicon::{self, LexiconTables};
use super::image::*;
use super::keys::fold_plainly;
use super::name_traits::NameTraits;
use super::prefix_table::TablesBuilder;
use super::seeds::{self, Schema, Table, TableRow};
use super::term::pack_last_seen;
use crate::date::Date;
use crate::error::Error;
use crate::lexicon::TitleClasses;
use crate::text::fold::fold_name;
use crate::vocabulary::*;

/// Ends a term of office whose end nobody knows; sorts behind every date.
pub(crate) const UNKNOWN_DATE: u32 = u32::MAX;

/// The entity number of a name that denotes nothing we look for ("South China Sea").
pub(crate) const BLOCKER: u32 = NONE;

/// Reads the seed tables of a directory and compiles them into an image.
///
/// The tables are described in `DESIGN.md`. Tables that are absent count as empty. The words that the rules ask for are read from the
/// directory `lexicon` in this one, or else beside it.
///
/// # Errors
/// The first fault found, with file, line and column: a malformed line, an unknown id, code, word or date, a duplicate, a name that
/// cannot be matched.
pub fn compile(directory: &Path) -> Result<Vec<u8>, Error> {
    let version = std::fs::read_to_string(directory.join("VERSION")).unwrap_or_default();
    let read = |schema: &Schema| Table::read(directory, schema);
    compile_tables(directory, read, &LexiconTables::read(directory)?, version.trim(), Origin::Files)
}

/// Where tables come from.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Origin {
    /// From files that people or programs wrote.
    Files,
    /// From the builder of lists, which has checked the names. What it is made into is not shipped: it need not pack well.
    Builder,
}

/// The same for tables from anywhere; `place` is what messages call their directory.
pub(super) fn compile_tables(
    place: &Path,
    read: impl Fn(&Schema) -> Result<Table, Error>,
    lexicon: &LexiconTables,
    version: &str,
    origin: Origin,
) -> Result<Vec<u8>, Error> {
    let mut compiler = Compiler::default();
    let countries = read(&seeds::COUNTRIES)?;
    let codes = read(&seeds::COUNTRY_CODES)?;
    let leaders = read(&seeds::LEADERS)?;
    let organisations = read(&seeds::ORGANISATIONS)?;
    let others = read(&seeds::OTHERS)?;
    let terms = read(&seeds::TERMS)?;
    let last_seen = read(&seeds::LAST_SEEN)?;
    let governing_roles = read(&seeds::GOVERNING_ROLES)?;
    let memberships = read(&seeds::MEMBERSHIPS)?;
    let external_ids = read(&seeds::EXTERNAL_IDS)?;
    let [country_names, leader_names, organisation_names, other_names] = &seeds::NAMES;
    let names = [read(country_names)?, read(leader_names)?, read(organisation_names)?, read(other_names)?];
    let blockers = read(&seeds::BLOCKERS)?;
    let offices = read(&seeds::OFFICES)?;
    let person_words = read(&seeds::PERSON_WORDS)?;
    let lookup_names = read(&seeds::LOOKUP_NAMES)?;
    let lookup_words = read(&seeds::LOOKUP_WORDS)?;
    let removed_names = read(&seeds::REMOVED_NAMES)?;
    let sources = read(&seeds::SOURCES)?;
    if [&countries, &leaders, &organisations, &others].iter().all(|table| table.is_empty()) {
        let message = "no countries.tsv, leaders.tsv, organisations.tsv or others.tsv with rows in this directory";
        return Err(Error::file(place, message));
    }

    let mut hash = Fnv1a::default();
    let tables = [
        &countries, &codes, &leaders, &organisations, &others, &terms, &last_seen, &governing_roles, &memberships,
        &external_ids,
    ];
    let words = [&blockers, &offices, &person_words, &lookup_names, &lookup_words, &removed_names, &sources];
    for table in tables.into_iter().chain(&names).chain(words) {
        hash.write(table.text().as_bytes());
    }
    lexicon.tables().for_each(|table| hash.write(table.text().as_bytes()));

    compiler.lexicon = lexicon.rows()?;
    compiler.sources(&sources)?;
    if origin == Origin::Files {
        compiler.texts_of_names(&names);
    }
    compiler.entities(&countries, Kind::Country)?;
    compiler.entities(&leaders, Kind::Leader)?;
    compiler.entities(&organisations, Kind::Organisation)?;
    compiler.entities(&others, Kind::Other)?;
    compiler.number_entities([&countries, &leaders, &organisations, &others])?;
    compiler.countries(&countries)?;
    compiler.codes(&codes)?;
    compiler.leaders(&leaders)?;
    compiler.organisations(&organisations)?;
    compiler.others(&others)?;
    compiler.terms(&terms, &last_seen)?;
    compiler.governing_roles(&governing_roles)?;
    compiler.memberships(&memberships)?;
    compiler.external_ids(&external_ids)?;
    for (table, &kind) in names.iter().zip(Kind::ALL) {
        compiler.names(table, kind)?;
    }
    compiler.removed_names(&removed_names)?;
    compiler.blockers(&blockers)?;
    compiler.offices("en", &offices)?;
    for (language, table) in lexicon.offices() {
        compiler.offices(language, table)?;
    }
    for (language, table) in lexicon.news_weights() {
        compiler.news_weights(language, table)?;
    }
    for (language, table) in lexicon.nationalities() {
        compiler.nationalities(language, table)?;
    }
    for (language, table) in lexicon.bodies() {
        compiler.bodies(language, table)?;
    }
    compiler.person_words(&person_words)?;
    compiler.lookup_names(&lookup_names)?;
    compiler.lookup_words(&lookup_words)?;
    if origin == Origin::Files {
        compiler.canonical_names_are_names(&[&countries, &leaders, &organisations, &others])?;
    }
    Ok(compiler.finish(version, &format!("{:016x}", hash.0)))
}

#[derive(Default)]
struct Compiler<'t> {
    image: ImageWriter,
    /// By id, once all are known; an entity's number is its place in this order.
    entities: Vec<(&'t str, EntityRow)>,
    numbers: FxHashMap<&'t str, u32>,
    sources: FxHashSet<&'t str>,
    /// The last field of sources that was checked, and its number: most rows of a table have the same.
    last_sources: (&'t str, u32),
    details: Details<'t>,
    names: Vec<CompiledName<'t>>,
    lexicon: compile_lexicon::Rows<'t>,
}

/// A name on its way to its rows.
pub(super) struct CompiledName<'t> {
    pub key: String,
    /// The id of the entity; empty for a blocking phrase.
    pub id: &'t str,
    pub row: NameRow,
    pub text: NameTextRow,
    /// The first eight bytes of the key, as a number that sorts as they do: most comparisons need no more, and wait for no memory.
    start: u64,
}

impl<'t> CompiledName<'t> {
    fn new(key: String, id: &'t str, row: NameRow, text: NameTextRow) -> CompiledName<'t> {
        let mut start = [0; size_of::<u64>()];
        // No key has a zero byte.
        let length = key.len().min(start.len());
        start[..length].copy_from_slice(&key.as_bytes()[..length]);
        CompiledName { key, id, row, text, start: u64::from_be_bytes(start) }
    }
}

/// Rows that are sorted before they are written.
#[derive(Default)]
struct Details<'t> {
    countries: Vec<CountryRow>,
    codes: Vec<CodeRow>,
    leaders: Vec<LeaderRow>,
    organisations: Vec<OrganisationRow>,
    others: Vec<OtherRow>,
    terms: Vec<TermRow>,
    /// Who holds or held a high office, by the terms.
    officials: FxHashSet<u32>,
    /// Who rules, or ruled.
    rulers: FxHashSet<u32>,
    governing_roles: Vec<GoverningRoleRow>,
    memberships: Vec<MembershipRow>,
    external_ids: Vec<ExternalIdRow>,
    removed_names: Vec<RemovedNameRow>,
    offices: Vec<(&'t str, String, OfficeRow)>,
    given_names: BTreeSet<String>,
    family_names: BTreeSet<String>,
}

impl<'t> Compiler<'t> {
    fn string(&mut self, text: &str) -> u32 {
        self.image.string(text)
    }

    fn sources(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            if !self.sources.insert(row.required("id")?) {
                return Err(row.fault("id", "the source is listed twice"));
            }
            let [id, title, licence, as_of, url, notes] =
                ["id", "title", "licence", "as_of", "url", "notes"].map(|column| self.string(row.field(column)));
            self.image.push(SourceRow { id, title, licence, as_of, url, notes });
        }
        Ok(())
    }

    /// The interned `sources` field, all of whose parts must be listed in `sources.tsv`.
    fn sources_of(&mut self, row: &TableRow<'t>) -> Result<u32, Error> {
        let sources = row.required("sources")?;
        if self.last_sources.0 == sources {
            return Ok(self.last_sources.1);
        }
        for source in row.list("sources") {
            if !self.sources.contains(source) {
                return Err(row.fault("sources", format!("no source {source:?} in sources.tsv; add it there")));
            }
        }
        self.last_sources = (sources, self.string(sources));
        Ok(self.last_sources.1)
    }

    /// Interns the texts of names in the order of their keys, in which their rows stand: numbers that follow each other pack well.
    fn texts_of_names(&mut self, tables: &'t [Table]) {
        // What is wrong with a row is said when it is read for good.
        let rows = tables.iter().filter_map(|table| table.rows().ok()).flatten();
        let mut texts: Vec<_> =
            rows.filter_map(|row| Some((fold_name(row.field("text"))?, row.field("text")))).collect();
        texts.sort_unstable();
        texts.into_iter().for_each(|(_, text)| _ = self.string(text));
    }

    fn entities(&mut self, table: &'t Table, kind: Kind) -> Result<(), Error> {
        let prefix = id_prefix(kind);
        for (detail, row) in table.rows()?.enumerate() {
            let id = row.required("id")?;
            if !id.starts_with(prefix) || id.len() == prefix.len() {
                return Err(row.fault("id", format!("the id {id:?} must start with {prefix:?}")));
            }
            if kind_of_id(id) != kind {
                return Err(row.fault("id", format!("{id:?} is the id of a {}", kind_of_id(id))));
            }
            row.required("name")?;
            let qid = row.field("qid");
            let digits = qid.strip_prefix('Q').unwrap_or_default();
            if !qid.is_empty() && (digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit())) {
                return Err(row.fault("qid", format!("{qid:?} is not a Wikidata id (Q and digits)")));
            }
            let sources = self.sources_of(&row)?;
            let [id_string, name, qid, wikipedia] =
                ["id", "name", "qid", "wikipedia"].map(|column| self.string(row.field(column)));
            let detail = detail as u32;
            let entity = EntityRow { id: id_string, kind: kind as u32, name, qid, wikipedia, sources, detail };
            self.entities.push((id, entity));
        }
        Ok(())
    }

    /// Numbers all entities in the order of their ids. `tables`: those which have them.
    fn number_entities(&mut self, tables: [&'t Table; 4]) -> Result<(), Error> {
        self.entities.sort_unstable_by_key(|&(id, _)| id);
        if let Some(same) = self.entities.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            let id = same[0].0;
            let rows = tables.into_iter().filter_map(|table| table.rows().ok()).flatten();
            let row = rows.filter(|row| row.field("id") == id).nth(1).expect("the id is listed twice");
            return Err(row.fault("id", format!("{id:?} is listed twice")));
        }
        self.numbers = self.entities.iter().zip(0..).map(|(&(id, _), number)| (id, number)).collect();
        Ok(())
    }

    /// The number of the entity that a column names.
    fn entity(&self, row: &TableRow<'t>, column: &str) -> Result<u32, Error> {
        let id = row.required(column)?;
        self.lookup(row, column, id)
    }

    /// The same, where only entities of one kind can stand.
    fn entity_of(&self, row: &TableRow<'t>, column: &str, kind: Kind) -> Result<u32, Error> {
        let number = self.entity(row, column)?;
        self.of_kind(row, column, row.field(column), kind).map(|()| number)
    }

    /// The same, where the column may be empty.
    fn entity_or_none(&self, row: &TableRow<'t>, column: &str, kind: Kind) -> Result<u32, Error> {
        if row.field(column).is_empty() { Ok(NONE) } else { self.entity_of(row, column, kind) }
    }

    /// A fault, unless the entity with this id is of the kind.
    fn of_kind(&self, row: &TableRow<'t>, column: &str, id: &str, kind: Kind) -> Result<(), Error> {
        let prefix = id_prefix(kind);
        let message =
            || format!("{id:?} is not of the kind that belongs here: an id that starts with {prefix:?} is needed");
        (kind_of_id(id) == kind).then_some(()).ok_or_else(|| row.fault(column, message()))
    }

    fn lookup(&self, row: &TableRow<'t>, column: &str, id: &str) -> Result<u32, Error> {
        let number = self.numbers.get(id).copied();
        number.ok_or_else(|| row.fault(column, format!("no entity has the id {id:?}")))
    }

    fn countries(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let (start, end) = row.years()?;
            for successor in row.list("successors") {
                self.lookup(&row, "successors", successor)?;
                self.of_kind(&row, "successors", successor, Kind::Country)?;
            }
            for (column, letters) in [("iso2", 2), ("iso3", 3)] {
                let code = row.field(column);
                let valid = code.len() == letters && code.bytes().all(|b| b.is_ascii_uppercase());
                if !code.is_empty() && !valid {
                    return Err(row.fault(column, format!("{code:?} is not {letters} capital letters")));
                }
            }
            let [iso2, iso3, numeric, m49, successors] =
                ["iso2", "iso3", "numeric", "m49", "successors"].map(|column| self.string(row.field(column)));
            let country = CountryRow {
                entity: self.entity(&row, "id")?,
                status: row.parsed::<CountryStatus>("status")? as u32,
                iso2,
                iso3,
                numeric,
                m49,
                start: pack(start),
                end: pack(end),
                parent: self.entity_or_none(&row, "parent", Kind::Country)?,
                successors,
            };
            self.details.countries.push(country);
        }
        Ok(())
    }

    fn codes(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let (start, end) = row.years()?;
            let system = row.parsed::<CodeSystem>("system")?;
            if matches!(system, CodeSystem::Qid | CodeSystem::Cowc | CodeSystem::Gwc) {
                return Err(row.fault("system", format!("codes of {system} stand in other columns")));
            }
            let code = CodeRow {
                country: self.entity_of(&row, "country", Kind::Country)?,
                system: system as u32,
                code: self.string(row.required("code")?),
                abbreviation: self.string(row.field("abbreviation")),
                start: pack(start),
                end: pack(end),
                sources: self.sources_of(&row)?,
            };
            self.details.codes.push(code);
        }
        Ok(())
    }

    fn leaders(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let (born, died) = (row.date("born")?, row.date("died")?);
            if let (Some(born), Some(died)) = (born, died)
                && born.earliest() > died.latest()
            {
                return Err(row.fault("died", format!("died at {died}, before birth at {born}")));
            }
            let leader = LeaderRow {
                entity: self.entity(&row, "id")?,
                family_name: self.string(row.field("family_name")),
                born: pack(born),
                died: pack(died),
                first_term: 0,
                end_of_terms: 0,
            };
            self.details.leaders.push(leader);
        }
        Ok(())
    }

    fn organisations(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let (start, end) = row.years()?;
            let organisation = OrganisationRow {
                entity: self.entity(&row, "id")?,
                class: row.parsed::<OrganisationClass>("class")? as u32,
                country: self.entity_or_none(&row, "country", Kind::Country)?,
                parent: self.entity_or_none(&row, "parent", Kind::Organisation)?,
                start: pack(start),
                end: pack(end),
            };
            self.details.organisations.push(organisation);
        }
        Ok(())
    }

    fn others(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let (start, end) = row.years()?;
            let other = OtherRow {
                entity: self.entity(&row, "id")?,
                kind_word: self.string(row.required("kind")?),
                country: self.entity_or_none(&row, "country", Kind::Country)?,
                start: pack(start),
                end: pack(end),
            };
            self.details.others.push(other);
        }
        Ok(())
    }

    fn terms(&mut self, table: &'t Table, last_seen: &'t Table) -> Result<(), Error> {
        let identity = |row: &TableRow<'t>| ["leader", "body", "role", "start"].map(|column| row.field(column));
        let mut seen = BTreeMap::new();
        for row in last_seen.rows()? {
            let Some(date) = row.date("seen")? else { return Err(row.fault("seen", "the date is missing")) };
            seen.insert(identity(&row), date);
        }
        for row in table.rows()? {
            let (start, mut end) = span_of_office(&row)?;
            if end == UNKNOWN_DATE
                && let Some(&date) = seen.get(&identity(&row))
            {
                end = pack_last_seen(date);
            }
            if start == 0 {
                return Err(row.fault("start", "an unknown start is written \"?\""));
            }
            if !matches!(kind_of_id(row.field("body")), Kind::Country | Kind::Organisation) {
                return Err(row.fault("body", "only countries and organisations have offices"));
            }
            let role = row.parsed::<Role>("role")?;
            let term = TermRow {
                leader: self.entity_of(&row, "leader", Kind::Leader)?,
                body: self.entity(&row, "body")?,
                role: role as u32,
                office: self.string(row.required("office")?),
                start,
                end,
                sources: self.sources_of(&row)?,
            };
            if role.is_high() {
                self.details.officials.insert(term.leader);
            }
            if role.rules() {
                self.details.rulers.insert(term.leader);
            }
            self.details.terms.push(term);
        }
        Ok(())
    }

    fn governing_roles(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let (start, end) = row.years()?;
            let role = row.parsed::<Role>("role")?;
            if !matches!(role, Role::HeadOfState | Role::HeadOfGovernment | Role::EffectiveLeader) {
                return Err(row.fault("role", format!("nobody leads a country as {role}")));
            }
            let governing_role = GoverningRoleRow {
                country: self.entity_of(&row, "country", Kind::Country)?,
                role: role as u32,
                start: pack(start),
                end: pack(end),
                sources: self.sources_of(&row)?,
            };
            self.details.governing_roles.push(governing_role);
        }
        Ok(())
    }

    fn memberships(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let (start, end) = span_of_office(&row)?;
            if start == UNKNOWN_DATE {
                return Err(row.fault("start", "an unknown start of a membership is left empty"));
            }
            if !row.field("organisation").starts_with(id_prefix(Kind::Organisation)) {
                return Err(row.fault("organisation", "only organisations have members"));
            }
            if !matches!(kind_of_id(row.field("member")), Kind::Country | Kind::Organisation) {
                return Err(row.fault("member", "only countries and organisations are members"));
            }
            let membership = MembershipRow {
                organisation: self.entity(&row, "organisation")?,
                member: self.entity(&row, "member")?,
                status: row.parsed::<MembershipStatus>("status")? as u32,
                start,
                end,
                listed_from: pack(row.date("listed_from")?),
                listed_to: pack(row.date("listed_to")?),
                sources: self.sources_of(&row)?,
            };
            self.details.memberships.push(membership);
        }
        Ok(())
    }

    fn external_ids(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let external_id = ExternalIdRow {
                entity: self.entity(&row, "entity")?,
                system: row.parsed::<ExternalIdSystem>("system")? as u32,
                id: self.string(row.required("id")?),
                sources: self.sources_of(&row)?,
            };
            self.details.external_ids.push(external_id);
        }
        Ok(())
    }

    fn names(&mut self, table: &'t Table, kind: Kind) -> Result<(), Error> {
        for row in table.rows()? {
            let (start, end) = row.years()?;
            let text = row.required("text")?;
            let form = row.parsed::<Form>("form")?;
            let languages = row.required("language")?;
            let entity = self.entity_of(&row, "entity", kind)?;
            let (case, context) = (row.parsed("case")?, row.parsed("context")?);
            let in_lower_case = self.lexicon.has_words_of_names().then_some(|word: &str, place: usize| {
                self.lexicon.is_particle(word)
                    || kind == Kind::Organisation && place > 0 && self.lexicon.is_body_word(word)
            });
            let traits = NameTraits::new(text, languages, Some(kind), form, case, context, in_lower_case);
            let traits = if self.is_on_request(entity) { traits.on_request() } else { traits };
            let traits = if self.details.officials.contains(&entity) { traits.of_high_office() } else { traits };
            let traits = if self.details.rulers.contains(&entity) { traits.of_ruler() } else { traits };
            let key = self.key(&row, text)?;
            let body = self.organisation(entity);
            let (country, parent) = body.map_or((NONE, NONE), |body| (body.country, body.parent));
            let row_of_name = NameRow { entity, traits: traits.0, start: pack(start), end: pack(end), country, parent };
            let text = NameTextRow {
                text: self.string(text),
                language: self.string(languages),
                sources: self.sources_of(&row)?,
            };
            self.names.push(CompiledName::new(key, row.field("entity"), row_of_name, text));
        }
        Ok(())
    }

    /// The detail row of an entity that is an organisation.
    fn organisation(&self, entity: u32) -> Option<&OrganisationRow> {
        let row = self.entities[entity as usize].1;
        (row.kind == Kind::Organisation as u32).then(|| &self.details.organisations[row.detail as usize])
    }

    /// Constituent countries and news agencies count only when asked for.
    fn is_on_request(&self, entity: u32) -> bool {
        let row = self.entities[entity as usize].1;
        let constituent = || self.details.countries[row.detail as usize].status == CountryStatus::Constituent as u32;
        let agency = |body: &OrganisationRow| body.class == OrganisationClass::NewsAgency as u32;
        row.kind == Kind::Country as u32 && constituent() || self.organisation(entity).is_some_and(agency)
    }

    fn removed_names(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            self.sources_of(&row)?;
            let text = row.required("text")?;
            self.key(&row, text)?;
            let removed = RemovedNameRow { entity: self.entity(&row, "entity")?, text: self.string(text) };
            self.details.removed_names.push(removed);
        }
        Ok(())
    }

    fn blockers(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let text = row.required("text")?;
            let key = self.key(&row, text)?;
            let in_lower_case = |word: &str, _| self.lexicon.is_particle(word);
            let traits = NameTraits::new(
                text,
                "en",
                None,
                Form::Name,
                row.parsed("case")?,
                ContextRule::Alone,
                Some(in_lower_case),
            );
            let traits = traits.0;
            let row_of_name = NameRow { entity: BLOCKER, traits, country: NONE, parent: NONE, ..NameRow::default() };
            let text =
                NameTextRow { text: self.string(text), language: self.string("en"), sources: self.sources_of(&row)? };
            self.names.push(CompiledName::new(key, "", row_of_name, text));
        }
        Ok(())
    }

    fn key(&self, row: &TableRow<'t>, text: &str) -> Result<String, Error> {
        self.key_in(row, "text", text)
    }

    /// The key of a text that stands in a column.
    fn key_in(&self, row: &TableRow<'t>, column: &str, text: &str) -> Result<String, Error> {
        fold_name(text).ok_or_else(|| {
            let message = "the name cannot be matched: it needs letters or digits, no brackets or quotes, and between words \
                           only a space, a hyphen, a comma, a slash, a plus or an ampersand";
            row.fault(column, format!("{text:?}: {message}"))
        })
    }

    fn offices(&mut self, language: &'t str, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let text = row.required("text")?;
            let mut classes = TitleClasses::default();
            for class in row.list("role") {
                classes = classes.or(TitleClasses::parse(class).map_err(|error| row.fault("role", error))?);
            }
            let classes = classes.bits();
            let key = self.key(&row, text)?;
            let position = row.parsed::<TitlePosition>("position")? as u32;
            let office = OfficeRow { language: self.string(language), key: self.string(&key), classes, position };
            self.details.offices.push((language, key, office));
        }
        Ok(())
    }

    fn news_weights(&mut self, language: &'t str, table: &'t Table) -> Result<(), Error> {
        let mut rows = Vec::new();
        for row in table.rows()? {
            row.required("reason")?;
            let country = self.entity_of(&row, "country", Kind::Country)?;
            rows.push(NewsWeightRow { language: self.string(language), country, weight: row.parsed("weight")? });
        }
        rows.sort_by_key(|row| row.country);
        rows.into_iter().for_each(|row| self.image.push(row));
        Ok(())
    }

    fn nationalities(&mut self, language: &'t str, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let text = row.required("text")?;
            self.key(&row, text)?;
            self.sources_of(&row)?;
            let nationality = NationalityRow {
                language: self.string(language),
                // Without a country it names something else: "Latin America".
                country: self.entity_or_none(&row, "country", Kind::Country)?,
                text: self.string(text),
                form: row.parsed::<Form>("form")? as u32,
                case: row.parsed::<CaseRule>("case")? as u32,
            };
            self.image.push(nationality);
        }
        Ok(())
    }

    fn bodies(&mut self, language: &'t str, table: &'t Table) -> Result<(), Error> {
        let is_body = |name: &&CompiledName<'_>| name.id.starts_with(id_prefix(Kind::Organisation));
        let known: FxHashSet<String> = self.names.iter().filter(is_body).map(|name| name.key.clone()).collect();
        for row in table.rows()? {
            let body = row.required("body")?;
            if body.starts_with(id_prefix(Kind::Organisation)) {
                self.lookup(&row, "body", body)?;
            } else if is_ending(body) {
                if !self.numbers.keys().any(|id| id.starts_with(id_prefix(Kind::Organisation)) && id.ends_with(body)) {
                    return Err(row.fault("body", format!("no id of an organisation ends with {body:?}")));
                }
            } else if !fold_name(body).is_some_and(|key| known.contains(&key)) {
                return Err(row.fault("body", format!("no organisation is called {body:?} and none has it for its id")));
            }
            row.required("texts")?;
            for text in row.list("texts") {
                self.key_in(&row, "texts", text)?;
            }
            self.sources_of(&row)?;
            let context = match row.field("context") {
                "" => NONE,
                _ => row.parsed::<ContextRule>("context")? as u32,
            };
            let body = BodyRow {
                language: self.string(language),
                body: self.string(body),
                texts: self.string(row.field("texts")),
                form: row.parsed::<Form>("form")? as u32,
                case: row.parsed::<CaseRule>("case")? as u32,
                context,
            };
            self.image.push(body);
        }
        Ok(())
    }

    fn person_words(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let key = self.key(&row, row.required("text")?)?;
            self.sources_of(&row)?;
            match row.parsed("part")? {
                PersonWord::Given => self.details.given_names.insert(key),
                PersonWord::Family => self.details.family_names.insert(key),
            };
        }
        Ok(())
    }

    fn lookup_names(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let (start, end) = row.years()?;
            let name = LookupNameRow {
                country: self.entity_of(&row, "country", Kind::Country)?,
                text: self.string(row.required("text")?),
                language: self.string(row.required("language")?),
                start: pack(start),
                end: pack(end),
                sources: self.sources_of(&row)?,
            };
            self.image.push(name);
        }
        Ok(())
    }

    fn lookup_words(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let word = row.required("word")?;
            if self.key(&row, word)? != word {
                return Err(
                    row.fault("word", format!("{word:?} is not one folded word: lower case, without diacritics"))
                );
            }
            let class = row.parsed::<LookupWord>("class")?;
            if (class == LookupWord::Abbreviation) == row.field("means").is_empty() {
                return Err(row.fault("means", "abbreviations, and no other words, stand for something"));
            }
            self.sources_of(&row)?;
            let (word, means) = (self.string(word), self.string(row.field("means")));
            self.image.push(LookupWordRow { word, class: class as u32, means });
        }
        Ok(())
    }

    /// An entity that its own name does not find is a fault of the tables.
    fn canonical_names_are_names(&mut self, tables: &[&'t Table]) -> Result<(), Error> {
        let known: FxHashSet<(&str, &str)> = self.names.iter().map(|name| (name.id, name.key.as_str())).collect();
        for table in tables {
            for row in table.rows()? {
                let key = self.key_of_name(&row)?;
                if !known.contains(&(row.field("id"), key.as_str())) {
                    return Err(row.fault("name", "the table of names has no row with this name for this entity"));
                }
            }
        }
        Ok(())
    }

    fn key_of_name(&self, row: &TableRow<'t>) -> Result<String, Error> {
        let name = row.field("name");
        fold_name(name).ok_or_else(|| row.fault("name", format!("{name:?} cannot be matched")))
    }

    fn finish(mut self, version: &str, hash: &str) -> Vec<u8> {
        let mut image = std::mem::take(&mut self.image);
        let (version, hash) = (image.string(version), image.string(hash));
        let longest_key = self.names.iter().map(|name| name.key.len()).max().unwrap_or(0) as u32;
        image.push(ReleaseRow { version, hash, longest_key });

        let order = |name: &CompiledName<'_>| (name.row.entity, name.row.traits, name.text.text);
        self.names.sort_by(|one, other| {
            one.start
                .cmp(&other.start)
                .then_with(|| one.key.cmp(&other.key))
                .then_with(|| order(one).cmp(&order(other)))
        });
        self.rows_of_names(&mut image);
        let mut qids = Vec::new();
        for (&(id, row), number) in self.entities.iter().zip(0..) {
            debug_assert_eq!(self.numbers[id], number);
            image.push(row);
            if row.qid != 0 {
                qids.push((row.qid, number));
            }
        }
        // Detail rows keep the order of their table, which `EntityRow::detail` counts.
        self.details.countries.iter().for_each(|&row| image.push(row));
        self.details.organisations.iter().for_each(|&row| image.push(row));
        self.details.others.iter().for_each(|&row| image.push(row));

        self.details.codes.sort_by_key(|row| (row.country, row.system, row.start));
        self.details.codes.iter().for_each(|&row| image.push(row));

        let terms = &mut self.details.terms;
        terms.sort_by_key(|row| (row.leader, row.start, row.end, row.body, row.role));
        terms.iter().for_each(|&row| image.push(row));
        for &row in &self.details.leaders {
            let first_term = terms.partition_point(|term| term.leader < row.entity) as u32;
            let end_of_terms = terms.partition_point(|term| term.leader <= row.entity) as u32;
            image.push(LeaderRow { first_term, end_of_terms, ..row });
        }

        let details = &mut self.details;
        details.governing_roles.sort_by_key(|row| (row.country, row.start));
        details.governing_roles.iter().for_each(|&row| image.push(row));
        details.memberships.sort_by_key(|row| (row.organisation, row.member, row.start));
        details.memberships.iter().for_each(|&row| image.push(row));
        details.external_ids.sort_by(|a, b| {
            let key = |row: &ExternalIdRow| (row.entity, row.system);
            key(a).cmp(&key(b)).then_with(|| image.text(a.id).cmp(image.text(b.id)))
        });
        details.external_ids.iter().for_each(|&row| image.push(row));
        details.removed_names.sort_by_key(|row| row.entity);
        details.removed_names.iter().for_each(|&row| image.push(row));
        let mut by_system: Vec<_> =
            (0..).zip(&details.external_ids).map(|(number, row)| (row.system, row.id, number)).collect();
        by_system.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| image.text(a.1).cmp(image.text(b.1))).then(a.2.cmp(&b.2)));
        by_system.into_iter().for_each(|(system, id, row)| image.push(ExternalIdBySystemRow { system, id, row }));

        let mut given_names = std::mem::take(&mut self.details.given_names);
        given_names.extend(first_words(&self.names).map(str::to_owned));
        for given_name in &given_names {
            let key = image.string(given_name);
            image.push(GivenNameRow { key });
        }
        for family_name in &self.details.family_names {
            let key = image.string(family_name);
            image.push(FamilyNameRow { key });
        }

        self.details.offices.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        self.details.offices.iter().for_each(|&(.., row)| image.push(row));
        self.lexicon.write(&mut image);
        qids.sort_by(|a, b| image.text(a.0).cmp(image.text(b.0)));
        qids.into_iter().for_each(|(_, entity)| image.push(QidRow { entity }));
        image.finish()
    }

    /// Writes the names, which are sorted, with their keys and prefixes.
    fn rows_of_names(&self, image: &mut ImageWriter) {
        let mut folded = Vec::new();
        for names in self.names.chunk_by(|one, other| one.key == other.key) {
            let key = &names[0].key;
            let mut tells = |name: &CompiledName<'_>| {
                folded.clear();
                fold_plainly(image.text(name.text.text).as_bytes(), &mut folded);
                folded == key.as_bytes()
            };
            let text = names.iter().position(&mut tells).map_or(0, |place| place as u32 + 1);
            let length = if text == 0 { key.len() as u32 } else { 0 };
            image.push(KeyRow { names: names.len() as u32, text, length });
            if text == 0 {
                image.key(key);
            }
            for name in names {
                image.push(name.row);
                image.push(name.text);
            }
        }
        self.scanner_tables(image);
    }
}

impl Compiler<'_> {
    /// What the scanner reads, from the sorted names.
    fn scanner_tables(&self, image: &mut ImageWriter) {
        let keys: Vec<_> = self.names.chunk_by(|one, other| one.key == other.key).collect();
        let mut tables = TablesBuilder::new(keys.iter().map(|names| names[0].key.as_str()));
        let mut traits = Vec::new();
        for (index, names) in (0..).zip(&keys) {
            traits.clear();
            traits.extend(names.iter().map(|name| NameTraits(name.row.traits)));
            tables.insert(index, names[0].key.as_bytes(), &traits);
        }
        image.tables(tables.finish());
    }
}

/// The first words of people's names that have more than one.
fn first_words<'n>(names: &'n [CompiledName<'_>]) -> impl Iterator<Item = &'n str> {
    let people = names.iter().filter(|name| name.id.starts_with(id_prefix(Kind::Leader)));
    let first_words = people.filter_map(|name| name.key.split_once(' ')).map(|(first, _)| first);
    first_words.filter(|word| word.chars().count() > 1)
}

/// What the ids of a kind start with.
pub(super) fn id_prefix(kind: Kind) -> &'static str {
    match kind {
        Kind::Country => "country:",
        Kind::Leader => "leader:",
        Kind::Organisation => "org:",
        Kind::Other => "",
    }
}

/// The kind that an id is of, by what it starts with.
pub(super) fn kind_of_id(id: &str) -> Kind {
    Kind::ALL.iter().copied().find(|&kind| id.starts_with(id_prefix(kind))).unwrap_or(Kind::Other)
}

/// The packed `start` and `end` of a row, either of which may be written "?": a date that nobody knows.
fn span_of_office(row: &TableRow<'_>) -> Result<(u32, u32), Error> {
    let bound = |column| match row.field(column) {
        "?" => Ok(UNKNOWN_DATE),
        _ => row.date(column).map(pack),
    };
    let (start, end) = (bound("start")?, bound("end")?);
    let known = |packed| (packed != UNKNOWN_DATE).then(|| Date::unpack(packed)).flatten();
    if let (Some(start), Some(end)) = (known(start), known(end))
        && start.earliest() > end.latest()
    {
        return Err(row.fault("end", format!("it ends at {end}, before its start {start}")));
    }
    Ok((start, end))
}

fn pack(date: Option<Date>) -> u32 {
    date.map_or(0, Date::pack)
}

/// FNV-1a, 64 bits: names a state of the seeds; not a protection against forgery.
struct Fnv1a(u64);

impl Default for Fnv1a {
    fn default() -> Self {
        Fnv1a(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv1a {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
}
