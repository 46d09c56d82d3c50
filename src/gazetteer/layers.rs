//! Layers of one gazetteer: the built-in data lowest, what a program adds on top.

use std::path::Path;
use std::sync::Arc;

use super::handle::MOST_ROWS;
use super::image::{EntityRow, NameRow, SourceRow};
use super::layer::Placed;
use super::selection::{Applied, remove_names};
use super::{EntityHandle, Gazetteer, KeyHandle, LayerId, Name, NameTraits};
use crate::error::Error;
use crate::vocabulary::{Form, Kind, LayerKind};

/// What one layer of a gazetteer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LayerInfo<'g> {
    /// Its place: the lowest has 0.
    pub id: LayerId,
    /// Built-in data, or a program's own.
    pub kind: LayerKind,
    /// The version of its tables; empty where they have none.
    pub version: &'g str,
    /// A hash of its tables.
    pub hash: &'g str,
    /// The file that it was read from, if it was read from one.
    pub path: Option<&'g Path>,
    /// The date of the state that its newest source was read in, as the source gives it; empty where none does.
    pub as_of: &'g str,
    /// Whether other processes are to read the file again instead of being sent the data: see [`Gazetteer::by_reference`].
    pub by_reference: bool,
}

impl<'g> LayerInfo<'g> {
    /// What people call it: the name of its file without the ending, otherwise its kind.
    pub fn name(&self) -> &'g str {
        let stem = self.path.and_then(Path::file_stem).and_then(|stem| stem.to_str());
        stem.unwrap_or(self.kind.as_str())
    }
}

impl Gazetteer {
    pub(super) fn of_layers(layers: Vec<Placed>) -> Gazetteer {
        let joined = |text: fn(&Placed) -> &str| layers.iter().map(text).collect::<Vec<_>>().join("+").into();
        let hash = joined(|layer| layer.string(layer.release().hash));
        let version = if layers.len() == 1 {
            joined(|layer| layer.string(layer.release().version))
        } else {
            joined(|layer| {
                let version = layer.known(layer.release().version);
                version.unwrap_or_else(|| layer.string(layer.release().hash).get(..8).unwrap_or_default())
            })
        };
        Gazetteer { layers, version, hash, query_names: Default::default(), selections: Vec::new() }
    }

    /// This gazetteer with the layers of another on top. Both are left as they are, and the data is shared.
    ///
    /// An entity that both have (the same [id](super::Entity::id)) is one entity: it has the names, terms of office, codes and memberships of
    /// both. What there can be only one of (name, Wikidata item, dates …) is that of the uppermost layer which states it; a term in the same
    /// office of the same body from the same day replaces that of a lower layer.
    ///
    /// The words and the titles that the rules ask for are those of the lowest layer that has any.
    ///
    /// # Errors
    /// When there would be more than 15 layers, or one of them has more than 2^28 rows.
    ///
    /// ```
    /// use legation::Gazetteer;
    /// let built_in = Gazetteer::embedded();
    /// let twice = built_in.extend(&built_in)?;
    /// assert_eq!(twice.layers().len(), 2);
    /// // All that the second one says was known.
    /// assert_eq!(twice.info().countries(), built_in.info().countries());
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn extend(&self, own: &Gazetteer) -> Result<Gazetteer, Error> {
        let count = self.layers.len() + own.layers.len();
        if count > LayerId::MOST {
            let message =
                format!("{count} layers where a gazetteer can have {}; compile several into one", LayerId::MOST);
            return Err(Error::layers(message));
        }
        let rows = |layer: &Placed| layer.rows::<EntityRow>().len().max(layer.keys().len());
        if let Some(layer) = own.layers.iter().chain(&self.layers).find(|layer| rows(layer) >= MOST_ROWS) {
            let message = format!("a layer has {} rows where {MOST_ROWS} is the most", rows(layer));
            return Err(Error::layers(message));
        }
        let mut layers = self.layers.clone();
        for layer in &own.layers {
            let placed = Placed::on(&layers, Arc::clone(layer.layer())).same_as(layer);
            remove_names(&mut layers, &placed);
            layers.push(placed);
        }
        let mut both = Gazetteer::of_layers(layers);
        both.selections.clone_from(&self.selections);
        let above = self.layers.len();
        both.selections.extend(own.selections.iter().cloned().map(|Applied { layers, selection }| Applied {
            layers: layers.start + above..layers.end + above,
            selection,
        }));
        both.name_selections();
        Ok(both)
    }

    /// The layers, the lowest first.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// assert_eq!(gazetteer.layers().next().unwrap().kind, legation::LayerKind::BuiltIn);
    /// ```
    pub fn layers(&self) -> impl ExactSizeIterator<Item = LayerInfo<'_>> {
        self.layers.iter().map(|layer| {
            let release = layer.release();
            let (version, hash) = (layer.string(release.version), layer.string(release.hash));
            let as_of = layer.rows::<SourceRow>().iter().map(|source| layer.string(source.as_of)).max();
            let (path, as_of) = (layer.path(), as_of.unwrap_or_default());
            let by_reference = layer.is_by_reference();
            LayerInfo { id: layer.id(), kind: layer.kind(), version, hash, path, as_of, by_reference }
        })
    }

    /// The compiled form of a layer: what [`from_compiled`](Gazetteer::from_compiled) opens.
    ///
    /// # Panics
    /// When there is no such layer.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let lowest = gazetteer.layers().next().unwrap();
    /// assert!(gazetteer.compiled_layer(lowest.id).starts_with(b"LEGATION"));
    /// ```
    pub fn compiled_layer(&self, id: LayerId) -> &[u8] {
        self.layer(id).bytes()
    }

    /// Whether there is more than one layer, so that what one says of an entity may not be all.
    pub(crate) fn is_layered(&self) -> bool {
        self.layers.len() > 1
    }

    pub(crate) fn placed_layers(&self) -> &[Placed] {
        &self.layers
    }

    #[inline]
    pub(crate) fn layer(&self, id: LayerId) -> &Placed {
        &self.layers[id.index()]
    }

    /// What the layers say of an entity, from the lowest to the uppermost; at least its own layer says something.
    pub(super) fn stated(&self, handle: EntityHandle) -> impl DoubleEndedIterator<Item = (&Placed, u32)> {
        let layers = &self.layers[handle.layer().index()..];
        layers.iter().filter_map(move |layer| Some((layer, layer.row_of(handle)?)))
    }

    /// The names under a key.
    pub(crate) fn names_under(&self, key: KeyHandle) -> impl Iterator<Item = Name<'_>> {
        // No person is called by what a language makes of a country's name.
        let layer = (key.layer() != LayerId::FORMS).then(|| self.layer(key.layer()));
        let names =
            layer.into_iter().flat_map(move |layer| layer.names_of_key(key.row()).map(move |number| (layer, number)));
        names.filter_map(move |(layer, number)| Name::at(self, layer, number))
    }

    /// The countries of the lowest layer that a key is a name of: in this form, or in any.
    pub(crate) fn countries_under(&self, key: KeyHandle, form: Option<Form>) -> Vec<EntityHandle> {
        let layer = self.layer(LayerId::LOWEST);
        let rows: Vec<NameRow> = match key.layer() {
            LayerId::FORMS => self.names_of_form(key).to_vec(),
            LayerId::LOWEST => layer.names_of_key(key.row()).map(|number| layer.rows().get(number)).collect(),
            _ => Vec::new(),
        };
        let is_of = |name: &&NameRow| {
            let traits = NameTraits(name.traits);
            let is_name = matches!(traits.form(), Form::Name | Form::Short | Form::Official | Form::Acronym);
            let is_adjective = matches!(traits.form(), Form::Adjective);
            traits.kind() == Some(Kind::Country)
                && form.is_none_or(|form| if form == Form::Adjective { is_adjective } else { is_name })
        };
        rows.iter().filter(is_of).map(|name| layer.handle(name.entity)).collect()
    }
}
