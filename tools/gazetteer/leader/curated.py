"""The tables written by hand, `curated/*.tsv`."""

from __future__ import annotations

import csv
from pathlib import Path

DIRECTORY = Path(__file__).parents[1] / "curated"


def rows(table: str) -> list[dict[str, str]]:
    """All rows of one table; `OSError` when there is none of that name."""
    with (DIRECTORY / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
