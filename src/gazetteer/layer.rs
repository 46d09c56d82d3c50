//! One layer: everything that one image says.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use once_cell::sync::OnceCell;

use super::compile::kind_of_id;
use super::grouped::Grouped;
use super::handle::EntityHandle;
use super::hidden::Hidden;
use super::image::{EntityRow, Image, MembershipRow, NameRow, OtherRow, ReleaseRow, Row, Rows, TermRow};
use super::inflected::WordForms;
use super::keys::{KeyBlocks, Keys};
use super::languages::Languages;
use super::lexicons::Lexicons;
use super::offices_held::Offices;
use super::person_words::PersonWords;
use super::sounds::RulersBySound;
use super::{LayerId, LayerKind};
use crate::vocabulary::Kind;

/// What one image says, with what is made of it when it is first asked for. Its rows refer to each other by number.
pub(crate) struct Layer {
    image: Image,
    kind: LayerKind,
    keys: OnceCell<KeyBlocks>,
    names_by_entity: OnceCell<Grouped>,
    terms_by_body: OnceCell<Grouped>,
    memberships_by_member: OnceCell<Grouped>,
    pub(super) person_words: PersonWords,
    pub(super) lexicons: Lexicons,
    pub(super) offices_held: OnceCell<Offices>,
    pub(super) rulers_by_sound: OnceCell<RulersBySound>,
    pub(super) languages: Languages,
    pub(super) word_forms: WordForms,
}

impl Layer {
    pub(super) fn of(image: Image, kind: LayerKind) -> Layer {
        Layer {
            image,
            kind,
            keys: OnceCell::new(),
            names_by_entity: OnceCell::new(),
            terms_by_body: OnceCell::new(),
            memberships_by_member: OnceCell::new(),
            person_words: PersonWords::default(),
            lexicons: Lexicons::default(),
            offices_held: OnceCell::new(),
            rulers_by_sound: OnceCell::new(),
            languages: Languages::default(),
            word_forms: WordForms::default(),
        }
    }

    pub(super) fn kind(&self) -> LayerKind {
        self.kind
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.image.all_bytes()
    }

    #[inline]
    pub(crate) fn rows<R: Row>(&self) -> Rows<'_, R> {
        self.image.rows()
    }

    pub(crate) fn string(&self, number: u32) -> &str {
        self.image.string(number)
    }

    /// The same as [`Layer::string`], without reading it as UTF-8.
    pub(crate) fn bytes_of(&self, number: u32) -> &[u8] {
        self.image.bytes_of(number)
    }

    /// The text of an interned string, `None` where it is empty: unknown.
    pub(crate) fn known(&self, number: u32) -> Option<&str> {
        (number != 0).then(|| self.image.string(number))
    }

    /// The match keys.
    #[inline]
    pub(crate) fn keys(&self) -> Keys<'_> {
        Keys::new(&self.image, self.keys.get_or_init(|| KeyBlocks::of(&self.image)))
    }

    /// The same as [`Layer::string`], without reading it as UTF-8.
    pub(crate) fn key_bytes(&self, number: u32) -> &[u8] {
        self.image.bytes_of(number)
    }

    /// The length of the longest key, in bytes.
    pub(crate) fn longest_key(&self) -> usize {
        self.release().longest_key as usize
    }

    /// What the scanner reads.
    pub(crate) fn scanner_tables(&self) -> super::prefix_table::ScannerTables {
        super::prefix_table::ScannerTables::of(&self.image)
    }

    pub(super) fn release(&self) -> ReleaseRow {
        self.rows::<ReleaseRow>().get(0)
    }

    /// The numbers of the name rows under a key.
    #[inline]
    pub(crate) fn names_of_key(&self, key: u32) -> Range<u32> {
        self.keys().names(key)
    }

    /// The numbers of the name rows of an entity.
    pub(super) fn names_of_entity(&self, entity: u32) -> impl Iterator<Item = u32> + '_ {
        let group = || Grouped::of(self.entities(), &self.rows::<NameRow>().column("entity"));
        self.names_by_entity.get_or_init(group).get(entity).iter().copied()
    }

    /// The terms of office of a body, by their start.
    pub(super) fn terms_of_body(&self, body: u32) -> impl DoubleEndedIterator<Item = TermRow> + '_ {
        let terms = self.rows::<TermRow>();
        let group = || {
            let starts = terms.column("start");
            Grouped::of(self.entities(), &terms.column("body")).sorted_by_key(|number| starts[number as usize])
        };
        self.terms_by_body.get_or_init(group).get(body).iter().map(move |&number| terms.get(number))
    }

    /// The memberships of a member.
    pub(super) fn memberships_of(&self, member: u32) -> impl Iterator<Item = MembershipRow> + '_ {
        let memberships = self.rows::<MembershipRow>();
        let group = || Grouped::of(self.entities(), &memberships.column("member"));
        self.memberships_by_member.get_or_init(group).get(member).iter().map(move |&number| memberships.get(number))
    }

    fn entities(&self) -> u32 {
        self.rows::<EntityRow>().len()
    }

    /// The row of the entity with a legation id.
    pub(super) fn row_of_id(&self, id: &str) -> Option<u32> {
        // A list has a million ids of kinds of its own, and the layer below none.
        if kind_of_id(id) == Kind::Other && self.rows::<OtherRow>().len() == 0 {
            return None;
        }
        self.rows::<EntityRow>().position(id.as_bytes(), |row| self.key_bytes(row.id))
    }
}

/// A layer at its place in a gazetteer: turns the numbers of its rows into handles.
#[derive(Clone)]
pub(crate) struct Placed {
    layer: Arc<Layer>,
    id: LayerId,
    /// The handles of its entities, by row; empty in the lowest layer, where the row is the handle.
    handles: Box<[EntityHandle]>,
    /// The rows of the entities that a layer below has, too, by handle.
    shared: Box<[(EntityHandle, u32)]>,
    /// What a selection, or a layer above, left out.
    hidden: Option<Arc<Hidden>>,
    /// The file it was read from.
    path: Option<Arc<Path>>,
    /// Whether other processes are to read the file instead of being sent the data.
    by_reference: bool,
}

impl std::ops::Deref for Placed {
    type Target = Layer;

    #[inline]
    fn deref(&self) -> &Layer {
        &self.layer
    }
}

impl Placed {
    /// On top of the layers below.
    pub(super) fn on(below: &[Placed], layer: Arc<Layer>) -> Placed {
        let id = LayerId::at(below.len());
        let (mut handles, mut shared) = (Vec::new(), Vec::new());
        if !below.is_empty() {
            for (row, entity) in (0..).zip(layer.rows::<EntityRow>().iter()) {
                let known = handle_of_id(below, layer.string(entity.id));
                shared.extend(known.map(|handle| (handle, row)));
                handles.push(known.unwrap_or_else(|| EntityHandle::new(id, row)));
            }
            shared.sort_unstable();
        }
        Placed {
            layer,
            id,
            handles: handles.into(),
            shared: shared.into(),
            hidden: None,
            path: None,
            by_reference: false,
        }
    }

    pub(crate) fn id(&self) -> LayerId {
        self.id
    }

    /// What a selection, or a layer above, left out.
    pub(super) fn hidden(&self) -> Option<&Hidden> {
        self.hidden.as_deref()
    }

    pub(super) fn hide(&mut self, hidden: Arc<Hidden>) {
        self.hidden = Some(hidden);
    }

    /// Without what is left out of the other, which is the same layer at another place.
    pub(super) fn same_as(mut self, other: &Placed) -> Placed {
        self.hidden.clone_from(&other.hidden);
        self.path.clone_from(&other.path);
        self.by_reference = other.by_reference;
        self
    }

    /// Whether another gazetteer has the same layer at the same place, with the same left out.
    pub(super) fn is_as(&self, other: &Placed) -> bool {
        let same_hidden = match (&self.hidden, &other.hidden) {
            (None, None) => true,
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            _ => false,
        };
        Arc::ptr_eq(&self.layer, &other.layer) && self.id == other.id && same_hidden
    }

    pub(super) fn is_of_file(&mut self, path: Arc<Path>) {
        self.path = Some(path);
    }

    /// Asks for the file to be read again instead of the data being sent, if there is one.
    pub(super) fn refer_to_file(&mut self) {
        self.by_reference = self.path.is_some();
    }

    pub(super) fn is_by_reference(&self) -> bool {
        self.by_reference
    }

    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether a selection left the entity of a row out.
    #[inline]
    pub(crate) fn hides_entity(&self, row: u32) -> bool {
        self.hidden.as_ref().is_some_and(|hidden| hidden.has_entity(row))
    }

    /// The same for a name.
    #[inline]
    pub(crate) fn hides_name(&self, number: u32) -> bool {
        self.hidden.as_ref().is_some_and(|hidden| hidden.has_name(number))
    }

    /// Whether anything of it is left out.
    #[inline]
    pub(crate) fn hides_something(&self) -> bool {
        self.hidden.is_some()
    }

    pub(super) fn layer(&self) -> &Arc<Layer> {
        &self.layer
    }

    /// The entity of a row; [`EntityHandle::NONE`] for a row that refers to none.
    #[inline]
    pub(crate) fn handle(&self, row: u32) -> EntityHandle {
        self.handles.get(row as usize).copied().unwrap_or(EntityHandle::of_lowest(row))
    }

    /// The row that says something of an entity.
    #[inline]
    pub(super) fn row_of(&self, handle: EntityHandle) -> Option<u32> {
        if handle.layer() == self.id {
            return Some(handle.row());
        }
        let place = self.shared.binary_search_by_key(&handle, |&(handle, _)| handle).ok()?;
        Some(self.shared[place].1)
    }

    /// The entities that no layer below has.
    pub(super) fn own(&self) -> impl Iterator<Item = EntityHandle> {
        let rows = 0..self.rows::<EntityRow>().len();
        rows.map(|row| self.handle(row)).filter(|handle| handle.layer() == self.id && !self.hides_entity(handle.row()))
    }
}

/// The entity with a legation id: that of the lowest layer which has it.
pub(super) fn handle_of_id(layers: &[Placed], id: &str) -> Option<EntityHandle> {
    let row = |layer: &Placed| layer.row_of_id(id).filter(|&row| !layer.hides_entity(row));
    layers.iter().find_map(|layer| row(layer).map(|row| layer.handle(row)))
}
