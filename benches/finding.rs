//! How fast names are found, before anything is decided, beside other multi-pattern matchers: the same names, the same news, one thread.
//!
//! `make bench`. The names are those of the seed tables, filled up with made-up people. legation looks for whole words in the letters that a
//! name may have, and gives shorter names inside longer ones; the others give the leftmost longest names, case-sensitive, also inside words.

mod news;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::{Arc, LazyLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};
use divan::{Bencher, black_box};
use legation::{Extractor, Gazetteer, Options};
use news::{bytes, repository};

const COUNTS: [usize; 2] = [100_000, 500_000];

static DOCUMENTS: LazyLock<Vec<String>> = LazyLock::new(news::documents);

fn main() {
    LazyLock::force(&DOCUMENTS);
    Extractor::embedded().extract("");
    divan::main();
}

/// So many names, sorted; the same on every machine.
fn names(count: usize) -> Vec<String> {
    let kinds = ["country", "leader", "organisation"];
    let known = kinds.iter().flat_map(|kind| column(&format!("{kind}_names.tsv"), 1));
    let mut names: BTreeSet<String> =
        known.filter(|name| name.chars().filter(|c| c.is_alphabetic()).count() >= 4).collect();
    while names.len() > count {
        names.pop_last();
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

fn measure(bencher: Bencher, find: impl Fn(&str) -> usize) {
    let all = || DOCUMENTS.iter().map(|document| find(black_box(document))).sum::<usize>();
    all();
    bencher.counter(bytes(&DOCUMENTS)).bench_local(all);
}

/// The scanner with the built-in gazetteer, of more than 100,000 names.
#[divan::bench(sample_count = 15, sample_size = 1)]
fn legation_built_in(bencher: Bencher) {
    let options = Options::new();
    measure(bencher, |text| Extractor::embedded().candidates(text, &options).len());
}

#[divan::bench(args = COUNTS, sample_count = 15, sample_size = 1)]
fn legation(bencher: Bencher, count: usize) {
    let (extractor, options) = (extractor(&names(count)), Options::new());
    measure(bencher, |text| extractor.candidates(text, &options).len());
}

#[divan::bench(args = COUNTS, sample_count = 15, sample_size = 1)]
fn daachorse_bytewise(bencher: Bencher, count: usize) {
    let automaton: DoubleArrayAhoCorasick<u32> = DoubleArrayAhoCorasickBuilder::new()
        .match_kind(daachorse::MatchKind::LeftmostLongest)
        .build(names(count))
        .expect("the names fit");
    measure(bencher, |text| automaton.leftmost_find_iter(text).count());
}

#[divan::bench(args = COUNTS, sample_count = 15, sample_size = 1)]
fn aho_corasick_contiguous(bencher: Bencher, count: usize) {
    let automaton = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(aho_corasick::MatchKind::LeftmostLongest)
        .build(names(count))
        .expect("the names fit");
    measure(bencher, |text| automaton.find_iter(text).count());
}
