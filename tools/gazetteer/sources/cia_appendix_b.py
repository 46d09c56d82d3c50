"""`cia_FactAppB_2020.html`: appendix B of the CIA World Factbook, international organisations."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import NamedTuple

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="cia-appendix-b",
    title="CIA World Factbook, Appendix B: International Organizations and Groups",
    licence="public domain",
    as_of="2020",
    url="https://www.cia.gov/the-world-factbook/",
    notes="read from the page; the JSON made of it is partly mis-parsed and is not used",
)

ENTRY = re.compile(
    r"<div class='appendix-entry-name category'>\s*(.*?)\s*</div>"
    r"\s*<div class='appendix-entry-text category_data'>\s*(.*?)\s*</div>",
    re.DOTALL,
)
HEADING = re.compile(r"(?P<name>[^(]+?)\s*\((?P<acronym>[^)]+)\)(?:\s+or\s+(?P<other>.+))?")


class Entry(NamedTuple):
    """An organisation or group: a heading `name (acronym)` and the text below it."""

    name: str
    acronym: str
    other: str
    text: str


def read(data: Path) -> list[Entry]:
    """All entries in the order of the page, also those that are no organisations."""
    page = (data / "organisations" / "cia_FactAppB_2020.html").read_text(encoding="utf-8")
    return [_entry(_plain(heading), _plain(text)) for heading, text in ENTRY.findall(page)]


def _entry(heading: str, text: str) -> Entry:
    found = HEADING.fullmatch(heading)
    if not found:
        return Entry(heading, "", "", text)
    return Entry(found["name"], found["acronym"], found["other"] or "", text)


def _plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())
