"""`us_congress/legislators-current.yaml`: the Congress of the United States with Wikidata ids."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="us-congress",
    title="unitedstates/congress-legislators: members of Congress",
    licence="CC0-1.0",
    as_of="2026-06",
    url="https://github.com/unitedstates/congress-legislators",
    notes="identity of persons who are known already; leaders of the chambers",
)


class Member(NamedTuple):
    """A member: names in every form, Wikidata id, article, birth, years of the terms."""

    qid: str
    names: set[str]
    title: str
    born: str
    years: set[int]


def read(data: Path) -> list[Member]:
    """All members of the present Congress who have a Wikidata id."""
    path = data / "leaders/us_congress/legislators-current.yaml"
    found = []
    for row in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader):
        name, ids = row["name"], row["id"]
        if "wikidata" not in ids:
            continue
        names = {
            f"{name[first]} {name['last']}" for first in ("first", "nickname") if first in name
        }
        if "official_full" in name:
            names.add(name["official_full"])
        years = {int(term[day][:4]) for term in row["terms"] for day in ("start", "end")}
        title = ids.get("wikipedia", "")
        found.append(Member(ids["wikidata"], names, title, row["bio"].get("birthday", ""), years))
    return found
