//! `legation lookup` and `legation office-holders`: questions to the gazetteer alone.

use std::io::{self, Write};

use super::table::{Cell, Table};
use super::{Failure, parse_date};
use crate::date::Date;
use crate::gazetteer::{Entity, Gazetteer, Name, Term, TermEnd};
use crate::vocabulary::Role;

#[derive(clap::Args)]
pub(super) struct LookupArguments {
    /// An id ("org:apec"), a Wikidata id, an ISO code or a name
    name: String,
    /// The form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(clap::Args)]
pub(super) struct OfficeHolderArguments {
    /// A country: ISO code, Wikidata id or name
    country: String,
    /// The date (YYYY, YYYY-MM or YYYY-MM-DD); without it, who holds office as of the data version
    #[arg(long, value_parser = parse_date)]
    on: Option<Date>,
    /// Only this class of office, such as `head_of_state`
    #[arg(long, value_parser = |word: &str| word.parse::<Role>().map_err(|error| error.to_string()))]
    role: Option<Role>,
    /// The form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum Format {
    /// Readable lines
    Text,
    /// One JSON array
    Json,
}

pub(super) fn lookup(arguments: &LookupArguments, out: &mut dyn Write) -> Result<(), Failure> {
    let gazetteer = Gazetteer::embedded();
    let found = find(&gazetteer, &arguments.name);
    if found.is_empty() {
        let name = &arguments.name;
        return Err(Failure::message(format_args!("nothing in the gazetteer is called {name:?}")));
    }
    if arguments.format == Format::Json {
        return write_json(&found, out);
    }
    for (index, entity) in found.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        write_entity(entity, out)?;
    }
    Ok(())
}

/// Everything that the query can mean, each entity once.
fn find<'g>(gazetteer: &'g Gazetteer, query: &str) -> Vec<Entity<'g>> {
    let exact = gazetteer.entity(query).or_else(|| gazetteer.country(query).ok().map(|country| *country));
    let named = gazetteer.named(query);
    let mut found: Vec<Entity<'g>> = exact.into_iter().collect();
    for entity in named.iter().map(Name::entity) {
        if !found.contains(&entity) {
            found.push(entity);
        }
    }
    found
}

fn write_entity(entity: &Entity<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "{} ({})", Cell::kind_text(entity.kind(), entity.name()).styled(), entity.id())?;
    let mut facts: Vec<(&str, String)> = Vec::new();
    let mut fact = |what, value: Option<String>| facts.extend(value.map(|value| (what, value)));
    fact("Wikidata", entity.qid().map(str::to_owned));
    fact("Wikipedia", entity.wikipedia().map(str::to_owned));
    if let Some(country) = entity.as_country() {
        fact("status", Some(country.status().to_string()));
        let iso: Vec<&str> = [country.iso2(), country.iso3(), country.numeric()].into_iter().flatten().collect();
        fact("ISO 3166", (!iso.is_empty()).then(|| iso.join(" ")));
        for code in country.codes() {
            let until = code.end.map(|end| end.to_string()).unwrap_or_default();
            let since = code.start.map(|start| start.to_string()).unwrap_or_default();
            let system = if code.system == crate::CodeSystem::Cow { "COW" } else { "Gleditsch–Ward" };
            fact(system, Some(format!("{} {} ({since} – {until})", code.code, code.abbreviation)));
        }
    }
    if let Some(organisation) = entity.as_organisation() {
        fact("class", Some(organisation.class().to_string()));
        fact("country", organisation.country().map(|country| country.name().to_owned()));
    }
    let mut names: Vec<&str> = Vec::new();
    for name in entity.names().filter(|name| name.languages().any(|language| matches!(language, "en" | "und"))) {
        if !names.contains(&name.text()) {
            names.push(name.text());
        }
    }
    fact("names", Some(names.join(", ")));
    for (what, value) in facts {
        writeln!(out, "  {what:25} {value}")?;
    }
    if let Some(leader) = entity.as_leader() {
        for term in leader.terms() {
            writeln!(out, "  {:25} {} of {}, {}", term.role(), term.office(), term.body().name(), years(&term))?;
        }
    }
    Ok(())
}

pub(super) fn office_holders(arguments: &OfficeHolderArguments, out: &mut dyn Write) -> Result<(), Failure> {
    let gazetteer = Gazetteer::embedded();
    let mut terms = gazetteer.office_holders(&arguments.country, arguments.on).map_err(Failure::message)?;
    terms.retain(|term| arguments.role.is_none_or(|role| term.role() == role));
    if arguments.format == Format::Json {
        return write_json(&terms, out);
    }
    if terms.is_empty() {
        return Err(Failure::message("no holder of an office is known for that date"));
    }
    let mut table = Table::new(&["role", "office", "name", "entity", "term"]);
    for term in &terms {
        let leader = term.leader();
        table.row([
            Cell::plain(term.role()),
            Cell::plain(term.office()),
            Cell::kind_text(leader.kind(), leader.name()),
            Cell::plain(leader.id()),
            Cell::plain(years(term)),
        ]);
    }
    table.write(out)?;
    Ok(())
}

fn years(term: &Term<'_>) -> String {
    let start = term.start().map_or("?".to_owned(), |start| start.to_string());
    match term.end() {
        TermEnd::Open => format!("{start} –"),
        TermEnd::Unknown => format!("{start} – ?"),
        TermEnd::On(end) => format!("{start} – {end}"),
    }
}

fn write_json(value: &impl serde::Serialize, out: &mut dyn Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(())
}
