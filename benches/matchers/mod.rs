//! Multi-pattern matchers over the same names: each counts what it finds in a text.
//!
//! The names are those of the seed tables, filled up with made-up people. legation looks for whole words in the letters that a name may have,
//! and gives shorter names inside longer ones; the others give the leftmost longest names, case-sensitive, also inside words.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};
use legation::{Extractor, Gazetteer, Options};

use crate::news::repository;

pub fn of_legation(names: &[String]) -> impl Fn(&str) -> usize {
    let (extractor, options) = (extractor(names), Options::new());
    move |text| extractor.candidates(text, &options).len()
}

pub fn daachorse(names: &[String]) -> DoubleArrayAhoCorasick<u32> {
    let builder = DoubleArrayAhoCorasickBuilder::new().match_kind(daachorse::MatchKind::LeftmostLongest);
    builder.build(names).expect("the names fit")
}

pub fn aho_corasick(names: &[String]) -> AhoCorasick {
    let mut builder = AhoCorasick::builder();
    builder.kind(Some(AhoCorasickKind::ContiguousNFA)).match_kind(aho_corasick::MatchKind::LeftmostLongest);
    builder.build(names).expect("the names fit")
}

pub fn of_daachorse(names: &[String]) -> impl Fn(&str) -> usize {
    let automaton = daachorse(names);
    move |text| automaton.leftmost_find_iter(text).count()
}

pub fn of_aho_corasick(names: &[String]) -> impl Fn(&str) -> usize {
    let automaton = aho_corasick(names);
    move |text| automaton.find_iter(text).count()
}

/// So many names, sorted; the same on every machine.
pub fn names(count: usize) -> Vec<String> {
    let kinds = ["country", "leader", "organisation"];
    let known = kinds.iter().flat_map(|kind| column(&format!("{kind}_names.tsv"), 1));
    let mut names: BTreeSet<String> =
        known.filter(|name| name.chars().filter(|c| c.is_alphabetic()).count() >= 4).collect();
    if names.len() > count {
        // Evenly: the names of one letter or one script are no fair sample.
        let all: Vec<String> = names.into_iter().collect();
        names = (0..count).map(|number| all[number * all.len() / count].clone()).collect();
    }
    let people = |part: &'static str| -> Vec<String> {
        let (words, parts) = (column("person_words.tsv", 0), column("person_words.tsv", 1));
        words.zip(parts).filter(|(_, word)| word == part).map(|(word, _)| word).collect()
    };
    let (given, family) = (people("given"), people("family"));
    // Pairs in an order that repeats late.
    let pairs = (0..).map(|number| format!("{} {}", given[number % given.len()], family[number * 7919 % family.len()]));
    for person in pairs.take(10 * count) {
        if names.len() == count {
            break;
        }
        names.insert(person);
    }
    assert_eq!(names.len(), count, "there are not so many names");
    names.into_iter().collect()
}

fn column(table: &str, place: usize) -> std::vec::IntoIter<String> {
    let text = std::fs::read_to_string(repository().join("seeds/gazetteer").join(table)).expect("a seed table");
    let cells = text.lines().skip(1).map(|line| line.split('\t').nth(place).expect("a cell").to_owned());
    cells.collect::<Vec<_>>().into_iter()
}

/// An extractor of a gazetteer that has these names and nothing else.
fn extractor(names: &[String]) -> Extractor {
    let directory = tempfile::tempdir().expect("a directory to write to");
    let mut leaders = String::from("id\tname\tfamily_name\tqid\twikipedia\tborn\tdied\tsources\n");
    let mut leader_names = String::from("entity\ttext\tlanguage\tform\tcase\tcontext\tstart\tend\tsources\n");
    for (number, name) in names.iter().enumerate() {
        writeln!(leaders, "leader:{number}\t{name}\t\t\t\t\t\tmade-up").expect("a string takes all");
        writeln!(leader_names, "leader:{number}\t{name}\ten\tname\ttitle\talone\t\t\tmade-up")
            .expect("a string takes all");
    }
    let sources = "id\ttitle\tlicence\tas_of\turl\tnotes\nmade-up\tMade up\tCC0-1.0\t2026\t\t\n";
    for (table, rows) in
        [("leaders.tsv", leaders.as_str()), ("leader_names.tsv", &leader_names), ("sources.tsv", sources)]
    {
        std::fs::write(directory.path().join(table), rows).expect("a table is written");
    }
    Extractor::new(Arc::new(Gazetteer::from_directory(directory.path()).expect("the tables are right")))
}
