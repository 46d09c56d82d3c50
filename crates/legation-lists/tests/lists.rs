//! Lists of own entities in files of every format, sound and not.

use std::path::{Path, PathBuf};

use legation::Gazetteer;
use legation_lists::read;
use tempfile::TempDir;

const CSV: &str = "\u{feff}id,name,kind,aliases,country\r\n\
    vell-7,Vellamo Shipping,company,\"Vellamo|VLM\",Finland\r\n\
    kvant,Ysolde Kvant,leader,,NOR\r\n";
const JSON_LINES: &str = r#"{"id": "vell-7", "name": "Vellamo Shipping", "kind": "company", "aliases": ["Vellamo", "VLM"], "country": "FIN"}

{"id": "kvant", "name": "Ysolde Kvant", "kind": "leader", "country": "NOR", "born": 1980, "died": null,
"#;
const OFFICES: &str = r#""offices": [{"role": "head_of_government", "office": "Prime Minister", "body": "NOR", "office_start": "2031"}]}"#;

fn file(directory: &TempDir, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = directory.path().join(name);
    std::fs::write(&path, text).expect("a file can be written");
    path
}

fn of(name: &str, text: impl AsRef<[u8]>) -> Result<Gazetteer, String> {
    let directory = tempfile::tempdir().expect("a directory can be made");
    let path = file(&directory, name, text);
    let place = format!("{}/", directory.path().display());
    read(&Gazetteer::embedded(), &path).map_err(|error| error.to_string().replace(&place, ""))
}

/// The ids of a layer that are not built in, with what outputs call their kinds.
fn own(layer: &Gazetteer) -> Vec<(&str, &str)> {
    let ids = layer.entities().map(|entity| (entity.id(), entity.class_word().unwrap_or(entity.kind().as_str())));
    ids.filter(|(id, _)| !id.starts_with("country:")).collect()
}

#[test]
fn formats_say_the_same() {
    let one_line = format!("{}{OFFICES}\n", JSON_LINES.trim_end());
    let tsv = CSV.replace("\"Vellamo|VLM\"", "Vellamo|VLM").replace(',', "\t");
    for (name, text) in [("own.csv", CSV), ("OWN.TSV", &tsv), ("own.jsonl", &one_line)] {
        let layer = of(name, text).unwrap();
        assert_eq!(own(&layer), [("leader:kvant", "leader"), ("vell-7", "company")], "{name}");
        let company = layer.entity("vell-7").unwrap();
        assert_eq!(company.as_other().unwrap().country().unwrap().id(), "country:FIN", "{name}");
        let mut names: Vec<_> = company.names().map(|name| name.text()).collect();
        names.sort_unstable();
        assert_eq!(names, ["VLM", "Vellamo", "Vellamo Shipping"], "{name}");
    }
    let layer = of("own.ndjson", one_line).unwrap();
    let leader = layer.leader("Ysolde Kvant").unwrap();
    let terms: Vec<_> = leader.terms().map(|term| (term.body().id(), term.office())).collect();
    assert_eq!(terms, [("country:NOR", "Prime Minister")]);
    assert_eq!(leader.born().unwrap().to_string(), "1980");
}

#[test]
fn a_list_says_what_it_is() {
    let about = r#"{"list": {"version": "7", "source": "registry", "licence": "CC0-1.0", "as_of": "2031-02-01"}}"#;
    let line = r#"{"id": "vell-7", "name": "Vellamo"}"#;
    let layer = of("fleet.jsonl", format!("{about}\n{line}\n")).unwrap();
    let info = layer.layers().next().unwrap();
    assert_eq!((info.name(), info.version, info.as_of), ("fleet", "7", "2031-02-01"));
    assert_eq!(layer.entity("vell-7").unwrap().sources().collect::<Vec<_>>(), ["registry"]);
    for wrong in
        [r#"{"list": {"verson": "7"}}"#, r#"{"list": {"version": 7}}"#, r#"{"list": {}, "id": "a"}"#, r#"{"list": 7}"#]
    {
        let error = of("fleet.jsonl", format!("{wrong}\n{line}\n")).unwrap_err();
        assert_eq!(
            error,
            "fleet.jsonl:1: list must be an object of texts (version, source, title, licence, as_of, url), and alone"
        );
    }
    let error = of("fleet.jsonl", format!("{}\n{line}\n", r#"{"list": {"title": "a|b"}}"#)).unwrap_err();
    assert!(error.starts_with("fleet.jsonl:1: \"a|b\" holds a tab, a bar"), "{error}");
}

#[test]
fn the_schema_in_the_docs_is_the_one_of_the_code() {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/own-entities.schema.json"));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, legation_lists::schema()).expect("the docs can be written");
    }
    let written = std::fs::read_to_string(path).expect("the docs are there");
    assert_eq!(written, legation_lists::schema(), "stale: UPDATE_DOCS=1 cargo test -p legation-lists --test lists");
}

#[test]
fn what_is_compiled_is_read_again() {
    let layer = of("own.csv", CSV).unwrap();
    let id = layer.layers().next().unwrap().id;
    let again = of("own.legation", layer.compiled_layer(id)).unwrap();
    assert_eq!(own(&again), own(&layer));
    assert_eq!(again.info().hash(), layer.info().hash());
    let directory = tempfile::tempdir().expect("a directory can be made");
    let path = file(&directory, "own.legation", layer.compiled_layer(id));
    let trusted = legation_lists::read_trusted(&Gazetteer::embedded(), &path).unwrap();
    assert_eq!((own(&trusted), trusted.layers().next().unwrap().name()), (own(&layer), "own"));
    let mut damaged = layer.compiled_layer(id).to_vec();
    *damaged.last_mut().unwrap() ^= 1;
    let path = file(&directory, "own.legation", damaged);
    let error = legation_lists::read_trusted(&Gazetteer::embedded(), &path).unwrap_err().to_string();
    assert!(error.contains("own.legation: it is damaged: its checksum"), "{error}");
    let cut = &layer.compiled_layer(id)[..99];
    assert_eq!(of("own.legation", cut).unwrap_err(), "own.legation: it is shorter than its header");
}

#[test]
fn a_list_goes_through_a_layer_and_back_without_loss() {
    let list = r#"{"list": {"version": "7", "source": "desk", "licence": "CC0-1.0", "as_of": "2031-02-01", "url": "https://example.org"}}
{"id": "vell-7", "name": "Vellamo Shipping", "kind": "company", "aliases": ["Vellamo", "VLM"], "country": "FIN", "start": 1934, "lei": "77"}
{"id": "vell-7", "aliases": ["Velamo Loďstvo"], "language": "cs", "case": "any"}
{"id": "star", "name": "OST", "kind": "ship", "imo": "9811000", "note": "not read"}
{"id": "kvant", "name": "Ysolde Kvant", "kind": "leader", "born": 1980, "qid": "Q900001", "offices": [{"role": "head_of_government", "office": "Prime Minister", "body": "NOR", "office_start": "2031"}, {"role": "minister", "body": "NOR", "office_start": "?", "office_end": "?"}]}
{"id": "kvant", "aliases": ["Isolde Kvant"], "language": "de"}
{"id": "quiroga", "name": "María Quiroga Paz", "family_name": "Quiroga", "kind": "leader", "language": "es"}
{"id": "fjord", "name": "Fjord Forum", "kind": "organisation", "class": "igo", "parent": "org:un", "context": "context"}
{"id": "org:nato", "aliases": "Treaty Club", "without_names": "Atlantic Alliance"}
{"id": "country:TUR", "name": "Türkiye", "aliases": "Turkiye"}
{"id": "country:NZL", "without_names": "Kiwi|New Zealand"}
"#;
    let layer = of("own.jsonl", list).unwrap();
    let directory = tempfile::tempdir().expect("a directory can be made");
    let saved = directory.path().join("again.jsonl");
    legation_lists::save(&layer, &saved).unwrap();
    let again = read(&Gazetteer::embedded(), &saved).unwrap();
    let bytes = |layer: &Gazetteer| layer.compiled_layer(layer.layers().last().unwrap().id).to_vec();
    assert_eq!(bytes(&again), bytes(&layer));
    // The same file again, also of the layer on top of the others, and of its compiled form.
    let text = std::fs::read_to_string(&saved).unwrap();
    for gazetteer in
        [again.clone(), Gazetteer::embedded().extend(&again).unwrap(), of("own.legation", bytes(&layer)).unwrap()]
    {
        legation_lists::save(&gazetteer, &saved).unwrap();
        assert_eq!(std::fs::read_to_string(&saved).unwrap(), text);
    }
    // Tables may say more.
    let error = legation_lists::save(&Gazetteer::embedded(), &directory.path().join("built-in.jsonl")).unwrap_err();
    assert!(error.to_string().contains("built-in.jsonl: it says more than a list can"), "{error}");
}

/// Opens bytes as a compiled gazetteer, which must be refused by name.
fn refusal(bytes: &[u8]) -> String {
    let error = of("own.legation", bytes).expect_err("it is hostile");
    error.strip_prefix("own.legation: ").expect("the file is named").to_owned()
}

#[test]
fn hostile_files_are_refused() {
    let layer = of("own.csv", CSV).unwrap();
    let sound = layer.compiled_layer(layer.layers().next().unwrap().id);
    let changed = |place: usize, number: u32| {
        let mut bytes = sound.to_vec();
        bytes[place..place + 4].copy_from_slice(&number.to_le_bytes());
        bytes
    };
    assert_eq!(refusal(b""), "it is shorter than its header");
    assert_eq!(refusal(CSV.repeat(50).as_bytes()), "it is not a compiled gazetteer");
    assert_eq!(refusal(&changed(8, 1)), "it was compiled by another version of legation: compile the list again");
    assert_eq!(refusal(&sound[..sound.len() - 1]), "it is cut short");
    assert_eq!(refusal(&[sound, b"more"].concat()), "it is damaged: something follows its last section");
    // Sections that claim to be gigabytes long ask for no memory.
    for place in (16..200).step_by(4) {
        for number in [u32::MAX, u32::MAX / 2, 1 << 30] {
            let refused = refusal(&changed(place, number));
            assert!(
                refused.starts_with("it is cut short") || refused.starts_with("it is damaged"),
                "{place}: {refused}"
            );
        }
    }
    let mut flipped = 0;
    for place in (16..sound.len()).step_by(7) {
        let mut bytes = sound.to_vec();
        bytes[place] ^= 1 << (place % 8);
        flipped += usize::from(refusal(&bytes).starts_with("it "));
    }
    assert!(flipped > 100);
}

/// A worker of another user may read what others may read.
#[cfg(unix)]
#[test]
fn a_file_that_is_saved_has_the_usual_mode() {
    use std::os::unix::fs::PermissionsExt;
    let directory = tempfile::tempdir().expect("a directory can be made");
    let saved = directory.path().join("own.legation");
    legation_lists::save(&of("own.csv", CSV).unwrap(), &saved).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&saved), mode(&file(&directory, "other", "")));
}

#[test]
fn every_fault_has_its_place() {
    assert_eq!(
        of("own.csv", "id,name\na,Anvil\nb\nc,Corvin,Dunst\n,Errol\n").unwrap_err(),
        "own.csv:3: 1 cells where the header has 2; quote cells that hold the separator\n\
         own.csv:4: 3 cells where the header has 2; quote cells that hold the separator\n\
         own.csv:5: column 1 (id): the row needs an id"
    );
    assert_eq!(
        of("own.csv", b"id,name\na,\xff\nb,b\n").unwrap_err(),
        "own.csv:2: the line is not UTF-8; save the file as UTF-8"
    );
    assert!(
        of("own.csv", "id,nmae\na,Anvil\n")
            .unwrap_err()
            .starts_with("own.csv:2: column 2 (header): no column \"nmae\"")
    );
    let error =
        of("own.jsonl", "{\"id\": \"a\", \"name\": \"Anvil\"}\n[1]\n{\"id\": \"b\", \"name\": {}}\n").unwrap_err();
    let lines: Vec<&str> = error.lines().collect();
    assert!(lines[0].starts_with("own.jsonl:2: a JSON object is expected: "), "{error}");
    assert_eq!(lines[1], "own.jsonl:3: name must be a text, a number or a list of texts, not {}");
    assert_eq!(of("own.csv", "").unwrap_err(), "own.csv: the list has no rows");
    assert!(of("own.xlsx", "").unwrap_err().starts_with("own.xlsx: the name must end in .csv"));
    let missing = read(&Gazetteer::embedded(), Path::new("no/such.csv")).unwrap_err();
    assert!(missing.to_string().starts_with("no/such.csv: "), "{missing}");
}

#[test]
fn spreadsheets_may_write_semicolons_or_tabs() {
    for text in [
        "id;name;kind\nz;Zorvex;ship\n",
        "id\tname\tkind\nz\tZorvex\tship\n",
        "\u{feff}id,name,kind\r\nz,Zorvex,ship\r\n",
    ] {
        assert_eq!(own(&of("own.csv", text).unwrap()), [("z", "ship")], "{text:?}");
    }
    let twice = of("own.csv", "id,name,name\nz,A B,Zorvex\n").unwrap_err();
    assert!(twice.contains("own.csv:2: column 3 (header): the column \"name\" is there twice"), "{twice}");
}

#[test]
fn a_part_is_not_written_as_if_it_were_all() {
    let directory = tempfile::tempdir().unwrap();
    let target = directory.path().join("own.legation");
    let layer = of("own.csv", "id,name\nz,Zorvex\ny,Yorvex\n").unwrap();
    let mut selection = legation::Selection::default();
    selection.without = vec!["y".to_owned()];
    let told = legation_lists::save(&layer.select(&selection).unwrap(), &target).unwrap_err().to_string();
    assert!(told.contains("what was left out of a layer (without, only) cannot be written"), "{told}");
    assert!(!target.exists());
    // What is left out below an own layer is not of it.
    selection.without = vec!["org:nato".to_owned()];
    let both = Gazetteer::embedded().select(&selection).unwrap().extend(&layer).unwrap();
    legation_lists::save(&both, &target).unwrap();
}
