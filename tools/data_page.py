"""`python -m tools.data_page`: prints `DATA.md`, made from the seed tables.

What a source asks to be printed beside its facts stands in `NOTICES`; the texts of the licences that must
travel with the data stand in `tools/licences`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tools.gazetteer.tables import COLUMNS, read_table

SEEDS = Path("seeds/gazetteer")
LICENCES = Path("tools/licences")

NOTICES = {
    "archigos": "Henk E. Goemans, Kristian Skrede Gleditsch and Giacomo Chiozza (2009), “Introducing Archigos: "
    "A Dataset of Political Leaders”, Journal of Peace Research 46(2): 269–283.",
    "cldr": "Copyright © 2004-2026 Unicode, Inc.",
    "countries-list": "Copyright (c) 2014 Annexare Studio",
    "hdx-ocha": "Copyright (c) 2016 Michael Rans",
    "i18n-iso": "Copyright (c) 2016 widdix GmbH",
    "ofac": "US Department of the Treasury, Office of Foreign Assets Control.",
    "rigour": "Copyright (c) 2023-2025: OpenSanctions Datenbanken GmbH",
    "ror": "Research Organization Registry, https://ror.org.",
    "ucdp": "Uppsala Conflict Data Program, UCDP Actor Dataset 22.1, Uppsala University, https://ucdp.uu.se; "
    "licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); names and countries were "
    "selected and reshaped into the tables described in DESIGN.md.",
    "wordnet30": "WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.",
}

INTRODUCTION = """\
# The data

legation carries a gazetteer of its own: **{countries:,}** countries and territories, **{leaders:,}** leaders,
**{organisations:,}** organisations, **{names:,}** names and **{terms:,}** terms of office, version **{version}**.
The tables are in `seeds/gazetteer`, one fact a line, each line with its sources; `DESIGN.md` describes the columns.
`legation data` and `legation.data_info()` say the same at run time, with a hash of the tables.

This page is made by `make data-page` from those tables.

## Known gaps

- Heads of state and of government are complete for the present and recent decades as far as the sources below reach;
  no source states changes of office after August 2026. Ministers below the head of government are known for a few
  years and a few offices; after 2022 only where a fact was checked by hand.
- A date is as precise as its source: a year alone means that the day is not known.
- An identifier of Wikidata or a title of Wikipedia is given only where a source states it.
- Names are best in English. Many countries have names in other languages; most leaders and organisations do not.
- Organisations are those that sources list: intergovernmental bodies, parties, armed groups and state bodies. A list
  of parties is a list of names, not a statement of who governs.
- Borders, names and recognition are disputed. The tables say what news calls a place, not whose it is.

## Sources

*Rows* counts the rows of all tables that name the source. "None" in that column means that the source only confirmed
what others state.
"""


def main() -> None:
    tables = {name: read_table(SEEDS, name) for name in COLUMNS}
    rows: Counter[str] = Counter()
    for name, table in tables.items():
        if name != "sources":
            rows.update(source for row in table for source in row["sources"].split("|"))
    print(
        INTRODUCTION.format(
            countries=len(tables["countries"]),
            leaders=len(tables["leaders"]),
            organisations=len(tables["organisations"]),
            names=sum(len(tables[f"{kind}_names"]) for kind in ("country", "leader", "organisation")),
            terms=len(tables["terms"]),
            version=(SEEDS / "VERSION").read_text(encoding="utf-8").strip(),
        )
    )
    print("| id | source | licence | as of | rows | remarks |\n|---|---|---|---|--:|---|")
    for source in tables["sources"]:
        title = f"[{source['title']}]({source['url']})" if source["url"] else source["title"]
        count = f"{rows[source['id']]:,}" if rows[source["id"]] else "none"
        fields = [f"`{source['id']}`", title, source["licence"], source["as_of"], count, source["notes"]]
        print("| " + " | ".join(field.replace("|", "\\|") for field in fields) + " |")

    # A notice belongs to facts that are passed on; what only confirmed others needs none.
    passed_on = [source for source in tables["sources"] if rows[source["id"]]]
    print("\n## Notices\n")
    for source in passed_on:
        if source["id"] in NOTICES:
            print(f"- {source['title']}: {NOTICES[source['id']]}")
        elif source["licence"] == "MIT":
            print(f"- {source['title']}: copyright by its authors.")
    for licence in sorted({source["licence"] for source in passed_on}):
        text = LICENCES / f"{licence}.txt"
        if text.exists():
            titles = ", ".join(s["title"] for s in passed_on if s["licence"] == licence)
            print(f"\n## {licence}\n\nApplies to: {titles}.\n\n```text")
            print(text.read_text(encoding="utf-8").strip() + "\n```")


if __name__ == "__main__":
    main()
