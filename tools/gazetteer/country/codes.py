"""Dated codes.

Of COW and of Gleditsch and Ward: a spell that outlives a state is shared out between it and its
successor. Of ISO 3166 and M49: codes that were withdrawn, and those that tables write beside or
instead of the present ones (`UK`, `EL`, `XKK`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tools.gazetteer.country.curated import read_curated
from tools.gazetteer.report import Report
from tools.gazetteer.sources import cow_gw
from tools.gazetteer.tables import Row

# A spell that ended before this year belongs to a state older than the gazetteer.
EARLIEST_END = "1900-01-01"


class Tenure(NamedTuple):
    """The time in which a code belongs to an entity; empty bounds are open."""

    country: str
    start: str
    end: str


def code_rows(data: Path, ids: Mapping[str, str], report: Report) -> list[Row]:
    """The rows of `country_codes.tsv`."""
    tenures: dict[tuple[str, str], list[Tenure]] = {}
    for row in read_curated("country_codes"):
        tenure = Tenure(row["country"], row["start"], row["end"])
        tenures.setdefault((row["system"], row["code"]), []).append(tenure)
    rows = []
    for spell in cow_gw.read(data):
        shared = tenures.get((spell.system, spell.code))
        if spell.end and spell.end < EARLIEST_END:
            report.drop("state code: ended before 1900", _label(spell))
        elif shared:
            rows += [_row(spell, part, True) for part in _parts(spell, shared)]
        elif spell.key in ids:
            rows.append(_row(spell, Tenure(ids[spell.key], spell.start, spell.end), False))
        else:
            report.drop("state code: no such country", _label(spell))
    return rows + [_other(row) for row in read_curated("other_codes")]


def _other(row: Mapping[str, str]) -> Row:
    columns = ("country", "system", "code", "start", "end")
    return {column: row[column] for column in columns} | {"abbreviation": "", "sources": "curated"}


def _parts(spell: cow_gw.StateCode, shared: list[Tenure]) -> Iterator[Tenure]:
    for tenure in shared:
        start = max(spell.start, tenure.start)
        ends = [end for end in (spell.end, tenure.end) if end]
        end = min(ends, default="")
        if not end or start < end:
            yield Tenure(tenure.country, start, end)


def _label(spell: cow_gw.StateCode) -> str:
    return f"{spell.system} {spell.code} {spell.name}"


def _row(spell: cow_gw.StateCode, tenure: Tenure, decided: bool) -> Row:
    return {
        "country": tenure.country,
        "system": spell.system,
        "code": spell.code,
        "abbreviation": spell.abbreviation,
        "start": tenure.start,
        "end": tenure.end,
        "sources": f"{cow_gw.SOURCE.id}|curated" if decided else cow_gw.SOURCE.id,
    }
