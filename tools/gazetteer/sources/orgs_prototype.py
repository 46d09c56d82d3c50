"""`orgs_prototype_names.tsv`: an earlier joining of the lists of organisations."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="orgs-prototype",
    title="Prototype cluster of organisation lists",
    licence="mixed, by row",
    as_of="2026",
    url="",
    notes="check only: second witness of a QID, from clusters with a row of a redistributable list",
)

OPEN = {"CC0", "MIT", "PD"}


def read(data: Path) -> list[tuple[str, str]]:
    """Pairs (English name, QID) of clusters with one QID and a name from an open list."""
    path = data / "organisations" / "orgs_prototype_names.tsv"
    clusters: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            clusters[row["cluster"]].append(row)
    pairs = set()
    for rows in clusters.values():
        qids = {row["qid"] for row in rows if row["qid"]}
        qid = next(iter(qids), "")
        if len(qids) == 1 and re.fullmatch(r"Q\d+", qid):
            pairs |= {
                (row["form"], qid)
                for row in rows
                if OPEN.intersection(row["licences"].split("|")) and row["kind"] != "acronym"
            }
    return sorted(pairs)
