"""The queries of `legation.update` are SPARQL 1.1, and find what they are to find.

rdflib answers them from a graph in the shape of Wikidata's: statements with ranks, qualifiers
as values with their precision, items that were merged.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import legation
import pytest

rdflib = pytest.importorskip("rdflib")

PREFIXES = """
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wds: <http://www.wikidata.org/entity/statement/> .
@prefix wdv: <http://www.wikidata.org/value/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix psv: <http://www.wikidata.org/prop/statement/value/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix schema: <http://schema.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

# Norway and the item of its office (Q900100): one premier left, the next one came, whose item was
# merged into Q900003. Statements that were found wrong stay, deprecated.
GRAPH = """
wd:Q20 wdt:P1313 wd:Q900100 ;
    p:P6 wds:a, wds:b, wds:wrong .
wds:a ps:P6 wd:Q900001 ; wikibase:rank wikibase:NormalRank ;
    pqv:P580 wdv:start1 ; pqv:P582 wdv:end1 .
wds:b ps:P6 wd:Q900002 ; wikibase:rank wikibase:PreferredRank ; pqv:P580 wdv:end1 .
wds:wrong ps:P6 wd:Q900009 ; wikibase:rank wikibase:DeprecatedRank ; pqv:P580 wdv:end1 .
wd:Q900100 p:P1308 wds:c .
wds:c ps:P1308 wd:Q900001 ; wikibase:rank wikibase:NormalRank ;
    pqv:P580 wdv:year ; pqv:P582 wdv:end1 .
wd:Q900300 wdt:P1001 wd:Q20 ; rdfs:label "Minister of Foreign Affairs of Norway"@en ;
    p:P1308 wds:g .
wds:g ps:P1308 wd:Q900001 ; wikibase:rank wikibase:NormalRank ; pqv:P580 wdv:end1 .
wd:Q900001 p:P39 wds:h .
wds:h ps:P39 wd:Q900300 ; wikibase:rank wikibase:NormalRank ; pqv:P580 wdv:end1 .
wd:Q900301 wdt:P1001 wd:Q20 ; rdfs:label "Deputy Minister of Foreign Affairs"@en ;
    p:P1308 wds:i .
wds:i ps:P1308 wd:Q900003 ; wikibase:rank wikibase:NormalRank ; pqv:P580 wdv:end1 .
wds:j ps:P39 wd:Q900301 ; wikibase:rank wikibase:NormalRank ; pqv:P580 wdv:end1 .
wd:Q900003 p:P39 wds:d, wds:other, wds:j .
wds:d ps:P39 wd:Q900100 ; wikibase:rank wikibase:NormalRank ; pqv:P580 wdv:end1 .
wds:other ps:P39 wd:Q900101 ; wikibase:rank wikibase:NormalRank ; pqv:P580 wdv:start1 .
wd:Q900009 p:P39 wds:e .
wds:e ps:P39 wd:Q900100 ; wikibase:rank wikibase:DeprecatedRank ; pqv:P580 wdv:end1 .
wd:Q900002 owl:sameAs wd:Q900003 .
wdv:start1 wikibase:timeValue "2021-10-14T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision 11 .
wdv:year wikibase:timeValue "2021-01-01T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision 9 .
wdv:end1 wikibase:timeValue "2025-02-01T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision 11 .
wdv:born wikibase:timeValue "1980-01-02T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision 11 .
wd:Q900001 schema:dateModified "2025-03-01T10:00:00Z"^^xsd:dateTime ;
    rdfs:label "Torvald Brekkehus"@en .
wd:Q900003 schema:dateModified "2025-03-01T11:00:00Z"^^xsd:dateTime ;
    rdfs:label "Ysolde Kvant"@en, "Isolde Kvant"@de, "Изольда Квант"@ru ;
    skos:altLabel "Ysolde Marit Kvant"@en ;
    wdt:P734 wd:Q900200 ;
    p:P569 wds:f .
wds:f psv:P569 wdv:born ; wikibase:rank wikibase:NormalRank .
wd:Q900200 rdfs:label "Kvant"@en .
"""


class Engine(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        query = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8")
        graph = rdflib.Graph().parse(data=PREFIXES + GRAPH, format="turtle")
        body = graph.query(query).serialize(format="json")
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Engine) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()
        thread.join()


def test_another_engine_answers(endpoint: str, tmp_path: Path) -> None:
    refresh = legation.update(
        "desk@example.org",
        countries=["Norway"],
        languages=["en", "de"],
        endpoint=endpoint,
        directory=tmp_path,
        interval=0,
    )
    # Six offices, one batch of people.
    assert refresh.requests == 7
    lines = refresh.apply().read_text(encoding="utf-8").splitlines()[1:]
    rows = [json.loads(line) for line in lines]
    assert [row["id"] for row in rows] == ["Q900001", "Q900003", "Q900003"]
    kvant, german = rows[1:]
    assert (kvant["name"], kvant["family_name"], kvant["born"]) == (
        "Ysolde Kvant",
        "Kvant",
        "1980-01-02",
    )
    assert (kvant["aliases"], german["aliases"]) == (["Ysolde Marit Kvant"], ["Isolde Kvant"])
    terms = [
        (term["role"], term["office_start"], term.get("office_end"))
        for row in rows
        for term in row.get("offices", [])
    ]
    assert terms == [
        ("head_of_government", "2021-10-14", "2025-02-01"),
        ("foreign_minister", "2025-02-01", None),
        ("head_of_government", "2025-02-01", None),
    ]
    assert refresh.notes == []
