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
fn what_is_compiled_is_read_again() {
    let layer = of("own.csv", CSV).unwrap();
    let id = layer.layers().next().unwrap().id;
    let again = of("own.legation", layer.compiled_layer(id)).unwrap();
    assert_eq!(own(&again), own(&layer));
    assert_eq!(again.info().hash(), layer.info().hash());
    let cut = &layer.compiled_layer(id)[..99];
    assert_eq!(of("own.legation", cut).unwrap_err(), "own.legation: it is shorter than its header");
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
