"""`supraverden_general_list.yaml`: a list of international organisations with QIDs."""

from __future__ import annotations

import re
from pathlib import Path

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="supraverden",
    title="Supraverden general list",
    licence="CC-BY-SA-4.0",
    as_of="2025",
    url="",
    notes="check only: confirms QIDs that another witness states; nothing is copied",
)

NAME = re.compile(r"  (?:Name_en|Name_other(?:_\d)?_en): (.+)")
QID = re.compile(r"  Wikidata_code: (Q\d+)")


def read(data: Path) -> list[tuple[str, str]]:
    """Pairs (English name, QID). The file is read line by line: it is a plain list of mappings."""
    path = data / "organisations" / "supraverden_general_list.yaml"
    pairs: list[tuple[str, str]] = []
    names: list[str] = []
    qid = ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), "end:"]:
        if not line.startswith(" "):
            pairs += [(name, qid) for name in names if qid]
            names, qid = [line.rstrip(":").strip("?' ")], ""
        elif found := NAME.fullmatch(line):
            names.append(found[1].strip("'\""))
        elif found := QID.fullmatch(line):
            qid = found[1]
    return sorted(set(pairs))
