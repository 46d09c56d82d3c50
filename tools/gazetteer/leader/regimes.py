"""Where one person is head of state and of government at once: `curated/regimes.tsv`.

Sources list a president or a ruling monarch once. In the spans of the table with `both` the term
counts for both roles; the other spans say which office did not exist (`no_state`,
`no_government`) or that there was no sovereign state (`not_sovereign`): coverage reads them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from tools.gazetteer.leader import curated
from tools.gazetteer.leader.spells import UNKNOWN, high, low
from tools.gazetteer.report import Report

STATE, GOVERNMENT, RULER = "head_of_state", "head_of_government", "effective_leader"
GOVERNS = frozenset({"both", "no_state", "no_government", "not_sovereign"})
RELEASE = "2026-12-31"
# A state that data sets know by another name and number for a time, though it went on: who led it
# is found under both.
FORMER_NAMES = (("country:west-germany", "country:DEU", "1949-05-23", "1990-10-03"),)

Row = dict[str, str]


class Regime(NamedTuple):
    """One span of a country; empty `end`: until now."""

    country: str
    start: str
    end: str
    governs: str


def read() -> list[Regime]:
    """The table; `ValueError` for a word that is not known."""
    regimes = []
    for row in curated.rows("regimes"):
        if row["governs"] not in GOVERNS:
            raise ValueError(f"curated/regimes.tsv: governs is {row['governs']!r} in {row}")
        country = f"country:{row['country']}"
        regimes.append(Regime(country, row["start"], row["end"], row["governs"]))
    return regimes


def both_roles(terms: list[Row], report: Report) -> list[Row]:
    """The terms that the holders of one office have in the other, too."""
    regimes = defaultdict(list)
    for regime in read():
        if regime.governs == "both":
            regimes[regime.country].append(regime)
    held: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for term in terms:
        held[term["body"], term["role"]].append(term)
    added = []
    # Who is said to hold an office comes before who only ruled.
    for role in (STATE, GOVERNMENT, RULER):
        for body, spans in sorted(regimes.items()):
            for term in list(held[body, role]):
                for other in {STATE, GOVERNMENT} - {role}:
                    for regime in spans:
                        new = counterpart(term, other, regime)
                        if new and is_free(new, held[body, other]):
                            held[body, other].append(new)
                            added.append(new)
    report.count("terms: one person in both roles", len(added))
    return added


def counterpart(term: Row, role: str, regime: Regime) -> Row | None:
    """The term in the other role, clipped to the regime; none where it lies outside."""
    if UNKNOWN in (term["start"], term["end"]):
        return None
    start = max(term["start"], regime.start, key=lambda day: low(day))
    ends = [day for day in (term["end"], regime.end) if day]
    end = min(ends, key=lambda day: high(day)) if ends else ""
    if (high(end or RELEASE) - low(start)).days < 5:
        return None
    return {**term, "role": role, "start": start, "end": end}


def under_former_names(terms: list[Row]) -> list[Row]:
    """The terms of the heads of a state that has an entity of its own for a time, under that."""
    return [
        {**new, "body": former}
        for former, state, start, end in FORMER_NAMES
        for term in terms
        if term["body"] == state and term["role"] in (STATE, GOVERNMENT)
        for new in [counterpart(term, term["role"], Regime(former, start, end, "both"))]
        if new
        and (not term["end"] or low(term["end"]) > low(start))
        and low(new["start"]) < low(end)
    ]


def is_free(new: Row, others: Iterable[Row]) -> bool:
    """Whether nobody is known in the role for more than a tenth of the time."""
    begins, ends = low(new["start"]), high(new["end"] or RELEASE)
    taken = 0
    for other in others:
        if other["start"] == UNKNOWN or other["end"] == UNKNOWN:
            continue
        first = max(begins, low(other["start"]))
        last = min(ends, high(other["end"] or RELEASE))
        taken += max(0, (last - first).days)
    return taken * 10 <= (ends - begins).days
