//! Input that nobody should give and somebody will: never a panic, and errors that say where.

mod common;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use legation::{CodeSystem, Date, Error, Extractor, Gazetteer, Options, Role};

fn count(text: &str) -> usize {
    Extractor::embedded().extract(text).mentions().count()
}

#[test]
fn texts_without_words() {
    for text in ["", " ", "\n", "\0", "'", "’", "...", "-", "U.", "\u{feff}", "\u{301}", "🌍", "@", "'s", "’S"] {
        assert_eq!(count(text), 0, "{text:?}");
    }
}

#[test]
fn nul_characters_end_words() {
    let document = Extractor::embedded().extract("\0China\0Japan\0");
    let found: Vec<&str> = document.mentions().map(|mention| document.surface(mention)).collect();
    assert_eq!(found, ["China", "Japan"]);
}

#[test]
fn endless_words_lines_and_signs() {
    let started = Instant::now();
    for piece in [
        "a", "A", "A.", "'", "-", " ", "\n", "United ", "United\n", "of ", "China-", "中", "é", "\u{301}", "U.S.",
        "President ",
    ] {
        count(&piece.repeat(200_000));
    }
    // In proportion to the text even in a build without optimisation.
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}

/// Optimised builds read a hundred million bytes in a second or two; others get a tenth.
#[test]
fn a_huge_text_takes_seconds() {
    let article = common::summit() + "\n\n";
    let bytes = if cfg!(debug_assertions) { 10_000_000 } else { 100_000_000 };
    let once = count(&article);
    let times = bytes / article.len();
    let text = article.repeat(times);
    let started = Instant::now();
    let found = count(&text);
    let took = started.elapsed();
    assert!(found >= once * times, "{found} mentions in {times} articles of {once}");
    assert!(took < Duration::from_secs(30), "{took:?}");
}

#[test]
fn dates_at_the_edges_of_the_calendar() {
    for date in ["0001", "0001-01-01", "9999", "9999-12-31", "2024-02-29"] {
        let date: Date = date.parse().expect("a valid date");
        let text = "President Bush met Xi Jinping in Burma. George Bush of Zaire.";
        Extractor::embedded().extract_with(text, &Options::new().date(date).metonyms(true));
        Gazetteer::embedded().office_holders("USA", Some(date)).expect("a country");
    }
}

#[test]
fn impossible_dates() {
    for (text, reason) in [
        ("2025-02-29", "no such date"),
        ("2025-13-01", "no such date"),
        ("0000-01-01", "no such date"),
        ("", "expected YYYY"),
        ("1 May 2025", "expected YYYY"),
        ("2025-1-1", "expected YYYY"),
        ("20250101", "expected YYYY"),
        ("-2025", "expected YYYY"),
    ] {
        let error = text.parse::<Date>().expect_err(text).to_string();
        assert!(error.contains(reason) && error.contains(&format!("{text:?}")), "{error}");
    }
    assert!(Date::from_day(2025, 2, 30).is_err());
    assert!(Date::from_day(0, 1, 1).is_err());
    assert!(Date::from_day(10_000, 1, 1).is_err());
}

#[test]
fn look_ups_of_nothing() {
    let gazetteer = Gazetteer::embedded();
    for query in ["", " ", "\0", "XXX", "Q", "Q0", "country:", "Atlantis", "ÄÖÜ", "🌍", "a b c d e f"] {
        assert!(gazetteer.country(query).is_err(), "{query:?}");
        assert!(gazetteer.leader(query).is_err(), "{query:?}");
        assert!(gazetteer.entity(query).is_none(), "{query:?}");
        assert!(gazetteer.office_holders(query, None).is_err(), "{query:?}");
        assert!(gazetteer.named(query).is_empty(), "{query:?}");
    }
    for system in CodeSystem::ALL {
        for code in ["", "XXX", "9999", "🌍"] {
            assert!(gazetteer.country_by_code(*system, code, None).is_none(), "{system} {code:?}");
        }
    }
    let error = gazetteer.country("Atlantis").expect_err("no country").to_string();
    assert!(error.contains("\"Atlantis\"") && error.contains("ISO 3166"), "{error}");
    let error = gazetteer.country("Congo").expect_err("two countries");
    assert!(error.to_string().contains("ambiguous") && error.candidates().len() == 2, "{error}");
    let error = "emperor_of_all".parse::<Role>().expect_err("no role").to_string();
    assert!(error.contains("emperor_of_all") && error.contains("head_of_state"), "{error}");
}

fn replaced(name: &str, in_file: &str, from: &str, to: &str) -> PathBuf {
    assert!(
        common::TABLES.iter().any(|(file, text)| *file == in_file && text.contains(from)),
        "{in_file} has no {from:?}"
    );
    common::tables(name, |file, text| {
        if file == in_file { text.replacen(from, to, 1) } else { text.to_owned() }.into_bytes()
    })
}

fn fault(directory: &Path) -> Error {
    Gazetteer::from_directory(directory).expect_err("the tables are broken")
}

#[test]
fn small_tables_make_a_gazetteer() {
    let directory = common::tables("whole", |_, text| text.as_bytes().to_vec());
    let gazetteer = std::sync::Arc::new(Gazetteer::from_directory(&directory).expect("the tables are sound"));
    let extractor = Extractor::new(gazetteer.clone());
    let document = extractor.extract("President Other of Arcadia spoke to the League of Poets (LOP) and China.");
    let found: Vec<&str> =
        document.mentions().map(|mention| document.entity(mention).expect("a known entity").id()).collect();
    assert_eq!(found, ["leader:ann-other", "country:AAA", "org:lop", "org:lop"]);
    assert_eq!(gazetteer.info().hash().len(), 16);
    let holders = gazetteer.office_holders("AAA", Some("2010".parse().expect("a date"))).expect("a country");
    assert_eq!(holders[0].leader().name(), "Ann Other");
}

#[test]
fn broken_tables_say_where() {
    type Row =
        (&'static str, &'static str, &'static str, &'static str, Option<usize>, Option<&'static str>, &'static str);
    let rows: &[Row] = &[
        ("header", "terms.tsv", "leader\tbody", "body\tleader", Some(1), None, "header"),
        (
            "few fields",
            "terms.tsv",
            "\tPresident\t2000-01-01\t\t",
            "\tPresident\t2000-01-01\t",
            Some(2),
            None,
            "6 tab-separated fields where 7",
        ),
        (
            "many fields",
            "leaders.tsv",
            "Ann Other\tOther",
            "Ann Other\t\tOther",
            Some(2),
            None,
            "9 tab-separated fields where 8",
        ),
        ("date", "countries.tsv", "\t1950\t", "\t1950-13-01\t", Some(2), Some("start"), "1950-13-01"),
        ("order of dates", "countries.tsv", "1918\t1938", "1938\t1918", Some(3), Some("end"), "before its start"),
        ("birth and death", "leaders.tsv", "1950-01-01\t", "1950-01-01\t1949", Some(2), Some("died"), "before birth"),
        ("order of a term", "terms.tsv", "2000-01-01\t", "2000-01-01\t1999", Some(2), Some("end"), "before its start"),
        ("empty start of a term", "terms.tsv", "2000-01-01", "", Some(2), Some("start"), "\"?\""),
        ("unknown leader", "terms.tsv", "leader:ann-other", "leader:nobody", Some(2), Some("leader"), "leader:nobody"),
        ("unknown body", "terms.tsv", "country:AAA", "country:ZZZ", Some(2), Some("body"), "country:ZZZ"),
        ("unknown role", "terms.tsv", "head_of_state", "head_of_stage", Some(2), Some("role"), "head_of_stage"),
        (
            "unknown successor",
            "countries.tsv",
            "\tcountry:AAA\tmade-up",
            "\tcountry:ZZZ\tmade-up",
            Some(3),
            Some("successors"),
            "country:ZZZ",
        ),
        ("unknown status", "countries.tsv", "\tmember\t", "\tguest\t", Some(2), Some("status"), "guest"),
        ("unknown class", "organisations.tsv", "\tigo\t", "\tclub\t", Some(2), Some("class"), "club"),
        ("unknown country", "organisations.tsv", "country:AAA", "country:ZZZ", Some(2), Some("country"), "country:ZZZ"),
        ("unknown system", "country_codes.tsv", "\tcow\t", "\tsheep\t", Some(2), Some("system"), "sheep"),
        (
            "unknown entity of a name",
            "country_names.tsv",
            "country:BBB",
            "country:ZZZ",
            Some(3),
            Some("entity"),
            "country:ZZZ",
        ),
        ("unknown form", "country_names.tsv", "\tname\t", "\tnickname\t", Some(2), Some("form"), "nickname"),
        ("unknown case", "country_names.tsv", "\ttitle\t", "\tupper\t", Some(2), Some("case"), "upper"),
        ("unknown context", "country_names.tsv", "\talone\t", "\tlonely\t", Some(2), Some("context"), "lonely"),
        ("unknown position", "offices.tsv", "\tbefore\t", "\tbeside\t", Some(2), Some("position"), "beside"),
        ("unlisted source", "leaders.tsv", "\tmade-up", "\thearsay", Some(2), Some("sources"), "hearsay"),
        ("holder", "terms.tsv", "leader:ann-other\tcountry", "org:lop\tcountry", Some(2), Some("leader"), "leader:"),
        ("body", "terms.tsv", "\tcountry:AAA\t", "\tleader:ann-other\t", Some(2), Some("body"), "organisations"),
        ("code's country", "country_codes.tsv", "country:AAA", "org:lop", Some(2), Some("country"), "country:"),
        (
            "body's country",
            "organisations.tsv",
            "country:AAA",
            "leader:ann-other",
            Some(2),
            Some("country"),
            "country:",
        ),
        (
            "successor",
            "countries.tsv",
            "\tcountry:AAA\tmade",
            "\torg:lop\tmade",
            Some(3),
            Some("successors"),
            "country:",
        ),
        ("namesake", "country_names.tsv", "country:AAA", "org:lop", Some(2), Some("entity"), "country:"),
        ("soft hyphen", "country_names.tsv", "\tArcadia", "\t\u{ad}", Some(2), Some("text"), "letters or digits"),
        ("mark", "leader_names.tsv", "\tAnn Other", "\t\u{301}", Some(2), Some("text"), "letters or digits"),
        ("tatweel", "offices.tsv", "President", "\u{640}", Some(2), Some("text"), "letters or digits"),
        ("no source", "leaders.tsv", "\tmade-up", "\t", Some(2), Some("sources"), "empty"),
        (
            "source twice",
            "sources.tsv",
            "\t2026\t\t\n",
            "\t2026\t\t\nmade-up\tAgain\tCC0-1.0\t2026\t\t\n",
            Some(3),
            Some("id"),
            "twice",
        ),
        ("duplicate id", "countries.tsv", "country:BBB\tBohemia", "country:AAA\tBohemia", Some(3), Some("id"), "twice"),
        ("id of another kind", "leaders.tsv", "leader:ann-other", "country:ann", Some(2), Some("id"), "leader:"),
        ("bare prefix as id", "leaders.tsv", "leader:ann-other", "leader:", Some(2), Some("id"), "leader:"),
        ("no name", "leaders.tsv", "\tAnn Other\t", "\t\t", Some(2), Some("name"), "empty"),
        ("canonical name missing", "leaders.tsv", "\tAnn Other\t", "\tAnne Other\t", Some(2), Some("name"), "no row"),
        ("qid", "leaders.tsv", "\tQ2\t", "\tP2\t", Some(2), Some("qid"), "P2"),
        ("iso2", "countries.tsv", "\tAA\t", "\tA1\t", Some(2), Some("iso2"), "A1"),
        (
            "name in brackets",
            "country_names.tsv",
            "\tBohemia\t",
            "\tBohemia (old)\t",
            Some(3),
            Some("text"),
            "cannot be matched",
        ),
        ("empty name", "country_names.tsv", "\tBohemia\t", "\t\t", Some(3), Some("text"), "empty"),
        ("empty line", "offices.tsv", "\nPresident", "\n\nPresident", Some(2), None, "1 tab-separated fields where 4"),
    ];
    let mut faults = Vec::new();
    for &(name, file, from, to, line, column, message) in rows {
        let error = fault(&replaced(&name.replace(' ', "-"), file, from, to));
        let text = error.to_string();
        let place = format!("{file}:{}", line.map(|line| line.to_string()).unwrap_or_default());
        let named = column.is_none_or(|column| text.contains(&format!("({column})")));
        let location = error.location().expect("a place");
        let path = location.path().file_name().is_some_and(|name| name == file);
        let right = (location.line_number(), location.column()) == (line, column);
        if !(right && path && named && text.contains(&place) && text.contains(message)) {
            faults.push(format!("{name}: {text}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(rows.len() >= 30);
}

#[test]
fn a_line_that_is_not_utf_8_is_named() {
    let directory = common::tables("latin-1", |file, text| {
        let mut bytes = text.as_bytes().to_vec();
        if file == "country_names.tsv" {
            bytes.extend(b"country:AAA\tArc\xe1dia\tes\tname\ttitle\talone\t\t\tmade-up\n");
        }
        bytes
    });
    let error = fault(&directory);
    let location = error.location().expect("a place");
    assert_eq!((location.line_number(), location.column()), (Some(4), None));
    assert!(error.to_string().contains("UTF-8"), "{error}");
}

#[test]
fn tables_that_are_not_there() {
    let error = fault(Path::new("no/such/directory"));
    let location = error.location().expect("a place");
    assert_eq!((location.path(), location.line_number()), (Path::new("no/such/directory"), None));
    let empty = common::scratch("tables-empty");
    assert!(fault(&empty).to_string().contains("countries.tsv"));
    // Tables that are absent count as empty, so the names of nobody are missing.
    let directory = common::tables("no-names", |_, text| text.as_bytes().to_vec());
    std::fs::remove_file(directory.join("leader_names.tsv")).expect("the file was written");
    assert_eq!(fault(&directory).location().expect("a place").path().file_name().expect("a file"), "leaders.tsv");
}

#[test]
fn tables_with_windows_line_ends_are_read() {
    let directory = common::tables("crlf", |_, text| text.replace('\n', "\r\n").into_bytes());
    assert!(Gazetteer::from_directory(&directory).is_ok());
}

#[test]
fn what_is_no_image_is_refused() {
    let image =
        legation::compile(&common::tables("image", |_, text| text.as_bytes().to_vec())).expect("the tables are sound");
    assert!(Gazetteer::from_compiled(image.clone()).is_ok());
    for bytes in [
        Vec::new(),
        vec![0; 4],
        vec![0; 4096],
        b"not a gazetteer at all".repeat(100),
        image[..image.len() / 2].to_vec(),
    ] {
        let error = Gazetteer::from_compiled(bytes).expect_err("no image").to_string();
        assert!(error.starts_with("<memory>: it "), "{error}");
    }
    let mut newer = image;
    newer[8] = newer[8].wrapping_add(1);
    assert!(Gazetteer::from_compiled(newer).expect_err("another version").to_string().contains("version"));
}
