"""`python -m tools.web_answers [--corpora DIR] > FILE`: what the package must answer.

A line of JSON for each text: `text`, `options` and the native `document`. Texts are the seed
article, the news of `tests/news` and every shared case with its options; of annotated news, where
it is there, the first N documents.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import legation

from tools.web import examples

# What a case says beside its text and its options: `tests/cases/README.md`.
STATEMENTS = {"name", "text", "mentions", "starts", "why", "rejected", "reason"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(?![\d:])")
# Astral characters, a lone mark, nothing at all.
CORNERS = ["", "🌍🌍 Xi Jinping 🇵🇪 met 中国 in Peru 🌍.", "\u0301 Zoë Orbán & Macron"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    arguments = parser.parse_args()

    for text, options in [*texts(), *annotated(arguments.corpora, arguments.documents)]:
        document = legation.extract(text, **options)
        line = {"text": text, "options": options, "document": document.to_dict()}
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


def texts() -> Iterator[tuple[str, dict[str, Any]]]:
    for example in examples():
        yield example["text"], {"date": example["date"], "include_rejected": True}
    for path in sorted(Path("tests/news").glob("*.txt")):
        yield path.read_text("utf-8"), {}
    for path in sorted(Path("tests/cases").glob("*.json")):
        for case in json.loads(path.read_text("utf-8")):
            yield case["text"], {key: case[key] for key in case.keys() - STATEMENTS}
    for text in CORNERS:
        yield text, {}


def annotated(corpora: Path | None, count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    if corpora is None or not (corpora / "dev").is_dir():
        return
    lines = (
        line
        for name in ("dwie_dev", "cleanconll_dev", "trnews", "re3d", "wikidays_2025")
        for line in (corpora / f"dev/{name}.jsonl").open(encoding="utf-8")
    )
    for line in islice(lines, count):
        document = json.loads(line)
        date = DATE.match(document["date"] or "")
        yield document["text"], {"date": date and date[0]}


if __name__ == "__main__":
    main()
