"""`factbook2026_igo_acronyms.json`: acronyms of the bodies that states said they belong to."""

from __future__ import annotations

import json
from pathlib import Path

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="factbook-igo",
    title="CIA World Factbook, memberships in international organizations",
    licence="public domain",
    as_of="2026-01",
    url="https://github.com/factbook/factbook.json",
    notes="acronyms and how many states list them",
)


def read(data: Path) -> list[tuple[str, int]]:
    """Acronyms and the number of states that list them."""
    path = data / "organisations" / "factbook2026_igo_acronyms.json"
    return [(str(a), int(n)) for a, n in json.loads(path.read_text(encoding="utf-8"))]
