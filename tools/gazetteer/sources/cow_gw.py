"""`cow_gw_codes.tsv`: Correlates of War and Gleditsch-Ward state codes with their dates."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="cow-gw",
    title="Gleditsch and Ward / Correlates of War lists of states",
    licence="MIT as repackaged; the lists themselves state none; single facts taken",
    as_of="2026",
    url="",
    notes="dated state codes; the label is that of the package that joined the two lists",
)

OPEN_END = "9999-12-31"


class StateCode(NamedTuple):
    """One spell of one code; `key` is empty for states that no other source has."""

    key: str
    system: str
    code: str
    abbreviation: str
    name: str
    start: str
    end: str


def read(data: Path) -> list[StateCode]:
    """All spells; an open end is the empty string."""
    path = data / "countries" / "cow_gw_codes.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return [
            StateCode(
                key=row["key"],
                system=row["system"],
                code=str(int(float(row["code"]))),
                abbreviation=row["abbr"],
                name=row["name"],
                start=row["start"],
                end="" if row["end"] == OPEN_END else row["end"],
            )
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]
