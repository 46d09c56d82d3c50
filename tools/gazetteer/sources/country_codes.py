"""`country-codes.csv`: ISO and UN codes, UN names and capitals of the current countries."""

from __future__ import annotations

import csv
from pathlib import Path

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="country-codes",
    title="datahub core data set country-codes",
    licence="PDDL-1.0",
    as_of="2026",
    url="https://github.com/datasets/country-codes",
    notes="ISO 3166, UN M49, UNTERM names, capitals",
)


def read(data: Path) -> list[dict[str, str]]:
    """The rows as the file has them, with every field stripped."""
    path = data / "countries" / "country-codes.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{k: v.strip() for k, v in row.items()} for row in csv.DictReader(file)]
