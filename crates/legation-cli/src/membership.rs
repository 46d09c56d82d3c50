//! `legation members` and `memberships`: who belongs to what.

use std::io::Write;

use legation::{Date, Entity, Gazetteer, Membership};

use crate::answer::{Format, write_json, years};
use crate::table::{Cell, Table};
use crate::{Failure, parse_date};

#[derive(clap::Args)]
pub(crate) struct MembershipsArguments {
    /// A country: ISO code, Wikidata id or name
    country: String,
    /// The date (YYYY, YYYY-MM or YYYY-MM-DD); without it, as of the data version
    #[arg(long, value_parser = parse_date)]
    on: Option<Date>,
    /// The form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(clap::Args)]
pub(crate) struct MembersArguments {
    /// An organisation: id, Wikidata id, acronym or name
    name: String,
    /// The date (YYYY, YYYY-MM or YYYY-MM-DD); without it, as of the data version
    #[arg(long, value_parser = parse_date)]
    on: Option<Date>,
    /// Also observers, candidates and associates
    #[arg(long)]
    all: bool,
    /// The form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(crate) fn members(arguments: &MembersArguments, out: &mut dyn Write) -> Result<(), Failure> {
    let gazetteer = Gazetteer::embedded();
    let memberships = if arguments.all {
        gazetteer.affiliates(&arguments.name, arguments.on)
    } else {
        gazetteer.members(&arguments.name, arguments.on)
    };
    let memberships = memberships.map_err(Failure::message)?;
    write_memberships(&memberships, "member", Membership::member, arguments.format, out)
}

pub(crate) fn memberships(arguments: &MembershipsArguments, out: &mut dyn Write) -> Result<(), Failure> {
    let gazetteer = Gazetteer::embedded();
    let memberships = gazetteer.memberships(&arguments.country, arguments.on).map_err(Failure::message)?;
    write_memberships(&memberships, "organisation", |membership| *membership.organisation(), arguments.format, out)
}

fn write_memberships<'g>(
    memberships: &[Membership<'g>],
    heading: &str,
    other: impl Fn(&Membership<'g>) -> Entity<'g>,
    format: Format,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    if format == Format::Json {
        return write_json(&memberships, out);
    }
    if memberships.is_empty() {
        return Err(Failure::message("no membership is known for that date"));
    }
    let mut table = Table::new(&[heading, "entity", "status", "dates", "listed"]);
    for membership in memberships {
        let entity = other(membership);
        let listed = match (membership.listed_from(), membership.listed_to()) {
            (Some(from), Some(to)) => format!("{from} – {to}"),
            _ => String::new(),
        };
        table.row([
            Cell::kind_text(entity.kind(), entity.name()),
            Cell::plain(entity.id()),
            Cell::plain(membership.status()),
            Cell::plain(years(membership.start(), membership.end())),
            Cell::plain(listed),
        ]);
    }
    table.write(out)?;
    Ok(())
}
