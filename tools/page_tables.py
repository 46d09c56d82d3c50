"""`python -m tools.page_tables SEEDS OUT`: the tables of the gazetteer as the page in the browser
needs them.

Each visitor fetches them, so what the page never shows is left out: who was a member of what, the
ids of other data sets, names that only look-ups read, the births of leaders, and which source
states which fact (`docs/data` of the site says that). What is found in a text, and what is said of
it, is the same.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

# Tables of which only the header stays.
NOT_SHOWN = ("external_ids", "governing_roles", "lookup_names", "lookup_words", "memberships")
# What stands in columns that are not read: one for all sources, and no birth.
INSTEAD = {"sources": "curated", "born": ""}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.page_tables", description=__doc__)
    parser.add_argument("seeds", type=Path, help="directory that holds gazetteer/ and lexicon/")
    parser.add_argument("out", type=Path, help="directory that is made anew")
    arguments = parser.parse_args()
    shutil.rmtree(arguments.out, ignore_errors=True)
    shutil.copytree(arguments.seeds / "lexicon", arguments.out / "lexicon")
    shutil.copytree(arguments.seeds / "gazetteer", arguments.out / "gazetteer")
    for path in (arguments.out / "gazetteer").glob("*.tsv"):
        path.write_text(reduced(path.stem, path.read_text("utf-8")), "utf-8")


def reduced(table: str, text: str) -> str:
    header, *rows = text.splitlines()
    if table in NOT_SHOWN:
        return header + "\n"
    columns = header.split("\t")
    instead = [INSTEAD.get(column) for column in columns]
    if not any(value is not None for value in instead):
        return text
    fields = (zip(instead, row.split("\t"), strict=True) for row in rows)
    lines = ("\t".join(own if value is None else value for value, own in row) for row in fields)
    return "\n".join([header, *lines]) + "\n"


if __name__ == "__main__":
    main()
