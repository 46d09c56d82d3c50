"""The country list of OCHA, read through the joined table of names."""

from __future__ import annotations

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="hdx-ocha",
    title="OCHA countries and territories (hdx-python-country)",
    licence="MIT",
    as_of="2026",
    url="https://github.com/OCHA-DAP/hdx-python-country",
    notes="country names by language",
)
