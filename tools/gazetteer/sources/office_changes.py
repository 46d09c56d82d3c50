"""Changes of office between the last Factbook and the summer of 2026, with at least two
witnesses.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

from tools.gazetteer.leader.bodies import Bodies
from tools.gazetteer.leader.spells import HEAD_OF_GOVERNMENT, HEAD_OF_STATE, Spell
from tools.gazetteer.provenance import Source
from tools.gazetteer.report import Report

SOURCE = Source(
    id="changes-2026",
    title="Changes of heads of state and government, January to August 2026",
    licence="compiled facts",
    as_of="2026-08-07",
    url="",
    notes="only changes seen by at least two independent witnesses",
)

ROLES = {
    "head_of_state": (HEAD_OF_STATE,),
    "head_of_government": (HEAD_OF_GOVERNMENT,),
    "head_of_state+government": (HEAD_OF_STATE, HEAD_OF_GOVERNMENT),
    "supreme_leader": (HEAD_OF_STATE,),
}


def read(data: Path, bodies: Bodies, report: Report) -> list[Spell]:
    spells = []
    path = data / "leaders/changes_since_factbook_2026-01-22.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            witnesses = re.match(r"(several|\d+)", row["confidence"])
            enough = witnesses and (witnesses[1] == "several" or int(witnesses[1]) >= 2)
            if not enough or not row["start"]:
                report.drop(
                    "changes-2026: fewer than two witnesses", f"{row['iso2']} {row['person']}"
                )
                continue
            for role in ROLES[row["role"]]:
                spells.append(
                    Spell(
                        SOURCE.id,
                        bodies.by_iso2[row["iso2"]],
                        role,
                        row["person"],
                        qid=row["qid"],
                        start=row["start"],
                        open=True,
                        variants={row["person"]},
                    )
                )
    return spells
