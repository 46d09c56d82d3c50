"""Political parties of Party Facts: QID, article, native name, acronym, years."""

from __future__ import annotations

import re
from pathlib import Path

from tools.gazetteer.orgs import joins
from tools.gazetteer.orgs.countries import Country, by_code
from tools.gazetteer.orgs.model import ALONE, CONTEXT, Organisation, Registry
from tools.gazetteer.orgs.spelling import fold, slug, tidy
from tools.gazetteer.report import Report
from tools.gazetteer.sources import partyfacts
from tools.gazetteer.sources.partyfacts import Party

# Parties that ended before are not in post-war news.
FIRST_YEAR = 1945
GENERIC = {"party", "parties", "union", "front", "movement", "list", "alliance", "bloc", "people"}
SMALL_WORDS = {"a", "and", "for", "in", "of", "on", "the", "to", "with"}
WITHOUT_COUNTRY = {"EUN"}
ACRONYM = re.compile(r"[^\W\d_a-z][\w&+-]{1,9}")


def add_all(registry: Registry, countries: dict[str, Country], data: Path, report: Report) -> None:
    codes = by_code(countries)
    country_words = {word for c in countries.values() for word in c.all_words}
    # Parties without an article have the empty title, which nobody bears.
    by_title = {_key(title): o for title, o in registry.by_wikipedia().items()}
    by_name = {
        (o.country, folded): o
        for o in registry
        if o.klass in ("party", "armed_group")
        for folded, form in o.names
        if form == "name"
    }
    known = joins.read()
    parties = partyfacts.read(data)
    by_qid: dict[str, Organisation] = {}
    for party in parties:
        target = known.get(fold(party.title)) if party.title else None
        organisation = registry.by_id[target] if target else by_title.get(_key(party.title))
        if organisation and party.title:
            by_qid.setdefault(party.qid, organisation)
            by_title.setdefault(_key(party.title), organisation)
    for party in parties:
        country = codes.get(party.country, "")
        if not country and party.country not in WITHOUT_COUNTRY:
            report.drop("party of an unknown country", f"{party.country} {party.name}")
            continue
        organisation = by_title.get(_key(party.title)) or by_qid.get(party.qid)
        if not organisation and _is_telling(_bare(party.name), country_words):
            organisation = by_name.get((country, fold(_bare(party.name))))
        if party.name.endswith("parties"):
            report.drop("party: several parties in one row", f"{party.country} {party.name}")
            continue
        if not organisation:
            if party.dissolved and int(party.dissolved) < FIRST_YEAR:
                report.drop(f"party dissolved before {FIRST_YEAR}", f"{party.country} {party.name}")
                continue
            organisation = _new(registry, party, country)
        elif "curated" not in organisation.sources:
            report.drop("party joined with one of the same QID", f"{party.country} {party.name}")
        if party.title and not organisation.wikipedia:
            organisation.wikipedia = party.title
        if party.title:
            by_title.setdefault(_key(party.title), organisation)
        if party.qid and not organisation.qid:
            organisation.qid = party.qid
        if party.qid:
            by_qid.setdefault(party.qid, organisation)
        organisation.sources.add(partyfacts.SOURCE.id)
        organisation.external_ids["partyfacts", str(party.id)] = partyfacts.SOURCE.id
        _add_names(organisation, party, country_words, report)


def _new(registry: Registry, party: Party, country: str) -> Organisation:
    code = country.removeprefix("country:").lower() if country else "eu"
    identifier = f"org:{slug(_bare(party.name)) or slug(party.title)}-{code}"
    if identifier in registry.by_id:
        identifier += f"-{party.founded or party.id}"
    if identifier in registry.by_id:
        identifier += f"-{party.id}"
    return registry.add(
        Organisation(
            id=identifier,
            name=_bare(party.name),
            klass="party",
            sources={partyfacts.SOURCE.id},
            country=country,
            start=party.founded,
            end=party.dissolved,
        )
    )


def is_long(text: str) -> bool:
    """Whether a name has four words, three of them with a meaning."""
    words = fold(text).split()
    return len(words) >= 4 and sum(word not in SMALL_WORDS for word in words) >= 3


def _key(title: str) -> str:
    """An article title as it is compared: Party Facts writes some brackets in another way."""
    return fold(title)


def _bare(name: str) -> str:
    """The name without a distinguishing bracket and without a leading article."""
    return tidy(re.sub(r"\s*[(\[][^()\[\]]*[)\]]\s*$", "", name)) or tidy(name)


def _add_names(
    organisation: Organisation, party: Party, country_words: set[str], report: Report
) -> None:
    source = partyfacts.SOURCE.id
    texts = {_bare(party.name): "en", _bare(party.title): "en"}
    if party.native:
        texts.setdefault(_bare(party.native), "und")
    for text, language in texts.items():
        if len(text) < 2:
            continue
        telling = _is_telling(text, country_words) if language == "en" else is_long(text)
        organisation.add(text, "name", source, ALONE if telling else CONTEXT, language=language)
    for acronym in re.split(r"[/ ,]", party.acronym):
        if ACRONYM.fullmatch(acronym) and sum(c.isupper() for c in acronym) > 1:
            organisation.add(acronym, "acronym", source, CONTEXT)
        elif acronym:
            report.drop("party: abbreviation is not an acronym", f"{acronym} in {party.acronym}")


def _is_telling(text: str, country_words: set[str]) -> bool:
    """Whether a name says by itself which party it is: it names the country or is long."""
    words = fold(text).split()
    names_country = any(
        " ".join(words[i:j]) in country_words
        for i in range(len(words))
        for j in range(i + 1, min(i + 4, len(words)) + 1)
    )
    if len(words) == 2 and words[1] in GENERIC:
        return False
    return is_long(text) or (len(words) >= 2 and names_country)
