"""`person_words.tsv`: words that open or end the names of persons, whoever they are.

The resolver reads them beside names that a person may bear too: "Neil Jordan", "Georgia Stevens".
Which words qualify is decided offline and kept as two lists, so that the generator needs neither
the census nor the dictionary:

    python -m tools.gazetteer.person_words --census DIR --wordnet DIR

`--census` holds `dist.all.last`, `dist.male.first` and `dist.female.first` (PyPI package `names`),
`--wordnet` the data files of WordNet 3.0 (Debian package `wordnet-base`), with which everyday words
and places are left out. The countries among the given names stay: they are what it is about.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from tools.gazetteer.report import Report
from tools.gazetteer.sources import us_census
from tools.gazetteer.tables import Row, read_table, write_table

LISTS = Path(__file__).parent / "curated"
# Names before this rank are names first, even if the dictionary has the word: Mark, Grace.
COMMON_GIVEN = 150
MOST_FAMILY = 5000
SHORTEST = 3
# WordNet's file of places.
LOCATION = "15"


def build(data: Path, out: Path, report: Report) -> None:
    """Writes the table from the lists."""
    report.count("person_words", write_table(out, "person_words", rows()))


def rows() -> Iterator[Row]:
    for part in ("given", "family"):
        for word in (LISTS / f"{part}_names.txt").read_text(encoding="utf-8").split():
            yield {"text": word, "part": part, "sources": us_census.SOURCE.id}


def ranked(path: Path) -> list[str]:
    """The names of a census file, most frequent first."""
    return [line.split()[0].title() for line in path.read_text(encoding="utf-8").splitlines()]


def dictionary(directory: Path) -> Iterator[str]:
    """The everyday words and the places of WordNet, in small letters."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in (directory / f"data.{part}").read_text(encoding="latin-1").splitlines():
            if not line.startswith("  "):
                fields = line.split(" ")
                lemmas = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
                for lemma in (lemma.split("(")[0] for lemma in lemmas):
                    if lemma.islower() or fields[1] == LOCATION:
                        yield lemma.lower()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--census", type=Path, required=True)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--seeds", type=Path, default=Path("seeds/gazetteer"))
    arguments = parser.parse_args()
    other = set(dictionary(arguments.wordnet))
    names = read_table(arguments.seeds, "country_names")
    countries = {
        r["text"] for r in names if r["form"] in ("name", "short") and "en" in r["language"]
    }
    capitals = {r["text"] for r in names if r["form"] in ("capital", "metonym", "adjective")}
    given: set[str] = set()
    for sex in ("female", "male"):
        census = ranked(arguments.census / f"dist.{sex}.first")
        kept = [name for name in census if name.lower() not in other or name in countries]
        given |= set(census[:COMMON_GIVEN]) | set(kept)
    family = ranked(arguments.census / "dist.all.last")[:MOST_FAMILY]
    lists = {
        "given": {name for name in given if len(name) >= SHORTEST} - capitals,
        "family": {n for n in family if len(n) > SHORTEST and n.lower() not in other}
        - capitals
        - countries,
    }
    for part, words in lists.items():
        text = "".join(f"{word}\n" for word in sorted(words))
        (LISTS / f"{part}_names.txt").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
