"""`agencyregistry_wikidata_labels.json`: Wikidata labels of statistical and US agencies."""

from __future__ import annotations

import json
from pathlib import Path

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="agencyregistry",
    title="Agency registry, Wikidata labels",
    licence="CC0-1.0",
    as_of="2026",
    url="",
    notes="QIDs by English label",
)


def read(data: Path) -> list[tuple[str, str]]:
    """The agencies as (QID, English label)."""
    path = data / "organisations" / "agencyregistry_wikidata_labels.json"
    agencies = json.loads(path.read_text(encoding="utf-8"))
    return sorted((qid, a["labels"]["en"]) for qid, a in agencies.items() if "en" in a["labels"])
