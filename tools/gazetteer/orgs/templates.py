"""State bodies that every country has: ministries, parliament, central bank, courts, forces.

One organisation per country and kind, named by `curated/organisation_templates.tsv`.
Where a curated organisation is that body (`org:deu-parliament` is the Bundestag) it gets the names.
Not every state has a senate: kinds of `curated/organisation_template_members.tsv` are made for the
states named there only. A member that starts with `@` is a list of that table.
"""

from __future__ import annotations

from tools.gazetteer.orgs.countries import Country
from tools.gazetteer.orgs.curated import read_rows
from tools.gazetteer.orgs.model import ALONE, CONTEXT, Organisation, Registry
from tools.gazetteer.orgs.spelling import fold
from tools.gazetteer.provenance import CURATED, TEMPLATE
from tools.gazetteer.report import Report

STATUSES = {"member", "state"}
NO_BODY = "-"
# Countries whose name takes the article: "Foreign Ministry of the Netherlands".
ARTICLES = {
    "BHS", "CAF", "COD", "COG", "COM", "DOM", "FSM", "GMB", "MDV", "MHL", "NLD", "PHL", "SLB",
    "SYC", "ARE", "GBR", "USA", "CZE",
}  # fmt: skip
WITHOUT_ARTICLE = {"Holland", "Britain", "Great Britain", "America", "Czechia", "DR Congo"}


def add_all(registry: Registry, countries: dict[str, Country], report: Report) -> None:
    rows = read_rows("organisation_templates", ("kind", "class", "pattern", "context", "reason"))
    targets = {
        (row["country"], row["kind"]): row["id"]
        for row in read_rows("organisation_template_targets", ("country", "kind", "id", "reason"))
    }
    members = _members()
    kinds = {row["kind"] for row in rows}
    if unknown := {kind for kind in members if kind not in kinds and not kind.startswith("@")}:
        raise ValueError(f"organisation_template_members: no pattern for {sorted(unknown)}")
    for country in countries.values():
        if country.status in STATUSES:
            code = country.id.removeprefix("country:")
            for kind in dict.fromkeys(row["kind"] for row in rows):
                if code not in members.get(kind, {code}):
                    continue
                patterns = [row for row in rows if row["kind"] == kind]
                target = targets.get((code, kind), f"{code.lower()}-{kind}")
                if target == NO_BODY:
                    report.drop("template: no such body (curated)", f"{code} {kind}")
                else:
                    _add_body(registry, country, f"org:{target}", patterns)


def _members() -> dict[str, set[str]]:
    """The countries of each kind that not every state has."""
    rows = read_rows("organisation_template_members", ("kind", "countries", "reason"))
    listed = {row["kind"]: set(row["countries"].split("|")) for row in rows}
    return {
        kind: {
            code
            for member in codes
            for code in (listed[member] if member.startswith("@") else {member})
        }
        for kind, codes in listed.items()
    }


def _add_body(
    registry: Registry, country: Country, identifier: str, rows: list[dict[str, str]]
) -> None:
    organisation = registry.by_id.get(identifier)
    if not organisation:
        name = _fill(rows[0]["pattern"], country, country.name)
        organisation = registry.add(
            Organisation(identifier, name, rows[0]["class"], {TEMPLATE.id}, country=country.id)
        )
    for row in rows:
        for text in _texts(row["pattern"], country):
            # What a body is called in the first place says which it is, if it names the country:
            # "Bank of Italy".
            is_its_name = "{" in row["pattern"] and fold(text) == fold(organisation.name)
            context = CONTEXT if row["context"] == "context" and not is_its_name else ALONE
            known = organisation.names.get((fold(text), "name"))
            # What a row of ours says of this body is more than what a pattern says of all:
            # "Bank of Russia".
            if known and "{" in row["pattern"] and known.sources == {CURATED.id}:
                context = known.context
            if known and context == CONTEXT:
                known.context = CONTEXT
            organisation.add(text, "name", TEMPLATE.id, context)


def _texts(pattern: str, country: Country) -> list[str]:
    if "{adjective}" in pattern:
        return [pattern.replace("{adjective}", adjective) for adjective in country.adjectives]
    if "{name}" in pattern:
        names = dict.fromkeys([country.name, *country.names])
        return [pattern.replace("{name}", name) for name in names if name != "US"]
    if "{country}" in pattern:
        names = dict.fromkeys([country.name, *country.names])
        return [_fill(pattern, country, name) for name in names]
    return [pattern]


def _fill(pattern: str, country: Country, name: str) -> str:
    takes_article = country.id.removeprefix("country:") in ARTICLES
    article = "the " if takes_article and name not in WITHOUT_ARTICLE else ""
    return pattern.replace("{country}", article + name)
