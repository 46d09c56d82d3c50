//! The `legation` command: the same from `cargo install` and from `pip install`.
//!
//! Exit codes: 0 done; 1 a file cannot be read or a look-up finds nothing; 2 wrong arguments.
//!
//! ```
//! // What the command writes goes to the standard output of the process.
//! assert_eq!(legation_cli::run(["legation", "lookup", "country:PER"].map(Into::into)), 0);
//! assert_eq!(legation_cli::run(["legation", "lookup", "Atlantis"].map(Into::into)), 1);
//! assert_eq!(legation_cli::run(["legation", "lookup"].map(Into::into)), 2);
//! ```

// Input is never unwrapped: an `expect` says why there is something. What is indexed was found in the same slice, which the fuzz targets hold, with
// overflow checks and debug assertions.
#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used, clippy::get_unwrap, clippy::panic, clippy::todo, clippy::unimplemented, clippy::dbg_macro,
        clippy::exit
    )
)]

mod answer;
mod batches;
mod built_in_columnar;
mod codes;
mod columnar;
mod data;
mod extract;
mod gazetteer;
mod input;
mod lookup;
mod membership;
mod offices;
#[cfg(feature = "parquet")]
mod parquet;
mod part;
mod progress;
mod records;
mod shell;
mod switches;
mod table;
mod update;
mod visible;
mod zstandard;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

pub use built_in_columnar::built_in_columnar;
use clap::{Parser, Subcommand};
pub use columnar::{BatchWriter, Columnar, ColumnarForm, Rows};
use legation::{Date, compile};
#[cfg(feature = "https")]
use legation_update::SystemClock;
use legation_update::{Clock, Transport};

use crate::visible::{ToTerminal, visible_lines};

/// Finds and identifies the leaders, countries and organisations in political text.
#[derive(Parser)]
#[command(name = "legation", version, about, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// When to colour the output
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
}

const EXAMPLES: &str = "\
Examples:
  legation extract --date 2025-11-01 article.txt
  legation extract --input csv --text-field body --date-field day --format csv news.csv.gz
  legation leader-of France --on 1985
  legation members NATO --on 1990
  legation code 365 --from cow --to iso3 --on 1985
  legation search \"Angela Merkle\"

`legation COMMAND --help` says what a command takes. Exit codes: 0 done; 1 a file cannot be read or a look-up finds
nothing; 2 wrong arguments.";

#[derive(Clone, Copy, clap::ValueEnum)]
enum ColorChoice {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand)]
enum Command {
    /// Extract the mentions of texts
    Extract(extract::Arguments),
    /// Look an entity up by id, Wikidata id, code or name
    Lookup(lookup::LookupArguments),
    /// Search by the beginning of a name or a misspelt one
    Search(lookup::SearchArguments),
    /// Say who led a country on a date
    LeaderOf(offices::CountryArguments),
    /// Say who headed an organisation on a date
    HeadOf(offices::OrganisationArguments),
    /// List who held the offices of a country on a date
    OfficeHolders(offices::CountryArguments),
    /// List the terms of office of a person
    Terms(offices::TermsArguments),
    /// List the members of an organisation on a date
    Members(membership::MembersArguments),
    /// List the organisations that a country belonged to on a date
    Memberships(membership::MembershipsArguments),
    /// Convert country codes
    Code(codes::Arguments),
    /// Check, compile and describe lists of own entities
    Gazetteer(gazetteer::Arguments),
    /// Say what the gazetteer's data is: version, counts, your layers, sources and their licences
    Data,
    /// Refresh heads of state and government and ministers from Wikidata, into a layer in your data directory; the one command that uses the network
    Update(update::Arguments),
    /// Write completions for a shell
    Completions(shell::CompletionsArguments),
    /// Write the pages of the manual into a directory
    Manual(shell::ManualArguments),
    /// Compile seed tables into a gazetteer image
    #[command(hide = true)]
    Compile {
        /// Directory of the tables
        seeds: PathBuf,
        /// The file to write
        image: PathBuf,
        /// Pack it for the way over a network
        #[arg(long)]
        packed: bool,
    },
}

/// How the command reaches the network, and what tells it the time, where it is asked to.
#[derive(Clone, Copy)]
pub struct Network<'n> {
    /// The HTTP client.
    pub transport: &'n dyn Transport,
    /// What waits between requests.
    pub clock: &'n dyn Clock,
}

/// Runs the command with the arguments of a process (the program's name first) and returns its exit code.
#[cfg(feature = "https")]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let transport = legation_update::Https::default();
    run_with(arguments, &Network { transport: &transport, clock: &SystemClock }, built_in_columnar())
}

/// The same with another HTTP client, and with what reads and writes Parquet and Arrow.
pub fn run_with(arguments: impl IntoIterator<Item = OsString>, network: &Network<'_>, columnar: &dyn Columnar) -> u8 {
    let given: Vec<OsString> = arguments.into_iter().collect();
    let arguments = match Arguments::try_parse_from(&given) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version come this way too; a closed pipe is nobody's fault. The message repeats what was given, whatever that holds.
            let is_plain = |argument: &OsString| matches!(visible_lines(&argument.to_string_lossy()), Cow::Borrowed(_));
            let _ = match given.iter().all(is_plain) {
                true => error.print(),
                false => write!(io::stderr(), "{}", visible_lines(&error.render().to_string())),
            };
            return error.exit_code() as u8;
        }
    };
    let color = match arguments.color {
        ColorChoice::Auto => anstream::AutoStream::choice(&io::stdout()),
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    };
    let colored = matches!(arguments.color, ColorChoice::Always);
    let mut out = io::BufWriter::new(anstream::AutoStream::new(io::stdout().lock(), color));
    let result = match arguments.command {
        Command::Extract(arguments) if arguments.is_for_programs() && io::stdout().is_terminal() => {
            extract::run(&arguments, columnar, colored, &mut ToTerminal(&mut out))
        }
        Command::Extract(arguments) => extract::run(&arguments, columnar, colored, &mut out),
        Command::Lookup(arguments) => lookup::lookup(&arguments, &mut out),
        Command::Search(arguments) => lookup::search(&arguments, &mut out),
        Command::LeaderOf(arguments) => offices::leader_of(&arguments, &mut out),
        Command::HeadOf(arguments) => offices::head_of(&arguments, &mut out),
        Command::OfficeHolders(arguments) => offices::office_holders(&arguments, &mut out),
        Command::Terms(arguments) => offices::terms(&arguments, &mut out),
        Command::Members(arguments) => membership::members(&arguments, &mut out),
        Command::Memberships(arguments) => membership::memberships(&arguments, &mut out),
        Command::Code(arguments) => codes::run(&arguments, &mut out),
        Command::Gazetteer(arguments) => gazetteer::run(&arguments, columnar, &mut out),
        Command::Data => data::run(&mut out),
        Command::Update(arguments) => update::run(&arguments, network, &mut out),
        Command::Completions(arguments) => shell::completions(&arguments, &mut out),
        Command::Manual(arguments) => shell::manual(&arguments),
        Command::Compile { seeds, image, packed } => compile_seeds(&seeds, &image, packed),
    };
    match result.and_then(|()| out.flush().map_err(Failure::Output)) {
        Ok(()) => 0,
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(failure) => {
            failure.report();
            if matches!(failure, Failure::Usage(_)) { 2 } else { 1 }
        }
    }
}

/// What ends a command before it is done.
enum Failure {
    /// Standard output is gone or full.
    Output(io::Error),
    /// Arguments that do not go together.
    Usage(String),
    /// Anything else that the user can correct.
    Message(String),
    /// Something that standard error has already said.
    Reported,
}

impl Failure {
    fn message(message: impl std::fmt::Display) -> Failure {
        Failure::Message(message.to_string())
    }

    /// Says it on standard error; who closed that does not want to know.
    fn report(&self) {
        let _ = match self {
            Failure::Output(error) => writeln!(io::stderr(), "legation: cannot write the output: {error}"),
            Failure::Usage(message) | Failure::Message(message) => {
                writeln!(io::stderr(), "legation: {}", visible_lines(message))
            }
            Failure::Reported => Ok(()),
        };
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

fn parse_date(text: &str) -> Result<Date, String> {
    records::written_date(text.trim()).map_err(|error| error.to_string())
}

fn compile_seeds(seeds: &std::path::Path, image: &std::path::Path, packed: bool) -> Result<(), Failure> {
    let mut bytes = compile(seeds).map_err(Failure::message)?;
    if packed {
        bytes = legation::pack(&bytes).map_err(Failure::message)?;
    }
    // Beside the target first: a reader never sees half an image.
    let temporary = image.with_extension("partial");
    let written = std::fs::write(&temporary, bytes).and_then(|()| std::fs::rename(&temporary, image));
    written.map_err(|error| Failure::message(format_args!("cannot write {}: {error}", image.display())))
}
