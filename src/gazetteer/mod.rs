//! Knowledge: entities, names, terms of office, codes, and the look-ups on them. Knows nothing of scanning.

use std::borrow::Cow;
use std::fmt;
use std::path::Path;

mod codes;
mod compile;
mod compile_lexicon;
mod distance;
mod entity;
mod error;
mod external_id;
mod holder_names;
pub(crate) mod image;
mod integrity;
mod lexicons;
mod lookup;
mod membership;
mod name;
mod name_traits;
mod offices;
mod person_words;
pub(crate) mod prefix_table;
mod search;
mod seeds;
mod term;

pub use compile::compile;
pub(crate) use compile::{BLOCKER, UNKNOWN_DATE};
pub(crate) use distance::DistanceMatrix;
pub use entity::{CodedCountry, Country, Entity, Leader, Organisation};
pub use error::GazetteerError;
pub use external_id::ExternalId;
pub use lookup::LookupError;
pub use membership::Membership;
pub use name::Name;
pub(crate) use name_traits::{NameTraits, WordShape};
pub use search::SearchResult;
pub use term::{Term, TermEnd};

use image::{EntityRow, Image, NameRow, OfficeRow, ReleaseRow, Row, Rows, SourceRow, TermRow};
use lexicons::Lexicons;
use person_words::PersonWords;

/// All entities with their names, codes and terms of office.
///
/// The [embedded](Gazetteer::embedded) one is made from the tables in `seeds/gazetteer`; a program can compile
/// tables of its own in the same format with [`Gazetteer::from_directory`]. Look-ups read memory and take microseconds.
///
/// ```
/// let gazetteer = legation::Gazetteer::embedded();
/// let korea = gazetteer.country("KOR")?;
/// assert_eq!((korea.name(), korea.iso2(), korea.qid()), ("South Korea", Some("KR"), Some("Q884")));
/// # Ok::<(), legation::LookupError>(())
/// ```
#[derive(Clone)]
pub struct Gazetteer {
    image: Image,
    person_words: PersonWords,
    lexicons: Lexicons,
}

impl Gazetteer {
    /// Compiles the seed tables in a directory (see `DESIGN.md` for the columns) into a gazetteer.
    ///
    /// # Errors
    /// The first fault in the tables, with file, line and column.
    ///
    /// ```
    /// let error = legation::Gazetteer::from_directory("no/such/place").unwrap_err();
    /// assert_eq!(error.path(), std::path::Path::new("no/such/place"));
    /// ```
    pub fn from_directory(directory: impl AsRef<Path>) -> Result<Gazetteer, GazetteerError> {
        let directory = directory.as_ref();
        let image = Image::open(Cow::Owned(compile(directory)?));
        image.map(Gazetteer::of).map_err(|message| GazetteerError::file(directory, message))
    }

    /// Opens what [`compile`] made.
    ///
    /// The bytes are checked to the last one, which takes time in proportion to them: what was cut short, damaged or changed by hand is refused,
    /// so that no later call can panic over it.
    ///
    /// # Errors
    /// When the bytes are not a whole compiled gazetteer of this version of the library; the message says what is wrong with them.
    ///
    /// ```
    /// let error = legation::Gazetteer::from_compiled(b"something else".to_vec()).unwrap_err();
    /// assert_eq!(error.to_string(), "<memory>: it is shorter than its header");
    /// ```
    pub fn from_compiled(bytes: Vec<u8>) -> Result<Gazetteer, GazetteerError> {
        let fault = |message: String| GazetteerError::file(Path::new("<memory>"), message);
        let image = Image::open(Cow::Owned(bytes)).map_err(|message| fault(message.to_owned()))?;
        image.verify().map_err(fault)?;
        Ok(Gazetteer::of(image))
    }

    /// Opens what the build script made.
    pub(crate) fn trusted(bytes: &'static [u8]) -> Result<Gazetteer, &'static str> {
        Image::open(Cow::Borrowed(bytes)).map(Gazetteer::of)
    }

    fn of(image: Image) -> Gazetteer {
        Gazetteer { image, person_words: PersonWords::default(), lexicons: Lexicons::default() }
    }

    /// What the data is: version, hash, counts, sources.
    pub fn info(&self) -> DataInfo<'_> {
        DataInfo { gazetteer: self }
    }

    /// Every entity, in the order of ids.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// assert!(gazetteer.entities().any(|entity| entity.id() == "leader:xi-jinping"));
    /// ```
    pub fn entities(&self) -> impl ExactSizeIterator<Item = Entity<'_>> {
        (0..self.rows::<EntityRow>().len()).map(|number| self.entity_at(number))
    }

    pub(crate) fn rows<R: Row>(&self) -> Rows<'_, R> {
        self.image.rows()
    }

    pub(crate) fn string(&self, number: u32) -> &str {
        self.image.string(number)
    }

    /// The text of an interned string, `None` where it is empty: unknown.
    pub(crate) fn known(&self, number: u32) -> Option<&str> {
        (number != 0).then(|| self.image.string(number))
    }

    /// A match key.
    #[inline]
    pub(crate) fn key(&self, row: image::KeyRow) -> &[u8] {
        self.image.key(row)
    }

    /// The same as [`Gazetteer::string`], without reading it as UTF-8.
    pub(crate) fn key_bytes(&self, number: u32) -> &[u8] {
        self.image.bytes_of(number)
    }

    /// The length of the longest key, in bytes.
    pub(crate) fn longest_key(&self) -> usize {
        self.rows::<ReleaseRow>().get(0).longest_key as usize
    }

    /// What the scanner reads.
    pub(crate) fn scanner_tables(&self) -> prefix_table::ScannerTables {
        prefix_table::ScannerTables::of(&self.image)
    }

    /// The entity with this [number](Entity::number), found without a search.
    ///
    /// # Panics
    /// The entity's methods may panic when the number is not of this gazetteer.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let korea = gazetteer.country("KOR")?;
    /// assert_eq!(gazetteer.entity_at(korea.number()).id(), "country:KOR");
    /// # Ok::<(), legation::LookupError>(())
    /// ```
    pub fn entity_at(&self, number: u32) -> Entity<'_> {
        Entity { gazetteer: self, number }
    }
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gazetteer(version {}, {} entities)", self.info().version(), self.entities().len())
    }
}

/// What a gazetteer's data is: travels with every exported table, so that results can be reproduced.
///
/// ```
/// let gazetteer = legation::Gazetteer::embedded();
/// let info = gazetteer.info();
/// assert_eq!(info.version().len(), "2026.11.23".len());
/// assert!(info.leaders() > 1000 && info.organisations() > 200);
/// assert!(info.sources().all(|source| !source.licence.is_empty()));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DataInfo<'g> {
    gazetteer: &'g Gazetteer,
}

/// Where facts come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Source<'g> {
    /// The id that rows refer to.
    pub id: &'g str,
    /// What it is.
    pub title: &'g str,
    /// The licence under which its facts are passed on (SPDX where there is an identifier).
    pub licence: &'g str,
    /// The date of the state that was read, as the source gives it.
    pub as_of: &'g str,
}

impl<'g> DataInfo<'g> {
    /// The data version: the date of the newest source, `YYYY.MM.DD`.
    pub fn version(&self) -> &'g str {
        self.gazetteer.string(self.release().version)
    }

    /// A hash of the seed tables: equal hashes, equal data. 16 hexadecimal digits (FNV-1a).
    pub fn hash(&self) -> &'g str {
        self.gazetteer.string(self.release().hash)
    }

    /// The number of countries, territories and historical states.
    pub fn countries(&self) -> usize {
        self.gazetteer.rows::<image::CountryRow>().len() as usize
    }

    /// The number of leaders.
    pub fn leaders(&self) -> usize {
        self.gazetteer.rows::<image::LeaderRow>().len() as usize
    }

    /// The number of organisations.
    pub fn organisations(&self) -> usize {
        self.gazetteer.rows::<image::OrganisationRow>().len() as usize
    }

    /// The number of names, blocking phrases not counted.
    pub fn names(&self) -> usize {
        self.gazetteer.rows::<NameRow>().iter().filter(|name| name.entity != BLOCKER).count()
    }

    /// The number of terms of office.
    pub fn terms(&self) -> usize {
        self.gazetteer.rows::<TermRow>().len() as usize
    }

    /// The number of titles of office in the vocabulary.
    pub fn offices(&self) -> usize {
        self.gazetteer.rows::<OfficeRow>().len() as usize
    }

    /// The sources, in the order of ids.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Source<'g>> + use<'g> {
        let gazetteer = self.gazetteer;
        gazetteer.rows::<SourceRow>().iter().map(|row| Source {
            id: gazetteer.string(row.id),
            title: gazetteer.string(row.title),
            licence: gazetteer.string(row.licence),
            as_of: gazetteer.string(row.as_of),
        })
    }

    fn release(&self) -> ReleaseRow {
        self.gazetteer.rows::<ReleaseRow>().get(0)
    }
}
