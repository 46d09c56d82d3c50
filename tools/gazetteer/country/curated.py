"""Reading the hand-made tables: tab-separated, a header line, a `reason` in every row."""

from __future__ import annotations

from pathlib import Path

DIRECTORY = Path(__file__).parent.parent / "curated"


def read_curated(table: str) -> list[dict[str, str]]:
    """The rows of `curated/table.tsv`; a row without a reason or of the wrong width is an error."""
    path = DIRECTORY / f"{table}.tsv"
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    columns = lines[0].split("\t")
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        fields = line.split("\t")
        if len(fields) != len(columns):
            raise ValueError(f"{path}:{number}: {len(fields)} fields, not {len(columns)}")
        row = dict(zip(columns, fields, strict=True))
        if not row["reason"]:
            raise ValueError(f"{path}:{number}: a curated row needs a reason")
        rows.append(row)
    return rows
