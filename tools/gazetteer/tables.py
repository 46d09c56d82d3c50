"""Writing the seed tables: fixed columns, one fact a line, sorted, complete or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

COLUMNS: dict[str, tuple[str, ...]] = {
    "countries": (
        "id", "name", "status", "iso2", "iso3", "numeric", "m49", "qid", "wikipedia",
        "start", "end", "parent", "successors", "sources",
    ),
    "country_codes": ("country", "system", "code", "abbreviation", "start", "end", "sources"),
    "leaders": ("id", "name", "family_name", "qid", "wikipedia", "born", "died", "sources"),
    "organisations": (
        "id", "name", "class", "qid", "wikipedia", "country", "parent", "start", "end", "sources",
    ),
    "terms": ("leader", "body", "role", "office", "start", "end", "sources"),
    # Terms whose end is unknown, and the day on which a source saw the holder in office.
    "last_seen": ("leader", "body", "role", "start", "seen", "sources"),
    "country_names": (
        "entity", "text", "language", "form", "case", "context", "start", "end", "sources",
    ),
    "leader_names": (
        "entity", "text", "language", "form", "case", "context", "start", "end", "sources",
    ),
    "organisation_names": (
        "entity", "text", "language", "form", "case", "context", "start", "end", "sources",
    ),
    "blockers": ("text", "case", "reason", "sources"),
    "offices": ("text", "role", "position", "sources"),
    "external_ids": ("entity", "system", "id", "sources"),
    "governing_roles": ("country", "role", "start", "end", "sources"),
    # What look-ups read beside the names for texts.
    "lookup_names": ("country", "text", "language", "start", "end", "sources"),
    "lookup_words": ("word", "class", "means", "sources"),
    "memberships": (
        "member", "organisation", "status", "start", "end", "listed_from", "listed_to", "sources",
    ),
    "person_words": ("text", "part", "sources"),
    "sources": ("id", "title", "licence", "as_of", "url", "notes"),
}  # fmt: skip

Row = Mapping[str, str]

FORBIDDEN = re.compile(r"[\t\n\r\x00-\x1f\u2028\u2029]")


def write_table(directory: Path, table: str, rows: Iterable[Row]) -> int:
    """Writes `directory/table.tsv` atomically and returns the number of rows.

    A row with an unknown column, a missing one or a control character is an error that names the
    row: nothing is dropped in silence. Equal rows are written once.
    """
    columns = COLUMNS[table]
    lines: set[str] = set()
    for row in rows:
        if set(row) != set(columns):
            raise ValueError(f"{table}: columns {sorted(set(row) ^ set(columns))} in {dict(row)}")
        for column, value in row.items():
            if FORBIDDEN.search(value) or value != value.strip():
                raise ValueError(f"{table}: field {column!r} of {dict(row)} is not a clean line")
        lines.add("\t".join(row[column] for column in columns))
    body = "\t".join(columns) + "\n" + "".join(f"{line}\n" for line in sorted(lines))
    handle, temporary = tempfile.mkstemp(dir=directory, prefix=f".{table}.")
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(body)
    os.chmod(temporary, 0o644)
    os.replace(temporary, directory / f"{table}.tsv")
    return len(lines)


def read_table(directory: Path, table: str) -> list[dict[str, str]]:
    """Reads a seed table back; `ValueError` with file and line when it is not well formed."""
    path = directory / f"{table}.tsv"
    lines = path.read_text(encoding="utf-8").split("\n")
    if tuple(lines[0].split("\t")) != COLUMNS[table]:
        raise ValueError(f"{path}:1: header is not {COLUMNS[table]}")
    rows = []
    for number, line in enumerate(lines[1:-1], start=2):
        fields = line.split("\t")
        if len(fields) != len(COLUMNS[table]):
            raise ValueError(f"{path}:{number}: {len(fields)} fields, not {len(COLUMNS[table])}")
        rows.append(dict(zip(COLUMNS[table], fields, strict=True)))
    return rows
