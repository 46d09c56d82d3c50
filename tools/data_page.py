"""`python -m tools.data_page`: prints `DATA.md`, made from the seed tables.

The page begins with `tools/data_page.md`. What a source asks to be printed beside its facts stands
in `NOTICES`; the texts of the licences that must travel with the data are in `tools/licences`.
"""

from __future__ import annotations

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
    "wordnet30": "WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.",
}


def main() -> None:
    tables = {name: read_table(SEEDS, name) for name in COLUMNS}
    rows: Counter[str] = Counter()
    for name, table in tables.items():
        if name != "sources":
            rows.update(source for row in table for source in row["sources"].split("|"))
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

    # A notice belongs to facts that are passed on; what only confirmed others needs none.
    passed_on = [source for source in tables["sources"] if rows[source["id"]]]
    print("\n## Notices\n")
    for source in passed_on:
        if source["id"] in NOTICES:
            print(f"- {source['title']}: {NOTICES[source['id']]}")
        elif source["licence"].startswith("MIT"):
            print(
                f"- {source['title']}: published under the MIT licence; the files that the facts "
                "were read from came without a copyright line."
            )
    for licence in sorted({source["licence"].split()[0] for source in passed_on}):
        text = LICENCES / f"{licence}.txt"
        if text.exists():
            titles = ", ".join(s["title"] for s in passed_on if s["licence"].split()[0] == licence)
            print(f"\n## {licence}\n\nApplies to: {titles}.\n\n```text")
            print(text.read_text(encoding="utf-8").strip() + "\n```")


if __name__ == "__main__":
    main()
