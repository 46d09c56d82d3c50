"""`python -m tools.distant --corpora DIR`: whether an unrelated article changes what a text says.

Every English document of `DIR/dev/*.jsonl` is read alone, then before and after one of another set:
a mention is kept when the same place still denotes the same. Printed for each kind of reasons:
those that the sentence alone gives, and each rule that looks at the whole text. The sets may not be
redistributed; without them this exits with code 2.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
from pathlib import Path

import legation

from tools.accuracy import iso_date

# Rules that read the mention and what stands beside it, and no other sentence.
LOCAL = {
    "own_name",
    "title_before",
    "title_after",
    "country_of_office",
    "country_beside",
    "office_on_date",
    "years_on_date",
}
BETWEEN = "\n\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.distant", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--changes", type=int, default=0, metavar="N", help="show N changes a rule")
    arguments = parser.parse_args()
    paths = sorted((arguments.corpora / "dev").glob("*.jsonl"))
    if not paths:
        print("there are no sets; say where the corpora are with --corpora", file=sys.stderr)
        sys.exit(2)
    sets = [[json.loads(line) for line in path.open(encoding="utf-8")] for path in paths]
    records = [record for some in sets for record in some if record.get("lang", "en") == "en"]
    alone = [(record["text"], iso_date(record.get("date"))) for record in records]
    # Half of all documents further: of another set, mostly.
    others = [alone[(place + len(alone) // 2) % len(alone)][0] for place in range(len(alone))]
    texts, dates = [text for text, _ in alone], [date for _, date in alone]
    found = legation.extract_many(texts, dates=dates)
    joined = {
        "after": (
            legation.extract_many(
                [a + BETWEEN + b for a, b in zip(texts, others, strict=True)], dates=dates
            ),
            None,
        ),
        "before": (
            legation.extract_many(
                [b + BETWEEN + a for a, b in zip(texts, others, strict=True)], dates=dates
            ),
            others,
        ),
    }
    all_of, lost = collections.Counter[str](), collections.Counter[str]()
    shown = collections.defaultdict[str, list[str]](list)
    for place, document in enumerate(found):
        for side, (documents, shift) in joined.items():
            start = len(shift[place] + BETWEEN) if shift else 0
            there = {
                (mention.start - start, mention.end - start): mention.entity_id
                or mention.entity_name
                for mention in documents[place]
            }
            for mention in document:
                beyond = [rule for rule in mention.rules if rule not in LOCAL]
                what = " ".join(beyond) or "the sentence"
                entity = mention.entity_id or mention.entity_name
                now = there.get((mention.start, mention.end))
                all_of[what] += 1
                if now != entity:
                    lost[what] += 1
                    around = document.text[max(mention.start - 50, 0) : mention.end + 50]
                    shown[what].append(f"{side}: {entity} -> {now}: {around!r}")
    for what, count in all_of.most_common():
        print(f"{what:45} {count:7} mentions  {lost[what]:5} changed  {lost[what] / count:8.3%}")
        for line in shown[what][: arguments.changes]:
            print("     ", line)
    count, changed = all_of.total(), lost.total()
    print(f"{'all':45} {count:7} mentions  {changed:5} changed  {changed / count:8.3%}")


if __name__ == "__main__":
    main()
