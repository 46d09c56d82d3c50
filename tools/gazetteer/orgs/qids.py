"""QIDs and article titles, each from a source that may be passed on."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from tools.gazetteer.orgs import curated
from tools.gazetteer.orgs.countries import Country, by_name
from tools.gazetteer.orgs.described import Described
from tools.gazetteer.orgs.model import Organisation, Registry
from tools.gazetteer.orgs.spelling import fold
from tools.gazetteer.report import Report
from tools.gazetteer.sources import (
    agencyregistry,
    foreign_ministers_2022,
    rigour,
    ror,
    suggested_names,
)
from tools.gazetteer.sources.ror import Record

INTERNATIONAL = {"igo", "forum", "court", "ngo", "central_bank", "parliament"}
NATIONAL = {
    "court", "state_body", "ministry", "parliament", "central_bank", "intelligence", "ngo",
    "news_agency", "state_firm",
}  # fmt: skip
# Classes whose bodies the registry has as firms.
FIRMS = {"central_bank", "state_firm"}
MINISTRY = re.compile(
    r"(?:Federal )?(?:Ministry|Department) (?:of|for) (?:the )?"
    r"(?P<portfolio>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?: and [^()]*| of (?P<of>[^()]*))?"
    r"(?: \((?P<country>[^)]*)\))?"
)
PORTFOLIOS = {
    "Foreign Affairs": "foreign-ministry",
    "External Affairs": "foreign-ministry",
    "Defence": "defence-ministry",
    "Defense": "defence-ministry",
    "National Defence": "defence-ministry",
    "National Defense": "defence-ministry",
    "Interior": "interior-ministry",
    "Internal Affairs": "interior-ministry",
    "Home Affairs": "interior-ministry",
    "Finance": "finance-ministry",
    "Justice": "justice-ministry",
    "Health": "health-ministry",
    "Education": "education-ministry",
    "National Education": "education-ministry",
    "Agriculture": "agriculture-ministry",
    "Energy": "energy-ministry",
    "Economy": "economy-ministry",
    "Economic Affairs": "economy-ministry",
    "Trade": "trade-ministry",
    "Commerce": "trade-ministry",
    "Labour": "labour-ministry",
    "Labor": "labour-ministry",
    "Transport": "transport-ministry",
    "Transportation": "transport-ministry",
    "Information": "information-ministry",
    "Oil": "oil-ministry",
    "Petroleum": "oil-ministry",
}


def add_all(registry: Registry, countries: dict[str, Country], data: Path, report: Report) -> None:
    records = ror.read(data)
    curated.add_titles(registry)
    _add_titles(registry, countries, records, report)
    by_title = _by_title(records)
    unions = {
        title: t.qid for t in rigour.read(data) if t.qid for title in (t.wikipedia, t.name) if title
    }
    cabinets = _cabinets(data, countries)
    labels = _unique(agencyregistry.read(data))
    named = _ByName(records, countries)
    described = Described(suggested_names.read(), countries)
    refused: defaultdict[str, set[str]] = defaultdict(set)
    for row in curated.read_rows("qids_refused", ("id", "qid", "reason")):
        refused[row["id"]].add(row["qid"])
    for organisation in registry:
        if organisation.qid:
            continue
        witnesses = _witnesses(organisation, by_title, unions, labels, named)
        if not witnesses and (qid := _cabinet(organisation, cabinets)):
            witnesses = {qid: {foreign_ministers_2022.SOURCE.id}}
        if qid := described.find(organisation):
            witnesses.setdefault(qid, set()).add(suggested_names.SOURCE.id)
        for qid in refused.get(organisation.id, set()) & witnesses.keys():
            report.drop(
                "a QID that is not the organisation's (curated)", f"{organisation.id} {qid}"
            )
            del witnesses[qid]
        if len(witnesses) > 1:
            report.drop("two QIDs for one organisation", f"{organisation.id} {witnesses}")
        elif witnesses:
            organisation.qid = next(iter(witnesses))
            organisation.sources |= witnesses[organisation.qid]
    _refuse_shared(registry, report)
    curated.add_qids(registry)
    _add_ror_ids(registry, records)


def _add_ror_ids(registry: Registry, records: list[Record]) -> None:
    """The registry's id, where one record has the organisation's QID and bears its name."""
    by_qid: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_qid[record.qid].append(record)
    for organisation in registry:
        found = by_qid[organisation.qid] if organisation.qid else []
        if len(found) == 1:
            organisation.external_ids["ror", found[0].id] = ror.SOURCE.id


def _witnesses(
    organisation: Organisation,
    by_title: dict[str, str],
    unions: dict[str, str],
    labels: dict[str, str],
    named: _ByName,
) -> dict[str, set[str]]:
    """QIDs by the sources that state them: by the title of the article, else by the whole name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    if organisation.wikipedia in by_title:
        found[by_title[organisation.wikipedia]].add(ror.SOURCE.id)
    if organisation.wikipedia in unions and not organisation.country:
        found[unions[organisation.wikipedia]].add(rigour.SOURCE.id)
    if organisation.wikipedia and (label := labels.get(fold(organisation.wikipedia), "")):
        found[label].add(agencyregistry.SOURCE.id)
    if not found and (qid := named.find(organisation)):
        found[qid].add(ror.SOURCE.id)
    return dict(found)


def _cabinets(data: Path, countries: dict[str, Country]) -> dict[tuple[str, str], str]:
    """QIDs of governments by country and whole name."""
    names = by_name(countries)
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for state, qid, label in foreign_ministers_2022.cabinets(data):
        if country := names.get(fold(state)):
            found[country, fold(label)].add(qid)
    return {key: next(iter(qids)) for key, qids in found.items() if len(qids) == 1}


def _cabinet(organisation: Organisation, cabinets: dict[tuple[str, str], str]) -> str:
    """The QID of the government of a state that has one of the organisation's names."""
    names = {fold(organisation.name), fold(organisation.wikipedia)}
    names |= {f for f, form in organisation.names if form in ("name", "official")}
    found = {cabinets.get((organisation.country, name), "") for name in names} - {""}
    return next(iter(found)) if len(found) == 1 and organisation.klass == "state_body" else ""


class _ByName:
    """Records by whole name: the name of a body without a country must be one record's in all the
    world, that of a national body one record's in its country.
    """

    def __init__(self, records: list[Record], countries: dict[str, Country]) -> None:
        self.codes = {c.id: c.iso2 for c in countries.values()}
        self.records: defaultdict[str, dict[str, Record]] = defaultdict(dict)
        for record in records:
            if record.qid:
                for name in record.names:
                    if len(fold(name).split()) > 1:
                        self.records[fold(name)][record.qid] = record

    def find(self, organisation: Organisation) -> str:
        """The QID, if all records of the organisation's full names state one; of several the one
        of the record that bears its name and has its article.
        """
        national = bool(organisation.country)
        if organisation.klass not in (NATIONAL if national else INTERNATIONAL):
            return ""
        names = {fold(organisation.name), fold(organisation.wikipedia)}
        names |= {f for f, form in organisation.names if form in ("name", "official")}
        code = self.codes.get(organisation.country, "")
        found = {
            qid: record
            for name in names
            for qid, record in self.records.get(name, {}).items()
            if (not national or record.country == code) and _may_be(organisation, record)
        }
        if len(found) > 1:
            title = organisation.wikipedia
            found = {
                qid: record
                for qid, record in found.items()
                if fold(record.name) in names and title and title in record.titles
            }
        return next(iter(found)) if len(found) == 1 else ""


def _may_be(organisation: Organisation, record: Record) -> bool:
    """Whether what the registry says of the record's kind goes with the class."""
    if organisation.klass == "ministry" and any(ministry(title)[0] for title in record.titles):
        return True
    return record.body or organisation.klass in FIRMS


def _by_title(records: list[Record]) -> dict[str, str]:
    """QIDs by article title; where records of parts share it, the one that bears the name."""
    found: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for record in records:
        for title in record.titles:
            if record.qid:
                bare = fold(re.sub(r" \([^)]*\)$", "", title))
                own = bare in {fold(name) for name in record.names}
                found[title][record.qid] = found[title].get(record.qid, False) or own
    result = {}
    for title, qids in found.items():
        owners = [qid for qid, own in qids.items() if own]
        if len(owners) == 1:
            result[title] = owners[0]
        elif len(qids) == 1:
            result[title] = next(iter(qids))
    return result


def _unique(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """QIDs by folded name, without names of two; either order of the pair will do."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in pairs:
        name, qid = (second, first) if re.fullmatch(r"Q\d+", first) else (first, second)
        found[fold(name)].add(qid)
    return {name: next(iter(qids)) for name, qids in found.items() if len(qids) == 1}


def _add_titles(
    registry: Registry, countries: dict[str, Country], records: list[Record], report: Report
) -> None:
    """Article titles of ministries made by template, as ROR states them."""
    names = by_name(countries)
    codes = {c.iso2: c.id for c in countries.values()}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        for title in record.titles if record.government else ():
            kind, place = ministry(title)
            country = names.get(fold(place.removeprefix("the ")))
            if kind and country and country == codes.get(record.country):
                found[f"org:{country.removeprefix('country:').lower()}-{kind}"].add(title)
    used = set(registry.by_wikipedia())
    for identifier, titles in sorted(found.items()):
        organisation = registry.by_id.get(identifier)
        if organisation and not organisation.wikipedia:
            if len(titles) == 1 and not titles & used:
                organisation.wikipedia = next(iter(titles))
                organisation.sources.add(ror.SOURCE.id)
            else:
                report.drop("ministry with two articles", f"{identifier} {sorted(titles)}")


def ministry(title: str) -> tuple[str, str]:
    """The template and the country that the title of a ministry's article states, if any."""
    match = MINISTRY.fullmatch(title)
    kind = PORTFOLIOS.get(match["portfolio"], "") if match else ""
    return kind, (match["country"] or match["of"] or "") if match else ""


def _refuse_shared(registry: Registry, report: Report) -> None:
    """A QID or article of two organisations stays with the curated one, else the first."""
    for attribute in ("qid", "wikipedia"):
        owners: dict[str, Organisation] = {}
        for organisation in sorted(
            registry, key=lambda o: ("curated" not in o.sources, "template" not in o.sources, o.id)
        ):
            value = getattr(organisation, attribute)
            if value and owners.setdefault(value, organisation) is not organisation:
                what = f"{value}: {organisation.id}, kept for {owners[value].id}"
                report.drop(f"{attribute} of two organisations", what)
                setattr(organisation, attribute, "")
