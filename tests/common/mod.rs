//! What several tests share.
#![allow(dead_code, reason = "every test binary uses its own part")]

use std::path::{Path, PathBuf};

use legation::{CodePoints, Document, Options};

/// A path below the root of the repository.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// A text file below the root of the repository.
pub fn read(relative: &str) -> String {
    let path = path(relative);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The article that every face of the library is shown with.
pub fn summit() -> String {
    read("seeds/documents/china-south-korea-summit.txt")
}

/// Options from what a case gives.
pub fn options(date: Option<&str>, metonyms: bool) -> Options {
    let options = Options::new().metonyms(metonyms);
    match date {
        Some(date) => options.date(date.parse().expect("a valid date in the test")),
        None => options,
    }
}

/// The mentions as `(surface, entity id, form)`.
pub fn facts(document: &Document<'_>) -> Vec<[String; 3]> {
    let fact = |mention| {
        [
            document.surface(mention),
            document.entity(mention).map_or("discovered", |entity| entity.id()),
            mention.form().as_str(),
        ]
    };
    document.mentions().map(|mention| fact(mention).map(str::to_owned)).collect()
}

/// The rules behind each mention, in the order of the evidence.
pub fn rules(document: &Document<'_>) -> Vec<Vec<String>> {
    let words = |mention: &legation::Mention| mention.evidence().map(|evidence| evidence.rule().to_string()).collect();
    document.mentions().map(words).collect()
}

/// What was rejected, as `(surface, reason)`.
pub fn rejected(document: &Document<'_>) -> Vec<[String; 2]> {
    document.rejected().map(|candidate| [candidate.surface().to_owned(), candidate.reason().to_string()]).collect()
}

/// Where the mentions start, in code points.
pub fn starts(document: &Document<'_>) -> Vec<usize> {
    let offsets = CodePoints::new(document.text());
    document.mentions().map(|mention| offsets.at(mention.span().start())).collect()
}

/// An empty directory for one test, emptied of what an earlier run left.
pub fn scratch(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&directory);
    std::fs::create_dir_all(&directory).expect("the scratch directory can be made");
    directory
}

/// Small tables of made-up countries, people and organisations.
pub const TABLES: [(&str, &str); 10] = [
    (
        "countries.tsv",
        "id\tname\tstatus\tiso2\tiso3\tnumeric\tm49\tqid\twikipedia\tstart\tend\tparent\tsuccessors\tsources\n\
         country:AAA\tArcadia\tmember\tAA\tAAA\t001\t001\tQ1\t\t1950\t\t\t\tmade-up\n\
         country:BBB\tBohemia\thistorical\t\t\t\t\t\t\t1918\t1938\t\tcountry:AAA\tmade-up\n",
    ),
    (
        "country_codes.tsv",
        "country\tsystem\tcode\tabbreviation\tstart\tend\tsources\ncountry:AAA\tcow\t1\tARC\t1950\t\tmade-up\n",
    ),
    (
        "leaders.tsv",
        "id\tname\tfamily_name\tqid\twikipedia\tborn\tdied\tsources\n\
         leader:ann-other\tAnn Other\tOther\tQ2\t\t1950-01-01\t\tmade-up\n",
    ),
    (
        "organisations.tsv",
        "id\tname\tclass\tqid\twikipedia\tcountry\tparent\tstart\tend\tsources\n\
         org:lop\tLeague of Poets\tigo\t\t\tcountry:AAA\t\t1960\t\tmade-up\n",
    ),
    (
        "terms.tsv",
        "leader\tbody\trole\toffice\tstart\tend\tsources\n\
         leader:ann-other\tcountry:AAA\thead_of_state\tPresident\t2000-01-01\t\tmade-up\n",
    ),
    (
        "country_names.tsv",
        "entity\ttext\tlanguage\tform\tcase\tcontext\tstart\tend\tsources\n\
         country:AAA\tArcadia\ten\tname\ttitle\talone\t\t\tmade-up\n\
         country:BBB\tBohemia\ten\tname\ttitle\talone\t\t\tmade-up\n",
    ),
    (
        "leader_names.tsv",
        "entity\ttext\tlanguage\tform\tcase\tcontext\tstart\tend\tsources\n\
         leader:ann-other\tAnn Other\ten\tname\ttitle\talone\t\t\tmade-up\n\
         leader:ann-other\tOther\ten\tsurname\ttitle\tcontext\t\t\tmade-up\n",
    ),
    (
        "organisation_names.tsv",
        "entity\ttext\tlanguage\tform\tcase\tcontext\tstart\tend\tsources\n\
         org:lop\tLOP\ten\tacronym\texact\talone\t\t\tmade-up\n\
         org:lop\tLeague of Poets\ten\tname\ttitle\talone\t\t\tmade-up\n",
    ),
    ("offices.tsv", "text\trole\tposition\tsources\nPresident\thead_of_state\tbefore\tmade-up\n"),
    ("sources.tsv", "id\ttitle\tlicence\tas_of\turl\tnotes\nmade-up\tMade up for tests\tCC0-1.0\t2026\t\t\n"),
];

/// A directory of small tables, one of them changed.
pub fn tables(name: &str, change: impl Fn(&str, &str) -> Vec<u8>) -> PathBuf {
    let directory = scratch(&format!("tables-{name}"));
    for (file, text) in TABLES {
        std::fs::write(directory.join(file), change(file, text)).expect("a table can be written");
    }
    directory
}
