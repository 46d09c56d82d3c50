//! Texts made to be slow: what opens and separates, names and offices of the gazetteer, drawn at random, put together and repeated; and the
//! worst that a search found.
//!
//! `cargo run --release --example hostile` reads each of them once and again at double length, and lists where the second takes more than
//! 2.5 times as long, or either more than 3 µs a byte; `hostile --patterns COUNT` tries more of them. `hostile --search SECONDS` changes the slowest
//! again and again to make them slower, and prints what it has come to. `hostile --count COUNT BYTES` reads each once and at double length and says
//! nothing: for counting instructions (`tools/hostile.py`); with two more numbers, only the pattern of the first, and at so many times its length as the second
//! says.

use std::time::{Duration, Instant};

use legation::{Extractor, Gazetteer, Options};

/// How many there are if nobody says.
const PATTERNS: usize = 240;
const BYTES: usize = 250_000;

const SIGNS: &[&str] = &[
    " ", " ", " ", " ", "\n", "\r\n", "\n\n", "\t", ", ", ". ", "; ", ": ", " and ", " or ", " of ", " of the ", "'s ",
    "’s ", "' ", "'", "’", "`", "\"", "“", "(", ") ", " (", "[", "] ", "](", "[a](b", "<", "&", "&amp;", "&#39;",
    "&nbsp;", "#", "@", "*", "**", "_", "\n> ", ">", "-", "-\n", "Aa-\nb", "–", "—", " – ", "/", "+", ".", "...",
    "\u{a0}", "\u{ad}", "\u{200b}", "\u{200d}", "\u{301}", "\u{640}", "・", "A.", "B. ", "H. W. ", "St. ", "Mr. ",
    "al-", "van der ", "de ", "the ", "former ", "then-", "x", "Xx ", "XX ", "é", "Éé ", "中", "的", "한", "ไทย", "7",
    "19", "US$", "May 5, ", "Jr. ",
];
const BEFORE: &[&str] = &[
    "",
    "",
    "Kim Jong Un left. Foreign Minister Ada Quillfeather spoke. The International Criminal Court met. ",
    "Peru ",
    "The Regional Forum (RFUD) met Jay Nixon. ",
];
const AFTER: &[&str] = &["", "", "Peru", "Quillfeather", "President Bush", ")", "Assad", "](x)", ";"];

/// Numbers that look random and are the same each time (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn of<'l, T: AsRef<str>>(&mut self, list: &'l [T]) -> &'l str {
        list[(self.next() % list.len() as u64) as usize].as_ref()
    }
}

/// What `--search` came to, the worst of each kind.
const FOUND: &[(&str, &str, &str)] = &[
    // Took time with the square of its length before it was found.
    ("", "'\u{640}", "President Bush"),
    ("", "Mohammad Ahmad Mangushde ", ")"),
    ("", "\n\n&", ""),
    ("", "\"Llano; Maspons Guzman", ""),
    ("Kim Jong Un left. ", "H. W. ", "](x)"),
    ("Kim Jong Un left. ", "Kim-", ""),
    ("Peru ", "Jimenez; *", "Peru"),
    ("", "\n\n Murphy", "Assad"),
    ("", "B. ", ""),
    ("", "Pablo Escudero Morales\n", ""),
    ("Peru ", "(Aa-\nb\u{200b}", "](x)"),
    ("Peru ", "Éé ", ""),
    ("", "<b", ""),
    ("", "<a '", ">"),
    ("", "<!--", ""),
    ("", "e\u{301}", "Peru"),
];

#[derive(Clone)]
struct Pattern {
    before: &'static str,
    pieces: Vec<String>,
    after: &'static str,
    /// The number of its options.
    options: usize,
}

impl Pattern {
    fn text(&self, bytes: usize) -> String {
        let repeated = self.pieces.concat();
        [self.before, &repeated.repeat(bytes / repeated.len() + 1), self.after].concat()
    }
}

/// What patterns are made of.
struct Pieces {
    numbers: Numbers,
    names: Vec<String>,
    offices: Vec<String>,
}

impl Pieces {
    fn new(gazetteer: &Gazetteer, seed: u64) -> Pieces {
        let names = gazetteer
            .entities()
            .flat_map(|entity| entity.names().map(|name| name.text().to_owned()).collect::<Vec<_>>());
        let leaders = gazetteer.entities().filter_map(|entity| entity.as_leader());
        let mut offices: Vec<String> = leaders
            .flat_map(|leader| leader.terms().map(|term| term.office().to_owned()).collect::<Vec<_>>())
            .collect();
        offices.sort_unstable();
        offices.dedup();
        Pieces { numbers: Numbers(seed), names: names.collect(), offices }
    }

    fn piece(&mut self) -> String {
        let Pieces { numbers, names, offices } = self;
        match numbers.next() % 8 {
            0 | 1 => numbers.of(names).to_owned(),
            2 => numbers.of(offices).to_owned(),
            3 => numbers.of(offices).to_owned() + " ",
            _ => numbers.of(SIGNS).to_owned(),
        }
    }

    fn pattern(&mut self, options: usize) -> Pattern {
        let pieces = (0..1 + self.numbers.next() % 5).map(|_| self.piece()).collect();
        Pattern { before: self.numbers.of(BEFORE), pieces, after: self.numbers.of(AFTER), options }
    }

    /// The same with something else in one place.
    fn changed(&mut self, pattern: &Pattern) -> Pattern {
        let mut pattern = pattern.clone();
        let place = (self.numbers.next() % pattern.pieces.len() as u64) as usize;
        match self.numbers.next() % 8 {
            0 if pattern.pieces.len() > 1 => drop(pattern.pieces.remove(place)),
            1 => pattern.before = self.numbers.of(BEFORE),
            2 => pattern.after = self.numbers.of(AFTER),
            3 => pattern.options += 1,
            4 | 5 => pattern.pieces[place] = self.piece(),
            _ => pattern.pieces.insert(place, self.piece()),
        }
        pattern
    }
}

fn patterns(gazetteer: &Gazetteer, count: usize) -> Vec<Pattern> {
    let found = FOUND.iter().zip(0..).map(|(&(before, repeated, after), options)| Pattern {
        before,
        pieces: vec![repeated.to_owned()],
        after,
        options,
    });
    let mut pieces = Pieces::new(gazetteer, 16);
    found.chain((0..count).map(|number| pieces.pattern(number))).collect()
}

fn options(number: usize) -> Options {
    let options = Options::new().date("2005-06-01".parse().expect("a date"));
    match number % 3 {
        0 => options,
        1 => options.roles(true).head_nouns(true).metonyms(true).rejected(true),
        _ => options.lower_case(true).constituents(true),
    }
}

/// Nanoseconds a byte: the best of some tries, as other programs take their time, too.
fn nanoseconds(extractor: &Extractor, pattern: &Pattern, bytes: usize, tries: usize) -> f64 {
    let (text, options) = (pattern.text(bytes), options(pattern.options));
    let times = (0..tries).map(|_| {
        let started = Instant::now();
        extractor.extract_with(&text, &options);
        started.elapsed().as_nanos() as f64
    });
    times.fold(f64::INFINITY, f64::min) / text.len() as f64
}

fn print(pattern: &Pattern, costs: &str) {
    let Pattern { before, pieces, after, options } = pattern;
    println!("options {}: {costs} ns a byte: {before:?} + {:?} × n + {after:?}", options % 3, pieces.concat());
}

/// Tries many patterns, and those made of the slowest.
fn search(extractor: &Extractor, time: Duration) {
    const BYTES: usize = 8_000;
    const KEPT: usize = 40;
    let started = Instant::now();
    let mut pieces = Pieces::new(extractor.gazetteer(), started.elapsed().as_nanos() as u64);
    let mut kept: Vec<(f64, Pattern)> = Vec::new();
    let mut tried = 0;
    while started.elapsed() < time {
        let pattern = match kept.len() {
            0 => pieces.pattern(tried),
            count if tried % 3 > 0 => {
                let place = (pieces.numbers.next() % count as u64) as usize;
                pieces.changed(&kept[place].1)
            }
            _ => pieces.pattern(tried),
        };
        tried += 1;
        // The second number finds what grows faster than the text.
        let cost = nanoseconds(extractor, &pattern, BYTES, 1).max(nanoseconds(extractor, &pattern, 4 * BYTES, 2));
        let place = kept.partition_point(|(other, _)| *other >= cost);
        kept.insert(place, (cost, pattern));
        // One for each set of pieces, or all would soon be of one kind.
        let mut seen = std::collections::HashSet::new();
        kept.retain(|(_, pattern)| seen.insert(pattern.pieces.iter().max_by_key(|piece| piece.len()).cloned()));
        kept.truncate(KEPT);
    }
    kept.iter().for_each(|(cost, pattern)| print(pattern, &format!("{cost:.0}")));
    println!("{tried} patterns tried");
}

/// One text of one pattern; callgrind writes its count when this begins.
#[inline(never)]
fn read_hostile_text(extractor: &Extractor, text: &str, options: &Options) -> usize {
    extractor.extract_with(text, options).mentions().len()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let extractor = Extractor::embedded();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    extractor.extract("Peru 中国");
    match arguments[..] {
        ["--search", seconds] => search(extractor, Duration::from_secs(seconds.parse()?)),
        ["--count", count, bytes] => {
            count_all(extractor, &patterns(extractor.gazetteer(), count.parse()?), bytes.parse()?, 2);
        }
        ["--count", count, bytes, number, times] => {
            let pattern = &patterns(extractor.gazetteer(), count.parse()?)[number.parse::<usize>()?];
            count_all(extractor, std::slice::from_ref(pattern), bytes.parse()?, times.parse()?);
        }
        ["--patterns", count] => measure(extractor, count.parse()?),
        _ => measure(extractor, PATTERNS),
    }
    Ok(())
}

/// Reads each text once and again at so many times its length.
fn count_all(extractor: &Extractor, patterns: &[Pattern], bytes: usize, times: usize) {
    // What is made when it is first needed is not counted.
    for pattern in patterns {
        extractor.extract_with(&pattern.text(times * bytes), &options(pattern.options));
    }
    for pattern in patterns {
        for bytes in [bytes, times * bytes] {
            read_hostile_text(extractor, &pattern.text(bytes), &options(pattern.options));
        }
    }
}

fn measure(extractor: &Extractor, count: usize) {
    let (mut worst, mut slow) = (0.0_f64, 0);
    let patterns = patterns(extractor.gazetteer(), count);
    for pattern in &patterns {
        let [once, twice] = [BYTES, 2 * BYTES].map(|bytes| nanoseconds(extractor, pattern, bytes, 3));
        worst = worst.max(once).max(twice);
        if twice > 1.25 * once || twice > 3000.0 {
            slow += 1;
            print(pattern, &format!("{once:.0} then {twice:.0}"));
        }
    }
    println!("{} patterns, {slow} of them slow; the worst takes {worst:.0} ns a byte", patterns.len());
}
