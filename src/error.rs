//! What can go wrong, and where: one error for look-ups, tables and compiled gazetteers.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::date::DateError;
use crate::vocabulary::UnknownWord;

/// What is wrong: something that was asked for, or something that was read.
///
/// [`kind`](Error::kind) says of which sort it is, [`location`](Error::location) where the fault is, and
/// [`candidates`](Error::candidates) what an ambiguous query can mean; the text says it all in one line.
///
/// ```
/// use legation::{ErrorKind, Gazetteer};
///
/// let error = Gazetteer::embedded().country("Congo").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Ambiguous);
/// assert_eq!(error.candidates(), ["country:COD", "country:COG"]);
///
/// let error = Gazetteer::from_directory("no/such/place").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Table);
/// assert_eq!(error.location().unwrap().path(), std::path::Path::new("no/such/place"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Fault>);

/// How many further faults one text tells.
const PRINTED: usize = 49;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Fault {
    kind: ErrorKind,
    message: String,
    candidates: Vec<String>,
    location: Option<Location>,
    /// What else is wrong, where all faults are told at once.
    further: Vec<Error>,
}

/// The sorts of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A query matches nothing.
    NotFound,
    /// A query matches several entities: see [`Error::candidates`].
    Ambiguous,
    /// Tables that cannot be read: see [`Error::location`].
    Table,
    /// Bytes that are not a whole compiled gazetteer of this version.
    Image,
    /// What is not a language tag, or one of a language that the gazetteer has no names in.
    Language,
    /// Layers that cannot be put on top of each other.
    Layers,
    /// A date that does not exist or is not written as one.
    Date,
    /// A word that is not in the vocabulary it was read for.
    Word,
}

/// The place of a fault: a file, and as far as it is known the line and the column in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    path: PathBuf,
    line: Option<usize>,
    field: Option<(usize, &'static str)>,
}

impl Location {
    /// The file or directory with the fault.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The line with the fault, from 1, if it is in one.
    pub fn line_number(&self) -> Option<usize> {
        self.line
    }

    /// The name of the column with the fault, if it is in one.
    pub fn column(&self) -> Option<&'static str> {
        self.field.map(|(_, name)| name)
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some((number, name)) = self.field {
            write!(f, ": column {number} ({name})")?;
        }
        Ok(())
    }
}

impl Error {
    fn new(kind: ErrorKind, message: impl fmt::Display) -> Error {
        Error(Box::new(Fault {
            kind,
            message: message.to_string(),
            candidates: Vec::new(),
            location: None,
            further: Vec::new(),
        }))
    }

    fn at(mut self, path: &Path, line: Option<usize>, field: Option<(usize, &'static str)>) -> Error {
        self.0.location = Some(Location { path: path.to_owned(), line, field });
        self
    }

    /// A look-up without a result: `what` was looked for; `candidates`: the ids of those that it can mean, if there are several.
    pub(crate) fn look_up(what: &str, query: &str, candidates: Vec<String>) -> Error {
        if candidates.is_empty() {
            let codes = if what == "country" { " an ISO 3166 code," } else { "" };
            let message = format!(
                "no {what} {query:?}: expected a legation id, a Wikidata id,{codes} or a name in the gazetteer"
            );
            return Error::new(ErrorKind::NotFound, message);
        }
        let message = format!("{what} {query:?} is ambiguous: use one of {}", candidates.join(", "));
        let mut error = Error::new(ErrorKind::Ambiguous, message);
        error.0.candidates = candidates;
        error
    }

    /// A look-up without a result, in words of its own.
    pub(crate) fn not_found(message: impl fmt::Display) -> Error {
        Error::new(ErrorKind::NotFound, message)
    }

    /// With the ids of what the message names.
    pub(crate) fn of_candidates(mut self, ids: Vec<String>) -> Error {
        self.0.candidates = ids;
        self
    }

    /// With the ids of those whose names are nearly what was looked for, if there are any.
    pub(crate) fn near(mut self, ids: Vec<String>) -> Error {
        if !ids.is_empty() {
            self.0.message += &format!("; nearly so called: {}", ids.join(", "));
            self.0.candidates = ids;
        }
        self
    }

    /// What is not a language tag, or one that no name belongs to; `known`: the languages that there are.
    pub(crate) fn language(tag: &str, well_formed: bool, known: &str) -> Error {
        let message = match well_formed {
            true => format!("the gazetteer has no names in the language {tag:?}; it has them in: {known}"),
            false => format!(
                "language must be a BCP 47 tag such as \"de\" or \"pt-BR\", not {tag:?}; the gazetteer has names in: {known}"
            ),
        };
        Error::new(ErrorKind::Language, message)
    }

    /// What is wrong with a file as a whole, for programs that read lists of own entities.
    ///
    /// ```
    /// let error = legation::Error::file("ships.xlsx".as_ref(), "it is a spreadsheet");
    /// assert_eq!(error.to_string(), "ships.xlsx: it is a spreadsheet");
    /// ```
    pub fn file(path: &Path, message: impl fmt::Display) -> Error {
        Error::new(ErrorKind::Table, message).at(path, None, None)
    }

    pub(crate) fn line(path: &Path, line: usize, message: impl fmt::Display) -> Error {
        Error::new(ErrorKind::Table, message).at(path, Some(line), None)
    }

    pub(crate) fn field(path: &Path, line: usize, field: (usize, &'static str), message: impl fmt::Display) -> Error {
        Error::new(ErrorKind::Table, message).at(path, Some(line), Some(field))
    }

    /// The same fault, in this file.
    ///
    /// ```
    /// let error = legation::Gazetteer::from_compiled(b"something else".to_vec()).unwrap_err();
    /// assert_eq!(error.of_file("own.legation".as_ref()).to_string(), "own.legation: it is shorter than its header");
    /// ```
    pub fn of_file(self, path: &Path) -> Error {
        self.at(path, None, None)
    }

    /// Bytes that are not a compiled gazetteer; `path` says where they come from.
    pub(crate) fn image(path: &Path, message: impl fmt::Display) -> Error {
        Error::new(ErrorKind::Image, message).at(path, None, None)
    }

    pub(crate) fn layers(message: impl fmt::Display) -> Error {
        Error::new(ErrorKind::Layers, message)
    }

    /// One error for several faults, of which it has all; nothing where there is none.
    pub(crate) fn of_all(faults: Vec<Error>) -> Option<Error> {
        let mut faults = faults.into_iter();
        let mut first = faults.next()?;
        first.0.further.extend(faults);
        Some(first)
    }

    /// This fault, then those that were found with it: a list of own entities is checked to its end.
    ///
    /// ```
    /// let error = legation::Gazetteer::embedded().country("Atlantis").unwrap_err();
    /// assert_eq!(error.all().count(), 1);
    /// ```
    pub fn all(&self) -> impl Iterator<Item = &Error> {
        std::iter::once(self).chain(&self.0.further)
    }

    /// Of which sort it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The ids of the entities that an ambiguous query can mean, or of the organisations whose names are nearly that of one that is not found;
    /// empty for other errors.
    pub fn candidates(&self) -> &[String] {
        &self.0.candidates
    }

    /// Where the fault is, if it is in a file.
    pub fn location(&self) -> Option<&Location> {
        self.0.location.as_ref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(location) = &self.0.location {
            write!(f, "{location}: ")?;
        }
        f.write_str(&self.0.message)?;
        for error in self.0.further.iter().take(PRINTED) {
            write!(f, "\n{error}")?;
        }
        match self.0.further.len().saturating_sub(PRINTED) {
            0 => Ok(()),
            more => write!(f, "\nand {more} more"),
        }
    }
}

impl std::error::Error for Error {}

impl From<DateError> for Error {
    fn from(error: DateError) -> Error {
        Error::new(ErrorKind::Date, error)
    }
}

impl From<UnknownWord> for Error {
    fn from(error: UnknownWord) -> Error {
        Error::new(ErrorKind::Word, error)
    }
}
