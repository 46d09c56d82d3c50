"""Frequent given and family names of the US Census of 1990, chosen by `person_words`."""

from __future__ import annotations

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="us-census",
    title="Frequently occurring names, US Census of 1990",
    licence="public domain",
    as_of="1990",
    url="https://www.census.gov/topics/population/genealogy/data/1990_census.html",
    notes="names of persons only; everyday words and places left out",
)
