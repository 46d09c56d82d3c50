"""`every_politician/*.tsv`: terms of office and seats in parliaments as Wikidata has them."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="every-politician",
    title="EveryPolitician: office holders 2001 to 2023 and members of parliaments, from Wikidata",
    licence="CC0-1.0 at the source; single facts taken",
    as_of="2023-02-28",
    url="https://everypolitician.org/",
    notes="an open end means in office when the area was read, from mid-2022 to early 2023",
)


class Holding(NamedTuple):
    """One person in one position of one area; `as_of` is empty for seats in parliaments."""

    area: str
    as_of: str
    position: str
    name: str
    qid: str
    start: str
    end: str
    born: str
    died: str
    title: str


def holdings(data: Path) -> list[Holding]:
    """The dated terms of office."""
    return list(_read(data / "leaders/every_politician/office_holders_2001_2023.tsv"))


def seats(data: Path) -> list[Holding]:
    """The seats in parliaments."""
    return list(_read(data / "leaders/every_politician/legislators.tsv"))


def titles(data: Path) -> dict[str, str]:
    """The English article of each person who has one, by QID."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in (*holdings(data), *seats(data)):
        if row.title:
            found[row.qid].add(row.title)
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for qid, stated in found.items():
        for title in stated:
            owners[title].add(qid)
    return {
        qid: next(iter(stated))
        for qid, stated in found.items()
        if len(stated) == 1 and len(owners[next(iter(stated))]) == 1
    }


def _read(path: Path) -> Iterator[Holding]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Holding(
                row["area"],
                row.get("as_of", ""),
                row["position"],
                row["person"].strip(),
                row["qid"],
                row["start"],
                row["end"],
                row["born"],
                row.get("died", ""),
                row["enwiki"].strip(),
            )
