"""WordNet 3.0, read through the joined tables: official names and adjectives."""

from __future__ import annotations

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="wordnet30",
    title="WordNet 3.0",
    licence="WordNet-3.0",
    as_of="2006",
    url="https://wordnet.princeton.edu/",
    notes="official names and adjectives only",
)
