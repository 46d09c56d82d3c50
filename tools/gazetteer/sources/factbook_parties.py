"""Party leaders in the yearly editions of the Factbook."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tools.gazetteer.leader.bodies import Bodies
from tools.gazetteer.leader.figure import Figure, printed
from tools.gazetteer.leader.person_similarity import fold, plain
from tools.gazetteer.leader.spells import UNKNOWN
from tools.gazetteer.provenance import GENERAL_KNOWLEDGE, Source
from tools.gazetteer.report import Report
from tools.gazetteer.tables import read_table

SOURCE = Source(
    id="factbook-parties",
    title="CIA World Factbook, political parties and leaders, yearly editions 1990-2024",
    licence="public domain",
    as_of="2024-12-31",
    url="https://www.cia.gov/the-world-factbook/",
    notes="the years in which a leader is printed; editions follow events by about a year",
)

FIRST_EDITION, LAST_WITH_LEADERS = "1990", "2021"
NOBODY = re.compile(r"\b(?:NA|leader|note|vacant|unknown|several|collective)\b|\d", re.IGNORECASE)
ROLE_WORDS = re.compile(
    r"^(?:(?:interim|acting|party|general|national|first|secretary|general|sec\.|gen\.|chairman|"
    r"chairwoman|chairperson|co-chairs?|president|leaders?|head|coordinator|secretary-general|and|"
    r"the|in exile|deputy|founder|honorary|spokesman|minister|prime|foreign|of|for)\b[ .:]*)+",
    re.IGNORECASE,
)


def parties(text: str) -> Iterator[tuple[str, str]]:
    """(party as printed, leaders as printed) in either punctuation."""
    if "[" in text:
        for match in re.finditer(r"([^\[\];]+?),?\s*\[([^\[\]]+)\]", text):
            yield re.sub(r"^\s*(?:\([^)]*\)|[,.:])\s*", "", match[1]).strip(), match[2]
        return
    for part in text.split(";"):
        found = re.match(r"\s*(?:[^:]*:\s*)?([^,]+?(?:\([^)]*\))?[^,]*),\s*(.+)$", part)
        if found:
            yield found[1].strip(), found[2]


def leaders(text: str) -> Iterator[tuple[str, str, bool]]:
    """The persons in what stands for the leader of one party."""
    for part in re.split(r",|;|/| and | & ", re.sub(r"\([^)]*\)", "", text)):
        part = ROLE_WORDS.sub("", part.strip())
        if NOBODY.search(part) or not re.search(r"[^\W\d_]{2}", part):
            continue
        words = part.split()
        if any(len(w) == 1 and w.isupper() for w in words):
            continue  # letters with diacritics lost in this edition
        name, family, first = printed(part)
        # "Iraqi President Jalal TALABANI".
        name = ROLE_WORDS.sub("", name)
        if family and 2 <= len(name.split()) <= 5 and re.fullmatch(r"[\w.'’ -]+", name):
            yield name, family, first


def forms(party: str) -> list[str]:
    """A party's name, its acronym, the name before the brackets."""
    found = [re.sub(r"\s*\([^)]*\)", "", party)]
    found += re.findall(r"\(([^)]{2,40})\)", party)
    if match := re.match(r"(.+?),? or ([^ ]{2,14})$", found[0]):
        found += [match[1], match[2]]
    return [fold(plain(f)) for f in found]


def party_index(out: Path) -> dict[tuple[str, str], str]:
    """(country, folded name) → party; names that two parties share stand for none."""
    country = {
        row["id"]: row["country"]
        for row in read_table(out, "organisations")
        if row["country"] and row["class"] in ("party", "armed_group")
    }
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in read_table(out, "organisation_names"):
        # Which party the Factbook means was settled before news's own names for parties were added.
        if row["entity"] in country and row["sources"] != GENERAL_KNOWLEDGE.id:
            found[country[row["entity"]], fold(plain(row["text"]))].add(row["entity"])
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}


def read(data: Path, out: Path, bodies: Bodies, report: Report) -> list[Figure]:
    index = party_index(out)
    seen: defaultdict[tuple[str, str, str], list[tuple[str, str, str, bool]]] = defaultdict(list)
    path = data / "leaders/factbook_parties_1990_2025.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            country = bodies.by_iso2.get(row["iso2"], "")
            if not country or row["year"] > LAST_WITH_LEADERS:
                continue
            for party, text in parties(row["text"]):
                body = next((index[country, f] for f in forms(party) if (country, f) in index), "")
                for name, family, first in leaders(text):
                    key = (country, body or country, fold(plain(name)))
                    seen[key].append((row["year"], name, family, first))
    found = []
    for (country, body, _), prints in sorted(seen.items()):
        years = sorted({year for year, *_ in prints})
        if len(years) < (2 if body != country else 5):
            report.drop("factbook-parties: printed in too few editions", f"{body} {prints[0][1]}")
            continue
        _, name, family, first = max(prints)
        last = max(years) >= LAST_WITH_LEADERS
        found.append(
            Figure(
                SOURCE.id,
                country,
                body,
                "party_leader",
                "Party leader",
                name,
                UNKNOWN if min(years) == FIRST_EDITION else min(years),
                UNKNOWN if last else max(years),
                family=family,
                family_first=first,
            )
        )
    return found
