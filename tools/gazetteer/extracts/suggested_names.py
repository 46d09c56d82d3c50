"""`python -m tools.gazetteer.extracts.suggested_names DIR`: prints `suggested_names.tsv`.

DIR is the unpacked npm package `name-suggestion-index`: names of operators and flags for
OpenStreetMap, with the Wikidata item, its label and description, and where it is found. It is
large and about shops, so only the items are kept whose label is a name of an organisation of ours;
run it again when many organisations were added.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

from tools.gazetteer.orgs.spelling import fold
from tools.gazetteer.tables import read_table

SEEDS = Path("seeds/gazetteer")
# Labels that are names of too much.
SHORT = 3


def main() -> None:
    parser = argparse.ArgumentParser(prog="suggested_names", description=__doc__)
    parser.add_argument("package", type=Path, help="the unpacked npm package")
    dist: Path = parser.parse_args().package / "dist"
    places: defaultdict[str, set[str]] = defaultdict(set)
    trees: defaultdict[str, set[str]] = defaultdict(set)
    index = json.loads((dist / "json/nsi.json").read_text(encoding="utf-8"))["nsi"]
    for category, entry in index.items():
        for item in entry["items"]:
            included = [x for x in item["locationSet"].get("include", ()) if isinstance(x, str)]
            for tag, qid in item["tags"].items():
                if tag.endswith(":wikidata"):
                    trees[qid].add(category.partition("/")[0])
                    places[qid] |= {place.removesuffix(".geojson") for place in included}
    names = {
        fold(row["text"])
        for row in read_table(SEEDS, "organisation_names")
        if row["form"] in ("name", "official") or " " in row["text"]
    }
    items = json.loads((dist / "wikidata/wikidata.json").read_text(encoding="utf-8"))["wikidata"]
    print("qid\tlabel\tdescription\ttrees\tplaces")
    for qid, item in sorted(items.items()):
        label, description = item.get("label", ""), item.get("description", "")
        if fold(label) in names and len(label) > SHORT and description and trees[qid]:
            cells = (qid, label, description, *("|".join(sorted(s[qid])) for s in (trees, places)))
            print("\t".join(cells))


if __name__ == "__main__":
    main()
