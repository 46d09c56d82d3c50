"""The ids of persons: those of the ledger for whom it knows, new ones for the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable

from tools.gazetteer.leader import curated
from tools.gazetteer.leader.bodies import Bodies
from tools.gazetteer.leader.figures import Known
from tools.gazetteer.leader.join import CONTINUED
from tools.gazetteer.leader.person_similarity import fold, plain
from tools.gazetteer.leader.spells import UNKNOWN
from tools.gazetteer.ledger import Entry, Merged
from tools.gazetteer.report import Report

ONE_PERSON = "one person who was entered twice"


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(plain(name))).strip("-")


def assign(
    everyone: list[Known], bodies: Bodies, ledger: dict[str, Entry], report: Report
) -> Merged:
    """Gives every person an id and returns the ids that were merged: id → (target, reason).

    An id of the ledger goes to the person with its Wikidata id, else with one of its other ids,
    else with its name in one of its countries.
    """
    entries = [e for e in ledger.values() if e.id.startswith("leader:")]
    claimed: defaultdict[int, list[Entry]] = defaultdict(list)
    owners = Owners(everyone)
    # Those who have an id of their own first, so that a namesake does not take it.
    for entry in sorted(entries, key=lambda e: (e.id not in owners.by_id, e.id)):
        if owner := owners.find(entry, claimed):
            claimed[id(owner)].append(entry)
    merged: Merged = {}
    taken = set(ledger)
    fresh = []
    for person in everyone:
        own = claimed[id(person)]
        if not own:
            fresh.append(person)
            continue
        best = min(
            own,
            key=lambda e: (
                bool(e.merged_into),
                not (e.qid and e.qid == person.qid),
                e.id != person.id,
                e.id != f"leader:{slug(person.names.canonical)}",
                e.id,
            ),
        )
        person.id = best.id
        for entry in own:
            if entry is not best and not entry.merged_into:
                merged[entry.id] = (best.id, ONE_PERSON)
                report.drop("leaders: an id merged into another", f"{entry.id} -> {best.id}")
    claimed_ids = {entry.id for own in claimed.values() for entry in own}
    for row in curated.rows("leader_fixes"):
        if row["into"] and row["id"] in ledger and row["id"] not in claimed_ids:
            merged[row["id"]] = (row["into"], row["reason"])
    for person in fresh:
        person.id = unused(person, bodies, taken)
        taken.add(person.id)
    return merged


class Owners:
    """Finds the person to whom an id of the ledger belongs."""

    def __init__(self, everyone: Iterable[Known]) -> None:
        self.by_qid: dict[str, Known] = {}
        self.by_archigos: dict[str, Known] = {}
        self.by_id: dict[str, Known] = {}
        self.by_name: defaultdict[str, list[Known]] = defaultdict(list)
        for person in everyone:
            if person.qid:
                self.by_qid.setdefault(person.qid, person)
            if person.id:
                self.by_id.setdefault(person.id, person)
            for identifier in sorted(person.archigos):
                self.by_archigos[f"archigos:{identifier}"] = person
            texts = {row["text"] for row in person.names.rows if len(fold(row["text"]).split()) > 1}
            for name in {fold(text) for text in (person.names.canonical, *texts)}:
                self.by_name[name].append(person)

    def find(self, entry: Entry, claimed: Container[int]) -> Known | None:
        """The person; of namesakes in one country one that has no other id yet."""
        if entry.qid in self.by_qid:
            return self.by_qid[entry.qid]
        for other in sorted(entry.other_ids):
            if other in self.by_archigos:
                return self.by_archigos[other]
        reach = entry.countries.union(*(CONTINUED.get(c, ()) for c in entry.countries))
        found = [
            person
            for person in self.by_name.get(fold(entry.name), ())
            if not (entry.qid and person.qid)
            and (person.countries & reach or not (person.countries and entry.countries))
        ]
        return min(
            found,
            key=lambda p: (
                p.id != entry.id,
                id(p) in claimed,
                fold(p.names.canonical) != fold(entry.name),
                not p.countries & entry.countries,
                p.names.canonical,
            ),
            default=None,
        )


def unused(person: Known, bodies: Bodies, taken: set[str]) -> str:
    """An id that nobody has or had: the name, then the country, then the year of the first term."""
    base = "leader:" + slug(person.names.canonical)
    country = min(person.countries, default="")
    place = bodies.iso3.get(country, "") or country.partition(":")[2] or "x"
    year = min((t["start"][:4] for t in person.terms if t["start"] != UNKNOWN), default="x")
    choices = [base, f"{base}-{place}", f"{base}-{place}-{year}"]
    choices += [f"{base}-{place}-{year}-{number}" for number in range(2, 9)]
    return next(choice for choice in choices if choice not in taken)
