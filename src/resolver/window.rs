//! Whether a term of office is of the time of a text: news speaks of people for years before and after.

use crate::date::Date;
use crate::gazetteer::{Term, TermEnd};

/// Years before and after a term in which a text may be of its time.
#[derive(Clone, Copy)]
pub(super) struct Window {
    pub before: u16,
    pub after: u16,
}

impl Window {
    /// Whether the year of a text lies in it; what is not known of the term speaks against nothing.
    pub fn has(self, term: &Term<'_>, date: Date) -> bool {
        let begins = term.start().is_none_or(|start| start.year() <= date.year() + self.before);
        let last = match term.end() {
            TermEnd::On(end) => Some(end),
            TermEnd::Unknown => latest(term),
            TermEnd::Open => None,
        };
        begins && last.is_none_or(|day| day.year() + self.after >= date.year())
    }
}

/// The last day on which the person is known to have been in office, of a term whose end is unknown.
pub(super) fn latest(term: &Term<'_>) -> Option<Date> {
    term.last_seen().or(term.start())
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;

    #[test]
    fn years_on_both_sides_count() {
        let gazetteer = Gazetteer::embedded();
        let tito = gazetteer.leader_of("Yugoslavia", "1970".parse().ok(), None).unwrap().unwrap();
        let (begins, ends) = match (tito.start(), tito.end()) {
            (Some(start), TermEnd::On(end)) => (start.year(), end.year()),
            other => panic!("{other:?}"),
        };
        let window = Window { before: 2, after: 5 };
        for (year, expected) in
            [(begins - 3, false), (begins - 2, true), (begins, true), (ends + 5, true), (ends + 6, false)]
        {
            assert_eq!(window.has(&tito, format!("{year}").parse().unwrap()), expected, "{year}");
        }
    }
}
