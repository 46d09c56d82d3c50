"""`entities.jsonl` and `territories/`: the territories of rigour, with QIDs and articles."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="rigour",
    title="OpenSanctions rigour, territories",
    licence="MIT",
    as_of="2026",
    url="https://github.com/opensanctions/rigour",
    notes="only labelled facts; the weak names are not used",
)

WIKIPEDIA = re.compile(r"^wikipedia_url: https://en\.wikipedia\.org/wiki/(\S+)", re.MULTILINE)


class Territory(NamedTuple):
    """One entity of the joined table; `key` is the key of all country sources."""

    key: str
    name: str
    qid: str
    alpha2: str
    alpha3: str
    numeric: str
    wikipedia: str


def read(data: Path) -> list[Territory]:
    """All entities of `entities.jsonl` with the article of their territory file, if any."""
    path = data / "countries" / "entities.jsonl"
    with path.open(encoding="utf-8") as file:
        return [_territory(data, json.loads(line)) for line in file]


def _territory(data: Path, entity: dict[str, Any]) -> Territory:
    return Territory(
        key=entity["key"],
        name=entity["name"],
        qid=entity.get("qid") or "",
        alpha2=entity.get("alpha2") or "",
        alpha3=entity.get("alpha3") or "",
        numeric=(entity.get("numeric") or "").zfill(3) if entity.get("numeric") else "",
        wikipedia=_wikipedia(data, entity["key"]),
    )


def _wikipedia(data: Path, key: str) -> str:
    path = data / "countries" / "territories" / f"{key}.yml"
    if not path.exists():
        return ""
    found = WIKIPEDIA.search(path.read_text(encoding="utf-8"))
    return unquote(found.group(1)).replace("_", " ") if found else ""
