"""Phrases that contain the name of a country or an organisation and are not it: a curated list and
a few templates.

Longest match wins, so a blocker hides every name inside it. A template is worth having only where
the phrase never denotes the country: newspapers, airlines, cups, "the Vietnam War". Bodies of the
state ("German Chancellor", "US Army") and a country's own civil war ("the Somali Civil War") are
never blocked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tools.gazetteer.country.curated import read_curated
from tools.gazetteer.country.folding import fold
from tools.gazetteer.report import Report
from tools.gazetteer.tables import Row

# Which countries have a press, an airline and a cup.
STATUSES = frozenset({"member", "state", "constituent"})
ALSO = frozenset({"country:HKG", "country:MAC", "country:PRI", "country:BMU", "country:CYM"})

OF_NAME = {
    "airline": ("Air {}", "{} Airlines", "{} Airways"),
    "newspaper": (
        "{} Times", "{} Post", "{} Herald", "{} Daily", "{} Gazette", "{} Today", "Radio {}",
        "Voice of {}",
    ),
    "sport": ("{} Open", "{} Masters", "{} Cup", "Tour of {}", "Miss {}"),
    "war": ("{} War",),
}  # fmt: skip
OF_ADJECTIVE = {
    "airline": ("{} Airlines", "{} Airways"),
    "newspaper": ("{} Times", "{} Herald", "{} Daily News"),
    "sport": ("{} Open", "{} Masters", "{} Cup", "{} League"),
}  # fmt: skip


def blocker_rows(countries: Iterable[Row], names: Iterable[Row], report: Report) -> list[Row]:
    """The rows of `blockers.tsv`; a phrase that is itself a name of a country is not one."""
    names = list(names)
    taken = {fold(row["text"]) for row in names}
    rows: dict[str, Row] = {}
    for text, case, reason in [*_curated(), *_templates(countries, names)]:
        if fold(text) in taken:
            report.drop("blocker: a name of a country", text)
        else:
            row = {"text": text, "case": case, "reason": reason, "sources": "curated"}
            rows.setdefault(fold(text), row)
    return list(rows.values())


def _curated() -> Iterator[tuple[str, str, str]]:
    for row in read_curated("blockers"):
        yield row["text"], row["case"], row["reason"]


def _templates(countries: Iterable[Row], names: Iterable[Row]) -> Iterator[tuple[str, str, str]]:
    canonical = {
        row["id"]: row["name"]
        for row in countries
        if row["status"] in STATUSES or row["id"] in ALSO
    }
    for row in names:
        is_name = row["form"] == "short" and row["context"] == "alone"
        if row["entity"] not in canonical or row["text"][0].islower():
            continue
        if is_name or row["text"] == canonical[row["entity"]]:
            templates = OF_NAME
        elif row["form"] == "adjective" and not row["end"] and not row["text"].endswith("-"):
            templates = OF_ADJECTIVE
        else:
            continue
        for reason, patterns in templates.items():
            for pattern in patterns:
                yield pattern.format(row["text"]), "title", reason
