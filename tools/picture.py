"""`python -m tools.picture FILE.svg`: draws what `legation` finds in the seed article.

The picture is the real output, laid out by hand: a fixed-width font makes the place of every
letter known without measuring, and each run of text is given its length, so that any such font
will do.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from pathlib import Path

import legation

ARTICLE = Path("seeds/documents/china-south-korea-summit.txt")
DATE = "2025-11-01"
# Headline, first and third paragraph: full names, adjectives, an acronym, a surname by itself.
SHOWN = (0, 1, 4)

# Okabe and Ito's blue, orange and green: they stay apart for colour-blind readers. The kind is
# always printed, too.
COLOURS = {"leader": "#0072B2", "country": "#E69F00", "organisation": "#009E73"}
INK, MUTED, PAPER, RULE = "#1b1b1b", "#6b6b6b", "#fffdf8", "#e4dfd3"

FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
COLUMNS = 84
SIZE = 15.0
LINE = 29.0
SMALL = 12.5
# Fixed-width letters are three fifths as wide as the font is high.
ADVANCE = 0.6
MARGIN = 36.0
WIDTH = 2 * MARGIN + COLUMNS * SIZE * ADVANCE

Known = legation.Leader | legation.Country | legation.Organisation


def main() -> None:
    document = legation.extract(ARTICLE.read_text(encoding="utf-8"), date=DATE)
    picture = Picture()
    picture.heading()
    for place, number in enumerate(SHOWN):
        if place and number != SHOWN[place - 1] + 1:
            picture.text(MARGIN, "…", colour=MUTED)
            picture.y += LINE
        picture.paragraph(document, *paragraphs(document.text)[number], bold=number == 0)
    picture.table(document)
    Path(sys.argv[1]).write_text(picture.svg(), encoding="utf-8", newline="\n")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs of a text start and end."""
    found, start = [], 0
    for paragraph in text.split("\n\n"):
        found.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    return found


def lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the lines of a wrapped paragraph start and end."""
    for line in textwrap.wrap(text[start:end], COLUMNS, break_on_hyphens=False):
        start = text.index(line, start)
        yield start, start + len(line)


class Picture:
    """An SVG that grows downwards."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.y = MARGIN

    def text(
        self, x: float, text: str, size: float = SIZE, colour: str = INK, bold: bool = False
    ) -> float:
        """Writes a run of text on the present line and returns where it ends."""
        length = len(text) * size * ADVANCE
        weight = ' font-weight="bold"' if bold else ""
        self.parts.append(
            f'<text x="{x:.1f}" y="{self.y:.1f}" font-size="{size}" fill="{colour}"{weight} '
            f'textLength="{length:.1f}">{escape(text)}</text>'
        )
        return x + length

    def swatch(self, x: float, length: float, size: float, colour: str) -> None:
        """A tint behind a run of text, and a line under it."""
        box = f'x="{x - 1:.1f}" width="{length + 2:.1f}" fill="{colour}"'
        top, bottom = self.y - size, self.y + size * 0.32
        self.parts.append(
            f'<rect {box} y="{top:.1f}" height="{bottom - top:.1f}" rx="2" fill-opacity="0.16"/>'
            f'<rect {box} y="{bottom:.1f}" height="2.2" rx="1"/>'
        )

    def heading(self) -> None:
        self.y += SMALL
        self.text(MARGIN, f'legation.extract(text, date="{DATE}")', SMALL, MUTED)
        x = WIDTH - MARGIN
        for kind, colour in reversed(COLOURS.items()):
            length = len(kind) * SMALL * ADVANCE
            x -= length
            self.swatch(x, length, SMALL, colour)
            self.text(x, kind, SMALL)
            x -= 2.5 * SMALL
        self.rule()
        self.y += LINE + 6

    def rule(self) -> None:
        self.y += 16
        self.parts.append(
            f'<path d="M{MARGIN} {self.y:.1f}H{WIDTH - MARGIN}" stroke="{RULE}" stroke-width="1"/>'
        )

    def paragraph(self, document: legation.Document, start: int, end: int, bold: bool) -> None:
        for first, last in lines(document.text, start, end):
            cuts = {first, last}
            for mention in document.mentions:
                begin, stop = max(mention.start, first), min(mention.end, last)
                if begin < stop:
                    x, length = (begin - first) * SIZE * ADVANCE, (stop - begin) * SIZE * ADVANCE
                    self.swatch(MARGIN + x, length, SIZE, COLOURS[mention.kind])
                    cuts |= {begin, stop}
            # A mention is a run of its own, so that it stands on its tint in every font.
            for begin, stop in pairwise(sorted(cuts)):
                run = document.text[begin:stop]
                indent = len(run) - len(run.lstrip())
                x = MARGIN + (begin - first + indent) * SIZE * ADVANCE
                if run.strip():
                    self.text(x, run.strip(), bold=bold)
            self.y += LINE
        self.y += LINE * 0.3

    def table(self, document: legation.Document) -> None:
        self.y -= LINE * 0.8
        self.rule()
        self.y += 28
        columns = [MARGIN + place * SMALL * ADVANCE for place in (0, 40, 62, 74)]
        titles = ("in the whole article", "id", "code", f"on {DATE}")
        for x, title in zip(columns, titles, strict=True):
            self.text(x, title, SMALL, MUTED)
        self.y += 26
        entities: list[Known] = [
            *document.leaders,
            *document.countries,
            *document.organisations,
        ]
        for entity in entities:
            count = len(document.mentions_of(entity))
            self.swatch(columns[0], len(entity.name) * SMALL * ADVANCE, SMALL, COLOURS[entity.kind])
            x = self.text(columns[0], entity.name, SMALL, bold=True)
            self.text(x + SMALL * ADVANCE, f"×{count}", SMALL, MUTED)
            self.text(columns[1], entity.id, SMALL)
            self.text(columns[2], code(entity), SMALL)
            self.text(columns[3], fact(entity), SMALL)
            self.y += 26

    def svg(self) -> str:
        height = self.y + MARGIN - 26
        size = f'width="{WIDTH:.0f}" height="{height:.0f}" viewBox="0 0 {WIDTH:.0f} {height:.0f}"'
        # The paper is part of the picture: it is read on light and dark pages alike.
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{FONTS}">',
                "<title>What legation finds in a news article</title>",
                f'<rect x="0.5" y="0.5" width="{WIDTH - 1:.0f}" height="{height - 1:.0f}" rx="10" '
                f'fill="{PAPER}" stroke="{RULE}"/>',
                *self.parts,
                "</svg>\n",
            ]
        )


def code(entity: Known) -> str:
    return (entity.iso3 if isinstance(entity, legation.Country) else entity.qid) or "–"


def fact(entity: Known) -> str:
    """What the gazetteer knows of an entity for the date, in a few words."""
    match entity:
        case legation.Leader():
            terms = entity.terms_on(DATE)
            # Head of state and of government in one office are two terms.
            return "; ".join(dict.fromkeys(f"{term.office} of {term.body.name}" for term in terms))
        case legation.Country():
            return "UN member" if entity.status == "member" else entity.status
        case _:
            return entity.entity_class or ""


if __name__ == "__main__":
    main()
