//! From statements to terms of office: what two of them agree on, and nothing that cannot be.

use std::collections::{BTreeMap, BTreeSet};

use legation::Date;

use crate::reply::{Solution, Solutions};

/// On whose item a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Witness {
    /// P6 or P35 of the country.
    Country,
    /// P1308 of the office.
    Office,
    /// P39 of the person.
    Person,
}

impl Witness {
    pub fn as_str(self) -> &'static str {
        match self {
            Witness::Country => "country",
            Witness::Office => "office",
            Witness::Person => "person",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum End {
    /// None is stated: in office.
    Open,
    /// It ended, and nobody knows when.
    Unknown,
    On(Date),
}

/// That somebody holds or held the office.
#[derive(Clone, Debug)]
struct Statement {
    by: Witness,
    holder: String,
    start: Option<Date>,
    end: End,
}

/// A term of office on which two statements agree.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spell {
    /// The Wikidata id of the person.
    pub holder: String,
    pub start: Option<Date>,
    pub end: End,
    pub witnesses: BTreeSet<Witness>,
}

/// The terms that a reply proves, in the order of their starts. `notes`: what was refused, and why.
pub(crate) fn spells(solutions: &Solutions, today: Date, notes: &mut Vec<String>) -> Vec<Spell> {
    let mut of_holder = BTreeMap::<String, Vec<Statement>>::new();
    for statement in statements(solutions, today, notes) {
        of_holder.entry(statement.holder.clone()).or_default().push(statement);
    }
    let clusters: Vec<Vec<Statement>> = of_holder.into_values().flat_map(clusters).collect();
    let (agreed, alone): (Vec<_>, Vec<_>) =
        clusters.into_iter().partition(|cluster| cluster.iter().any(|other| other.by != cluster[0].by));
    for cluster in alone {
        let first = &cluster[0];
        let since = first.start.map_or(String::new(), |start| format!(" since {start}"));
        notes.push(format!("{}: only the item of the {} says so{since}", first.holder, first.by.as_str()));
    }
    // An end that one statement alone has counts if somebody else begins then.
    let starts: Vec<(String, Date)> =
        agreed.iter().filter_map(|cluster| Some((cluster[0].holder.clone(), start_of(cluster)?))).collect();
    let is_succeeded =
        |holder: &str, end: Date| starts.iter().any(|(other, start)| other != holder && are_near(*start, end));
    let spells = agreed.iter().map(|cluster| {
        let holder = cluster[0].holder.clone();
        let end = end_of(cluster, |end| is_succeeded(&holder, end), notes);
        let witnesses = cluster.iter().map(|statement| statement.by).collect();
        Spell { start: start_of(cluster), end, witnesses, holder }
    });
    merged(spells.collect())
}

/// The statements of a reply, each with the qualifiers of all its rows. What cannot be is refused.
fn statements(solutions: &Solutions, today: Date, notes: &mut Vec<String>) -> Vec<Statement> {
    let mut rows = BTreeMap::<(&str, &str), Vec<&Solution>>::new();
    for row in solutions.iter() {
        if let (Some(property), Some(statement)) = (row.text("property"), row.text("statement")) {
            rows.entry((property, statement)).or_default().push(row);
        }
    }
    let mut statements = Vec::new();
    for ((property, _), rows) in rows {
        let by = match property {
            "country" => Witness::Country,
            "office" => Witness::Office,
            "person" => Witness::Person,
            _ => continue,
        };
        // A value that nobody knows has no id.
        let Some(holder) = rows[0].qid("holder") else { continue };
        match qualifiers(&rows, today) {
            Ok((start, end)) => statements.push(Statement { by, holder: holder.to_owned(), start, end }),
            Err(why) => notes.push(format!("{holder}: refused what the item of the {} says: {why}", by.as_str())),
        }
    }
    statements
}

fn qualifiers(rows: &[&Solution], today: Date) -> Result<(Option<Date>, End), String> {
    let one = |time: &str, precision: &str| -> Result<Option<Date>, String> {
        let dates = rows.iter().map(|row| row.date(time, precision)).collect::<Result<BTreeSet<_>, _>>()?;
        let dates: Vec<Date> = dates.into_iter().flatten().collect();
        match dates[..] {
            [] => Ok(None),
            [date] => Ok(Some(date)),
            _ => Err(format!("it has several dates of its {time}")),
        }
    };
    let (start, end) = (one("start", "startPrecision")?, one("end", "endPrecision")?);
    if let Some(start) = start.filter(|start| start.earliest() > today) {
        return Err(format!("it starts in the future, {start}"));
    }
    let end = match end {
        Some(end) if start.is_some_and(|start| start.earliest() > end.latest()) => {
            return Err(format!("it ends at {end}, before its start {}", start.expect("it was compared")));
        }
        // A term that is to end has not ended.
        Some(end) if end.earliest() > today => End::Open,
        Some(end) => End::On(end),
        None if rows.iter().any(|row| row.text("ended").is_some()) => End::Unknown,
        None => End::Open,
    };
    Ok((start, end))
}

/// The statements about one person, those of one term together.
fn clusters(mut statements: Vec<Statement>) -> Vec<Vec<Statement>> {
    // Those without a start come last: they join a term that is there.
    statements.sort_by_key(|statement| (statement.start.is_none(), statement.start, statement.by));
    let mut clusters: Vec<Vec<Statement>> = Vec::new();
    for statement in statements {
        let is_of = |cluster: &Vec<Statement>| match (statement.start, start_of(cluster), statement.end) {
            (Some(start), Some(other), _) => are_near(start, other),
            (None, _, End::On(end)) => {
                cluster.iter().any(|other| matches!(other.end, End::On(other) if are_near(other, end)))
            }
            (None, ..) => true,
            (Some(_), None, _) => false,
        };
        match clusters.iter_mut().rev().find(|cluster| is_of(cluster)) {
            Some(cluster) => cluster.push(statement),
            None => clusters.push(vec![statement]),
        }
    }
    clusters
}

/// The start on which most statements agree; of several the most precise, and of these the earliest.
fn start_of(cluster: &[Statement]) -> Option<Date> {
    best(cluster.iter().filter_map(|statement| statement.start))
}

fn best(dates: impl Iterator<Item = Date>) -> Option<Date> {
    let dates: Vec<Date> = dates.collect();
    let votes = |date: &Date| dates.iter().filter(|other| *other == date).count();
    let precision = |date: &Date| u8::from(date.month().is_some()) + u8::from(date.day().is_some());
    dates.iter().copied().max_by_key(|date| (precision(date), votes(date), std::cmp::Reverse(*date)))
}

fn end_of(cluster: &[Statement], is_succeeded: impl Fn(Date) -> bool, notes: &mut Vec<String>) -> End {
    let holder = &cluster[0].holder;
    let ended: BTreeSet<Witness> =
        cluster.iter().filter(|statement| statement.end != End::Open).map(|statement| statement.by).collect();
    let dates: Vec<Date> = cluster
        .iter()
        .filter_map(|statement| match statement.end {
            End::On(date) => Some(date),
            _ => None,
        })
        .collect();
    let Some(date) = best(dates.iter().copied()) else {
        return if ended.len() > 1 { End::Unknown } else { End::Open };
    };
    if dates.iter().any(|other| !are_near(*other, date)) {
        notes.push(format!("{holder}: the items disagree on the end: {}", join(&dates)));
        return End::Unknown;
    }
    if ended.len() > 1 || is_succeeded(date) {
        return End::On(date);
    }
    let by = ended.first().expect("somebody states the end").as_str();
    notes.push(format!("{holder}: only the item of the {by} says that the term ended, {date}"));
    End::Open
}

fn join(dates: &[Date]) -> String {
    dates.iter().map(Date::to_string).collect::<Vec<_>>().join(", ")
}

/// Terms of one person that touch or overlap are one.
fn merged(mut spells: Vec<Spell>) -> Vec<Spell> {
    spells.sort_by(|one, other| (&one.holder, one.start).cmp(&(&other.holder, other.start)));
    let mut merged: Vec<Spell> = Vec::new();
    for spell in spells {
        let touches = |before: &Spell| {
            before.holder == spell.holder
                && match (before.end, spell.start) {
                    (End::On(end), Some(start)) => days(start.earliest()) <= days(end.latest()) + 1,
                    (End::Open, Some(_)) => true,
                    _ => false,
                }
        };
        match merged.last_mut() {
            Some(before) if touches(before) => {
                before.end = match (before.end, spell.end) {
                    (End::On(one), End::On(other)) => End::On(one.max(other)),
                    (_, end) => end,
                };
                before.witnesses.extend(spell.witnesses);
            }
            _ => merged.push(spell),
        }
    }
    merged.sort_by(|one, other| (one.start, &one.holder).cmp(&(other.start, &other.holder)));
    merged
}

/// How far dates of one event may be apart: taking an oath, an office and a seat are told apart by some sources only.
const NEAR_DAYS: i64 = 45;

/// Whether two dates may be of one event: as far as their precision tells, or nearly.
pub(crate) fn are_near(one: Date, other: Date) -> bool {
    let gap = (days(one.earliest()) - days(other.latest())).max(days(other.earliest()) - days(one.latest()));
    gap <= NEAR_DAYS
}

/// The number of a day: of a less precise date the first one.
pub(crate) fn days(date: Date) -> i64 {
    let (year, month, day) = (i64::from(date.year()), date.month().unwrap_or(1), date.day().unwrap_or(1));
    // Years that begin in March have their leap day last.
    let (year, month) = if month > 2 { (year, i64::from(month) - 3) } else { (year - 1, i64::from(month) + 9) };
    year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i64::from(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    /// `rows`: property, statement, holder, start, precision, end.
    fn reply(rows: &[[&str; 6]]) -> Solutions {
        let rows: Vec<String> = rows
            .iter()
            .map(|[property, statement, holder, start, precision, end]| {
                let literal = |name: &str, value: &str| format!(r#","{name}":{{"type":"literal","value":"{value}"}}"#);
                let time = |name: &str, value: &str| {
                    let stated =
                        literal(name, &format!("{value}T00:00:00Z")) + &literal(&format!("{name}Precision"), precision);
                    if value.is_empty() { String::new() } else { stated }
                };
                let ended = if *end == "?" { literal("ended", "t1") } else { time("end", end) };
                format!(
                    r#"{{"holder":{{"type":"uri","value":"http://www.wikidata.org/entity/{holder}"}}{}{}{}{ended}}}"#,
                    literal("property", property),
                    literal("statement", statement),
                    time("start", start),
                )
            })
            .collect();
        let text = format!(r#"{{"head":{{"vars":[]}},"results":{{"bindings":[{}]}}}}"#, rows.join(","));
        Solutions::parse(&text).expect("it is whole")
    }

    fn proved(rows: &[[&str; 6]]) -> (Vec<(String, String, String)>, Vec<String>) {
        let mut notes = Vec::new();
        let spells = spells(&reply(rows), date("2031-06-01"), &mut notes);
        let text = |spell: &Spell| {
            let end = match spell.end {
                End::Open => String::new(),
                End::Unknown => "?".to_owned(),
                End::On(date) => date.to_string(),
            };
            (spell.holder.clone(), spell.start.map_or("?".to_owned(), |start| start.to_string()), end)
        };
        (spells.iter().map(text).collect(), notes)
    }

    fn spell(holder: &str, start: &str, end: &str) -> (String, String, String) {
        (holder.to_owned(), start.to_owned(), end.to_owned())
    }

    #[test]
    fn two_items_must_agree() {
        let one = ["person", "a", "Q1", "2030-02-01", "11", ""];
        assert_eq!(proved(&[one]).0, []);
        assert!(proved(&[one]).1[0].contains("only the item of the person"));
        // Two statements of one item are one witness.
        assert_eq!(proved(&[one, ["person", "b", "Q1", "2030-02-01", "11", ""]]).0, []);
        let expected = [spell("Q1", "2030-02-01", "")];
        assert_eq!(proved(&[one, ["country", "b", "Q1", "2030-02-03", "11", ""]]).0, [spell("Q1", "2030-02-01", "")]);
        assert_eq!(proved(&[one, ["office", "b", "Q1", "", "", ""]]).0, expected);
        assert_eq!(proved(&[one, ["office", "b", "Q2", "2030-02-01", "11", ""]]).0, []);
        assert_eq!(proved(&[one, ["office", "b", "Q1", "2024-02-01", "11", ""]]).0, []);
    }

    #[test]
    fn a_year_stays_a_year() {
        let rows = [["person", "a", "Q1", "2030-01-01", "9", ""], ["country", "b", "Q1", "2030-01-01", "9", ""]];
        assert_eq!(proved(&rows).0, [spell("Q1", "2030", "")]);
        let rows = [["person", "a", "Q1", "2030-01-01", "9", ""], ["country", "b", "Q1", "2030-05-01", "10", ""]];
        assert_eq!(proved(&rows).0, [spell("Q1", "2030-05", "")]);
        let rows = [["person", "a", "Q1", "2030-01-01", "7", ""], ["country", "b", "Q1", "2030-05-01", "10", ""]];
        assert_eq!(proved(&rows).0, [spell("Q1", "2030-05", "")]);
    }

    #[test]
    fn an_end_needs_two_statements_or_a_successor() {
        let first = ["person", "a", "Q1", "2028-02-01", "11", "2030-03-01"];
        let second = ["country", "b", "Q1", "2028-02-01", "11", ""];
        let (spells, notes) = proved(&[first, second]);
        assert_eq!(spells, [spell("Q1", "2028-02-01", "")]);
        assert!(notes[0].contains("only the item of the person says that the term ended"));
        let agrees = ["office", "c", "Q1", "2028-02-01", "11", "2030-03-04"];
        assert_eq!(proved(&[first, second, agrees]).0, [spell("Q1", "2028-02-01", "2030-03-01")]);
        let successor = [["person", "d", "Q2", "2030-03-01", "11", ""], ["country", "e", "Q2", "2030-03-01", "11", ""]];
        let (spells, _) = proved(&[first, second, successor[0], successor[1]]);
        assert_eq!(spells, [spell("Q1", "2028-02-01", "2030-03-01"), spell("Q2", "2030-03-01", "")]);
        let disagrees = ["office", "c", "Q1", "2028-02-01", "11", "2029-03-04"];
        assert_eq!(proved(&[first, second, disagrees]).0, [spell("Q1", "2028-02-01", "?")]);
        let unknown = [["person", "a", "Q1", "2028-02-01", "11", "?"], ["office", "c", "Q1", "2028-02-01", "11", "?"]];
        assert_eq!(proved(&unknown).0, [spell("Q1", "2028-02-01", "?")]);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let good = ["country", "b", "Q1", "2028-02-01", "11", ""];
        for (row, why) in [
            (["person", "a", "Q1", "2030-02-01", "11", "2028-01-01"], "before its start"),
            (["person", "a", "Q1", "2040-02-01", "11", ""], "future"),
            (["person", "a", "Q1", "2030-02-31", "11", ""], "is not a date"),
            (["person", "a", "Q1", "-0044-03-15", "11", ""], "is not a date"),
            (["person", "a", "Q1", "20300-02-01", "11", ""], "is not a date"),
            (["person", "a", "Q1", "2028-02-01", "many", ""], "is not a date"),
        ] {
            let (spells, notes) = proved(&[row, good]);
            assert_eq!(spells, [], "{row:?}");
            assert!(notes.iter().any(|note| note.contains("refused") && note.contains(why)), "{notes:?}");
        }
        let twice =
            [["person", "a", "Q1", "2028-02-01", "11", ""], ["person", "a", "Q1", "2029-02-01", "11", ""], good];
        assert!(proved(&twice).1[0].contains("several dates"));
    }

    #[test]
    fn spells_that_touch_are_one() {
        let rows = |ends: &'static str, starts: &'static str| {
            proved(&[
                ["person", "a", "Q1", "2020-01-10", "11", ends],
                ["country", "b", "Q1", "2020-01-10", "11", ends],
                ["person", "c", "Q1", starts, "11", "2028-05-01"],
                ["country", "d", "Q1", starts, "11", "2028-05-01"],
            ])
            .0
        };
        assert_eq!(rows("2024-01-09", "2024-01-10"), [spell("Q1", "2020-01-10", "2028-05-01")]);
        assert_eq!(rows("2024-01-10", "2024-01-10"), [spell("Q1", "2020-01-10", "2028-05-01")]);
        assert_eq!(rows("2022-01-10", "2024-01-10").len(), 2);
    }

    #[test]
    fn days_are_numbered() {
        assert_eq!(days(date("2024-03-01")) - days(date("2024-02-28")), 2);
        assert_eq!(days(date("2025-01-01")) - days(date("2024-01-01")), 366);
        assert_eq!(days(date("2101-01-01")) - days(date("2100-01-01")), 365);
    }
}
