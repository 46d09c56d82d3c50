"""`external_ids.tsv`: what leaders and organisations are called in other data sets.

Leaders and organisations are written by different parts of the generator; each replaces its own
rows and leaves the other's.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tools.gazetteer.report import Report
from tools.gazetteer.tables import Row, read_table, write_table

TABLE = "external_ids"


def write(out: Path, kind: str, rows: Iterable[Row], report: Report) -> None:
    """Writes the rows of one kind of entity, `leader` or `org`, beside those of the other."""
    kept = []
    if (out / f"{TABLE}.tsv").exists():
        kept = [r for r in read_table(out, TABLE) if not r["entity"].startswith(f"{kind}:")]
    report.count(f"{TABLE} with those of {kind}s", write_table(out, TABLE, [*kept, *rows]))
