//! From a layer back to the rows that it is made of: what the builder makes of them is the same layer, byte for byte.

use std::collections::{BTreeMap, BTreeSet};

use super::builder::{GazetteerBuilder, ListInfo, OwnName};
use super::columns as c;
use crate::error::Error;
use crate::gazetteer::image::{CodeRow, OfficeRow, RemovedNameRow, SourceRow};
use crate::gazetteer::layer::Placed;
use crate::gazetteer::{Entity, Gazetteer, Term, TermEnd};
use crate::vocabulary::{CaseRule, ContextRule, Form, Kind};

/// The cells of a row, with their columns.
type Cells = Vec<(&'static str, String)>;

impl Gazetteer {
    /// What the uppermost layer says, as rows of a list on top of `base`: [`GazetteerBuilder`] makes the same bytes of them again.
    ///
    /// # Errors
    /// When the layer says more than a list can, as tables may: nothing is lost without a word.
    ///
    /// ```
    /// use legation::{Gazetteer, GazetteerBuilder};
    ///
    /// let built_in = Gazetteer::embedded();
    /// let mut builder = GazetteerBuilder::new(&built_in, "fleet");
    /// builder.add(1, [("id", "vell-7"), ("name", "Vellamo"), ("kind", "ship")]);
    /// let (_, rows) = builder.build()?.own_rows(&built_in)?;
    /// assert_eq!(rows[0][..2], [("id", "vell-7".to_owned()), ("name", "Vellamo".to_owned())]);
    /// assert!(built_in.own_rows(&built_in).is_err());
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn own_rows(&self, base: &Gazetteer) -> Result<(ListInfo, Vec<Cells>), Error> {
        let uppermost = self.layers.last().expect("a gazetteer has a layer");
        let message =
            "it says more than a list can, or other things of entities than this gazetteer knows; save it compiled";
        let refused = || Error::layers(message.to_owned());
        // The built-in data, which would take a while, is told at once.
        if uppermost.rows::<OfficeRow>().len() > 0 || uppermost.rows::<CodeRow>().len() > 0 {
            return Err(refused());
        }
        let alone = Gazetteer::of_layers(vec![Placed::on(&[], uppermost.layer().clone())]);
        let about = alone.about_list();
        let rows: Vec<Cells> = alone.entities().flat_map(|entity| rows_of(entity, base)).collect();
        let mut builder = GazetteerBuilder::new(base, "list");
        builder.about(about.clone());
        for (row, number) in rows.iter().zip(1..) {
            builder.add(number, row.iter().map(|(column, cell)| (*column, &**cell)));
        }
        let is_same = builder.build().is_ok_and(|again| again.layers[0].bytes() == uppermost.bytes());
        is_same.then_some((about, rows)).ok_or_else(refused)
    }

    fn about_list(&self) -> ListInfo {
        let layer = &self.layers[0];
        let text = |number| layer.string(number).to_owned();
        let source = layer.rows::<SourceRow>().iter().next().unwrap_or_default();
        ListInfo {
            version: text(layer.release().version),
            source: text(source.id),
            title: text(source.title),
            licence: text(source.licence),
            as_of: text(source.as_of),
            url: text(source.url),
        }
    }
}

/// The rows of an entity: one for the facts and each group of names that share their rules, then one for each office.
fn rows_of(entity: Entity<'_>, base: &Gazetteer) -> Vec<Cells> {
    let known = base.entity(entity.id()).map(OwnName::printed);
    let mut names = BTreeMap::<(String, CaseRule, ContextRule), Vec<(Form, &str)>>::new();
    let mut surnames = BTreeSet::new();
    for name in entity.names() {
        let languages = name.languages().collect::<Vec<_>>().join("|");
        if name.form() == Form::Surname {
            surnames.insert(languages);
        } else if !known.as_ref().is_some_and(|known| known.is(&name)) {
            names.entry((languages, name.case(), name.context())).or_default().push((name.form(), name.text()));
        }
    }
    let family_name = entity.as_leader().and_then(|leader| leader.family_name());
    let mut rows: Vec<Cells> = Vec::new();
    for ((languages, case, context), mut texts) in names {
        let mut row = vec![(c::ID, entity.id().to_owned())];
        let printed = texts.iter().position(|(form, text)| *form == Form::Name && *text == entity.name());
        if let Some(place) = printed {
            row.push((c::NAME, texts.remove(place).1.to_owned()));
        }
        let aliases: Vec<&str> = texts.into_iter().map(|(_, text)| text).collect();
        row.push((c::ALIASES, aliases.join("|")));
        if surnames.contains(&languages) {
            row.extend(family_name.map(|name| (c::FAMILY_NAME, name.to_owned())));
        }
        row.push((c::LANGUAGE, if languages == "und" { String::new() } else { languages }));
        row.extend([(c::CASE, case.as_str().to_owned()), (c::CONTEXT, context.as_str().to_owned())]);
        // What other rows lean on comes first.
        rows.insert(if printed.is_some() { 0 } else { rows.len() }, row);
    }
    if rows.is_empty() {
        rows.push(vec![(c::ID, entity.id().to_owned())]);
    }
    rows[0].extend(facts(entity));
    rows.extend(entity.as_leader().into_iter().flat_map(|leader| leader.terms()).map(|term| office(entity.id(), term)));
    for row in &mut rows {
        row.retain(|(_, cell)| !cell.is_empty());
    }
    rows
}

/// What there can be only one of.
fn facts(entity: Entity<'_>) -> Cells {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let mut facts = vec![(c::QID, text(entity.qid())), (c::WIKIPEDIA, text(entity.wikipedia()))];
    let dates = |start: Option<crate::date::Date>, end: Option<crate::date::Date>| {
        [start, end].map(|date| date.map(|date| date.to_string()).unwrap_or_default())
    };
    let mut between = |columns: [&'static str; 2], dates: [String; 2]| facts.extend(columns.into_iter().zip(dates));
    let period = [c::START, c::END];
    if let Some(country) = entity.as_country() {
        between(period, dates(country.start(), country.end()));
        facts.push((c::CLASS, country.status().as_str().to_owned()));
    } else if let Some(leader) = entity.as_leader() {
        between([c::BORN, c::DIED], dates(leader.born(), leader.died()));
    } else if let Some(body) = entity.as_organisation() {
        between(period, dates(body.start(), body.end()));
        facts.push((c::CLASS, body.class().as_str().to_owned()));
        facts.push((c::COUNTRY, text(body.country().map(|country| country.id()))));
        facts.push((c::PARENT, text(body.parent().map(|parent| parent.id()))));
    } else if let Some(other) = entity.as_other() {
        between(period, dates(other.start(), other.end()));
        facts.push((c::COUNTRY, text(other.country().map(|country| country.id()))));
    }
    let kind = if entity.kind() == Kind::Other { entity.class_word() } else { Some(entity.kind().as_str()) };
    facts.push((c::KIND, text(kind)));
    for id in entity.external_ids() {
        if let Some(column) =
            [c::LEI, c::IMO, c::OPENSANCTIONS].into_iter().find(|column| *column == id.system.as_str())
        {
            facts.push((column, id.id.to_owned()));
        }
    }
    let layer = &entity.gazetteer.layers[0];
    let rows = layer.rows::<RemovedNameRow>();
    let removed = rows.equal_range(entity.handle().row(), |row| row.entity);
    let removed: Vec<&str> = removed.map(|number| layer.string(rows.get(number).text)).collect();
    facts.push((c::WITHOUT_NAMES, removed.join("|")));
    facts
}

fn office(leader: &str, term: Term<'_>) -> Cells {
    let end = match term.end() {
        TermEnd::Open => String::new(),
        TermEnd::On(date) => date.to_string(),
        _ => "?".to_owned(),
    };
    vec![
        (c::ID, leader.to_owned()),
        (c::BODY, term.body().id().to_owned()),
        (c::ROLE, term.role().as_str().to_owned()),
        (c::OFFICE, term.office().to_owned()),
        (c::OFFICE_START, term.start().map_or("?".to_owned(), |start| start.to_string())),
        (c::OFFICE_END, end),
    ]
}
