"""Seats of power that stand for a country when asked for: the Kremlin, the Blue House."""

from __future__ import annotations

from collections.abc import Iterable

from tools.gazetteer.country.curated import read_curated
from tools.gazetteer.country.folding import fold
from tools.gazetteer.report import Report
from tools.gazetteer.tables import Row


def metonym_rows(english: Iterable[Row], report: Report) -> list[Row]:
    """The metonym rows of `country_names.tsv`; a capital that is also a seat stays a capital."""
    taken = {(row["entity"], fold(row["text"])) for row in english}
    rows: list[Row] = []
    for row in read_curated("metonyms"):
        if (row["entity"], fold(row["text"])) in taken:
            report.drop("metonym: already a name of the country", f"{row['entity']} {row['text']}")
            continue
        fields = {column: value for column, value in row.items() if column != "reason"}
        rows.append(fields | {"language": "en", "form": "metonym", "sources": "curated"})
    return rows
