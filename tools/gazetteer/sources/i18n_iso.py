"""i18n-iso-countries, read through the joined table of names."""

from __future__ import annotations

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="i18n-iso",
    title="i18n-iso-countries",
    licence="MIT",
    as_of="2026",
    url="https://github.com/michaelwittig/node-i18n-iso-countries",
    notes="country names by language",
)
