"""`python -m tools.counts`: prints `docs/counts.tsv`, how many rows of what kind the tables hold.

A test compares the committed summary with the tables, so that a diff shows when something grew or
vanished.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tools.gazetteer.tables import COLUMNS, Row, read_table

SEEDS = Path("seeds/gazetteer")
# What the rows of a table are counted by.
BY = {
    "countries": ("status",),
    "country_codes": ("system",),
    "country_names": ("form",),
    "external_ids": ("system",),
    "leader_names": ("form", "context"),
    "leaders": (),
    "memberships": ("status",),
    "organisation_names": ("form", "context"),
    "organisations": ("class",),
    "person_words": ("part",),
    "terms": ("role",),
}
# Columns that are better filled than empty.
FILLED = {
    "countries": ("qid", "wikipedia"),
    "leaders": ("qid", "wikipedia", "family_name", "born", "died"),
    "organisations": ("qid", "wikipedia", "country", "start"),
}


def main() -> None:
    print("table\twhat\trows")
    for table, what, rows in counts():
        print(f"{table}\t{what}\t{rows}")


def counts() -> list[tuple[str, str, int]]:
    """(table, what is counted, rows), sorted."""
    found = []
    for table in COLUMNS:
        rows = read_table(SEEDS, table)
        found.append((table, "all", len(rows)))
        for column in BY.get(table, ()):
            found += [(table, f"{column}={v}", n) for v, n in by_value(rows, column).items()]
        for column in FILLED.get(table, ()):
            found.append((table, f"with {column}", sum(bool(row[column]) for row in rows)))
    return sorted(found)


def by_value(rows: Sequence[Row], column: str) -> Counter[str]:
    return Counter(row[column] for row in rows)


if __name__ == "__main__":
    main()
