"""`partyfacts_wikidata.csv` and `partyfacts_wikipedia.csv`: political parties of the world."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="partyfacts",
    title="Party Facts, Wikidata and Wikipedia parties",
    licence="MIT as repackaged; single facts of Wikidata (CC0-1.0) and Wikipedia (CC BY-SA 4.0)",
    as_of="2025",
    url="https://partyfacts.herokuapp.com",
    notes="the label is that of the repository of the lists, not of the pages they were made from",
)


class Party(NamedTuple):
    """A party as Party Facts has it; `country` is their code, mostly ISO alpha-3."""

    id: int
    country: str
    name: str
    native: str
    acronym: str
    qid: str
    title: str
    founded: str
    dissolved: str


ARTICLE = re.compile(r"https?://en\.wikipedia\.org/wiki/([^?#]+)")


def read(data: Path) -> list[Party]:
    """All parties of the two files, joined by Party Facts id, in the order of the ids."""
    directory = data / "organisations"
    with (directory / "partyfacts_wikidata.csv").open(encoding="utf-8", newline="") as file:
        items = {row["partyfacts_id"]: row for row in csv.DictReader(file)}
    with (directory / "partyfacts_wikipedia.csv").open(encoding="utf-8", newline="") as file:
        articles = {row["partyfacts_id"]: row for row in csv.DictReader(file)}
    return [
        _party(int(key), items.get(key, {}), articles.get(key, {}))
        for key in sorted(items.keys() | articles.keys(), key=int)
    ]


def _party(key: int, item: dict[str, str], article: dict[str, str]) -> Party:
    def first(column: str) -> str:
        return " ".join((article.get(column) or item.get(column) or "").split())

    found = ARTICLE.fullmatch(article.get("url", ""))
    return Party(
        id=key,
        country=first("country"),
        name=first("name"),
        native=first("name_native"),
        acronym=first("name_short"),
        qid=item.get("wikidata_id", ""),
        title=unquote(found[1]).replace("_", " ") if found else "",
        founded=first("year_founded"),
        dissolved=first("year_dissolved"),
    )
