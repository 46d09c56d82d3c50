"""Names that a documented rule makes out of another row (short forms, orders, romanisations)."""

from __future__ import annotations

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="derived",
    title="Derived by rule from another row of the same entity",
    licence="CC0-1.0",
    as_of="2026-11-23",
    url="",
    notes="the rules are person_names.py and romanisation.py in tools/gazetteer/leader",
)
