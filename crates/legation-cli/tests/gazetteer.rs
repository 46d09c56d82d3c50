//! `legation gazetteer` and `--gazetteer`: lists of own entities from the shell.

use std::path::Path;
use std::process::{Command, Output};

fn run(directory: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_legation"));
    command.current_dir(directory).env("NO_COLOR", "1").args(arguments).output().expect("the command starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the output is UTF-8")
}

fn directory() -> tempfile::TempDir {
    let directory = tempfile::tempdir().expect("a directory can be made");
    let files = [
        ("own.csv", "id,name,kind\nzorvex,Zorvex,company\nperu-rail,Peru,company\n"),
        ("bad.csv", "id,name\n,Zorvex\nb,b*d\n"),
        ("article.txt", "Zorvex sued Chile."),
    ];
    for (name, contents) in files {
        std::fs::write(directory.path().join(name), contents).expect("a file can be written");
    }
    directory
}

#[test]
fn lists_are_checked() {
    let directory = directory();
    let output = run(directory.path(), &["gazetteer", "check", "own.csv"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(
        text(&output.stdout),
        "own.csv: 2 new entities, 2 names\n  \"Peru\" of peru-rail is also a name of country:PER\n"
    );
    std::fs::write(directory.path().join("twice.csv"), "id,name\na,Zorvex\nb,Zorvex\n").unwrap();
    let output = run(directory.path(), &["gazetteer", "check", "twice.csv"]);
    assert!(text(&output.stdout).ends_with("\n  \"Zorvex\" of b is also a name of a\n"), "{}", text(&output.stdout));
    std::fs::write(directory.path().join("one.csv"), "id,name\na,Zorvex\n").unwrap();
    let output = run(directory.path(), &["gazetteer", "check", "one.csv"]);
    assert_eq!(text(&output.stdout), "one.csv: 1 new entity, 1 name\n");
    // An id that the gazetteer has already, and a name of it that counts no longer.
    std::fs::write(directory.path().join("taken.csv"), "id,name,kind\nifo,Fjord Forum,organisation\n").unwrap();
    let output = run(directory.path(), &["gazetteer", "check", "taken.csv"]);
    assert!(text(&output.stdout).contains("org:ifo is built in: \""), "{}", text(&output.stdout));
    std::fs::write(directory.path().join("quiet.csv"), "id,without_names\ncountry:CHL,Chile\n").unwrap();
    let output = run(directory.path(), &["extract", "--format", "csv", "--gazetteer", "quiet.csv", "article.txt"]);
    assert!(!text(&output.stdout).contains("country:CHL"), "{}", text(&output.stdout));
    let output = run(directory.path(), &["gazetteer", "check", "bad.csv", "own.csv"]);
    assert_eq!(output.status.code(), Some(1));
    let errors = text(&output.stderr);
    assert!(
        errors.starts_with("legation: bad.csv:2: column 1 (id): the row needs an id\nbad.csv:3: column 2 (name): "),
        "{errors}"
    );
    assert!(text(&output.stdout).starts_with("own.csv: 2 new entities"));
}

#[test]
fn lists_are_used_and_compiled() {
    let directory = directory();
    let found = |list: &str| {
        let output = run(directory.path(), &["extract", "--format", "csv", "--gazetteer", list, "article.txt"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let rows = found("own.csv");
    assert!(rows.contains(",zorvex,Zorvex,") && rows.contains("country:CHL"), "{rows}");
    let output = run(directory.path(), &["gazetteer", "compile", "own.csv", "own.legation"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(found("own.legation"), rows);
    let output = run(directory.path(), &["gazetteer", "compile", "own.csv", "own.bin"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("must end in .legation"));
    let output = run(directory.path(), &["extract", "--gazetteer", "missing.csv", "article.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("missing.csv: "));
}

#[test]
fn changes_are_told() {
    let directory = directory();
    let later = "id,name,kind\nzorvex,Zorvex Lines,company\nacker,Ackerbridge,company\norg:nato,,\n";
    std::fs::write(directory.path().join("later.csv"), later).expect("a file can be written");
    let output = run(directory.path(), &["gazetteer", "diff", "own.csv", "later.csv"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(
        text(&output.stdout),
        "came: acker: Ackerbridge (company)\nleft: peru-rail: Peru (company)\n\
         renamed: zorvex: \"Zorvex\" is now \"Zorvex Lines\"\n\
         new name: zorvex: \"Zorvex Lines\" (und)\nname gone: zorvex: \"Zorvex\" (und)\n"
    );
    let output = run(directory.path(), &["gazetteer", "diff", "builtin", "own.csv", "--format", "json"]);
    let json = text(&output.stdout);
    assert!(json.contains("\"kind\": \"came\"") && json.contains("\"entity_id\": \"peru-rail\""), "{json}");
    // Compiled, and by its name in the data directory.
    run(directory.path(), &["gazetteer", "compile", "own.csv", "ships-2.legation"]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_legation"));
    command.current_dir(directory.path()).env("LEGATION_DATA", directory.path());
    let output = command.args(["gazetteer", "diff", "own.csv", "ships"]).output().expect("the command starts");
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(0), String::new()), "{}", text(&output.stderr));
    let output = run(directory.path(), &["gazetteer", "diff", "own.csv", "no-such-layer"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("no layer in the data directory"), "{}", text(&output.stderr));
}

#[test]
fn parts_are_used() {
    let directory = directory();
    std::fs::write(
        directory.path().join("summit.txt"),
        "Xi Jinping of China met Winston Peters at NATO. A Kiwi left New Zealand.",
    )
    .unwrap();
    let found = |arguments: &[&str]| {
        let arguments = [&["extract", "--date", "2025-06-01", "--format", "csv", "summit.txt"], arguments].concat();
        let output = run(directory.path(), &arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let mut rows = csv::Reader::from_reader(&*output.stdout);
        rows.records().map(|row| row.expect("a row")[4].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(&[]), ["Xi Jinping", "China", "Winston Peters", "NATO", "Kiwi", "New Zealand"]);
    assert_eq!(
        found(&["--without", "org:nato", "--without", "country:CHN"]),
        ["Xi Jinping", "Winston Peters", "Kiwi", "New Zealand"]
    );
    assert_eq!(found(&["--without-name", "kiwi"]), ["Xi Jinping", "China", "Winston Peters", "NATO", "New Zealand"]);
    assert_eq!(found(&["--only", "kind=country,organisation"]), ["China", "NATO", "Kiwi", "New Zealand"]);
    assert_eq!(found(&["--only", "country=CHN"]), ["Xi Jinping", "China"]);
    // All must hold; values of the same add up.
    assert_eq!(found(&["--only", "country=CHN", "--only", "country=NZL", "--only", "kind=leader"]).len(), 2);
    for (arguments, told) in [
        (["--without", "org:no-such"], "org:no-such"),
        (["--only", "country=Atlantis"], "Atlantis"),
        (["--only", "kind=ship"], "ship"),
        (["--only", "ships=all"], "say kind="),
        (["--only", "kind="], "a value is missing"),
    ] {
        let output = run(directory.path(), &[&["extract", "summit.txt"], &arguments[..]].concat());
        assert_ne!(output.status.code(), Some(0));
        assert!(text(&output.stderr).contains(told), "{}", text(&output.stderr));
    }
}

#[test]
fn older_layers_are_opened_by_name() {
    let directory = directory();
    let layers = directory.path().join("layers");
    std::fs::create_dir(&layers).unwrap();
    for (version, name) in
        [("2026.9.5", "Zorvex Trading"), ("2026.02.01", "Zorvex Lines"), ("2026.11.29", "Zorvex Group")]
    {
        let list = format!("id,name,kind\nzorvex,{name},company\n");
        std::fs::write(layers.join(format!("firms-{version}.csv")), list).unwrap();
    }
    let text_of = "Zorvex Trading, Zorvex Lines and Zorvex Group sued Chile.";
    std::fs::write(directory.path().join("names.txt"), text_of).unwrap();
    let found = |layer: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_legation"));
        command.current_dir(directory.path()).env("LEGATION_DATA", &layers);
        let output = command.args(["extract", "--format", "csv", "names.txt", "--gazetteer", layer]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let mut rows = csv::Reader::from_reader(&*output.stdout);
        rows.records().map(|row| row.expect("a row")[4].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("firms-2026.02.01"), ["Zorvex Lines", "Chile"]);
    assert_eq!(found("firms-2026.9.5"), ["Zorvex Trading", "Chile"]);
    assert_eq!(found("firms"), ["Zorvex Group", "Chile"]);
}

#[test]
fn columns_are_told() {
    let output = run(directory().path(), &["gazetteer", "columns"]);
    let columns = text(&output.stdout);
    assert!(columns.starts_with("id ") && columns.contains("\naliases "), "{columns}");
}
