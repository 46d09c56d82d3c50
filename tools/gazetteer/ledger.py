"""`ids.lock`: every id that was ever published, so that none is lost and none changes its meaning.

A row says what an id means: the name and countries it was first given with, its Wikidata id and its
ids in other data sets. A row is never removed. An id that became part of another one names it in
`merged_into`; an id of what turned out not to belong here has `-` there. Both say why in `reason`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tools.gazetteer.report import Report
from tools.gazetteer.tables import read_table

PATH = Path(__file__).with_name("ids.lock")
COLUMNS = ("id", "name", "countries", "qid", "other_ids", "merged_into", "reason")
WITHDRAWN = "-"
# Ids that became part of another one: id → (target, reason).
Merged = dict[str, tuple[str, str]]


@dataclass
class Entry:
    """One row."""

    id: str
    name: str
    countries: set[str] = field(default_factory=set)
    qid: str = ""
    other_ids: set[str] = field(default_factory=set)
    merged_into: str = ""
    reason: str = ""


def read(path: Path = PATH) -> dict[str, Entry]:
    """The ledger by id; `ValueError` with file and line when it is not well formed."""
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise ValueError(f"{path}:1: header is not {COLUMNS}")
    found: dict[str, Entry] = {}
    for number, line in enumerate(lines[1:], start=2):
        fields = line.split("\t")
        if len(fields) != len(COLUMNS) or fields[0] in found:
            raise ValueError(f"{path}:{number}: an id a second time, or not {len(COLUMNS)} fields")
        id, name, countries, qid, other_ids, merged_into, reason = fields
        found[id] = Entry(id, name, listed(countries), qid, listed(other_ids), merged_into, reason)
    return found


def listed(text: str) -> set[str]:
    return set(filter(None, text.split("|")))


def write(entries: Iterable[Entry], path: Path = PATH) -> None:
    """Writes the ledger, sorted by id."""
    lines = ["\t".join(COLUMNS)]
    for entry in sorted(entries, key=lambda entry: entry.id):
        countries, others = ("|".join(sorted(s)) for s in (entry.countries, entry.other_ids))
        fields = (entry.id, entry.name, countries, entry.qid, others)
        lines.append("\t".join((*fields, entry.merged_into, entry.reason)))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def renew(out: Path, merged: Merged, report: Report) -> dict[str, Entry]:
    """The ledger with what the tables in `out` and the merges (id → target, reason) add to it.

    Raises `ValueError` when an id of the ledger is neither in the tables nor accounted for.
    """
    ledger = read()
    present = of_tables(out)
    new = 0
    for id, entry in present.items():
        if known := ledger.get(id):
            known.qid = known.qid or entry.qid
            known.other_ids |= entry.other_ids
            known.countries |= entry.countries
            known.merged_into = known.reason = ""
        else:
            new += 1
            ledger[id] = entry
    targets = former("", merged)
    for id, entry in ledger.items():
        if id not in present and id in targets:
            entry.merged_into = targets[id]
            entry.reason = entry.reason or merged[id][1]
        elif id not in present and merged.get(id, ("",))[0] == WITHDRAWN:
            entry.merged_into, entry.reason = merged[id]
    report.count("ids.lock: new ids", new)
    lost = [
        entry.id
        for entry in ledger.values()
        if entry.id not in present
        and entry.merged_into not in present
        and entry.merged_into != WITHDRAWN
    ]
    if lost:
        raise ValueError(
            f"{len(lost)} published ids are in no table: {sorted(lost)[:60]}; merge them "
            "(curated/leader_fixes.tsv) or withdraw them (curated/withdrawn.tsv) with a reason"
        )
    return ledger


def former(prefix: str, merged: Merged) -> dict[str, str]:
    """Where published ids that begin with `prefix` and are not in use any more lead to."""
    found = {}
    for entry in read().values():
        target = merged.get(entry.id, (entry.merged_into, ""))[0]
        while target in merged:
            target = merged[target][0]
        if entry.id.startswith(prefix) and target not in ("", WITHDRAWN):
            found[entry.id] = target
    return found


def of_tables(out: Path) -> dict[str, Entry]:
    """What the tables say now."""
    others: defaultdict[str, set[str]] = defaultdict(set)
    for row in read_table(out, "external_ids"):
        if row["system"] not in ("wikipedia", "legation"):
            others[row["entity"]].add(f"{row['system']}:{row['id']}")
    where: defaultdict[str, set[str]] = defaultdict(set)
    for term in read_table(out, "terms"):
        if term["body"].startswith("country:"):
            where[term["leader"]].add(term["body"])
    found = {}
    for table in ("countries", "leaders", "organisations"):
        for row in read_table(out, table):
            id = row["id"]
            countries = {row["country"]} - {""} if table == "organisations" else where[id]
            found[id] = Entry(id, row["name"], set(countries), row["qid"], others[id])
    return found
