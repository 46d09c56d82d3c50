//! What languages call offices, peoples and bodies, and the words that look-ups read.

use rustc_hash::FxHashSet;

use super::names::CompiledName;
use super::{Compiler, id_prefix, kind_of_id, pack};
use crate::error::Error;
use crate::gazetteer::bodies::is_ending;
use crate::gazetteer::image::*;
use crate::gazetteer::seeds::Table;
use crate::lexicon::TitleClasses;
use crate::text::fold::fold_name;
use crate::vocabulary::*;

impl<'t> Compiler<'t> {
    pub(super) fn offices(&mut self, language: &'t str, table: &'t Table) -> Result<(), Error> {
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

    pub(super) fn news_weights(&mut self, language: &'t str, table: &'t Table) -> Result<(), Error> {
        let mut rows = Vec::new();
        for row in table.rows()? {
            row.required("reason")?;
            let entity = self.entity(&row, "entity")?;
            if kind_of_id(row.field("entity")) == Kind::Organisation {
                let needed = [Kind::Country, Kind::Leader].map(id_prefix).join(" or ");
                return Err(row.fault(
                    "entity",
                    format!("organisations have no weight: an id that starts with {needed} is needed"),
                ));
            }
            rows.push(NewsWeightRow { language: self.string(language), entity, weight: row.parsed("weight")? });
        }
        rows.sort_by_key(|row| row.entity);
        rows.into_iter().for_each(|row| self.image.push(row));
        Ok(())
    }

    pub(super) fn nationalities(&mut self, language: &'t str, table: &'t Table) -> Result<(), Error> {
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

    pub(super) fn bodies(&mut self, language: &'t str, table: &'t Table) -> Result<(), Error> {
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

    pub(super) fn person_words(&mut self, table: &'t Table) -> Result<(), Error> {
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

    pub(super) fn lookup_names(&mut self, table: &'t Table) -> Result<(), Error> {
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

    pub(super) fn lookup_words(&mut self, table: &'t Table) -> Result<(), Error> {
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
}
