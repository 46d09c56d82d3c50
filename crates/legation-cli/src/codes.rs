//! `legation code`: country codes from one system to another.

use std::io::{self, BufRead, Write};

use legation::{CodeSystem, Date, Gazetteer};

use crate::{Failure, parse_date};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Codes in the system `--from`, or "-" for one a line on standard input; each answer is one line, empty where there is none
    #[arg(required = true)]
    codes: Vec<String>,
    /// The system of the codes: iso2, iso3, numeric, m49, cow, gw or qid; cowc and gwc are the letters beside the numbers
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
    let mut all_known = true;
    for code in &arguments.codes {
        if code == "-" {
            for line in io::stdin().lock().lines() {
                let line =
                    line.map_err(|error| Failure::message(format_args!("cannot read standard input: {error}")))?;
                all_known &= answer(arguments, &line, out)?;
            }
        } else {
            all_known &= answer(arguments, code, out)?;
        }
    }
    // What is unknown was named where it stands.
    if all_known { Ok(()) } else { Err(Failure::Reported) }
}

/// Writes the line of a code; whether there is an answer.
fn answer(arguments: &Arguments, code: &str, out: &mut dyn Write) -> Result<bool, Failure> {
    let gazetteer = Gazetteer::embedded();
    let (from, to) = (arguments.from, arguments.to);
    let converted = gazetteer.convert_code(code, from, to, arguments.on);
    writeln!(out, "{}", converted.unwrap_or_default())?;
    if converted.is_none() {
        let on = arguments.on.map(|date| format!(" on {date}")).unwrap_or_default();
        Failure::message(format_args!("no country has the code {code:?} in {from}{on}, and one in {to}")).report();
    }
    Ok(converted.is_some())
}
