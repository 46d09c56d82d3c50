"""`sources.tsv` and `VERSION`: every source the tables name, with its licence and date."""

from __future__ import annotations

from pathlib import Path

from tools.gazetteer.report import Report
from tools.gazetteer.tables import COLUMNS, read_table, write_table

# The date of the newest source used (the compiled list of 2026 changes of office).
VERSION = "2026.11.23"

# One row a source: (id, title, licence, as_of, url, notes). Sorted by id.
SOURCES: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("curated", "Checked by hand by the legation authors", "CC0-1.0", "2026-11-23", "", "each row or its input file states the reasoning"),
)  # fmt: skip


def build(out: Path, report: Report) -> None:
    """Writes the table of sources and refuses a table that names a source it does not list."""
    known = {source[0] for source in SOURCES}
    for table, columns in COLUMNS.items():
        if table != "sources" and "sources" in columns and (out / f"{table}.tsv").exists():
            used = {s for row in read_table(out, table) for s in row["sources"].split("|")}
            if unknown := used - known:
                raise ValueError(f"{table}.tsv names unlisted sources: {sorted(unknown)}")
    rows = (dict(zip(COLUMNS["sources"], source, strict=True)) for source in SOURCES)
    report.count("sources", write_table(out, "sources", rows))
    (out / "VERSION").write_text(VERSION + "\n", encoding="utf-8", newline="\n")
