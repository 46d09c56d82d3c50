//! The queries: plain SPARQL 1.1, without the label service and what else only one engine has.

use std::fmt::Write;

use legation::Role;

const PREFIXES: &str = "\
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX psv: <http://www.wikidata.org/prop/statement/value/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX pqv: <http://www.wikidata.org/prop/qualifier/value/>
PREFIX wikibase: <http://wikiba.se/ontology#>
PREFIX schema: <http://schema.org/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
";

/// An office that nearly every state has one of, and how Wikidata has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Office {
    pub role: Role,
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// By properties of the country: who holds the office, and the item of the office.
    OfCountry { holder: &'static str, office: &'static str },
    /// Among the positions that apply to the country (P1001), by their English labels: a pattern that one of them fits.
    Labelled(&'static str),
}

/// The offices that can be asked for.
pub(crate) const OFFICES: [Office; 6] = [
    Office { role: Role::HeadOfState, place: Place::OfCountry { holder: "P35", office: "P1906" } },
    Office { role: Role::HeadOfGovernment, place: Place::OfCountry { holder: "P6", office: "P1313" } },
    Office {
        role: Role::ForeignMinister,
        place: Place::Labelled(
            "(foreign|external)(, [a-z]+ and [a-z]+| and [a-z]+)? (affairs|relations|policy)|foreign (minister|secretary)\
             |international relations|^united states secretary of state$",
        ),
    },
    Office { role: Role::DefenceMinister, place: Place::Labelled("(^|[^a-z])defen[cs]e($|[^a-z])") },
    Office {
        role: Role::FinanceMinister,
        place: Place::Labelled("(^|[^a-z])(finances?|treasury|exchequer)($|[^a-z])"),
    },
    Office {
        role: Role::InteriorMinister,
        place: Place::Labelled("interior|internal affairs|home affairs|home (secretary|department)|homeland security"),
    },
];

/// What the label of a minister's office has.
const MINISTERS: &str = "minister|secretary|chancellor|treasurer";

/// What the label of an office has that is another one: of deputies, of parts of the field, of those who lead no ministry.
const NO_MINISTERS: &str = "deputy (minister|secretary|foreign|defen|finance|interior|home|treas)|vice|assistant|associate|under-?secretary\
    |delegate|shadow|junior|parliamentary|permanent|private|secretary to|ministers? of state (for|at|in)|state minister|attached\
    |in charge|industr|production|procurement|list of|^united states secretary of the interior$";

impl Office {
    /// The office of a role, if it can be asked for.
    pub fn of(role: Role) -> Option<Office> {
        OFFICES.into_iter().find(|office| office.role == role)
    }
}

/// Who holds and held an office of a country: a row for each statement, with its qualifiers. `country`: a Wikidata id.
pub(crate) fn holders(country: &str, office: Office) -> String {
    // The item of a country names those who lead it, but no ministers.
    let (of_country, item) = match office.place {
        Place::OfCountry { holder, office } => (
            format!(
                "{{
    ?country p:{holder} ?statement .
    ?statement ps:{holder} ?person .
    BIND(\"country\" AS ?property)
  }} UNION "
            ),
            format!("?country wdt:{office} ?office ."),
        ),
        Place::Labelled(label) => (
            String::new(),
            format!(
                "?office wdt:P1001 ?country ; rdfs:label ?label .
    FILTER(LANG(?label) = \"en\" && REGEX(?label, \"{label}\", \"i\"))
    FILTER(REGEX(?label, \"{MINISTERS}\", \"i\") && !REGEX(?label, \"{NO_MINISTERS}\", \"i\"))"
            ),
        ),
    };
    format!(
        "{PREFIXES}
SELECT ?property ?statement ?holder ?start ?startPrecision ?end ?endPrecision ?ended ?modified WHERE {{
  wd:{country} owl:sameAs? ?country .
  {of_country}{{
    {item}
    ?office p:P1308 ?statement .
    ?statement ps:P1308 ?person .
    BIND(\"office\" AS ?property)
  }} UNION {{
    {item}
    ?statement ps:P39 ?office .
    ?person p:P39 ?statement .
    BIND(\"person\" AS ?property)
  }}
  ?statement wikibase:rank ?rank .
  FILTER(?rank != wikibase:DeprecatedRank)
  OPTIONAL {{ ?statement pqv:P580 ?startNode . ?startNode wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision . }}
  OPTIONAL {{ ?statement pqv:P582 ?endNode . ?endNode wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision . }}
  OPTIONAL {{ ?statement pq:P582 ?ended . }}
  OPTIONAL {{ ?person owl:sameAs ?redirect . }}
  BIND(COALESCE(?redirect, ?person) AS ?holder)
  OPTIONAL {{ ?holder schema:dateModified ?modified . }}
}}
ORDER BY ?property ?holder ?statement
"
    )
}

/// The names and dates of people: a row for each fact. `people`: Wikidata ids.
pub(crate) fn people(people: &[&str], languages: &[String]) -> String {
    let values: Vec<String> = people.iter().map(|qid| format!("wd:{qid}")).collect();
    let languages: Vec<String> = languages.iter().map(|tag| format!("\"{tag}\"")).collect();
    let (values, languages) = (values.join(" "), languages.join(", "));
    let mut query = format!("{PREFIXES}\nSELECT ?person ?fact ?value ?language ?precision WHERE {{\n");
    let mut branch = |fact: &str, pattern: &str| {
        let union = if fact == "label" { "" } else { " UNION " };
        let _ = write!(
            query,
            " {union}{{\n    VALUES ?person {{ {values} }}\n    {pattern}\n    BIND(\"{fact}\" AS ?fact)\n  }}"
        );
    };
    let text = |path: &str| {
        format!("?person {path} ?value . FILTER(LANG(?value) IN ({languages})) BIND(LANG(?value) AS ?language)")
    };
    let date = |property: &str| {
        format!(
            "?person p:{property} ?statement . ?statement wikibase:rank ?rank ; psv:{property} ?node . \
             FILTER(?rank != wikibase:DeprecatedRank) ?node wikibase:timeValue ?value ; wikibase:timePrecision ?precision ."
        )
    };
    branch("label", &text("rdfs:label"));
    branch("alias", &text("skos:altLabel"));
    branch("family name", &text("wdt:P734/rdfs:label"));
    branch("born", &date("P569"));
    branch("died", &date("P570"));
    branch("former id", "?value owl:sameAs ?person .");
    query.push_str("\n}\nORDER BY ?person ?fact ?language ?value\n");
    query
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ministers_are_asked_for_by_plain_queries() {
        for office in OFFICES {
            let query = holders("Q20", office);
            assert!(!query.contains("SERVICE") && !query.contains("WITH") && !query.contains('\\'), "{query}");
            assert_eq!(query.contains("P1001"), matches!(office.place, Place::Labelled(_)), "{query}");
            assert_eq!(query.matches('{').count(), query.matches('}').count(), "{query}");
        }
        assert_eq!(Office::of(Role::ForeignMinister).map(|office| office.role), Some(Role::ForeignMinister));
        assert_eq!(Office::of(Role::Ambassador), None);
    }
}
