"""cartogrify, read through the joined table of demonyms."""

from __future__ import annotations

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="cartogrify",
    title="cartogrify demonyms",
    licence="MIT",
    as_of="2026",
    url="",
    notes="adjectives and demonyms with a second witness",
)
