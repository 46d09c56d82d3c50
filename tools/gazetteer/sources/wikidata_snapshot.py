"""Office holders of May 2026 by Wikidata: only to confirm labels and article titles found
elsewhere.
"""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="wikidata-snapshot",
    title="Wikidata: persons in office, snapshot of 2026-05-13",
    licence="CC0-1.0 at the source",
    as_of="2026-05-13",
    url="https://www.wikidata.org/",
    notes="stale rows and vandalised labels: compared with, never taken from",
    check=True,
)


def read(data: Path) -> dict[str, tuple[str, str]]:
    """QID → (label, title of the English Wikipedia article)."""
    text = (data / "leaders/wikidata_snapshot_2026-05.json").read_text(encoding="utf-8")
    found = {}
    for country in json.loads(text)["countries"]:
        for leader in country["leaders"]:
            link = leader.get("wikipedia") or ""
            title = (
                unquote(link.rsplit("/", 1)[-1]).replace("_", " ") if "en.wikipedia" in link else ""
            )
            found[leader["qid"]] = (leader["name"], title)
    return found
