//! What own names cost: how long a list takes until it is ready, what memory it needs, and how fast texts are read with it.
//!
//! `make bench`. Speeds are medians of rounds by turns, beside those of automata over the same names, which find and link nothing.

mod matchers;
mod news;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use legation::{Extractor, Gazetteer, GazetteerBuilder, Options};
use matchers::{aho_corasick, daachorse, names, of_aho_corasick, of_daachorse, of_legation};

const ROUNDS: usize = 9;

fn main() {
    let documents = news::documents();
    let size = news::size(&documents) as f64 / 1e6;
    let options = Options::new();
    let speed_of = |extractor: &Extractor| {
        let start = Instant::now();
        black_box(documents.iter().map(|text| extractor.extract_with(text, &options).mentions().len()).sum::<usize>());
        size / start.elapsed().as_secs_f64()
    };
    println!(
        "{:>9} {:>8} {:>8} {:>8} {:>10} {:>10} {:>9} {:>15} {:>18}",
        "names",
        "ready s",
        "MB more",
        "layer MB",
        "extraction",
        "/ built-in",
        "finding",
        "daachorse (MB)",
        "aho-corasick (MB)"
    );
    for count in [1_000, 100_000, 1_000_000] {
        let names = names(count);
        let before = resident();
        let start = Instant::now();
        let base = Gazetteer::embedded();
        let mut builder = GazetteerBuilder::new(&base, "names");
        for (name, line) in names.iter().zip(1..) {
            let id = format!("company:{line}");
            builder.add(line, [("id", &*id), ("name", name), ("kind", "company")]);
        }
        let own = builder.build().expect("the names are sound");
        let extractor = Extractor::new(Arc::new(base.extend(&own).expect("two layers")));
        // What the first text makes counts, too.
        black_box(extractor.extract("Peru"));
        let ready = start.elapsed().as_secs_f64();
        let more = resident().saturating_sub(before);
        let megabytes = |bytes: usize| bytes / 1_000_000;
        let layer = megabytes(own.compiled_layer(own.layers().next().expect("a layer").id).len());
        let automata = [daachorse(&names).heap_bytes(), aho_corasick(&names).memory_usage()].map(megabytes);
        // The same names alone, found and not linked: what the automata do.
        let finding = of_legation(&names);
        let (daachorse, aho_corasick) = (of_daachorse(&names), of_aho_corasick(&names));
        let timed = |work: &dyn Fn(&str) -> usize| {
            let start = Instant::now();
            black_box(documents.iter().map(|text| work(text)).sum::<usize>());
            size / start.elapsed().as_secs_f64()
        };
        let mut speeds: [Vec<f64>; 5] = Default::default();
        for _ in 0..ROUNDS {
            speeds[0].push(speed_of(&extractor));
            speeds[1].push(speed_of(Extractor::embedded()));
            speeds[2].push(timed(&daachorse));
            speeds[3].push(timed(&aho_corasick));
            speeds[4].push(timed(&finding));
        }
        let [own, built_in, daachorse, aho_corasick, finding] = speeds.map(median);
        println!(
            "{count:9} {ready:8.2} {more:8} {layer:8} {own:10.0} {:10.2} {finding:9.0} {daachorse:8.0} ({:4}) {aho_corasick:11.0} ({:4})",
            own / built_in,
            automata[0],
            automata[1],
        );
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The most memory that the process has held so far, in MB; 0 where the system does not say.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok()).map_or(0, |kilobytes| kilobytes / 1024)
}
