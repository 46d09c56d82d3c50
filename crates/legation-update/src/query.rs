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

/// An office that every state has one of, as Wikidata knows it: by properties of the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Office {
    pub role: Role,
    /// Of the country: who holds the office.
    holder: &'static str,
    /// Of the country: the item of the office.
    office: &'static str,
}

/// The offices that are asked for.
pub(crate) const OFFICES: [Office; 2] = [
    Office { role: Role::HeadOfState, holder: "P35", office: "P1906" },
    Office { role: Role::HeadOfGovernment, holder: "P6", office: "P1313" },
];

/// Who holds and held an office of a country: a row for each statement, with its qualifiers. `country`: a Wikidata id.
pub(crate) fn holders(country: &str, office: Office) -> String {
    let Office { holder, office, .. } = office;
    format!(
        "{PREFIXES}
SELECT ?property ?statement ?holder ?start ?startPrecision ?end ?endPrecision ?ended ?modified WHERE {{
  wd:{country} owl:sameAs? ?country .
  {{
    ?country p:{holder} ?statement .
    ?statement ps:{holder} ?person .
    BIND(\"country\" AS ?property)
  }} UNION {{
    ?country wdt:{office} ?office .
    ?office p:P1308 ?statement .
    ?statement ps:P1308 ?person .
    BIND(\"office\" AS ?property)
  }} UNION {{
    ?country wdt:{office} ?office .
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
