//! The `legation` command as a process: formats, exit codes, what goes to which stream.
#![cfg(feature = "cli")]

mod common;

use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const SUMMIT: &str = "seeds/documents/china-south-korea-summit.txt";

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_legation"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
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
    assert_eq!(json["file"], SUMMIT);
    assert_eq!(json["date"], "2025-11-01");
    let article = common::summit();
    let mentions = json["mentions"].as_array().expect("mentions");
    assert!(mentions.len() > 20);
    for mention in mentions {
        let place = |key: &str| mention[key].as_u64().expect("an offset") as usize;
        let surface: String = article.chars().skip(place("start")).take(place("end") - place("start")).collect();
        assert_eq!(mention["surface"], surface);
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
    assert!(lines[0].starts_with("file,start,end,surface,kind,form,entity,name,qid,iso3,"), "{}", lines[0]);
    assert_eq!(lines.iter().filter(|line| line.starts_with("file,")).count(), 1);
    assert_eq!(lines.len() % 2, 1, "each file gives the same number of lines");
    assert!(lines[1..].iter().all(|line| line.starts_with(SUMMIT)));
    assert!(lines.len() > 40);
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
    assert_eq!((&json["file"], &json["mentions"][0]["entity"]), (&Value::from("-"), &Value::from("country:CHN")));
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
fn files_that_cannot_be_read() {
    let message = bad(run(&["extract", "no/such/file.txt"]), 1);
    assert!(message.starts_with("legation: cannot read no/such/file.txt: "), "{message}");
    assert!(bad(run(&["extract", "seeds"]), 1).contains("cannot read seeds"));
    let directory = common::scratch("cli-latin-1");
    let file = directory.join("latin-1.txt");
    std::fs::write(&file, b"China\nC\xf4te d'Ivoire").expect("a file can be written");
    let message = bad(run(&["extract", file.to_str().expect("a plain path")]), 1);
    assert!(message.contains("not UTF-8") && message.contains("line 2") && message.contains("byte 7"), "{message}");
    assert!(bad(with_input(&["extract", "-"], b"\xff"), 1).contains("standard input is not UTF-8"));
}

#[test]
fn wrong_arguments() {
    for arguments in [
        &["extract"][..],
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
    let directory = common::scratch("cli-compile");
    let message = bad(run(&["compile", "no/such/seeds", directory.join("out.bin").to_str().expect("a path")]), 1);
    assert!(message.contains("no/such/seeds"), "{message}");
    assert_eq!(std::fs::read_dir(&directory).expect("the directory").count(), 0, "nothing is left behind");
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
