"""`scripts_ko_he/*.tsv`: full names of persons in Korean and Hebrew by their English label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="wikidata-ko-he",
    title="Names of persons in Korean and Hebrew, from Wikidata",
    licence="CC0-1.0",
    as_of="2018",
    url="https://www.wikidata.org/",
    notes="by label, not by id: namesakes are spelt alike",
)

FILES = {"he": "wd_hebrew_full.tsv", "ko": "wd_korean_full.tsv"}


def read(data: Path) -> dict[str, Mapping[str, list[str]]]:
    """The names of each language by English label."""
    found: dict[str, Mapping[str, list[str]]] = {}
    for language, name in FILES.items():
        names: defaultdict[str, list[str]] = defaultdict(list)
        path = data / "leaders/scripts_ko_he" / name
        for line in path.read_text(encoding="utf-8").splitlines():
            label, _, text = line.partition("\t")
            if text.strip() and text.strip() not in names[label]:
                names[label].append(text.strip())
        found[language] = names
    return found
