"""`python -m tools.compare_columns --corpora DIR`: names of countries in tables, beside others.

Writes its table into `docs/comparison.md`. The names, and what is right, are those of
`tools.column_coverage`; every package is asked as its own pages say, for ISO alpha-3.
"""

from __future__ import annotations

import argparse
import datetime
import logging
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import country_converter
import legation
import pycountry

from tools.column_coverage import NAMES, coded, read

PAGE = Path("docs/comparison.md")
START, END = "<!-- columns: measured -->\n", "<!-- end of columns -->\n"
# One answer for each name: an ISO code, or none.
Ask = Callable[[list[str]], list[str | None]]


def of_legation(names: list[str]) -> list[str | None]:
    return legation.countries(names, to="iso3", not_found="none")


def of_country_converter(names: list[str]) -> list[str | None]:
    logging.disable(logging.CRITICAL)
    make: Any = country_converter.CountryConverter
    found = make().convert(names, to="ISO3", not_found=None)
    # A list is several countries; what is not found comes back as it was.
    return [
        code if isinstance(code, str) and code != name else None
        for code, name in zip(found, names, strict=True)
    ]


def of_pycountry_lookup(names: list[str]) -> list[str | None]:
    def one(name: str) -> str | None:
        try:
            return str(pycountry.countries.lookup(name).alpha_3)
        except LookupError:
            return None

    return list(map(one, names))


def of_pycountry_fuzzy(names: list[str]) -> list[str | None]:
    def one(name: str) -> str | None:
        try:
            return str(pycountry.countries.search_fuzzy(name)[0].alpha_3)
        except LookupError:
            return None

    return list(map(one, names))


PEERS: list[tuple[str, Ask]] = [
    (f"legation {version('legation')}", of_legation),
    (f"country_converter {version('country_converter')}", of_country_converter),
    (f"pycountry {version('pycountry')}, `lookup`", of_pycountry_lookup),
    (f"pycountry {version('pycountry')}, `search_fuzzy`", of_pycountry_fuzzy),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    rows = read(parser.parse_args().corpora / NAMES)
    known = {row["iso3"] for row in rows if coded(row["iso3"])}
    names = [row["name"] for row in rows]
    wanted = [row["iso3"] if row["iso3"] in known else None for row in rows]
    total = sum(code is not None for code in wanted)
    lines = [
        "| | right | another country | no answer | of what is no country: refused |",
        "|---|--:|--:|--:|--:|",
    ]
    for title, ask in PEERS:
        pairs = list(zip(ask(names), wanted, strict=True))
        right = sum(found == code for found, code in pairs if code)
        none = sum(found is None for found, code in pairs if code)
        refused = sum(found is None for found, code in pairs if not code)
        wrong = total - right - none
        lines.append(
            f"| {title} | {right / total:.1%} | {wrong / total:.1%} | {none / total:.1%} "
            f"| {refused} of {len(names) - total} |"
        )
    measured = (
        f"\nMeasured on {datetime.date.today()} over {total:,} names of countries, by "
        "`make comparison`. legation was developed on these names, the others were not: expect "
        "less than its figure elsewhere. Some publishers are in other languages than English, "
        "which country_converter and pycountry do not claim to know.\n"
    )
    head, rest = PAGE.read_text("utf-8").split(START)
    tail = rest.split(END)[1]
    PAGE.write_text(head + START + "\n".join(lines) + "\n" + measured + END + tail, "utf-8")


if __name__ == "__main__":
    main()
