//! `legation extract`: texts in; a table, JSON or CSV out.

use std::io::{self, Read, Write};

use super::table::{Cell, Table};
use super::{Failure, parse_date};
use crate::date::Date;
use crate::document::{Document, MentionedEntity};
use crate::extractor::Extractor;
use crate::gazetteer::{Entity, Term};
use crate::options::Options;
use crate::text::CodePoints;
use crate::vocabulary::{Form, Kind};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Text files in UTF-8; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// The date of the texts (YYYY, YYYY-MM or YYYY-MM-DD): decides who held an office
    #[arg(long, value_parser = parse_date)]
    date: Option<Date>,
    /// The language of the texts (BCP 47, such as `de`): its names count beside the English ones
    #[arg(long)]
    language: Option<String>,
    /// Count capitals and seats of power ("Beijing", "the Kremlin") as mentions of their state
    #[arg(long)]
    metonyms: bool,
    /// Count countries within a state ("Scotland", "the Gaza Strip")
    #[arg(long)]
    constituents: bool,
    /// Count news agencies ("told Reuters")
    #[arg(long)]
    news_agencies: bool,
    /// Count offices beside their country as mentions of the holder on the date ("the South Korean president")
    #[arg(long)]
    roles: bool,
    /// Count the head noun of an organisation's name ("the Court") where the text has named it
    #[arg(long)]
    head_nouns: bool,
    /// Count names in small letters, as in posts and transcripts
    #[arg(long)]
    lower_case: bool,
    /// Also show the names that are no mentions, with the reason (formats text, json and jsonl)
    #[arg(long)]
    rejected: bool,
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

pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let mut options = Options::new()
        .metonyms(arguments.metonyms)
        .constituents(arguments.constituents)
        .news_agencies(arguments.news_agencies)
        .roles(arguments.roles)
        .head_nouns(arguments.head_nouns)
        .lower_case(arguments.lower_case)
        .rejected(arguments.rejected);
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
    for file in &arguments.files {
        let text = read(file)?;
        let document = Extractor::embedded().extract_with(&text, &options);
        match arguments.format {
            Format::Text => {
                if arguments.files.len() > 1 {
                    writeln!(out, "{file}")?;
                }
                write_text(&document, out)?;
            }
            Format::Json => {
                serde_json::to_writer_pretty(&mut *out, &Sourced { file, document: &document })
                    .map_err(io::Error::from)?;
                writeln!(out)?;
            }
            Format::Jsonl => {
                serde_json::to_writer(&mut *out, &Sourced { file, document: &document }).map_err(io::Error::from)?;
                writeln!(out)?;
            }
            Format::Csv => write_csv(file, &document, csv.as_mut().expect("made for this format"))?,
        }
        if let Some(csv) = &mut csv {
            csv.flush()?;
            out.write_all(csv.get_ref())?;
            *csv = csv::Writer::from_writer(Vec::new());
        }
    }
    Ok(())
}

fn read(file: &str) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let (name, result) = if file == "-" {
        ("standard input", io::stdin().read_to_end(&mut bytes).map(drop))
    } else {
        (file, std::fs::read(file).map(|content| bytes = content))
    };
    result.map_err(|error| Failure::message(format_args!("cannot read {name}: {error}")))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count();
        Failure::message(format_args!("{name} is not UTF-8 (byte {at}, line {line}); convert it first"))
    })
}

/// A document with the name of its file, for JSON.
#[derive(serde::Serialize)]
struct Sourced<'d> {
    file: &'d str,
    #[serde(flatten)]
    document: &'d Document<'d>,
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
    let mut mentions = Table::new(&["at", "mention", "form", "entity", "sure", "because"]);
    let offsets = CodePoints::new(document.text());
    for mention in document.mentions() {
        mentions.row([
            Cell::number(offsets.at(mention.span().start())),
            Cell::kind_text(mention.kind(), document.words(mention.span())),
            Cell::plain(mention.form()),
            Cell::plain(document.entity(mention).map_or("discovered", |entity| entity.id())),
            Cell::plain(format_args!("{:.2}", mention.confidence())),
            Cell::plain(reasons(document, mention)),
        ]);
    }
    let mut rejected = Table::new(&["at", "no mention", "may be", "because"]);
    for candidate in document.rejected() {
        rejected.row([
            Cell::number(offsets.at(candidate.span().start())),
            Cell::plain(document.words(candidate.span())),
            Cell::plain(candidate.entities().map(|entity| entity.id()).collect::<Vec<_>>().join(" ")),
            Cell::plain(candidate.reason()),
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

fn reasons(document: &Document<'_>, mention: &crate::Mention) -> String {
    let reason = |evidence: crate::Evidence| match evidence.span() {
        Some(span) => format!("{} \u{201c}{}\u{201d}", evidence.rule(), document.words(span)),
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

const CSV_COLUMNS: [&str; 13] = [
    "file", "start", "end", "surface", "kind", "form", "entity", "name", "qid", "iso3", "wikipedia", "confidence",
    "rules",
];

fn csv_writer() -> Result<csv::Writer<Vec<u8>>, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(CSV_COLUMNS).map_err(io::Error::from)?;
    Ok(writer)
}

fn write_csv(file: &str, document: &Document<'_>, writer: &mut csv::Writer<Vec<u8>>) -> Result<(), Failure> {
    let offsets = CodePoints::new(document.text());
    for mention in document.mentions() {
        let entity = document.entity(mention);
        let known = |fact: fn(&Entity<'_>) -> Option<String>| entity.as_ref().and_then(fact).unwrap_or_default();
        let rules: Vec<&str> = mention.evidence().map(|evidence| evidence.rule().as_str()).collect();
        let form: Form = mention.form();
        let record = [
            file,
            &offsets.at(mention.span().start()).to_string(),
            &offsets.at(mention.span().end()).to_string(),
            document.surface(mention),
            mention.kind().as_str(),
            form.as_str(),
            &known(|entity| Some(entity.id().to_owned())),
            document.name(mention),
            &known(|entity| entity.qid().map(str::to_owned)),
            &known(|entity| Some(entity.as_country()?.iso3()?.to_owned())),
            &known(|entity| entity.wikipedia().map(str::to_owned)),
            &format!("{:?}", mention.confidence()),
            &rules.join(" "),
        ];
        writer.write_record(record).map_err(io::Error::from)?;
    }
    Ok(())
}
