//! `legation office-holders`, `leader-of`, `head-of` and `terms`: who held which office when.

use std::io::Write;

use legation::{Date, Gazetteer, Role, Term};

use crate::answer::{Format, write_json, years};
use crate::table::{Cell, Table};
use crate::{Failure, parse_date};

#[derive(clap::Args)]
pub(crate) struct CountryArguments {
    /// A country: ISO code, Wikidata id or name
    country: String,
    /// The date (YYYY, YYYY-MM or YYYY-MM-DD); without it, who holds office as of the data version
    #[arg(long, value_parser = parse_date)]
    on: Option<Date>,
    /// Only this class of office, such as `head_of_state`
    #[arg(long, value_parser = held_role)]
    role: Option<Role>,
    /// The form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(clap::Args)]
pub(crate) struct OrganisationArguments {
    /// An organisation: id, Wikidata id, acronym or name
    name: String,
    /// The date (YYYY, YYYY-MM or YYYY-MM-DD); without it, who heads it as of the data version
    #[arg(long, value_parser = parse_date)]
    on: Option<Date>,
    /// The form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(clap::Args)]
pub(crate) struct TermsArguments {
    /// A leader: id, Wikidata id or full name
    person: String,
    /// The form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// A role that people hold; the others are in the vocabulary for titles in texts alone.
fn held_role(word: &str) -> Result<Role, String> {
    word.parse().map_err(|_| {
        let held: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        format!("no office has this role; the roles one can ask for: {}", held.join(", "))
    })
}

pub(crate) fn office_holders(arguments: &CountryArguments, out: &mut dyn Write) -> Result<(), Failure> {
    let gazetteer = Gazetteer::embedded();
    let mut terms = gazetteer.office_holders(&arguments.country, arguments.on).map_err(Failure::message)?;
    terms.retain(|term| arguments.role.is_none_or(|role| term.role() == role));
    write_terms(&terms, arguments.format, out)
}

pub(crate) fn leader_of(arguments: &CountryArguments, out: &mut dyn Write) -> Result<(), Failure> {
    let gazetteer = Gazetteer::embedded();
    let term = gazetteer.leader_of(&arguments.country, arguments.on, arguments.role).map_err(Failure::message)?;
    write_terms(&Vec::from_iter(term), arguments.format, out)
}

pub(crate) fn head_of(arguments: &OrganisationArguments, out: &mut dyn Write) -> Result<(), Failure> {
    let gazetteer = Gazetteer::embedded();
    let term = gazetteer.head_of(&arguments.name, arguments.on).map_err(Failure::message)?;
    write_terms(&Vec::from_iter(term), arguments.format, out)
}

pub(crate) fn terms(arguments: &TermsArguments, out: &mut dyn Write) -> Result<(), Failure> {
    let gazetteer = Gazetteer::embedded();
    let terms = gazetteer.terms(&arguments.person).map_err(Failure::message)?;
    write_terms(&terms, arguments.format, out)
}

fn write_terms(terms: &[Term<'_>], format: Format, out: &mut dyn Write) -> Result<(), Failure> {
    if format == Format::Json {
        return write_json(&terms, out);
    }
    if terms.is_empty() {
        return Err(Failure::message("no holder of an office is known for that date"));
    }
    let mut table = Table::new(&["role", "office", "of", "name", "entity", "term"]);
    for term in terms {
        let leader = term.leader();
        table.row([
            Cell::plain(term.role()),
            Cell::plain(term.office()),
            Cell::kind_text(term.body().kind(), term.body().name()),
            Cell::kind_text(leader.kind(), leader.name()),
            Cell::plain(leader.id()),
            Cell::plain(years(term.start(), term.end())),
        ]);
    }
    table.write(out)?;
    Ok(())
}
