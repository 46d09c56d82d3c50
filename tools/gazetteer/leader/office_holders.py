"""Office holders of EveryPolitician as statements about persons.

The positions of an area are read by `positions.py`. Where an office has one holder at a time, an
end that is not stated is the start of the next holder. What remains open was open when the area was
read, some time between mid-2022 and early 2023, and is written as unknown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from tools.gazetteer.leader.bodies import Bodies
from tools.gazetteer.leader.figure import Figure
from tools.gazetteer.leader.person_names import good_label, tidy_label
from tools.gazetteer.leader.person_similarity import fold
from tools.gazetteer.leader.positions import LEFT_OUT, narrower, role_of
from tools.gazetteer.leader.spells import UNKNOWN, high, low
from tools.gazetteer.report import Report
from tools.gazetteer.sources import every_politician
from tools.gazetteer.sources.every_politician import Holding
from tools.gazetteer.tables import read_table

SOURCE = every_politician.SOURCE
# Areas whose words are no name of the country.
AREAS = {
    "czech": "country:CZE",
    "saudi": "country:SAU",
    "swiss-federal-council": "country:CHE",
    "uae": "country:ARE",
    "us": "country:USA",
    "bvi": "country:VGB",
    "caymans": "country:CYM",
}
# Parts of states that call their ministers by the words of states, and what is no state at all.
WITHOUT_OFFICES = frozenset(("arkansas", "oklahoma", "donetsk", "luhansk", "area"))
ORGANISATIONS = {
    "President of the United Nations General Assembly": "org:un-general-assembly",
    "President of the International Court of Justice": "org:icj",
    "president of the Parliamentary Assembly of the Council of Europe": "org:pace",
    "Secretary General of the Council of Europe": "org:council-of-europe",
    "Director-General of the World Trade Organization": "org:wto",
    "Director-General of the World Health Organization": "org:who",
    "President of the European Parliament": "org:european-parliament",
    "President of the European Commission": "org:european-commission",
    "President of the European Central Bank": "org:ecb",
    "Secretary-General of the United Nations": "org:un",
    "Secretary General of NATO": "org:nato",
}
# One holder at a time, whatever the words of the office.
SINGLE = frozenset(
    ("foreign_minister", "defence_minister", "central_banker", "speaker", "minister")
)
# Written in these roles; others are known by their positions without a term in the tables.
WRITTEN = frozenset(
    (
        "foreign_minister", "defence_minister", "minister", "deputy_head_of_government",
        "vice_president", "central_banker", "speaker", "security_adviser", "intelligence_head",
        "army_head", "other", "ambassador",
    )
)  # fmt: skip
# Of whom a state has one, whatever words the position is called by.
ONE = frozenset(("foreign_minister", "defence_minister", "finance_minister", "interior_minister"))
# Offices that several share at once are not handed on from one to the next.
SHARED = re.compile(
    r"(?i).*\b(?:without portfolio|state counci|minister of state|cabinet minister)\b.*"
)


def country_of(area: str, names: dict[str, str]) -> str:
    """The country of an area of the source; empty for what is none."""
    words = re.sub(r"-(?:ministers|cabinet)$", "", area)
    if words in WITHOUT_OFFICES:
        return ""
    return AREAS.get(words) or names.get(words, "")


def areas(out: Path) -> dict[str, str]:
    """Countries by their English names in the form of the areas."""
    found: dict[str, str] = {}
    for row in read_table(out, "countries"):
        found.setdefault(hyphened(row["name"]), row["id"])
    for row in read_table(out, "country_names"):
        english = {"en", "und"} & set(row["language"].split("|"))
        if row["form"] in ("name", "short") and english:
            found.setdefault(hyphened(row["text"]), row["entity"])
    return found


def hyphened(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def when(value: str) -> str:
    """A date as the tables write it, empty for what is none; 1 January is mostly a year."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value):
        return ""
    try:
        low(value)
    except ValueError:  # 29 February of a year without one
        return value[:7]
    return value[:4] if value.endswith("-01-01") else value


def named(holding: Holding) -> str:
    """The name in English: the title of the article where it is a plain name, else the label."""
    title = re.sub(r" \([^)]*\)$", "", holding.title)
    if title and "," not in title and good_label(title) and len(title.split()) > 1:
        return tidy_label(title)
    return tidy_label(holding.name)


def closed(holdings: list[Holding]) -> dict[Holding, str]:
    """The ends of the terms, by the next holder of the same office where none is stated.

    Of ministers for foreign affairs, defence, finance and the interior a state has one, whatever
    the words are at the time; other offices are the same where their words are.
    """
    ends: dict[Holding, str] = {}
    lines: defaultdict[tuple[str, str], list[Holding]] = defaultdict(list)
    for holding in holdings:
        role = role_of(holding.position)
        special = role if role in ONE else next(iter(narrower("", role, holding.position)), "")
        same = special if special in ONE else holding.position
        lines[holding.area, same].append(holding)
    for line in lines.values():
        single = role_of(line[0].position) in SINGLE and not SHARED.fullmatch(line[0].position)
        starts = sorted({when(h.start) for h in line if when(h.start)}, key=low)
        for holding in line:
            start, end = when(holding.start), when(holding.end)
            if not end and start and single:
                later = [s for s in starts if low(s) > high(start)]
                end = later[0] if later else ""
            ends[holding] = end or UNKNOWN
    return ends


def read(data: Path, out: Path, bodies: Bodies, report: Report) -> list[Figure]:
    """A statement for each term of an office that the tables have a role for."""
    holdings = every_politician.holdings(data)
    ends = closed(holdings)
    names = areas(out)
    found = []
    for holding in holdings:
        country = country_of(holding.area, names)
        role = role_of(holding.position)
        if holding.position == "Secretary of State" and country != "country:USA":
            role = LEFT_OUT
        body = country
        if holding.area == "world":
            body, role = ORGANISATIONS.get(holding.position, ""), "head_of_organisation"
        if not body or not (role in WRITTEN or body.startswith("org:")):
            known = role or "unknown"
            if role in ("", LEFT_OUT) or not body:
                report.drop(f"every-politician: a position left out ({known})", holding.position)
            else:
                report.drop(f"every-politician: no term is written ({known})", holding.position)
            continue
        name = named(holding)
        if len(name.split()) < 2 and not holding.title:
            report.drop("every-politician: one word for a name", name)
            continue
        found.append(
            Figure(
                SOURCE.id,
                country,
                body,
                role,
                office_of(holding.position),
                name,
                when(holding.start) or UNKNOWN,
                ends[holding],
                qid=holding.qid,
                article=holding.title,
                seen=holding.as_of if ends[holding] == UNKNOWN else "",
                born=when(holding.born),
                died=when(holding.died),
                aliases={tidy_label(holding.name)} - {name},
            )
        )
    return found


def office_of(position: str) -> str:
    """The position as an English title: the first letter is a capital."""
    return position[:1].upper() + position[1:]
