"""The annotated news of `tests/news`: texts with marks such as `[Merkel](leader:angela-merkel)`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import legation

DIRECTORY = Path(__file__).parents[1] / "news"
MARK = re.compile(r"\[([^][]+)\]\(((?:country|leader|org):[^()\s]+|discovered)\)")


class Mark(NamedTuple):
    """A mention: where (code points), its words and what it denotes."""

    start: int
    end: int
    surface: str
    target: str


class AnnotatedText(NamedTuple):
    name: str
    date: str
    text: str
    marks: list[Mark]

    def found(self) -> list[Mark]:
        """What the library finds in it."""
        document = legation.extract(self.text, date=self.date)
        return [
            Mark(m.start, m.end, m.text, m.entity_id or "discovered") for m in document.mentions
        ]


def read(path: Path) -> AnnotatedText:
    header, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    text, marks, end = "", [], 0
    for match in MARK.finditer(body):
        text += body[end : match.start()]
        marks.append(Mark(len(text), len(text) + len(match[1]), match[1], match[2]))
        text += match[1]
        end = match.end()
    return AnnotatedText(path.stem, header.removeprefix("date: "), text + body[end:], marks)


def read_all() -> list[AnnotatedText]:
    return [read(path) for path in sorted(DIRECTORY.glob("*.txt"))]


def differences(annotated: AnnotatedText) -> list[str]:
    """One line for each mark that is not found, or found that is no mark."""
    marks, found = set(annotated.marks), set(annotated.found())
    lines = [("missed", mark) for mark in marks - found] + [
        ("wrong", mark) for mark in found - marks
    ]
    lines.sort(key=lambda line: (line[1].start, line[0]))
    return [
        f"{annotated.name}\t{what}\t{mark.start}\t{mark.surface}\t{mark.target}"
        for what, mark in lines
    ]
