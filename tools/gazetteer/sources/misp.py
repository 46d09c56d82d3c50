"""`misp/*.json`: intelligence agencies and listed terrorist groups of the MISP galaxy."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="misp",
    title="MISP galaxy clusters",
    licence="CC0-1.0 OR BSD-2-Clause",
    as_of="2025",
    url="https://github.com/MISP/misp-galaxy",
    notes="",
)


class Agency(NamedTuple):
    """An intelligence agency: ISO alpha-2 country and English Wikipedia title."""

    name: str
    country: str
    title: str
    synonyms: tuple[str, ...]


def read_agencies(data: Path) -> list[Agency]:
    path = data / "organisations" / "misp" / "intelligence-agencies.json"
    values = json.loads(path.read_text(encoding="utf-8"))["values"]
    return sorted(_agency(value["value"], value["meta"]) for value in values)


def read_groups(data: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Listed groups as (name, other names)."""
    path = data / "organisations" / "misp" / "terrorist-groups.json"
    values = json.loads(path.read_text(encoding="utf-8"))["values"]
    return sorted(
        (v["value"], tuple(v["meta"].get("synonyms") or v["meta"].get("aliases") or ()))
        for v in values
    )


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
