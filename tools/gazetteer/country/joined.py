"""The joined tables of names and demonyms: many sources in one file, named row by row."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple


class JoinedName(NamedTuple):
    """One form of one entity, with every language, kind and source that has it."""

    key: str
    form: str
    kinds: frozenset[str]
    languages: frozenset[str]
    sources: frozenset[str]
    flags: frozenset[str]


class JoinedDemonym(NamedTuple):
    """One form of a kind (`adj`, `demonym_sg`, `demonym_pl`) and the sources that vote for it."""

    key: str
    form: str
    kind: str
    sources: frozenset[str]


def read_names(data: Path) -> list[JoinedName]:
    return [
        JoinedName(
            key=row["key"],
            form=row["form"],
            kinds=_set(row["kinds"]),
            languages=_set(row["langs"]),
            sources=_set(row["sources"]),
            flags=_set(row["flags"]),
        )
        for row in _rows(data / "countries" / "names.tsv")
    ]


def read_demonyms(data: Path) -> list[JoinedDemonym]:
    return [
        JoinedDemonym(row["key"], row["form"], row["kind"], frozenset(row["sources"].split(",")))
        for row in _rows(data / "countries" / "demonyms_resolved.tsv")
    ]


def _set(field: str) -> frozenset[str]:
    return frozenset(field.split("|")) if field else frozenset()


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
