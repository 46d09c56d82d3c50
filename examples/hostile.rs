//! Texts made to be slow: what opens and separates, names and offices of the gazetteer, drawn at random, put together and repeated.
//!
//! `cargo run --release --example hostile` reads each of them once and again at double length, and lists where the second takes more than
//! 2.5 times as long, or either more than 3 µs a byte. `hostile PATTERN BYTES` reads one: for counting instructions (`tools/hostile.py`).
//! `hostile --patterns COUNT` tries more of them.

use std::time::Instant;

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

struct Pattern {
    before: &'static str,
    repeated: String,
    after: &'static str,
}

impl Pattern {
    fn text(&self, bytes: usize) -> String {
        [self.before, &self.repeated.repeat(bytes / self.repeated.len() + 1), self.after].concat()
    }
}

fn patterns(gazetteer: &Gazetteer, count: usize) -> Vec<Pattern> {
    let names: Vec<String> = gazetteer
        .entities()
        .flat_map(|entity| entity.names().map(|name| name.text().to_owned()).collect::<Vec<_>>())
        .collect();
    let leaders = gazetteer.entities().filter_map(|entity| entity.as_leader());
    let mut offices: Vec<String> =
        leaders.flat_map(|leader| leader.terms().map(|term| term.office().to_owned()).collect::<Vec<_>>()).collect();
    offices.sort_unstable();
    offices.dedup();
    let mut numbers = Numbers(16);
    let mut patterns = Vec::new();
    while patterns.len() < count {
        let mut repeated = String::new();
        for _ in 0..1 + numbers.next() % 5 {
            match numbers.next() % 8 {
                0 | 1 => repeated.push_str(numbers.of(&names)),
                2 => repeated.push_str(numbers.of(&offices)),
                3 => repeated.extend([numbers.of(&offices), " "]),
                _ => repeated.push_str(numbers.of(SIGNS)),
            }
        }
        patterns.push(Pattern { before: numbers.of(BEFORE), repeated, after: numbers.of(AFTER) });
    }
    patterns
}

fn options(number: usize) -> Options {
    let options = Options::new().date("2005-06-01".parse().expect("a date"));
    match number % 3 {
        0 => options,
        1 => options.roles(true).head_nouns(true).metonyms(true).rejected(true),
        _ => options.lower_case(true).constituents(true),
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let extractor = Extractor::embedded();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [number, bytes] = &arguments[..]
        && number != "--patterns"
    {
        let (number, bytes) = (number.parse::<usize>()?, bytes.parse()?);
        let patterns = patterns(extractor.gazetteer(), number + 1);
        let found = extractor.extract_with(&patterns[number].text(bytes), &options(number)).mentions().count();
        println!("{found} mentions");
        return Ok(());
    }
    let count = arguments.get(1).map_or(Ok(PATTERNS), |count| count.parse())?;
    extractor.extract("Peru 中国");
    let (mut worst, mut slow) = (0.0_f64, 0);
    for (number, pattern) in patterns(extractor.gazetteer(), count).iter().enumerate() {
        let nanoseconds = |bytes: usize| {
            let text = pattern.text(bytes);
            // The best of three: other programs take their time, too.
            let times = (0..3).map(|_| {
                let started = Instant::now();
                extractor.extract_with(&text, &options(number));
                started.elapsed().as_nanos() as f64
            });
            times.fold(f64::INFINITY, f64::min) / text.len() as f64
        };
        let (once, twice) = (nanoseconds(BYTES), nanoseconds(2 * BYTES));
        worst = worst.max(once).max(twice);
        if twice > 1.25 * once || twice > 3000.0 {
            slow += 1;
            let Pattern { before, repeated, after } = pattern;
            println!("{number}: {once:.0} then {twice:.0} ns a byte: {before:?} + {repeated:?} × n + {after:?}");
        }
    }
    println!("{count} patterns, {slow} of them slow; the worst takes {worst:.0} ns a byte");
    Ok(())
}
