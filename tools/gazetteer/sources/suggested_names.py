"""`extracts/suggested_names.tsv`: Wikidata items of operators and flags on OpenStreetMap."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="suggested-names",
    title="Name suggestion index: Wikidata items of operators and flags",
    licence="CC0-1.0 at the source (the index is BSD-3-Clause); single facts taken",
    as_of="2026-09-18",
    url="https://github.com/osmlab/name-suggestion-index",
    notes="npm name-suggestion-index; QIDs by English label, description and place",
)
TABLE = Path(__file__).parents[1] / "extracts" / "suggested_names.tsv"


class Item(NamedTuple):
    """A Wikidata item with its English label and description.

    `trees` says what the index has it for (`operators`, `flags`, `brands`), `places` where: codes
    of ISO 3166, in lower case, of states or parts of them; `001` is the world.
    """

    qid: str
    label: str
    description: str
    trees: tuple[str, ...]
    places: tuple[str, ...]


def read() -> list[Item]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Item(
                row["qid"],
                row["label"],
                row["description"],
                tuple(row["trees"].split("|")),
                tuple(row["places"].split("|")),
            )
            for row in rows
        ]
