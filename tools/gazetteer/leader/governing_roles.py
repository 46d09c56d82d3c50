"""`governing_roles.tsv`: in which role a country is led, where two people hold the two offices.

Archigos names one effective leader of each state for each day until 2015. The office that the
leader held in the time that Archigos gives says who leads in that state: the chancellor of Germany,
the president of France. What the same person was before or afterwards says nothing: Macky Sall was
prime minister of Senegal before he led it as president. A leader who held both offices says
nothing, and neither does a reign of less than a year, which is mostly that of a caretaker.
Where that is doubtful or has changed since, the curated table speaks for the country alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tools.gazetteer.leader import curated
from tools.gazetteer.leader.spells import UNKNOWN, high, low
from tools.gazetteer.tables import Row

SOURCE = "archigos"
ROLES = ("head_of_state", "head_of_government")
# A reign that is shorter, in days, does not say who leads the state.
SHORT = 365


class Reign(NamedTuple):
    """The time for which Archigos has a person as the effective leader of a state."""

    leader: str
    body: str
    start: str
    end: str


def rows(terms: Iterable[Row], reigns: Iterable[Reign]) -> list[Row]:
    """The table: spans of one role that follow each other, the last one open."""
    held: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for term in terms:
        if term["role"] in ROLES and UNKNOWN not in (term["start"], term["end"]):
            held[term["body"], term["leader"]].append(term)
    led: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for reign in reigns:
        if role := role_in(reign, held[reign.body, reign.leader]):
            led[reign.body].append((reign.start, role, SOURCE))
    led |= stated()
    found: list[Row] = []
    for country, spans in sorted(led.items()):
        line: list[dict[str, str]] = []
        for start, role, source in sorted(spans):
            if line and line[-1]["role"] == role:
                continue
            if line:
                line[-1]["end"] = start
            fields = {"country": country, "role": role, "start": start, "end": ""}
            line.append({**fields, "sources": source})
        # Before the first span the state was led in the same way, as far as anybody says.
        if line:
            line[0]["start"] = ""
        found += line
    return found


def role_in(reign: Reign, terms: list[Row]) -> str:
    """The one office that fills most of the reign; empty where it is none or both, or too short."""
    days = length(reign.start, reign.end)
    if days < SHORT:
        return ""
    shares = dict.fromkeys(ROLES, 0.0)
    for term in terms:
        start, end = max(reign.start, term["start"]), min(last(reign.end), last(term["end"]))
        if low(start) < high(end):
            shares[term["role"]] += length(start, end) / days
    first, second = sorted(ROLES, key=lambda role: -shares[role])
    return first if shares[first] > 0.5 and shares[second] < 0.2 else ""


def last(end: str) -> str:
    return end or "9999"


def length(start: str, end: str) -> int:
    return (min(high(last(end)), date(2026, 12, 31)) - low(start)).days


def stated() -> dict[str, list[tuple[str, str, str]]]:
    """The countries of the curated table, which says all about them."""
    led: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in curated.rows("governing_roles"):
        led[row["country"]].append((row["start"], row["role"], "curated"))
    return dict(led)
