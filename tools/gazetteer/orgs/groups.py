"""Armed groups and intelligence services of the UCDP, OFAC and MISP lists."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from tools.gazetteer.orgs import joins
from tools.gazetteer.orgs.countries import Country, by_code, by_name
from tools.gazetteer.orgs.model import ALONE, CONTEXT, Organisation, Registry
from tools.gazetteer.orgs.parties import SMALL_WORDS
from tools.gazetteer.orgs.spelling import fold, slug, tidy
from tools.gazetteer.report import Report
from tools.gazetteer.sources import misp, misp_agencies, ofac, ucdp
from tools.gazetteer.sources.misp_agencies import Agency
from tools.gazetteer.sources.ucdp import Actor

ARMED = ("armed_group", "party", "state_body", "ngo")
SMALL = {"of", "the", "and", "in", "for", "a", "an", "al", "ul", "wal", "i", "e", "fi", "and/or"}
# Actors that are no organisations: unnamed factions, supporters, personal followings.
UNNAMED = re.compile(
    r"forces of|forces loyal|military faction|faction|supporters of|clan\b|insurgents|rebels"
    r"|mutineers|militias?\b|gang\b|garrison|opposition|^Former|^People of|junta\b|dissidents"
    r"|tribe\b|^Non |groups$|Lashkar of|\bprovince\b|State of|Republic of|republic$"
    r"|government of|^kingdom|sultanate|imamate|^ex-",
    re.IGNORECASE,
)

# Entries of the list of agencies that are headings, links in other Wikipedias or footnotes.
JUNK = re.compile(r"[:\[]| [–—] |agencies$|^[a-z]")


def add_armed(
    registry: Registry, countries: dict[str, Country], data: Path, report: Report
) -> None:
    known = joins.read()
    for name, others in ofac.read(data):
        cased = [_cased(other) for other in others]
        _add_listed(registry, known, _cased(name), cased, ofac.SOURCE.id, report)
    for name, others_of in misp.read(data):
        brackets = re.findall(r"\(([^)]*)\)", name)
        bare = re.sub(r"\s*\([^)]*\)", "", name).strip()
        _add_listed(registry, known, bare, [*brackets, *others_of], misp.SOURCE.id, report)
    names = by_name(countries)
    for actor in ucdp.read(data):
        _add_actor(registry, known, names, actor, report)


def _cased(capitals: str) -> str:
    """`capitals` as a headline-style name: every word but the small ones with a capital."""
    words = re.split(r"([ \-/(])", capitals.casefold())
    return "".join(
        w if (w in SMALL and i > 0) or not w else w[0].upper() + w[1:] for i, w in enumerate(words)
    )


def _add_listed(
    registry: Registry,
    known: dict[str, str],
    name: str,
    others: list[str],
    source: str,
    report: Report,
) -> None:
    if known.get(fold(name)) == joins.NOT_AN_ORGANISATION:
        report.drop(f"{source}: not an armed group or left out (curated)", name)
        return
    index = registry.index(ARMED)
    target = known.get(fold(name))
    if target:
        found = [registry.by_id[target]]
    else:
        found = index.get(fold(name), []) or index.get(fold(f"Al-{name}"), [])
    if len(found) > 1:
        report.drop(f"{source}: name of several organisations", name)
        return
    if found:
        organisation = found[0]
    else:
        acronym = next((o for o in others if _is_acronym(o)), "")
        identifier = f"org:{slug(acronym)}" if acronym else f"org:{slug(name)}"
        if identifier in registry.by_id:
            identifier = f"org:{slug(name)}"
        organisation = registry.add(Organisation(identifier, tidy(name), "armed_group", {source}))
        organisation.add(tidy(name), "name", source, ALONE if " " in name else CONTEXT, _any(name))
    organisation.sources.add(source)
    for other in [name, *others]:
        what = f"{other} for {organisation.id}"
        owners = [o for o in index.get(fold(other), []) if o is not organisation]
        if owners or known.get(fold(other)) == joins.NOT_AN_ORGANISATION:
            report.drop(f"{source}: alias of another organisation", what)
        elif _is_acronym(other):
            organisation.add(other, "acronym", source, CONTEXT)
        elif "curated" in organisation.sources and other != name:
            report.drop(f"{source}: alias (the curated names are enough)", what)
        elif "." in other or len(other.split()) + other.count("-") < 2:
            report.drop(f"{source}: alias of one word or an address", what)
        else:
            organisation.add(tidy(other), "name", source, CONTEXT, _any(other))


def _any(name: str) -> str:
    return "any" if fold(name).startswith("al ") else ""


def _is_acronym(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][A-Za-z]?[A-Z0-9-]+[A-Z0-9]", text)) and len(text) <= 8


def _add_actor(
    registry: Registry, known: dict[str, str], names: dict[str, str], actor: Actor, report: Report
) -> None:
    source = ucdp.SOURCE.id
    name = tidy(re.sub(r"\s*\([^)]*\)$", "", actor.name or actor.native))
    if UNNAMED.search(name) or not name:
        report.drop("ucdp: unnamed faction or territory", actor.name or actor.acronym)
        return
    places = [re.sub(r"\s*\([^)]*\)", "", p) for p in actor.location.split(", ")]
    country = names.get(fold(places[0]), "") if len(places) == 1 else ""
    target = known.get(fold(name))
    if not target and (famous := _famous(registry, actor, country)):
        report.drop("ucdp: joined with a curated group by acronym", f"{name}: {famous.id}")
        famous.sources.add(source)
        famous.external_ids["ucdp_actor", str(actor.id)] = source
        return
    if target == joins.NOT_AN_ORGANISATION or len(name.split()) < 2:
        report.drop("ucdp: one word or left out (curated)", name)
        return
    same = registry.index(ARMED).get(fold(name), [])
    found = (
        [registry.by_id[target]]
        if target
        else [o for o in same if not o.country or not country or o.country == country]
    )
    if len(found) > 1:
        report.drop("ucdp: name of several organisations", name)
        return
    if found:
        organisation = found[0]
    else:
        code = country.removeprefix("country:").lower() if country else ""
        identifier = "-".join(filter(None, ["org:" + slug(name), code]))
        if identifier in registry.by_id:
            report.drop("ucdp: second actor of the same name", name)
            return
        organisation = registry.add(
            Organisation(identifier, name, "armed_group", {source}, country=country)
        )
    organisation.external_ids["ucdp_actor", str(actor.id)] = source
    organisation.sources.add(source)
    words = [word for word in fold(name).split() if word not in SMALL_WORDS]
    organisation.add(name, "name", source, ALONE if len(words) >= 3 else CONTEXT)
    native = tidy(re.sub(r"\s*\([^)]*\)$", "", actor.native))
    if native and native != name and " " in native and not UNNAMED.search(native):
        organisation.add(native, "name", source, CONTEXT, language="und")
    if _is_acronym(actor.acronym):
        organisation.add(actor.acronym, "acronym", source, CONTEXT)


def _famous(registry: Registry, actor: Actor, country: str) -> Organisation | None:
    """The curated group of the same country that has the actor's acronym, under another name."""
    found = [
        o
        for o in registry
        if o.klass in ("armed_group", "party", "state_body")
        and "curated" in o.sources
        and o.country
        and o.country == country
        and fold(actor.acronym) in {folded for folded, _ in o.names}
        and fold(actor.name) not in {folded for folded, _ in o.names}
    ]
    return found[0] if len(found) == 1 else None


def add_intelligence(
    registry: Registry, countries: dict[str, Country], data: Path, report: Report
) -> None:
    codes = by_code(countries)
    agencies = misp_agencies.read(data)
    shared: defaultdict[str, set[str]] = defaultdict(set)
    for agency in agencies:
        shared[fold(_plain(agency.name))].add(agency.country)
    known = joins.read()
    for agency in agencies:
        name = _plain(agency.name)
        country = codes.get(agency.country, "")
        if JUNK.search(name):
            report.drop("misp: not the name of one agency", agency.name)
            continue
        if not country or len(name) < 4 or known.get(fold(name)) == joins.NOT_AN_ORGANISATION:
            report.drop("misp: agency of no country, too short or left out", agency.name)
            continue
        _add_agency(registry, agency, name, country, len(shared[fold(name)]) > 1, report)


def _plain(name: str) -> str:
    return tidy(re.sub(r"\s*\([^)]*\)$", "", name))


def _add_agency(
    registry: Registry, agency: Agency, name: str, country: str, is_shared: bool, report: Report
) -> None:
    by_title = registry.by_wikipedia()
    same = [
        o
        for o in registry.index(("intelligence", "state_body", "ministry")).get(fold(name), [])
        if o.country == country
    ]
    organisation = by_title.get(agency.title) or (same[0] if same else None)
    if organisation and organisation.country != country:
        report.drop("misp: article of another organisation", f"{agency.name} -> {organisation.id}")
        return
    if not organisation:
        code = country.removeprefix("country:").lower()
        identifier = f"org:{slug(name)}-{code}"
        if identifier in registry.by_id:
            report.drop("misp: agency listed twice", agency.name)
            return
        organisation = registry.add(
            Organisation(
                identifier, name, "intelligence", {misp_agencies.SOURCE.id}, country=country
            )
        )
        if fold(_plain(agency.title)) == fold(name):
            organisation.wikipedia = agency.title
    organisation.sources.add(misp_agencies.SOURCE.id)
    context = CONTEXT if is_shared or len(name.split()) < 3 else ALONE
    organisation.add(name, "name", misp_agencies.SOURCE.id, context)
    for synonym in agency.synonyms:
        text = tidy(synonym)
        if len(text) > 3:
            organisation.add(text, "name", misp_agencies.SOURCE.id, CONTEXT, language="und")
