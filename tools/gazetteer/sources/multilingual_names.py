"""`multilingual/everypolitician_2015_names.tsv`: politicians with Wikidata ids and births."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="everypolitician-2015",
    title="EveryPolitician 2015: names of politicians in many languages, from Wikidata",
    licence="CC0-1.0 at the source; single facts taken",
    as_of="2015",
    url="https://everypolitician.org/",
    notes="births of persons who are known already, and their names in other languages",
)


class Politician(NamedTuple):
    """A person as the list has them; `country` is a name in the form of a file name."""

    qid: str
    name: str
    born: str
    country: str


def read(data: Path) -> list[Politician]:
    """Every politician of the list once for each country."""
    return sorted(
        {Politician(r["qid"], r["name"], r["birth_date"], r["country"]) for r in rows(data)}
    )


class Label(NamedTuple):
    """The name of a person in a language."""

    qid: str
    name: str
    language: str
    text: str


def labels(data: Path) -> list[Label]:
    """Every name in every language."""
    return [Label(r["qid"], r["name"], r["language"], r["text"]) for r in rows(data)]


def rows(data: Path) -> Iterator[dict[str, str]]:
    """The rows of the list, one for each name of a person in a language."""
    path = data / "leaders/multilingual/everypolitician_2015_names.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
