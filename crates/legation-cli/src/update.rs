//! `legation update`: office holders from Wikidata, into a layer in the user's data directory.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::time::Duration;

use legation::{Change, Date, Gazetteer, Role};
use legation_update::{Progress, Refresh, Settings, prepare};

use crate::{Failure, Network, parse_date};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A mail address or page by which the operators of the endpoint can reach you; they ask for it
    #[arg(long, env = "LEGATION_CONTACT", value_name = "ADDRESS")]
    contact: String,
    /// Languages of the names (BCP 47), divided by commas; the first one with a label gives the printed name
    #[arg(long, value_delimiter = ',', default_value = "en", value_name = "TAGS")]
    languages: Vec<String>,
    /// Leave out terms of office that ended before
    #[arg(long, value_parser = parse_date, default_value = "2015", value_name = "DATE")]
    since: Date,
    /// Only a country, by id, ISO code or name; may be given several times. Of others the last version stays
    #[arg(long, value_name = "COUNTRY", alias = "countries")]
    country: Vec<String>,
    /// Only these offices, divided by commas: head_of_state, head_of_government, foreign_minister, defence_minister, finance_minister,
    /// interior_minister; all of them unless given. Of others the last version stays
    #[arg(long, value_delimiter = ',', value_name = "ROLES")]
    offices: Vec<Role>,
    /// Write the new version without asking
    #[arg(long)]
    yes: bool,
    /// Write it even if it has less than nine tenths of the last one
    #[arg(long)]
    accept_fall: bool,
    /// Show every change and every note
    #[arg(long)]
    all: bool,
    /// Where the layer is written instead of the data directory
    #[arg(long, value_name = "DIRECTORY")]
    directory: Option<PathBuf>,
    /// Another SPARQL endpoint with the data of Wikidata
    #[arg(long, value_name = "URL")]
    endpoint: Option<String>,
    /// The least time between two requests, in seconds; less than 1 only for an endpoint on this machine
    #[arg(long, default_value = "1", value_name = "SECONDS")]
    interval: f64,
    /// How long one reply may take, in seconds
    #[arg(long, default_value = "60", value_name = "SECONDS")]
    timeout: f64,
}

/// How many changes of one kind, and how many notes, are shown unless all are.
const MOST_SHOWN: usize = 40;

impl Arguments {
    fn settings(&self) -> Result<Settings, Failure> {
        let mut settings = Settings::new(&self.contact);
        let seconds = |name: &str, seconds: f64| {
            let cannot = |_| Failure::message(format_args!("{name} must be a number of seconds, not {seconds}"));
            Duration::try_from_secs_f64(seconds).map_err(cannot)
        };
        (settings.interval, settings.timeout) =
            (seconds("--interval", self.interval)?, seconds("--timeout", self.timeout)?);
        settings.languages.clone_from(&self.languages);
        settings.countries.clone_from(&self.country);
        settings.since = self.since;
        if !self.offices.is_empty() {
            settings.offices.clone_from(&self.offices);
        }
        if let Some(directory) = &self.directory {
            settings.directory.clone_from(directory);
        }
        if let Some(endpoint) = &self.endpoint {
            settings.endpoint.clone_from(endpoint);
        }
        Ok(settings)
    }
}

pub(crate) fn run(arguments: &Arguments, network: &Network<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    let settings = arguments.settings()?;
    let built_in = Gazetteer::embedded();
    let is_seen = io::stderr().is_terminal();
    let mut tell = |progress: Progress| {
        if is_seen {
            let _ = write!(io::stderr(), "\r\x1b[K{progress}");
        }
    };
    let refresh = prepare(&settings, &built_in, network.transport, network.clock, &mut tell);
    if is_seen {
        let _ = write!(io::stderr(), "\r\x1b[K");
    }
    let refresh = refresh.map_err(Failure::message)?;
    show(&refresh, arguments.all, out)?;
    out.flush()?;
    if !(arguments.yes || refresh.changes().is_empty() || confirmed()?) {
        return Err(Failure::Message("nothing was written; --yes writes it without asking".to_owned()));
    }
    let path = if arguments.accept_fall { refresh.apply_despite_fall() } else { refresh.apply() };
    writeln!(out, "written: {}", path.map_err(Failure::message)?.display())?;
    Ok(())
}

fn show(refresh: &Refresh, all: bool, out: &mut dyn Write) -> Result<(), Failure> {
    let most = if all { usize::MAX } else { MOST_SHOWN };
    let mut of_kind = BTreeMap::<_, Vec<&Change>>::new();
    refresh.changes().iter().for_each(|change| of_kind.entry(change.kind).or_default().push(change));
    for (kind, changes) in of_kind {
        changes.iter().take(most).try_for_each(|change| writeln!(out, "{change}"))?;
        if let Some(more @ 1..) = changes.len().checked_sub(most) {
            writeln!(out, "{}: {more} more, shown by --all", kind.in_words())?;
        }
    }
    refresh.notes().iter().take(most).try_for_each(|note| writeln!(out, "note: {note}"))?;
    if let Some(more @ 1..) = refresh.notes().len().checked_sub(most) {
        writeln!(out, "note: {more} more, shown by --all")?;
    }
    let [people, terms, names] = refresh.counts();
    let (changes, requests) = (refresh.changes().len(), refresh.requests());
    writeln!(out, "{changes} changes; {people} people, {terms} terms of office, {names} names; {requests} requests")?;
    if let Some(fall) = refresh.fall() {
        writeln!(out, "a fall: {fall}")?;
    }
    Ok(())
}

/// Asks on a terminal; elsewhere nobody can answer.
fn confirmed() -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Ok(false);
    }
    write!(io::stderr(), "Write it? [y/N] ")?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}
