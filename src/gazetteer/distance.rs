//! How many edits lie between two spellings.

use smallvec::{SmallVec, smallvec};

/// Distances (optimal string alignment) between the beginnings of some letters and of the query, as far as they are small.
pub(crate) struct DistanceMatrix<'q> {
    query: &'q [char],
    edits: u8,
    pub(super) letters: SmallVec<[char; 16]>,
    /// A row for each number of letters; cells further from the diagonal than `edits` hold more than `edits`. Those of usual names need no
    /// allocation.
    cells: SmallVec<[u8; 256]>,
}

impl<'q> DistanceMatrix<'q> {
    pub(super) fn new(query: &'q [char], edits: u8) -> DistanceMatrix<'q> {
        let first = (0..=query.len()).map(|column| u8::try_from(column).unwrap_or(u8::MAX)).collect();
        DistanceMatrix { query, edits, letters: smallvec![], cells: first }
    }

    /// How many edits two folded names are apart, if they are few.
    pub(crate) fn between(query: &'q [char], letters: &str, edits: u8) -> Option<u8> {
        if letters.chars().count().abs_diff(query.len()) > edits.into() {
            return None;
        }
        let mut matrix = DistanceMatrix::new(query, edits);
        let hopeless = letters.chars().any(|letter| matrix.push(letter) > edits);
        (!hopeless && matrix.distance() <= edits).then(|| matrix.distance())
    }

    /// Adds a letter and gives the smallest distance in its row.
    pub(super) fn push(&mut self, letter: char) -> u8 {
        let (width, reach) = (self.query.len() + 1, usize::from(self.edits));
        self.letters.push(letter);
        let row = self.letters.len();
        self.cells.resize((row + 1) * width, 0);
        let (above, below) = self.cells.split_at_mut(row * width);
        let current = &mut below[..width];
        current.fill(self.edits + 1);
        if row <= reach {
            current[0] = row as u8;
        }
        let last = &above[(row - 1) * width..];
        let mut nearest = current[0];
        for column in row.saturating_sub(reach).max(1)..=(row + reach).min(self.query.len()) {
            let wanted = self.query[column - 1];
            let changed = last[column - 1].saturating_add(u8::from(letter != wanted));
            let one_more = last[column].min(current[column - 1]).saturating_add(1);
            let mut distance = changed.min(one_more);
            if row > 1 && column > 1 && letter == self.query[column - 2] && self.letters[row - 2] == wanted {
                distance = distance.min(above[(row - 2) * width + column - 2].saturating_add(1));
            }
            current[column] = distance;
            nearest = nearest.min(distance);
        }
        nearest
    }

    /// The distance between all letters and the whole query.
    pub(super) fn distance(&self) -> u8 {
        self.cells[self.letters.len() * (self.query.len() + 1) + self.query.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::DistanceMatrix;

    #[test]
    fn distances_are_those_of_the_definition() {
        let cases = [
            ("merkel", "merkel", 0),
            ("merkle", "merkel", 1),
            ("merkl", "merkel", 1),
            ("merkell", "merkel", 1),
            ("markel", "merkel", 1),
            ("emrkel", "merkel", 1),
            ("emrkle", "merkel", 2),
            ("", "ab", 2),
            ("ca", "abc", 3),
        ];
        for (query, letters, expected) in cases {
            let query: Vec<char> = query.chars().collect();
            let mut matrix = DistanceMatrix::new(&query, 3);
            for letter in letters.chars() {
                matrix.push(letter);
            }
            assert_eq!(matrix.distance(), expected, "{query:?} {letters}");
        }
    }
}
