"""CLDR territory names, read through the joined table of names."""

from __future__ import annotations

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="cldr",
    title="Unicode CLDR, territory names",
    licence="Unicode-3.0",
    as_of="2026",
    url="https://cldr.unicode.org/",
    notes="npm cldr-localenames-full",
)
