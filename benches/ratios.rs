//! How fast legation finds names, and links them, as a multiple of what other matchers need to find them.
//!
//! `make bench`. All read the same news by turns, a round each, so that what else the machine does meets all of them: a ratio is the median of
//! those of the rounds.

mod matchers;
mod news;

use std::hint::black_box;
use std::time::Instant;

use legation::{Extractor, Options};
use matchers::{names, of_aho_corasick, of_daachorse, of_legation};

const ROUNDS: usize = 25;

fn main() {
    let documents = news::documents();
    let size = news::size(&documents) as f64 / 1e6;
    let (few, many) = (names(100_000), names(500_000));
    let options = Options::new();
    let without_discovery = Options::new().discovered(false);
    let embedded = Extractor::embedded();
    type Work<'w> = Box<dyn Fn(&str) -> usize + 'w>;
    let mut works: Vec<(&str, Work<'_>)> = vec![
        ("daachorse, 100,000 names", Box::new(of_daachorse(&few))),
        ("aho-corasick, 100,000 names", Box::new(of_aho_corasick(&few))),
        ("legation, finding, 100,000 names", Box::new(of_legation(&few))),
        ("legation, finding, 500,000 names", Box::new(of_legation(&many))),
        ("legation, finding, built-in", Box::new(|text| embedded.candidates(text, &options).len())),
        ("legation, extraction", Box::new(|text| embedded.extract_with(text, &options).mentions().len())),
        (
            "… without discovered leaders",
            Box::new(|text| embedded.extract_with(text, &without_discovery).mentions().len()),
        ),
    ];
    let mut seconds: Vec<Vec<f64>> = vec![Vec::new(); works.len()];
    for round in 0..=ROUNDS {
        for ((_, work), seconds) in works.iter_mut().zip(&mut seconds) {
            let start = Instant::now();
            black_box(documents.iter().map(|document| work(black_box(document))).sum::<usize>());
            // The first round warms up.
            if round > 0 {
                seconds.push(start.elapsed().as_secs_f64());
            }
        }
    }
    println!("{:34} {:>8} {:>14} {:>17}", "", "MB/s", "/ daachorse", "/ aho-corasick");
    for ((name, _), own) in works.iter().zip(&seconds) {
        let ratio = |to: &[f64]| median(to.iter().zip(own).map(|(to, own)| to / own).collect());
        let speed = size / median(own.clone());
        println!("{name:34} {speed:8.0} {:14.2} {:17.2}", ratio(&seconds[0]), ratio(&seconds[1]));
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
