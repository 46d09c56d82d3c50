"""countries-list, read through the joined table of names: native names and capitals."""

from __future__ import annotations

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="countries-list",
    title="countries-list",
    licence="MIT",
    as_of="2026",
    url="https://github.com/annexare/Countries",
    notes="native names, capitals",
)
