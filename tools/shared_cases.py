"""Try the inputs that are known to fail, `cases/*.json` beside the corpora.

    python -m tools.shared_cases --cases ../shared/cases [--file unseen_text] [--failing]

A case is right when exactly the expected mentions come out (`extract`), or the expected id
(look-ups). Cases of another kind are counted as not tried: they are tests of their own.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import legation

Case = dict[str, Any]
NOT_TRIED = "not tried"
# The files write some blanks of the text plainly in the answer.
BLANKS = re.compile("[\u00a0\u2002\u200a]")


def spelt(mention: legation.Mention) -> tuple[str, str | None]:
    """What is compared of a mention: its text and its id, which a discovered one lacks."""
    return mention.text, None if mention.discovered else mention.entity_id


def fits(wanted: list[Any], got: legation.Mention) -> bool:
    """Compare with an expected mention: its last cell is an id, a QID, a name, or empty."""
    text, target = wanted[0], wanted[-1]
    if BLANKS.sub(" ", text) != BLANKS.sub(" ", got.text):
        return False
    if target is None or target.endswith("(discovered)"):
        return got.discovered is not None
    if target.startswith("new:"):
        return True
    entity = got.entity
    if entity is None:
        return False
    known = {entity.id, entity.name, *(external.id for external in entity.external_ids)}
    return target in known


def extracted(case: Case) -> tuple[bool, str]:
    options = dict(case.get("options") or {})
    date = options.pop("date", case.get("date"))
    text = case["text"] if "text" in case else case["input"]
    mentions = legation.extract(text, date=date, **options).mentions
    expected = case["expected"]
    right = len(mentions) == len(expected) and all(map(fits, expected, mentions))
    return right, str([spelt(mention) for mention in mentions])


def looked_up(case: Case) -> tuple[bool, str]:
    asked, options = case["input"], case["options"]
    got: str | None
    match case["api"]:
        case "country":
            got = legation.country(asked, **options).id
        case "leader_of":
            term = legation.leader_of(asked, **options)
            got = term.leader.id if term else None
        case "convert_code":
            got = legation.convert_code(*asked.split("|"), **options)
        case _:
            return False, NOT_TRIED
    return got == case["expected"], str(got)


def tried(case: Case) -> tuple[bool, str]:
    try:
        return extracted(case) if case.get("api", "extract") == "extract" else looked_up(case)
    except Exception as error:  # whatever goes wrong is the answer
        return False, f"{type(error).__name__}: {error}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=Path, required=True, help="the directory of the case files")
    parser.add_argument("--file", help="one file only, without .json")
    parser.add_argument("--failing", action="store_true", help="print each case that is wrong")
    options = parser.parse_args()
    files = sorted(options.cases.glob(f"{options.file or '*'}.json"))
    if not files:
        sys.exit(f"no cases in {options.cases}: nothing was tried")
    for file in files:
        outcomes: Counter[str] = Counter()
        for number, case in enumerate(json.loads(file.read_text())):
            right, got = tried(case)
            outcome = "right" if right else NOT_TRIED if got == NOT_TRIED else "wrong"
            outcomes[outcome] += 1
            if outcome == "wrong" and options.failing:
                print(f"{file.stem} {number}: {case}\n    got {got}")
        print(f"{file.stem}: " + ", ".join(f"{n} {what}" for what, n in sorted(outcomes.items())))


if __name__ == "__main__":
    main()
