//! From rows of a list to a layer. Every fault of every row is told, not only the first.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::columns::{self as c, column};
use super::tables::OwnTables;
use crate::date::Date;
use crate::error::Error;
use crate::gazetteer::compile::{id_prefix, kind_of_id};
use crate::gazetteer::languages::canonical;
use crate::gazetteer::{Entity, EntityHandle, Gazetteer, Name, seeds};
use crate::text::fold::{fold_name, with_key};
use crate::vocabulary::*;

/// How many names a message tells.
const MOST_TOLD: usize = 8;

/// The source that facts of own lists name, unless the list says of itself what it is.
const OWN_SOURCE: &str = "own";

/// What a list says of itself: see [`GazetteerBuilder::about`]. What is empty is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListInfo {
    /// The version of the list, as it calls it ("2026.11.29").
    pub version: String,
    /// The short name of the source of its facts ("wikidata"); "own" where it is empty.
    pub source: String,
    /// The title of that source.
    pub title: String,
    /// The licence of its facts, SPDX where there is an identifier.
    pub licence: String,
    /// The date of the state that was read.
    pub as_of: String,
    /// Where it is.
    pub url: String,
}

/// Collects own entities row by row and compiles them into a layer.
///
/// A row is cells with the names of [`OWN_COLUMNS`](super::OWN_COLUMNS); `id` and `name` are enough. Rows of one id are one entity: later
/// ones add names and offices. The id of an entity that the base has adds to that entity.
///
/// ```
/// use legation::{Extractor, Gazetteer, GazetteerBuilder};
/// use std::sync::Arc;
///
/// let built_in = Gazetteer::embedded();
/// let mut builder = GazetteerBuilder::new(&built_in, "fleet");
/// builder.add(1, [("id", "ship:ever-given"), ("name", "Ever Given"), ("kind", "ship"), ("imo", "9811000")]);
/// let both = built_in.extend(&builder.build()?)?;
///
/// let document = Extractor::new(Arc::new(both)).extract("The Ever Given left Egypt.");
/// let entities = document.entities(None).map(|mentioned| mentioned.entity());
/// let ids: Vec<_> = entities.map(|entity| (entity.id(), entity.class_word())).collect();
/// assert_eq!(ids, [("ship:ever-given", Some("ship")), ("country:EGY", None)]);
/// # Ok::<(), legation::Error>(())
/// ```
pub struct GazetteerBuilder<'b> {
    base: &'b Gazetteer,
    entities: FxHashMap<String, OwnEntity>,
    faults: Vec<Error>,
    /// What messages call the list.
    path: Arc<Path>,
    about: ListInfo,
}

/// What the rows of one id say.
#[derive(Default)]
struct OwnEntity {
    kind_word: String,
    /// The entity of the base that has the id.
    known: Option<EntityHandle>,
    /// The cells that there can be only one of, with their columns. A list has a million entities with one or two each.
    facts: Vec<(&'static str, Box<str>)>,
    names: SmallVec<[OwnName; 1]>,
    /// Names of the entity of the base that count no longer.
    removed: Vec<Box<str>>,
    offices: Vec<OwnOffice>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct OwnName {
    text: Box<str>,
    /// Nothing where it counts in any language.
    language: Option<Box<str>>,
    form: Form,
    case: CaseRule,
    context: ContextRule,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct OwnOffice {
    body: String,
    role: Role,
    office: String,
    start: String,
    end: String,
}

/// One row while it is read: its cells, and how a fault in one of them is told.
struct Row<'r> {
    path: Arc<Path>,
    line: usize,
    cells: SmallVec<[(&'r str, &'r str); 8]>,
    faults: Vec<Error>,
}

impl<'r> Row<'r> {
    /// The cell of a column without the blanks around it; empty where there is none.
    fn cell(&self, name: &str) -> &'r str {
        self.cells.iter().find(|(column, _)| *column == name).map_or("", |(_, value)| value.trim())
    }

    fn fault(&mut self, name: &'static str, message: impl std::fmt::Display) {
        let number = self.cells.iter().position(|(column, _)| *column == name).map_or(self.cells.len(), |place| place);
        self.faults.push(Error::field(&self.path, self.line, (number + 1, name), message));
    }

    /// The cell as one of a vocabulary; `otherwise` where it is empty or wrong, which is told.
    fn parsed<T: FromStr<Err: std::fmt::Display>>(&mut self, name: &'static str, otherwise: T) -> T {
        match self.cell(name) {
            "" => otherwise,
            word => word.parse().unwrap_or_else(|error| {
                self.fault(name, error);
                otherwise
            }),
        }
    }

    /// Checks the dates of two columns and their order; `?` is an unknown date where `unknown` allows it.
    fn dates(&mut self, [start, end]: [&'static str; 2], unknown: bool) {
        let mut dates = [None, None];
        for (date, name) in dates.iter_mut().zip([start, end]) {
            match self.cell(name) {
                "" => {}
                "?" if unknown => {}
                text => match text.parse::<Date>() {
                    Ok(parsed) => *date = Some(parsed),
                    Err(error) => self.fault(name, error),
                },
            }
        }
        if let [Some(first), Some(last)] = dates
            && first.earliest() > last.latest()
        {
            self.fault(end, format!("it ends at {last}, before its start {first}"));
        }
    }
}

impl<'b> GazetteerBuilder<'b> {
    /// Without rows. `base`: the gazetteer that the layer is to extend, in which countries and ids are looked up; `path`: the file of the list,
    /// or what else messages are to call it.
    pub fn new(base: &'b Gazetteer, path: impl Into<PathBuf>) -> GazetteerBuilder<'b> {
        let about = ListInfo::default();
        GazetteerBuilder { base, entities: FxHashMap::default(), faults: Vec::new(), path: path.into().into(), about }
    }

    /// Says what the list is; [`Gazetteer::info`] and [`LayerInfo`](crate::LayerInfo) then say it of the layer.
    ///
    /// ```
    /// use legation::{Gazetteer, GazetteerBuilder, ListInfo};
    ///
    /// let built_in = Gazetteer::embedded();
    /// let mut about = ListInfo::default();
    /// (about.version, about.licence) = ("2031.02.01".to_owned(), "CC0-1.0".to_owned());
    /// let mut builder = GazetteerBuilder::new(&built_in, "fleet");
    /// builder.about(about).add(1, [("id", "ship:ever-given"), ("name", "Ever Given")]);
    /// let layer = builder.build()?;
    /// assert_eq!(layer.info().version(), "2031.02.01");
    /// assert_eq!(layer.info().sources().next().unwrap().licence, "CC0-1.0");
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn about(&mut self, about: ListInfo) -> &mut Self {
        let cells = [&about.version, &about.source, &about.title, &about.licence, &about.as_of, &about.url];
        if let Some(cell) = cells.into_iter().find(|cell| cell.contains(['\t', '\n', '\r', '|'])) {
            self.faults.push(Error::line(&self.path, 1, format!("{cell:?} holds a tab, a bar or the end of a line")));
        }
        self.about = about;
        self
    }

    /// Reads one row: cells by column. `line`: of the file, or the number of the row, from 1. What is wrong with the row is told by
    /// [`build`](GazetteerBuilder::build).
    pub fn add<'r>(&mut self, line: usize, cells: impl IntoIterator<Item = (&'r str, &'r str)>) -> &mut Self {
        let mut row = Row { path: self.path.clone(), line, cells: cells.into_iter().collect(), faults: Vec::new() };
        self.read(&mut row);
        self.faults.append(&mut row.faults);
        self
    }

    /// Notes what kept a row from being read at all.
    pub fn fault(&mut self, line: usize, message: impl std::fmt::Display) -> &mut Self {
        self.faults.push(Error::line(&self.path, line, message));
        self
    }

    /// The layer, as a gazetteer of its own: put it on top of the base with [`Gazetteer::extend`].
    ///
    /// # Errors
    /// Everything that is wrong with the rows, each with file, line and column: [`Error::all`].
    pub fn build(mut self) -> Result<Gazetteer, Error> {
        if let Some(error) = Error::of_all(self.faults) {
            return Err(error);
        }
        if self.entities.is_empty() {
            return Err(Error::file(&self.path, "the list has no rows"));
        }
        let or = |cell: &str, otherwise: &str| if cell.is_empty() { otherwise.to_owned() } else { cell.to_owned() };
        let about = &self.about;
        let mut tables = OwnTables::of_source(or(&about.source, OWN_SOURCE));
        let (title, licence) = (or(&about.title, "own entities"), or(&about.licence, "own"));
        let cells = [("title", &*title), ("licence", &licence), ("as_of", &about.as_of), ("url", &about.url)];
        tables.push_source(&cells);
        // Of entities of the base that rows refer to, nothing is said that the base does not say.
        let referred: BTreeSet<&str> = self.entities.values().flat_map(OwnEntity::refers_to).collect();
        let referred: Vec<Entity<'_>> = referred.into_iter().filter_map(|id| self.base.entity(id)).collect();
        for entity in referred {
            self.entities.entry(entity.id().to_owned()).or_insert_with(|| OwnEntity::of_base(entity));
        }
        // In an order that does not depend on that of the list; what is written is forgotten.
        let mut ids: Vec<String> = self.entities.keys().cloned().collect();
        ids.sort_unstable();
        for id in ids {
            let entity = self.entities.remove(&id).expect("it is one of the keys");
            entity.write(&id, self.base, &mut tables);
        }
        Gazetteer::of_own(tables.compile(self.base, &self.path, &self.about.version)?, &self.path)
    }

    fn read(&mut self, row: &mut Row<'_>) {
        check_cells(row);
        let id = self.id_of(row);
        // What has no id is read to its end, too, so that all faults are told at once.
        let mut nobody = OwnEntity::default();
        let (id, entity) = match id {
            Some(id) => (id.clone(), self.entities.entry(id).or_default()),
            None => (id_prefix(stated_kind(row).parse().unwrap_or(Kind::Other)).to_owned(), &mut nobody),
        };
        let known = self.base.entity(&id);
        entity.known = known.map(|known| known.handle());
        let kind = entity.read_kind(row, &id);
        let name: Box<str> = match (row.cell(c::NAME), known, entity.fact_of(c::NAME)) {
            ("", Some(known), _) => known.name().into(),
            ("", None, Some(earlier)) => earlier.into(),
            ("", None, None) => {
                row.fault(c::NAME, "the entity needs a name");
                "".into()
            }
            (name, ..) => name.into(),
        };
        if let Some(known) = known
            && known.kind() != kind
        {
            row.fault(c::KIND, format!("{id:?} is of the kind {:?} in the gazetteer", known.kind().as_str()));
        }
        // The id of the gazetteer's entity or of an earlier row has its name already, which may be of another language than these aliases.
        let stated = (!row.cell(c::NAME).is_empty()).then_some(&*name);
        entity.read_names(row, stated, kind);
        entity.read_removed(row, known);
        if entity.fact_of(c::NAME).is_none() && !name.is_empty() {
            entity.facts.push((c::NAME, name));
        }
        row.dates([c::START, c::END], false);
        row.dates([c::BORN, c::DIED], false);
        check_columns_of_kind(row, kind);
        let country = country_of(row, c::COUNTRY, self.base);
        match kind {
            Kind::Organisation => drop(row.parsed(c::CLASS, OrganisationClass::Ngo)),
            Kind::Country => drop(row.parsed(c::CLASS, CountryStatus::State)),
            Kind::Leader => entity.read_office(row, &country, self.base),
            Kind::Other => {}
        }
        entity.read_facts(row, &country);
    }
}

impl GazetteerBuilder<'_> {
    /// The id, with the prefix of the kind that this row or an earlier one states.
    fn id_of(&self, row: &mut Row<'_>) -> Option<String> {
        let id = row.cell(c::ID);
        if id.is_empty() {
            row.fault(c::ID, "the row needs an id");
            return None;
        }
        let with = |kind: Kind| format!("{}{id}", id_prefix(kind));
        // A Wikidata id stands for what the gazetteer has under it, now or in a later version.
        let bare = id.strip_prefix(id_prefix(kind_of_id(id))).unwrap_or(id);
        if is_qid(bare)
            && let Some(known) = self.base.entity(bare)
        {
            return Some(known.id().to_owned());
        }
        if kind_of_id(id) != Kind::Other {
            return Some(id.to_owned());
        }
        let earlier = || Kind::ALL.iter().copied().find(|&kind| self.entities.contains_key(&with(kind)));
        let word = stated_kind(row);
        Some(with(word.parse().ok().or_else(|| word.is_empty().then(earlier)?).unwrap_or(Kind::Other)))
    }
}

/// Cells must be of known columns, and hold no tabs or ends of lines, which divide the compiled tables.
fn check_cells(row: &mut Row<'_>) {
    for (place, (name, value)) in row.cells.clone().into_iter().enumerate() {
        let Some(known) = column(name) else {
            let names: Vec<_> = c::OWN_COLUMNS.iter().map(|column| column.name).collect();
            let message = format!("no column {name:?}; the columns are {}; {} is not read", names.join(", "), c::NOTE);
            row.faults.push(Error::field(&row.path, row.line, (place + 1, "header"), message));
            continue;
        };
        if row.cells[..place].iter().any(|(earlier, _)| earlier == &name) {
            let message = format!("the column {name:?} is there twice; keep one, or join them with |");
            row.faults.push(Error::field(&row.path, row.line, (place + 1, "header"), message));
        }
        if value.contains(['\t', '\n', '\r']) {
            row.fault(known.name, format!("{value:?} holds a tab or the end of a line; write a space"));
        }
    }
}

/// The word for the kind. Those that the gazetteer has are known in any case, and "organization": taken for words of one's own, they would leave a
/// minister without surname and titles, and nobody would know.
fn stated_kind<'r>(row: &Row<'r>) -> &'r str {
    let word = row.cell(c::KIND);
    if word.eq_ignore_ascii_case("organization") {
        return Kind::Organisation.as_str();
    }
    Kind::ALL.iter().map(|kind| kind.as_str()).find(|kind| kind.eq_ignore_ascii_case(word)).unwrap_or(word)
}

/// Cells that say something of leaders or organisations alone must stand in rows of such: they would be lost without a word.
fn check_columns_of_kind(row: &mut Row<'_>, kind: Kind) {
    let of_leaders = [c::FAMILY_NAME, c::BORN, c::DIED, c::BODY, c::ROLE, c::OFFICE, c::OFFICE_START, c::OFFICE_END];
    let lost = |names: &[&'static str], wanted: Kind| {
        let is_lost = |name: &&&'static str| kind != wanted && !row.cell(name).is_empty();
        names.iter().find(is_lost).map(|name| (*name, wanted.as_str()))
    };
    let lost = [lost(&of_leaders, Kind::Leader), lost(&[c::PARENT], Kind::Organisation)];
    for (name, wanted) in lost.into_iter().flatten() {
        let is = kind.as_str();
        row.fault(
            name,
            format!(
                "only a row of the kind {wanted} has this, and it is of the kind {is}; leave it empty, or say {wanted}"
            ),
        );
    }
}

/// The id of the country in a column; empty where there is none.
fn country_of(row: &mut Row<'_>, name: &'static str, base: &Gazetteer) -> String {
    match row.cell(name) {
        "" => String::new(),
        query => base.country(query).map(|country| country.id().to_owned()).unwrap_or_else(|error| {
            row.fault(name, error);
            String::new()
        }),
    }
}

/// The languages of the names of a row, as BCP 47 writes them; `None` where there are none.
fn languages_of(row: &mut Row<'_>) -> Option<Box<str>> {
    let mut tags = Vec::new();
    for tag in row.cell(c::LANGUAGE).split('|').map(str::trim).filter(|tag| !tag.is_empty()) {
        match canonical(tag) {
            Some(tag) => tags.push(tag),
            None => row.fault(c::LANGUAGE, format!("{tag:?} is no BCP 47 tag such as \"de\" or \"pt-BR\"")),
        }
    }
    (!tags.is_empty()).then(|| tags.join("|").into())
}

impl OwnEntity {
    /// The kind that the id says; for [`Kind::Other`] with the list's word for it, which all rows of the id share.
    fn read_kind(&mut self, row: &mut Row<'_>, id: &str) -> Kind {
        let (kind, word) = (kind_of_id(id), stated_kind(row));
        if self.kind_word.is_empty() {
            let otherwise = kind.as_str();
            self.kind_word = if word.is_empty() || kind != Kind::Other { otherwise } else { word }.to_owned();
        }
        if !word.is_empty() && word != self.kind_word {
            row.fault(c::KIND, format!("{id:?} is of the kind {:?} by its id or an earlier row", self.kind_word));
        }
        kind
    }

    fn read_names(&mut self, row: &mut Row<'_>, name: Option<&str>, kind: Kind) {
        let language = languages_of(row);
        let context = row.parsed(c::CONTEXT, ContextRule::Alone);
        let case = row.parsed(c::CASE, CaseRule::Title);
        let stated_case = (!row.cell(c::CASE).is_empty()).then_some(case);
        let first = name.map(|name| (c::NAME, name));
        let aliases = row.cell(c::ALIASES).split('|').map(str::trim).filter(|alias| !alias.is_empty());
        for (column, text) in first.into_iter().chain(aliases.map(|alias| (c::ALIASES, alias))) {
            let initials = is_initials(text);
            let case = stated_case.unwrap_or(if initials { CaseRule::Exact } else { CaseRule::Title });
            if with_key(text, |_| ()).is_none() {
                let message = "cannot be matched: it needs letters or digits, no brackets or quotes, and between words only \
                               a space, a hyphen, a comma, a slash, a plus or an ampersand";
                let plain = without_marks(text);
                let instead = if plain.is_empty() { String::new() } else { format!(": for instance {plain:?}") };
                row.fault(column, format!("{text:?} {message}{instead}"));
                continue;
            }
            let form = if initials && column != c::NAME { Form::Acronym } else { Form::Name };
            self.name(OwnName { text: text.into(), language: language.clone(), form, case, context });
        }
        if kind == Kind::Leader {
            let surname = match row.cell(c::FAMILY_NAME) {
                "" => name.and_then(|name| name.rsplit_once(' ')).map_or("", |(_, last)| last),
                family_name => family_name,
            };
            if with_key(surname, |_| ()).is_some() {
                let (form, case) = (Form::Surname, CaseRule::Title);
                let context = ContextRule::Context;
                self.name(OwnName { text: surname.into(), language, form, case, context });
            }
        }
    }

    /// Names to remove must be there: a slip of the pen would remove nothing, and nobody would know.
    fn read_removed(&mut self, row: &mut Row<'_>, known: Option<Entity<'_>>) {
        for text in row.cell(c::WITHOUT_NAMES).split('|').map(str::trim).filter(|text| !text.is_empty()) {
            let Some(known) = known else {
                row.fault(c::WITHOUT_NAMES, "only an entity of the gazetteer has names to leave out: give its id");
                return;
            };
            if known.names().any(|name| is_same_name(name.text(), text)) {
                if !self.removed.iter().any(|removed| **removed == *text) {
                    self.removed.push(text.into());
                }
                continue;
            }
            let mut names: Vec<&str> = known.names().map(|name| name.text()).take(MOST_TOLD).collect();
            names.dedup();
            let names = names.join(", ");
            row.fault(c::WITHOUT_NAMES, format!("{text:?} is no name of {:?}, which has {names} …", known.id()));
        }
    }

    fn name(&mut self, name: OwnName) {
        if !self.names.contains(&name) {
            self.names.push(name);
        }
    }

    fn read_office(&mut self, row: &mut Row<'_>, country: &str, base: &Gazetteer) {
        row.dates([c::OFFICE_START, c::OFFICE_END], true);
        check_life(row);
        let role = row.parsed(c::ROLE, Role::Other);
        let office = row.cell(c::OFFICE);
        if office.is_empty() && row.cell(c::ROLE).is_empty() {
            return;
        }
        let body = match row.cell(c::BODY) {
            "" => country.to_owned(),
            organisation if kind_of_id(organisation) == Kind::Organisation => organisation.to_owned(),
            _ => country_of(row, c::BODY, base),
        };
        if body.is_empty() {
            return row.fault(c::BODY, "an office needs the country or organisation that it is of");
        }
        if kind_of_id(&body) == Kind::Organisation && base.entity(&body).is_none() {
            row.fault(c::BODY, format!("no organisation {body:?} in the gazetteer; add it to the gazetteer first"));
        }
        let or = |cell: &str, otherwise: &str| if cell.is_empty() { otherwise.to_owned() } else { cell.to_owned() };
        let office = or(office, &role.as_str().replace('_', " "));
        let (start, end) = (or(row.cell(c::OFFICE_START), "?"), row.cell(c::OFFICE_END).to_owned());
        let office = OwnOffice { body, role, office, start, end };
        if !self.offices.contains(&office) {
            self.offices.push(office);
        }
    }

    /// What there can be only one of: an earlier row must not say otherwise.
    fn read_facts(&mut self, row: &mut Row<'_>, country: &str) {
        if !country.is_empty() {
            self.fact(row, c::COUNTRY, country);
        }
        let columns = [
            c::CLASS,
            c::START,
            c::END,
            c::PARENT,
            c::QID,
            c::WIKIPEDIA,
            c::FAMILY_NAME,
            c::BORN,
            c::DIED,
            c::LEI,
            c::IMO,
            c::OPENSANCTIONS,
        ];
        for name in columns {
            let value = row.cell(name);
            if !value.is_empty() {
                self.fact(row, name, value);
            }
        }
        let qid = row.cell(c::QID);
        if !qid.is_empty() && !is_qid(qid) {
            row.fault(c::QID, format!("{qid:?} is not a Wikidata id (Q and digits)"));
        }
    }

    fn fact(&mut self, row: &mut Row<'_>, name: &'static str, value: &str) {
        match self.fact_of(name) {
            None => self.facts.push((name, value.into())),
            Some(earlier) if earlier == value => {}
            Some(earlier) => row.fault(name, format!("{value:?}, but an earlier row of this id says {earlier:?}")),
        }
    }

    fn fact_of(&self, name: &str) -> Option<&str> {
        self.facts.iter().find(|(column, _)| *column == name).map(|(_, value)| &**value)
    }

    /// An entity of the base of which the list says nothing.
    fn of_base(entity: Entity<'_>) -> OwnEntity {
        let facts = vec![(c::NAME, entity.name().into())];
        OwnEntity { known: Some(entity.handle()), facts, ..OwnEntity::default() }
    }

    /// The ids of entities that its rows refer to.
    fn refers_to(&self) -> impl Iterator<Item = &str> {
        let facts = [c::COUNTRY, c::PARENT].into_iter().filter_map(|column| self.fact_of(column));
        facts.chain(self.offices.iter().map(|office| &*office.body))
    }

    /// Writes the rows of the tables, in an order that does not depend on that of the list.
    fn write(mut self, id: &str, base: &Gazetteer, tables: &mut OwnTables) {
        self.names.sort_unstable();
        self.removed.sort_unstable();
        self.offices.sort_unstable();
        let kind = kind_of_id(id);
        let known = self.known.map(|handle| base.entity_at(handle));
        let mut cells = vec![("id", id)];
        cells.extend(self.fact_of(c::NAME).map(|name| (c::NAME, name)));
        let (schema, columns): (_, &[_]) = match kind {
            Kind::Country => (&seeds::COUNTRIES, &[c::START, c::END]),
            Kind::Leader => (&seeds::LEADERS, &[c::BORN, c::DIED]),
            Kind::Organisation => (&seeds::ORGANISATIONS, &[c::COUNTRY, c::PARENT, c::START, c::END]),
            Kind::Other => (&seeds::OTHERS, &[c::COUNTRY, c::START, c::END]),
        };
        let class = self.fact_of(c::CLASS);
        match kind {
            Kind::Country => {
                let status = known.and_then(Entity::as_country).map(|country| country.status().as_str());
                cells.push(("status", class.or(status).unwrap_or(CountryStatus::State.as_str())));
            }
            Kind::Organisation => {
                let known = known.and_then(Entity::as_organisation).map(|body| body.class().as_str());
                cells.push(("class", class.or(known).unwrap_or(OrganisationClass::Ngo.as_str())));
            }
            Kind::Other => cells.push(("kind", &self.kind_word)),
            Kind::Leader => cells.extend(self.fact_of(c::FAMILY_NAME).map(|name| (c::FAMILY_NAME, name))),
        }
        for &column in [c::QID, c::WIKIPEDIA].iter().chain(columns) {
            cells.extend(self.fact_of(column).map(|value| (column, value)));
        }
        tables.push(schema, &cells);
        for name in &self.names {
            name.write(id, kind, tables);
        }
        let printed = self.fact_of(c::NAME);
        for text in &self.removed {
            tables.push(&seeds::REMOVED_NAMES, &[("entity", id), ("text", text)]);
        }
        let is_stated = || self.names.iter().any(|name| Some(&*name.text) == printed);
        let is_removed = |known: &str| self.removed.iter().any(|removed| is_same_name(removed, known));
        if let Some(known) = known.filter(|known| !is_stated() && !is_removed(known.name())) {
            OwnName::printed(known).write(id, kind, tables);
        }
        for office in &self.offices {
            office.write(id, tables);
        }
        for system in [c::LEI, c::IMO, c::OPENSANCTIONS] {
            if let Some(value) = self.fact_of(system) {
                let cells = [("entity", id), ("system", system), ("id", value)];
                tables.push(&seeds::EXTERNAL_IDS, &cells);
            }
        }
    }
}

impl OwnName {
    /// The printed name of an entity of the base, as it is there.
    pub(super) fn printed(entity: Entity<'_>) -> OwnName {
        let printed = entity.names().find(|name| name.text() == entity.name());
        OwnName {
            text: entity.name().into(),
            language: printed.map(|name| name.languages().collect::<Vec<_>>().join("|").into()),
            form: printed.map_or(Form::Name, |name| name.form()),
            case: printed.map_or(CaseRule::Title, |name| name.case()),
            context: printed.map_or(ContextRule::Alone, |name| name.context()),
        }
    }

    /// Whether it is the same in all that a list says of a name.
    pub(super) fn is(&self, name: &Name<'_>) -> bool {
        let languages = name.languages().collect::<Vec<_>>().join("|");
        *self.text == *name.text()
            && self.language.as_deref().unwrap_or("und") == languages
            && (self.form, self.case, self.context) == (name.form(), name.case(), name.context())
    }

    fn write(&self, id: &str, kind: Kind, tables: &mut OwnTables) {
        let cells = [
            ("entity", id),
            ("text", &self.text),
            ("language", self.language.as_deref().unwrap_or("und")),
            ("form", self.form.as_str()),
            ("case", self.case.as_str()),
            ("context", self.context.as_str()),
        ];
        tables.push(&seeds::NAMES[kind as usize], &cells);
    }
}

impl OwnOffice {
    fn write(&self, leader: &str, tables: &mut OwnTables) {
        let cells = [
            ("leader", leader),
            ("body", &self.body),
            ("role", self.role.as_str()),
            ("office", &self.office),
            ("start", &self.start),
            ("end", &self.end),
        ];
        tables.push(&seeds::TERMS, &cells);
    }
}

/// Nobody holds an office before birth, or takes one after death.
fn check_life(row: &mut Row<'_>) {
    let date = |row: &Row<'_>, name| row.cell(name).parse::<Date>().ok();
    let is_before = |first: Option<Date>, second: Option<Date>| {
        first.zip(second).is_some_and(|(first, second)| first.latest() < second.earliest())
    };
    let (start, end) = (date(row, c::OFFICE_START), date(row, c::OFFICE_END));
    if is_before(start, date(row, c::BORN)) || is_before(end, date(row, c::BORN)) {
        row.fault(c::BORN, format!("{} is after the office that the row states", row.cell(c::BORN)));
    }
    if is_before(date(row, c::DIED), start) {
        row.fault(c::DIED, format!("{} is before the office that the row states", row.cell(c::DIED)));
    }
}

/// A name without the brackets, quotes and dots that keep it from being matched: "Zorvex UK Ltd".
fn without_marks(text: &str) -> String {
    let plain = text.replace(|c: char| !c.is_alphanumeric() && !"-,&/+'’".contains(c), " ");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    with_key(&plain, |_| ()).map(|()| plain).unwrap_or_default()
}

/// Whether two texts are one name, whatever their case, diacritics and hyphens.
fn is_same_name(one: &str, other: &str) -> bool {
    fold_name(one).is_some_and(|key| Some(key) == fold_name(other))
}

/// Whether a name is one word of capitals, dots and digits: "ACME", "U.N.".
fn is_initials(text: &str) -> bool {
    text.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.') && text.chars().any(char::is_uppercase)
}

fn is_qid(text: &str) -> bool {
    text.strip_prefix('Q').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
