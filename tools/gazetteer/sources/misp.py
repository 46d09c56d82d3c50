"""`misp/terrorist-groups.json`: listed terrorist groups of the MISP galaxy."""

from __future__ import annotations

import json
from pathlib import Path

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="misp",
    title="MISP galaxy, terrorist groups listed by Canada",
    licence="CC0-1.0 OR BSD-2-Clause",
    as_of="2025",
    url="https://github.com/MISP/misp-galaxy",
    notes="names of Public Safety Canada's list",
)


def read(data: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Listed groups as (name, other names)."""
    path = data / "organisations" / "misp" / "terrorist-groups.json"
    values = json.loads(path.read_text(encoding="utf-8"))["values"]
    return sorted(
        (v["value"], tuple(v["meta"].get("synonyms") or v["meta"].get("aliases") or ()))
        for v in values
    )
