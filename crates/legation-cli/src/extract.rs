//! `legation extract`: texts in; a table, JSON or CSV out.

use std::io::{self, Write};

use legation::{
    CodePoints, Date, Document, Entity, Evidence, Extractor, Gazetteer, Kind, Mention, MentionRecord, MentionedEntity,
    RejectedCandidate, Span, Term,
};

use crate::switches::Switches;
use crate::table::{Cell, Table};
use crate::{Failure, input, parse_date};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Text files in UTF-8; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// The date of the texts (YYYY, YYYY-MM or YYYY-MM-DD): decides who held an office
    #[arg(long, value_parser = parse_date)]
    date: Option<Date>,
    /// The language of the texts (BCP 47, such as `de`): its names count beside the English ones
    #[arg(long, value_parser = language)]
    language: Option<String>,
    #[command(flatten)]
    switches: Switches,
    /// The form of the output; offsets are code points
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// A readable table of entities and mentions
    Text,
    /// One indented JSON document for each file
    Json,
    /// One JSON document a line
    Jsonl,
    /// One mention a line
    Csv,
}

fn language(tag: &str) -> Result<String, String> {
    Gazetteer::embedded().language(tag).map_err(|error| error.to_string())
}

pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let mut options = arguments.switches.options();
    if let Some(language) = &arguments.language {
        options = options.language(language);
    }
    if let Some(date) = arguments.date {
        options = options.date(date);
    }
    let mut csv = match arguments.format {
        Format::Csv => Some(csv_writer()?),
        _ => None,
    };
    let mut all_read = true;
    for file in &arguments.files {
        let text = match input::read(file) {
            Ok(text) => text,
            Err(failure) => {
                // What was found before appears before, where both go to the same terminal.
                out.flush()?;
                failure.report();
                all_read = false;
                continue;
            }
        };
        let document = Extractor::embedded().extract_with(&text, &options).with_id(file);
        match arguments.format {
            Format::Text => {
                if arguments.files.len() > 1 {
                    writeln!(out, "{file}")?;
                }
                write_text(&document, out)?;
            }
            Format::Json => {
                serde_json::to_writer_pretty(&mut *out, &document).map_err(io::Error::from)?;
                writeln!(out)?;
            }
            Format::Jsonl => {
                serde_json::to_writer(&mut *out, &document).map_err(io::Error::from)?;
                writeln!(out)?;
            }
            Format::Csv => write_csv(&document, csv.as_mut().expect("made for this format"))?,
        }
        if let Some(csv) = &mut csv {
            csv.flush()?;
            out.write_all(csv.get_ref())?;
            *csv = csv::Writer::from_writer(Vec::new());
        }
    }
    if all_read { Ok(()) } else { Err(Failure::Reported) }
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

fn csv_writer() -> Result<csv::Writer<Vec<u8>>, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(MentionRecord::COLUMNS.iter().map(|column| column.name)).map_err(io::Error::from)?;
    Ok(writer)
}

fn write_csv(document: &Document<'_>, writer: &mut csv::Writer<Vec<u8>>) -> Result<(), Failure> {
    let offsets = CodePoints::new(document.text());
    for mention in document.mentions() {
        let record = MentionRecord::new(document, mention, &offsets);
        writer.write_record(record.cells().map(|cell| cell.to_string())).map_err(io::Error::from)?;
    }
    Ok(())
}
