//! `legation update` against a server on loopback: what it shows, when it writes, and what is left when it is killed.

#[allow(dead_code)] // the crate of the refresh tries more answers
#[path = "../../legation-update/tests/server/mod.rs"]
mod server;

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use server::{Answer, Server, World};

fn command(directory: &Path, server: &Server, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_legation"));
    command.env("LEGATION_DATA", directory).env("LEGATION_CONTACT", "desk@example.org").env("NO_COLOR", "1");
    let endpoint = server.address();
    let usual = ["update", "--endpoint", &endpoint, "--interval", "0", "--country", "Peru", "--country", "NOR"];
    command.args(usual).args(["--offices", "head_of_state,head_of_government"]).args(arguments).stdin(Stdio::null());
    command
}

fn run(directory: &Path, server: &Server, arguments: &[&str]) -> Output {
    command(directory, server, arguments).output().expect("the command starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the output is UTF-8")
}

fn layers(directory: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(directory).map(|entries| entries.map(|entry| entry.expect("an entry").path()));
    let files = entries.into_iter().flatten().filter(|path| path.extension() == Some("jsonl".as_ref()));
    files.map(|path| (path.display().to_string(), std::fs::read(&path).expect("it can be read"))).collect()
}

fn world() -> World {
    let mut world = World::default();
    for (country, qid, label) in [("Q20", "Q900001", "Ysolde Kvant"), ("Q419", "Q900002", "Inti Mamanqa")] {
        world.holds(country, "head_of_government", qid, "2025-02-01", "", &["country", "person"]);
        world.person(qid, label, "1980-01-02");
    }
    world
}

#[test]
fn it_is_shown_first_and_written_when_told() {
    let (server, directory) = (Server::start(world()), tempfile::tempdir().expect("a directory can be made"));
    let output = run(directory.path(), &server, &[]);
    assert_eq!(output.status.code(), Some(1));
    let shown = text(&output.stdout);
    assert!(shown.contains("came: leader:Q900001: Ysolde Kvant, Prime Minister of Norway, 2025-02-01 –\n"), "{shown}");
    assert!(shown.ends_with("2 people, 2 terms of office, 2 names; 5 requests\n"), "{shown}");
    assert!(text(&output.stderr).contains("nothing was written; --yes writes it"));
    assert_eq!(layers(directory.path()), []);
    // What was answered a moment ago is not asked again.
    let output = run(directory.path(), &server, &["--yes"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(server.count(), 5);
    assert!(text(&output.stdout).contains("\nwritten: "));

    let legation = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_legation"));
        let output =
            command.env("LEGATION_DATA", directory.path()).args(arguments).output().expect("the command starts");
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let data = legation(&["data"]);
    let line = data.lines().find(|line| line.contains("wikidata-")).expect("the layer is listed");
    assert!(
        line.contains("version 20") && line.contains("as of 20") && line.contains("hash ") && line.ends_with(".jsonl"),
        "{line}"
    );
    let article = directory.path().join("article.txt");
    std::fs::write(&article, "Ysolde Kvant flew to Lima.").expect("a file can be written");
    let rows = legation(&["extract", "--gazetteer", "wikidata", "--format", "csv", article.to_str().expect("a path")]);
    assert!(rows.contains("leader:Q900001"), "{rows}");
}

#[test]
fn a_fall_and_wrong_arguments_write_nothing() {
    let (server, directory) = (Server::start(world()), tempfile::tempdir().expect("a directory can be made"));
    assert_eq!(run(directory.path(), &server, &["--yes"]).status.code(), Some(0));
    let before = layers(directory.path());
    server.change(|world| world.forget("Q900001"));
    server.change(|world| world.holds("Q20", "head_of_state", "Q900001", "2025-02-01", "", &["person"]));
    std::fs::remove_dir_all(directory.path().join("cache")).expect("the replies can be forgotten");
    // An empty answer keeps what was known; only an answer that proves less is a fall.
    server.change(|world| world.holds("Q20", "head_of_government", "Q900001", "2025-02-01", "", &["person"]));
    let output = run(directory.path(), &server, &["--yes"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("a fall: 1 people where there were 2"), "{}", text(&output.stdout));
    assert!(text(&output.stderr).contains("nothing was written: 1 people where there were 2"));
    assert_eq!(layers(directory.path()), before);
    let output = run(directory.path(), &server, &["--contact", "nobody"]);
    assert!(text(&output.stderr).contains("contact must be"), "{}", text(&output.stderr));
    assert_eq!(run(directory.path(), &server, &["--since", "yesterday"]).status.code(), Some(2));
}

#[test]
fn killed_at_any_moment_it_leaves_the_old_layer() {
    let (server, directory) = (Server::start(world()), tempfile::tempdir().expect("a directory can be made"));
    assert_eq!(run(directory.path(), &server, &["--yes"]).status.code(), Some(0));
    let before = layers(directory.path());
    assert_eq!(before.len(), 1);
    for silent_at in 0..4 {
        std::fs::remove_dir_all(directory.path().join("cache")).expect("the replies can be forgotten");
        let asked = server.count();
        // The first questions are answered, the next one never: it is killed while it waits.
        server.change(|world| {
            world.well();
            for (place, (country, role)) in [
                ("Q20", "head_of_state"),
                ("Q20", "head_of_government"),
                ("Q419", "head_of_state"),
                ("Q419", "head_of_government"),
            ]
            .into_iter()
            .enumerate()
            {
                if place >= silent_at {
                    world.answer(country, role, Answer::Silence);
                }
            }
        });
        let mut child = command(directory.path(), &server, &["--yes"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the command starts");
        let began = Instant::now();
        while server.count() < asked + silent_at + 1 && began.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_millis(5));
        }
        child.kill().expect("it runs");
        child.wait().expect("it is over");
        assert_eq!(layers(directory.path()), before, "killed at question {silent_at}");
        // The next run goes on from there.
        let (answered, asked) = (silent_at, server.count());
        server.change(|world| world.well());
        assert_eq!(run(directory.path(), &server, &["--yes"]).status.code(), Some(0));
        assert_eq!(server.count() - asked, 4 - answered + 1);
        assert_eq!(layers(directory.path()), before);
    }
}
