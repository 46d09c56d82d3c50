//! Who held which office of a body: the leaders of a layer by body and role, made when they are first asked for.

use once_cell::sync::OnceCell;

use super::names_of_office::NamesOfOffice;

/// The offices of a layer, sorted by body and role.
pub(super) struct Offices {
    offices: Box<[Office]>,
    /// The holders of each office, in the order of the offices.
    leaders: Box<[u32]>,
}

/// A role in a body.
pub(super) struct Office {
    body: u32,
    pub role: u32,
    /// Where its holders are.
    first: u32,
    end: u32,
    /// What its holders are called, once somebody asked.
    pub names: OnceCell<NamesOfOffice>,
}

impl Offices {
    /// Of terms of a body, a role and a leader each.
    pub fn of(bodies: &[u32], roles: &[u32], leaders: &[u32]) -> Offices {
        // Body, role and leader in one number, which is quicker to sort than three: the image has fewer bodies than these bits can tell apart.
        let terms = bodies.iter().zip(roles).zip(leaders);
        let mut terms: Vec<u64> = terms
            .map(|((&body, &role), &leader)| u64::from(body) << 37 | u64::from(role) << 32 | u64::from(leader))
            .collect();
        terms.sort_unstable();
        terms.dedup();
        let mut first = 0;
        let offices = terms.chunk_by(|a, b| a >> 32 == b >> 32).map(|terms| {
            let (body, role) = ((terms[0] >> 37) as u32, (terms[0] >> 32) as u32 & 0x1F);
            let end = first + terms.len() as u32;
            Office { body, role, first: std::mem::replace(&mut first, end), end, names: OnceCell::new() }
        });
        Offices { offices: offices.collect(), leaders: terms.iter().map(|&term| term as u32).collect() }
    }

    /// The offices of a body, by role.
    pub fn of_body(&self, body: u32) -> impl Iterator<Item = &Office> {
        let first = self.offices.partition_point(|office| office.body < body);
        self.offices[first..].iter().take_while(move |office| office.body == body)
    }

    /// The leaders who held an office, each once.
    pub fn holders(&self, office: &Office) -> &[u32] {
        &self.leaders[office.first as usize..office.end as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holders_are_by_body_and_role() {
        let offices = Offices::of(&[7, 2, 7, 7, 7], &[1, 0, 0, 1, 1], &[30, 10, 20, 10, 30]);
        let of_body =
            |body| offices.of_body(body).map(|office| (office.role, offices.holders(office))).collect::<Vec<_>>();
        assert_eq!(of_body(7), [(0, &[20][..]), (1, &[10, 30])]);
        assert_eq!(of_body(2), [(0, &[10][..])]);
        assert_eq!(of_body(3), []);
    }
}
