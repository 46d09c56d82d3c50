//! Extraction that its caller stops.

mod common;

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use legation::{Extractor, Options};

fn all() -> Options {
    let options = Options::new().date("2025-11-01".parse().expect("a date")).rejected(true).roles(true);
    options.head_nouns(true).metonyms(true).lower_case(true)
}

/// How often the extraction of a text asks, and whether it comes to an end if it hears "no" after so many times "yes".
fn asked(text: &str, options: &Options, yes: usize) -> (usize, bool) {
    let asked = AtomicUsize::new(0);
    let keep_going = || asked.fetch_add(1, Relaxed) < yes;
    let document = Extractor::embedded().extract_while(text, options, &keep_going);
    (asked.load(Relaxed), document.is_some())
}

#[test]
fn a_no_at_once_stops_everything() {
    for text in ["", "Peru", &common::summit()] {
        assert_eq!(asked(text, &all(), 0), (1, false), "{} bytes", text.len());
    }
}

#[test]
fn a_no_is_heard_whenever_it_comes_and_asked_for_once() {
    let text = common::summit().repeat(20);
    for options in [Options::new(), all(), Options::new().discovered(false)] {
        let (questions, is_whole) = asked(&text, &options, usize::MAX);
        assert!(is_whole && questions > 4, "{questions}");
        for yes in 0..questions {
            assert_eq!(asked(&text, &options, yes), (yes + 1, false));
        }
        assert_eq!(asked(&text, &options, questions), (questions, true));
    }
}

#[test]
fn nobody_who_is_not_stopped_notices() {
    let text = common::summit();
    let stopped = Extractor::embedded().extract_while(&text, &all(), &|| true).expect("nobody stops it");
    let whole = Extractor::embedded().extract_with(&text, &all());
    assert!(stopped.mentions().eq(whole.mentions()) && stopped.rejected().count() == whole.rejected().count());
}

/// Long enough to be read in stretches. The limits are no measure of speed: to the end it would take many times as long.
#[test]
fn a_long_text_stops_soon_after_a_no() {
    let article = common::summit() + "\n\n";
    let text = article.repeat(20_000_000 / article.len());
    for after in [0, 30, 300] {
        let (asked, no_at) = (AtomicUsize::new(0), std::sync::Mutex::new(None));
        let keep_going = || {
            let goes_on = asked.fetch_add(1, Relaxed) < after;
            if !goes_on {
                *no_at.lock().expect("one thread") = Some(Instant::now());
            }
            goes_on
        };
        assert!(Extractor::embedded().extract_while(&text, &Options::new(), &keep_going).is_none());
        let took = no_at.lock().expect("one thread").expect("it was asked").elapsed();
        assert!(took < Duration::from_secs(2), "{took:?} after the no");
        assert_eq!(asked.load(Relaxed), after + 1);
    }
}
