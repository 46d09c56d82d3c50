"""Carmen, read through the joined table of demonyms."""

from __future__ import annotations

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="carmen",
    title="Carmen locations",
    licence="MIT",
    as_of="2026",
    url="",
    notes="demonyms with a second witness",
)
