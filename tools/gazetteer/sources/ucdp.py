"""`ucdp-actor-221.csv`: armed actors of the Uppsala Conflict Data Program."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="ucdp",
    title="UCDP Actor Dataset 22.1",
    licence="CC-BY-4.0",
    as_of="2022",
    url="https://ucdp.uu.se",
    notes="names and countries as facts",
)


class Actor(NamedTuple):
    """A formally organised armed group."""

    id: int
    name: str
    acronym: str
    native: str
    location: str


def read(data: Path) -> list[Actor]:
    """The formally organised groups: neither governments nor communal groups."""
    path = data / "organisations" / "ucdp-actor-221.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Org"] == "1"]
    return sorted(_actor(row) for row in rows)


def _actor(row: dict[str, str]) -> Actor:
    def text(column: str) -> str:
        value = " ".join(row[column].replace("´", "'").replace("’", "'").split())
        return "" if value in ("n/a", "Spanish") else value

    return Actor(
        id=int(row["ActorId"]),
        name=text("NameOrigFullEng"),
        acronym=text("NameOrig"),
        native=text("NameOrigFull"),
        location=text("Location"),
    )
