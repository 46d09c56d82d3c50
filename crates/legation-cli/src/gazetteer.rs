//! `legation gazetteer`: lists of own entities, checked and compiled.

use std::io::Write;
use std::path::{Path, PathBuf};

use legation::{Gazetteer, Kind};

use crate::Failure;
use crate::answer::{Format, write_json};
use crate::columnar::{Columnar, read_list};
use crate::visible::visible;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Check lists of own entities: every fault with its file, line and column
    Check {
        /// CSV, TSV, JSON Lines or Parquet with at least the columns id and name; seed tables; compiled gazetteers
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Compile a list once, so that it opens in milliseconds
    Compile {
        /// The list
        file: PathBuf,
        /// The file to write: .legation, or .jsonl for a list of which the same layer can be made
        compiled: PathBuf,
    },
    /// Say in words what changed from one gazetteer to another: who came, left, was renamed, which terms moved
    Diff {
        /// A list, tables, a compiled gazetteer, a layer by its name, or `builtin`
        earlier: PathBuf,
        /// The same
        later: PathBuf,
        /// The form of the output
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    /// Say which columns a list may have
    Columns,
    /// Print the JSON Schema of a line of a list
    Schema,
}

pub(crate) fn run(arguments: &Arguments, columnar: &dyn Columnar, out: &mut dyn Write) -> Result<(), Failure> {
    match &arguments.command {
        Command::Check { files } => check(files, columnar, out),
        Command::Compile { file, compiled } => compile(file, compiled, columnar),
        Command::Diff { earlier, later, format } => diff(earlier, later, *format, out),
        Command::Schema => Ok(write!(out, "{}", legation_lists::schema())?),
        Command::Columns => {
            let width = legation::OWN_COLUMNS.iter().map(|column| column.name.len()).max().unwrap_or(0);
            for column in legation::OWN_COLUMNS {
                writeln!(out, "{:width$}  {}", column.name, column.description)?;
            }
            Ok(())
        }
    }
}

/// The gazetteer with the layers of files on top, the later ones above the earlier.
pub(crate) fn with_layers(files: &[PathBuf], columnar: &dyn Columnar) -> Result<std::sync::Arc<Gazetteer>, Failure> {
    let mut gazetteer = Gazetteer::embedded();
    for file in files {
        let file = legation_lists::find(file).map_err(Failure::message)?;
        let layer = read_list(&gazetteer, &file, columnar)?;
        gazetteer = gazetteer.extend(&layer).map_err(Failure::message)?.into();
    }
    Ok(gazetteer)
}

fn check(files: &[PathBuf], columnar: &dyn Columnar, out: &mut dyn Write) -> Result<(), Failure> {
    let built_in = Gazetteer::embedded();
    let mut sound = true;
    for file in files {
        let layer = match read_list(&built_in, file, columnar) {
            Ok(layer) => layer,
            Err(failure) => {
                out.flush()?;
                failure.report();
                sound = false;
                continue;
            }
        };
        let both = built_in.extend(&layer).map_err(Failure::message)?;
        let new = both.entities().skip(built_in.entities().len());
        let (new, names) =
            (counted(new.count(), "new entity", "new entities"), counted(layer.info().names(), "name", "names"));
        writeln!(out, "{}: {new}, {names}", visible(&file.to_string_lossy()))?;
        // The id of something built in may be one that somebody took for free.
        for entity in layer.entities() {
            if let Some(known) = built_in.entity(entity.id()).filter(|known| known.name() != entity.name()) {
                let line = format!("{} is built in: {:?} is now {:?}", entity.id(), known.name(), entity.name());
                writeln!(out, "  {}", visible(&line))?;
            }
        }
        // A name that means somebody else, too, is no fault, but a surprise.
        for name in shared_names(&built_in, &layer).take(MOST_SHARED) {
            writeln!(out, "  {}", visible(&name))?;
        }
    }
    if sound { Ok(()) } else { Err(Failure::Reported) }
}

fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// How many names that the gazetteer has, too, are told.
const MOST_SHARED: usize = 20;

/// The names of new entities that denote something else in the gazetteer below.
fn shared_names<'l>(below: &'l Gazetteer, layer: &'l Gazetteer) -> impl Iterator<Item = String> + 'l {
    let own = layer.entities().filter(|entity| entity.kind() == Kind::Other || below.entity(entity.id()).is_none());
    own.flat_map(|entity| entity.names().map(move |name| (entity, name))).filter_map(|(entity, name)| {
        let built_in = below.named(name.text()).into_iter().map(|known| known.entity()).next();
        // Of two of the list, the second is told; families share surnames.
        let earlier = || {
            let of_list = layer.named(name.text()).into_iter().map(|known| known.entity());
            of_list.into_iter().find(|known| known.id() < entity.id())
        };
        let known = built_in.or_else(|| if name.form() == legation::Form::Surname { None } else { earlier() })?;
        Some(format!("{:?} of {} is also a name of {}", name.text(), entity.id(), known.id()))
    })
}

/// What the built-in gazetteer is called beside files.
const BUILT_IN: &str = "builtin";

/// A list is a layer: where one of the two is a list, both are compared as they lie on the built-in gazetteer.
fn diff(earlier: &Path, later: &Path, format: Format, out: &mut dyn Write) -> Result<(), Failure> {
    let built_in = Gazetteer::embedded();
    let is_built_in = |path: &Path| path == Path::new(BUILT_IN);
    let find = |path: &Path| match is_built_in(path) {
        true => Ok(path.to_owned()),
        false => legation_lists::find(path).map_err(Failure::message),
    };
    let (earlier, later) = (find(earlier)?, find(later)?);
    let as_layers = legation_lists::is_list(&earlier) || legation_lists::is_list(&later);
    let open = |path: &Path| match (is_built_in(path), as_layers) {
        (true, _) => Ok(Gazetteer::clone(&built_in)),
        (_, true) => legation_lists::extend(&built_in, path).map_err(Failure::message),
        (_, false) => legation_lists::read(&built_in, path).map_err(Failure::message),
    };
    let changes = open(&earlier)?.changes_to(&open(&later)?);
    match format {
        Format::Json => write_json(&changes, out)?,
        Format::Text => changes.iter().try_for_each(|change| writeln!(out, "{change}"))?,
    }
    Ok(())
}

fn compile(file: &Path, compiled: &Path, columnar: &dyn Columnar) -> Result<(), Failure> {
    let layer = read_list(&Gazetteer::embedded(), file, columnar)?;
    legation_lists::save(&layer, compiled).map_err(Failure::message)
}
