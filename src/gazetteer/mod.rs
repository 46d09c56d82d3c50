//! Knowledge: entities, names, terms of office, codes, and the look-ups on them. Knows nothing of scanning.

use std::borrow::Cow;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

mod bodies;
mod codes;
mod column;
mod compile;
mod difference;
mod distance;
mod entity;
mod external_id;
mod grouped;
mod handle;
mod hidden;
mod holder_names;
pub(crate) mod image;
mod inflected;
mod inflection;
mod info;
mod integrity;
pub(crate) mod keys;
mod languages;
mod layer;
mod layers;
mod lexicons;
mod lookup;
mod membership;
mod name;
mod name_traits;
mod names_of_office;
mod offices;
mod offices_held;
mod own;
mod packed;
mod person_words;
pub(crate) mod prefix_table;
mod query;
mod search;
mod seeds;
mod selection;
mod sounds;
mod succession;
mod term;

pub use column::{CountryColumn, Unresolved};
pub use compile::compile;
use compile::id_prefix;
pub(crate) use compile::{BLOCKER, UNKNOWN_DATE};
pub use difference::{Change, ChangeKind};
pub(crate) use distance::DistanceMatrix;
pub use entity::{CodedCountry, Country, Entity, Leader, Organisation, Other};
pub use external_id::ExternalId;
pub(crate) use handle::KeyHandle;
pub use handle::{EntityHandle, LayerId};
pub(crate) use inflected::Forms;
pub use info::{DataInfo, Source};
pub(crate) use layer::Layer;
pub use layers::LayerInfo;
pub use membership::Membership;
pub use name::Name;
pub(crate) use name_traits::{NameTraits, WordShape};
pub(crate) use names_of_office::{WordLetters, letter_set, may_be_near};
pub use own::{GazetteerBuilder, ListInfo, OWN_COLUMNS, OwnCell, OwnColumn};
pub use packed::pack;
pub use search::SearchResult;
pub use seeds::table_schemas;
pub use selection::Selection;
pub use term::{Term, TermEnd};

use crate::error::Error;
use crate::vocabulary::{Kind, LayerKind};
use image::{EntityRow, Image};
use layer::Placed;

/// All entities with their names, codes and terms of office, in layers.
///
/// The [embedded](Gazetteer::embedded) one is made from the tables in `seeds/gazetteer`; a program can compile
/// tables of its own in the same format with [`Gazetteer::from_directory`], and put them on top of it with [`Gazetteer::extend`].
/// Look-ups read memory and take microseconds. A clone shares the data.
///
/// ```
/// let gazetteer = legation::Gazetteer::embedded();
/// let korea = gazetteer.country("KOR")?;
/// assert_eq!((korea.name(), korea.iso2(), korea.qid()), ("South Korea", Some("KR"), Some("Q884")));
/// # Ok::<(), legation::Error>(())
/// ```
#[derive(Clone)]
pub struct Gazetteer {
    /// From the lowest to the uppermost; at least one.
    layers: Vec<Placed>,
    version: Box<str>,
    hash: Box<str>,
    query_names: query::QueryNames,
    /// What was left out of which layers, in the order in which it was asked for.
    selections: Vec<selection::Applied>,
}

impl Gazetteer {
    /// Compiles the seed tables in a directory (see `DESIGN.md` for the columns) into a gazetteer of one layer.
    ///
    /// # Errors
    /// The first fault in the tables, with file, line and column.
    ///
    /// ```
    /// let error = legation::Gazetteer::from_directory("no/such/place").unwrap_err();
    /// assert_eq!(error.location().unwrap().path(), std::path::Path::new("no/such/place"));
    /// ```
    pub fn from_directory(directory: impl AsRef<Path>) -> Result<Gazetteer, Error> {
        let directory = directory.as_ref();
        Ok(Gazetteer::of_own(compile(directory)?, directory)?.of_file(directory))
    }

    /// Opens what [`compile`] made, as a gazetteer of one layer.
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
    pub fn from_compiled(bytes: Vec<u8>) -> Result<Gazetteer, Error> {
        let fault = |message: String| Error::image(Path::new("<memory>"), message);
        let image = Image::open(Cow::Owned(bytes)).map_err(|message| fault(message.to_owned()))?;
        image.verify().map_err(fault)?;
        Ok(Gazetteer::of(image, LayerKind::Own))
    }

    /// The same gazetteer, which remembers that its uppermost layer was read from this file: [`LayerInfo::path`].
    ///
    /// ```
    /// let layer = legation::Gazetteer::embedded().as_ref().clone().of_file("lists/ships.csv");
    /// assert_eq!(layer.layers().next().unwrap().name(), "ships");
    /// ```
    #[must_use]
    pub fn of_file(mut self, path: impl Into<std::path::PathBuf>) -> Gazetteer {
        if let Some(layer) = self.layers.last_mut() {
            layer.is_of_file(path.into().into());
        }
        self
    }

    /// The same gazetteer, whose layers that were read from files are to be read there by other processes, too: what sends it to them (a pickle in
    /// Python) sends path and hash instead of the data.
    ///
    /// ```
    /// let layer = legation::Gazetteer::embedded().as_ref().clone().of_file("lists/ships.csv").by_reference();
    /// assert!(layer.layers().all(|layer| layer.by_reference));
    /// ```
    #[must_use]
    pub fn by_reference(mut self) -> Gazetteer {
        self.layers.iter_mut().for_each(Placed::refer_to_file);
        self
    }

    /// The same for bytes that this program or another of yours wrote: they are checked for damage and their version only, which takes a tenth of
    /// the time. Bytes that somebody made by hand can make later calls panic.
    ///
    /// # Errors
    /// When the bytes are not a whole compiled gazetteer of this version of the library.
    ///
    /// ```
    /// let built_in = legation::Gazetteer::embedded();
    /// let mut builder = legation::GazetteerBuilder::new(&built_in, "fleet");
    /// builder.add(1, [("id", "vell-7"), ("name", "Vellamo")]);
    /// let layer = builder.build()?;
    /// let bytes = layer.compiled_layer(layer.layers().next().unwrap().id).to_vec();
    /// assert!(legation::Gazetteer::from_trusted(bytes[1..].to_vec()).is_err());
    /// assert_eq!(legation::Gazetteer::from_trusted(bytes)?.info().hash(), layer.info().hash());
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn from_trusted(bytes: Vec<u8>) -> Result<Gazetteer, Error> {
        let fault = |message: &str| Error::image(Path::new("<memory>"), message);
        let image = Image::open(Cow::Owned(bytes)).map_err(fault)?;
        image.check_for_damage().map_err(fault)?;
        Ok(Gazetteer::of(image, LayerKind::Own))
    }

    /// Opens what was compiled a moment ago.
    fn of_own(image: Vec<u8>, path: &Path) -> Result<Gazetteer, Error> {
        let image = Image::open(Cow::Owned(image));
        image.map(|image| Gazetteer::of(image, LayerKind::Own)).map_err(|message| Error::image(path, message))
    }

    /// Opens what the build script made.
    #[cfg(feature = "embedded")]
    pub(crate) fn trusted(bytes: &'static [u8]) -> Result<Gazetteer, &'static str> {
        Image::open(Cow::Borrowed(bytes)).map(|image| Gazetteer::of(image, LayerKind::BuiltIn))
    }

    fn of(image: Image, kind: LayerKind) -> Gazetteer {
        Gazetteer::of_layers(vec![Placed::on(&[], Arc::new(Layer::of(image, kind)))])
    }

    /// What the data is: version, hash, counts, sources.
    pub fn info(&self) -> DataInfo<'_> {
        DataInfo { gazetteer: self }
    }

    /// Every entity, in the order of ids; those of a layer after those of the layers below.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// assert!(gazetteer.entities().any(|entity| entity.id() == "leader:xi-jinping"));
    /// ```
    pub fn entities(&self) -> impl ExactSizeIterator<Item = Entity<'_>> {
        let handles: Vec<EntityHandle> = self.layers.iter().flat_map(Placed::own).collect();
        handles.into_iter().map(|handle| self.entity_at(handle))
    }

    /// The entities of one kind, in the order of ids; those of a layer after those of the layers below.
    ///
    /// ```
    /// use legation::Kind;
    /// let gazetteer = legation::Gazetteer::embedded();
    /// assert_eq!(gazetteer.entities_of(Kind::Country).next().unwrap().id(), "country:ABW");
    /// assert!(gazetteer.entities_of(Kind::Organisation).any(|entity| entity.id() == "org:apec"));
    /// ```
    pub fn entities_of(&self, kind: Kind) -> impl Iterator<Item = Entity<'_>> {
        let of_kind = move |layer: &Placed, row: u32| layer.rows::<EntityRow>().get(row).kind == kind as u32;
        self.layers.iter().flat_map(move |layer| {
            let prefix = id_prefix(kind);
            let rows = layer.rows::<EntityRow>();
            // The prefix of an id is that of its kind.
            let first = rows.partition_point(0..rows.len(), |row| layer.string(row.id) < prefix);
            let own = (first..rows.len()).take_while(move |&row| of_kind(layer, row)).map(|row| layer.handle(row));
            let own = own.filter(|handle| handle.layer() == layer.id() && !layer.hides_entity(handle.row()));
            own.map(|handle| self.entity_at(handle))
        })
    }

    /// The entity with this [handle](Entity::handle), found without a search.
    ///
    /// # Panics
    /// The entity's methods may panic when the handle is not of this gazetteer.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let korea = gazetteer.country("KOR")?;
    /// assert_eq!(gazetteer.entity_at(korea.handle()).id(), "country:KOR");
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn entity_at(&self, handle: EntityHandle) -> Entity<'_> {
        Entity { gazetteer: self, handle }
    }
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gazetteer(version {}, {} entities)", self.info().version(), self.entities().len())
    }
}
