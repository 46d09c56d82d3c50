//! `legation extract`: texts in; a table, JSON, CSV, Parquet or Arrow out.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use legation::{
    Batch, CodePoints, Date, Document, Entity, Evidence, Extractor, Gazetteer, Kind, Mention, MentionRecord,
    MentionedEntity, RejectedCandidate, Span, Surnames, Term,
};

use crate::batches;
use crate::columnar::{BatchWriter, Columnar, ColumnarForm};
use crate::input::Form;
use crate::part::Part;
use crate::progress::Progress;
use crate::records::{Fields, Record, parquet_records, records};
use crate::switches::Switches;
use crate::table::{Cell, Table};
use crate::visible::visible;
use crate::{Failure, input, parse_date};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Files in UTF-8, also compressed (gzip, Zstandard), or directories of them; `-`, or nothing where something is piped in, is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A file that lists more of them, one a line; `-` is standard input, whose files are read as they come
    #[arg(long, value_name = "FILE")]
    files_from: Option<PathBuf>,
    /// What the files hold
    #[arg(long, value_enum, default_value = "text")]
    input: Form,
    #[command(flatten)]
    fields: Fields,
    /// The date of the texts (YYYY, YYYY-MM or YYYY-MM-DD): decides who held an office
    #[arg(long, value_parser = parse_date)]
    date: Option<Date>,
    /// The language of the texts (BCP 47, such as `de`): its names count beside the English ones
    #[arg(long, value_parser = language)]
    language: Option<String>,
    /// A list of own entities (CSV, TSV, JSON Lines, Parquet), a compiled gazetteer or the name of a layer in the data directory, on top of the
    /// built-in gazetteer; may be given several times
    #[arg(long, value_name = "FILE")]
    gazetteer: Vec<PathBuf>,
    #[command(flatten)]
    part: Part,
    /// How much must speak for a surname without the full name ("Talks with Erdogan fail"): strict, default or eager
    #[arg(long, default_value = "default", value_parser = surnames)]
    surnames: Surnames,
    #[command(flatten)]
    switches: Switches,
    /// The form of the output; offsets are code points [default: what the ending of --output says, else text]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file to write instead of standard output; it appears when it is whole
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Put an apostrophe before what a spreadsheet would take for a formula, in CSV
    #[arg(long)]
    defuse_formulas: bool,
}

impl Arguments {
    /// Whether programs read the output: it is as the texts are, whatever they hold.
    pub(crate) fn is_for_programs(&self) -> bool {
        self.format() != Format::Text
    }

    fn format(&self) -> Format {
        let ending = || Path::new(self.output.as_deref()?).extension()?.to_str();
        self.format.or_else(|| ending().and_then(Format::of_ending)).unwrap_or(Format::Text)
    }

    /// The files that are named; standard input where none is and something is piped in.
    fn files(&self) -> Result<Vec<PathBuf>, Failure> {
        match (&*self.files, &self.files_from) {
            ([], None) if io::stdin().is_terminal() => Err(Failure::Usage(
                "no texts are given: name files or directories, say --files-from, or pipe them in".to_owned(),
            )),
            ([], None) => Ok(vec![PathBuf::from("-")]),
            (files, _) => Ok(files.to_vec()),
        }
    }
}

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum Format {
    /// A readable table of entities and mentions
    Text,
    /// One indented JSON document for each file
    Json,
    /// One JSON document a line
    Jsonl,
    /// One mention a line
    Csv,
    /// A Parquet file of mentions
    Parquet,
    /// A stream of mentions in the Arrow IPC format
    Arrow,
}

impl Format {
    /// What the ending of a file's name says.
    fn of_ending(ending: &str) -> Option<Format> {
        match ending.to_ascii_lowercase().as_str() {
            "json" => Some(Format::Json),
            "jsonl" | "ndjson" => Some(Format::Jsonl),
            "csv" => Some(Format::Csv),
            "parquet" => Some(Format::Parquet),
            "arrow" | "arrows" => Some(Format::Arrow),
            _ => None,
        }
    }
}

fn language(tag: &str) -> Result<String, String> {
    Gazetteer::embedded().language(tag).map_err(|error| error.to_string())
}

fn surnames(word: &str) -> Result<Surnames, String> {
    word.parse().map_err(|error: legation::UnknownWord| error.to_string())
}

/// `colored`: whether a file, too, gets the colours of a readable table.
pub(crate) fn run(
    arguments: &Arguments,
    columnar: &dyn Columnar,
    colored: bool,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let Some(file) = &arguments.output else { return extract(arguments, columnar, None, out) };
    // Beside the target first: a reader never sees half a file.
    let mut name = file.as_os_str().to_owned();
    name.push(".partial");
    let partial = PathBuf::from(name);
    let cannot = |error: io::Error| Failure::message(format_args!("cannot write {}: {error}", file.display()));
    let escapes = match arguments.is_for_programs() || colored {
        true => anstream::ColorChoice::AlwaysAnsi,
        false => anstream::ColorChoice::Never,
    };
    let written = File::create(&partial).map_err(cannot)?;
    let mut written = io::BufWriter::new(anstream::AutoStream::new(written, escapes));
    let done = extract(arguments, columnar, Some(&partial), &mut written);
    match done {
        Ok(()) | Err(Failure::Reported) => {
            written.flush().and_then(|()| std::fs::rename(&partial, file)).map_err(cannot)?;
        }
        Err(_) => drop(std::fs::remove_file(&partial)),
    }
    done
}

fn extract(
    arguments: &Arguments,
    columnar: &dyn Columnar,
    file: Option<&Path>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let gazetteer = crate::gazetteer::with_layers(&arguments.gazetteer, columnar)?;
    let extractor = Extractor::new(arguments.part.of(gazetteer)?);
    let mut options = arguments.switches.options().surnames(arguments.surnames);
    if let Some(language) = &arguments.language {
        options = options.language(language);
    }
    if let Some(date) = arguments.date {
        options = options.date(date);
    }
    if let Some(option) = arguments.fields.given().filter(|_| arguments.input == Form::Text) {
        let message =
            format!("{option} names a field of records: say what holds them, --input jsonl, csv, tsv or parquet");
        return Err(Failure::Usage(message));
    }
    let files = input::expand(&arguments.files()?, arguments.files_from.as_deref(), arguments.input)?;
    let headings = files.number != Some(1) || arguments.input != Form::Text;
    let is_listed_on = files.number.is_none();
    let mut writer = Writer::new(arguments, headings, columnar, file, out)?;
    let mut all_read = true;
    let mut progress = Progress::new(files.number, file.is_some() || !io::stdout().is_terminal());
    let mut report = |failure: Failure, progress: &mut Progress, out: &mut dyn Write| {
        // What was found before appears before, where both go to the same terminal.
        out.flush()?;
        progress.clear();
        failure.report();
        all_read = false;
        Ok::<(), Failure>(())
    };
    for file in files.rest {
        let file = match file {
            Ok(file) => file,
            Err(failure) => {
                report(failure, &mut progress, out)?;
                continue;
            }
        };
        if arguments.input == Form::Text {
            match input::read(&file) {
                Ok(text) => {
                    let document = extractor.extract_with(&text, &options).with_id(file.to_string_lossy());
                    writer.write(&[document], out)?;
                    progress.add([&*text]);
                }
                Err(failure) => report(failure, &mut progress, out)?,
            }
            if is_listed_on {
                out.flush()?;
            }
            progress.next_file();
            continue;
        }
        let (shown, is_stream) = (input::shown(&file), input::is_stream(&file));
        let opened = match arguments.input {
            Form::Parquet => parquet_records(&file, &arguments.fields, columnar).map(batches::of_file),
            form if is_stream => Ok(batches::of_stream(file.clone(), form, arguments.fields.clone())),
            form => input::open(&file)
                .and_then(|bytes| records(&shown, form, &arguments.fields, bytes))
                .map(batches::of_file),
        };
        let batches = match opened {
            Ok(batches) => batches,
            Err(failure) => {
                report(failure, &mut progress, out)?;
                continue;
            }
        };
        for some in batches {
            let (good, bad): (Vec<_>, Vec<_>) = some.into_iter().partition(Result::is_ok);
            let good: Vec<Record> = good.into_iter().flatten().collect();
            let dated = |index: usize| match good[index].date {
                Some(date) => options.clone().date(date),
                None => options.clone(),
            };
            let documents = extractor.extract_many(&good, dated).into_iter().zip(&good);
            let documents: Vec<_> = documents.map(|(document, record)| document.with_id(&*record.id)).collect();
            writer.write(&documents, out)?;
            progress.add(good.iter().map(AsRef::as_ref));
            for failure in bad.into_iter().filter_map(Result::err) {
                report(failure, &mut progress, out)?;
            }
            if is_stream {
                out.flush()?;
            }
        }
        progress.next_file();
    }
    writer.finish()?;
    if all_read { Ok(()) } else { Err(Failure::Reported) }
}

/// Writes documents one after another.
struct Writer {
    format: Format,
    defuse_formulas: bool,
    /// Whether readable tables say of which document they are.
    headings: bool,
    csv: csv::Writer<Vec<u8>>,
    columns: Option<Box<dyn BatchWriter>>,
}

impl Writer {
    fn new(
        arguments: &Arguments,
        headings: bool,
        columnar: &dyn Columnar,
        file: Option<&Path>,
        out: &mut dyn Write,
    ) -> Result<Writer, Failure> {
        let (format, defuse_formulas) = (arguments.format(), arguments.defuse_formulas);
        let form = match format {
            Format::Parquet => Some(ColumnarForm::Parquet),
            Format::Arrow => Some(ColumnarForm::Arrow),
            _ => None,
        };
        if form.is_some() && file.is_none() && io::stdout().is_terminal() {
            let message = "this output is not for a terminal: say --output FILE, or redirect it";
            return Err(Failure::message(message));
        }
        let columns = form.map(|form| columnar.create(form, file)).transpose().map_err(cannot_write)?;
        let csv = csv::Writer::from_writer(Vec::new());
        let mut writer = Writer { format, defuse_formulas, headings, csv, columns };
        if format == Format::Csv {
            writer
                .csv
                .write_record(MentionRecord::COLUMNS.iter().map(|column| column.name))
                .map_err(io::Error::from)?;
            writer.pass_on(out)?;
        }
        Ok(writer)
    }

    /// Writes the rows that are ready.
    fn pass_on(&mut self, out: &mut dyn Write) -> Result<(), Failure> {
        let rows = std::mem::replace(&mut self.csv, csv::Writer::from_writer(Vec::new()));
        out.write_all(&rows.into_inner().map_err(|error| io::Error::other(error.to_string()))?)?;
        Ok(())
    }

    fn write(&mut self, documents: &[Document<'_>], out: &mut dyn Write) -> Result<(), Failure> {
        match &mut self.columns {
            Some(columns) => columns.write(Batch::of_mentions(0, documents)).map_err(cannot_write),
            None => documents.iter().try_for_each(|document| self.write_one(document, out)),
        }
    }

    fn write_one(&mut self, document: &Document<'_>, out: &mut dyn Write) -> Result<(), Failure> {
        match self.format {
            Format::Text => {
                if self.headings {
                    writeln!(out, "{}", visible(document.id().unwrap_or_default()))?;
                }
                write_text(document, out)?;
            }
            Format::Json => {
                serde_json::to_writer_pretty(&mut *out, document).map_err(io::Error::from)?;
                writeln!(out)?;
            }
            Format::Jsonl => {
                serde_json::to_writer(&mut *out, document).map_err(io::Error::from)?;
                writeln!(out)?;
            }
            Format::Csv => {
                let offsets = CodePoints::new(document.text());
                for mention in document.mentions() {
                    let record = MentionRecord::new(document, mention, &offsets);
                    let cells = record.cells().map(|cell| match cell.to_string() {
                        cell if self.defuse_formulas && is_formula(&cell) => format!("'{cell}"),
                        cell => cell,
                    });
                    self.csv.write_record(cells).map_err(io::Error::from)?;
                }
                self.pass_on(out)?;
            }
            Format::Parquet | Format::Arrow => unreachable!("batches are written at once"),
        }
        Ok(())
    }

    /// Ends the output.
    fn finish(self) -> Result<(), Failure> {
        self.columns.map_or(Ok(()), BatchWriter::finish).map_err(cannot_write)
    }
}

fn cannot_write(message: String) -> Failure {
    // A reader that has seen enough is nobody's fault.
    match message.contains("Broken pipe") {
        true => Failure::Output(io::ErrorKind::BrokenPipe.into()),
        false => Failure::message(format_args!("cannot write the output: {message}")),
    }
}

/// Whether a spreadsheet would read a cell as a formula, which may call programs: also with signs of full width.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

fn write_text(document: &Document<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    let mut entities = Table::new(&["", "entity", "name", "mentions", "codes", "office on the date"]);
    for kind in [Kind::Country, Kind::Leader, Kind::Organisation] {
        for mentioned in document.entities(Some(kind)) {
            let entity = mentioned.entity();
            entities.row([
                Cell::kind(kind),
                Cell::plain(entity.id()),
                Cell::kind_text(kind, entity.name()),
                Cell::number(mentioned.count()),
                Cell::plain(codes(&entity)),
                Cell::plain(offices(&mentioned)),
            ]);
        }
    }
    let mut mentions = Table::new(&["at", "mention", "form", "entity", "confidence", "because"]);
    let offsets = CodePoints::new(document.text());
    for mention in document.mentions() {
        mentions.row([
            Cell::number(offsets.at(mention.span().start())),
            Cell::kind_text(mention.kind(), on_one_line(document, mention.span())),
            Cell::plain(mention.form()),
            Cell::plain(document.entity(mention).map_or("discovered", |entity| entity.id())),
            Cell::plain(mention.confidence()),
            Cell::plain(reasons(document, mention)),
        ]);
    }
    let mut rejected = Table::new(&["at", "not a mention", "because", "may be"]);
    for candidate in document.rejected() {
        rejected.row([
            Cell::number(offsets.at(candidate.span().start())),
            Cell::plain(on_one_line(document, candidate.span())),
            Cell::plain(candidate.reason()),
            Cell::plain(candidates(&candidate)),
        ]);
    }
    if mentions.is_empty() {
        writeln!(out, "no leaders, countries or organisations found")?;
    } else {
        entities.write(out)?;
        writeln!(out)?;
        mentions.write(out)?;
    }
    if !rejected.is_empty() {
        writeln!(out)?;
        rejected.write(out)?;
    }
    Ok(())
}

/// What a name may denote: a few ids, and how many more there are.
fn candidates(rejected: &RejectedCandidate<'_>) -> String {
    const SHOWN: usize = 5;
    let ids: Vec<&str> = rejected.entities().map(|entity| entity.id()).collect();
    match ids.len().saturating_sub(SHOWN) {
        0 => ids.join(" "),
        more => format!("{} and {more} more", ids[..SHOWN].join(" ")),
    }
}

/// The words of a span, which may be broken over lines.
fn on_one_line(document: &Document<'_>, span: Span) -> String {
    document.text()[span.range()].split_whitespace().collect::<Vec<_>>().join(" ")
}

fn reasons(document: &Document<'_>, mention: &Mention) -> String {
    let reason = |evidence: Evidence| match evidence.span() {
        Some(span) => format!("{} \u{201c}{}\u{201d}", evidence.rule(), on_one_line(document, span)),
        None => evidence.rule().to_string(),
    };
    mention.evidence().map(reason).collect::<Vec<_>>().join(", ")
}

/// The codes that identify an entity to others, the best known first.
fn codes(entity: &Entity<'_>) -> String {
    let iso = entity.as_country().and_then(|country| country.iso3());
    iso.into_iter().chain(entity.qid()).collect::<Vec<_>>().join(" ")
}

fn offices(mentioned: &MentionedEntity<'_>) -> String {
    let terms = mentioned.terms();
    let mut offices: Vec<String> = terms.iter().map(office).collect();
    offices.dedup();
    offices.join("; ")
}

fn office(term: &Term<'_>) -> String {
    let since = term.start().map(|start| format!(" since {start}")).unwrap_or_default();
    format!("{} of {}{since}", term.office(), term.body().name())
}
