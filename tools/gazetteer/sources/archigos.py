"""Archigos 4.1: the effective leader of every state, 1945-2015, with day dates and life dates."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from urllib.parse import unquote

from tools.gazetteer.leader.bodies import Bodies
from tools.gazetteer.leader.spells import EFFECTIVE_LEADER, Spell
from tools.gazetteer.provenance import Source
from tools.gazetteer.report import Report

SOURCE = Source(
    id="archigos",
    title="Archigos 4.1, a data set of political leaders (Goemans, Gleditsch and Chiozza)",
    licence="none stated; asks for citation; single facts taken",
    as_of="2015-12-31",
    url="https://www.rochester.edu/college/faculty/hgoemans/data.htm",
    notes="surname-only names; QIDs joined by others: only those proved by the name are used",
)


def year(value: str) -> str:
    return value if re.match(r"(18|19|20)\d\d$", value) else ""


def day(value: str) -> str:
    """A date as far as it is one: a slip such as "1960-04-1970" keeps its year and month."""
    match = re.match(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(?!\d))?)?", value)
    return match[0] if match else ""


def article(value: str) -> str:
    """The English Wikipedia title that the DBpedia link names."""
    return unquote(value).replace("_", " ").strip()


def read(data: Path, bodies: Bodies, report: Report) -> list[Spell]:
    spells = []
    path = data / "leaders/archigos_1945_with_qid.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            body = bodies.cow(row["ccode"], row["startdate"])
            if not body:
                report.drop(
                    "archigos: no country of ours",
                    f"{row['idacr']} {row['leader']} {row['startdate']}",
                )
                continue
            surname = row["leader"].partition(", ")[0]
            still = row["exit"] == "Still in Office"
            spells.append(
                Spell(
                    SOURCE.id,
                    body,
                    EFFECTIVE_LEADER,
                    row["leader"].strip(),
                    family=surname.strip(),
                    qid=row["qid"] if row["ok"] == "True" else "",
                    start=row["startdate"],
                    end="" if still else row["enddate"],
                    open=still,
                    born=day(row["borndate"]) or year(row["yrborn"]),
                    died=day(row["deathdate"]) or year(row["yrdied"]),
                    title=article(row["title"]),
                    identifier=row["leadid"],
                )
            )
    return spells
