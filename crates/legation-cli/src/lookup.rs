//! `legation lookup` and `legation search`: what the gazetteer knows under a name.

use std::io::Write;

use legation::{CodeSystem, Entity, Gazetteer, Leader, Name};

use crate::Failure;
use crate::answer::{Format, write_json, years};
use crate::table::{Cell, Table};

#[derive(clap::Args)]
pub(crate) struct LookupArguments {
    /// An id ("org:apec"), a Wikidata id, an ISO code or a name
    name: String,
    /// The form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(clap::Args)]
pub(crate) struct SearchArguments {
    /// The beginning of a name, or a name as you think it is spelt
    query: String,
    /// At most this many results
    #[arg(long, default_value_t = 10)]
    limit: usize,
    /// The form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(crate) fn lookup(arguments: &LookupArguments, out: &mut dyn Write) -> Result<(), Failure> {
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
    let country = || gazetteer.country(query).ok().map(|country| *country);
    let leader = || gazetteer.leader(query).ok().map(|leader| *leader);
    let exact = gazetteer.entity(query).or_else(country).or_else(leader);
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
    let mut title = Table::without_heading();
    title.row([Cell::kind_text(entity.kind(), format_args!("{} ({})", entity.name(), entity.id()))]);
    title.write(out)?;
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
            let system = match code.system {
                CodeSystem::Cow => "COW",
                CodeSystem::Gw => "Gleditsch–Ward",
                other => other.as_str(),
            };
            fact(system, Some(format!("{} {} ({since} – {until})", code.code, code.abbreviation)));
        }
    }
    if let Some(organisation) = entity.as_organisation() {
        fact("class", Some(organisation.class().to_string()));
        fact("country", organisation.country().map(|country| country.name().to_owned()));
    }
    for external in entity.external_ids() {
        fact(external.system.as_str(), Some(external.id.to_owned()));
    }
    let mut names: Vec<&str> = Vec::new();
    for name in entity.names().filter(|name| name.languages().any(|language| matches!(language, "en" | "und"))) {
        if !names.contains(&name.text()) {
            names.push(name.text());
        }
    }
    fact("names", Some(names.join(", ")));
    for term in entity.as_leader().iter().flat_map(Leader::terms) {
        let (office, body, years) = (term.office(), term.body().name(), years(term.start(), term.end()));
        facts.push((term.role().as_str(), format!("{office} of {body}, {years}")));
    }
    let mut table = Table::without_heading();
    for (what, value) in facts {
        table.row([Cell::plain(format_args!("  {what}")), Cell::plain(value)]);
    }
    table.write(out)?;
    Ok(())
}

pub(crate) fn search(arguments: &SearchArguments, out: &mut dyn Write) -> Result<(), Failure> {
    let gazetteer = Gazetteer::embedded();
    let results = gazetteer.search(&arguments.query, arguments.limit);
    if arguments.format == Format::Json {
        return write_json(&results, out);
    }
    if results.is_empty() {
        let query = &arguments.query;
        return Err(Failure::message(format_args!("nothing in the gazetteer is spelt like {query:?}")));
    }
    let mut table = Table::new(&["kind", "name", "entity", "matched", "edits"]);
    for result in &results {
        let entity = result.entity();
        table.row([
            Cell::kind(entity.kind()),
            Cell::kind_text(entity.kind(), entity.name()),
            Cell::plain(entity.id()),
            Cell::plain(result.name().text()),
            Cell::number(result.edits()),
        ]);
    }
    table.write(out)?;
    Ok(())
}
