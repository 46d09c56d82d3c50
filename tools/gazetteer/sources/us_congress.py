"""`us_congress/legislators-current.yaml`: the Congress of the United States with Wikidata ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tools.gazetteer.leader.figure import Figure
from tools.gazetteer.leader.spells import low
from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="us-congress",
    title="unitedstates/congress-legislators: members of Congress",
    licence="CC0-1.0",
    as_of="2026-06",
    url="https://github.com/unitedstates/congress-legislators",
    notes="senators and leaders of the chambers; identity of others who are known already",
)


class Member(NamedTuple):
    """A member: names in every form, Wikidata id, article, birth, years of the terms."""

    qid: str
    names: set[str]
    title: str
    born: str
    years: set[int]


# The leaders of the chambers and of the parties in them, with the class of their office.
LEADERSHIP = {
    "Speaker of the House": "speaker",
    "President Pro Tempore of the Senate": "other",
    "Senate Majority Leader": "party_leader",
    "Senate Minority Leader": "party_leader",
    "House Majority Leader": "party_leader",
    "House Minority Leader": "party_leader",
    "Senate Majority Whip": "other",
    "Senate Minority Whip": "other",
    "House Majority Whip": "other",
    "House Minority Whip": "other",
}
USA = "country:USA"
# Senators whose full name many bear, so that it needs support. The others' names meant nobody else
# in 29 MB of news of 1987 to 2016.
SHARED_NAMES = frozenset(
    (
        "Alan Armstrong", "Andy Kim", "Chris Murphy", "Dan Sullivan", "Eric Schmitt", "Gary Peters",
        "Jack Reed", "Jim Banks", "John Curtis", "John Kennedy", "Mark Kelly", "Mark Warner",
        "Mike Lee", "Mike Rounds", "Peter Welch", "Rick Scott", "Roger Marshall", "Ron Johnson",
        "Tim Scott", "Tina Smith", "Todd Young",
    )
)  # fmt: skip


def read(data: Path) -> list[Member]:
    """All members of the present Congress who have a Wikidata id."""
    found = []
    for row in _rows(data):
        ids = row["id"]
        if "wikidata" in ids:
            years = {int(term[day][:4]) for term in row["terms"] for day in ("start", "end")}
            title = ids.get("wikipedia", "")
            born = row["bio"].get("birthday", "")
            found.append(Member(ids["wikidata"], _names(row["name"]), title, born, years))
    return found


def offices(data: Path) -> list[Figure]:
    """Senators of the present Congress, and who led a chamber or a party in it, with their terms.

    The whole House would make surnames of half of America ambiguous. The scheduled end of a term is
    no fact: who sits in the present Congress is in office.
    """
    return [figure for row in _rows(data) for figure in _offices(row)]


def _offices(row: Mapping[str, Any]) -> Iterator[Figure]:
    spans: list[tuple[str, str, str]] = []
    for role in row.get("leadership_roles", ()):
        title, start, end = role["title"], role["start"], role.get("end", "")
        if spans and spans[-1][0] == title and spans[-1][2] == start:
            start = spans.pop()[1]
        if title in LEADERSHIP:
            spans.append((title, start, end))
    if row["terms"][-1]["type"] == "sen":
        spans.append(("Senator", _since(row["terms"]), ""))
    names = _names(row["name"])
    nickname = row["name"].get("nickname") or row["name"]["first"]
    common = row["name"].get("official_full", f"{nickname} {row['name']['last']}")
    title = row["id"].get("wikipedia", "").partition(" (")[0]
    name = title if title.endswith(row["name"]["last"]) else common
    for office, start, end in spans:
        yield Figure(
            SOURCE.id,
            USA,
            USA,
            LEADERSHIP.get(office, "other"),
            office,
            name,
            start,
            end,
            family=row["name"]["last"],
            qid=row["id"].get("wikidata", ""),
            article=row["id"].get("wikipedia", ""),
            born=row["bio"].get("birthday", ""),
            aliases=names - {name},
            prominent=office != "Senator" or not SHARED_NAMES & {name, *names},
        )


def _since(terms: list[Mapping[str, str]]) -> str:
    """When the senator took the seat: the first of the terms that follow each other."""
    first = terms[-1]["start"]
    for term in reversed(terms[:-1]):
        if term["type"] != "sen" or (low(first) - low(term["end"])).days > 31:
            break
        first = term["start"]
    return first


def _names(name: Mapping[str, str]) -> set[str]:
    found = {f"{name[first]} {name['last']}" for first in ("first", "nickname") if first in name}
    return found | ({name["official_full"]} if "official_full" in name else set())


def _rows(data: Path) -> list[Mapping[str, Any]]:
    path = data / "leaders/us_congress/legislators-current.yaml"
    rows: list[Mapping[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return rows
