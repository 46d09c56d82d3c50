"""Names that `curated/leader_names.tsv` adds to persons by our own id, or with the case `-` takes
away, once everybody is joined and has one.
"""

from __future__ import annotations

from collections.abc import Iterable

from tools.gazetteer.leader import curated
from tools.gazetteer.leader.figures import Known
from tools.gazetteer.leader.person_similarity import fold
from tools.gazetteer.report import Report

REMOVED = "-"
BY_ID = "leader:"


def settle(everyone: Iterable[Known], report: Report) -> None:
    """Takes names away, then adds names."""
    persons = {person.id: person for person in everyone}
    rows = [row for row in curated.rows("leader_names") if row["qid_or_id"].startswith(BY_ID)]
    for row in sorted(rows, key=lambda row: row["case"] != REMOVED):
        person = persons.get(row["qid_or_id"])
        if person is None:
            report.drop("leaders: a name of nobody", f"{row['qid_or_id']} {row['text']}")
        elif row["case"] == REMOVED:
            key = (fold(row["text"]), row["form"])
            names = person.names
            names.rows[:] = [r for r in names.rows if (fold(r["text"]), r["form"]) != key]
            names.seen.discard(key[0])
        else:
            person.names.add(row["text"], row["form"], row["context"], "curated", row["case"])
