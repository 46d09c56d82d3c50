"""The countries part of the generator: states, territories, their codes and names, and blockers."""

from __future__ import annotations

from pathlib import Path

from tools.gazetteer.country.blockers import blocker_rows
from tools.gazetteer.country.codes import code_rows
from tools.gazetteer.country.entities import country_rows
from tools.gazetteer.country.lookups import lookup_name_rows, lookup_word_rows
from tools.gazetteer.country.metonyms import metonym_rows
from tools.gazetteer.country.names import english_rows
from tools.gazetteer.country.world import world_rows
from tools.gazetteer.matching import matchable_rows
from tools.gazetteer.report import Report
from tools.gazetteer.tables import write_table


def build(data: Path, out: Path, report: Report) -> None:
    """Writes `countries`, `country_codes`, `country_names`, `blockers` and what look-ups read."""
    countries, ids = country_rows(data, report)
    english = english_rows(data, countries, ids, report)
    english += metonym_rows(english, report)
    names = english + world_rows(data, english, ids, report)
    tables = {
        "countries": countries,
        "country_codes": code_rows(data, ids, report),
        "country_names": list(matchable_rows(names, report)),
        "blockers": blocker_rows(countries, english, report),
        "lookup_names": lookup_name_rows(data, names, ids, report),
        "lookup_words": lookup_word_rows(),
    }
    for table, rows in tables.items():
        report.count(table, write_table(out, table, rows))
