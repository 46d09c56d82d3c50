"""The countries gem, read through the joined tables of names and demonyms."""

from __future__ import annotations

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="ruby-countries",
    title="countries (Ruby gem)",
    licence="MIT",
    as_of="2026",
    url="https://github.com/countries/countries",
    notes="names and adjectives",
)
