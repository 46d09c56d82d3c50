//! The layer as it is written: a list of own entities in JSON Lines, of people with their names and terms of office.

use std::collections::{BTreeMap, BTreeSet};

use legation::{Date, Role};
use serde::{Deserialize, Serialize};

use crate::reply::Solutions;

/// What a reply says of one person. It is kept as long as the item is not modified.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Facts {
    /// When the item was modified last, as the endpoint says it.
    pub modified: String,
    /// The languages that were asked for.
    pub languages: Vec<String>,
    pub labels: BTreeMap<String, String>,
    pub aliases: BTreeMap<String, BTreeSet<String>>,
    pub family_name: Option<String>,
    pub born: Option<String>,
    pub died: Option<String>,
    /// Ids that lead to this one: items that were merged into it.
    pub former_ids: BTreeSet<String>,
    /// What was refused, and why.
    pub refused: Vec<String>,
}

/// More than the names of people have.
const LONGEST_NAME: usize = 80;

impl Facts {
    /// The facts of a reply, by Wikidata id.
    pub fn of(solutions: &Solutions) -> BTreeMap<String, Facts> {
        let mut people = BTreeMap::<String, Facts>::new();
        let mut families = BTreeMap::<String, BTreeSet<String>>::new();
        let mut dates = BTreeMap::<(String, bool), Vec<Date>>::new();
        for row in solutions.iter() {
            let (Some(qid), Some(fact), Some(value)) = (row.qid("person"), row.text("fact"), row.text("value")) else {
                continue;
            };
            let facts = people.entry(qid.to_owned()).or_default();
            let language = row.text("language").unwrap_or("und").to_owned();
            match fact {
                "label" | "alias" | "family name" if !is_name(value) => {
                    facts.refused.push(format!("{fact} {value:?}: not a name"))
                }
                "label" => drop(facts.labels.insert(language, value.to_owned())),
                "alias" if is_whole_name(value) => {
                    facts.aliases.entry(language).or_default().extend([value.to_owned()]);
                }
                "family name" => families.entry(qid.to_owned()).or_default().extend([value.to_owned()]),
                "born" | "died" => match row.date("value", "precision") {
                    Ok(Some(date)) => dates.entry((qid.to_owned(), fact == "born")).or_default().push(date),
                    Ok(None) => {}
                    Err(why) => facts.refused.push(format!("{fact}: {why}")),
                },
                "former id" => facts.former_ids.extend(row.qid("value").map(str::to_owned)),
                _ => {}
            }
        }
        for (qid, facts) in &mut people {
            // Of several family names nobody says which one news uses.
            let label = facts.labels.values().next().cloned().unwrap_or_default();
            let family: Vec<String> = families
                .remove(qid)
                .unwrap_or_default()
                .into_iter()
                .filter(|name| label.split([' ', '-']).any(|word| word == name) || label.ends_with(&**name))
                .collect();
            if let [name] = &family[..] {
                facts.family_name = Some(name.clone());
            }
            for (is_birth, place) in [(true, &mut facts.born), (false, &mut facts.died)] {
                let stated = dates.remove(&(qid.clone(), is_birth)).unwrap_or_default();
                // Dates that contradict each other say nothing.
                let agree = stated.iter().all(|one| stated.iter().all(|other| one.earliest() <= other.latest()));
                *place = stated
                    .into_iter()
                    .max_by_key(|date| (date.month().is_some(), date.day().is_some()))
                    .filter(|_| agree)
                    .map(|date| date.to_string());
            }
        }
        people
    }

    /// The label and its language: of the first language that has one.
    pub fn label(&self) -> Option<(&str, &str)> {
        self.languages.iter().find_map(|language| Some((&**language, &**self.labels.get(language)?)))
    }
}

/// Whether a label can be a person's name: of one line, without markup, addresses and digits, of a sensible length.
fn is_name(text: &str) -> bool {
    let is_marked_up = ["[[", "{{", "''", "://", "&amp;", "&lt;", "&#"].iter().any(|mark| text.contains(mark));
    let is_strange = |c: char| c.is_control() || c.is_ascii_digit() || "<>|=_@/\\{}[]".contains(c);
    !is_marked_up
        && !text.contains(is_strange)
        && text.trim() == text
        && text.chars().any(char::is_alphabetic)
        && text.chars().count() <= LONGEST_NAME
}

/// Whether an alias is a whole name. A single word of an alphabet with capitals is a surname or a nickname, which many people have.
fn is_whole_name(text: &str) -> bool {
    text.contains([' ', '-']) || text.chars().all(|c| c.is_lowercase() == c.is_uppercase())
}

/// A line of the list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Row {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qid: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub died: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<OfficeRow>,
}

/// A term of office in a line.
#[derive(Clone, Debug, PartialEq, PartialOrd, Eq, Ord, Serialize, Deserialize)]
pub(crate) struct OfficeRow {
    pub body: String,
    pub role: String,
    pub office: String,
    pub office_start: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office_end: Option<String>,
    /// Which items agree, and when they were asked.
    pub note: String,
}

impl OfficeRow {
    pub fn is_of(&self, body: &str, role: Role) -> bool {
        self.body == body && self.role == role.as_str()
    }
}

/// What the first line says of the list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct About {
    pub version: String,
    pub source: String,
    pub title: String,
    pub licence: String,
    pub as_of: String,
    pub url: String,
}

#[derive(Serialize, Deserialize)]
struct Head {
    list: About,
}

/// The lines of the list by the id of the person: the one with the terms first, then names in further languages.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Roster(BTreeMap<String, Vec<Row>>);

impl Roster {
    /// Reads what [`Roster::write`] wrote.
    pub fn read(text: &str) -> Result<Roster, serde_json::Error> {
        let mut roster = Roster::default();
        for line in text.lines().skip(1) {
            let row: Row = serde_json::from_str(line)?;
            roster.0.entry(row.id.clone()).or_default().push(row);
        }
        Ok(roster)
    }

    /// The same bytes for the same rows.
    pub fn write(&self, about: &About) -> String {
        let line = |text: serde_json::Result<String>| text.expect("rows are texts") + "\n";
        let head = line(serde_json::to_string(&Head { list: about.clone() }));
        // In the order of the numbers, which is that in which the items were made.
        let mut people: Vec<_> = self.0.iter().collect();
        people.sort_by_key(|(id, _)| (id.len(), *id));
        let rows = people.into_iter().flat_map(|(_, rows)| rows).map(|row| line(serde_json::to_string(row)));
        head + &rows.collect::<String>()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn people(&self) -> usize {
        self.0.len()
    }

    pub fn terms(&self) -> usize {
        self.0.values().flatten().map(|row| row.offices.len()).sum()
    }

    pub fn names(&self) -> usize {
        self.0.values().flatten().map(|row| usize::from(row.name.is_some()) + row.aliases.len()).sum()
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(|id| &**id)
    }

    /// The rows of one person.
    pub fn rows_of(&self, id: &str) -> Option<&[Row]> {
        self.0.get(id).map(|rows| &**rows)
    }

    /// The terms of one office, with the ids of their holders.
    pub fn terms_of(&self, body: &str, role: Role) -> Vec<(&str, &OfficeRow)> {
        let rows = self.0.values().flatten();
        rows.flat_map(|row| row.offices.iter().map(move |office| (&*row.id, office)))
            .filter(|(_, office)| office.is_of(body, role))
            .collect()
    }

    /// Adds a person, or the term to one that is there.
    pub fn add(&mut self, rows: &[Row], office: OfficeRow) {
        let own = self.0.entry(rows[0].id.clone()).or_insert_with(|| {
            let mut rows = rows.to_vec();
            rows[0].offices.clear();
            rows
        });
        let offices = &mut own[0].offices;
        if !offices.contains(&office) {
            offices.push(office);
            offices.sort_by(|one, other| (&one.office_start, one).cmp(&(&other.office_start, other)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_with_markup_are_not_names() {
        for name in ["Ysolde Kvant", "Jean-Luc O’Brien", "习近平", "Петр П."] {
            assert!(is_name(name), "{name}");
        }
        for text in [
            "<b>Ysolde</b>",
            "[[Kvant]]",
            "a|b",
            "Q15031",
            "http://x.y",
            " Kvant",
            "Kv\nant",
            "",
            "...",
            &"a".repeat(81),
        ] {
            assert!(!is_name(text), "{text}");
        }
        assert!(
            is_whole_name("Ysolde Kvant")
                && is_whole_name("习近平")
                && !is_whole_name("Kvant")
                && !is_whole_name("Путин")
        );
    }

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let office = |start: &str| OfficeRow {
            body: "country:NOR".to_owned(),
            role: "head_of_government".to_owned(),
            office: "Prime Minister".to_owned(),
            office_start: start.to_owned(),
            office_end: None,
            note: "country+person".to_owned(),
        };
        let row = |id: &str| Row {
            id: id.to_owned(),
            name: Some("Ysolde Kvant".to_owned()),
            kind: "leader".to_owned(),
            ..Row::default()
        };
        let mut roster = Roster::default();
        roster.add(&[row("Q10")], office("2031"));
        roster.add(&[row("Q9"), row("Q9")], office("2031"));
        roster.add(&[row("Q9")], office("2029"));
        let about = About {
            version: "1".into(),
            source: "s".into(),
            title: "t".into(),
            licence: "l".into(),
            as_of: "a".into(),
            url: "u".into(),
        };
        let text = roster.write(&about);
        assert_eq!(Roster::read(&text).unwrap(), roster);
        let ids: Vec<&str> = text.lines().skip(1).map(|line| &line[..11]).collect();
        assert_eq!(ids, [r#"{"id":"Q9","#, r#"{"id":"Q9","#, r#"{"id":"Q10""#]);
        assert_eq!((roster.people(), roster.terms(), roster.names()), (2, 3, 3));
        assert!(Roster::read(&text[..text.len() - 5]).is_err());
    }
}
