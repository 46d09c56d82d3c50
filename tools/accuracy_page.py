"""`python -m tools.accuracy_page --corpora DIR`: the measured accuracy, as a page.

Beside the scores: what each rule is worth (the scores without the mentions that lean on it), how
well stated confidence holds, what was turned down rightly and wrongly, and what small letters cost.
The part of the page that people write is `docs/accuracy_notes.md`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Container
from pathlib import Path
from types import ModuleType

import legation

from tools.accuracy import FOLDS, Score, fold, load, predict, scopes, scores
from tools.accuracy_errors import Record, annotated, in_scope, make_span
from tools.accuracy_linked import measure

SETS = ("dwie_dev", "cleanconll_dev", "trnews")
NOTES = Path(__file__).parents[1] / "docs/accuracy_notes.md"

Change = Callable[[Record], Record]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.accuracy_page", description=__doc__)
    parser.add_argument(
        "--corpora", type=Path, required=True, help="directory that holds dev/*.jsonl"
    )
    directory = parser.parse_args().corpora / "dev"
    missing = [path for path in (directory / f"{name}.jsonl" for name in SETS) if not path.exists()]
    if missing:
        print(f"{missing[0]} is not there; say where with --corpora", file=sys.stderr)
        sys.exit(2)
    sets = {name: Set(directory, name) for name in SETS}
    info = legation.data_info()
    print("# Accuracy\n")
    print("Made by `make accuracy-page`; the notes at the end are `docs/accuracy_notes.md`.\n")
    print(f"legation {legation.__version__}, data {info.version}. A hit is the exact span and the")
    print("right entity. P, R and F are precision, recall and F1.\n")
    whole(sets)
    by_fold(sets)
    linked(directory)
    ablation(sets)
    reliability(sets)
    rejections(sets)
    small_letters(sets)
    print(NOTES.read_text(encoding="utf-8"), end="")


class Set:
    """One annotated set with what is found in it."""

    def __init__(self, directory: Path, name: str) -> None:
        self.name = name
        self.path = directory / f"{name}.jsonl"
        self.scorer_path = directory / "score.py"
        self.scorer: ModuleType = load(self.scorer_path)
        with self.path.open(encoding="utf-8") as file:
            self.gold: list[Record] = [json.loads(line) for line in file]
        self.kinds = {self.scorer.kind(scope) for scope in scopes(self.gold)} - {None}
        self.found = self.predict()

    def predict(
        self, change: Change | None = None, *, with_dates: bool = True, **wishes: bool
    ) -> list[Record]:
        gold = [change(document) for document in self.gold] if change else self.gold
        return predict(gold, self.kinds, with_dates=with_dates, **wishes)

    def score(self, found: list[Record], folds: Container[str] = FOLDS) -> dict[str, Score]:
        gold = [document for document in self.gold if fold(document) in folds]
        return {score.kind: score for score in scores(self.scorer_path, gold, found)}


def figures(score: Score) -> str:
    return f"{score.precision:.3f} {score.recall:.3f} **{score.f:.3f}**"


def table(header: str, rows: list[str]) -> None:
    columns = header.count("|") - 1
    print(header)
    print("|---" + "|---" * (columns - 1) + "|")
    print("\n".join(rows) + "\n")


def whole(sets: dict[str, Set]) -> None:
    print("## Scores (P R F)\n")
    rows = []
    variants: list[tuple[str, Set, list[Record]]] = [
        (name, some, some.found) for name, some in sets.items()
    ]
    reuters = sets["cleanconll_dev"]
    undated = reuters.predict(with_dates=False)
    variants.insert(2, ("cleanconll_dev without its dates", reuters, undated))
    for name, some, found in variants:
        result = some.score(found)
        cells = [
            figures(result[k]) if k in some.kinds else "–" for k in ("country", "leader", "org")
        ]
        rows.append(f"| {name} | {' | '.join(cells)} | {figures(result['all'])} |")
    table("| set | countries | leaders | organisations | all |", rows)


def by_fold(sets: dict[str, Set]) -> None:
    print("## Documents that rules were decided on, and others\n")
    print("Rules are decided on one half of the documents (by a checksum of their names) and only")
    print("scored on the other; those older than the halves were decided on both. F1 of each half;")
    print("the difference is what reading the one half gained there alone, and chance.\n")
    rows = []
    for name, some in sets.items():
        read, unread = (some.score(some.found, [half]) for half in FOLDS)
        cells = [
            f"{read[k].f:.3f} {unread[k].f:.3f} ({unread[k].f - read[k].f:+.3f})"
            if k == "all" or k in some.kinds
            else "–"
            for k in ("country", "leader", "org", "all")
        ]
        rows.append(f"| {name} | {' | '.join(cells)} |")
    table("| set | countries | leaders | organisations | all |", rows)


def linked(directory: Path) -> None:
    print("## Links of editors, and who met whom\n")
    print(
        "What each line is: `tools/accuracy_linked.py`. Nothing is asked of a mention that nobody"
    )
    print(
        "linked; who a person after an office is, is not known, only whether somebody is found.\n"
    )
    rows = [
        f"| {what} | {asked} | {found:.3f} | {of_found:.3f} | {of_all:.3f} |"
        for what, asked, found, of_found, of_all in measure(directory).lines()
    ]
    table("| what | asked | found | right of found | right of all |", rows)


def ablation(sets: dict[str, Set]) -> None:
    print("## What each rule is worth\n")
    print("F1 of all kinds without the mentions that lean on the rule, and the change.\n")
    base = {name: some.score(some.found)["all"].f for name, some in sets.items()}
    rules = Counter(
        r for s in sets.values() for d in s.found for m in d["mentions"] for r in m["rules"]
    )
    rows = []
    for rule, count in rules.most_common():
        cells = []
        for name, some in sets.items():
            left = [
                {**d, "mentions": [m for m in d["mentions"] if rule not in m["rules"]]}
                for d in some.found
            ]
            score = some.score(left)["all"].f
            cells.append(f"{score:.3f} ({score - base[name]:+.3f})")
        rows.append(f"| `{rule}` | {count} | {' | '.join(cells)} |")
    table(f"| rule | mentions | {' | '.join(sets)} |", rows)


def reliability(sets: dict[str, Set]) -> None:
    print("## Stated confidence and what is right\n")
    bins: defaultdict[float, Counter[str]] = defaultdict(Counter)
    for some in sets.values():
        for document, prediction in zip(some.gold, some.found, strict=True):
            gold, nested, ignored = annotated(some.scorer, document)
            for mention in prediction["mentions"]:
                span = make_span(some.scorer, mention, mention["kind"], mention["title"] or "")
                skipped = any(span.overlaps(*place) for place in ignored)
                skipped = skipped or any(map(span.same_place, nested))
                if in_scope(document, span) and not skipped:
                    place = min(int(mention["confidence"] * 20) / 20, 0.95)
                    bins[place]["all"] += 1
                    bins[place]["right"] += any(map(span.is_hit, gold))
    rows = [
        f"| {place:.2f}–{place + 0.05:.2f} | {count['all']} | {count['right'] / count['all']:.3f} |"
        for place, count in sorted(bins.items())
    ]
    table("| confidence | mentions | share that is right |", rows)


def rejections(sets: dict[str, Set]) -> None:
    print("## What was turned down\n")
    print("Names of the gazetteer in the texts that are no mentions, and how many of these places")
    print("(exact span) are annotated all the same.\n")
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for some in sets.values():
        for document in some.gold:
            gold, _, _ = annotated(some.scorer, document)
            places = {(span.start, span.end) for span in gold}
            answer = legation.extract(document["text"], include_rejected=True)
            for rejected in answer.rejected:
                counts[rejected.reason]["all"] += 1
                counts[rejected.reason]["annotated"] += (rejected.start, rejected.end) in places
    rows = [
        f"| `{reason}` | {count['all']} | {count['annotated']} |"
        for reason, count in sorted(counts.items(), key=lambda item: -item[1]["all"])
    ]
    table("| reason | candidates | of them annotated |", rows)


def small_letters(sets: dict[str, Set]) -> None:
    print("## Texts in small letters\n")
    print(
        "The same texts in small letters, without and with `lower_case=True`; and the option on the"
    )
    print("texts as they are. F1 of all kinds.\n")

    def lowered(document: Record) -> Record:
        text = document["text"]
        # A letter whose small form has another length keeps its form, so that places stay.
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        return {**document, "text": small}

    rows = []
    for name, some in sets.items():
        found = [
            some.found,
            some.predict(lower_case=True),
            some.predict(lowered),
            some.predict(lowered, lower_case=True),
        ]
        cells = [f"{some.score(f)['all'].f:.3f}" for f in found]
        rows.append(f"| {name} | {' | '.join(cells)} |")
    table("| set | as it is | as it is, option | small letters | small letters, option |", rows)


if __name__ == "__main__":
    main()
