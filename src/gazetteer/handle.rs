//! Handles: what stands for an entity or a match key within one gazetteer.
//!
//! A handle is four bits for the layer and 28 for the row in the layer's image; in the lowest layer it is the row itself. The stable, printed
//! id of an entity is a string ([`Entity::id`](super::Entity::id)): that is why these are not called ids.

/// The place of a layer in a gazetteer: 0 is the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LayerId(u8);

impl LayerId {
    /// The lowest layer.
    pub(crate) const LOWEST: LayerId = LayerId(0);
    /// How many layers there can be. The last of the sixteen that four bits tell apart is for [`EntityHandle::NONE`].
    pub(crate) const MOST: usize = 15;

    /// What is made for a language, above all layers: see `inflected`. No entity has it.
    pub(crate) const FORMS: LayerId = LayerId(15);

    pub(super) fn at(place: usize) -> LayerId {
        debug_assert!(place < LayerId::MOST);
        LayerId(place as u8)
    }

    /// The place, counted from the lowest layer, which has 0.
    pub fn index(self) -> usize {
        self.0.into()
    }
}

const ROW_BITS: u32 = 28;
/// Rows that a layer can have at most.
pub(super) const MOST_ROWS: u32 = 1 << ROW_BITS;

/// Defines a handle of rows of one section.
macro_rules! handle {
    ($(#[$doc:meta])* $visibility:vis $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility struct $name(u32);

        impl $name {
            #[inline]
            pub(crate) fn new(layer: LayerId, row: u32) -> $name {
                debug_assert!(row < MOST_ROWS);
                $name(u32::from(layer.0) << ROW_BITS | row)
            }

            /// The layer of the row.
            #[inline]
            pub fn layer(self) -> LayerId {
                LayerId((self.0 >> ROW_BITS) as u8)
            }

            /// The row in the image of its layer.
            #[inline]
            pub(crate) fn row(self) -> u32 {
                self.0 & (MOST_ROWS - 1)
            }
        }
    };
}

handle! {
    /// Stands for an entity within one gazetteer: four bytes, to be kept, compared and hashed.
    ///
    /// [`Gazetteer::entity_at`](crate::Gazetteer::entity_at) finds the entity without a search. An entity that several layers describe has the
    /// handle of the lowest of them. Handles differ from gazetteer to gazetteer: what is stored is the [id](crate::Entity::id).
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let korea = gazetteer.country("KOR")?.handle();
    /// assert_eq!(gazetteer.entity_at(korea).id(), "country:KOR");
    /// assert_eq!(korea.layer().index(), 0);
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub EntityHandle
}

handle! {
    /// Stands for a match key.
    pub(crate) KeyHandle
}

impl EntityHandle {
    /// Stands for no entity.
    pub(crate) const NONE: EntityHandle = EntityHandle(u32::MAX);

    /// The entity of a row of the lowest layer, or none where the row refers to none.
    #[inline]
    pub(super) fn of_lowest(row: u32) -> EntityHandle {
        EntityHandle(row)
    }

    pub(crate) fn is_none(self) -> bool {
        self == EntityHandle::NONE
    }

    /// A number in which handles of neighbouring rows differ.
    #[inline]
    pub(crate) fn hash_bits(self) -> usize {
        self.0 as usize
    }
}
