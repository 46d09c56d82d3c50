//! What is left out of a layer, by a selection or by a layer above.

/// A bit for each row of its entities and names.
#[derive(Clone, Debug)]
pub(super) struct Hidden {
    entities: Box<[u64]>,
    names: Box<[u64]>,
}

impl Hidden {
    /// Nothing yet, of so many rows.
    pub fn new(entities: u32, names: u32) -> Hidden {
        let bits = |rows: u32| vec![0; rows.div_ceil(u64::BITS) as usize].into();
        Hidden { entities: bits(entities), names: bits(names) }
    }

    #[inline]
    pub fn has_entity(&self, row: u32) -> bool {
        has(&self.entities, row)
    }

    #[inline]
    pub fn has_name(&self, row: u32) -> bool {
        has(&self.names, row)
    }

    pub fn hide_entity(&mut self, row: u32) {
        set(&mut self.entities, row);
    }

    pub fn hide_name(&mut self, row: u32) {
        set(&mut self.names, row);
    }
}

#[inline]
fn has(bits: &[u64], row: u32) -> bool {
    bits[(row / u64::BITS) as usize] >> (row % u64::BITS) & 1 != 0
}

fn set(bits: &mut [u64], row: u32) {
    bits[(row / u64::BITS) as usize] |= 1 << (row % u64::BITS);
}
