"""English labels and office names of the leaders of December 2022, from Wikidata and Wikipedia
links.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import NamedTuple

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="wikidata-2022",
    title="Wikidata: heads of state and of government in December 2022",
    licence="CC0-1.0 at the source; single facts taken",
    as_of="2022-12-31",
    url="https://www.wikidata.org/",
    notes="English labels, years only",
)


class Label(NamedTuple):
    qid: str
    name: str
    position: str


def read(data: Path) -> list[Label]:
    """The labels by QID, the Wikidata ones first."""
    found = []
    for file_name, person, position in (
        ("wikidata.csv", "officeholderLabel", "positionLabel"),
        ("wikipedia.csv", "officeholderlabel", "positionlabel"),
    ):
        path = data / "leaders/wikidata_leaders_2022" / file_name
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                name = re.sub(r"\s*\([^)]*\)$", "", row[person]).strip()
                if (
                    re.match(r"Q\d+$", row["officeholder"])
                    and name
                    and not re.match(r"Q\d+$", name)
                ):
                    found.append(Label(row["officeholder"], name, row[position]))
    return found
