"""`sources.tsv` and `VERSION`: every source the tables name, with its licence and date."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import NamedTuple

from tools.gazetteer import sources
from tools.gazetteer.report import Report
from tools.gazetteer.tables import COLUMNS, read_table, write_table

# The date of the newest source used.
VERSION = "2026.11.23"


class Source(NamedTuple):
    """A row of `sources.tsv`. Each module under `sources/` states its own as `SOURCE`."""

    id: str
    title: str
    licence: str
    as_of: str
    url: str
    notes: str


CURATED = Source(
    id="curated",
    title="Facts checked by hand by the legation authors",
    licence="CC0-1.0",
    as_of="2026-11-23",
    url="",
    notes="the reasoning stands beside each fact in tools/gazetteer/curated",
)


def known_sources() -> dict[str, Source]:
    """All sources by id: the curated one and those that the reader modules declare."""
    found = {CURATED.id: CURATED}
    for module in pkgutil.iter_modules(sources.__path__):
        source = importlib.import_module(f"{sources.__name__}.{module.name}").SOURCE
        if source.id in found:
            raise ValueError(f"source {source.id!r} is declared twice, again in {module.name}")
        found[source.id] = source
    return found


def build(out: Path, report: Report) -> None:
    """Writes the table of sources and refuses a table that names a source nobody declares."""
    known = known_sources()
    for table, columns in COLUMNS.items():
        if table != "sources" and "sources" in columns and (out / f"{table}.tsv").exists():
            used = {s for row in read_table(out, table) for s in row["sources"].split("|")}
            if unknown := used - known.keys():
                raise ValueError(f"{table}.tsv names undeclared sources: {sorted(unknown)}")
    report.count("sources", write_table(out, "sources", (s._asdict() for s in known.values())))
    (out / "VERSION").write_text(VERSION + "\n", encoding="utf-8", newline="\n")
