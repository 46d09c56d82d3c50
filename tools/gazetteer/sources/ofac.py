"""`ofac_sdn_2022.csv`, `ofac_alt_2022.csv`: foreign terrorist organizations of the US list."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="ofac",
    title="OFAC Specially Designated Nationals, foreign terrorist organizations",
    licence="public domain",
    as_of="2022",
    url="https://sanctionslist.ofac.treas.gov",
    notes="only entries of the programme FTO that are neither persons nor ships",
)


def read(data: Path) -> list[tuple[str, list[str]]]:
    """The organisations as (name, other names), in capitals as the list prints them."""
    directory = data / "organisations"
    with (directory / "ofac_sdn_2022.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if len(row) > 3]
    names = {
        row[0]: row[1].strip()
        for row in rows
        if "FTO" in re.findall(r"[A-Z0-9-]+", row[3]) and row[2].strip() == "-0-"
    }
    others: defaultdict[str, list[str]] = defaultdict(list)
    with (directory / "ofac_alt_2022.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if len(row) > 3 and row[0] in names:
                others[row[0]].append(row[3].strip())
    return [(names[key], sorted(others[key])) for key in sorted(names, key=int)]
