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
    """A row of `sources.tsv`. Each module under `sources/` states its own as `SOURCE`.

    A source with `check` may be read to compare facts of others with it. Nothing that is written
    may rest on it, so it is not in `sources.tsv` and no row of a table may name it.
    """

    id: str
    title: str
    licence: str
    as_of: str
    url: str
    notes: str
    check: bool = False


CURATED = Source(
    id="curated",
    title="Facts and decisions written by hand by the legation authors",
    licence="CC0-1.0",
    as_of="2026-11-23",
    url="",
    notes="the reasoning is beside each fact in tools/gazetteer/curated",
)
GENERAL_KNOWLEDGE = Source(
    id="general-knowledge",
    title="Facts that the legation authors wrote from general knowledge",
    licence="CC0-1.0",
    as_of="2026-11-23",
    url="",
    notes="tools/gazetteer/curated: heads, figures, memberships; as precise as they are known",
)
TEMPLATE = Source(
    id="template",
    title="Names made from patterns: a body of the state with the name of the country",
    licence="CC0-1.0",
    as_of="2026-11-23",
    url="",
    notes="tools/gazetteer/curated/organisation_templates.tsv holds the patterns",
)
# What the authors wrote themselves, whatever they wrote it from.
BY_HAND = frozenset({CURATED.id, GENERAL_KNOWLEDGE.id})


def known_sources() -> dict[str, Source]:
    """All sources by id: those of the authors and those that the reader modules declare."""
    found = {source.id: source for source in (CURATED, GENERAL_KNOWLEDGE, TEMPLATE)}
    for module in pkgutil.iter_modules(sources.__path__):
        source = importlib.import_module(f"{sources.__name__}.{module.name}").SOURCE
        if source.id in found:
            raise ValueError(f"source {source.id!r} is declared twice, again in {module.name}")
        found[source.id] = source
    return found


def build(out: Path, report: Report) -> None:
    """Writes the table of sources.

    Refuses a table that names a source that nobody declares or that may only be compared with.
    """
    known = {key: source for key, source in known_sources().items() if not source.check}
    for table, columns in COLUMNS.items():
        if table != "sources" and "sources" in columns and (out / f"{table}.tsv").exists():
            used = {s for row in read_table(out, table) for s in row["sources"].split("|")}
            if unknown := used - known.keys():
                raise ValueError(
                    f"{table}.tsv names undeclared or check-only sources: {sorted(unknown)}"
                )
    rows = ({column: getattr(s, column) for column in COLUMNS["sources"]} for s in known.values())
    report.count("sources", write_table(out, "sources", rows))
    (out / "VERSION").write_text(VERSION + "\n", encoding="utf-8", newline="\n")
