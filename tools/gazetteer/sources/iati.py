"""`iati_CRSChannelCode.xml`: the channels of development aid, among them the multilaterals."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="iati",
    title="IATI replicated code list CRSChannelCode",
    licence="MIT",
    as_of="2026",
    url="https://github.com/IATI/IATI-Codelists-NonEmbedded",
    notes="multilateral channels 41000 to 47999 only",
)

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read(data: Path) -> list[tuple[str, str, str]]:
    """The channels as (code, English name, French name or nothing)."""
    tree = ElementTree.parse(data / "organisations" / "iati_CRSChannelCode.xml")
    rows = []
    for item in tree.iter("codelist-item"):
        names = {
            narrative.get(LANGUAGE, "en"): " ".join((narrative.text or "").split())
            for narrative in item.iter("narrative")
        }
        rows.append((item.findtext("code", ""), names.get("en", ""), names.get("fr", "")))
    return rows
