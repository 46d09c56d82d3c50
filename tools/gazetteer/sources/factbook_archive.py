"""Thirty-six years of the Factbook's executive-branch texts: who held office when, as printed
then.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from tools.gazetteer.leader.bodies import Bodies
from tools.gazetteer.leader.factbook_text import holders, local_roles, office_of, roles_of, segments
from tools.gazetteer.leader.spells import Spell
from tools.gazetteer.provenance import Source
from tools.gazetteer.report import Report
from tools.gazetteer.sources.factbook_executive import codes

SOURCE = Source(
    id="factbook-archive",
    title=(
        "CIA World Factbook, executive branch, yearly editions 1990-2024 and dated "
        "versions 2015-2026"
    ),
    licence="public domain",
    as_of="2026-01-21",
    url="https://www.cia.gov/the-world-factbook/",
    notes=(
        "older romanisations; the yearly editions after 2020 are left out (letters "
        "lost), the dated versions cover them"
    ),
)

# Later editions lost their letters with diacritics ("PE A" for "PEÑA"); the dated versions have
# them.
LAST_CLEAN_EDITION = 2020

ISLANDS = {"Guernsey": "GG", "Jersey": "JE", "Isle of Man": "IM", "Kosovo": "XK"}


def body_of(row: dict[str, str], bodies: Bodies) -> str:
    year = int(row["year"])
    if row["country"] in ISLANDS:
        return bodies.by_iso2.get(ISLANDS[row["country"]], "")
    if row["iso2"] == "CS":
        return "country:YUCS" if year < 2003 else "country:CSXX"
    if row["iso2"] == "SK" and year < 1993:
        return "country:CSHH"
    if row["iso2"] == "AN":
        return "country:ANHH"
    if year < 1992 and row["iso2"] in ("DE", "YE", "RU"):
        return ""  # two states in one row: not told apart in these editions
    return bodies.by_iso2.get(row["iso2"], "")


def texts(
    data: Path, bodies: Bodies, report: Report
) -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    """(seen on, body, roles of the segment, text) of both collections."""
    path = data / "leaders/factbook_archive_executive_1990_2025.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            body = body_of(row, bodies)
            if not body or int(row["year"]) > LAST_CLEAN_EDITION:
                report.drop("factbook-archive: edition not used", f"{row['year']} {row['country']}")
                continue
            for roles, text in segments(row["text"]):
                yield f"{row['year']}-07-01", body, roles, text
    iso2 = codes(data)
    with (data / "leaders/factbook_git_executive_changes.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        for row in csv.DictReader(file):
            body = bodies.by_iso2.get(iso2.get(row["gec"], ""), "")
            role = {
                "chief of state": "head_of_state",
                "head of government": "head_of_government",
            }.get(row["role"])
            if body and role:
                yield row["seen"], body, (role,), row["text"]
            else:
                report.drop("factbook-archive: no country of ours", f"{row['gec']} {row['role']}")


def read(data: Path, bodies: Bodies, report: Report) -> list[Spell]:
    """One spell per text, role and person; the joiner merges the years."""
    spells = []
    for seen, body, segment, text in texts(data, bodies, report):
        for holder in holders(text):
            roles = roles_of(holder, segment)
            if bodies.territory(body):
                roles = local_roles(holder, roles)
            if not roles:
                report.drop(
                    "factbook-archive: not a head, a vice president or a governor-general",
                    f"{bodies.name[body]}: {holder.title} {holder.name}",
                )
            for role in roles:
                if holder.since > seen[:4] + "-99":
                    continue
                spells.append(
                    Spell(
                        SOURCE.id,
                        body,
                        role,
                        holder.name,
                        office=office_of(holder.title, role),
                        start=holder.since,
                        variants={holder.name, *holder.aliases},
                        first_seen=seen,
                        last_seen=seen,
                        primary=holder.first,
                    )
                )
    return spells
