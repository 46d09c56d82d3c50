//! `legation code`: country codes from one system to another.

use std::io::Write;

use legation::{CodeSystem, Date, Gazetteer};

use crate::{Failure, parse_date};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Codes in the system `--from`; each answer is one line
    #[arg(required = true)]
    codes: Vec<String>,
    /// The system of the codes: iso2, iso3, numeric, m49, cow, gw or qid
    #[arg(long, value_parser = system)]
    from: CodeSystem,
    /// The system of the answers
    #[arg(long, value_parser = system)]
    to: CodeSystem,
    /// The date (YYYY, YYYY-MM or YYYY-MM-DD) for codes that passed from state to state
    #[arg(long, value_parser = parse_date)]
    on: Option<Date>,
}

fn system(word: &str) -> Result<CodeSystem, String> {
    word.parse().map_err(|error: legation::UnknownWord| error.to_string())
}

pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let gazetteer = Gazetteer::embedded();
    let (from, to) = (arguments.from, arguments.to);
    for code in &arguments.codes {
        let converted = gazetteer.convert_code(code, from, to, arguments.on);
        let converted = converted.ok_or_else(|| {
            let on = arguments.on.map(|date| format!(" on {date}")).unwrap_or_default();
            Failure::message(format_args!("no country has the {from} code {code:?}{on} and a {to} code"))
        })?;
        writeln!(out, "{converted}")?;
    }
    Ok(())
}
