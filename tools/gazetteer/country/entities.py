"""Which countries there are: ISO entities from the sources, everything disputed or past by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.gazetteer.country.curated import read_curated
from tools.gazetteer.report import Report
from tools.gazetteer.sources import country_codes, cow_gw, rigour
from tools.gazetteer.tables import Row

FIELDS = (
    "name", "status", "iso2", "iso3", "numeric", "m49", "qid", "wikipedia",
    "start", "end", "parent", "successors",
)  # fmt: skip

# In a curated field: leave it empty whatever the source says.
NONE = "-"

# The two independent states of the list that are not members of the United Nations.
NOT_MEMBERS = {"TWN", "VAT"}

# The last word of "Territory of GB", "Associated with NZ" and the like is the parent.
DEPENDENT = re.compile(r"^(?:.* of|Associated with) ([A-Z]{2})$")

# States as old as the codes: a first spell that starts earlier says nothing of the year of birth.
NEW_STATE = "1945-01-01"


def entity_id(alpha3: str) -> str:
    return f"country:{alpha3}"


def country_rows(data: Path, report: Report) -> tuple[list[Row], dict[str, str]]:
    """The rows of `countries.tsv` and the id of every key that the country sources use."""
    curated = read_curated("countries")
    overrides = {row["key"]: row for row in curated if row["key"]}
    territories = {territory.key: territory for territory in rigour.read(data)}
    codes = {row["ISO3166-1-Alpha-3"]: row for row in country_codes.read(data)}
    parents = {row["ISO3166-1-Alpha-2"]: alpha3 for alpha3, row in codes.items()}
    starts = _first_years(cow_gw.read(data))

    rows: list[Row] = []
    ids: dict[str, str] = {}
    for key, territory in sorted(territories.items()):
        override = overrides.get(key, {})
        code = codes.get(territory.alpha3)
        if override.get("id"):
            ids[key] = override["id"]
            facts = {"qid": territory.qid}
        elif code or territory.alpha3 == "XKX":
            ids[key] = entity_id(territory.alpha3)
            facts = {
                "name": territory.name,
                "iso2": territory.alpha2,
                "iso3": territory.alpha3,
                "numeric": territory.numeric,
                "qid": territory.qid,
                "wikipedia": territory.wikipedia,
                "start": starts.get(key, ""),
            }
            if code:
                facts |= {"m49": code["M49"].zfill(3)} | _status(code, parents)
        else:
            label = f"{key} {territory.name}"
            report.drop("country: neither an ISO entity nor chosen by hand", label)
            continue
        rows.append(_row(ids[key], facts, override, code is not None))
    rows += [_row(row["id"], {}, row, False) for row in curated if not row["key"]]
    if unknown := overrides.keys() - territories.keys():
        raise ValueError(f"curated/countries.tsv: unknown keys {sorted(unknown)}")
    return rows, ids


def _status(code: Mapping[str, str], parents: Mapping[str, str]) -> dict[str, str]:
    kind = code["is_independent"]
    if kind == "Yes":
        return {"status": "state" if code["ISO3166-1-Alpha-3"] in NOT_MEMBERS else "member"}
    dependent = DEPENDENT.match(kind)
    parent = entity_id(parents[dependent.group(1)]) if dependent else ""
    return {"status": "territory", "parent": parent}


def _first_years(spells: Iterable[cow_gw.StateCode]) -> dict[str, str]:
    first: dict[str, str] = {}
    for spell in spells:
        if spell.system == "gw":
            first[spell.key] = min(first.get(spell.key, spell.start), spell.start)
    return {key: start[:4] for key, start in first.items() if start >= NEW_STATE}


def _row(
    id_: str, facts: Mapping[str, str], override: Mapping[str, str], in_country_codes: bool
) -> Row:
    row = {"id": id_}
    for field in FIELDS:
        value = override.get(field) or facts.get(field, "")
        row[field] = "" if value == NONE else value
    sources = []
    if override:
        sources.append("curated")
    if in_country_codes:
        sources.append(country_codes.SOURCE.id)
    if facts:
        sources.append(rigour.SOURCE.id)
    row["sources"] = "|".join(sources)
    return row
