"""English names: what the sources agree on, corrected and completed by the curated table.

The automatic part is kept narrow on purpose. It takes the canonical name, the names that the United
Nations and CLDR print, official names by their shape, capitals, and demonyms with two witnesses;
every other form is a decision and stands in `curated/country_names.tsv`. A curated row replaces
whatever the sources say of its text; with the case `-` it takes the text away (in the form it
names, or in every form).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tools.gazetteer.country.abbreviated import abbreviated
from tools.gazetteer.country.curated import read_curated
from tools.gazetteer.country.folding import fold
from tools.gazetteer.country.joined import read_demonyms, read_names
from tools.gazetteer.report import Report
from tools.gazetteer.sources import country_codes
from tools.gazetteer.tables import Row

TRUSTED = frozenset({"cldr", "country-codes", "factbook", "i18n-iso", "hdx-ocha", "ruby-countries"})
TRUSTED_IF_OFFICIAL = TRUSTED | {"wordnet30"}
TRUSTED_FOR_CAPITALS = TRUSTED | {"countries-list"}

PRINTED = ("CLDR display name", "UNTERM English Short", "UNTERM English Formal", "official_name_en")

OFFICIAL = re.compile(
    r"\b(Republic|Kingdom|State|States|Principality|Commonwealth|Federation|Confederation|Emirate"
    r"|Sultanate|Duchy|Union|Jamahiriya|Territory|Bailiwick)\b"
)
LEADING_ARTICLE = re.compile(r"^the ", re.IGNORECASE)

# Forms that are a matter of course in the joined table and never a name.
UNUSABLE_FLAGS = frozenset({"paren", "inverted/abbr", "owid1", "long", "iso2", "demonym_in_names"})

DEMONYM_FORMS = {"adj": "adjective", "demonym_sg": "demonym", "demonym_pl": "demonym"}
DEMONYM_SHAPE = re.compile(r"[A-ZÅ][\w'’]*(?:[ -][A-Z]?[\w'’]+)*")

# A text has one form per entity: the first of these that it can have.
FORM_ORDER = ("name", "short", "official", "acronym", "adjective", "demonym", "capital", "metonym")

REMOVED = "-"
FACTBOOK = "factbook"


class Name(NamedTuple):
    """A name before it becomes a row."""

    entity: str
    text: str
    form: str
    sources: frozenset[str]


def english_rows(
    data: Path, countries: Sequence[Row], ids: Mapping[str, str], report: Report
) -> list[Row]:
    """All English rows of `country_names.tsv`, at most one for an entity, text and form."""
    canonical = {row["id"]: row["name"] for row in countries}
    curated = read_curated("country_names")
    removed = {(r["entity"], r["text"], r["form"]) for r in curated if r["case"] == REMOVED}
    decided = {(r["entity"], fold(r["text"])) for r in curated if r["case"] != REMOVED}
    if unknown := {row["entity"] for row in curated} - canonical.keys():
        raise ValueError(f"curated/country_names.tsv: unknown entities {sorted(unknown)}")

    found: dict[tuple[str, str, str], set[str]] = {}
    for name in [*_canonical(countries), *_printed(data, canonical), *_joined(data, ids, report)]:
        form = "name" if name.text == canonical[name.entity] else name.form
        found.setdefault((name.entity, name.text, form), set()).update(name.sources)
    for name in _demonyms(data, ids, report):
        found.setdefault((name.entity, name.text, name.form), set()).update(name.sources)

    for entity, text, form in [*found]:
        if (entity, text, form) in removed or (entity, text, REMOVED) in removed:
            del found[entity, text, form]

    witnesses: dict[tuple[str, str], set[str]] = {}
    for (entity, text, _), sources in found.items():
        witnesses.setdefault((entity, fold(text)), set()).update(sources)
    rows: dict[tuple[str, str, str], Row] = {}
    for row in curated:
        if row["case"] != REMOVED:
            entity, key = row["entity"], fold(row["text"])
            sources = {"curated"} | witnesses.get((entity, key), set())
            if (entity, key, row["form"]) in rows:
                raise ValueError(f"curated/country_names.tsv: {entity} {row['text']!r} is a repeat")
            if key == fold(canonical[entity]) and row["text"] != canonical[entity]:
                raise ValueError(f"curated/country_names.tsv: {row['text']!r} is the name itself")
            rows[entity, key, row["form"]] = _curated_row(row, sources)
    for (entity, text, form), _ in sorted(found.items(), key=_preference):
        key = fold(text)
        if (entity, key) in decided or _repeats(entity, key, form, rows):
            continue
        rows[entity, key, form] = _row(entity, text, form, witnesses[entity, key])
    return [*rows.values(), *abbreviated(list(rows.values()))]


def _preference(item: tuple[tuple[str, str, str], set[str]]) -> tuple[int, int, str, str]:
    """Which of two spellings that fold to one is written: the canonical form first, then the one
    with more witnesses, then the one with diacritics."""
    (entity, text, form), sources = item
    diacritics_first = "".join(chr(0x10FFFF - ord(character)) for character in text)
    return FORM_ORDER.index(form), -len(sources), entity, diacritics_first


def _canonical(countries: Iterable[Row]) -> Iterator[Name]:
    for row in countries:
        yield Name(row["id"], row["name"], "name", frozenset(row["sources"].split("|")))


def _printed(data: Path, canonical: Mapping[str, str]) -> Iterator[Name]:
    """The names of the United Nations and of CLDR in `country-codes.csv`, and the capital."""
    sources = frozenset({country_codes.SOURCE.id})
    for row in country_codes.read(data):
        entity = f"country:{row['ISO3166-1-Alpha-3']}"
        for column in PRINTED:
            text = row[column].replace("(the)", "").strip(" *")
            text = LEADING_ARTICLE.sub("", text)
            if text and not set("(,") & set(text) and " - " not in text:
                yield Name(entity, text, "official" if OFFICIAL.search(text) else "name", sources)
        if row["Capital"]:
            yield Name(entity, row["Capital"], "capital", sources)


def _joined(data: Path, ids: Mapping[str, str], report: Report) -> Iterator[Name]:
    """Official names and capitals of the joined table; the rest of it is left to the curator."""
    for name in read_names(data):
        if "en" not in name.languages or name.key not in ids or name.flags & UNUSABLE_FLAGS:
            continue
        text = LEADING_ARTICLE.sub("", name.form)
        entity = ids[name.key]
        if "capital" in name.kinds and text[0].isupper():
            yield Name(entity, text, "capital", name.sources & TRUSTED_FOR_CAPITALS)
        elif name.kinds & {"former", "abbr"} or not name.sources & TRUSTED_IF_OFFICIAL:
            report.drop("country name: former, abbreviation or untrusted", f"{entity} {text}")
        elif OFFICIAL.search(text) and text[0].isupper() and not text.isupper():
            yield Name(entity, text, "official", name.sources & TRUSTED_IF_OFFICIAL)
        else:
            report.drop("country name: not official, left to the curated table", f"{entity} {text}")


def _demonyms(data: Path, ids: Mapping[str, str], report: Report) -> Iterator[Name]:
    for demonym in read_demonyms(data):
        entity = ids.get(demonym.key)
        trusted = len(demonym.sources) > 1 or FACTBOOK in demonym.sources
        form = DEMONYM_FORMS[demonym.kind]
        if entity and trusted and DEMONYM_SHAPE.fullmatch(demonym.form):
            if demonym.form.endswith("Islander"):
                form = "demonym"
            yield Name(entity, demonym.form, form, demonym.sources)
        else:
            report.drop("demonym: one witness, or not a word", f"{demonym.key} {demonym.form}")


def _repeats(entity: str, key: str, form: str, rows: Mapping[tuple[str, str, str], Row]) -> bool:
    """Whether the same text of the same entity already has a row that says as much.

    A capital, adjective or official name that is spelled like the name is no second row, nor is a
    demonym that is spelled like the adjective.
    """
    earlier = FORM_ORDER[: FORM_ORDER.index(form) + 1]
    return any((entity, key, other) in rows for other in earlier)


def _row(entity: str, text: str, form: str, sources: Iterable[str]) -> Row:
    return {
        "entity": entity,
        "text": text,
        "language": "en",
        "form": form,
        "case": "title",
        "context": "alone",
        "start": "",
        "end": "",
        "sources": "|".join(sorted(sources)),
    }


def _curated_row(row: Mapping[str, str], sources: Iterable[str]) -> Row:
    result = {column: value for column, value in row.items() if column != "reason"}
    return result | {"sources": "|".join(sorted(sources))}
