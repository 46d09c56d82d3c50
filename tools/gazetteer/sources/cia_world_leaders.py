"""Chiefs of State and Cabinet Members, the CIA's list of June 2019: one snapshot, no dates."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from tools.gazetteer.leader.bodies import Bodies
from tools.gazetteer.leader.figure import Figure, printed
from tools.gazetteer.leader.spells import UNKNOWN
from tools.gazetteer.provenance import Source
from tools.gazetteer.report import Report

SOURCE = Source(
    id="cia-world-leaders",
    title="CIA: Chiefs of State and Cabinet Members of Foreign Governments, June 2019",
    licence="public domain",
    as_of="2019-06-30",
    url="https://www.cia.gov/the-world-factbook/world-leaders/",
    notes="one snapshot: neither starts nor ends of the terms are stated",
)

# The first pattern that the title meets gives the role; titles that meet none are left out.
ROLES: tuple[tuple[str, str], ...] = (
    (r"(?:Assistant|State Secretary|Parliamentary|Dep\.|Dir\.|Speaker|Chief of Staff)", ""),
    (r"(?:First )?Deputy (?:Prime Min|Premier|Chairman of (?:the )?(?:Cabinet|Council of Min))",
     "deputy_head_of_government"),
    (r"Vice (?:Prime Min|Premier)", "deputy_head_of_government"),
    (r"(?:First |Second |Exec\. |Executive )?Vice President$", "vice_president"),
    (r"(?:Deputy|Vice|Junior|Associate|State Min|Minister of State|Minister in the)", ""),
    (r"(?:Sec|Min|Federal Min|Union Min|Senior Min|Head).*\b(?:Foreign|External) (?:Affairs|Rel|"
     r"and|Min)|Secretary of State$|Minister of International Relations & Coop",
     "foreign_minister"),
    (r"(?:Sec|Min|Federal Min|Union Min|Senior Min).*\b(?:Defen[cs]e|Armed Forces)\b",
     "defence_minister"),
    (r"(?:Sec|Min|Federal Min|Union Min).*\b(?:Interior|Home|Internal Affairs|Finance|Treasury|"
     r"Justice|Security|Oil|Petroleum|Economy|Economic)\b", "minister"),
    (r"Chancellor of the Exchequer|Treasurer$|Attorney General$", "minister"),
    (r"Ambassador to the US|Permanent Representative to the UN", "ambassador"),
    (r"(?:Governor|Chairman|President|Chmn)\.?,? (?:of )?(?:the )?.*Bank\b|.*\bCentral Bank\b",
     "other"),
)  # fmt: skip

# The month of the list.
SEEN = "2019-06"


def role_of(title: str) -> str:
    return next((role for pattern, role in ROLES if re.match(pattern, title)), "")


def read(data: Path, bodies: Bodies, report: Report) -> list[Figure]:
    found = []
    path = data / "leaders/cia_world_leaders_2019-06.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            body = bodies.by_iso2.get(row["iso2"], "")
            row["title"] = " ".join(row["title"].split())
            role = role_of(row["title"])
            name, family, first = printed(row["name"])
            if not body or not role:
                report.drop("cia-world-leaders: a post of no role of ours", row["title"])
            elif len(name.split()) < 2 or not re.fullmatch(r"[^\W\d_][\w.'’ -]+", name):
                report.drop("cia-world-leaders: not a plain personal name", row["name"])
            else:
                found.append(
                    Figure(
                        SOURCE.id,
                        body,
                        body,
                        role,
                        row["title"].replace("Defense", "Defence").replace(" & ", " and "),
                        name,
                        UNKNOWN,
                        UNKNOWN,
                        family=family,
                        family_first=first,
                        seen=SEEN,
                    )
                )
    return found
