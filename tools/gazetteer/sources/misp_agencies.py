"""`misp/intelligence-agencies.json`: the MISP galaxy's copy of Wikipedia's list of agencies."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="misp-agencies",
    title="MISP galaxy, intelligence agencies",
    licence="CC0-1.0 OR BSD-2-Clause as published; single facts of a list of Wikipedia",
    as_of="2025",
    url="https://en.wikipedia.org/wiki/List_of_intelligence_agencies",
    notes="by its own metadata made from that article (CC BY-SA 4.0): names, countries and titles "
    "are taken as single facts",
)


class Agency(NamedTuple):
    """An intelligence agency: ISO alpha-2 country and English Wikipedia title."""

    name: str
    country: str
    title: str
    synonyms: tuple[str, ...]


def read(data: Path) -> list[Agency]:
    """All agencies, sorted."""
    path = data / "organisations" / "misp" / "intelligence-agencies.json"
    values = json.loads(path.read_text(encoding="utf-8"))["values"]
    return sorted(_agency(value["value"], value["meta"]) for value in values)


def _agency(name: str, meta: dict[str, Any]) -> Agency:
    article = re.fullmatch(
        r"https://en\.wikipedia\.org/wiki/([^?#]+)", (meta.get("refs") or [""])[0]
    )
    return Agency(
        name=name,
        country=meta.get("country") or "",
        title=unquote(article[1]).replace("_", " ") if article else "",
        synonyms=tuple(meta.get("synonyms") or ()),
    )
