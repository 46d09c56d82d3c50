"""`organisations.tsv`, `organisation_names.tsv` and `offices.tsv`.

The curated tables come first and own their names; the lists add to them or bring new organisations;
templates make the state bodies of every country; QIDs are looked up last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tools.gazetteer import external_ids
from tools.gazetteer.matching import is_matchable, legible, matchable_rows
from tools.gazetteer.orgs import (
    countries,
    curated,
    groups,
    intergovernmental,
    memberships,
    parties,
    public_bodies,
    qids,
    spoken_acronyms,
    templates,
    world,
)
from tools.gazetteer.orgs.model import (
    ALONE,
    CONTEXT,
    Name,
    Organisation,
    Registry,
    is_capitals,
)
from tools.gazetteer.orgs.spelling import fold
from tools.gazetteer.provenance import CURATED, GENERAL_KNOWLEDGE, TEMPLATE
from tools.gazetteer.report import Report
from tools.gazetteer.tables import Row, write_table

# What the authors say of a name goes before what lists say.
OWN = {CURATED.id, TEMPLATE.id}
# Nouns that say what a name stands for.
KINDS = {"party", "movement", "group", "network", "organisation", "organization", "front"}


def build(data: Path, out: Path, report: Report) -> None:
    """Writes the three tables; needs `countries.tsv` and `country_names.tsv` in `out`."""
    known = countries.read(out)
    registry = Registry(report)
    curated.add_all(registry)
    intergovernmental.add_all(registry, data, report)
    parties.add_all(registry, known, data, report)
    groups.add_armed(registry, known, data, report)
    groups.add_intelligence(registry, known, data, report)
    templates.add_all(registry, known, report)
    public_bodies.add_all(registry, known, data, report)
    qids.add_all(registry, known, data, report)
    curated.add_names(registry)
    curated.add_former_titles(registry)
    curated.merge(registry)
    spoken_acronyms.add(registry)
    _without_adjectives(registry, known)
    _keep_capitals(registry)
    _require_context(registry, known, report)
    _make_legible(registry)
    _require_context_without_brackets(registry)
    _check(registry, known)
    organisations = (_organisation_row(o) for o in registry)
    report.count("organisations", write_table(out, "organisations", organisations))
    names: list[Row] = [_name_row(o, name) for o in registry for name in o.names.values()]
    taken = frozenset((row["entity"], row["text"]) for row in names)
    names += world.rows(frozenset(registry.by_id), taken)
    names = list(matchable_rows(names, report))
    report.count("organisation_names", write_table(out, "organisation_names", names))
    external = (
        {"entity": o.id, "system": system, "id": identifier, "sources": source}
        for o in registry
        for (system, identifier), source in o.external_ids.items()
    )
    external_ids.write(out, "org", external, report)
    report.count(
        "memberships",
        write_table(out, "memberships", memberships.rows(registry, data, out, report)),
    )
    report.count("offices", write_table(out, "offices", _offices()))


def _require_context(
    registry: Registry, known: dict[str, countries.Country], report: Report
) -> None:
    """A text that several organisations bear, or a country, needs context to mean one of them.

    The only curated one that has it alone keeps it: NLD is the League, others need a country.
    """
    places = {fold(n) for c in known.values() for n in (c.name, *c.names)}
    places |= {word for c in known.values() for word in c.all_words}
    bearers: defaultdict[str, list[tuple[Organisation, Name]]] = defaultdict(list)
    for organisation in registry:
        for (folded, _), name in organisation.names.items():
            bearers[folded].append((organisation, name))
    for folded, found in bearers.items():
        # "The Republicans" are those of France only where France is.
        entities = {o.id for o, _ in found + bearers.get(folded.removeprefix("the "), [])}
        alone = [(o, name) for o, name in found if name.context == ALONE]
        owners = {o.id for o, name in alone if name.sources & OWN}
        for organisation, name in alone:
            if folded.removeprefix("the ") in places:
                report.drop("name of a country: set to context", f"{name.text}: {organisation.id}")
                name.context = CONTEXT
            elif len(entities) > 1 and not (len(owners) == 1 and organisation.id in owners):
                report.drop("name of several: set to context", f"{name.text}: {organisation.id}")
                name.context = CONTEXT


def _require_context_without_brackets(registry: Registry) -> None:
    """What only its brackets told apart needs context: "House of Representatives (Malaysia)"."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for organisation in registry:
        for name in organisation.names.values():
            bearers[fold(name.text)].add(organisation.id)
    for organisation in registry:
        for name in organisation.names.values():
            if name.sources == {GENERAL_KNOWLEDGE.id} and len(bearers[fold(name.text)]) > 1:
                name.context = CONTEXT


def _without_adjectives(registry: Registry, known: dict[str, countries.Country]) -> None:
    """Takes "French National Front" away where "National Front" is a name already.

    News says both words as they come, and they are two mentions: the country and the party.
    """
    for organisation in registry:
        if organisation.klass not in ("party", "armed_group") or not organisation.country:
            continue
        adjectives = tuple(f"{word} " for word in known[organisation.country].adjectives)
        texts = {fold(name.text) for name in organisation.names.values()}
        for key, name in list(organisation.names.items()):
            if name.text == organisation.name or not name.text.startswith(adjectives):
                continue
            adjective = max((a for a in adjectives if name.text.startswith(a)), key=len)
            if fold(name.text.removeprefix(adjective)) in texts:
                registry.report.drop("name that is an adjective and another name", name.text)
                del organisation.names[key]


def _keep_capitals(registry: Registry) -> None:
    """A noun that only says what the name is counts with its capital alone.

    "Fidesz party" is the party's name and a word beside it, "Fidesz Party" a name; "Left party"
    is a name as well, as the party is not called "Left".
    """
    for organisation in registry:
        texts = {fold(name.text) for name in organisation.names.values()}
        for name in organisation.names.values():
            bare, _, noun = fold(name.text).rpartition(" ")
            if name.case == "title" and noun in KINDS and bare in texts:
                name.case = "exact"


def _make_legible(registry: Registry) -> None:
    """Takes brackets, quotes and footnotes out of the names; ids keep what they were made of."""
    for organisation in list(registry):
        organisation.name = legible(organisation.name)
        if not is_matchable(organisation.name):
            registry.report.drop("organisation whose name cannot be matched", organisation.name)
            del registry.by_id[organisation.id]
            continue
        if organisation.start and organisation.end and organisation.start > organisation.end:
            years = f"{organisation.id} {organisation.start}-{organisation.end}"
            registry.report.drop("years in the wrong order (the organisation stays)", years)
            organisation.start = organisation.end = ""
        for name in organisation.names.values():
            name.text = legible(name.text)
            if name.form in ("name", "short") and is_capitals(name.text):
                name.form = "acronym"
        # After a bracket is gone two names may be one.
        unique = {(fold(name.text), name.form): name for name in organisation.names.values()}
        organisation.names = {key: name for key, name in unique.items() if name.text}


def _check(registry: Registry, known: dict[str, countries.Country]) -> None:
    """What must hold of every organisation, whatever the sources say."""
    for organisation in registry:
        if organisation.country and organisation.country not in known:
            raise ValueError(f"{organisation.id}: unknown country {organisation.country}")
        if not any(len(name.text) >= 2 for name in organisation.names.values()):
            raise ValueError(f"{organisation.id} has no name")
        for name in organisation.names.values():
            if len(name.text) < 2:
                raise ValueError(f"{organisation.id}: name {name.text!r} is too short")


def _organisation_row(organisation: Organisation) -> Row:
    return {
        "id": organisation.id,
        "name": organisation.name,
        "class": organisation.klass,
        "qid": organisation.qid,
        "wikipedia": organisation.wikipedia,
        "country": organisation.country,
        "parent": organisation.parent,
        "start": organisation.start,
        "end": organisation.end,
        "sources": "|".join(sorted(organisation.sources)),
    }


def _name_row(organisation: Organisation, name: Name) -> Row:
    return {
        "entity": organisation.id,
        "text": name.text,
        "language": name.language,
        "form": name.form,
        "case": name.case,
        "context": name.context,
        "start": name.start,
        "end": name.end,
        "sources": "|".join(sorted(name.sources)),
    }


def _offices() -> Iterator[Row]:
    for row in curated.read_rows("offices", ("text", "role", "position", "reason")):
        for text in spellings(row["text"]):
            yield {
                "text": text,
                "role": row["role"],
                "position": row["position"],
                "sources": "curated",
            }


def spellings(text: str) -> list[str]:
    """An office in British and American spelling."""
    american = text.replace("Defence", "Defense").replace("Labour", "Labor")
    return list(dict.fromkeys([text, american]))
