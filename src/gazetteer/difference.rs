//! What changed between two gazetteers, in words: release notes, and what a refresh is about to do.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::image::EntityRow;
use super::layer::handle_of_id;
use super::{Entity, Gazetteer, Term, TermEnd};

vocabulary! {
    /// The sorts of [`Change`].
    ///
    /// ```
    /// assert_eq!(legation::ChangeKind::TermMoved.as_str(), "term_moved");
    /// ```
    ChangeKind, "kind of change" {
        /// Only the later gazetteer has the entity.
        Came = "came",
        /// Only the earlier one has it.
        Left = "left",
        /// Both have it, under another printed name.
        Renamed = "renamed",
        /// A term of office that only the later one states.
        TermAdded = "term_added",
        /// A term of office that only the earlier one states.
        TermRemoved = "term_removed",
        /// Both state the term, with other dates or another title.
        TermMoved = "term_moved",
        /// A name that only the later one has for the entity.
        NameAdded = "name_added",
        /// A name that only the earlier one has.
        NameRemoved = "name_removed",
        /// Another fact: dates, class, country, Wikidata item.
        Fact = "fact",
    }
}

impl ChangeKind {
    /// What a line begins with: "new term".
    pub fn in_words(self) -> &'static str {
        match self {
            ChangeKind::Came => "came",
            ChangeKind::Left => "left",
            ChangeKind::Renamed => "renamed",
            ChangeKind::TermAdded => "new term",
            ChangeKind::TermRemoved => "term gone",
            ChangeKind::TermMoved => "term moved",
            ChangeKind::NameAdded => "new name",
            ChangeKind::NameRemoved => "name gone",
            ChangeKind::Fact => "changed",
        }
    }
}

/// One difference between two gazetteers: see [`Gazetteer::changes_to`]. It prints as a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Change {
    /// Of which sort it is.
    pub kind: ChangeKind,
    /// The id of the entity.
    pub entity_id: String,
    /// What is different, in words.
    pub text: String,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.kind.in_words(), self.entity_id, self.text)
    }
}

impl Gazetteer {
    /// What a later gazetteer says otherwise than this one: entities that came and left, other names, other terms of office, other facts.
    ///
    /// Entities are the same when their ids are. The changes are sorted by their kind, then by id; the order is the same in each run.
    ///
    /// ```
    /// use legation::{Gazetteer, GazetteerBuilder};
    ///
    /// let built_in = Gazetteer::embedded();
    /// let list = |name| {
    ///     let mut builder = GazetteerBuilder::new(&built_in, "list");
    ///     builder.add(1, [("id", "vell-7"), ("name", name)]);
    ///     builder.build()
    /// };
    /// let changes = list("Vellamo")?.changes_to(&list("Vellamo Shipping")?);
    /// assert_eq!(changes[0].to_string(), r#"renamed: vell-7: "Vellamo" is now "Vellamo Shipping""#);
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn changes_to(&self, later: &Gazetteer) -> Vec<Change> {
        let mut changes = BTreeSet::new();
        let in_common = self.layers_in_common_with(later);
        let ids: BTreeSet<&str> = self.ids_above(in_common).chain(later.ids_above(in_common)).collect();
        for id in ids {
            let entity = |gazetteer: &'_ Gazetteer| handle_of_id(&gazetteer.layers, id);
            match (entity(self), entity(later)) {
                (Some(old), Some(new)) => compare(self.entity_at(old), later.entity_at(new), &mut changes),
                (Some(old), None) => {
                    let entity = self.entity_at(old);
                    note(&mut changes, ChangeKind::Left, entity, describe(entity));
                }
                (None, Some(new)) => {
                    let entity = later.entity_at(new);
                    note(&mut changes, ChangeKind::Came, entity, describe(entity));
                }
                // A selection leaves it out of both.
                (None, None) => {}
            }
        }
        changes.into_iter().collect()
    }

    /// How many layers, from the lowest, both share: what these say of an entity that no other layer mentions cannot differ.
    fn layers_in_common_with(&self, other: &Gazetteer) -> usize {
        self.layers.iter().zip(&other.layers).take_while(|(one, other)| one.is_as(other)).count()
    }

    /// The ids of the entities that the layers from one on say something of.
    fn ids_above(&self, layers: usize) -> impl Iterator<Item = &str> {
        self.layers[layers..].iter().flat_map(|layer| layer.rows::<EntityRow>().iter().map(|row| layer.string(row.id)))
    }
}

fn note(changes: &mut BTreeSet<Change>, kind: ChangeKind, entity: Entity<'_>, text: String) {
    changes.insert(Change { kind, entity_id: entity.id().to_owned(), text });
}

/// An entity as news of it says: its name, of a leader with the latest office.
fn describe(entity: Entity<'_>) -> String {
    let latest = entity.as_leader().and_then(|leader| leader.terms().max_by_key(|term| (term.start(), term.role())));
    match (latest, entity.class_word()) {
        (Some(term), _) => format!("{}, {}", entity.name(), in_words(&term)),
        (None, Some(class)) => format!("{} ({class})", entity.name()),
        (None, None) => format!("{} ({})", entity.name(), entity.kind()),
    }
}

/// "President of Peru, 2031-07-28 –"
fn in_words(term: &Term<'_>) -> String {
    format!("{} of {}, {}", term.office(), term.body().name(), years(term))
}

fn years(term: &Term<'_>) -> String {
    let start = term.start().map_or("?".to_owned(), |date| date.to_string());
    match term.end() {
        TermEnd::Open => format!("{start} –"),
        TermEnd::Unknown => match term.last_seen() {
            Some(seen) => format!("{start} – ? (last seen {seen})"),
            None => format!("{start} – ?"),
        },
        TermEnd::On(end) => format!("{start} – {end}"),
    }
}

fn compare(old: Entity<'_>, new: Entity<'_>, changes: &mut BTreeSet<Change>) {
    if old.name() != new.name() {
        note(changes, ChangeKind::Renamed, new, format!("{:?} is now {:?}", old.name(), new.name()));
    }
    let (before, after) = (facts(old), facts(new));
    for ((what, before), (_, after)) in before.iter().zip(&after).filter(|(before, after)| before != after) {
        let or_none = |value: &str| if value.is_empty() { "unknown".to_owned() } else { value.to_owned() };
        note(changes, ChangeKind::Fact, new, format!("{what}: {} → {}", or_none(before), or_none(after)));
    }
    let (before, after) = (names(old), names(new));
    let added = after.difference(&before).map(|name| (ChangeKind::NameAdded, name));
    let removed = before.difference(&after).map(|name| (ChangeKind::NameRemoved, name));
    for (kind, (text, languages)) in added.chain(removed) {
        note(changes, kind, new, format!("{text:?} ({languages})"));
    }
    compare_terms(old, new, changes);
}

/// The names with their languages; what matching needs beside them is not news.
fn names(entity: Entity<'_>) -> BTreeSet<(String, String)> {
    let languages = |name: &super::Name<'_>| name.languages().collect::<Vec<_>>().join("|");
    entity.names().map(|name| (name.text().to_owned(), languages(&name))).collect()
}

/// Facts that there is one of, as texts, in the same order for all entities of a kind.
fn facts(entity: Entity<'_>) -> Vec<(&'static str, String)> {
    let text = |value: Option<&dyn fmt::Display>| value.map_or(String::new(), |value| value.to_string());
    macro_rules! all {
        ($($what:literal: $value:expr),+) => { vec![$(($what, text($value.as_ref().map(|value| value as &dyn fmt::Display)))),+] };
    }
    let mut facts = all!("Wikidata item": entity.qid(), "Wikipedia": entity.wikipedia(), "class": entity.class_word());
    if let Some(country) = entity.as_country() {
        let parent = country.parent().map(|parent| parent.id());
        facts.extend(
            all!("status": Some(country.status()), "since": country.start(), "until": country.end(), "part of": parent),
        );
    }
    if let Some(leader) = entity.as_leader() {
        facts.extend(all!("family name": leader.family_name(), "born": leader.born(), "died": leader.died()));
    }
    if let Some(body) = entity.as_organisation() {
        let (country, parent) = (body.country().map(|country| country.id()), body.parent().map(|parent| parent.id()));
        facts.extend(all!("country": country, "part of": parent, "since": body.start(), "until": body.end()));
    }
    if let Some(other) = entity.as_other() {
        let country = other.country().map(|country| country.id());
        facts.extend(all!("country": country, "since": other.start(), "until": other.end()));
    }
    facts
}

/// Terms that both state are no news; of the others those in the same office of the same body are one that moved.
fn compare_terms(old: Entity<'_>, new: Entity<'_>, changes: &mut BTreeSet<Change>) {
    let terms = |entity: Entity<'_>| -> BTreeMap<(String, String), BTreeSet<(String, String)>> {
        let mut terms = BTreeMap::<_, BTreeSet<_>>::new();
        for term in entity.as_leader().into_iter().flat_map(|leader| leader.terms().collect::<Vec<_>>()) {
            let office = (term.body().id().to_owned(), term.role().as_str().to_owned());
            terms.entry(office).or_default().insert((years(&term), in_words(&term)));
        }
        terms
    };
    let (mut before, mut after) = (terms(old), terms(new));
    let offices: BTreeSet<_> = before.keys().chain(after.keys()).cloned().collect();
    for office in offices {
        let (before, after) = (before.remove(&office).unwrap_or_default(), after.remove(&office).unwrap_or_default());
        let mut gone = before.difference(&after).peekable();
        let mut come = after.difference(&before).peekable();
        while let (Some((_, from)), Some((to, to_in_words))) = (gone.peek(), come.peek()) {
            // The office is said once where only the dates moved.
            let is_same_office = from.rsplit_once(", ").map(|(office, _)| office)
                == to_in_words.rsplit_once(", ").map(|(office, _)| office);
            let to = if is_same_office { to } else { to_in_words };
            note(changes, ChangeKind::TermMoved, new, format!("{}: {from} → {to}", new.name()));
            gone.next();
            come.next();
        }
        for (_, term) in gone {
            note(changes, ChangeKind::TermRemoved, new, format!("{}: {term}", new.name()));
        }
        for (_, term) in come {
            note(changes, ChangeKind::TermAdded, new, format!("{}: {term}", new.name()));
        }
    }
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::GazetteerBuilder;

    type Rows<'r> = &'r [&'r [(&'r str, &'r str)]];

    fn list(base: &Gazetteer, rows: Rows<'_>) -> Gazetteer {
        let mut builder = GazetteerBuilder::new(base, "list");
        for (row, number) in rows.iter().zip(1..) {
            builder.add(number, row.iter().copied());
        }
        builder.build().expect("the rows are sound")
    }

    const KVANT: [(&str, &str); 6] = [
        ("id", "leader:ysolde-kvant"),
        ("name", "Ysolde Kvant"),
        ("country", "PER"),
        ("role", "head_of_state"),
        ("office", "President"),
        ("office_start", "2031"),
    ];

    #[test]
    fn changes_are_told_in_words_and_in_order() {
        let built_in = Gazetteer::embedded();
        let ended = [&KVANT[..], &[("office_end", "2033-05-01")]].concat();
        let old =
            list(&built_in, &[&[("id", "zorvex"), ("name", "Zorvex")], &[("id", "vell"), ("name", "Vellamo")], &KVANT]);
        let new = list(
            &built_in,
            &[
                &[("id", "acker"), ("name", "Ackerbridge"), ("kind", "company")],
                &[("id", "vell"), ("name", "Vellamo Lines"), ("start", "1999")],
                &ended,
            ],
        );
        let lines: Vec<String> = old.changes_to(&new).iter().map(Change::to_string).collect();
        assert_eq!(
            lines,
            [
                "came: acker: Ackerbridge (company)",
                "left: zorvex: Zorvex (other)",
                "renamed: vell: \"Vellamo\" is now \"Vellamo Lines\"",
                "term moved: leader:ysolde-kvant: Ysolde Kvant: President of Peru, 2031 – → 2031 – 2033-05-01",
                "new name: vell: \"Vellamo Lines\" (und)",
                "name gone: vell: \"Vellamo\" (und)",
                "changed: vell: since: unknown → 1999",
            ]
        );
        let back: Vec<ChangeKind> = new.changes_to(&old).iter().map(|change| change.kind).collect();
        assert_eq!((back[0], back[1]), (ChangeKind::Came, ChangeKind::Left));
    }

    #[test]
    fn what_is_the_same_has_no_changes() {
        let built_in = Gazetteer::embedded();
        assert_eq!(built_in.changes_to(&built_in), []);
        let list = list(&built_in, &[&KVANT]);
        let both = built_in.extend(&list).expect("two layers");
        let lines: Vec<String> = built_in.changes_to(&both).iter().map(Change::to_string).collect();
        assert_eq!(lines, ["came: leader:ysolde-kvant: Ysolde Kvant, President of Peru, 2031 –"]);
    }
}
