"""`governing_roles.tsv`: in which role a country is led, where two people hold the two offices.

Archigos names one effective leader of each state for each day until 2015. Whether that was the head
of state or the head of government says who leads in that state: the chancellor of Germany, the
president of France. Where that
is doubtful or has changed since, the curated table speaks for the country alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tools.gazetteer.leader import curated
from tools.gazetteer.leader.spells import UNKNOWN, low
from tools.gazetteer.tables import Row

SOURCE = "archigos"
ROLES = ("head_of_state", "head_of_government")


def rows(terms: Iterable[Row]) -> list[Row]:
    """The table: spans of one role that follow each other, the last one open."""
    led: defaultdict[str, list[Row]] = defaultdict(list)
    held: defaultdict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for term in terms:
        if term["role"] in ROLES and UNKNOWN not in (term["start"], term["end"]):
            held[term["body"], term["leader"], term["role"]].append(term)
            if SOURCE in term["sources"].split("|"):
                led[term["body"]].append(term)
    led |= stated()
    found: list[Row] = []
    for country, spans in sorted(led.items()):
        line: list[dict[str, str]] = []
        for term in sorted(spans, key=lambda term: (low(term["start"]), term["role"])):
            other = ROLES[1 - ROLES.index(term["role"])]
            # Who holds both offices says nothing about which of them leads.
            if any(overlap(term, own) for own in held[country, term["leader"], other]):
                continue
            if line and line[-1]["role"] == term["role"]:
                continue
            if line:
                line[-1]["end"] = term["start"]
            line.append(
                {
                    "country": country,
                    "role": term["role"],
                    "start": term["start"],
                    "end": "",
                    "sources": "curated" if term["sources"] == "curated" else SOURCE,
                }
            )
        # Before the first span the state was led in the same way, as far as anybody says.
        if line:
            line[0]["start"] = ""
        found += line
    return found


def stated() -> dict[str, list[Row]]:
    """The countries of the curated table, which says all about them."""
    led: defaultdict[str, list[Row]] = defaultdict(list)
    for row in curated.rows("governing_roles"):
        fields = {"role": row["role"], "start": row["start"], "end": "", "leader": ""}
        led[row["country"]].append({**fields, "body": row["country"], "sources": "curated"})
    return dict(led)


def overlap(one: Row, other: Row) -> bool:
    """Whether two terms share time."""
    begins_in_time = not other["end"] or low(one["start"]) < low(other["end"])
    return begins_in_time and (not one["end"] or low(other["start"]) < low(one["end"]))
