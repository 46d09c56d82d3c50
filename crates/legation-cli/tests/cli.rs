//! The `legation` command as a process: formats, exit codes, what goes to which stream.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The root of the repository, where the command runs.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const SUMMIT: &str = "seeds/documents/china-south-korea-summit.txt";

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_legation"));
    command.current_dir(ROOT);
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR"] {
        command.env_remove(variable);
    }
    command
}

fn run(arguments: &[&str]) -> Output {
    command().args(arguments).stdin(Stdio::null()).output().expect("the command starts")
}

fn with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    child.stdin.take().expect("piped").write_all(input).expect("the command reads");
    child.wait_with_output().expect("the command ends")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("the output is UTF-8")
}

#[track_caller]
fn good(output: Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
    text(&output.stdout).to_owned()
}

/// The message of a command that failed with this code and wrote no answer.
#[track_caller]
fn bad(output: Output, code: i32) -> String {
    assert_eq!(output.status.code(), Some(code), "{}", text(&output.stderr));
    assert!(output.stdout.is_empty(), "{}", text(&output.stdout));
    assert!(!output.stderr.is_empty());
    text(&output.stderr).to_owned()
}

/// A directory that goes away with its value, and files with these contents in it.
fn files<const N: usize>(contents: [(&str, &[u8]); N]) -> (tempfile::TempDir, [String; N]) {
    let directory = tempfile::tempdir().expect("a directory can be made");
    let paths = contents.map(|(name, content)| {
        let path = directory.path().join(name);
        std::fs::write(&path, content).expect("a file can be written");
        path.to_str().expect("a plain path").to_owned()
    });
    (directory, paths)
}

#[test]
fn text_is_a_table_without_colours_in_a_pipe() {
    let out = good(run(&["extract", SUMMIT, "--date", "2025-11-01"]));
    assert!(!out.contains('\u{1b}'));
    for words in ["country:KOR", "leader:lee-jae-myung", "org:apec", "President of South Korea"] {
        assert!(out.contains(words), "{words}");
    }
    assert!(out.lines().all(|line| !line.ends_with(' ')));
}

#[test]
fn colours_on_request_only() {
    assert!(good(run(&["--color", "always", "extract", SUMMIT])).contains("\u{1b}["));
    assert!(good(run(&["extract", SUMMIT, "--color", "always"])).contains("\u{1b}["));
    assert!(!good(run(&["--color", "never", "extract", SUMMIT])).contains('\u{1b}'));
    let plain = good(run(&["extract", SUMMIT]));
    let coloured = good(run(&["extract", SUMMIT, "--color", "always"]));
    let mut stripped = String::new();
    let mut inside = false;
    for c in coloured.chars() {
        match c {
            '\u{1b}' => inside = true,
            'm' if inside => inside = false,
            _ if inside => {}
            c => stripped.push(c),
        }
    }
    assert_eq!(stripped, plain);
}

#[test]
fn json_is_one_document() {
    let out = good(run(&["extract", SUMMIT, "--date", "2025-11-01", "--format", "json"]));
    let json: Value = serde_json::from_str(&out).expect("one JSON document");
    assert_eq!(json["document_id"], SUMMIT);
    assert_eq!(json["date"], "2025-11-01");
    let article = std::fs::read_to_string(Path::new(ROOT).join(SUMMIT)).expect("the article");
    let mentions = json["mentions"].as_array().expect("mentions");
    assert!(mentions.len() > 20);
    for mention in mentions {
        let place = |key: &str| mention[key].as_u64().expect("an offset") as usize;
        let surface: String = article.chars().skip(place("start")).take(place("end") - place("start")).collect();
        assert_eq!(mention["text"], surface);
    }
}

#[test]
fn jsonl_is_one_line_for_each_file() {
    let out = good(run(&["extract", SUMMIT, SUMMIT, "--format", "jsonl"]));
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0], lines[1]);
}

#[test]
fn csv_has_one_header_and_a_line_for_each_mention() {
    let out = good(run(&["extract", SUMMIT, SUMMIT, "--format", "csv"]));
    let lines: Vec<&str> = out.lines().collect();
    let columns: Vec<&str> = legation::MentionRecord::COLUMNS.iter().map(|column| column.name).collect();
    assert_eq!(lines[0], columns.join(","));
    assert_eq!(lines.iter().filter(|line| line.starts_with("document_id,")).count(), 1);
    assert_eq!(lines.len() % 2, 1, "each file gives the same number of lines");
    assert!(lines[1..].iter().all(|line| line.starts_with(SUMMIT)));
    assert!(lines.len() > 40);
}

#[test]
fn confidence_is_the_same_number_in_every_format() {
    let json: Value = serde_json::from_str(&good(run(&["extract", SUMMIT, "--format", "json"]))).expect("JSON");
    let expected: Vec<String> = json["mentions"]
        .as_array()
        .expect("mentions")
        .iter()
        .map(|mention| mention["confidence"].to_string())
        .collect();
    let csv = good(run(&["extract", SUMMIT, "--format", "csv"]));
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let column = rows.headers().expect("a header").iter().position(|name| name == "confidence").expect("the column");
    let found: Vec<String> = rows.records().map(|row| row.expect("a row")[column].to_owned()).collect();
    assert_eq!(found, expected);
    let shown = good(run(&["extract", SUMMIT]));
    for confidence in expected {
        assert!(shown.contains(&format!("  {confidence} ")), "{confidence}");
    }
}

#[test]
fn csv_quotes_what_needs_it() {
    let out = good(with_input(&["extract", "-", "--format", "csv"], "The United\nStates, \"China\"".as_bytes()));
    assert!(out.contains("\"United\nStates\""), "{out}");
}

#[test]
fn standard_input_is_a_file_called_minus() {
    let out = good(with_input(&["extract", "-", "--format", "json"], "China’s envoy".as_bytes()));
    let json: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(
        (&json["document_id"], &json["mentions"][0]["entity_id"]),
        (&Value::from("-"), &Value::from("country:CHN"))
    );
    assert!(good(with_input(&["extract", "-"], b"nothing here")).contains("no leaders, countries or organisations"));
    assert!(good(with_input(&["extract", "-"], b"")).contains("no leaders, countries or organisations"));
}

#[test]
fn metonyms_on_request() {
    let count = |arguments: &[&str]| {
        let out = good(with_input(arguments, b"Beijing and Seoul agreed."));
        serde_json::from_str::<Value>(&out).expect("JSON")["mentions"].as_array().expect("mentions").len()
    };
    assert_eq!(count(&["extract", "-", "--format", "json"]), 0);
    assert_eq!(count(&["extract", "-", "--format", "json", "--metonyms"]), 2);
}

#[test]
fn the_date_decides() {
    let who = |date: &str| good(with_input(&["extract", "-", "--date", date], b"President Bush flew to Poland."));
    assert!(who("1990-06-01").contains("leader:george-h-w-bush"));
    assert!(who("2005-06-01").contains("leader:george-w-bush"));
}

#[test]
fn every_switch_of_the_library_is_a_flag() {
    let help = good(run(&["extract", "--help"]));
    for (keyword, _, default) in legation::Options::new().switches() {
        let word = keyword.trim_start_matches("include_").replace('_', "-");
        let flag = if default { format!("--no-{word}") } else { format!("--{word}") };
        assert!(help.contains(&flag), "{flag}");
        let out = good(with_input(&["extract", "-", &flag], b"Foreign Minister Rudolf Rassendyll flew to Peru."));
        assert!(out.contains("country:PER"), "{flag}");
        assert_eq!(out.contains("discovered"), flag != "--no-discovered", "{flag}");
    }
}

#[test]
fn files_that_cannot_be_read() {
    let message = bad(run(&["extract", "no/such/file.txt"]), 1);
    assert!(message.starts_with("legation: cannot read no/such/file.txt: "), "{message}");
    assert!(bad(run(&["extract", "no/such/file.csv"]), 1).contains("cannot read no/such/file.csv"));
    assert!(
        bad(run(&["extract", "tests/golden"]), 1).contains("tests/golden: the directory holds no files of this input")
    );
    let (_directory, [file]) = files([("latin-1.txt", b"China\nC\xf4te d'Ivoire")]);
    let message = bad(run(&["extract", &file]), 1);
    assert!(message.contains("not UTF-8") && message.contains("line 2") && message.contains("byte 7"), "{message}");
    assert!(bad(with_input(&["extract", "-"], b"\xff"), 1).contains("standard input is not UTF-8"));
}

#[test]
fn a_file_that_cannot_be_read_does_not_end_the_run() {
    let (directory, [peru, latin, chile, table]) = files([
        ("peru.txt", b"Peru"),
        ("latin.txt", b"\n\xe9"),
        ("chile.txt", b"Chile"),
        ("table.csv", b"text\nBrazil\n"),
    ]);
    let missing = directory.path().join("missing.txt").to_str().expect("a plain path").to_owned();
    let folder = directory.path().join("empty");
    std::fs::create_dir(&folder).expect("a directory can be made");
    let folder = folder.to_str().expect("a plain path");
    let unreadable = [&missing, &latin, folder, &table];
    for format in ["text", "json", "jsonl", "csv"] {
        let alone = good(run(&["extract", &peru, &chile, "--format", format]));
        assert!(alone.contains("country:PER") && alone.contains("country:CHL"), "{alone}");
        let arguments = ["extract", &missing, &peru, &latin, folder, &chile, &table, "--format", format];
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert_eq!(text(&output.stdout), alone, "{format}");
        let messages: Vec<&str> = text(&output.stderr).lines().collect();
        assert_eq!(messages.len(), unreadable.len(), "{messages:?}");
        for (message, file) in messages.iter().zip(unreadable) {
            assert!(message.starts_with("legation: ") && message.contains(file), "{message} {file}");
        }
        assert!(messages[1].contains("byte 1, line 2"), "{}", messages[1]);
    }
}

#[test]
fn what_is_not_prose_is_refused_by_its_name() {
    for (name, remedy) in [
        ("news.jsonl", "--input jsonl"),
        ("news.NDJSON", "--input jsonl"),
        ("news.jsonl.gz", "--input jsonl"),
        ("news.json", "extract_many"),
        ("news.csv", "--input csv"),
        ("news.tsv", "--input tsv"),
        ("news.parquet", "say --input parquet"),
        ("news.xlsx", "extract_many"),
        ("news.zip", "unpack"),
        ("news.docx", "convert"),
        ("news.pdf", "convert"),
        ("news.html", "convert"),
    ] {
        let (_directory, [file]) = files([(name, b"Peru and Chile signed.")]);
        let message = bad(run(&["extract", &file]), 1);
        assert!(message.contains(&file) && message.contains(remedy), "{message}");
    }
}

#[test]
fn what_is_not_prose_is_refused_by_what_is_in_it() {
    let contents: [(&[u8], &str); 5] = [
        (b"PK\x03\x04\0", "unpack"),
        (b"%PDF-1.7\n", "convert"),
        (b"PAR1\0\0\0\0PAR1", "--input parquet"),
        (b"\n{\"text\": \"Peru\"}\n{\"text\": \"Chile\"}\n", "JSON Lines"),
        (b"[{\"text\": \"Peru\"}, {\"text\": \"Chile\"}]", "JSON"),
    ];
    for (content, remedy) in contents {
        let message = bad(with_input(&["extract", "-"], content), 1);
        assert!(message.contains("standard input") && message.contains(remedy), "{message}");
        for name in ["news", "news.2024"] {
            let (_directory, [file]) = files([(name, content)]);
            let message = bad(run(&["extract", &file]), 1);
            assert!(message.contains(&file) && message.contains(remedy), "{message}");
        }
    }
}

#[test]
fn prose_is_never_refused() {
    let contents = ["Peru, Chile", "[1] Peru spoke.", "{Peru}", "text,date\nPeru,2024\n", "<p>Peru</p>", "[\"Peru\"]"];
    let directory = tempfile::tempdir().expect("a directory can be made");
    let mut paths: Vec<String> = Vec::new();
    for (index, content) in contents.iter().enumerate() {
        for ending in [".txt", ".TXT", ".text", ".md", "", ".2024"] {
            let path = directory.path().join(format!("news-{index}{ending}"));
            std::fs::write(&path, content).expect("a file can be written");
            paths.push(path.to_str().expect("a plain path").to_owned());
        }
    }
    let json = directory.path().join("news.txt");
    std::fs::write(&json, "{\"text\": \"Peru\"}").expect("a file can be written");
    paths.push(json.to_str().expect("a plain path").to_owned());
    let arguments = ["extract", "--format", "csv"].into_iter().chain(paths.iter().map(String::as_str));
    let out = good(run(&arguments.collect::<Vec<_>>()));
    for path in &paths {
        assert!(
            out.lines().any(|line| line.starts_with(&format!("{path},")) && line.contains("country:PER")),
            "{path}"
        );
    }
}

#[test]
fn generic_names_are_cut_short() {
    let out = good(with_input(&["extract", "-", "--rejected"], b"The Foreign Ministry said so."));
    assert!(out.contains(" more"), "{out}");
    assert!(out.lines().all(|line| line.chars().count() < 300), "{out}");
}

#[test]
fn languages_are_tags() {
    let message = bad(run(&["extract", SUMMIT, "--language", "german"]), 2);
    assert!(message.contains("\"german\"") && message.contains("\"de\"") && message.contains("BCP 47"), "{message}");
    assert!(bad(run(&["extract", SUMMIT, "--language", "tlh"]), 2).contains("no names in the language"));
    for tag in ["de", "DE", "de-AT"] {
        let out = good(with_input(&["extract", "-", "--language", tag], "Die Schweiz schweigt.".as_bytes()));
        assert!(out.contains("country:CHE"), "{tag}");
    }
}

#[test]
fn wrong_arguments() {
    for arguments in [
        &["extract", SUMMIT, "--date"][..],
        &["extract", SUMMIT, "--date", "2025-02-30"],
        &["extract", SUMMIT, "--format", "xml"],
        &["extract", SUMMIT, "--colour", "always"],
        &["--color", "sometimes", "extract", SUMMIT],
        &["lookup"],
        &["office-holders", "KOR", "--on", "yesterday"],
        &["office-holders", "KOR", "--role", "emperor"],
        &["no-such-command"],
        &[],
    ] {
        bad(run(arguments), 2);
    }
    let message = bad(run(&["extract", SUMMIT, "--date", "2025-02-30"]), 2);
    assert!(message.contains("2025-02-30") && message.contains("there is no such date"), "{message}");
    let message = bad(run(&["office-holders", "KOR", "--role", "emperor"]), 2);
    assert!(message.contains("head_of_state"), "{message}");
    for role in ["official", "military", "legislator", "honorific", "modifier"] {
        for command in ["leader-of", "office-holders"] {
            let message = bad(run(&[command, "KOR", "--role", role]), 2);
            assert!(message.contains("foreign_minister") && !message.contains("modifier,"), "{message}");
        }
    }
}

#[test]
fn help_and_version() {
    assert!(good(run(&["--help"])).contains("office-holders"));
    assert!(good(run(&["extract", "--help"])).contains("--metonyms"));
    assert_eq!(good(run(&["--version"])).trim(), format!("legation {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn look_ups() {
    for query in ["KOR", "Q884", "south korea", "country:KOR"] {
        assert!(good(run(&["lookup", query])).contains("(country:KOR)"), "{query}");
    }
    let out = good(run(&["lookup", "xi jinping"]));
    assert!(out.contains("leader:xi-jinping") && out.contains("head_of_state") && out.contains("Q15031"), "{out}");
    let json: Value = serde_json::from_str(&good(run(&["lookup", "APEC", "--format", "json"]))).expect("JSON");
    assert!(json.as_array().expect("a list").iter().any(|entity| entity["id"] == "org:apec"));
    let out = good(run(&["head-of", "NATO", "--on", "2012-06-01"]));
    assert!(out.contains("leader:anders-fogh-rasmussen") && out.contains("Secretary General"), "{out}");
    let message = bad(run(&["head-of", "Labour Party"]), 1);
    assert!(message.contains("ambiguous") && message.contains("org:labour-gbr"), "{message}");
    let message = bad(run(&["lookup", "Atlantis"]), 1);
    assert!(message.contains("\"Atlantis\""), "{message}");
}

#[test]
fn holders_of_offices() {
    let out = good(run(&["office-holders", "KOR", "--on", "2025-11-01"]));
    assert!(out.contains("leader:lee-jae-myung") && out.contains("head_of_state"), "{out}");
    let out = good(run(&["office-holders", "usa", "--on", "1990", "--role", "head_of_state"]));
    assert!(out.contains("George H. W. Bush") && out.lines().count() == 2, "{out}");
    let out = good(run(&["office-holders", "Germany", "--on", "2010-01-01", "--format", "json"]));
    let json: Value = serde_json::from_str(&out).expect("JSON");
    assert!(json.as_array().expect("a list").iter().any(|term| term["leader"] == "leader:angela-merkel"));
    assert!(bad(run(&["office-holders", "Atlantis"]), 1).contains("Atlantis"));
    assert!(bad(run(&["office-holders", "KOR", "--on", "1500"]), 1).contains("no holder"));
}

#[test]
fn what_the_data_is() {
    let out = good(run(&["data"]));
    let info = legation::Gazetteer::embedded();
    assert!(out.starts_with(&format!("data version {}", info.info().version())), "{out}");
    for source in info.info().sources() {
        assert!(out.contains(&format!("{} ({})", source.id, source.licence)), "{}", source.id);
    }
}

#[test]
fn seeds_compile_to_an_image() {
    let directory = tempfile::tempdir().expect("a directory can be made");
    let image: PathBuf = directory.path().join("out.bin");
    let message = bad(run(&["compile", "no/such/seeds", image.to_str().expect("a path")]), 1);
    assert!(message.contains("no/such/seeds"), "{message}");
    assert_eq!(std::fs::read_dir(&directory).expect("the directory").count(), 0, "nothing is left over");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut files = vec!["extract"];
    files.extend([SUMMIT; 400]);
    let mut child =
        command().args(files).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command starts");
    let mut first = [0; 64];
    child.stdout.take().expect("piped").read_exact(&mut first).expect("some output");
    // The pipe is closed now.
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
}

/// "Peru and Chile" as `gzip` and `zstd` write it.
const GZIP: &[u8] = &[
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 11, 72, 45, 42, 85, 72, 204, 75, 81, 112, 206, 200, 204, 73, 5, 0, 21, 207, 78,
    73, 14, 0, 0, 0,
];
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd\x20\x0e\x71\0\0Peru and Chile";

#[test]
fn compressed_files_are_read() {
    let (_directory, [gzip, zstd, twice]) =
        files([("a.txt.gz", GZIP), ("b.txt.zst", ZSTD), ("c.gz", &[GZIP, GZIP].concat())]);
    let lines: Vec<Value> = good(run(&["extract", &gzip, &zstd, &twice, "--format", "jsonl"]))
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let counts: Vec<usize> = lines.iter().map(|line| line["mentions"].as_array().expect("mentions").len()).collect();
    assert_eq!(counts, [2, 2, 2], "{lines:?}");
    assert_eq!(lines[2]["mentions"][1]["start"], 23, "of the second member");
    assert!(good(with_input(&["extract", "-"], GZIP)).contains("country:PER"));
    for damaged in [&GZIP[..20], &ZSTD[..8], &[&ZSTD[..6], b"\xff\xff\xff"].concat()] {
        assert!(bad(with_input(&["extract", "-"], damaged), 1).contains("cannot read standard input: "));
    }
}

#[test]
fn directories_and_lists_give_their_files() {
    let (directory, [_, _, _, list]) =
        files([("b.txt", b"Peru"), ("a.txt.gz", GZIP), ("c.csv", b"text\nBrazil\n"), ("list", b"")]);
    let folder = directory.path().to_str().expect("a plain path").to_owned();
    std::fs::create_dir(directory.path().join("aa")).expect("a directory can be made");
    std::fs::write(directory.path().join("aa/d.md"), "Bolivia").expect("a file can be written");
    let found = |out: &str| -> Vec<(String, String)> {
        let mut rows = csv::Reader::from_reader(out.as_bytes());
        let cells = rows.records().map(|row| row.expect("a row"));
        cells
            .map(|row| (row[0].trim_start_matches(&folder).trim_start_matches('/').to_owned(), row[4].to_owned()))
            .collect()
    };
    let pair = |file: &str, text: &str| (file.to_owned(), text.to_owned());
    let expected =
        [pair("a.txt.gz", "Peru"), pair("a.txt.gz", "Chile"), pair("aa/d.md", "Bolivia"), pair("b.txt", "Peru")];
    assert_eq!(found(&good(run(&["extract", &folder, "--format", "csv"]))), expected);
    let rows = found(&good(run(&["extract", &folder, "--format", "csv", "--input", "csv"])));
    assert_eq!(rows, [pair("c.csv:2", "Brazil")]);
    std::fs::write(&list, format!("{folder}/b.txt\n\n{folder}/aa\n")).expect("a file can be written");
    let rows = found(&good(run(&["extract", "--files-from", &list, "--format", "csv"])));
    assert_eq!(rows, [pair("b.txt", "Peru"), pair("aa/d.md", "Bolivia")]);
}

#[test]
fn records_carry_ids_and_dates() {
    let jsonl = "\u{feff}{\"body\": \"President Bush of Peru\", \"nr\": 7, \"day\": \"1990-06-01T09:00:00Z\"}\n\n\
                 {\"nr\": \"b\", \"day\": null, \"body\": \"Chile\"}";
    let csv = "nr,day,body\n7,1990-06-01 09:00,\"President Bush\n of Peru\"\nb,,Chile\n";
    let tsv = csv.replace(',', "\t");
    for (input, text) in [("jsonl", jsonl), ("csv", csv), ("tsv", &tsv)] {
        let arguments = ["extract", "-", "--format", "jsonl", "--input", input];
        let fields = ["--text-field", "body", "--id-field", "nr", "--date-field", "day", "--date", "2005"];
        let out = good(with_input(&[&arguments[..], &fields].concat(), text.as_bytes()));
        let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        let said: Vec<_> = lines.iter().map(|line| (&line["document_id"], &line["date"])).collect();
        let value = Value::from;
        assert_eq!(said, [(&value("7"), &value("1990-06-01")), (&value("b"), &value("2005"))], "{input}");
        assert_eq!(lines[0]["mentions"][0]["entity_id"], "leader:george-h-w-bush", "{input}");
        let out = good(with_input(&[&arguments[..], &["--text-field", "body"]].concat(), text.as_bytes()));
        let first: Value = serde_json::from_str(out.lines().next().expect("a line")).expect("JSON");
        let line = if input == "jsonl" { 1 } else { 2 };
        assert_eq!(first["document_id"], format!("standard input:{line}"));
    }
}

#[test]
fn a_bad_record_is_named_and_the_next_is_read() {
    let jsonl = "{\"text\": \"Peru\", \"day\": \"2020\"}\n{\"text\": 7, \"day\": \"\"}\n[1]\n{\"body\": \"x\"}\n\
                 {\"text\": \"Peru\", \"day\": \"May\"}\n{\"text\": \"\u{e9} Chile\", \"day\": null}\n";
    let arguments = ["extract", "-", "--format", "jsonl", "--input", "jsonl", "--date-field", "day"];
    let output = with_input(&arguments, jsonl.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout).lines().count(), 2);
    let messages: Vec<&str> = text(&output.stderr).lines().collect();
    for (message, (line, reason)) in messages.iter().zip([
        (2, "field \"text\" is not a text"),
        (3, "not a JSON object"),
        (4, "there is no field \"text\"; the fields are body"),
        (5, "field \"day\": "),
    ]) {
        assert!(message.starts_with(&format!("legation: standard input, line {line}: {reason}")), "{message}");
    }
    assert_eq!(messages.len(), 4);
    let output = with_input(&["extract", "-", "--input", "csv"], b"text,n\nPeru,1\nChile\nBrazil,2\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("standard input, line 3"), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("country:BRA"));
    let message = bad(with_input(&["extract", "-", "--input", "csv"], b"body\nPeru\n"), 1);
    assert!(message.contains("line 1: there is no column \"text\"; the columns are body"), "{message}");
}

/// A record is answered before the next hundreds of megabytes are read.
#[test]
fn records_are_read_as_they_come() {
    use std::io::{BufRead, BufReader, Write};
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_legation"))
        .args(["extract", "-", "--input", "jsonl", "--format", "jsonl"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut input = child.stdin.take().expect("piped");
    for _ in 0..4096 {
        writeln!(input, "{{\"text\": \"Peru\"}}").expect("the command reads");
    }
    let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    assert!(lines.next().expect("a line").expect("UTF-8").contains("country:PER"));
    drop(input);
    assert_eq!(lines.count(), 4095);
    assert!(child.wait().expect("it ends").success());
}

#[cfg(unix)]
#[test]
fn file_names_are_bytes() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let directory = tempfile::tempdir().expect("a directory can be made");
    let file = directory.path().join(OsStr::from_bytes(b"caf\xe9.txt"));
    if std::fs::write(&file, "Peru").is_err() {
        return; // the file system takes only names in UTF-8
    }
    let list = directory.path().join("list");
    std::fs::write(&list, [file.as_os_str().as_bytes(), b"\r\n"].concat()).expect("a file can be written");
    for given in
        [vec![file.as_os_str()], vec![directory.path().as_os_str()], vec!["--files-from".as_ref(), list.as_os_str()]]
    {
        let output =
            command().arg("extract").args(given).args(["--format", "csv"]).output().expect("the command starts");
        let out = good(output);
        assert!(out.contains("caf\u{fffd}.txt,,0,4,Peru,country,"), "{out}");
    }
}

#[test]
fn what_a_terminal_would_obey_is_shown_in_tables_and_messages() {
    let message = bad(run(&["extract", "no/such\u{1b}[31m.txt"]), 1);
    assert!(message.contains("no/such\\u001b[31m.txt"), "{message}");
    let message = bad(run(&["extract", "--\u{1b}[31m", "x"]), 2);
    assert!(message.contains("unexpected argument") && !message.contains('\u{1b}'), "{message}");
    let (_directory, [file, other]) =
        files([("a.txt", b"Peru"), ("b.txt", b"Finance Minister Ada\x07 Quillfeather of Peru")]);
    let renamed = file.replace("a.txt", "a\u{9b}31m.txt");
    if std::fs::rename(&file, &renamed).is_ok() {
        let out = good(run(&["extract", &renamed, &other]));
        assert!(out.contains("a\\u009b31m.txt") && !out.contains(['\u{9b}', '\u{7}']), "{out}");
        // What programs read is as it is.
        assert!(good(run(&["extract", &renamed, "--format", "csv"])).contains("a\u{9b}31m.txt"));
    }
}

#[test]
fn formulas_are_defused_on_request() {
    let jsonl = b"{\"id\": \"=1+1\", \"text\": \"Peru\"}\n{\"id\": \"\xef\xbc\x9dx\", \"text\": \"Peru\"}\n{\"id\": \"a=b\", \"text\": \"Peru\"}\n";
    let arguments = ["extract", "-", "--input", "jsonl", "--id-field", "id", "--format", "csv"];
    let ids = |out: String| -> Vec<String> {
        let mut rows = csv::Reader::from_reader(out.as_bytes());
        rows.records().map(|row| row.expect("a row")[0].to_owned()).collect()
    };
    assert_eq!(ids(good(with_input(&arguments, jsonl))), ["=1+1", "＝x", "a=b"]);
    let defused = [&arguments[..], &["--defuse-formulas"]].concat();
    assert_eq!(ids(good(with_input(&defused, jsonl))), ["'=1+1", "'＝x", "a=b"]);
}

#[test]
fn answers_come_before_standard_input_ends() {
    for (input, format, line) in [
        ("jsonl", "jsonl", "{\"text\": \"Peru stayed.\"}\n"),
        ("csv", "csv", "text\nPeru stayed.\n"),
        ("tsv", "text", "text\tid\nPeru stayed.\t1\n"),
    ] {
        let mut child = command()
            .args(["extract", "--input", input, "--format", format])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let mut standard_input = child.stdin.take().expect("piped");
        standard_input.write_all(line.as_bytes()).expect("the command reads");
        let mut answer = Vec::new();
        let output = child.stdout.as_mut().expect("piped");
        while !text(&answer).contains("country:PER") {
            let mut some = [0; 4096];
            let length = output.read(&mut some).expect("the command writes");
            assert_ne!(length, 0, "{input}: the output ends before the input");
            answer.extend_from_slice(&some[..length]);
        }
        drop(standard_input);
        assert!(child.wait().expect("the command ends").success());
    }
}

#[test]
fn files_are_read_before_their_list_ends() {
    use std::io::{BufRead, BufReader};
    let (_directory, [first, second]) = files([("a.txt", b"Peru stayed."), ("b.txt", b"Chile left.")]);
    let mut child = command()
        .args(["extract", "--format", "csv", "--files-from", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut names = child.stdin.take().expect("a pipe");
    let mut rows = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let mut row = || rows.next().expect("a row").expect("text");
    // The test would wait for ever if the command waited for the end of the list.
    writeln!(names, "{first}").expect("the command reads");
    assert!(row().starts_with("document_id,"));
    assert!(row().contains(",Peru,"));
    writeln!(names, "{second}").expect("the command reads");
    assert!(row().contains(",Chile,"));
    drop(names);
    assert!(child.wait().expect("an end").success());
}

#[test]
fn what_is_piped_in_needs_no_name() {
    assert!(good(with_input(&["extract", "--format", "csv"], b"Peru stayed.")).contains("country:PER"));
    // A list of files says enough.
    let (_kept, [list]) = files([("list", SUMMIT.as_bytes())]);
    let output = good(with_input(&["extract", "--format", "csv", "--files-from", &list], b"Peru stayed."));
    assert!(!output.contains("country:PER"));
}

#[test]
fn the_ending_of_the_output_says_its_form() {
    let (directory, [news]) = files([("news.txt", b"Peru stayed.")]);
    let written = |name: &str, more: &[&str]| {
        let file = directory.path().join(name).to_string_lossy().into_owned();
        good(run(&[&["extract", "--output", &file, &news], more].concat()));
        std::fs::read_to_string(file).expect("the file is there")
    };
    assert!(written("out.csv", &[]).starts_with("document_id,date,"));
    assert!(written("out.jsonl", &[]).starts_with("{\"schema\":"));
    assert!(written("out.csv", &["--format", "json"]).starts_with("{\n"));
    // A readable table in a file has no colours unless they are asked for.
    let plain = written("out.txt", &[]);
    assert!(plain.contains("country:PER") && !plain.contains('\u{1b}'));
    assert!(written("out.txt", &["--color", "always"]).contains('\u{1b}'));
}

#[test]
fn an_empty_table_has_no_header() {
    let message = bad(with_input(&["extract", "--input", "csv"], b""), 1);
    assert!(message.contains("standard input, line 1: there is no header"), "{message}");
}

/// A Zstandard frame of bytes as they are, made by hand: magic number, descriptor of a single segment with a length of one byte, one raw block.
fn frame(content: &[u8]) -> Vec<u8> {
    let length = u8::try_from(content.len()).expect("a short text");
    let block = (u32::from(length) << 3) | 1;
    [&[0x28, 0xb5, 0x2f, 0xfd, 0x20, length], &block.to_le_bytes()[..3], content].concat()
}

#[test]
fn every_frame_of_a_zstandard_file_is_read() {
    let skipped = [0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, b'x', b'y'];
    let whole = [&skipped[..], &frame(b"Peru left. "), &frame(b""), &skipped, &frame(b"Chile stayed.")].concat();
    let (_directory, [whole, cut, garbage]) = files([
        ("whole.zst", &whole),
        ("cut.zst", &whole[..whole.len() - 4]),
        ("garbage.zst", &[&frame(b"Peru"), &b"garbage"[..]].concat()),
    ]);
    let found = good(run(&["extract", "--format", "csv", &whole]));
    assert!(found.contains("country:PER") && found.contains("country:CHL"), "{found}");
    for file in [cut, garbage] {
        let output = run(&["extract", &file]);
        assert_eq!(output.status.code(), Some(1));
        assert!(
            text(&output.stderr).ends_with("its Zstandard data is damaged or cut short\n"),
            "{}",
            text(&output.stderr)
        );
    }
}

#[test]
fn records_are_read_as_spreadsheets_and_archives_write_them() {
    let (_directory, [semicolons, plain]) = files([
        ("semicolons.csv", "id;text;date\n1;\"Peru; Chile\";20240101\n2;Peru;2024;x\n".as_bytes()),
        ("plain.jsonl", b"{\"text\": \"Peru\", \"date\": 20240101}\n{\"text\": \"Peru\", \"date\": \"Mon, 6 Jan\"}\n"),
    ]);
    let fields = ["--date-field", "date", "--format", "csv"];
    let output = run(&[&["extract", "--input", "csv", "--id-field", "id", &semicolons], &fields[..]].concat());
    let rows: Vec<&str> = text(&output.stdout).lines().skip(1).collect();
    assert!(rows[0].starts_with("1,2024-01-01,0,4,Peru") && rows[1].starts_with("1,2024-01-01,6,11,Chile"), "{rows:?}");
    let told = text(&output.stderr);
    assert!(told.ends_with("line 3: 4 cells where the header has 3; quote cells that hold the separator\n"), "{told}");
    let output = run(&[&["extract", "--input", "jsonl", &plain], &fields[..]].concat());
    assert!(text(&output.stdout).contains(",2024-01-01,"), "{}", text(&output.stdout));
    assert!(text(&output.stderr).contains("invalid date \"Mon, 6 Jan\""), "{}", text(&output.stderr));
}

#[test]
fn fields_are_of_records() {
    let told = bad(run(&["extract", "--date-field", "date", SUMMIT]), 2);
    assert!(told.contains("--date-field names a field of records: say what holds them, --input jsonl"), "{told}");
}

#[test]
fn records_in_other_forms_are_told_with_the_remedy() {
    let (_directory, [array, pretty, utf16, header]) = files([
        ("array.jsonl", b"[{\"text\": \"Peru\"}]\n"),
        ("pretty.jsonl", b"{\n\"text\": \"Peru\"}\n"),
        ("utf16.jsonl", b"\xff\xfe{\0}\0"),
        ("utf16.csv", b"\xff\xfei\0d\0"),
    ]);
    for (input, file, told) in [
        ("jsonl", array, "write one a line (jq -c '.[]')"),
        ("jsonl", pretty, "an object must stand in one line (jq -c .)"),
        ("jsonl", utf16, "the file is UTF-16; save it as UTF-8"),
        ("csv", header, "the header is not UTF-8; save the file as UTF-8"),
    ] {
        let output = run(&["extract", "--input", input, &file]);
        assert!(text(&output.stderr).contains(told), "{}", text(&output.stderr));
    }
}

#[test]
fn a_date_without_hyphens_is_a_day() {
    let told = good(run(&["leader-of", "France", "--on", "19850601"]));
    assert!(told.contains("François Mitterrand"), "{told}");
    let told = bad(run(&["leader-of", "France", "--on", "19851301"]), 2);
    assert!(told.contains("there is no such date"), "{told}");
}
