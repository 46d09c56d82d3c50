//! Names, the keys that they are matched by, and what the scanner reads.

use rustc_hash::FxHashSet;

use super::{BLOCKER, Compiler, id_prefix, pack};
use crate::error::Error;
use crate::gazetteer::image::*;
use crate::gazetteer::keys::fold_plainly;
use crate::gazetteer::name_traits::NameTraits;
use crate::gazetteer::prefix_table::TablesBuilder;
use crate::gazetteer::seeds::{Table, TableRow};
use crate::text::fold::fold_name;
use crate::vocabulary::*;

/// A name on its way to its rows.
pub(super) struct CompiledName<'t> {
    pub key: String,
    /// The id of the entity; empty for a blocking phrase.
    pub id: &'t str,
    pub row: NameRow,
    pub text: NameTextRow,
    /// The first eight bytes of the key, as a number that sorts as they do: most comparisons need no more, and wait for no memory.
    pub start: u64,
}

/// Words of a body's name whose later words news may write small.
const LONG_NAME: usize = 4;

impl<'t> CompiledName<'t> {
    fn new(key: String, id: &'t str, row: NameRow, text: NameTextRow) -> CompiledName<'t> {
        let mut start = [0; size_of::<u64>()];
        // No key has a zero byte.
        let length = key.len().min(start.len());
        start[..length].copy_from_slice(&key.as_bytes()[..length]);
        CompiledName { key, id, row, text, start: u64::from_be_bytes(start) }
    }
}

impl<'t> Compiler<'t> {
    /// Interns the texts of names in the order of their keys, in which their rows stand: numbers that follow each other pack well.
    pub(super) fn texts_of_names(&mut self, tables: &'t [Table]) {
        // What is wrong with a row is said when it is read for good.
        let rows = tables.iter().filter_map(|table| table.rows().ok()).flatten();
        let mut texts: Vec<_> =
            rows.filter_map(|row| Some((fold_name(row.field("text"))?, row.field("text")))).collect();
        texts.sort_unstable();
        texts.into_iter().for_each(|(_, text)| _ = self.string(text));
    }

    pub(super) fn names(&mut self, table: &'t Table, kind: Kind) -> Result<(), Error> {
        for row in table.rows()? {
            let (start, end) = row.years()?;
            let text = row.required("text")?;
            let form = row.parsed::<Form>("form")?;
            let languages = row.required("language")?;
            let entity = self.entity_of(&row, "entity", kind)?;
            let (case, context) = (row.parsed("case")?, row.parsed("context")?);
            // "The Sudan people's liberation army": a phrase of so many words is hardly met by chance.
            let is_long = text.split(' ').count() >= LONG_NAME;
            let in_lower_case = self.lexicon.has_words_of_names().then_some(|word: &str, place: usize| {
                let may_be_of_body = || is_long || self.lexicon.is_body_word(word);
                self.lexicon.is_particle(word) || kind == Kind::Organisation && place > 0 && may_be_of_body()
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

    pub(super) fn removed_names(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            self.sources_of(&row)?;
            let text = row.required("text")?;
            self.key(&row, text)?;
            let removed = RemovedNameRow { entity: self.entity(&row, "entity")?, text: self.string(text) };
            self.details.removed_names.push(removed);
        }
        Ok(())
    }

    pub(super) fn blockers(&mut self, table: &'t Table) -> Result<(), Error> {
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

    /// An entity that its own name does not find is a fault of the tables.
    pub(super) fn canonical_names_are_names(&mut self, tables: &[&'t Table]) -> Result<(), Error> {
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

    /// Writes the names, which are sorted, with their keys and prefixes.
    pub(super) fn rows_of_names(&self, image: &mut ImageWriter) {
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

    pub(super) fn key(&self, row: &TableRow<'t>, text: &str) -> Result<String, Error> {
        self.key_in(row, "text", text)
    }

    /// The key of a text that stands in a column.
    pub(super) fn key_in(&self, row: &TableRow<'t>, column: &str, text: &str) -> Result<String, Error> {
        fold_name(text).ok_or_else(|| {
            let message = "the name cannot be matched: it needs letters or digits, no brackets or quotes, and between words \
                           only a space, a hyphen, a comma, a slash, a plus or an ampersand";
            row.fault(column, format!("{text:?}: {message}"))
        })
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

    fn key_of_name(&self, row: &TableRow<'t>) -> Result<String, Error> {
        let name = row.field("name");
        fold_name(name).ok_or_else(|| row.fault("name", format!("{name:?} cannot be matched")))
    }

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
pub(super) fn first_words<'n>(names: &'n [CompiledName<'_>]) -> impl Iterator<Item = &'n str> {
    let people = names.iter().filter(|name| name.id.starts_with(id_prefix(Kind::Leader)));
    let first_words = people.filter_map(|name| name.key.split_once(' ')).map(|(first, _)| first);
    first_words.filter(|word| word.chars().count() > 1)
}
