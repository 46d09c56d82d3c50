"""`us_congress/openstates_state_executives.csv`: governors of the American states of 2026."""

from __future__ import annotations

import csv
from pathlib import Path

from tools.gazetteer.leader.figure import Figure
from tools.gazetteer.leader.spells import UNKNOWN
from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="openstates",
    title="Open States: executives of the American states",
    licence="CC0-1.0",
    as_of="2026-08",
    url="https://github.com/openstates/people",
    notes="governors only; a term that was to end before the list was made may have been renewed",
)
USA = "country:USA"


def read(data: Path) -> list[Figure]:
    """The governors. Whose scheduled term is over held the office up to its end; many have another
    term, of which the list says nothing.
    """
    path = data / "leaders/us_congress/openstates_state_executives.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Figure(
                SOURCE.id,
                USA,
                USA,
                "other",
                "Governor",
                row["name"],
                row["start"] or UNKNOWN,
                "" if row["end"] > SOURCE.as_of else UNKNOWN,
                family=row["family_name"],
                born=row["birth_date"],
                seen=row["end"] if row["end"] < SOURCE.as_of else "",
            )
            for row in csv.DictReader(file)
            if row["role"] == "governor"
        ]
