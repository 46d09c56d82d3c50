"""`python -m tools.accuracy --corpora DIR`: how well `legation` does on annotated news.

Every set `DIR/dev/*.jsonl` goes through the installed package and then through the scorer that lies
beside the sets, `DIR/dev/score.py`. A mention counts when its span is exactly the annotated one and
its entity is the right one. The sets may not be redistributed, so they are not in this repository;
without them this exits with code 2.
"""

from __future__ import annotations

import argparse
import datetime
import functools
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import legation

from tools.accuracy_errors import KINDS, Record, show_errors

# Halves of the documents: rules are decided on the one and only scored on the other.
FOLDS = ("read", "unread")

# One line of the scorer, up to its strict figures.
SCORE_LINE = re.compile(r"(\w+)\s+gold=(\d+) pred=(\d+) \| strict P=([\d.]+) R=([\d.]+) F=([\d.]+)")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.accuracy", description=__doc__)
    parser.add_argument(
        "--corpora", type=Path, required=True, help="directory that holds dev/*.jsonl"
    )
    parser.add_argument("--set", dest="sets", action="append", metavar="NAME", help="only this set")
    parser.add_argument(
        "--no-date", action="store_true", help="keep the dates of the documents back"
    )
    parser.add_argument(
        "--fold", choices=FOLDS, help="only the documents that rules may be decided on, or the rest"
    )
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="show the N commonest errors"
    )
    arguments = parser.parse_args()
    directory: Path = arguments.corpora / "dev"
    paths = [directory / f"{name}.jsonl" for name in arguments.sets or ()]
    paths = paths or sorted(directory.glob("*.jsonl"))
    missing = [path for path in (*paths, directory / "score.py") if not path.exists()]
    if missing:
        print(
            f"{missing[0]} is not there; say where the corpora are with --corpora", file=sys.stderr
        )
        sys.exit(2)

    info = legation.data_info()
    print(f"legation {legation.__version__}, data {info.version} ({info.hash})")
    print("a hit is the exact span and the right entity\n")
    print(f"{'set':20} {'kind':8} {'gold':>6} {'found':>6}      P      R      F")
    scorer = load(directory / "score.py")
    for path in paths:
        gold = [json.loads(line) for line in path.open(encoding="utf-8")]
        gold = [document for document in gold if arguments.fold in (None, fold(document))]
        # A kind that a set does not annotate at all cannot be scored there.
        kinds = {scorer.kind(scope) for scope in scopes(gold)} - {None}
        if not kinds:
            print(f"{path.stem:20} no mention is marked as in or out of scope: nothing to score")
            continue
        found = predict(gold, kinds, with_dates=not arguments.no_date)
        for score in scores(directory / "score.py", gold, found):
            if score.kind in {*kinds, "all"}:
                print(f"{path.stem:20} {score}")
        if arguments.errors:
            show_errors(scorer, gold, found, arguments.errors)


def load(path: Path) -> ModuleType:
    """A module from a file that is in no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # The corpora may be read-only: leave no bytecode beside them.
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return module


def scopes(documents: list[Record]) -> set[str]:
    mentions = (mention for document in documents for mention in document.get("mentions", ()))
    return {scope for mention in mentions if (scope := mention.get("scope"))}


def predict(
    documents: list[Record], kinds: set[str], with_dates: bool, **wishes: bool
) -> list[Record]:
    """What `legation` finds in the documents, in the form that the scorer reads."""
    dates = [iso_date(document.get("date")) if with_dates else None for document in documents]
    texts = [document["text"] for document in documents]
    # The documents of a set are of one language.
    switches: Any = wishes
    answers = legation.extract_many(texts, dates=dates, language=documents[0]["lang"], **switches)
    predictions = []
    for document, answer in zip(documents, answers, strict=True):
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
    entities = {entity["entity_id"]: entity for entity in document["entities"]}
    for mention in document["mentions"]:
        # A discovered leader is no entity: nobody says which article a mere name would be.
        entity = entities.get(mention["entity_id"], {})
        known = entity.get("wikipedia") or entity.get("entity_name")
        title = known or mention["entity_name"]
        yield {
            "start": mention["start"],
            "end": mention["end"],
            "kind": "org" if mention["kind"] == "organisation" else mention["kind"],
            "iso2": entity.get("iso2"),
            "qid": entity.get("qid"),
            "title": known,
            # Annotators link to the title of their day.
            "link": former_title(mention["entity_id"]) if mention["entity_id"] else None,
            "confidence": mention["confidence"],
            "rules": mention["rules"],
            # The Slavic sets have labels of their own, made of the name: "PER-Theresa-May".
            "label": f"{'PER' if mention['kind'] == 'leader' else 'ORG'}-{title}",
        }


@functools.cache
def former_title(entity: str) -> str | None:
    """The first former title of the entity's article."""
    known = legation.entity(entity)
    ids = known.external_ids if not isinstance(known, legation.Country) else ()
    return next((other.id for other in ids if other.system == "wikipedia"), None)


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


def fold(document: Record) -> str:
    """Which half a document belongs to, by its name alone: the same on every machine."""
    return FOLDS[zlib.crc32(document["id"].encode()) % 2]


def scores(scorer: Path, gold: list[Record], predictions: list[Record]) -> list[Score]:
    """The strict figures that the scorer prints, by kind and for all kinds together."""
    with tempfile.TemporaryDirectory() as directory:
        paths = [Path(directory) / name for name in ("gold.jsonl", "predictions.jsonl")]
        for path, lines in zip(paths, (gold, predictions), strict=True):
            path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        command = [sys.executable, str(scorer), *map(str, paths)]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = SCORE_LINE.findall(output)
    if len(found) != len(KINDS) + 1:
        raise ValueError(f"{scorer} printed something else than a table of scores: {output!r}")
    return [
        Score(kind, int(gold), int(pred), float(p), float(r), float(f))
        for kind, gold, pred, p, r, f in found
    ]


if __name__ == "__main__":
    main()
