"""Ends of terms that follow from a government: who was in a cabinet when the next one took over.

Sources saw the members of a government in office and do not say how long; `administrations.tsv`
says which offices end with it, at the latest. Whoever is known to have left before has an end of
their own in `term_corrections.tsv`, and is left alone here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tools.gazetteer.leader import curated
from tools.gazetteer.leader.spells import UNKNOWN, high, low


def closed(terms: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The terms, those of past governments whose end nobody states ended with them."""
    governments = [(row, re.compile(row["offices"])) for row in curated.rows("administrations")]
    for term in terms:
        for row, offices in governments:
            if (
                term["end"] == UNKNOWN
                and term["body"] == row["country"]
                and term["start"] != UNKNOWN
                and low(row["start"]) <= high(term["start"]) < low(row["end"])
                and offices.fullmatch(term["office"])
            ):
                sources = "|".join(sorted({*term["sources"].split("|"), "curated"}))
                term = {**term, "end": row["end"], "sources": sources}
        yield term
