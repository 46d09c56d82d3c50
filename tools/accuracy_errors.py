"""What `python -m tools.accuracy --errors N` shows: misses and false positives, commonest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from types import ModuleType
from typing import Any, NamedTuple

KINDS = ("country", "leader", "org")

# How much text is shown on either side of an error.
CONTEXT = 40

# What a JSON object holds; the sets differ in their fields.
Record = dict[str, Any]


class Span(NamedTuple):
    """A place in a text with what somebody says it denotes."""

    start: int
    end: int
    kind: str
    ids: frozenset[str]
    # What it is linked to, in words for people; empty for a gold mention without a link.
    entity: str

    def overlaps(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end

    def same_place(self, other: Span) -> bool:
        return self[:3] == other[:3]

    def is_hit(self, gold: Span) -> bool:
        return self.same_place(gold) and (not gold.entity or not self.ids.isdisjoint(gold.ids))


class Error(NamedTuple):
    kind: str
    what: str
    surface: str
    detail: str


MISSED, WRONG = "annotated, not found", "found, not annotated"


def show_errors(
    scorer: ModuleType, documents: list[Record], predictions: list[Record], limit: int
) -> None:
    """Prints the commonest misses and false positives, counted as the scorer counts them."""
    counts: Counter[Error] = Counter()
    examples: dict[Error, str] = {}
    for document, prediction in zip(documents, predictions, strict=True):
        for error, example in errors(scorer, document, prediction):
            counts[error] += 1
            examples.setdefault(error, example)
    for kind in KINDS:
        for what in (MISSED, WRONG):
            some = Counter({e: n for e, n in counts.items() if (e.kind, e.what) == (kind, what)})
            if some:
                print(f"\n  {kind}: {what} ({some.total()})")
            for error, count in some.most_common(limit):
                print(f"  {count:5}  {error.surface}  → {error.detail}\n         {examples[error]}")
    print()


def errors(scorer: ModuleType, document: Record, prediction: Record) -> Iterator[tuple[Error, str]]:
    """The errors in one document, each with the words around it."""
    text = document["text"]
    gold, nested, ignored = annotated(scorer, document)
    found = []
    for mention in prediction["mentions"]:
        span = make_span(scorer, mention, mention["kind"], mention["title"] or "")
        if in_scope(document, span) and not any(span.overlaps(*place) for place in ignored):
            found.append(span)

    def error(what: str, span: Span, others: list[Span]) -> tuple[Error, str]:
        surface = " ".join(text[span.start : span.end].split())
        detail = span.entity or "no link"
        if others := [other for other in others if span.overlaps(other.start, other.end)]:
            instead = (
                f"{text[s.start : s.end]!r} {s.kind} {s.entity or 'no link'}" for s in others
            )
            detail += "; the other side has " + ", ".join(instead)
        before = text[max(0, span.start - CONTEXT) : span.start]
        example = f"{before}[{surface}]{text[span.end : span.end + CONTEXT]}"
        return Error(span.kind, what, surface, detail), " ".join(example.split())

    for span in gold:
        if not any(other.is_hit(span) for other in found):
            yield error(MISSED, span, found)
    for span in found:
        # A nested alternative excuses the place, whatever it is linked to.
        if not any(map(span.is_hit, gold)) and not any(map(span.same_place, nested)):
            yield error(WRONG, span, gold)


def annotated(
    scorer: ModuleType, document: Record
) -> tuple[list[Span], list[Span], list[tuple[int, int]]]:
    """The spans to find, those that may be found instead, and places that do not count."""
    gold: list[Span] = []
    nested: list[Span] = []
    ignored: list[tuple[int, int]] = []
    for mention in document["mentions"]:
        scope = mention.get("scope") or ""
        if scope.startswith("dontcare"):
            ignored.append((mention["start"], mention["end"]))
        elif scope:
            span = make_span(scorer, mention, scorer.kind(scope), str(mention.get("link") or ""))
            if in_scope(document, span):
                (gold if mention.get("parent") is None else nested).append(span)
    return gold, nested, ignored


def make_span(scorer: ModuleType, mention: Record, kind: str, entity: str) -> Span:
    ids = frozenset(scorer.ids(mention, kind))
    return Span(mention["start"], mention["end"], kind, ids, entity)


def in_scope(document: Record, span: Span) -> bool:
    """Whether a span lies in the part of a document that is scored; mostly that is all of it."""
    start, end = document.get("eval_span") or (0, len(document["text"]))
    return bool(start <= span.start and span.end <= end)
