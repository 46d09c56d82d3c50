"""Intergovernmental bodies from the lists of the CIA, of dieghernan and of the aid channels."""

from __future__ import annotations

import re
from pathlib import Path

from tools.gazetteer.orgs import joins
from tools.gazetteer.orgs.model import CONTEXT, Organisation, Registry
from tools.gazetteer.orgs.spelling import fold, slug, tidy
from tools.gazetteer.report import Report
from tools.gazetteer.sources import cia_appendix_b, country_orgs, factbook_igo, iati

CLASSES = ("igo", "forum", "court", "ngo", "central_bank", "parliament")
YEAR = re.compile(r"\b(1[89]\d\d|20[0-2]\d)\b")
# Aid channels are sub-accounts when they have one of these.
ACCOUNT = re.compile(
    r"[\[(]| - |Fund\b.*\bfor\b|Trust|contribution|Partnership|non-core|funds\b|Initiative"
)


def add_all(registry: Registry, data: Path, report: Report) -> None:
    known = joins.read()
    for entry in cia_appendix_b.read(data):
        year = YEAR.search(entry.text)
        names = [entry.name, *filter(None, [entry.other])]
        acronyms = [a for a in re.split(r" or |, |; ", entry.acronym) if _is_acronym(a)]
        if entry.acronym and not acronyms:
            what = f"{entry.name} ({entry.acronym})"
            report.drop("CIA appendix B: bracket is not an acronym", what)
        start = year[0] if year else ""
        _add(registry, known, names, acronyms, cia_appendix_b.SOURCE.id, start, report)
    for name, acronym in country_orgs.read(data):
        acronyms = [acronym] if _is_acronym(acronym) else []
        _add(registry, known, [name], acronyms, country_orgs.SOURCE.id, "", report)
    for code, english, french in iati.read(data):
        if "41000" <= code < "48000" and not code.endswith("00"):
            _add_channel(registry, known, code, (english, french), report)
    _check_acronyms(registry, data, report)


def _is_acronym(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][A-Za-z]?[A-Z0-9-]{1,10}", text)) and "_" not in text


def _find(registry: Registry, known: dict[str, str], names: list[str]) -> Organisation | str | None:
    index = registry.index(CLASSES)
    for name in names:
        target = known.get(fold(name))
        if target:
            return registry.by_id[target] if target != joins.NOT_AN_ORGANISATION else target
    for name in names:
        found = index.get(fold(tidy(name)), [])
        if len(found) == 1:
            return found[0]
    return None


def _add(
    registry: Registry,
    known: dict[str, str],
    names: list[str],
    acronyms: list[str],
    source: str,
    start: str,
    report: Report,
) -> None:
    found = _find(registry, known, names)
    if found == joins.NOT_AN_ORGANISATION:
        report.drop(f"{source}: not an organisation (curated)", names[0])
        return
    if not isinstance(found, Organisation):
        found = registry.add(
            Organisation(
                id=_new_id(registry, acronyms, names[0]),
                name=tidy(names[0]),
                klass="igo",
                sources={source},
                start=start,
            )
        )
    found.sources.add(source)
    for name in names:
        found.add(tidy(name), "name", source)
    for acronym in acronyms:
        folded = (fold(acronym), "acronym")
        if folded in found.names or "curated" not in found.sources:
            found.add(acronym, "acronym", source, context=CONTEXT)
        elif fold(acronym) not in {f for f, _ in found.names}:
            report.drop(f"{source}: acronym not used in news (curated list is closed)", acronym)


def _new_id(registry: Registry, acronyms: list[str], name: str) -> str:
    identifier = f"org:{slug(acronyms[0] if acronyms else name)}"
    return identifier if identifier not in registry.by_id else f"org:{slug(name)}"


def _add_channel(
    registry: Registry, known: dict[str, str], code: str, names: tuple[str, str], report: Report
) -> None:
    english, french = names
    name = re.sub(r"\s*\([A-Z]{2,6}\)$", "", english)
    found = _find(registry, known, [name])
    if found == joins.NOT_AN_ORGANISATION or (found is None and ACCOUNT.search(name)):
        report.drop("iati: account or programme, not an organisation", english)
        return
    if not isinstance(found, Organisation):
        identifier = f"org:{slug(name)}"
        found = registry.add(Organisation(identifier, tidy(name), "igo", {iati.SOURCE.id}))
    found.sources.add(iati.SOURCE.id)
    found.external_ids["oecd_crs", code] = iati.SOURCE.id
    found.add(tidy(name), "name", iati.SOURCE.id)
    if french and not ACCOUNT.search(french):
        found.add(" ".join(french.replace("’", "'").split()), "name", iati.SOURCE.id, language="fr")


def _check_acronyms(registry: Registry, data: Path, report: Report) -> None:
    acronyms = {folded for o in registry for folded, _ in o.names}
    for acronym, count in factbook_igo.read(data):
        if fold(acronym) not in acronyms and acronym.replace("-", "").casefold() not in acronyms:
            report.drop("factbook 2026: acronym of no known organisation", f"{acronym} ({count})")
