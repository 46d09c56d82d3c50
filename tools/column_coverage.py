"""`python -m tools.column_coverage --corpora DIR`: how many of the names that publishers print in
columns `countries()` resolves.

The names are in `dev/lookups/country_columns.tsv` of the corpora, each with a code. Where one of
our countries has the code in ISO 3166-1, the name shall resolve to it; where none has ("World",
"AFE"), it shall be refused. Any other answer is wrong.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import legation

NAMES = Path("dev", "lookups", "country_columns.tsv")
ALL = "all columns"


@dataclass
class Tally:
    """What became of the names of one column."""

    countries: int = 0
    right: int = 0
    others: int = 0
    refused: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, name: str, wanted: str | None, found: str | None) -> None:
        """Counts one name, with the ids of the country it denotes and of the one it resolves to."""
        self.countries += wanted is not None
        self.others += wanted is None
        self.right += wanted is not None and found == wanted
        if found is None and wanted is not None:
            self.refused.append(name)
        elif found is not None and found != wanted:
            self.wrong.append(f"{name} → {found}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.column_coverage", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help=f"directory of {NAMES}")
    path = parser.parse_args().corpora / NAMES
    if not path.exists():
        print(f"no names of columns in {path}: say where they are with --corpora", file=sys.stderr)
        sys.exit(2)
    found = tallies(read(path))
    print("\n".join(table(found)))
    for what, names in (("refused", found[ALL].refused), ("wrong", found[ALL].wrong)):
        if names:
            print(f"\n{what}: {'; '.join(names)}")


def read(path: Path) -> list[dict[str, str]]:
    """The rows of the table: column, name and iso3."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def tallies(rows: Sequence[dict[str, str]]) -> dict[str, Tally]:
    """By column, and of all."""
    tallied: dict[str, Tally] = {}
    answers = legation.countries([row["name"] for row in rows], not_found="none")
    for row, answer in zip(rows, answers, strict=True):
        for column in (row["column"], ALL):
            tallied.setdefault(column, Tally()).add(row["name"], coded(row["iso3"]), answer)
    # The sum stands last.
    tallied[ALL] = tallied.pop(ALL, Tally())
    return tallied


def coded(iso3: str) -> str | None:
    """The id of the country that has the code."""
    try:
        return legation.country_by_code("iso3", iso3).id
    except legation.UnknownEntityError:
        return None


def table(tallied: dict[str, Tally]) -> list[str]:
    """The lines of a table in Markdown."""
    lines = [
        "| column | names of countries | resolved rightly | refused | wrong | other names |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for column, tally in tallied.items():
        share = f"{100 * tally.right / tally.countries:.1f} %" if tally.countries else "–"
        counts = f"{len(tally.refused)} | {len(tally.wrong)} | {tally.others}"
        lines.append(f"| {column} | {tally.countries:,} | {share} | {counts} |")
    return lines


if __name__ == "__main__":
    main()
