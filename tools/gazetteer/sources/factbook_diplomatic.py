"""`factbook_diplomatic_1990_2025.csv`: ambassadors to and from the United States, by edition."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from tools.gazetteer.leader.bodies import Bodies
from tools.gazetteer.leader.factbook_text import MONTHS
from tools.gazetteer.leader.figure import Figure, printed
from tools.gazetteer.leader.person_similarity import fold
from tools.gazetteer.provenance import Source
from tools.gazetteer.report import Report

SOURCE = Source(
    id="factbook-diplomatic",
    title="CIA World Factbook, diplomatic representation, editions 1990–2025",
    licence="public domain",
    as_of="2025",
    url="https://www.cia.gov/the-world-factbook/about/archives/",
    notes="ambassadors to and from the United States; bare years are those of the editions",
)
UNITED_STATES = "country:USA"
LAST = 2025
# Names in natural order with the family name in capitals, then an optional since-date.
AMBASSADOR = re.compile(
    r"(?P<us>US(?:--|: ?))?(?:chief of mission: )?Ambassador (?P<name>[^\W\d_(][^(;|:]{3,60}?)"
    r"(?: \(since (?P<since>[^)]*)\))?(?= chancery|; |\s\(|$| embassy|\s*\|)"
)
SINCE = re.compile(r"(?:(\d{1,2}) )?([A-Z][a-z]+) ((?:19|20)\d\d)|((?:19|20)\d\d)")


class Seen(NamedTuple):
    """One edition names one ambassador."""

    year: int
    country: str
    name: str
    since: str
    family: str


def read(data: Path, bodies: Bodies, report: Report) -> list[Figure]:
    """One statement for each ambassador and post, from the first edition to the last."""
    lines: defaultdict[tuple[str, str], list[Seen]] = defaultdict(list)
    path = data / "leaders/factbook_diplomatic_1990_2025.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            host = bodies.by_iso2.get(row["iso2"], "")
            if not host:
                report.drop("factbook-diplomatic: no country of ours", row["country"])
                continue
            for match in AMBASSADOR.finditer(" ".join(row["text"].split())):
                abroad = "from the US" in row["field"] or row["field"].startswith("US ")
                sent = UNITED_STATES if abroad or match["us"] else host
                name, family, _ = printed(match["name"])
                words = name.split()
                if not family or not 2 <= len(words) <= 5 or "vacant" in name.lower():
                    report.drop("factbook-diplomatic: no personal name", match["name"])
                    continue
                seen = Seen(int(row["year"]), sent, name, day(match["since"] or ""), family)
                lines[sent if sent != UNITED_STATES else f"{sent}@{host}", fold(name)].append(seen)
    found = []
    # How many editions name a person as the ambassador of each country.
    editions: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (_, name), line in lines.items():
        editions[name][line[0].country] += len(line)
    for (post, name), line in sorted(lines.items()):
        line.sort()
        country = line[0].country
        years = [seen.year for seen in line]
        elsewhere = (n for sender, n in editions[name].items() if sender != country)
        if len(years) == 1 and max(elsewhere, default=0) > 1:
            report.drop("factbook-diplomatic: one edition confuses countries", line[0].name)
            continue
        since = min((seen.since for seen in line if seen.since), default="")
        found.append(
            Figure(
                SOURCE.id,
                country,
                country,
                "ambassador",
                f"Ambassador to {bodies.name[post.partition('@')[2]]}"
                if "@" in post
                else "Ambassador to the United States",
                line[-1].name,
                since or str(min(years)),
                str(max(years)) if max(years) < LAST else "",
                family=line[-1].family,
            )
        )
    return found


def day(text: str) -> str:
    """A since-date at its precision; empty where it is none."""
    match = SINCE.search(text)
    if not match:
        return ""
    if match[4]:
        return match[4]
    month = MONTHS.get(match[2].lower())
    if not month:
        return match[3]
    return f"{match[3]}-{month}" + (f"-{int(match[1]):02}" if match[1] else "")
