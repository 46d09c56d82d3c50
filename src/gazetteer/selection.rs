//! Parts of a gazetteer: without some entities, or only those of some kinds, countries, classes, and names of some languages.

use std::ops::Range;
use std::sync::Arc;

use super::hidden::Hidden;
use super::image::{EntityRow, NameRow, NameTextRow, RemovedNameRow};
use super::layer::Placed;
use super::{BLOCKER, Entity, EntityHandle, Gazetteer};
use crate::error::Error;
use crate::text::fold::fold_name;
use crate::vocabulary::{Kind, OrganisationClass};

/// Which part of a gazetteer to keep: see [`Gazetteer::select`]. An empty list of a criterion keeps all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Selection {
    /// Ids of entities to leave out.
    pub without: Vec<String>,
    /// Kinds to keep.
    pub kinds: Vec<Kind>,
    /// Countries to keep, by id, ISO code or name: themselves, their organisations, the holders of their offices.
    pub countries: Vec<String>,
    /// Classes of organisations, and kinds of own entities, to keep ("party", "company"). Countries and leaders have none, and stay.
    pub classes: Vec<String>,
    /// Languages (BCP 47) whose names to keep; names that count in any language stay.
    pub languages: Vec<String>,
    /// Names to leave out, whatever they denote, in any case and with any accents ("Kiwi").
    pub without_names: Vec<String>,
}

/// A selection with the layers that it was made of.
#[derive(Clone, Debug)]
pub(super) struct Applied {
    pub layers: Range<usize>,
    pub selection: Selection,
}

/// Hides the names that a layer removes from entities of the layers below it.
pub(super) fn remove_names(below: &mut [Placed], upper: &Placed) {
    let removed: Vec<(EntityHandle, String)> = upper
        .rows::<RemovedNameRow>()
        .iter()
        .filter_map(|row| Some((upper.handle(row.entity), fold_name(upper.string(row.text))?)))
        .collect();
    for layer in below {
        let mut numbers = Vec::new();
        for (handle, key) in &removed {
            let Some((entity, key)) = layer.row_of(*handle).zip(layer.keys().position(key.as_bytes())) else {
                continue;
            };
            let names = layer.rows::<NameRow>();
            numbers.extend(layer.names_of_key(key).filter(|&number| names.get(number).entity == entity));
        }
        if !numbers.is_empty() {
            let new = || Hidden::new(layer.rows::<EntityRow>().len(), layer.rows::<NameRow>().len());
            let mut hidden = layer.hidden().cloned().unwrap_or_else(new);
            numbers.into_iter().for_each(|number| hidden.hide_name(number));
            layer.hide(Arc::new(hidden));
        }
    }
}

impl Gazetteer {
    /// A part of this gazetteer, which shares its data: texts and look-ups by id and name do not see the rest. What is said of entities that
    /// stay (terms, memberships, successors) is not touched, and may lead to others.
    ///
    /// # Errors
    /// When the gazetteer has no such entity, country, class or language.
    ///
    /// ```
    /// use legation::{Extractor, Gazetteer, Kind, Selection};
    /// use std::sync::Arc;
    ///
    /// let mut selection = Selection::default();
    /// selection.kinds = vec![Kind::Country];
    /// selection.without = vec!["country:FRA".to_owned()];
    /// let part = Gazetteer::embedded().select(&selection)?;
    /// let extractor = Extractor::new(Arc::new(part));
    /// assert_eq!(extractor.extract("Xi Jinping flew from China to France.").mentions().len(), 1);
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn select(&self, selection: &Selection) -> Result<Gazetteer, Error> {
        // Nothing to leave out is no other data, with another version and hash.
        if *selection == Selection::default() {
            return Ok(self.clone());
        }
        self.select_layers(0..self.layers.len(), selection)
    }

    /// The same of some layers: what a pickle was made of.
    #[doc(hidden)]
    pub fn select_layers(&self, range: Range<usize>, selection: &Selection) -> Result<Gazetteer, Error> {
        let wanted = Wanted::of(self, selection)?;
        let mut layers = self.layers.clone();
        for layer in layers.get_mut(range.clone()).unwrap_or_default() {
            let (rows, names) = (layer.rows::<EntityRow>().len(), layer.rows::<NameRow>());
            let mut hidden = Hidden::new(rows, names.len());
            for row in 0..rows {
                if layer.hides_entity(row) || !wanted.entity(self.entity_at(layer.handle(row))) {
                    hidden.hide_entity(row);
                }
            }
            let texts = layer.rows::<NameTextRow>();
            for (number, name) in (0..).zip(names.iter()) {
                // A blocking phrase denotes nothing, and stays.
                let text = texts.get(number);
                let is_unwanted = || {
                    hidden.has_entity(name.entity)
                        || !wanted.language(layer.string(text.language))
                        || !wanted.name(layer.string(text.text))
                };
                if layer.hides_name(number) || name.entity != BLOCKER && is_unwanted() {
                    hidden.hide_name(number);
                }
            }
            layer.hide(Arc::new(hidden));
        }
        let mut part = Gazetteer::of_layers(layers);
        part.selections.clone_from(&self.selections);
        part.selections.push(Applied { layers: range, selection: selection.clone() });
        part.name_selections();
        Ok(part)
    }

    /// The error for what is no id: those that a name stands for are said.
    fn no_id(&self, query: &str) -> Error {
        const SHOWN: usize = 5;
        let mut ids: Vec<String> = self.named(query).iter().map(|name| name.entity().id().to_owned()).collect();
        ids.dedup();
        ids.truncate(SHOWN);
        let message = match &ids[..] {
            [] => format!("no entity {query:?}: expected a legation id or a Wikidata id"),
            ids => format!("{query:?} is a name, not an id: use one of {}", ids.join(", ")),
        };
        Error::not_found(message).of_candidates(ids)
    }

    /// What was selected, in order, each with the layers (from the lowest, 0) that there were.
    pub fn selections(&self) -> impl Iterator<Item = (Range<usize>, &Selection)> {
        self.selections.iter().map(|applied| (applied.layers.clone(), &applied.selection))
    }

    /// Version and hash say that this is not all.
    pub(super) fn name_selections(&mut self) {
        let said: Vec<String> = self.selections.iter().map(|applied| format!("{applied:?}")).collect();
        if !said.is_empty() {
            let digits = format!("{:08x}", crc32fast::hash(said.concat().as_bytes()));
            self.version = format!("{}~{digits}", self.version).into();
            self.hash = format!("{}~{digits}", self.hash).into();
        }
    }
}

/// A selection with its words looked up.
struct Wanted<'s> {
    selection: &'s Selection,
    countries: Vec<String>,
    /// The keys of the names to leave out.
    without_names: Vec<String>,
}

impl<'s> Wanted<'s> {
    fn of(gazetteer: &Gazetteer, selection: &'s Selection) -> Result<Wanted<'s>, Error> {
        for id in &selection.without {
            gazetteer.entity(id).ok_or_else(|| gazetteer.no_id(id))?;
        }
        let countries =
            selection.countries.iter().map(|query| gazetteer.country(query).map(|country| country.id().to_owned()));
        let countries = countries.collect::<Result<_, _>>()?;
        for class in &selection.classes {
            let is_own = || gazetteer.entities_of(Kind::Other).any(|entity| entity.class_word() == Some(class));
            if let Err(error) = class.parse::<OrganisationClass>()
                && !is_own()
            {
                return Err(Error::not_found(format!("{error}, or a kind of an own entity of this gazetteer")));
            }
        }
        for language in &selection.languages {
            gazetteer.language(language)?;
        }
        let key = |name: &String| {
            let key = fold_name(name).filter(|_| !gazetteer.named(name).is_empty());
            key.ok_or_else(|| {
                Error::not_found(format!("no name {name:?} in the gazetteer, whatever its case and accents"))
            })
        };
        let without_names = selection.without_names.iter().map(key).collect::<Result<_, _>>()?;
        Ok(Wanted { selection, countries, without_names })
    }

    fn entity(&self, entity: Entity<'_>) -> bool {
        let Selection { without, kinds, classes, .. } = self.selection;
        let is_of_class = || entity.class_word().is_none_or(|class| classes.iter().any(|wanted| wanted == class));
        !without.iter().any(|id| id == entity.id())
            && (kinds.is_empty() || kinds.contains(&entity.kind()))
            && (classes.is_empty() || is_of_class())
            && (self.countries.is_empty() || self.is_of_country(entity))
    }

    fn is_of_country(&self, entity: Entity<'_>) -> bool {
        let is_wanted = |country: Entity<'_>| self.countries.iter().any(|id| id == country.id());
        let of_body = |body: Entity<'_>| {
            let country = body.as_organisation().and_then(|body| body.country());
            is_wanted(body) || country.is_some_and(|country| is_wanted(*country))
        };
        match entity.kind() {
            Kind::Country | Kind::Organisation => of_body(entity),
            Kind::Leader => entity.as_leader().is_some_and(|leader| leader.terms().any(|term| of_body(term.body()))),
            Kind::Other => {
                entity.as_other().and_then(|other| other.country()).is_some_and(|country| is_wanted(*country))
            }
        }
    }

    fn name(&self, text: &str) -> bool {
        self.without_names.is_empty() || fold_name(text).is_none_or(|key| !self.without_names.contains(&key))
    }

    fn language(&self, languages: &str) -> bool {
        let wanted = &self.selection.languages;
        wanted.is_empty()
            || languages.split('|').any(|language| language == "und" || wanted.iter().any(|wanted| wanted == language))
    }
}
