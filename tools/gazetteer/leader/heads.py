"""Heads of state and of government that no source states: `curated/heads.tsv`.

They are joined to the persons that the sources know, by name and country, and give way to every
term that a source states of the same person in the same role.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tools.gazetteer.leader import curated
from tools.gazetteer.leader.figure import Figure, of_general_knowledge
from tools.gazetteer.leader.spells import UNKNOWN, high, low
from tools.gazetteer.provenance import BY_HAND
from tools.gazetteer.report import Report

# Sources of changes after the last edition of the yearly lists.
LATE = frozenset(("curated", "changes-2026"))


def curated_heads() -> Iterator[Figure]:
    """The statements of the table, in its order."""
    for row in curated.rows("heads"):
        yield replace(of_general_knowledge(row), prominent=True)


def finish(figure: Figure, terms: list[dict[str, str]]) -> None:
    """Gives a term that a source leaves without an end the end that the table knows."""
    for term in terms:
        same = term["body"] == figure.body and term["role"] == figure.role
        if not same or term["end"] != UNKNOWN or term["start"] == UNKNOWN or not figure.end:
            continue
        if low(figure.start) <= high(term["start"]) and low(term["start"]) < high(figure.end):
            term["end"] = figure.end
            term["sources"] = "|".join(sorted({*term["sources"].split("|"), figure.source}))


def beside(figure: Figure, terms: list[dict[str, str]]) -> list[tuple[str, str]]:
    """The parts of a curated term that the person's other terms of the role leave open."""
    spans = [(figure.start, figure.end)]
    for term in terms:
        if term["body"] == figure.body and term["role"] == figure.role:
            spans = [part for span in spans for part in without(span, term)]
    return spans


def without(span: tuple[str, str], term: Mapping[str, str]) -> list[tuple[str, str]]:
    """What is left of a span when the time of a term is taken out; parts of a month are none."""
    start, end = span
    if term["start"] == UNKNOWN:
        return [span]
    begins = low(term["start"])
    ends = high(term["end"]) if term["end"] not in ("", UNKNOWN) else None
    if (end and begins >= high(end)) or (ends and ends <= low(start)):
        return [span]
    parts = []
    if (begins - low(start)).days > 31:
        parts.append((start, term["start"]))
    if ends and (not end or (high(end) - ends).days > 31):
        parts.append((term["end"], end))
    return parts


def stand_back(terms: list[dict[str, str]], report: Report) -> list[dict[str, str]]:
    """The terms without those by which a prime minister is called head of state.

    Archigos names one effective leader for each time; where the table knows who reigned then, the
    leader of Archigos headed the government.
    """
    reigns = [t for t in terms if t["role"] == "head_of_state" and t["sources"] in BY_HAND]
    kept = []
    for term in terms:
        if term["role"] == "head_of_state" and "archigos" in term["sources"].split("|"):
            other = next((r for r in reigns if is_during(term, r)), None)
            if other and other["leader"] != term["leader"]:
                has = any(
                    t["leader"] == term["leader"]
                    and t["role"] == "head_of_government"
                    and t["body"] == term["body"]
                    and is_during(term, t)
                    for t in terms
                )
                report.drop("heads: a prime minister in the place of a monarch", term["leader"])
                if not has:
                    kept.append({**term, "role": "head_of_government"})
                continue
        kept.append(term)
    return kept


def handed_over(terms: list[dict[str, str]]) -> None:
    """Ends the terms of heads that are open while a change of office after the last edition of the
    lists is known: on the day on which the successor began. Who shares the office, by the curated
    table of overlaps, stays.
    """
    shared = {(r["body"], frozenset((r["leader"], r["other"]))) for r in curated.rows("overlaps")}
    lines: defaultdict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for term in terms:
        if term["role"] in ("head_of_state", "head_of_government") and term["start"] != UNKNOWN:
            lines[term["body"], term["role"]].append(term)
    for (body, _), line in lines.items():
        late = [t for t in line if t["sources"] in LATE and not t["end"]]
        for term in line:
            after = [
                t["start"]
                for t in late
                if t["leader"] != term["leader"]
                and low(t["start"]) > low(term["start"])
                and (body, frozenset((t["leader"], term["leader"]))) not in shared
            ]
            if not term["end"] and after:
                term["end"] = min(after, key=low)


def is_during(term: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether a term lies within another of the same body, give or take a month."""
    if term["body"] != other["body"] or UNKNOWN in (
        term["start"], term["end"], other["start"], other["end"],
    ):  # fmt: skip
        return False
    begins = (low(other["start"]) - low(term["start"])).days <= 31
    if not other["end"]:
        return begins
    return begins and bool(term["end"]) and (high(term["end"]) - high(other["end"])).days <= 31
