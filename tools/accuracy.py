"""`python -m tools.accuracy --corpora DIR`: how well `legation` does on annotated news.

Every set `DIR/dev/*.jsonl` goes through the installed package and then through the scorer that lies beside
the sets, `DIR/dev/score.py`. A mention counts when its span is exactly the annotated one and its entity is
the right one. The sets may not be redistributed, so they are not in this repository; without them this
exits with code 2.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import legation

KINDS = ("country", "leader", "org")

# One line of the scorer, up to its strict figures.
SCORE_LINE = re.compile(r"(\w+)\s+gold=(\d+) pred=(\d+) \| strict P=([\d.]+) R=([\d.]+) F=([\d.]+)")

# What a JSON object holds; the sets differ in their fields.
Record = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.accuracy", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="directory that holds dev/*.jsonl")
    parser.add_argument("--set", dest="sets", action="append", metavar="NAME", help="only this set")
    parser.add_argument("--no-date", action="store_true", help="keep the dates of the documents back")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the N commonest errors")
    arguments = parser.parse_args()
    directory: Path = arguments.corpora / "dev"
    paths = [directory / f"{name}.jsonl" for name in arguments.sets or ()]
    paths = paths or sorted(directory.glob("*.jsonl"))
    missing = [path for path in (*paths, directory / "score.py") if not path.exists()]
    if missing:
        print(f"{missing[0]} is not there; say where the corpora are with --corpora", file=sys.stderr)
        sys.exit(2)

    info = legation.data_info()
    print(f"legation {legation.__version__}, data {info.version} ({info.hash}); exact span, right entity\n")
    print(f"{'set':20} {'kind':8} {'gold':>6} {'found':>6}      P      R      F")
    scorer = load(directory / "score.py")
    for path in paths:
        gold = [json.loads(line) for line in path.open(encoding="utf-8")]
        # A kind that a set does not annotate at all cannot be scored there.
        kinds = {scorer.kind(scope) for scope in scopes(gold)} - {None}
        if not kinds:
            print(f"{path.stem:20} no mention is marked as in or out of scope: nothing to score")
            continue
        found = predict(gold, kinds, with_dates=not arguments.no_date)
        for score in scores(directory / "score.py", path, found):
            if score.kind in {*kinds, "all"}:
                print(f"{path.stem:20} {score}")
        if arguments.errors:
            show_errors(scorer, gold, found, arguments.errors)


def load(path: Path) -> ModuleType:
    """A module from a file that is in no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # The corpora may be read-only: leave no bytecode beside them.
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return module


def scopes(documents: list[Record]) -> set[str]:
    mentions = (mention for document in documents for mention in document["mentions"])
    return {scope for mention in mentions if (scope := mention.get("scope"))}


def predict(documents: list[Record], kinds: set[str], with_dates: bool) -> list[Record]:
    """What `legation` finds in the documents, in the form that the scorer reads."""
    dates = [iso_date(document.get("date")) if with_dates else None for document in documents]
    texts = [document["text"] for document in documents]
    predictions = []
    for document, answer in zip(documents, legation.extract_many(texts, dates=dates), strict=True):
        mentions = [mention for mention in scorable(answer) if mention["kind"] in kinds]
        predictions.append({"id": document["id"], "mentions": mentions})
    return predictions


def iso_date(value: str | None) -> str | None:
    """The day that a date field starts with; other ways of writing dates are not guessed at."""
    try:
        return datetime.date.fromisoformat((value or "")[:10]).isoformat()
    except ValueError:
        return None


def scorable(answer: legation.Document) -> Iterator[Record]:
    # The typed result is for people; its JSON form gives each entity once, which is faster here.
    document: Record = answer.to_dict()
    entities = {entity["id"]: entity for entity in document["entities"]}
    for mention in document["mentions"]:
        entity = entities[mention["entity"]]
        title = entity["wikipedia"] or entity["name"]
        yield {
            "start": mention["start"],
            "end": mention["end"],
            "kind": "org" if mention["kind"] == "organisation" else mention["kind"],
            "iso2": entity.get("iso2"),
            "qid": entity["qid"],
            "title": title,
            # The Slavic sets link to labels of their own, made of the English name: "PER-Theresa-May".
            "label": f"{'PER' if mention['kind'] == 'leader' else 'ORG'}-{title}",
        }


class Score(NamedTuple):
    kind: str
    gold: int
    found: int
    precision: float
    recall: float
    f: float

    def __str__(self) -> str:
        figures = f"{self.precision:6.3f} {self.recall:6.3f} {self.f:6.3f}"
        return f"{self.kind:8} {self.gold:6} {self.found:6} {figures}"


def scores(scorer: Path, gold: Path, predictions: list[Record]) -> list[Score]:
    """The strict figures that the scorer prints, by kind and for all kinds together."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "predictions.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in predictions), encoding="utf-8")
        command = [sys.executable, str(scorer), str(gold), str(path)]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = SCORE_LINE.findall(output)
    if len(found) != len(KINDS) + 1:
        raise ValueError(f"{scorer} printed something else than a table of scores: {output!r}")
    return [
        Score(kind, int(gold), int(pred), float(p), float(r), float(f))
        for kind, gold, pred, p, r, f in found
    ]


class Span(NamedTuple):
    start: int
    end: int
    kind: str
    ids: frozenset[str]
    # What it is linked to, in words for people; empty for a gold mention without a link.
    entity: str

    def overlaps(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end

    def agrees(self, gold: Span) -> bool:
        same_span = self[:3] == gold[:3]
        return same_span and (not gold.entity or not self.ids.isdisjoint(gold.ids))


def show_errors(
    scorer: ModuleType, documents: list[Record], predictions: list[Record], limit: int
) -> None:
    """Prints the commonest misses and false positives, by kind and surface, as the scorer counts them."""
    counts: defaultdict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    examples: dict[tuple[str, str, str, str], str] = {}

    def note(error: str, span: Span, text: str, other: str) -> None:
        surface = " ".join(text[span.start : span.end].split())
        detail = f"{span.entity or 'no link'}{other}"
        counts[span.kind, error][surface, detail] += 1
        context = f"{text[max(0, span.start - 40) : span.start]}[{surface}]{text[span.end : span.end + 40]}"
        examples.setdefault((span.kind, error, surface, detail), " ".join(context.split()))

    for document, prediction in zip(documents, predictions, strict=True):
        text = document["text"]
        first, last = document.get("eval_span") or (0, len(text))
        gold, nested, ignored = [], [], []
        for mention in document["mentions"]:
            scope = mention.get("scope")
            start, end = mention["start"], mention["end"]
            if not scope or start < first or end > last:
                continue
            if scope.startswith("dontcare"):
                ignored.append((start, end))
                continue
            kind = scorer.kind(scope)
            label = str(mention.get("link") or "")
            span = Span(start, end, kind, frozenset(scorer.ids(mention, kind)), label)
            (gold if mention.get("parent") is None else nested).append(span)
        found = []
        for mention in prediction["mentions"]:
            start, end, kind = mention["start"], mention["end"], mention["kind"]
            span = Span(start, end, kind, frozenset(scorer.ids(mention, kind)), mention["title"])
            inside = first <= start and end <= last
            if inside and not any(span.overlaps(*place) for place in ignored):
                found.append(span)
        for span in gold:
            if not any(other.agrees(span) for other in found):
                others = [other for other in found if span.overlaps(other.start, other.end)]
                note("missed", span, text, instead(text, others))
        for span in found:
            # A nested alternative excuses the span, whatever it is linked to.
            excused = any(span[:3] == other[:3] for other in nested)
            if not excused and not any(span.agrees(other) for other in gold):
                others = [other for other in gold if span.overlaps(other.start, other.end)]
                note("wrong", span, text, instead(text, others))

    for kind in KINDS:
        for error, whom in (("missed", "annotated, not found"), ("wrong", "found, not annotated")):
            errors = counts[kind, error]
            if errors:
                print(f"\n  {kind}: {whom} ({errors.total()})")
            for (surface, detail), count in errors.most_common(limit):
                print(f"  {count:5}  {surface}  → {detail}")
                print(f"         {examples[kind, error, surface, detail]}")
    print()


def instead(text: str, others: list[Span]) -> str:
    """What the other side has at the same place."""
    if not others:
        return ""
    spans = (f"{text[s.start : s.end]!r} {s.kind} {s.entity or 'no link'}" for s in others)
    return "; the other side has " + ", ".join(spans)


if __name__ == "__main__":
    main()
