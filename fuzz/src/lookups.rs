//! Look-ups of anything: an answer that fits the question, or an error with a message.

use arbitrary::{Arbitrary, Unstructured};
use legation::{CodeSystem, Date, Error, Gazetteer, Role};

/// Queries that random letters hardly ever hit.
const QUERIES: &[&str] = &[
    "country:PER", "leader:xi-jinping", "org:nato", "Q419", "PER", "pe", "604", "Peru", "Xi Jinping", "Xi", "NATO",
    "Bush", "Germany", "Korea", "president", "Angla Merkl", "Foreign Ministry", "中国", "USSR", "EU", "the", "",
];

#[derive(Debug, Arbitrary)]
struct Input<'a> {
    known: Option<u8>,
    text: &'a str,
    date: Option<(u16, u8, u8)>,
    systems: [u8; 2],
    limit: u8,
}

/// Asks the embedded gazetteer.
pub fn lookups(bytes: &[u8]) {
    let Ok(Input { known, text, date, systems, limit }) = Input::arbitrary_take_rest(Unstructured::new(bytes)) else {
        return ask(&String::from_utf8_lossy(bytes), None, [0, 1], 5);
    };
    let known = known.map_or("", |place| QUERIES[usize::from(place) % QUERIES.len()]);
    let on = date.and_then(|(year, month, day)| Date::from_day(1 + year % 9998, 1 + month % 12, 1 + day % 28).ok());
    ask(&format!("{known}{text}"), on, systems, limit);
}

fn ask(query: &str, on: Option<Date>, systems: [u8; 2], limit: u8) {
    let gazetteer = Gazetteer::embedded();
    let limit = usize::from(limit);
    let found = gazetteer.search(query, limit);
    assert!(found.len() <= limit && found.iter().all(|result| result.edits() <= query.chars().count()));
    for name in gazetteer.named(query) {
        assert!(gazetteer.entity(name.entity().id()).is_some());
    }
    if let Some(entity) = gazetteer.entity(query) {
        assert!(entity.id() == query || entity.qid() == Some(query), "{query:?} gave {}", entity.id());
    }
    let [from, to] = systems.map(|system| CodeSystem::ALL[usize::from(system) % CodeSystem::ALL.len()]);
    if let Some(country) = gazetteer.country_by_code(from, query, on) {
        assert!(gazetteer.country(country.id()).is_ok());
    }
    let _ = gazetteer.convert_code(query, from, to, on);
    let messages = [
        said(gazetteer.country_on(query, on)),
        said(gazetteer.leader(query)),
        said(gazetteer.organisation(query)),
        said(gazetteer.members(query, on)),
        said(gazetteer.affiliates(query, on)),
        said(gazetteer.memberships(query, on)),
        said(gazetteer.office_holders(query, on)),
        said(gazetteer.leader_of(query, on, Some(Role::HeadOfState))),
        said(gazetteer.head_of(query, on)),
        said(gazetteer.terms(query)),
    ];
    for message in messages.into_iter().flatten() {
        assert!(!message.is_empty() && message.len() < 20_000 + 4 * query.len(), "a message for people: {message}");
    }
    assert_eq!(gazetteer.countries_on([(query, on), (query, None)]).countries().len(), 2);
}

fn said<T>(answer: Result<T, Error>) -> Option<String> {
    answer.err().map(|error| error.to_string())
}
