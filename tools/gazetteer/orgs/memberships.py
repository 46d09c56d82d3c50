"""`memberships.tsv`: who belongs to what, from yearly lists and from curated dates.

A run of years in which a country lists an organisation is one membership: `listed_from` and
`listed_to` say what the lists know. Dates of joining and leaving come from
`curated/memberships.tsv`; where it has a member, it says all about that member, and the run is
evidence at most. Of the organisations of `curated/membership_lists.tsv` it names every member that
they ever had, so that a run of another country is a slip of the lists and is dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tools.gazetteer.orgs import curated
from tools.gazetteer.orgs.model import Registry
from tools.gazetteer.orgs.spelling import fold
from tools.gazetteer.provenance import GENERAL_KNOWLEDGE
from tools.gazetteer.report import Report
from tools.gazetteer.sources import derived, factbook_membership
from tools.gazetteer.tables import Row, read_table

BELONG = ("igo", "forum", "court", "ngo")
# An edition or two may leave an organisation out, and 2018–2020 are blank for some countries.
GAP = 4
# A run that reaches this year has not ended.
LAST = 2024
COLUMNS = ("member", "organisation", "status", "start", "end", "reason")
# Bodies that only states join, whatever the lists have for territories with their own currency.
OF_STATES = frozenset(f"org:{slug}" for slug in ("imf", "ibrd", "ida", "ifc", "miga"))
# A body whose members are those of the first of its parts.
MEMBERS_OF = {"org:world-bank": "org:ibrd"}
# A state under a code that another had before.
FORMER = {"CS": "country:YUCS"}

Run = tuple[int, int]


def rows(registry: Registry, data: Path, out: Path, report: Report) -> list[Row]:
    """The table, unsorted."""
    countries = read_table(out, "countries")
    territories = {row["id"] for row in countries if row["status"] == "territory"}
    years = {row["id"]: (row["start"][:4] or "0", row["end"][:4] or "9999") for row in countries}
    # Territories and regions without a code would share the empty one.
    by_iso2 = {
        row["iso2"]: row["id"] for row in countries if row["iso2"] and row["status"] != "historical"
    } | FORMER
    runs = _runs(registry, data, by_iso2, years, report)
    found = []
    known = set()
    for row in curated.read_rows("memberships", COLUMNS):
        if row["organisation"] not in registry.by_id:
            raise ValueError(f"memberships: no organisation {row['organisation']}")
        if row["member"] not in years and row["member"] not in registry.by_id:
            raise ValueError(f"memberships: no member {row['member']}")
        key = (row["organisation"], row["member"], row["status"])
        evidence = [run for run in runs.get(key, []) if _agrees(run, row)]
        known.add(key)
        found.append(_row(key, row["start"], row["end"], evidence, GENERAL_KNOWLEDGE.id))
    complete = {
        row["organisation"]
        for row in curated.read_rows("membership_lists", ("organisation", "reason"))
    }
    if strangers := complete - registry.by_id.keys():
        raise ValueError(f"membership_lists: no organisation {sorted(strangers)}")
    for key in sorted(runs.keys() - known):
        organisation, member, status = key
        if organisation in complete and status == "member":
            report.drop("memberships: not in the treaty list", f"{organisation} {member}")
            continue
        if organisation in OF_STATES and member in territories:
            report.drop("memberships: a territory in a body of states", f"{organisation} {member}")
            continue
        for run in runs[key]:
            end = "" if run[1] >= LAST else "?"
            found.append(_row(key, "", end, [run], ""))
    for whole, part in MEMBERS_OF.items():
        found += [
            {**row, "organisation": whole, "sources": derived.SOURCE.id}
            for row in found
            if row["organisation"] == part
        ]
    return found


def _runs(
    registry: Registry,
    data: Path,
    by_iso2: dict[str, str],
    years: dict[str, tuple[str, str]],
    report: Report,
) -> dict[tuple[str, str, str], list[Run]]:
    """The runs of listed years by organisation, member and status."""
    find = _Acronyms(registry)
    unknown = set()
    listed: defaultdict[tuple[str, str, str], set[int]] = defaultdict(set)
    for listing in factbook_membership.read(data):
        organisation = find.organisation(listing.acronym, listing.year)
        if organisation is None:
            unknown.add(listing.acronym)
            continue
        country = by_iso2.get(listing.iso2, "")
        if not country:
            report.drop("memberships: no country of ours", listing.iso2)
            continue
        first, last = years[country]
        if organisation and int(first) <= listing.year <= int(last) + 1:
            listed[organisation, country, listing.status].add(listing.year)
    for acronym in sorted(unknown):
        report.drop("memberships: acronym of no organisation of ours", acronym)
    return {key: list(_spans(seen)) for key, seen in listed.items()}


def _spans(years: Iterable[int]) -> Iterable[Run]:
    """Years as runs, small gaps closed; one listing that ended again is taken for a slip."""
    run: list[int] = []
    for year in sorted(years):
        if run and year - run[1] > GAP:
            if run[1] > run[0]:
                yield run[0], run[1]
            run = []
        run = [run[0] if run else year, year]
    if run and (run[1] > run[0] or run[1] >= LAST):
        yield run[0], run[1]


def _agrees(run: Run, row: dict[str, str]) -> bool:
    """Whether a run lies, but for two years of delay, in the curated dates."""
    start = int(row["start"][:4]) if row["start"] else 0
    end = int(row["end"][:4]) if row["end"] not in ("", "?") else 9999
    return start - 1 <= run[0] and run[1] <= end + 2


def _row(key: tuple[str, str, str], start: str, end: str, evidence: list[Run], source: str) -> Row:
    organisation, member, status = key
    sources = {source, factbook_membership.SOURCE.id if evidence else ""} - {""}
    return {
        "member": member,
        "organisation": organisation,
        "status": status,
        "start": start,
        "end": end,
        "listed_from": str(min(run[0] for run in evidence)) if evidence else "",
        "listed_to": str(max(run[1] for run in evidence)) if evidence else "",
        "sources": "|".join(sorted(sources)),
    }


class _Acronyms:
    """Which organisation an acronym of the lists means in a year."""

    def __init__(self, registry: Registry) -> None:
        self.curated: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        columns = ("acronym", "organisation", "start", "end", "reason")
        for row in curated.read_rows("factbook_acronyms", columns):
            if row["organisation"] and row["organisation"] not in registry.by_id:
                raise ValueError(f"factbook_acronyms: no organisation {row['organisation']}")
            span = (int(row["start"] or 0), int(row["end"] or 9999), row["organisation"])
            self.curated[row["acronym"]].append(span)
        self.known: defaultdict[str, set[str]] = defaultdict(set)
        for organisation in registry:
            # No state belongs to a body of one state, whose acronym may be the same.
            if organisation.klass in BELONG and not organisation.country:
                for folded, _ in organisation.names:
                    self.known[folded].add(organisation.id)

    def organisation(self, acronym: str, year: int) -> str | None:
        """Its id; empty for what is not to be listed, `None` for what is not known."""
        for start, end, organisation in self.curated.get(acronym, ()):
            if start <= year <= end:
                return organisation
        found = self.known.get(fold(acronym), set())
        return next(iter(found)) if len(found) == 1 else None
