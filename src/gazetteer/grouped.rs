//! Rows by what they refer to: made when they are first asked for, in time that is proportional to the rows.

use std::ops::Range;

/// The numbers of rows, those that refer to one thing together, in the order of their numbers.
pub(super) struct Grouped {
    /// Where those of each thing start, then the number of all.
    starts: Box<[u32]>,
    rows: Box<[u32]>,
}

impl Grouped {
    /// Of `things` things; rows that refer to none of them are left out.
    pub(super) fn of(things: u32, rows: &[u32]) -> Grouped {
        let mut starts = vec![0; things as usize + 1];
        rows.iter().for_each(|&thing| {
            if let Some(count) = starts.get_mut((thing as usize).saturating_add(1)) {
                *count += 1;
            }
        });
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut next = starts.clone();
        let mut grouped = vec![0; total as usize];
        rows.iter().enumerate().for_each(|(number, &thing)| {
            if thing < things {
                let place = &mut next[thing as usize];
                grouped[*place as usize] = number as u32;
                *place += 1;
            }
        });
        Grouped { starts: starts.into(), rows: grouped.into() }
    }

    /// Sorted within each group, too; what has the same key stays in the order of its numbers.
    pub(super) fn sorted_by_key<K: Ord>(mut self, key: impl Fn(u32) -> K) -> Grouped {
        for bounds in self.starts.windows(2) {
            self.rows[bounds[0] as usize..bounds[1] as usize].sort_by_key(|&row| key(row));
        }
        self
    }

    /// The rows that refer to a thing.
    pub(super) fn get(&self, thing: u32) -> &[u32] {
        let thing = thing as usize;
        let Range { start, end } = self.starts[thing]..self.starts[thing + 1];
        &self.rows[start as usize..end as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_together_that_refer_to_one_thing() {
        let referred = [2, 0, u32::MAX, 2, 3, 0];
        let grouped = Grouped::of(3, &referred);
        assert_eq!([grouped.get(0), grouped.get(1), grouped.get(2)], [&[1, 5][..], &[], &[0, 3]]);
        let backwards = grouped.sorted_by_key(std::cmp::Reverse);
        assert_eq!([backwards.get(0), backwards.get(2)], [[5, 1], [3, 0]]);
    }
}
