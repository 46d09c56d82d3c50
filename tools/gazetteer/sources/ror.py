"""`ror_records_normalised_2026-06.jsonl.gz`: research organisations, government bodies too."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="ror",
    title="Research Organization Registry",
    licence="CC0-1.0",
    as_of="2026-06",
    url="https://ror.org",
    notes="QIDs and article titles of bodies that are already known; research units are not taken",
)


class Record(NamedTuple):
    """A record: its id, names, QID and English Wikipedia titles."""

    id: str
    name: str
    names: tuple[str, ...]
    country: str
    qid: str
    titles: tuple[str, ...]
    government: bool
    # Neither a firm nor a school nor a hospital: what may be a public body.
    body: bool


ARTICLE = re.compile(r"https?://en\.(?:m\.)?wikipedia\.org/wiki/([^?#]+)")


def read(data: Path) -> list[Record]:
    """All records that state a QID or an English article.

    Withdrawn ones are left out: most were branches that bore the name and the article of the whole,
    with a QID of their own.
    """
    path = data / "organisations" / "ror_records_normalised_2026-06.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        records = [_record(raw) for raw in map(json.loads, file) if raw["status"] != "withdrawn"]
    return [record for record in records if record.qid or record.titles]


def _record(raw: dict[str, Any]) -> Record:
    found = [ARTICLE.fullmatch(link) for link in raw["links"]]
    return Record(
        id=raw["id"].removeprefix("https://ror.org/"),
        name=raw["name"],
        names=tuple(text for text, _, _ in raw["names"]),
        country=raw["cc"] or "",
        qid=raw["qid"] or "",
        titles=tuple(unquote(f[1]).replace("_", " ") for f in found if f),
        government="government" in raw["types"],
        body=not {"company", "education", "healthcare"} & set(raw["types"]),
    )
