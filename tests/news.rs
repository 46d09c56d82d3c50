//! The annotated news of `tests/news`, found from Rust as from Python: only the known errors are made.

use std::collections::BTreeSet;
use std::path::Path;

use legation::{CodePoints, Extractor, Options};

/// Start and end (code points), the words and what they denote.
type Mark = (usize, usize, String, String);

/// The text without its marks, and the marks: `[Merkel](leader:angela-merkel)`.
fn read(annotated: &str) -> (String, BTreeSet<Mark>) {
    let mut text = String::new();
    let mut marks = BTreeSet::new();
    let mut rest = annotated;
    while let Some((before, tail)) = rest.split_once('[') {
        let (surface, tail) = tail.split_once("](").expect("a mark has words");
        let (target, tail) = tail.split_once(')').expect("a mark has a target");
        text.push_str(before);
        let start = text.chars().count();
        text.push_str(surface);
        marks.insert((start, text.chars().count(), surface.to_owned(), target.to_owned()));
        rest = tail;
    }
    (text + rest, marks)
}

#[test]
fn only_known_errors_are_made() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/news");
    let mut files: Vec<_> = std::fs::read_dir(&directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    assert!(files.len() >= 60);
    let mut lines = Vec::new();
    for path in files {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let file = std::fs::read_to_string(&path).unwrap();
        let (header, body) = file.split_once("\n\n").expect("a header, then the text");
        let (text, marks) = read(body);
        let date = header.strip_prefix("date: ").expect("a date").parse().unwrap();
        let document = Extractor::embedded().extract_with(&text, &Options::new().date(date));
        let offsets = CodePoints::new(&text);
        let found: BTreeSet<Mark> = document
            .mentions()
            .map(|mention| {
                let target = document.entity(mention).map_or("discovered".to_owned(), |entity| entity.id().to_owned());
                let (start, end) = (offsets.at(mention.span().start()), offsets.at(mention.span().end()));
                (start, end, document.surface(mention).to_owned(), target)
            })
            .collect();
        let missed = marks.difference(&found).map(|mark| (mark, "missed"));
        let wrong = found.difference(&marks).map(|mark| (mark, "wrong"));
        let mut errors: Vec<_> = missed.chain(wrong).collect();
        errors.sort_by_key(|&((start, ..), what)| (*start, what));
        lines.extend(
            errors
                .iter()
                .map(|((start, _, surface, target), what)| format!("{name}\t{what}\t{start}\t{surface}\t{target}\n")),
        );
    }
    let known = std::fs::read_to_string(directory.join("known_errors.tsv")).unwrap();
    assert_eq!(lines.concat(), known);
}
