"""`python -m tools.data_page`: prints `DATA.md`, or `seeds/NOTICES`, made from the seed tables.

The page begins with `tools/data_page.md`. What a source asks to be printed beside its facts stands
in `NOTICES`; the texts of the licences that must travel with the data are in `tools/licences`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from tools.gazetteer.tables import COLUMNS, read_table

SEEDS = Path("seeds/gazetteer")
INTRODUCTION = Path("tools/data_page.md")
LICENCES = Path("tools/licences")

ARCHIGOS = (
    "Henk E. Goemans, Kristian Skrede Gleditsch and Giacomo Chiozza (2009), “Introducing Archigos: "
    "A Dataset of Political Leaders”, Journal of Peace Research 46(2): 269–283."
)
UCDP = (
    "Uppsala Conflict Data Program, Uppsala University, https://ucdp.uu.se; under CC BY 4.0, "
    "https://creativecommons.org/licenses/by/4.0/; names and countries were selected and reshaped "
    "into the tables that DESIGN.md describes."
)
NOTICES = {
    "archigos": ARCHIGOS,
    "cldr": "Copyright © 2004-2026 Unicode, Inc.",
    "countries-list": "Copyright (c) 2014 Annexare Studio",
    "hdx-ocha": "Copyright (c) 2016 Michael Rans",
    "i18n-iso": "Copyright (c) 2016 widdix GmbH",
    "oeda-actors": "Copyright (c) 2014 Open Event Data",
    "rigour": "Copyright (c) 2023-2025: OpenSanctions Datenbanken GmbH",
    "ruby-countries": "Copyright (c) 2012 hexorx",
    "ucdp": UCDP,
    "wikidata-name-words": "Copyright 2018 Amazon.com",
    "wordnet30": "WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.",
}

NOTICES_HEAD = """\
Notices of the data of legation

The tables are compiled from the sources below, and the compiled image holds the same facts, so this
file travels with the crate, the wheel and the source distribution. The licence expression of the
data is CC0-1.0 AND MIT AND Unicode-3.0 AND PDDL-1.0 AND CC-BY-4.0 AND LicenseRef-WordNet-3.0:
CC0-1.0 for what the authors wrote and for facts of Wikidata and ROR; MIT for the lists that are
published under it; Unicode-3.0 for the territory names of CLDR; PDDL-1.0 for country-codes;
CC-BY-4.0 for the names of UCDP; the licence of WordNet for its adjectives. Works of the government
of the United States are in the public domain. Of sources that state no licence, single facts are
taken, which none protects; they are cited below.
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.data_page", description=__doc__)
    parser.add_argument("--notices", action="store_true", help="print `seeds/NOTICES` instead")
    arguments = parser.parse_args()
    tables = {name: read_table(SEEDS, name) for name in COLUMNS}
    rows: Counter[str] = Counter()
    for name, table in tables.items():
        if name != "sources":
            rows.update(source for row in table for source in row["sources"].split("|"))
    if arguments.notices:
        print_file(passed_on(tables["sources"], rows))
        return
    print(
        INTRODUCTION.read_text(encoding="utf-8").format(
            countries=len(tables["countries"]),
            leaders=len(tables["leaders"]),
            organisations=len(tables["organisations"]),
            names=sum(
                len(tables[f"{kind}_names"]) for kind in ("country", "leader", "organisation")
            ),
            terms=len(tables["terms"]),
            version=(SEEDS / "VERSION").read_text(encoding="utf-8").strip(),
        )
    )
    print("| id | source | licence | as of | rows | remarks |\n|---|---|---|---|--:|---|")
    for source in tables["sources"]:
        title = f"[{source['title']}]({source['url']})" if source["url"] else source["title"]
        count = f"{rows[source['id']]:,}" if rows[source["id"]] else "none"
        fields = [
            f"`{source['id']}`",
            title,
            source["licence"],
            source["as_of"],
            count,
            source["notes"],
        ]
        print("| " + " | ".join(field.replace("|", "\\|") for field in fields) + " |")

    print_notices(passed_on(tables["sources"], rows))


def passed_on(sources: list[dict[str, str]], rows: Counter[str]) -> list[dict[str, str]]:
    """The sources of facts in the tables; what only confirmed others needs no notice."""
    return [source for source in sources if rows[source["id"]]]


def print_notices(sources: list[dict[str, str]]) -> None:
    print("\n## Notices\n")
    for source in sources:
        if source["id"] in NOTICES:
            print(f"- {source['title']}: {NOTICES[source['id']]}")
        elif source["licence"].startswith("MIT"):
            print(
                f"- {source['title']}: published under the MIT licence; the files that the facts "
                "were read from came without a copyright line."
            )
    for licence in sorted({source["licence"].split()[0] for source in sources}):
        text = LICENCES / f"{licence}.txt"
        if text.exists():
            titles = ", ".join(s["title"] for s in sources if s["licence"].split()[0] == licence)
            print(f"\n## {licence}\n\nApplies to: {titles}.\n\n```text")
            print(text.read_text(encoding="utf-8").strip() + "\n```")


def print_file(sources: list[dict[str, str]]) -> None:
    """`seeds/NOTICES`, which travels with the data: every source with its licence, then notices."""
    print(NOTICES_HEAD)
    for source in sources:
        where = f", {source['url']}" if source["url"] else ""
        print(f"- {source['title']} ({source['as_of']}{where}): {source['licence']}")
    print_notices(sources)


if __name__ == "__main__":
    main()
