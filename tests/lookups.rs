//! The shared table of look-ups: `tests/lookups.json`, run through Rust here and through Python in `tests/python/test_lookups.py`.

mod common;

use legation::{CodeSystem, Date, Entity, ExternalIdSystem, Gazetteer, Kind, MembershipStatus, Role, TermEnd};
use serde_json::Value;

/// The answers to one question, as ids or codes; none where the gazetteer knows none.
fn answers(gazetteer: &Gazetteer, case: &Value) -> Vec<String> {
    let field = |name: &str| case.get(name).and_then(Value::as_str);
    let of = field("of").expect("every case asks of something");
    let on: Option<Date> = field("on").map(|date| date.parse().expect("a date"));
    let system = |name| field(name).expect("a code system").parse::<CodeSystem>().expect("a code system");
    let id = |id: &str| id.to_owned();
    match field("ask").expect("every case asks something") {
        "country" => gazetteer.country_on(of, on).ok().map(|country| id(country.id())).into_iter().collect(),
        "organisation" => gazetteer.organisation(of).ok().map(|body| id(body.id())).into_iter().collect(),
        "leader" => gazetteer.leader(of).ok().map(|leader| id(leader.id())).into_iter().collect(),
        "leader_of" => {
            let role = field("role").map(|role| role.parse::<Role>().expect("a role"));
            let term = gazetteer.leader_of(of, on, role).expect("a known country");
            term.map(|term| id(term.leader().id())).into_iter().collect()
        }
        "head_of" => {
            let term = gazetteer.head_of(of, on).expect("a known organisation");
            term.map(|term| id(term.leader().id())).into_iter().collect()
        }
        "convert_code" => {
            gazetteer.convert_code(of, system("from"), system("to"), on).map(str::to_owned).into_iter().collect()
        }
        "search" => gazetteer.search(of, 1).iter().map(|result| id(result.entity().id())).collect(),
        "members" => gazetteer.members(of, on).expect("a known body").iter().map(|m| id(m.member().id())).collect(),
        "memberships" => {
            gazetteer.memberships(of, on).expect("a known country").iter().map(|m| id(m.organisation().id())).collect()
        }
        "terms" => gazetteer.terms(of).expect("a known leader").iter().map(|term| id(term.body().id())).collect(),
        other => panic!("nothing is asked by {other:?}"),
    }
}

#[test]
fn look_ups_answer_as_the_table_says() {
    let gazetteer = Gazetteer::embedded();
    let cases: Vec<Value> = serde_json::from_str(&common::read("tests/lookups.json")).expect("JSON");
    assert!(cases.len() >= 50);
    let mut faults = Vec::new();
    for case in &cases {
        let found = answers(&gazetteer, case);
        let listed = |name: &str| case.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
        let has = |id: &Value| found.iter().any(|found| id.as_str() == Some(found));
        let right = match case.get("is") {
            Some(Value::Null) => found.is_empty(),
            Some(expected) => found.len() == 1 && has(expected),
            None if case.get("all").is_some() => found.len() == listed("all").len() && listed("all").iter().all(has),
            None => listed("holds").iter().all(has) && !listed("lacks").iter().any(has),
        };
        if !right {
            faults.push(format!("{case}\n  found {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

#[test]
fn misspellings_are_those_that_a_slow_comparison_finds() {
    let gazetteer = Gazetteer::embedded();
    // One edit from seven letters: every name that near, and nothing else.
    let names: Vec<String> =
        gazetteer.entities().flat_map(|entity| entity.names()).map(|name| fold(name.text())).collect();
    for query in ["merkell", "kohhl", "obema", "sarkosy", "belgien"] {
        let nearest = names.iter().map(|name| distance(query, name)).min().expect("there are names");
        let found = gazetteer.search(query, usize::MAX);
        let whole: Vec<_> = found.iter().filter(|result| result.is_whole() && result.edits() > 0).collect();
        if nearest == 1 && found.iter().all(|result| result.edits() > 0) {
            assert!(!whole.is_empty(), "{query}");
        }
        for result in whole {
            assert_eq!(distance(query, &fold(result.name().text())), result.edits(), "{query} {:?}", result.name());
        }
    }
}

fn fold(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect()
}

/// Optimal string alignment, by the book.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut cells = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            cells[i][j] = match (i, j) {
                (0, j) => j,
                (i, 0) => i,
                _ => {
                    let changed = cells[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let best = changed.min(cells[i - 1][j] + 1).min(cells[i][j - 1] + 1);
                    let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                    if swapped { best.min(cells[i - 2][j - 2] + 1) } else { best }
                }
            };
        }
    }
    cells[a.len()][b.len()]
}

#[test]
fn results_are_ranked_and_limited() {
    let gazetteer = Gazetteer::embedded();
    let results = gazetteer.search("kim", 20);
    assert_eq!(results.len(), 20);
    assert!(results.is_sorted_by_key(|result| (result.edits(), !result.is_whole())));
    let mut ids: Vec<&str> = results.iter().map(|result| result.entity().id()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 20, "each entity once");
    assert!(gazetteer.search("", 5).is_empty() && gazetteer.search("…", 5).is_empty());
    assert!(gazetteer.search("kim", 0).is_empty());
}

#[test]
fn memberships_say_when_and_as_what() {
    let gazetteer = Gazetteer::embedded();
    let members = gazetteer.members("European Union", Some("2010".parse().expect("a date"))).expect("a body");
    let britain = members.iter().find(|m| m.member().id() == "country:GBR").expect("a member in 2010");
    assert_eq!(britain.status(), MembershipStatus::Member);
    assert_eq!(britain.start().map(|date| date.to_string()).as_deref(), Some("1973"));
    assert!(matches!(britain.end(), TermEnd::On(end) if end.to_string() == "2020-01-31"));
    assert!(britain.sources().count() >= 1);
    assert!(gazetteer.members("no such body", None).is_err());
    assert!(gazetteer.memberships("Atlantis", None).is_err());
}

#[test]
fn the_communities_and_the_union_are_one_history() {
    let gazetteer = Gazetteer::embedded();
    let members = |body: &str, year: u32| -> Vec<&str> {
        let on: Date = format!("{year}-07-01").parse().expect("a date");
        gazetteer.members(body, Some(on)).expect("a body").iter().map(|m| m.member().id()).collect()
    };
    for year in 1958..2010 {
        let union = members("EU", year);
        assert!(union.len() >= 6, "{year}");
        assert_eq!(members("European Communities", year), union, "{year}");
        assert_eq!(members("EEC", year), if year < 1994 { union } else { Vec::new() }, "{year}");
    }
}

#[test]
fn who_headed_a_body_is_asked_of_organisations() {
    let gazetteer = Gazetteer::embedded();
    let unknown = gazetteer.head_of("Ruritanian League", None).expect_err("no such body");
    assert!(unknown.to_string().contains("Ruritanian League"), "{unknown}");
    assert!(unknown.candidates().is_empty(), "{unknown}");
    let misspelt = gazetteer.head_of("Untied Nations", None).expect_err("two letters are swapped");
    assert_eq!(misspelt.candidates().first().map(String::as_str), Some("org:un"), "{misspelt}");
    assert!(misspelt.to_string().contains("nearly so called: org:un"), "{misspelt}");
    let several = gazetteer.head_of("Labour Party", None).expect_err("many have one");
    assert!(
        several.candidates().len() > 1 && several.candidates().iter().all(|id| id.starts_with("org:")),
        "{several}"
    );
}

#[test]
fn identifiers_of_other_data_sets_lead_back() {
    let gazetteer = Gazetteer::embedded();
    let mut seen = 0;
    for entity in gazetteer.entities() {
        for external in entity.external_ids() {
            assert!(gazetteer.by_external_id(external.system, external.id).contains(&entity), "{entity:?}");
            seen += 1;
        }
    }
    assert!(seen > 5_000);
    let is_party =
        |entity: &Entity<'_>| entity.external_ids().any(|external| external.system == ExternalIdSystem::PartyFacts);
    let parties: Vec<Entity<'_>> = gazetteer.entities().filter(is_party).collect();
    assert!(parties.len() > 3_000 && parties.iter().all(|entity| entity.kind() == Kind::Organisation));
    assert!(gazetteer.by_external_id(ExternalIdSystem::Archigos, "none such").is_empty());
}

#[test]
fn a_surname_is_refused_with_the_people_of_it() {
    let gazetteer = Gazetteer::embedded();
    for (query, id) in [("Obama", "leader:barack-obama"), ("Angela Merkle", "leader:angela-merkel")] {
        let error = gazetteer.leader(query).err().unwrap_or_else(|| panic!("{query} alone is nobody"));
        assert_eq!(error.candidates()[0], id, "{error}");
        assert!(error.to_string().contains(id), "{error}");
    }
}

#[test]
fn a_misspelt_name_is_found_beside_one_that_begins_so() {
    let gazetteer = Gazetteer::embedded();
    let found: Vec<_> = gazetteer.search("Merkle", 5).iter().map(|result| result.entity().id()).collect();
    assert_eq!(found[..2], ["leader:jeff-merkley", "leader:angela-merkel"], "{found:?}");
    // A whole name asks for no other.
    assert!(gazetteer.search("Merkel", 5).iter().all(|result| result.edits() == 0));
}
