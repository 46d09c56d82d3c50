"""Foreign ministers of December 2022 and heads of UN bodies, from Wikidata statements."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from tools.gazetteer.leader.bodies import Bodies
from tools.gazetteer.leader.figure import Figure
from tools.gazetteer.leader.person_names import tidy_label
from tools.gazetteer.leader.spells import UNKNOWN
from tools.gazetteer.provenance import Source
from tools.gazetteer.report import Report

SOURCE = Source(
    id="wikidata-ministers",
    title="Wikidata: foreign ministers and heads of United Nations bodies in December 2022",
    licence="CC0-1.0 at the source; single facts taken",
    as_of="2022-12-31",
    url="https://www.wikidata.org/",
    notes="the ends of the ministers' terms are not stated",
)

# Position → body, role, office.
POSITIONS = {
    "Secretary-General of the United Nations": ("org:un", "Secretary-General"),
    "Deputy Secretary-General of the United Nations": ("org:un", "Deputy Secretary-General"),
    "President of the United Nations General Assembly": (
        "org:un-general-assembly",
        "President of the General Assembly",
    ),
    "Director-General of the World Trade Organization": ("org:wto", "Director-General"),
    "President of the International Court of Justice": ("org:icj", "President"),
}

# The month of the list of foreign ministers.
SEEN = "2022-12"


def when(value: str) -> str:
    """A date as `terms.tsv` writes it; a lone 1 January is a year."""
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
        return ""
    return value[:4] if value.endswith("-01-01") else value


def read(data: Path, bodies: Bodies, report: Report) -> list[Figure]:
    found: list[Figure] = []
    folder = data / "leaders/foreign_ministers_2022"
    with (folder / "sources_foreign_wikidata.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            body = bodies.by_qid.get(row["country"], "")
            if not body or not row["person"] or not row["name"] or len(row["name"].split()) < 2:
                report.drop("wikidata-ministers: no country or nobody named", row["countryLabel"])
                continue
            found.append(
                Figure(
                    SOURCE.id,
                    body,
                    body,
                    "foreign_minister",
                    "Foreign Minister",
                    tidy_label(row["name"]),
                    when(row["start"]) or UNKNOWN,
                    UNKNOWN,
                    qid=row["person"],
                    prominent=True,
                    seen=SEEN,
                )
            )
    with (folder / "html_holders21.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            body, office = POSITIONS.get(row["position"], ("", ""))
            if not body:
                report.drop("wikidata-ministers: a post of no role of ours", row["position"])
                continue
            name = re.sub(r",.*$", "", row["person"])
            deputy = office.startswith("Deputy")
            found.append(
                Figure(
                    SOURCE.id,
                    "",
                    body,
                    "other" if deputy else "head_of_organisation",
                    office,
                    name,
                    when(row["start"]) or UNKNOWN,
                    when(row["end"]) or UNKNOWN,
                    qid=row["personID"],
                    prominent=True,
                )
            )
    return found


def cabinets(data: Path) -> list[tuple[str, str, str]]:
    """The governments as (state, QID, English label)."""
    path = data / "leaders/foreign_ministers_2022/wikidata_results_country-cabinets.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(r["stateLabel"], r["cabinet"], r["cabinetLabel"]) for r in rows if r["cabinet"]]
