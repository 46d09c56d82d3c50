//! From seed tables to an image: everything is checked, folded, sorted and joined here, once, and never at start-up.

mod facts;
mod lexicon;
mod names;
mod words;

use std::collections::BTreeSet;
use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};

pub(super) use self::lexicon::LexiconTables;
use self::names::CompiledName;
use super::image::*;
use super::seeds::{self, Schema, Table, TableRow};
use crate::date::Date;
use crate::error::Error;
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
        let [of_countries, of_leaders, of_organisations, of_others] = &names;
        let names_of_all = [of_countries, of_leaders, of_organisations, of_others];
        let with_sources = [&leaders, &organisations, &terms].into_iter().chain(names_of_all);
        compiler.frequent_texts("sources", with_sources);
        compiler.frequent_texts("language", names_of_all);
        compiler.frequent_texts("office", [&terms]);
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
    lexicon: lexicon::Rows<'t>,
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

    /// Interns what many rows have in a column, the most frequent first: it has small numbers then, which pack well.
    fn frequent_texts(&mut self, column: &str, tables: impl IntoIterator<Item = &'t Table>) {
        /// Rows that have a text, at least.
        const FREQUENT: usize = 3;
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        // What is wrong with a row is said when it is read for good.
        for row in tables.into_iter().filter_map(|table| table.rows().ok()).flatten() {
            *counts.entry(row.field(column)).or_default() += 1;
        }
        let mut texts: Vec<(&str, usize)> = counts.into_iter().filter(|&(_, count)| count >= FREQUENT).collect();
        texts.sort_unstable_by_key(|&(text, count)| (std::cmp::Reverse(count), text));
        texts.into_iter().for_each(|(text, _)| _ = self.string(text));
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
            let wikipedia = if wikipedia == name { NONE } else { wikipedia };
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
        given_names.extend(names::first_words(&self.names).map(str::to_owned));
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
