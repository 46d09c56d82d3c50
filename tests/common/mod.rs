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
