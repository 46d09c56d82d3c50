//! What a gazetteer's data is: versions, counts, sources.

use super::BLOCKER;
use super::Gazetteer;
use super::image::{NameRow, OfficeRow, SourceRow, TermRow};
use super::layer::Placed;
use crate::vocabulary::Kind;

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
    pub(super) gazetteer: &'g Gazetteer,
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
    /// The data version: the date of the newest source, `YYYY.MM.DD`; of several layers those of all, joined with "+", the lowest first.
    /// A layer without a version is called by the first eight digits of its hash.
    pub fn version(&self) -> &'g str {
        &self.gazetteer.version
    }

    /// A hash of the seed tables: equal hashes, equal data. 16 hexadecimal digits (FNV-1a); of several layers those of all, joined with "+",
    /// the lowest first.
    pub fn hash(&self) -> &'g str {
        &self.gazetteer.hash
    }

    /// The number of countries, territories and historical states.
    pub fn countries(&self) -> usize {
        self.count(Kind::Country)
    }

    /// The number of leaders.
    pub fn leaders(&self) -> usize {
        self.count(Kind::Leader)
    }

    /// The number of organisations.
    pub fn organisations(&self) -> usize {
        self.count(Kind::Organisation)
    }

    /// The number of names, blocking phrases not counted.
    pub fn names(&self) -> usize {
        let names = |layer: &Placed| layer.rows::<NameRow>().iter().filter(|name| name.entity != BLOCKER).count();
        self.gazetteer.layers.iter().map(names).sum()
    }

    /// The number of terms of office.
    pub fn terms(&self) -> usize {
        self.gazetteer.layers.iter().map(|layer| layer.rows::<TermRow>().len() as usize).sum()
    }

    /// The number of titles of office in the vocabulary.
    pub fn offices(&self) -> usize {
        self.gazetteer.layers.iter().map(|layer| layer.rows::<OfficeRow>().len() as usize).sum()
    }

    /// The sources, in the order of ids; those of a layer after those of the layers below.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Source<'g>> + use<'g> {
        let mut sources: Vec<Source<'g>> = Vec::new();
        for layer in &self.gazetteer.layers {
            let below = sources.len();
            for row in layer.rows::<SourceRow>().iter() {
                let [id, title, licence, as_of] =
                    [row.id, row.title, row.licence, row.as_of].map(|text| layer.string(text));
                if !sources[..below].iter().any(|known| known.id == id) {
                    sources.push(Source { id, title, licence, as_of });
                }
            }
        }
        sources.into_iter()
    }

    fn count(&self, kind: Kind) -> usize {
        let gazetteer = self.gazetteer;
        let own = gazetteer.layers.iter().flat_map(Placed::own);
        own.filter(|&handle| gazetteer.entity_at(handle).kind() == kind).count()
    }
}
