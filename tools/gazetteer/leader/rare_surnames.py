"""Surnames of rulers that are rare enough to count where the text names the country ruled.

"Mubarak" in a text about Egypt is the president; "Brown" in one about Britain may be anybody. Which
surnames are rare is decided offline and kept as a list, so that the generator needs neither the
census nor the dictionary:

    python -m tools.gazetteer.leader.rare_surnames --census DIR --wordnet DIR

`--census` holds `dist.all.last`, `dist.male.first` and `dist.female.first` (US Census 1990, public
domain; PyPI package `names`), `--wordnet` the data files of WordNet 3.0 (Debian package
`wordnet-base`). A surname that is not on the list needs the full name or an office, as before: the
list may lag behind safely.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tools.gazetteer.leader.person_similarity import fold
from tools.gazetteer.tables import Row, read_table

LIST = Path(__file__).parents[1] / "curated" / "rare_surnames.txt"

RULING = frozenset({"head_of_state", "head_of_government", "effective_leader"})
# Surnames among the thousand most frequent are anybody's.
COMMON_RANK = 1000
SHORTEST = 4
# Common or in the dictionary, but in world news nearly always the ruler.
FAMOUS = frozenset(
    {
        "blair", "boric", "bush", "cameron", "clinton", "kohl", "macron", "mesic", "nixon", "obama",
        "reagan", "rudd", "svoboda", "thatcher", "trump",
    }
)  # fmt: skip


def mark(names: Iterable[Row], terms: Iterable[Row]) -> Iterator[Row]:
    """The name rows, with the context rule `country` for the rare surnames of rulers."""
    rare = frozenset(LIST.read_text(encoding="utf-8").split())
    rulers = _rulers(terms)
    for row in names:
        if row["form"] == "surname" and row["entity"] in rulers and fold(row["text"]) in rare:
            yield {**row, "context": "country"}
        else:
            yield row


def _rulers(terms: Iterable[Row]) -> frozenset[str]:
    return frozenset(term["leader"] for term in terms if term["role"] in RULING)


def _words(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield line.split()[0].lower()


def _dictionary(directory: Path) -> Iterator[str]:
    """The words that WordNet writes in small letters."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in (directory / f"data.{part}").read_text(encoding="latin-1").splitlines():
            if not line.startswith("  "):
                fields = line.split(" ")
                lemmas = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
                yield from (lemma.split("(")[0] for lemma in lemmas if lemma.islower())


def _given_names(names: Iterable[Row], family_names: Mapping[str, str]) -> Iterator[str]:
    """The first words of names that do not begin with the family name."""
    for row in names:
        family_name = family_names[row["entity"]]
        first, _, rest = row["text"].partition(" ")
        western = family_name and not row["text"].startswith(family_name)
        if rest and row["form"] == "name" and western:
            yield fold(first)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--census", type=Path, required=True)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--seeds", type=Path, default=Path("seeds/gazetteer"))
    arguments = parser.parse_args()
    names = read_table(arguments.seeds, "leader_names")
    family_names = {row["id"]: row["family_name"] for row in read_table(arguments.seeds, "leaders")}
    rulers = _rulers(read_table(arguments.seeds, "terms"))
    common = set(list(_words(arguments.census / "dist.all.last"))[:COMMON_RANK])
    common |= set(_dictionary(arguments.wordnet))
    for sex in ("female", "male"):
        common |= set(_words(arguments.census / f"dist.{sex}.first"))
    ruling = [row for row in names if row["entity"] in rulers]
    common |= set(_given_names(ruling, family_names))
    surnames = {fold(row["text"]) for row in ruling if row["form"] == "surname"}
    rare = {name for name in surnames - common if len(name) >= SHORTEST and " of " not in name}
    rare |= surnames & FAMOUS
    # One word a line: a surname of several words is told apart by its first names anyway.
    single = sorted(name for name in rare if " " not in name)
    LIST.write_text("".join(f"{name}\n" for name in single), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
