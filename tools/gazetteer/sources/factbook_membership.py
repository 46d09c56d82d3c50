"""`factbook_membership_1990_2025.csv`: the organisations that each country says it belongs to, by
year.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="factbook-membership",
    title="CIA World Factbook, memberships by year, editions 1990–2025",
    licence="public domain",
    as_of="2025",
    url="https://www.cia.gov/the-world-factbook/about/archives/",
    notes="an edition tells of the year before; peacekeeping missions left out",
)

# A comma outside brackets.
BETWEEN = re.compile(r"[,;]\s*(?![^()]*\))")
ENTRY = re.compile(r"(?P<acronym>[^()]+?)\s*(?:\((?P<remark>.*)\))?$")
STATUS = (
    ("observer", "observer"),
    ("guest", "observer"),
    ("candidate", "candidate"),
    ("applicant", "candidate"),
    ("suspended", "suspended"),
    ("associate", "associate"),
    ("partner", "associate"),
    ("correspondent", "associate"),
    ("subscriber", "associate"),
)
# States that the file gives no code.
CODES = {"Kosovo": "XK"}
# Not a membership at all.
NONE = ("de facto", "nonsignatory", "signatory", "participant in some", "special")


class Listing(NamedTuple):
    """One country lists one organisation in one year."""

    year: int
    iso2: str
    acronym: str
    status: str


def read(data: Path) -> Iterator[Listing]:
    """The listings, in the order of the file."""
    path = data / "organisations" / "factbook_membership_1990_2025.csv"
    seen = set()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if "law" in row["field"]:
                continue
            # Two Germanys and two Yemens stand under one code until they were one.
            if row["iso2"] in ("DE", "YE") and int(row["year"]) < 1992:
                if (row["year"], row["iso2"]) in seen or row["iso2"] == "YE":
                    continue
                seen.add((row["year"], row["iso2"]))
            iso2 = row["iso2"] or CODES.get(row["country"], "")
            for entry in BETWEEN.split(row["text"]):
                match = ENTRY.match(entry.strip())
                status = _status(match["remark"] or "") if match else ""
                if match and status:
                    acronym = re.sub(r"\s+", " ", match["acronym"]).replace("G- ", "G-")
                    yield Listing(int(row["year"]), iso2, acronym.strip(" ."), status)


def _status(remark: str) -> str:
    remark = remark.lower()
    if any(word in remark for word in NONE):
        return ""
    return next((status for word, status in STATUS if word in remark), "member")
