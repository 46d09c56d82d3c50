"""What look-ups read beside the names that texts are searched for.

Names that English text would hold by chance ("Chili", "Maurice"), that countries share in some
language, or that only tables print ("Congo (RDC)") are no names for texts; a person who types one
into a look-up means the country. And words: which of them mean nothing ("of the"), which stand for
others ("Rep."), which name a form of state.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tools.gazetteer.country.curated import read_curated
from tools.gazetteer.country.folding import fold
from tools.gazetteer.country.joined import read_names
from tools.gazetteer.country.names import LEADING_ARTICLE
from tools.gazetteer.country.world import SAME_LANGUAGE, SHIPPED, TAG
from tools.gazetteer.report import Report
from tools.gazetteer.sources import cow_gw
from tools.gazetteer.tables import Row

# The languages of the United Nations, and those that most other tables of countries are in.
LANGUAGES = frozenset({"ar", "de", "en", "es", "fr", "it", "nl", "pt", "ru", "zh"})
SKIPPED_KINDS = frozenset({"capital", "former", "abbr", "demonym_in_names"})
SKIPPED_FLAGS = frozenset({"iso2", "demonym_in_names", "demonym", "short"})
# English in Deseret and Shavian letters.
SCRIPTS_OF_ALPHABET_REFORMS = frozenset({"Dsrt", "Shaw"})
ANOTHER_PLACE = "another territory or region in English"
# Who is believed where two sources give one name to two countries.
ARBITERS = ("cldr", "country-codes")


def lookup_word_rows() -> list[Row]:
    """The rows of `lookup_words.tsv`."""
    columns = ("word", "class", "means")
    return [
        {column: row[column] for column in columns} | {"sources": "curated"}
        for row in read_curated("lookup_words")
    ]


def lookup_name_rows(
    data: Path, names: Iterable[Row], ids: Mapping[str, str], report: Report
) -> list[Row]:
    """The rows of `lookup_names.tsv`: what is not among the names for texts."""
    taken: defaultdict[str, set[str]] = defaultdict(set)
    for row in names:
        if row["form"] not in ("capital", "metonym"):
            taken[fold(row["text"])].add(row["entity"])
    curated = read_curated("lookup_names")
    decided = {fold(row["text"]) for row in curated}
    # What English calls another place is refused in every language: "Guiana".
    decided |= {
        fold(row["text"])
        for row in read_curated("world_names_removed")
        if row["reason"] == ANOTHER_PLACE
    }
    found: dict[str, dict[str, dict[str, set[str]]]] = defaultdict(dict)
    for entity, text, languages, sources in [*_joined(data, ids), *_state_lists(data, ids)]:
        about = found[text].setdefault(entity, {"languages": set(), "sources": set()})
        about["languages"] |= languages
        about["sources"] |= sources
    rows: list[Row] = [
        {
            "country": row["country"],
            "text": row["text"],
            "language": row["language"],
            "start": row["start"],
            "end": row["end"],
            "sources": "curated",
        }
        for row in curated
    ]
    owners: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
    for text, entities in found.items():
        for entity, about in entities.items():
            owners[fold(text)].setdefault(entity, set()).update(about["sources"])
    for text, entities in found.items():
        key = fold(text)
        for entity, about in entities.items():
            if entity in taken[key] or key in decided:
                continue
            if taken[key]:
                report.drop("look-up name: a name of another country", f"{entity} {text}")
            elif not _believed(owners[key], entity):
                report.drop("look-up name: of several countries", f"{entity} {text}")
            else:
                rows.append(
                    {
                        "country": entity,
                        "text": text,
                        "language": "|".join(sorted(about["languages"])),
                        "start": "",
                        "end": "",
                        "sources": "|".join(sorted(about["sources"])),
                    }
                )
    return rows


def _believed(owners: Mapping[str, set[str]], entity: str) -> bool:
    if len(owners) == 1:
        return True
    for arbiter in ARBITERS:
        named = [owner for owner, sources in owners.items() if arbiter in sources]
        if named:
            return named == [entity]
    return False


def _joined(
    data: Path, ids: Mapping[str, str]
) -> Iterator[tuple[str, str, set[str], frozenset[str]]]:
    for name in read_names(data):
        sources = name.sources & SHIPPED
        if name.key not in ids or not sources:
            continue
        if name.kinds & SKIPPED_KINDS or name.flags & SKIPPED_FLAGS:
            continue
        languages = set(_languages(name.languages))
        text = unicodedata.normalize("NFC", " ".join(name.form.split()))
        text = LEADING_ARTICLE.sub("", text)
        # "current country name disputed" is a note.
        if text[0].islower():
            continue
        if languages and len(text) > 1 and not (text.isascii() and len(text) < 4):
            yield ids[name.key], text, languages, sources


def _state_lists(
    data: Path, ids: Mapping[str, str]
) -> Iterator[tuple[str, str, set[str], frozenset[str]]]:
    """The names that COW and Gleditsch and Ward print; of codes with several states, by hand."""
    shared = {(row["system"], row["code"]) for row in read_curated("country_codes")}
    for spell in cow_gw.read(data):
        if spell.key in ids and (spell.system, spell.code) not in shared:
            yield ids[spell.key], spell.name, {"en"}, frozenset({cow_gw.SOURCE.id})


def _languages(tags: Iterable[str]) -> Iterator[str]:
    for tag in tags:
        parts = TAG.fullmatch(tag)
        if parts and parts.group(2) not in SCRIPTS_OF_ALPHABET_REFORMS:
            language = SAME_LANGUAGE.get(parts.group(1), parts.group(1))
            if language in LANGUAGES:
                yield language
