"""`python -m tools.gazetteer --data DIR [--out DIR]`: rebuilds the seed tables from raw sources."""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.gazetteer import countries, leaders, ledger, organisations, person_words, provenance
from tools.gazetteer.leader import curated
from tools.gazetteer.orgs import curated as organisations_curated
from tools.gazetteer.report import Report


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.gazetteer", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="directory of the raw sources")
    parser.add_argument("--out", type=Path, default=Path("seeds/gazetteer"))
    parser.add_argument(
        "--only",
        choices=["countries", "leaders", "organisations", "person_words"],
        help="rebuild one part",
    )
    parser.add_argument(
        "--docs", action="store_true", help="also write docs/date_agreement.tsv and ids.lock"
    )
    parser.add_argument(
        "--examples", type=int, default=5, metavar="N", help="examples of each reason to drop"
    )
    arguments = parser.parse_args()
    report = Report()
    merged: ledger.Merged = {}
    # Leaders and organisations refer to countries, so the order matters.
    for name, part in (
        ("countries", countries),
        ("organisations", organisations),
        ("leaders", leaders),
        ("person_words", person_words),
    ):
        if arguments.only in (None, name):
            if part is leaders:
                merged = leaders.build(arguments.data, arguments.out, report, docs=arguments.docs)
            else:
                part.build(arguments.data, arguments.out, report)
    provenance.build(arguments.out, report)
    withdrawn = {row["id"]: ("-", row["reason"]) for row in curated.rows("withdrawn")}
    ids = ledger.renew(arguments.out, merged | organisations_curated.merges() | withdrawn, report)
    if arguments.docs:
        ledger.write(ids.values())
    print(report.text(arguments.examples))


if __name__ == "__main__":
    main()
