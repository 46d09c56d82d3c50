"""Heads of state and government since the beginnings, from a 2025 export of Wikidata statements."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from tools.gazetteer.leader.bodies import Bodies
from tools.gazetteer.leader.spells import Spell
from tools.gazetteer.provenance import Source
from tools.gazetteer.report import Report

SOURCE = Source(
    id="wikidata-spells",
    title="Wikidata: heads of state and of government with their terms, export of 2025-10",
    licence="CC0-1.0 at the source; single facts taken",
    as_of="2025-10-31",
    url="https://www.wikidata.org/",
    notes="labels partly Portuguese; 1 January often means the year; open ends of people long dead",
)

FIRST = "1945-01-01"
QID = re.compile(r"Q\d+$")


def day(value: str) -> str:
    """`1994-07-29T00:00:00Z` → the day; an unknown value (a blank node) → nothing."""
    match = re.match(r"(\d{4}-\d{2}-\d{2})T", value)
    return match[1] if match else ""


def persons(data: Path) -> Iterator[tuple[str, str, str, set[int]]]:
    """Id, name, ISO 3166 code of the state and years of everybody it names, dated or not."""
    path = data / "leaders/wikidata_spells_2025/leaders_history.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if QID.match(row["person_qid"]) and not QID.match(row["person"]):
                days = filter(None, (day(row["start"]), day(row["end"])))
                yield row["person_qid"], row["person"], row["iso3"], {int(d[:4]) for d in days}


def read(data: Path, bodies: Bodies, report: Report) -> list[Spell]:
    spells = []
    path = data / "leaders/wikidata_spells_2025/leaders_history.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            what = f"{row['iso3']} {row['role']} {row['person']} {row['start'][:10]}"
            start, end = day(row["start"]), day(row["end"])
            body = bodies.by_iso3.get(row["iso3"], "")
            if not body:
                report.drop("wikidata-spells: no country of ours", what)
            elif QID.match(row["person"]):
                report.drop("wikidata-spells: no label", what)
            elif not QID.match(row["person_qid"]):
                report.drop("wikidata-spells: nobody named", what)
            elif bodies.territory(body) and row["role"] == "head_of_state":
                report.drop(
                    "wikidata-spells: a territory's head of state is that of its state", what
                )
            elif row["start"].startswith("-") or (end and end < FIRST):
                report.drop("wikidata-spells: ended before 1945", what)
            elif not end and start and start < "1925":
                report.drop("wikidata-spells: began before 1925, no end", what)
            else:
                name = row["person"] if not QID.match(row["person"]) else ""
                spells.append(
                    Spell(
                        SOURCE.id,
                        body,
                        row["role"],
                        name,
                        qid=row["person_qid"],
                        start=start,
                        end=end,
                        open=not end,
                        variants={name} if name else set(),
                    )
                )
    return spells
